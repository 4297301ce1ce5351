# What happened, one message a fact: fact-KIND-VARIANT as in src/trace/facts, in kebab case. The value is a full
# sentence for a learner; .short fits the event list (28 cells); .fix, of a drop, is the nearest thing that would
# have let the packet pass. Variables are the fact's fields, plus $node (the box), and for links $here and $there.
# Yes/no fields are "yes" or "no"; a field without a value is "none".

fact-boot = { $node } is switched on.
    .short = power on
fact-command = { $node } is given a command: { $line }
    .short = $ { $line }
fact-script = The scenario's script gives { $node } a line: { $line }
    .short = script: { $line }
fact-timer = A timer of { $node } runs out: { $purpose }.
    .short = timer { $purpose }

## The wire

fact-link-sent = { $here } puts { $len } bytes on the wire; the last bit reaches { $there } at { SECONDS($arrives) } s.
    .short = sent → { $there }
fact-link-lost = { $here } puts { $len } bytes on the wire, but the line loses them: { $there } never sees them.
    .short = lost before { $there }
fact-link-corrupted = Noise flips bit { $bit } of the frame on the way; checksums exist to notice this. Chance { PERCENT($chance_ppm) }, die { $die }/1000000.
    .short = bit { $bit } flips
fact-link-duplicated = The line delivers this frame twice; the copy arrives at { SECONDS($arrives) } s. Chance { PERCENT($chance_ppm) }, die { $die }/1000000.
    .short = duplicated
fact-link-held-back = The line holds this frame back for { $hold }, so that later ones may overtake it. Chance { PERCENT($chance_ppm) }, die { $die }/1000000.
    .short = held back { $hold }
fact-link-late = Jitter makes this frame { $by } late; the line's jitter goes up to { $most }.
    .short = { $by } of jitter
fact-link-arrived = A frame of { $len } bytes has arrived at { $here } from { $there }.
    .short = arrived at { $here }
fact-link-cut = The link { $here } – { $there } is cut: nothing passes until it is mended.
    .short = link cut
fact-link-mended = The link { $here } – { $there } is mended: frames pass again.
    .short = link mended
fact-link-cut-one-way = From { $here } to { $there } the link is cut: nothing passes that way until it is mended; the other way is not touched.
    .short = cut: { $here } →
fact-link-mended-one-way = From { $here } to { $there } the link is mended: frames pass that way again.
    .short = mended: { $here } →
fact-link-carrier-gone = { $here } is off: { $there } sees its cable gone, and asks for an address anew when it is back.
    .short = { $here } off
fact-link-carrier-back = { $here } is on again: { $there } sees its cable come back.
    .short = { $here } on
fact-link-associated = { $here } has joined "{ $ssid }" at { $there }: name and password are right.
    .short = joined { $ssid }
fact-link-faults-set = From { $here } to { $there } the line now has { $setting ->
        [none] no trouble
       *[other] this trouble: { $setting }
    }.
    .short = { $setting ->
        [none] trouble off: { $here } →
       *[other] { $setting }
    }

## Drops

fact-drop-unplugged = { $node } drops the frame: port { $port } has no cable.
    .short = ✗ { $port } unplugged
    .fix = A cable at { $port } would let it pass: lab connect { $node }:{ $port } BOX:PORT.
fact-drop-link-cut = { $node } drops the frame: the link { $here } – { $there } is cut.
    .short = ✗ link cut
    .fix = The mended link would let it pass: lab link mend { $here }.
fact-drop-cut-off = The frame of { $node } is lost on the way from { $here } to { $there }: the link was cut before it arrived.
    .short = ✗ cut off on the way
    .fix = A link that stays whole would carry it; once mended, it can be sent again: lab link mend { $here }.
fact-drop-queue-full = { $node } drops the frame: { $waiting_bytes } bytes already wait for { $here } – { $there }, the queue takes { $limit_bytes }.
    .short = ✗ queue full
    .fix = With no more than { $limit_bytes } bytes waiting it would pass: a slower sender, a faster link or a longer queue.
fact-drop-lost-on-link = The frame of { $node } is lost on the way from { $here } to { $there }: the loss is { PERCENT($loss_ppm) }, the die shows { $die }/1000000.
    .short = ✗ lost on the link
    .fix = A link that loses nothing would carry it: lab link set { $here } loss=0%.
fact-drop-lost-in-burst = The frame of { $node } is lost on the way from { $here } to { $there }: number { $nth } of a burst that { $nth ->
        [1] begins
       *[other] goes on
    } with a chance of { PERCENT($chance_ppm) }; die { $die }/1000000.
    .short = ✗ lost in a burst ({ $nth })
    .fix = A link without bursts would carry it: lab link set { $here } burst=off.
fact-drop-lost-by-number = The frame of { $node } is lost on the way from { $here } to { $there }: the link was told to lose frame number { $ordinal }{ $least_bytes ->
        [0] {""}
       *[other] {" "}of those with at least { $least_bytes } bytes
    }.
    .short = ✗ lost: frame { $ordinal }
    .fix = Every frame with another number passes; lab link set { $here } drop=off takes the order back.
fact-drop-not-my-mac = { $node } drops the frame: it is addressed to { $dst }, this card is { $mine }.
    .short = ✗ not my MAC
    .fix = A frame to { $mine }, or to ff:ff:ff:ff:ff:ff (everybody), would be taken in.
fact-drop-wrong-vlan = { $node } drops the frame: { $vlan ->
        [0] it wears no tag
       *[other] it belongs to VLAN { $vlan }
    }, and port { $port } carries only VLAN { $carries }.
    .short = ✗ { $vlan ->
        [0] no VLAN tag
       *[other] VLAN { $vlan }
    } at { $port }
    .fix = { $vlan ->
        [0] A tag of VLAN { $carries } would let it pass; or make { $port } an access port.
       *[other] Port { $port } would have to carry VLAN { $vlan } too, or the sender belong to VLAN { $carries }.
    }
fact-drop-radio-off = { $node }: nothing goes out by { $port }: { $mine ->
        [yes] its radio is off.
       *[no] the radio of the other side is off.
    }
    .short = ✗ radio off
    .fix = Its owner can switch it on (wifi on).
fact-drop-wrong-ssid = { $node } cannot send: { $port } is set to the network "{ $ssid }", the radio on the other side to "{ $other }".
    .short = ✗ SSID { $ssid } ≠ { $other }
    .fix = The same network name on both sides would connect them: "{ $other }".
fact-drop-wrong-password = { $node } cannot send by { $port }: the two sides have different passwords of the network "{ $ssid }".
    .short = ✗ wrong password: { $ssid }
    .fix = Join again with the right one: wifi join "{ $ssid }" and the password.
fact-drop-unknown-ether-type = { $node } drops the frame: nothing here reads EtherType { $ethertype }.
    .short = ✗ EtherType { $ethertype }
    .fix = EtherType 0x0800 (IPv4) or 0x0806 (ARP) would be read.
fact-drop-no-session = { $node } drops the frame: it is of session { $session }, which is not open here.
    .short = ✗ no session { $session }
    .fix = A session that both sides know carries packets; dialling again (wan redial) makes one.
fact-drop-bad-bytes = { $node } drops the packet: the { $header } header cannot be right ({ $error ->
        [truncated] it ends too early
        [checksum] its checksum is wrong
       *[malformed] its fields contradict each other
    }).
    .short = ✗ bad { $header } header
    .fix = An undamaged packet passes; look whether the link corrupts bits.
fact-drop-bad-checksum = { $node } drops the packet: its { $header } checksum says { HEX($stated, 4) }, but its bytes give { HEX($computed, 4) }. They were changed on the way.
    .short = ✗ { $header } checksum wrong
    .fix = With the checksum { HEX($computed, 4) } it would pass; look whether a link corrupts bits (lab link set END corrupt=0%).
fact-drop-no-arp-answer = { $node } drops the packet: { $attempts } times it asked "who has { $next_hop }?" on { $iface } and nobody answered.
    .short = ✗ no ARP from { TAIL($next_hop) }
    .fix = { $next_hop } must be switched on and plugged into the network at { $iface }.
fact-drop-arp-queue-full = { $node } drops the packet: { $limit } already wait to learn the MAC of { $next_hop }, there is no more room.
    .short = ✗ ARP queue full
    .fix = Once { $next_hop } answers ARP, packets pass at once.
fact-drop-no-route = { $node } drops the packet: no row of the routing table covers { $dst }{ $nearest ->
        [none] , the table is empty
       *[other] ; { $nearest } comes nearest
    }.
    .short = ✗ no route to { TAIL($dst) }
    .fix = A default route (0.0.0.0/0) or a row that covers { $dst } would let it pass.
fact-drop-ttl-expired = { $node } drops the packet to { $dst }: its TTL reached 0, it has passed its last router.
    .short = ✗ TTL 0
    .fix = A greater TTL passes, unless routers send it in a circle.
