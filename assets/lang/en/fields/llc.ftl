# LLC (IEEE 802.2) and the spanning tree (IEEE 802.1D)

header-llc-dsap = DSAP: which protocol at the receiver the frame is for
    .here = { $known ->
        [yes] { $hex }: for { $name }.
       *[no] { $hex }: for a protocol that is not known here.
    }
header-llc-ssap = SSAP: which protocol at the sender it comes from
    .here = { $known ->
        [yes] { $hex }: from { $name }.
       *[no] { $hex }: from a protocol that is not known here.
    }
header-llc-control = Control: what kind of frame this is; 0x03 is plain data
    .here = { $value ->
        [3] 0x03 (UI): just data, without number and without answer.
       *[other] { $hex }: a frame with numbers or commands, as hardly anybody uses now.
    }
header-llc-oui = Organization: whose numbers come next; zeros mean an EtherType
    .here = { $value ->
        [0] 0: an EtherType follows.
       *[other] { $hex }: the organisation with this number has given the number that follows.
    }
header-llc-type = EtherType: which protocol the payload is
    .here = { $known ->
        [yes] { $hex }: { $name } follows.
       *[no] { $hex }: what follows is a protocol that is not known here.
    }
    .name = { header-eth-type.name }
header-llc-pid = Protocol: a number that the organization gave out
    .here = { $known ->
        [yes] { $hex }: { $name }, a protocol of the organisation in front of it.
       *[no] { $hex }: what it means is written by the organisation in front of it.
    }
header-stp-protocol = Protocol: 0, the spanning tree
    .here = { $value ->
        [0] 0: the spanning tree.
       *[other] { $hex }: not the spanning tree, which is 0.
    }
header-stp-version = Version: 0 STP, 2 RSTP, 3 MSTP
    .here = { $value ->
        [0] 0: the classic spanning tree; a link wakes up in half a minute.
        [2] 2: the rapid one (RSTP); a link wakes up within seconds.
        [3] 3: several trees, for several groups of VLANs (MSTP).
       *[other] { $value }: a version that is not known here.
    }
header-stp-type = Type: 0 configuration, 0x80 the topology has changed
    .here = { $value ->
        [0] 0: tells who is the root, and how far it is.
        [2] 2: tells the same, and the state of the port (RSTP, MSTP).
        [128] 0x80: tells the root that a link has come or gone.
       *[other] { $hex }: a kind that is not known here.
    }
header-stp-flags = Flags: topology changes, and with RSTP the state of the port
    .here = { $count ->
        [0] None set: nothing has changed.
       *[other] Set: { $set }.
    }
header-stp-flags-tcack = Topology change seen: the report of a change has arrived
    .here = { $value ->
        [1] 1: the notice of a change has arrived; it need not be said again.
       *[0] 0: no notice of a change is confirmed.
    }
header-stp-flags-agreement = Agreement: yes, let the port forward at once (RSTP)
    .here = { $value ->
        [1] 1: the port at the other end may forward at once (RSTP).
       *[0] 0: nothing is agreed to.
    }
header-stp-flags-forwarding = Forwarding: the port passes frames on (RSTP)
    .here = { $value ->
        [1] 1: the port passes frames on.
       *[0] { $stp-version ->
            [0] 0: the classic version does not tell this.
           *[other] 0: the port does not pass frames on yet.
        }
    }
header-stp-flags-learning = Learning: the port learns addresses (RSTP)
    .here = { $value ->
        [1] 1: the port learns addresses.
       *[0] { $stp-version ->
            [0] 0: the classic version does not tell this.
           *[other] 0: the port does not learn addresses yet.
        }
    }
header-stp-flags-port-role = Port role: root, designated or spare (RSTP)
    .here = { $value ->
        [1] 1: kept ready, in case that another port fails.
        [2] 2: the port that leads to the root.
        [3] 3: the port through which this link reaches the root.
       *[other] { $value }: no role is told.
    }
header-stp-flags-proposal = Proposal: may this port forward at once? (RSTP)
    .here = { $value ->
        [1] 1: may this port forward at once? (RSTP)
       *[0] 0: nothing is proposed.
    }
header-stp-flags-tc = Topology change: forget learned addresses sooner
    .here = { $value ->
        [1] 1: the tree has changed: forget learned addresses sooner.
       *[0] 0: the tree has not changed.
    }