fact-drop-martian = { $node } drops the packet: { $addr } cannot be its { $is_source ->
        [yes] source
       *[no] destination
    } here, { $why ->
        [loopback] 127.0.0.0/8 never leaves a box
        [this_network] 0.0.0.0/8 is no host
        [group] it is a group of hosts
        [reserved] 240.0.0.0/4 belongs to nobody
        [broadcast] it means everybody on a network
        [own] it is this box's own address
        [private] private addresses end at the home router
        [reverse_path] an answer to it would leave by another interface
       *[link_local] it is good on its own link only
    }.
    .short = ✗ martian { TAIL($addr) }
    .fix = { $is_source ->
        [yes] From an address that one host of that network has, it would pass.
       *[no] To an address that one host has, it would pass.
    }
fact-drop-not-member = { $node } drops the packet: it is for the group { $group }, and no program here has joined that.
    .short = ✗ not in { $group }
    .fix = A program here that joins { $group } (nc -u -l --join { $group } PORT) would let it in.
fact-drop-not-for-me = { $node } drops the packet: it is for { $dst }{ $mine ->
        [none] , this host has no address yet
       *[other] , this host is { $mine }
    } and passes nothing on.
    .short = ✗ not for me
    .fix = { $mine ->
        [none] With an address of its own (dhcp renew) the host would take what is sent to it.
       *[other] A packet to { $mine } would be taken in; passing on is a router's work.
    }
fact-drop-no-listener = { $node } drops the packet: no program listens on { $proto } port { $port }.
    .short = ✗ { $proto } { $port } closed
    .fix = { $nearest ->
        [none] No { $proto } port is open here: start a program that listens on { $port }.
       *[other] { $proto } port { $nearest } is open; or start a program that listens on { $port }.
    }
fact-drop-unknown-protocol = { $node } drops the packet: nothing here speaks IP protocol { $proto }.
    .short = ✗ IP proto { $proto }
    .fix = ICMP (1), TCP (6) and UDP (17) are understood.
fact-drop-filtered = { $node } drops the packet for { $dst } ({ $proto } port { $port }, { $state }): firewall { $rule } ({ $text }) says so; it has decided about { $packets ->
        [one] one packet
       *[other] { $packets } packets
    }.
    .short = ✗ firewall { $rule }
    .fix = { $nearest ->
        [0] A row before it would let it pass (iptables -I { $chain } -d { $dst } -j ACCEPT).
       *[other] Row { $nearest } of { $chain } would accept it, but for its { $but ->
            [state] state
            [in] interface inward
            [out] interface outward
            [proto] protocol
            [source] source
            [destination] destination
            [source_port] source port
            [destination_port] destination port
            [flags] flags
            [icmp] ICMP type
            [length] length
           *[none] conditions
        }.
    }
fact-drop-nat-no-mapping = { $node } drops the packet: no NAT row and no port-forward rule fits { $proto } port { $port }{ $nearest ->
        [none] {""}
       *[other] , the nearest rule is for port { $nearest }
    }.
    .short = ✗ no NAT row :{ $port }
    .fix = { $inside ->
        [none] A port-forward rule for who is to answer would let it in: forward add { LOWER($proto) } { $port } HOST:PORT.
       *[other] A port-forward rule for who is to answer would let it in: forward add { LOWER($proto) } { $port } HOST:PORT, { $inside } being such a host.
    }
fact-drop-nat-untranslatable = { $node } drops the packet ({ $proto }): it has no port and no identifier that a NAT row could stand for, nor was it asked for.
    .short = ✗ { $proto } not translatable
    .fix = TCP, UDP and echo requests can be translated, and answers to what came in.
fact-drop-nat-table-full = { $node } drops the packet: all { $rows } rows of the NAT table are in use.
    .short = ✗ NAT table full
    .fix = When idle rows expire, new conversations fit again.
fact-drop-nat-no-port = { $node } drops the packet: no outside { $proto } port is left to lend. { $used } { $used ->
        [1] is
       *[other] are
    } in use, most of them by { $busiest } ({ $busiest_ports }).
    .short = ✗ no free NAT port
    .fix = When idle NAT rows expire, ports become free again; nat set host_ports=N keeps { $busiest } from taking so many.
fact-drop-nat-host-limit = { $node } drops the packet: { $host } has { $limit } outside { $limit ->
        [1] port
       *[other] ports
    } already, as many as one host may have.
    .short = ✗ { $host }: port limit
    .fix = When a row of { $host } expires, it gets another port; nat set host_ports=0 takes the limit away.
fact-drop-nat-filtered = { $node } drops the packet: port { $port } is lent to { $inside }, { $filtering ->
        [address_dependent] and { $from } has an address that was not called from there.
       *[other] and { $from } was not called from there.
    }
    .short = ✗ NAT filter :{ $port }
    .fix = { $filtering ->
        [address_dependent] Anything from the address of { $called } would pass; so would { $from } after { $inside } has sent something to its address.
       *[other] { $called } itself would pass; so would { $from } after { $inside } has sent something to it.
    }
fact-drop-nat-invalid = { $node } drops the segment ({ $flags ->
        [none] no flags
       *[other] { $flags }
    }): { $why ->
        [flags] no TCP sets these flags together.
       *[no_connection] it belongs to no connection that is known here, and none begins like this.
    }
    .short = ✗ invalid segment
    .fix = { $why ->
        [flags] A SYN, or a segment with ACK, would pass.
       *[no_connection] A SYN would open a connection; a segment with ACK alone would take one over.
    }
fact-drop-nat-out-of-window = { $node } drops the segment: { $why ->
        [above_window] its number { $number } lies beyond { $limit }, the last its receiver takes.
        [acks_unseen] it acknowledges { $number }, and nothing beyond { $limit } was sent.
       *[old_reset] a reset with the number { $number }, and its receiver has everything up to { $limit }.
    } It is of no connection here.
    .short = ✗ outside the window
    .fix = { $why ->
        [above_window] A number up to { $limit } would pass; so would this one with tcp_be_liberal=on.
        [acks_unseen] An acknowledgment up to { $limit } would pass; so would this one with tcp_be_liberal=on.
       *[old_reset] A reset with { $limit } would end the connection.
    }
fact-drop-fragmentation-needed = { $node } drops the packet: it has { $len_bytes } bytes, the next link takes { $mtu_bytes }, and it must not be cut (DF).
    .short = ✗ over MTU { $mtu_bytes }
    .fix = A packet of at most { $mtu_bytes } bytes passes (the ICMP error tells the sender so), or one without DF.
fact-drop-fragment-timeout = { $node } gives up the packet { $ident } from { $src }: { $pieces } { $pieces ->
        [1] fragment waited
       *[other] fragments waited
    } 30 seconds, the one at byte { $missing_from_bytes } never came.
    .short = ✗ fragments incomplete
    .fix = The fragment that begins at byte { $missing_from_bytes }, within 30 seconds, would make it whole; packets of at most the path's MTU need none.
fact-drop-fragment-overlap = { $node } drops all { $lost } fragments of packet { $ident } from { $src }: the one for byte { $offset_bytes } overlaps others, so none can be trusted.
    .short = ✗ fragments overlap
    .fix = Fragments that lie side by side without overlapping are put together.
fact-drop-fragment-duplicate = { $node } drops a fragment of packet { $ident } from { $src }: the bytes from { $offset_bytes } on are here already.
    .short = ✗ fragment twice
    .fix = Nothing to mend: its first copy is kept.
fact-drop-reassembly-full = { $node } drops a fragment: the fragments of { $datagrams } packets already fill the { $limit_bytes } bytes kept for them.
    .short = ✗ fragment store full
    .fix = When packets become whole, or their 30 seconds are over, there is room again.
fact-drop-echo-to-many = { $node } drops the echo request: it went to { $dst }, and if everybody answered that would be a storm.
    .short = ✗ ping to everybody
    .fix = An echo request to this host's own address is answered.
fact-drop-tcp-to-many = { $node } drops the segment: it went to { $dst }, but a TCP connection has exactly one host at each end.
    .short = ✗ TCP to everybody
    .fix = A segment to one host's own address is taken in.
fact-drop-icmp-unclaimed = { $node } drops the ICMP message (type { $kind }, code { $code }): no program here waits for it.
    .short = ✗ ICMP { $kind }/{ $code } unclaimed
    .fix = While the program that sent the packet in question still runs, the message reaches it.
fact-drop-icmp-unknown = { $node } drops the ICMP message: nothing here answers type { $kind }, code { $code }.
    .short = ✗ ICMP { $kind }/{ $code }
    .fix = Echo requests (type 8) are answered, errors (3, 5, 11) are understood.
fact-drop-socket-full = { $node } drops the data for port { $port }: { $queued_bytes } bytes already wait there, the program reads slower than data comes.
    .short = ✗ socket :{ $port } full
    .fix = A program that reads faster, or a slower sender.
fact-drop-backlog-full = { $node } drops the connection request: { $waiting } of { $limit } connections already wait to be accepted on port { $port }.
    .short = ✗ backlog :{ $port } full
    .fix = When the server accepts a waiting connection, there is room again; the client repeats its request.
fact-drop-tcp-unacceptable = { $node } drops the segment for port { $port }: the port listens, and this segment opens nothing.
    .short = ✗ TCP :{ $port } not a SYN
    .fix = A SYN to port { $port } would open a connection.
fact-drop-reserved-group = { $node } drops the frame: { $dst } is for the switch next to the sender and is never passed on.
    .short = ✗ reserved { TAIL($dst) }
    .fix = Nothing to mend: such frames end at the first switch (IEEE 802.1D).
fact-drop-same-port = { $node } drops the frame: it would leave by { $port }, where it came from.
    .short = ✗ back out of { $port }
    .fix = Nothing to mend: the receiver is on that side and has the frame already.

## Switching

fact-switch-learned = { $node } notes: { $mac } is behind port { $port }.
    .short = MAC { TAIL($mac) }: { $port }
fact-switch-moved = { $node } notes: { $mac } moved from port { $from } to port { $to }.
    .short = MAC { TAIL($mac) } → { $to }
fact-switch-forwarded = { $node } knows { $mac }: the frame leaves by port { $port } only.
    .short = forward → { $port }
fact-switch-to-self = { $node } takes the frame in: it is addressed to the router side of this box.
    .short = up to the router
fact-switch-flooded = { $node } sends the frame out of { $ports } { $ports ->
        [one] other port
       *[other] other ports
    }: { $group ->
        [yes] it is for everybody.
       *[no] nobody told yet where { $mac } is.
    }
    .short = flood to { $ports }
fact-switch-repeated = { $node } repeats every bit at its { $ports } other { $ports ->
        [one] port
       *[other] ports
    }: a hub knows no addresses.
    .short = repeat to { $ports }
fact-switch-tagged = Out of port { $port } the frame wears the tag of VLAN { $vlan }: the switch there must know which network it belongs to.
    .short = tag VLAN { $vlan } at { $port }
fact-switch-untagged = { $node } takes the tag of VLAN { $vlan } off: the station behind port { $port } knows no VLANs.
    .short = untag { $vlan } at { $port }
fact-switch-confined = The frame stays in VLAN { $vlan }: { $left_out } { $left_out ->
        [one] port
       *[other] ports
    } of other VLANs do not get it.
    .short = stays in VLAN { $vlan }
fact-switch-aged = { $node } forgets { $mac }: it was silent for too long.
    .short = MAC { TAIL($mac) } aged out

## ARP

fact-arp-hit = { $node } knows { $ip } from its ARP table: it is at { $mac }.
    .short = ARP hit { TAIL($ip) }
fact-arp-miss = { $node } does not know the MAC of { $ip } yet: { $waiting ->
        [one] the packet waits
       *[other] { $waiting } packets wait
    } until it answers.
    .short = ARP miss { TAIL($ip) }
fact-arp-asked = { $node } asks everybody on { $iface }: who has { $ip }? (try { $attempt })
    .short = ARP who has { TAIL($ip) }?
fact-arp-learned = { $node } writes down: { $ip } is at { $mac }, read from { $from_request ->
        [yes] its question.
       *[no] its answer.
    }
    .short = ARP { TAIL($ip) } is { TAIL($mac) }
fact-arp-changed = { $node } corrects its ARP table: { $ip } moved from { $old } to { $new }.
    .short = ARP { TAIL($ip) } now { TAIL($new) }
fact-arp-answered = { $node } answers { $to }: { $ip } is me, here is my MAC.
    .short = ARP reply to { TAIL($to) }
fact-arp-not-mine = { $node } stays silent: the question is about { $ip }, which is somebody else.
    .short = ARP not me { TAIL($ip) }
fact-arp-ignored = { $node } ignores an ARP answer from { $ip }: it had not asked.
    .short = ARP ignored { TAIL($ip) }
fact-arp-failed = { $node } gives up on { $ip }: three questions, no answer; { $lost ->
        [one] the waiting packet is lost.
       *[other] { $lost } waiting packets are lost.
    }
    .short = ARP failed { TAIL($ip) }
fact-arp-conflict = { $node } notices that { $mac } claims its own address { $ip }: two boxes have the same address.
    .short = ARP conflict { TAIL($ip) }
fact-arp-stale = { $node } still sends to { $mac }, but has no proof that { $ip } is there: it will ask in { $wait_secs } s if nothing shows it before.
    .short = ARP stale { TAIL($ip) }
fact-arp-probed = { $node } asks { $mac } alone: do you still have { $ip }? (try { $attempt })
    .short = ARP probe { TAIL($ip) }
fact-arp-confirmed = { $node } is sure again: { $ip } is at { $mac }.
    .short = ARP sure of { TAIL($ip) }
fact-arp-released = The MAC of { $ip } is known now: { $packets ->
        [one] the waiting packet goes.
       *[other] { $packets } waiting packets go.
    }
    .short = ARP { TAIL($ip) } sends { $packets }
fact-arp-conflict-probe = { $node } looks for another user of { $ip } before it uses it: probe { $attempt } of { $of }, without a sender address.
    .short = ARP probe { TAIL($ip) } { $attempt }/{ $of }
fact-arp-nobody-has = Nobody answered to { $ip }: { $node } may use it.
    .short = nobody has { TAIL($ip) }
fact-arp-taken = { $ip } is taken: { $mac } { $wanted ->
        [yes] is looking for it at the same moment
       *[no] uses it
    }. { $node } does not use it.
    .short = { TAIL($ip) } is taken
fact-arp-announced = { $node } tells everybody: { $ip } is me.
    .short = announces { TAIL($ip) }
fact-arp-defended = { $node } defends { $ip }: everybody is told again whose it is.
    .short = defends { TAIL($ip) }
fact-arp-given-up = { $node } gives { $ip } up: { $mac } claimed it twice within ten seconds.
    .short = gives up { TAIL($ip) }

## IP

fact-ip-mine = { $node } takes the packet in: { $dst } is one of its own addresses.
    .short = IP for me { TAIL($dst) }
fact-ip-route = { $node } routes { $dst } by the row { $prefix }: out of { $iface }{ $gateway ->
        [none] , straight to it.
       *[other] , by the gateway { $gateway }.
    }
    .short = route { $gateway ->
        [none] → { $iface }
       *[other] via { TAIL($gateway) }
    }
fact-ip-forwarded = { $node } passes the packet on and counts down its TTL: { $ttl_old } → { $ttl_new }.
    .short = forward TTL { $ttl_old }→{ $ttl_new }
fact-ip-fragmented = { $node } cuts packet { $ident } of { $len_bytes } bytes into { $pieces } fragments: the next link carries { $mtu_bytes } bytes at most.
    .short = cut into { $pieces } fragments
fact-ip-fragment-held = { $node } keeps a fragment of packet { $ident } from { $src }: { $len_bytes } bytes for place { $offset_bytes }. { $have_bytes } bytes are here; all must come within { $wait_secs } s of the first.
    .short = fragment @{ $offset_bytes } kept
fact-ip-reassembled = { $node } has all { $pieces } fragments of packet { $ident } from { $src } and puts them together: { $len_bytes } bytes.
    .short = { $pieces } fragments made whole
fact-ip-path-mtu = { $node } notes: the path to { $dst } carries { $mtu_bytes } bytes at most. It sends nothing longer there for { $for_secs } s.
    .short = path MTU { $mtu_bytes }
fact-ip-redirect-obeyed = { $node } learns a better way: packets to { $dst } go to { $gateway } now, no longer to { $from }.
    .short = via { TAIL($gateway) } from now
fact-ip-mss-clamped = { $node } changes the MSS in the SYN: { $old } → { $new }, so that segments fit the narrower link.
    .short = MSS { $old }→{ $new }
fact-ip-address-added = { $node } now has the address { $addr } on { $iface }.
    .short = { $iface } +{ $addr }
fact-ip-address-removed = { $node } no longer has the address { $addr } on { $iface }.
    .short = { $iface } −{ $addr }
fact-ip-route-added = { $node } gets a route: { $prefix } leaves by { $iface }{ $gateway ->
        [none] , straight to the receiver.
       *[other] , by the gateway { $gateway }.
    }
    .short = route +{ $prefix }
fact-ip-route-removed = { $node } loses its route to { $prefix }.
    .short = route −{ $prefix }

## ICMP and UDP

fact-icmp-echo-requested = { $node } sends an echo request (ping) number { $seq } to { $dst }.
    .short = ping { TAIL($dst) } #{ $seq }
fact-icmp-echo-answered = { $node } answers ping number { $seq } from { $to } with the same bytes.
    .short = pong → { TAIL($to) } #{ $seq }
fact-icmp-echo-received = { $node } has its answer: { $from } replied to ping number { $seq }.
    .short = pong from { TAIL($from) } #{ $seq }