header-stp-root-prio = Root priority: the least number becomes the root
    .here = { $value ->
        [0] 0: the least, so this root was chosen on purpose.
        [32768] 32768: as switches come from the maker; nobody chose this root.
       *[other] { $value }: the switch with the least number becomes the root.
    }
header-stp-root-ext = Root extension: the VLAN of this tree
    .here = { $value ->
        [0] 0: this tree belongs to no particular VLAN.
       *[other] { $value }: the tree of VLAN { $value }.
    }
header-stp-root-hw = Root MAC: decides between equal priorities, the least wins
    .here = { SAME($value, $stp-bridge-hw) ->
        [yes] { $value }: the sender takes itself for the root.
       *[no] { $value }: the switch that the sender takes for the root.
    }
header-stp-root-cost = Path cost: how far the root is from the sender
    .here = { $value ->
        [0] 0: the sender is the root itself.
       *[other] { $value }: the sum over the links from the sender to the root; less is better.
    }
header-stp-bridge-prio = Bridge priority: of the switch that sent this
    .here = { $value ->
        [32768] 32768: the sender's priority, as it came from the maker.
       *[other] { $value }: the sender's priority; with less than the root's it would be the root.
    }
header-stp-bridge-ext = Bridge extension: the VLAN of this tree
    .here = { $value ->
        [0] 0: this tree belongs to no particular VLAN.
       *[other] { $value }: the tree of VLAN { $value }.
    }
header-stp-bridge-hw = Bridge MAC: of the switch that sent this
    .here = { $value }: the switch that has sent this.
header-stp-port = Port: through which port it was sent
    .here = { $hex }: the sender's port; in front its priority, then its number.
header-stp-msg-age = Message age: seconds since the root said this
    .here = { $value ->
        [0] 0 s: fresh from the root.
       *[other] { $value } s: each switch on the way from the root has added to it.
    }
header-stp-max-age = Maximum age: after so many seconds it counts no more
    .here = { $value } s: without news for so long, the root counts as lost.
header-stp-hello = Hello time: seconds between two messages
    .here = { $value } s: the root speaks that often.
header-stp-forward = Forward delay: seconds a port listens, and seconds it learns
    .here = { $value } s: so long a port only listens, and then as long only learns.
header-stp-version-1-length = Version 1 length: 0 (RSTP)
    .here = { $value ->
        [0] 0: nothing of version 1 follows, as it must be.
       *[other] { $value }: should be 0.
    }
header-llc-dsap-sap = Receiving protocol: the first 7 bits of the DSAP
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: a protocol that is not known here.
    }
header-llc-dsap-ig = Group: one receiving protocol or several
    .here = { $value ->
        [1] 1: for all protocols that listen to this number.
       *[0] 0: for one protocol.
    }
header-llc-ssap-sap = Sending protocol: the first 7 bits of the SSAP
    .here = { header-llc-dsap-sap.here }
header-llc-ssap-cr = Response: a command, or the answer to one
    .here = { $value ->
        [1] 1: the answer to a command.
       *[0] 0: a command.
    }
header-llc-control-u = Command: what a frame without numbers does
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: a command that is not known here.
    }
header-llc-control-n-r = N(R): the number of the frame that is expected next
    .here = { $value }: all frames before this number have arrived.
header-llc-control-n-s = N(S): the number of this frame
    .here = { $value }: the number of this frame; 0 follows after 127.
header-llc-control-s-ftype = Supervisory: what a frame without data says of the sequence
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: not known here.
    }
    .name = { $key ->
        [receiver-ready] ready to receive (RR)
        [receiver-not-ready] not ready to receive (RNR)
        [reject] send again from the missing one on (REJ)
       *[other] { $name }
    }
header-llc-control-p = Poll: a command that wants an answer at once
    .here = { $value ->
        [1] 1: the receiver must answer at once.
       *[0] 0: no answer is wanted at once.
    }
header-llc-control-f = Final: the answer to a poll
    .here = { $value ->
        [1] 1: the answer to a command that wanted one at once.
       *[0] 0: not the answer to a poll.
    }
header-llc-control-ftype = Frame type: numbered data, supervisory, or unnumbered
    .here = { $value ->
        [1] 1: supervisory; it speaks of the sequence and carries no data.
        [3] 3: unnumbered; the control field has one byte.
       *[other] { $value }: data with a sequence number.
    }