# The name of an ICMP error, by $kind and $code (RFC 792, RFC 1812).
fact-icmp-name = { $kind ->
        [3] { $code ->
            [0] network unreachable
            [1] host unreachable
            [2] protocol unreachable
            [3] port unreachable
            [4] fragmentation needed
            [13] filtered
           *[other] unreachable ({ $code })
        }
        [5] redirect
        [11] { $code ->
            [0] TTL exceeded
           *[other] reassembly timeout
        }
        [12] parameter problem
       *[other] type { $kind } code { $code }
    }
fact-icmp-error-made = { $node } tells the sender { $to } why the packet died: ICMP { fact-icmp-name }.
    .short = ICMP { fact-icmp-name }
fact-icmp-redirect-sent = { $node } tells { $to }: give packets to { $dst } straight to { $gateway }, the way over me is a detour.
    .short = redirect to { TAIL($gateway) }
fact-icmp-redirect-ignored = { $node } does not obey the redirect from { $from }: { $why ->
        [off] it obeys none
        [not_my_router] that is not its router for this destination
        [no_neighbour] the router named in it is on no network of its own
       *[no_way] it sends nothing there
    }.
    .short = redirect ignored
fact-icmp-error-withheld = { $node } sends no ICMP error: { $why ->
        [about_error] the packet was an ICMP error itself, and two boxes could quarrel for ever
        [to_many] the packet went to many, and each of them would complain
        [later_fragment] it was not the first fragment, its sender could not recognise it
        [no_single_source] its source is no single host, there is nobody to tell
       *[rationed] its sender has just got several; one a second is enough
    }.
    .short = ICMP error withheld
fact-icmp-error-received = { $node } learns from { $from } that its packet died: ICMP { fact-icmp-name }.
    .short = got { fact-icmp-name }
fact-igmp-joined = { $node } wants to hear the group { $group } at { $iface } from now on: a program has joined it.
    .short = joins { $group }
fact-igmp-left = { $node } wants to hear the group { $group } at { $iface } no more: the last program has left it.
    .short = leaves { $group }
fact-igmp-reported = { $node } tells the routers of its link (IGMPv{ $version }): { $wants ->
        [yes] I want { $group }.
       *[no] I want { $group } no more.
    }
    .short = { $wants ->
        [yes] wants { $group }
       *[no] no more { $group }
    }
fact-igmp-asked = A router asks by IGMPv{ $version } who wants { SAME($group, "0.0.0.0") ->
        [yes] any group
       *[no] the group { $group }
    }; { $node } has { $within } to answer.
    .short = asked { SAME($group, "0.0.0.0") ->
        [yes] for all groups
       *[no] for { $group }
    }
fact-igmp-heard-report = { $node } hears that another box wants { $group }{ $needless ->
        [yes] : its own answer is not needed any more.
       *[no] .
    }
    .short = others want { $group }
fact-igmp-ignored = { $node } leaves an IGMP message of type { HEX($kind) } to the routers.
    .short = IGMP { HEX($kind) } ignored
fact-udp-sent = { $node } sends a datagram of { $len } bytes from { $local } to { $remote }.
    .short = UDP { TAIL($local) } → { TAIL($remote) }
fact-udp-delivered = { $node } hands { $len } bytes from { $remote } to the program at { $local }.
    .short = UDP { TAIL($remote) } → { TAIL($local) }
fact-udp-to-service = { $node } hands the datagram to its own service on UDP port { $port }.
    .short = UDP service :{ $port }

## NAT

fact-nat-port-asked = { $client } asks { $node } for an outside port that leads to its { $proto } port { $inside }: { $result ->
        [SUCCESS] port { $outside }, for { SPAN($lifetime_secs) }.
       *[other] { $result }.
    }
    .short = PCP { $result ->
        [SUCCESS] { $outside } → { $inside }
       *[other] refused ({ $inside })
    }
fact-nat-port-lapsed = { $node } takes outside { $proto } port { $outside } back: nobody asked for it again in time.
    .short = PCP { $outside } lapses
fact-nat-new = { $node } adds a NAT row: { $inside } goes out as { $outside } to { $remote } ({ $port_kept ->
        [yes] { $proto } port kept
       *[no] { $proto } port changed
    }).
    .short = NAT new { TAIL($inside) }→{ TAIL($outside) }
fact-nat-hit = { $node } finds the NAT row { $inside } ↔ { $outside } ({ $proto }): known conversation.
    .short = NAT hit { TAIL($inside) }↔{ TAIL($outside) }
fact-nat-rule-matched = { $node } { $rule ->
        [0] finds no rule and uses the DMZ host:
       *[other] applies port-forward rule { $rule }:
    } { $outside } goes to { $inside }.
    .short = forward #{ $rule } → { TAIL($inside) }
fact-nat-hairpin = { $node } turns the packet around: { $client } asked for the public address from inside and is seen as { $seen_as }.
    .short = hairpin { TAIL($client) }
fact-nat-rewrote = { $node } rewrites the { $field ->
        [source] source
       *[destination] destination
    }: { $old } → { $new }.
    .short = { $field ->
        [source] src
       *[destination] dst
    } → { $new }
fact-nat-rewrote-quote = { $node } rewrites the packet quoted inside the ICMP error too: { $old } → { $new }.
    .short = ICMP quote → { TAIL($new) }
fact-nat-expired = { $node } forgets the NAT row { $inside } ↔ { $outside } ({ $proto }): silent for { $idle_secs } s, the longest its state allows.
    .short = NAT expired { TAIL($outside) }
fact-nat-admitted = { $node } lets { $remote } in at { $outside }, which is lent to { $inside } ({ $proto }): { $filtering ->
        [endpoint_independent] anybody may.
       *[other] its address was called from there.
    }
    .short = NAT lets in { TAIL($remote) }
fact-nat-syn-remembered = { $node } remembers the SYN from { $remote } to { $outside }: the answer waits { $answer_secs } s, for the inside may be calling there.
    .short = SYN waits { $answer_secs } s
fact-nat-syn-answered = { $node } tells { $remote } now that nothing leads inside at { $outside }: nobody there called back.
    .short = SYN answered late
fact-nat-syn-forgotten = { $node } gives no answer to the SYN from { $remote }: the inside has called it from { $outside } itself, both open at once.
    .short = SYN not answered
fact-nat-passed-invalid = { $node } leaves the segment ({ $flags ->
        [none] no flags
       *[other] { $flags }
    }) as it is, private source and all: { $why ->
        [flags] no TCP sets these flags together.
        [above_window] its number lies beyond the window of its receiver.
        [acks_unseen] it acknowledges what nobody has sent.
        [old_reset] it resets what its receiver has acknowledged already.
       *[no_connection] it belongs to no connection that is known here.
    }
    .short = not translated: invalid
fact-nat-setting-changed = { $node } translates otherwise now: { $key } = { $value }
    .short = NAT { $key }
fact-nat-behind-another = { $node } got { $wan } as its outside address: { $shared ->
        [true] shared address space (RFC 6598).
       *[other] a private one (RFC 1918).
    } A translator stands before it, so a forward here is not enough.
    .short = double NAT: { $wan }
fact-nat-overlap = { $node } has { $wan } outside and { $lan } inside: the inside hides the same addresses outside. Another LAN network mends it.
    .short = WAN and LAN overlap
fact-nat-abandoned = { $node } takes the NAT row { $inside } ↔ { $outside } ({ $proto }) out again: its only packet did not get through.
    .short = NAT row { TAIL($outside) } void
fact-nat-reset-doubted = { $node } passes the RST { $from_wan ->
        [true] from outside
       *[other] from inside
    } and keeps the row: its number is { $seq }, and only { $expected } would end it. Its receiver will ask.
    .short = RST doubted, row stays
fact-nat-exempted = { $node } passes the packet to { $dst } untranslated: { $net } is exempt.
    .short = no NAT for { $dst }
fact-nat-renumbered = { $node } has { $wan } outside and inside, so the LAN moves: { $old } → { $new }. Its hosts see the cable come back and ask anew.
    .short = LAN moves to { $new }
fact-nat-flushed = { $node } lost the address { $addr }: its { $rows ->
        [one] NAT row is
       *[other] { $rows } NAT rows are
    } void.
    .short = NAT flush { $rows } rows
fact-nat-rule-added = { $node } has a new port-forward rule { $rule }: { $text }
    .short = rule #{ $rule } added
fact-nat-rule-changed = { $node } changes port-forward rule { $rule }: { $text }
    .short = rule #{ $rule } changed
fact-nat-rule-removed = { $node } removes port-forward rule { $rule }: that port is closed again.
    .short = rule #{ $rule } removed
fact-nat-rule-switched = { $node } switches port-forward rule { $rule } { $on ->
        [yes] on.
       *[no] off; it stays in the list.
    }
    .short = rule #{ $rule } { $on ->
        [yes] on
       *[no] off
    }
fact-nat-caller-refused = Port-forward rule { $rule } of { $node } is only for calls from { $from }, and { $source } is not one of those.
    .short = rule #{ $rule }: not this caller
fact-nat-hairpin-off = The public address { $outside } is called from inside. { $rule ->
        [0] The DMZ host
       *[other] Rule { $rule }
    } would take it, but hairpin is off: { $node } keeps the call for itself.
    .short = hairpin off: from inside
fact-nat-hairpin-switched = { $node } switches hairpin { $on ->
        [yes] on: calls from inside to the public address follow the rules too.
       *[no] off: calls from inside to the public address stay with the router.
    }
    .short = hairpin { $on ->
        [yes] on
       *[no] off
    }
fact-nat-dmz-set = { $host ->
        [none] { $node } has no DMZ host any more: ports without a rule are closed again.
       *[other] The DMZ host of { $node } is { $host } now: it gets what no rule takes.
    }
    .short = DMZ { $host ->
        [none] off
       *[other] → { $host }
    }
fact-nat-test-begun = Rule { $rule } of { $node } is tested from outside: { $from } calls { $to }.
    .short = rule #{ $rule } tested
fact-nat-rule-moved = { $rule ->
        [0] The DMZ
       *[other] Rule { $rule }
    } is stale: { $mac }, for whom it was made, has { $now } now, and it still leads to { $host }.
    .short = stale #{ $rule } → { $now }
fact-nat-rule-taken = { $rule ->
        [0] The DMZ
       *[other] Rule { $rule }
    } is stale: { $host } belongs to { $by } now, not to { $mac }, for whom it was made.
    .short = stale #{ $rule }: taken
fact-nat-rule-fits = { $rule ->
        [0] The DMZ
       *[other] Rule { $rule }
    } fits again: { $host } is the address of { $mac } again.
    .short = rule #{ $rule } fits again

fact-filter-row-added = { $node } has a new firewall row { $rule }: { $text }
    .short = + { $rule }
fact-filter-row-removed = { $node } removes firewall row { $rule } ({ $text }); the rows behind it move up.
    .short = − { $rule }
fact-filter-row-switched = { $node } switches firewall row { $rule } { $on ->
        [yes] on.
       *[no] off; it stays in the list.
    }
    .short = { $rule } { $on ->
        [yes] on
       *[no] off
    }
fact-filter-policy-set = { $node }: what no row of { $chain } fits is now { $accepts ->
        [yes] accepted.
       *[no] dropped.
    }
    .short = { $chain } policy { $accepts ->
        [yes] accept
       *[no] drop
    }
fact-filter-flushed = { $node } removes all { $rows } rows of { $chain }; its policy stays.
    .short = { $chain } emptied

## DHCP

fact-dhcp-state = DHCP on { $node } { $iface }: { $from } → { $to }{ $to ->
        [INIT] , it has no address.
        [SELECTING] , it waits for offers.
        [REQUESTING] , it asked for the address it was offered.
        [BOUND] , the address is its own for the lease time.
        [RENEWING] , half the lease is over: it asks its own server for more time.
        [REBINDING] , its server is silent: it asks any server.
        [INIT-REBOOT] , it remembers a lease and asks whether it still holds.
        [REBOOTING] , it waits for a word about the address it had before.
       *[other] .
    }
    .short = DHCP { $to }
fact-dhcp-client-sent = { $node } sends DHCP { $message }{ $addr ->
        [none] {""}
       *[other] {" "}about { $addr }
    }{ $unicast_to ->
        [none] {" "}to everybody
       *[other] {" "}to { $unicast_to } alone
    } (xid { HEX($xid, 8) }).
    .short = DHCP { $message }
fact-dhcp-offer-taken = { $node } chooses { $addr }, offered by { $server }.
    .short = DHCP takes { TAIL($addr) }
fact-dhcp-bound = { $node } holds { $addr } from { $server } for { SPAN($lease_secs) }; renews after { SPAN($t1_secs) }, asks anyone after { SPAN($t2_secs) }.
    .short = DHCP bound { TAIL($addr) }
fact-dhcp-refused = { $node } is refused by { $server } (NAK): it starts again from nothing.
    .short = DHCP refused
fact-dhcp-released = { $node } gives { $addr } back: it has no address now.
    .short = DHCP released { TAIL($addr) }
fact-dhcp-lease-expired = The lease of { $addr } ran out on { $node }: it must stop using the address.
    .short = DHCP expired { TAIL($addr) }
fact-dhcp-client-ignored = { $node } ignores a DHCP message with xid { HEX($xid, 8) }: it belongs to another conversation.
    .short = DHCP other xid
fact-dhcp-offered = { $node } offers { $addr } to { $mac }: { $why ->
        [reserved] it is reserved for this card.
        [previous] the client had it before.
        [requested] the client wished for it and it is free.
       *[pool] the next free one of the pool.
    }
    .short = DHCP offer { TAIL($addr) }
fact-dhcp-acked = { $node } { $renewed ->
        [yes] extends the lease of
       *[no] leases
    } { $addr } to { $mac } for { SPAN($lease_secs) }.
    .short = DHCP ack { TAIL($addr) }
fact-dhcp-nacked = { $node } refuses { $addr } to { $mac }: { $why ->
        [wrong-network] the address is not of this network.
        [address-in-use] somebody else has it.
        [static-lease-available] another one is reserved for it.
        [wrong-server-ID] it chose another server, and this one believes to be the only one.
        [address-not-available] it is not one the server gives out.
        [lease-recalled] the lease was taken back.
       *[other] { $why }.
    }
    .short = DHCP nak { TAIL($addr) }
fact-dhcp-informed = { $node } tells { $addr } ({ $mac }) the network's settings; it lends no address.
    .short = DHCP informs { TAIL($addr) }
fact-dhcp-server-ignored = { $node } ignores a DHCP message from { $mac }: { $why ->
        [not-a-request] it is not one for a server.
        [relayed] it came through a relay, and this server has no pool for the network there.
        [no-pool] this server has no pool for the wire it came by.
        [no-address] it names no address.
        [unknown-lease] it is about a lease this client does not have.
        [unknown-client] it asks for an address it remembers, and nothing is known here about this client: another server may know it.
        [being-probed] the address for it is being looked for on the wire; the offer follows.
       *[other] { $why }.
    }
    .short = DHCP ignored
fact-dhcp-offer-kept = { $node } hears { $server } offer { $addr } and collects offers for { $wait_secs } s before it takes one.
    .short = offer kept { TAIL($addr) }
fact-dhcp-relayed = { $node } carries the DHCP { $message } of { $mac } to the server { $server }, which sees the network by the address written in: { $giaddr }.
    .short = relays DHCP { $message }
fact-dhcp-relayed-back = { $node } carries the server's DHCP { $message } back to { $mac } on the wire of { $giaddr }: { $addr }.
    .short = relays { $message } back
fact-dhcp-not-relayed = { $node } does not relay a DHCP message of { $mac }: { $why ->
        [too-many-relays] it has gone through too many relays, perhaps in a circle.
        [no-address-here] this router has no address on that wire, so no server could tell the network.
       *[not-this-relay] it came through another relay.
    }
    .short = DHCP not relayed
fact-dhcp-relay-set = { $server ->
        [none] { $node } relays no DHCP from now on.
       *[other] { $node } carries what DHCP clients ask on its wires to the server { $server } from now on.
    }
    .short = { $server ->
        [none] DHCP relay off
       *[other] DHCP relay to { TAIL($server) }
    }
fact-dhcp-offer-lapsed = { $node } no longer keeps { $addr } for { $mac }: the offer was not taken up.
    .short = offer over { TAIL($addr) }
fact-dhcp-set-aside-over = { $node } may give out { $addr } again: it was set aside long enough.
    .short = usable again { TAIL($addr) }
fact-dhcp-server-released = { $node } takes { $addr } back from { $mac }: free for others.
    .short = DHCP freed { TAIL($addr) }
fact-dhcp-server-expired = { $node } ends the lease of { $addr } to { $mac }: it was not renewed in time.
    .short = lease over { TAIL($addr) }
fact-dhcp-pool-exhausted = { $node } has no address for { $mac }: { $leased } lent, { $offered } offered, { $declined } declined, { $reserved } reserved ({ $holders }). Next free: { $next_secs ->
        [none] never
       *[other] in { SPAN($next_secs) }
    }
    .short = DHCP pool empty
fact-dhcp-declined = { $mac } says { $addr } is already in use: { $node } sets it aside.
    .short = DHCP declined { TAIL($addr) }
fact-dhcp-not-my-request = { $node } stays out: the client chose the server { $server }.
    .short = DHCP not chosen
fact-dhcp-recalled = { $node } wants { $addr } back from { $mac }{ $to ->
        [none] {""}
       *[other] {" "}and keeps it for { $to }
    }: the next time it asks for more time it is refused.
    .short = recalls { TAIL($addr) }
fact-dhcp-pool-set = { $node } now lends { $first } to { $last }, for { $lease_secs } s each; what is lent stays until it is renewed.
    .short = pool { TAIL($first) }–{ TAIL($last) }
fact-dhcp-unreserved = { $node } keeps { $addr } for { $mac } no longer.
    .short = not reserved { TAIL($addr) }
fact-dhcp-reserved = { $node } reserves { $addr } for { $mac }.
    .short = reserved { TAIL($addr) }
fact-dhcp-another-offer = { $node } is offered { $addr } by { $server }, too, and does not take it: there is a second DHCP server on this network.
    .short = 2nd server { TAIL($server) }
fact-dhcp-unconfirmed = Nobody confirms { $addr } to { $node }; the lease has not run out, so it goes on with it.
    .short = unconfirmed { TAIL($addr) }
fact-dhcp-no-server = No DHCP server answers { $node } on { $iface }: it looks for a link-local address (169.254.0.0/16), and goes on asking.
    .short = no DHCP server
fact-dhcp-learned = { $server } tells { $node } the settings of the network; { $addr } stays its own.
    .short = settings from { TAIL($server) }
fact-dhcp-server-probing = { $node } looks whether somebody uses { $addr } before it is offered to { $mac }.
    .short = probes { TAIL($addr) }
fact-dhcp-probe-answered = Somebody answers to { $addr } without having asked for it: { $node } sets it aside and chooses another.
    .short = already used { TAIL($addr) }
fact-dhcp-other-server = { $node } hears of another DHCP server on its network: { $server }.
    .short = other server { TAIL($server) }
fact-dhcp-table-read = { $node } reads its lease table from disk: { $leases } leases still run.
    .short = lease table: { $leases }
fact-dhcp-server-switched = The DHCP server { $server } of { $node } { $running ->
        [yes] answers
       *[no] is off
    }.
    .short = DHCP server { $running ->
        [yes] on
       *[no] off
    }
fact-dhcp-lease-deleted = { $node } deletes the lease of { $addr } to { $mac }: it will be refused when it asks again.
    .short = lease deleted { TAIL($addr) }

## PPP. Sessions over Ethernet, LCP, IPCP, PAP.

fact-ppp-seeking = { $node } asks everybody at { $iface } for an access concentrator (PADI){ HAS($service) ->
        [yes] {" "}with the service “{ $service }”
       *[no] {""}
    }{ $tries ->
        [1] .
       *[other] , try { $tries }: nobody has answered.
    }
    .short = PADI: who is there?
fact-ppp-offered = { $node } offers itself to { $mac } as the access concentrator “{ $name }” (PADO).
    .short = PADO to { TAIL($mac) }
fact-ppp-no-service = { $node } says nothing to { $mac }: it does not have the service “{ $service }” (RFC 2516 5.2).
    .short = PADI: no such service
fact-ppp-offer-taken = { $node } takes the offer of “{ $name }” and asks { $mac } for a session (PADR){ $tries ->
        [1] .
       *[other] , try { $tries }.
    }
    .short = PADR: a session, please
fact-ppp-other-offer = { $node } has chosen already: the offer of “{ $name }” ({ $mac }) is not taken.
    .short = another PADO, not taken
fact-ppp-granted = { $node } gives { $mac } the session { $session } (PADS).
    .short = PADS: session { $session }
fact-ppp-begun = { $node } has session { $session } with { $mac }. Now the line itself is agreed on.
    .short = session { $session } begins
fact-ppp-withheld = { $node } gives { $mac } no session: { $why ->
        [no-such-service] it does not have that service.
        [too-many-sessions] it has as many as it may have.
        [bad-cookie] the request does not bring the cookie of an offer.
       *[other] { $why }.
    }
    .short = PADS: no session
fact-ppp-refused = { $node } gets no session from { $mac }: “{ $message }”.
    .short = ✗ no session
fact-ppp-ignored = { $node } does not react to a { $step }: { $why ->
        [not-mine] it is none that a concentrator reads.
        [not-asked-for] it answers nothing that was asked here.
        [no-concentrator] it is no access concentrator.
       *[other] it cannot be read.
    }
    .short = { $step } ignored
fact-ppp-state = { $layer } of session { $session } at { $node }: { $from } → { $to }. { $to ->
        [Starting] It waits for the layer below.
        [Req-Sent] It has asked and waits for the answer.
        [Ack-Rcvd] The other side agrees; its own wishes are open.
        [Ack-Sent] It agrees; its own wishes are open.
        [Opened] Both sides agree.
        [Closing] It has asked for the end.
        [Stopping] The other side wants the end.
       *[other] It rests.
    }
    .short = { $layer } { $to }
fact-ppp-sent = { $node } sends { $layer } { $packet } { $id }{ HAS($options) ->
        [yes] : { $options }.
       *[no] .
    }
    .short = { $packet }
fact-ppp-agreed = { $node } agrees by { $layer } to { $option } { $value }.
    .short = { $option } agreed
fact-ppp-countered = { $node } does not agree by { $layer } to { $option } { $value }: { $wanted } would do (Configure-Nak).
    .short = Nak { $option }
fact-ppp-declined = { $node } does not negotiate { $option } (number { $kind }) by { $layer } at all (Configure-Reject).
    .short = Reject { $option }
fact-ppp-conceded = { $node } is told by { $layer } to take { $option } { $value }, and does.
    .short = takes { $option }
fact-ppp-left-out = { $node } leaves { $option } of { $layer } out: the other side does not negotiate it.
    .short = without { $option }
fact-ppp-accepted = The other side agrees by { $layer } to all that { $node } wished for: { $options }.
    .short = { $layer } wishes granted
fact-ppp-not-spoken = The other side of session { $session } does not speak { $protocol } (Protocol-Reject). The line cannot do without it: { $node } closes it.
    .short = { $protocol } not spoken
fact-ppp-let-in = { $node } lets the user “{ $user }” in and keeps the address { $addr } for the session.
    .short = let in, gets { TAIL($addr) }
fact-ppp-turned-away = { $node } does not let “{ $user }” in: { $why ->
        [unknown-user] it knows no such user.
        [wrong-password] the password is wrong.
        [no-address-left] no address of its pool is left.
       *[other] { $why }.
    }
    .short = ✗ PAP: not let in
fact-ppp-authenticated = { $node } is let in as “{ $user }”. Now IP is agreed on.
    .short = PAP: let in
fact-ppp-not-authenticated = { $node } is not let in as “{ $user }”: “{ $message }”. User or password must be mended.
    .short = ✗ PAP: not let in
fact-ppp-echo-missed = The other side of session { $session } has not answered { $node }: { $missed } of { $of } echoes in a row.
    .short = echo missed { $missed }/{ $of }
fact-ppp-up = Session { $session } of { $node } carries packets: { $own } here, { $peer } there, at most { $mtu_bytes } bytes each.
    .short = line up { TAIL($own) }
fact-ppp-down = Session { $session } of { $node } is over: { $why ->
        [echo-lost] the other side answers no echo.
        [closed-here] it was ended here.
        [closed-by-the-other-side] the other side ended it.
        [not-let-in] the user was not let in.
        [no-agreement] the two sides could not agree.
        [no-answer] the other side did not answer.
        [session-unknown] the other side does not know it.
        [switched-off] the power went.
        [taken-over] the caller began a new one.
       *[other] { $why }.
    }
    .short = ✗ session { $session } over
fact-ppp-redial = { $node } dials again in { SPAN($secs) }.
    .short = redials in { SPAN($secs) }

## DNS

fact-dns-asked = { $node } asks { $server } for the { $kind } record of { $name }.
    .short = DNS? { $name }
fact-dns-answered = { $node } gets { $rcode } for { $name }{ $addr ->
        [none] {" "}with { $records } { $records ->
            [one] record
           *[other] records
        }.
       *[other] : { $addr }.
    }
    .short = DNS { $addr ->
        [none] { $rcode }
       *[other] = { $addr }
    }
fact-dns-lab-name = { $node } reads { $name } from its hosts table: { $addr }. Nobody has to be asked.
    .short = hosts { $name }
fact-dns-from-zone = { $node } answers for { $name } ({ $kind }) from its own zone: { $rcode }, { $records } { $records ->
        [one] record
       *[other] records
    }.
    .short = zone { $rcode }
fact-dns-local = { $node } knows { $name } ({ $kind }) by itself: { $source ->
        [hosts] { $addr }, set by hand.
        [lease] { $addr }; that host gave its name with its lease.
        [own] { $addr } is this router.
       *[none] it belongs to the network inside, and nothing there is called so.
    }
    .short = { $addr ->
        [none] no local { $name }
       *[other] local: { $name }
    }
fact-dns-host-set = { $addr ->
        [none] { $node } forgets the local name { $name }.
       *[other] From now on { $node } answers for { $name }: { $addr }.
    }
    .short = { $addr ->
        [none] forgets { $name }
       *[other] { $name } = { TAIL($addr) }
    }
fact-dns-zone-changed = { $node } puts a new address into its zone: { $name } is { $addr } from now on; others may remember it for { SPAN($ttl_secs) }.
    .short = { $name } = { TAIL($addr) }
fact-dns-dynamic-answer = { $node } told the service of dynamic DNS that { $name } is { $addr }: { $answer ->
        [good] good, the name follows.
        [nochg] nothing changed, it knew that.
        [badauth] wrong user or password.
        [nohost] the service has no such name.
        [notfqdn] that is no whole name.
       *[other] { $answer }
    }
    .short = DDNS: { $answer }
fact-dns-cache-hit = { $node } has { $name } in its cache, good for { SPAN($ttl_secs) } more.
    .short = DNS cached { $name }
fact-dns-cache-miss = { $node } must ask on: { $name } { $expired ->
        [yes] was in the cache and ran out.
       *[no] is not in the cache.
    }
    .short = DNS miss { $name }
fact-dns-forwarded = { $node } passes the question about { $name } on to { $upstream }.
    .short = DNS → { $upstream }
fact-dns-cached = { $node } keeps for { SPAN($ttl_secs) } that { $name } { $negative ->
        [yes] does not exist.
       *[no] has this answer.
    }
    .short = DNS keep { SPAN($ttl_secs) }
fact-dns-timed-out = { $node } waited in vain: { $server } did not answer about { $name }.
    .short = DNS timeout { $name }
fact-dns-ignored = { $node } ignores a DNS answer with id { $id }: it fits no open question.
    .short = DNS stray answer

## TCP. Every message may name $local and $remote, the two ends of the connection.

# Why a connection changed its state ($cause).
fact-tcp-cause-name = { $cause ->
        [connect] the program connects
        [syn_received] a SYN came
        [syn_acknowledged] our SYN was acknowledged
        [close] the program closes
        [shutdown] the program sends no more
        [fin_received] the peer's FIN came
        [fin_acknowledged] our FIN was acknowledged
        [abort] the program breaks off
        [data_after_close] data came after close
        [reset_received] an RST came
        [timed_out] nobody answers any more
        [icmp_error] an ICMP error came
        [wait_over] the waiting time is over
       *[other] { $cause }
    }
fact-tcp-state = TCP { TAIL($local) } ↔ { $remote }: { $from } → { $to }, because { fact-tcp-cause-name }.
    .short = TCP { $to }
fact-tcp-negotiated = TCP { TAIL($local) } ↔ { $remote } agree: { $mss } bytes of data a segment (MSS { $mss_option }{ $timestamps ->
        [yes] { " " }less 12 for timestamps
       *[no] { "" }
    }), window shifts { $send_scale }/{ $receive_scale }, SACK { $sack }, timestamps { $timestamps }.
    .short = TCP agreed, MSS { $mss_option }
fact-tcp-rtt-sample = { $node } measures a round trip of { NS($rtt_ns) } ({ $source ->
        [timestamp] by timestamp
       *[segment] by segment
    }): smoothed { NS($srtt_ns) } ±{ NS($rttvar_ns) }, so it waits { NS($rto_ns) } before repeating.
    .short = RTT { NS($rtt_ns) } RTO { NS($rto_ns) }
fact-tcp-timeout = No ACK for byte { $una } in { NS($waited_ns) } (try { $attempt }): { $outstanding } bytes in doubt, window { $cwnd }, threshold { $ssthresh }, next wait { NS($next_ns) }.
    .short = TCP timeout #{ $attempt }
fact-tcp-sent = { $node } sends { $kind ->
        [SYN] a SYN: it wants to open a connection to { $remote }, counting from { $seq }.
        [SYN-ACK] a SYN-ACK: it takes the connection from { $remote }, counting from { $seq }.
        [ACK] an ACK: everything before { $ack } has arrived.
        [DATA] { $len } bytes of data from { $seq } on; everything before { $ack } has arrived.
        [FIN] a FIN: it has nothing more to say after { $seq }.
       *[RST] an RST: the connection to { $remote } is void.
    }
    .short = TCP { $kind } → { TAIL($remote) }
fact-tcp-retransmit = { $node } sends { $len } bytes from { $seq } again (time { $transmission }): { $why ->
        [timeout] the timer ran out.
        [fast_retransmit] enough arrived behind it, so it is lost.
        [rack] what was sent later has arrived.
        [partial_ack] the hole before it is filled, and here is the next.
        [tail_loss_probe] nobody has answered for two round trips.
        [syn_repeated] the SYN was repeated.
       *[path_mtu] they were too long for the path.
    }
    .short = resend { $seq } +{ $len }
fact-tcp-duplicate-ack = The peer acknowledges { $ack } again ({ $count } in a row): something after it is missing there.
    .short = dup ACK #{ $count }
fact-tcp-fast-recovery = Byte { $una } is surely lost: { $node } repeats it at once; window { $cwnd }, threshold { $ssthresh }, { $outstanding } bytes out, until { $recover }.
    .short = fast recovery, cwnd { $cwnd }
fact-tcp-recovered = All that was sent before the loss has arrived: window { $cwnd }, threshold { $ssthresh }.
    .short = recovered, cwnd { $cwnd }
fact-tcp-reordering-wait = Something sent later has arrived, but { $una } has not: it may only be late, so { $node } waits { NS($wait_ns) } more (disorder allowed for: { NS($window_ns) }).
    .short = late? wait { NS($wait_ns) }
fact-tcp-tail-loss-probe = No answer for { NS($waited_ns) }: perhaps the end is lost ({ $outstanding } bytes from { $una } on). { $node } sends one segment more to find out.
    .short = tail-loss probe
fact-tcp-tail-loss-repaired = The probe filled a hole: the end had been lost. Window { $cwnd }, threshold { $ssthresh }.
    .short = tail repaired, cwnd { $cwnd }
fact-tcp-spurious-recovery = Nothing was lost, only late: { $proof ->
        [timestamp] the ACK echoes a timestamp from before the repetition
       *[duplicate_report] the peer got all that was repeated twice
    }. The window goes back to { $cwnd }, the threshold to { $ssthresh }.
    .short = needless, cwnd { $cwnd }
fact-tcp-duplicate-reported = The peer reports that it got { $len } bytes from { $seq } twice (D-SACK).
    .short = peer got { $len } B twice
fact-tcp-slow-start-left = Round trips take { NS($rtt_ns) } now, { NS($shortest_ns) } at best: a queue grows on the way. Slow start ends at { $cwnd } bytes, before it overflows (HyStart).
    .short = HyStart, cwnd { $cwnd }
fact-tcp-receive-buffer-grown = The program at { $node } reads fast, so the receive buffer grows from { $from } to { $to } bytes, and the window with it.
    .short = receive buffer { $to } B
fact-tcp-send-buffer-grown = The congestion window has outgrown the send buffer of { $node }: it grows from { $from } to { $to } bytes.
    .short = send buffer { $to } B
fact-tcp-congestion-avoidance = Slow start ends: the window { $cwnd } reached the threshold { $ssthresh } and grows slowly from now on.
    .short = cwnd { $cwnd } grows slowly
fact-tcp-idle-restart = Quiet for { NS($idle_ns) }: the path may have changed, so the window starts small again at { $cwnd }.
    .short = idle, cwnd { $cwnd }
fact-tcp-send-window-closed = The peer's window is 0: { $waiting } bytes wait until it has room.
    .short = peer window 0
fact-tcp-send-window-opened = The peer has room again: { $window } bytes.
    .short = peer window { $window }
fact-tcp-receive-window-closed = The receive buffer of { $node } is full ({ $unread } bytes unread): it tells the peer to stop.
    .short = own window 0
fact-tcp-receive-window-opened = The program has read: { $node } tells the peer there is room for { $window } bytes.
    .short = own window { $window }
fact-tcp-window-probe = { $node } asks whether there is room now (probe { $attempt }, last heard { $window }); next in { NS($next_ns) }.
    .short = window probe #{ $attempt }
fact-tcp-keep-alive-probe = Nothing has moved for long: { $node } asks the peer whether it is still there (probe { $attempt } of { $of }); next in { NS($next_ns) }.
    .short = keep-alive probe #{ $attempt }
fact-tcp-window-update = The program of { $node } has read: the peer is told that { $to } bytes have room, not { $from }.
    .short = window { $from } → { $to }
fact-tcp-nagle-held = { $bytes } bytes wait: a small segment is still unacknowledged ({ $outstanding } bytes), so more may join (Nagle).
    .short = Nagle holds { $bytes } B
fact-tcp-ack-delayed = { $node } waits at most { NS($wait_ns) } with its ACK: perhaps data can carry it.
    .short = ACK delayed { NS($wait_ns) }
fact-tcp-out-of-order = { $len } bytes from { $seq } came too early: { $expected } is missing. They are kept ({ $pieces } { $pieces ->
        [one] piece
       *[other] pieces
    }).
    .short = out of order { $seq }
fact-tcp-hole-filled = The hole is filled: { $bytes } bytes can be read now, { $expected } is expected next.
    .short = hole filled, { $bytes } B
fact-tcp-duplicate-data = { $len } bytes from { $seq } are here already: the repetition is not needed.
    .short = duplicate data { $len } B
fact-tcp-rejected = { $node } refuses the segment (seq { $seq }, ack { $ack }): { $why ->
        [outside_window] outside the window
        [bad_ack] it acknowledges what was never sent
        [old_timestamp] its timestamp is too old
        [syn_in_window] a SYN in an open connection
        [reset_in_window] an RST not exactly in place
        [reset_in_time_wait] an RST ends no TIME-WAIT here (RFC 1337)
        [no_ack] it has no ACK
       *[too_many_holes] too many holes already
    }{ $answered ->
        [yes] ; an ACK tells the peer where we are.
       *[no] .
    }
    .short = ✗ segment { $seq }
fact-tcp-reset-received = The peer breaks the connection off (RST, seq { $seq }).
    .short = RST received
fact-tcp-reset-sent = { $node } breaks the connection off (RST, seq { $seq }): { $why ->
        [bad_ack] the peer acknowledges what was never sent.
        [abort] the program gave up.
        [unread_data] the program closed with data unread.
        [syn_in_handshake] a SYN with another number came before the handshake was done.
        [keep_alive] nobody answers the keep-alive probes.
       *[data_after_close] data came after close.
    }
    .short = RST sent
fact-tcp-no-connection = Nothing at { $local } knows { $remote }: { $node } answers seq { $seq } with RST ("connection refused").
    .short = refused → RST
fact-tcp-queue-full = The { $queue ->
        [syn] SYN queue
       *[accept] accept queue
    } of { $local } is full ({ $limit }): the SYN is ignored, the client will repeat it.
    .short = ✗ { $queue } queue full
fact-tcp-soft-error = { $node } remembers an ICMP error about this connection ({ $errno }), but keeps trying.
    .short = ICMP noted: { $errno }
fact-tcp-path-mtu = A router carries { $mtu } bytes at most: segments shrink to { $mss } bytes of data.
    .short = path MTU { $mtu }

## Sockets and processes

fact-sock-listening = Process { $pid } on { $node } waits for { $proto } on { $local }.
    .short = { TAIL($local) } { $proto } listens
fact-sock-failed = The call { $call }() of process { $pid } on { $node } fails with { $errno }{ $errno ->
        [EADDRINUSE] : another socket holds this port. Take another port, or end the program that holds it (ss -lp names it). What is left in TIME-WAIT goes after a minute as a rule, and hinders nobody when both set SO_REUSEADDR before bind().
        [EADDRNOTAVAIL] : this address is none of this box (ip addr shows them), or no free port is left.
        [ECONNREFUSED] : nobody listens on that port there. Start the server, or look for its port.
        [ECONNRESET] : the other side broke the connection off (RST). Connect again.
        [ETIMEDOUT] : nobody answered in time. Is the host on, is the cable in, does a filter stand between?
        [EHOSTUNREACH] : the host cannot be reached: nobody answers ARP for it, or a router says so.
        [ENETUNREACH] : there is no route to that network. Look at ip route.
        [EHOSTDOWN] : a router does not know that host.
        [ENONET] : a router says that this box is cut off from there.
        [ENOPROTOOPT] : the host does not speak this transport, or there is no such option.
        [EPROTO] : somebody on the way could not read the packet's header.
        [EPIPE] : this direction of the connection is closed: nothing can be written any more.
        [ENOTCONN] : the socket is not connected. Call connect() first, or accept().
        [EISCONN] : the socket is connected already.
        [EDESTADDRREQ] : whither? Call connect() first, or sendto() with an address.
        [EBADF] : no open descriptor has this number. fds lists them.
        [EINVAL] : the call does not fit the state of the socket. The usual order: socket, bind, listen, accept.
        [EOPNOTSUPP] : this kind of socket has no such call: UDP neither listens nor accepts.
        [ENODEV] : no interface leads to this group.
        [ENOBUFS] : there is no room for more, such as a 21st group at one socket.
        [EINTR] : Ctrl-C came while the call waited. It can be called again.
        [EACCES] : not allowed. Ports below 1024 are for root (sudo), and a broadcast wants SO_BROADCAST.
        [EMSGSIZE] : too big for one datagram. Send less at once.
        [EMFILE] : too many descriptors are open. Close some.
       *[other] .
    }
    .short = { $call } { $errno }
fact-sock-connecting = Process { $pid } on { $node } connects { $local } to { $remote }.
    .short = connect { $remote }
fact-sock-accepted = Process { $pid } on { $node } accepts { $remote } at { $local }.
    .short = accept { $remote }
fact-sock-wrote = Process { $pid } on { $node } hands { $len } bytes to its connection.
    .short = write { $len } B
fact-sock-read = Process { $pid } on { $node } reads { $len ->
        [0] the end of the stream: the other side is done.
       *[other] { $len } bytes from its connection.
    }
    .short = read { $len } B
fact-sock-closed = Process { $pid } on { $node } closes its { $proto } socket { $local }.
    .short = close { $proto } { TAIL($local) }
fact-proc-started = { $node } starts process { $pid } (parent { $parent }, { $tty ->
        [none] no terminal
       *[other] terminal pts/{ $tty }
    }): { $argv }
    .short = run { $argv }
fact-proc-setting-changed = { $node } sets { $name } to { $value }: new connections follow it.
    .short = { $name } = { $value }
fact-proc-printed = Process { $pid } on { $node } prints{ $stream ->
        [err] {" "}to standard error
       *[out] {""}
    }: { $text }
    .short = { $text }
fact-proc-piped = Process { $pid } on { $node } writes into pipe { $pipe }: { $text }
    .short = | { $text }
fact-proc-saved = Process { $pid } on { $node } writes a line to the end of { $path }.
    .short = write { $path }
fact-proc-exited = Process { $pid } on { $node } ends with code { $code }{ $code ->
        [0] : all is well.
        [129] : its terminal is gone (SIGHUP).
        [130] : Ctrl-C (SIGINT).
        [137] : it was killed (SIGKILL).
        [141] : nobody reads its pipe any more (SIGPIPE).
        [143] : it was told to end (SIGTERM).
       *[other] : something failed.
    }
    .short = exit { $code }
fact-proc-reaped = { $by ->
        [1] init
       *[other] Process { $by }
    } on { $node } learns how process { $pid } ended: its number is free.
    .short = process { $pid } reaped
fact-proc-signalled = { $by ->
        [0] The kernel of { $node }
       *[other] Process { $by } on { $node }
    } sends SIG{ $signal } to process { $pid }{ $ignored ->
        [yes] , which ignores it and goes on.
       *[no] : it ends.
    }
    .short = SIG{ $signal } → { $pid }{ $ignored ->
        [yes] {" "}ignored
       *[no] {""}
    }
fact-proc-adopted = Process { $pid } on { $node } has lost its parent { $from }: init (1) is its parent now.
    .short = { $pid } is a child of init
fact-proc-detached = Process { $pid } on { $node } lives on without its terminal pts/{ $tty }: it is a daemon.
    .short = { $pid } is a daemon
fact-proc-hung-up = The terminal pts/{ $tty } of { $node } is closed; all that its shell { $shell } started hears SIGHUP.
    .short = pts/{ $tty } hangs up
fact-proc-stopped = Process { $pid } on { $node } stands still (SIG{ $signal }) until SIGCONT comes: nothing wakes it, and nothing is lost.
    .short = process { $pid } stopped
fact-proc-continued = Process { $pid } on { $node } goes on after its stop (SIGCONT).
    .short = process { $pid } goes on
fact-proc-job-done = The shell { $shell } on { $node } tells that job [{ $job }] is done, with code { $code }.
    .short = job [{ $job }] done: { $code }
fact-proc-woke = Process { $pid } on { $node } goes on: what it waited for has come.
    .short = process { $pid } wakes
fact-proc-bad-command = { $node } does not understand: { $line }
    .short = ✗ { $line }
fact-sock-called = Process { $pid } on { $node } calls { $call }({ $fd ->
        [none] {""}
       *[other] { $fd }{ HAS($args) ->
            [yes] , {""}
           *[no] {""}
        }
    }{ $args }).
    .short = { $call }({ $fd ->
        [none] {""}
       *[other] { $fd }{ HAS($args) ->
            [yes] , {""}
           *[no] {""}
        }
    }{ $args })
fact-sock-returned = { $call }() of process { $pid } on { $node } gives back { $errno ->
        [none] { $value }{ $fd ->
            [none] : the number of the new descriptor.
           *[other] .
        }
       *[other] -1: it failed with { $errno }.
    }
    .short = { $call } = { $errno ->
        [none] { $value }
       *[other] -1 { $errno }
    }
fact-proc-typed = Process { $pid } on { $node } gets a line on its standard input: { $text }
    .short = ⌨ { $text }
fact-proc-input-ended = The standard input of process { $pid } on { $node } has ended: nothing more will be typed.
    .short = input ends
fact-proc-interrupted = Ctrl-C reaches process { $pid } on { $node } (SIGINT).
    .short = ^C
fact-proc-blocked = Process { $pid } on { $node } blocks in { $call }({ $fd }): there is nothing to give back yet, the call waits.
    .short = blocked in { $call }({ $fd })
fact-sock-error-pending = An ICMP error came for what socket { $fd } of process { $pid } on { $node } sent: its next call will fail with { $errno }.
    .short = { $fd }: { $errno } pending
