# Layers and protocols, and how the files of this folder are written.
#
# `header-KEY = Title: …` says what a field is for (KEY: `doc` of the table in src/wire/fields, dots as dashes). Its
# `.here` is a sentence about the value that stands in this frame; `.name` is the name of a number, where the table has
# none or this language another one; what it leaves to `[other]` shows `{ $name }`. `proto-KEY.here` is a sentence
# about a layer. Write sentences of at most 90 cells, right at 0, at 1 and at the greatest value.
#
# Variables of `.here` (src/i18n/values.rs):
#   $value   the value: a number for numbers, enums and flags (0, 1) and for texts that are one; else text
#   $name    name of the number in this language, or the number; $known is yes or no: whether it has a name
#   $hex     the number in hexadecimal, 0x0800     $size   bytes of the field
#   $kind    MAC: zero broadcast ipv4-group ipv6-group next-bridge group local vendor
#            IP: unspecified loopback link-local private shared documentation benchmark link-group solicited-node
#                group broadcast mapped reserved public
#            bytes: zeros text bytes (empty: zeros)     ports: system registered dynamic     others: none
#   $text    bytes or text as one may read them, shortened
#   $set     titles of the flags that are 1 within the field, "SYN, ACK"; $count is how many
#   $fault   none truncated malformed checksum: what is wrong with the layer
#   $quoted  yes or no: within an ICMP error
# and every other field of the layer under its KEY: $ip-ttl, $tcp-flags-syn, with $KEY-name for numbers and $KEY-kind
# where there is a kind. Of several alike (DNS records, options) the nearest before this field. A field that is not
# there chooses `*[other]`: put it in a sentence only inside of a branch that it has chosen.
# `proto-KEY.here` has the fields of the layer in the same way, and $size, $kind, $text (of data), $fault, $quoted.
#
# Functions: BYTES($n) "1 byte", SPAN($secs) "1 h 30 min", HEX($n, 4), TIMES(a, b), MINUS(a, b) (not below 0),
# POWER(2, n), SCALED($code, 8) what a code of IGMP stands for; those may choose a branch too. PREFIX($mask) "24" or
# "none". To choose by, yes or no: HAS($x), it is there and not empty; SAME(a, b). In Korean JOSA(word, "은/는").
# A `.name` has only $value, the table's $name, and that as a $key to choose by: ttl-exceeded-in-transit.

layer-1 = L1 physical: bits on a cable or in the air
layer-2 = L2 data link: frames between neighbours, by MAC address
layer-3 = L3 network: packets across networks, by IP address
layer-4 = L4 transport: from program to program, by port
layer-5 = L5 session: keeps a conversation together; rarely a layer of its own
layer-6 = L6 presentation: how data is written, for instance encrypted
layer-7 = L7 application: what the programs say to each other
proto-eth = Ethernet: carries frames between neighbours on a wire
    .here = { HAS($eth-src) ->
        [yes] { HAS($eth-type) ->
            [yes] { $eth-dst-kind ->
                [broadcast] Frame from { $eth-src } to everybody on the link, carries { $eth-type-name }.
               *[other] Frame from { $eth-src } to { $eth-dst }, carries { $eth-type-name }.
            }
           *[no] { $eth-dst-kind ->
                [broadcast] 802.3 frame from { $eth-src } to everybody on the link.
               *[other] 802.3 frame from { $eth-src } to { $eth-dst }.
            }
        }
       *[no] The beginning of a frame; the rest is missing.
    }
proto-vlan = VLAN: several networks on one wire
    .here = { HAS($vlan-etype) ->
        [yes] The frame belongs to VLAN { $vlan-id }, priority { $vlan-priority }; carries { $vlan-etype-name }.
       *[no] The beginning of a VLAN tag; the rest is missing.
    }
proto-arp = ARP: finds the MAC that belongs to an IP address
    .here = { HAS($arp-dst-proto-ipv4) ->
        [yes] { $arp-opcode ->
            [1] { SAME($arp-src-proto-ipv4, $arp-dst-proto-ipv4) ->
                [yes] { $arp-src-proto-ipv4 } announces its MAC, { $arp-src-hw-mac }.
               *[no] { $arp-src-proto-ipv4-kind ->
                    [unspecified] Does anybody have { $arp-dst-proto-ipv4 } already? { $arp-src-hw-mac } would like it.
                   *[other] Who has { $arp-dst-proto-ipv4 }? { $arp-src-proto-ipv4 } wants to know.
                }
            }
            [2] { $arp-src-proto-ipv4 } is at { $arp-src-hw-mac }.
           *[other] Neither question nor answer, between { $arp-src-proto-ipv4 } and { $arp-dst-proto-ipv4 }.
        }
       *[no] An ARP message that ends early.
    }
proto-ip = IPv4: carries packets from network to network
    .here = { HAS($ip-dst) ->
        [yes] { $quoted ->
            [yes] The packet that this error is about: { $ip-src } to { $ip-dst }, { $ip-proto-name }.
           *[no] From { $ip-src } to { $ip-dst }, carries { $ip-proto-name }, TTL { $ip-ttl }.
        }
       *[no] The beginning of an IPv4 header; the rest is missing.
    }
proto-icmp = ICMP: echoes, and reports of what went wrong
    .here = { HAS($icmp-type) ->
        [yes] { $icmp-type ->
            [0] { HAS($icmp-seq) ->
                [yes] The answer to echo request number { $icmp-seq }.
               *[no] The answer to an echo request.
            }
            [8] { HAS($icmp-seq) ->
                [yes] Echo request number { $icmp-seq }: please send this back.
               *[no] An echo request: please send this back.
            }
            [3] { HAS($icmp-code) ->
                [yes] The packet quoted below did not arrive: { $icmp-code-name }.
               *[no] A packet did not arrive.
            }
            [5] There is a nearer router for the packet quoted below.
            [11] { HAS($icmp-code) ->
                [yes] The packet quoted below took too long: { $icmp-code-name }.
               *[no] A packet took too long.
            }
           *[other] An ICMP message: { $icmp-type-name }.
        }
       *[no] An ICMP message that ends early.
    }
proto-udp = UDP: single messages between programs, without promise
    .here = { HAS($udp-length) ->
        [yes] { BYTES(MINUS($udp-length, 8)) }, port { $udp-srcport } to { $udp-dstport }.
       *[no] A UDP header that ends early.
    }
proto-tcp = TCP: a reliable stream of bytes between programs
    .here = { HAS($tcp-window-size-value) ->
        [yes] { $tcp-flags-reset ->
            [1] Port { $tcp-srcport } breaks off the connection with port { $tcp-dstport }.
           *[other] { $tcp-flags-syn ->
                [1] { $tcp-flags-ack ->
                    [1] Port { $tcp-srcport } agrees to the connection that port { $tcp-dstport } asked for.
                   *[other] Port { $tcp-srcport } asks port { $tcp-dstport } for a connection.
                }
               *[other] { $tcp-flags-fin ->
                    [1] Port { $tcp-srcport } tells port { $tcp-dstport } that it has sent everything.
                   *[other] From port { $tcp-srcport } to port { $tcp-dstport }: data from { $tcp-seq } on; { $tcp-ack } is awaited.
                }
            }
        }
       *[no] The beginning of a TCP header; the rest is missing.
    }
proto-dhcp = DHCP: lends addresses to hosts
    .here = { HAS($dhcp-hw-mac-addr) ->
        [yes] { $dhcp-option-dhcp ->
            [1] { $dhcp-hw-mac-addr } looks for somebody who lends it an address.
            [2] { $dhcp-hw-mac-addr } is offered { $dhcp-ip-your }.
            [3] { HAS($dhcp-option-requested-ip-address) ->
                [yes] { $dhcp-hw-mac-addr } asks for { $dhcp-option-requested-ip-address }.
               *[no] { $dhcp-ip-client-kind ->
                    [unspecified] { $dhcp-hw-mac-addr } asks for an address.
                   *[other] { $dhcp-hw-mac-addr } asks for more time with { $dhcp-ip-client }.
                }
            }
            [4] { $dhcp-hw-mac-addr } does not take the address: somebody uses it.
            [5] { $dhcp-ip-your-kind ->
                [unspecified] { $dhcp-hw-mac-addr } is told the settings that it asked for.
               *[other] { $dhcp-hw-mac-addr } may use { $dhcp-ip-your }.
            }
            [6] { $dhcp-hw-mac-addr } is refused and must begin anew.
            [7] { $dhcp-hw-mac-addr } gives { $dhcp-ip-client } back.
            [8] { $dhcp-hw-mac-addr } asks for settings, not for an address.
           *[other] A message of { $dhcp-hw-mac-addr }, without a kind that is known here.
        }
       *[no] A DHCP message that ends early.
    }
proto-dns = DNS: finds the address of a name
    .here = { HAS($dns-flags-response) ->
        [yes] { $dns-flags-response ->
            [1] { HAS($dns-qry-name) ->
                [yes] Answer about "{ $dns-qry-name }": { $dns-flags-rcode-name }, { $dns-count-answers } { $dns-count-answers ->
                    [one] record.
                   *[other] records.
                }
               *[no] { HAS($dns-flags-rcode-name) ->
                    [yes] An answer: { $dns-flags-rcode-name }.
                   *[no] An answer.
                }
            }
           *[other] { HAS($dns-qry-type) ->
                [yes] Which { $dns-qry-type-name } records does "{ $dns-qry-name }" have?
               *[no] A question.
            }
        }
       *[no] A piece of a DNS message.
    }
proto-http = HTTP: asks for web pages and gets them
    .here = { HAS($http-request-method) ->
        [yes] The client asks: { $http-request-method } { $http-request-uri }
       *[no] { HAS($http-response-code) ->
            [yes] { HAS($http-response-phrase) ->
                [yes] The server answers: { $http-response-code } { $http-response-phrase }
               *[no] The server answers: { $http-response-code }
            }
           *[no] { BYTES($size) } more of a message that began in an earlier segment.
        }
    }
proto-data = Data: bytes no header explains
    .here = { HAS($tcp-payload) ->
        [yes] { header-tcp-payload.here }
       *[no] { HAS($udp-payload) ->
            [yes] { header-udp-payload.here }
           *[no] { HAS($icmp-data) ->
                [yes] { header-icmp-data.here }
               *[no] { header-data-data.here }
            }
        }
    }
proto-llc = LLC: says what an 802.3 frame carries
    .here = { HAS($llc-type) ->
        [yes] An 802.3 frame that carries { $llc-type-name }.
       *[no] { HAS($llc-dsap) ->
            [yes] An 802.3 frame for { $llc-dsap-name }.
           *[no] An LLC header that ends early.
        }
    }
proto-stp = STP: switches agree on a tree, so that no frame runs in circles
    .here = { HAS($stp-bridge-hw) ->
        [yes] { SAME($stp-root-hw, $stp-bridge-hw) ->
            [yes] { $stp-bridge-hw } says: I am the root.
           *[no] { $stp-bridge-hw } says: { $stp-root-hw } is the root, { $stp-root-cost } away from me.
        }
       *[no] { $stp-type ->
            [128] A switch tells the root that a link has come or gone.
           *[other] A message of the spanning tree that ends early.
        }
    }
proto-ipv6 = IPv6: carries packets from network to network, with longer addresses
    .here = { HAS($ipv6-dst) ->
        [yes] From { $ipv6-src } to { $ipv6-dst }, carries { $ipv6-nxt-name }.
       *[no] The beginning of an IPv6 header; the rest is missing.
    }
proto-igmp = IGMP: tells routers which multicast groups somebody here wants to hear
    .here = { $igmp-type ->
        [17] { $igmp-maddr-kind ->
            [unspecified] A router asks which groups anybody here wants to hear.
           *[other] { HAS($igmp-maddr) ->
                [yes] A router asks who here wants to hear the group { $igmp-maddr }.
               *[no] A router asks about groups; the message ends early.
            }
        }
        [18] { HAS($igmp-maddr) ->
            [yes] A host wants to hear the group { $igmp-maddr }.
           *[no] A host wants to hear a group; the message ends early.
        }
        [22] { HAS($igmp-maddr) ->
            [yes] A host wants to hear the group { $igmp-maddr }.
           *[no] A host wants to hear a group; the message ends early.
        }
        [23] { HAS($igmp-maddr) ->
            [yes] A host no longer wants to hear the group { $igmp-maddr }.
           *[no] A host leaves a group; the message ends early.
        }
        [34] A host tells which groups, and which of their senders, it wants to hear.
       *[other] A message about multicast groups whose type is not known here.
    }
proto-icmpv6 = ICMPv6: echoes, errors, and how IPv6 finds neighbours and routers
    .here = { $icmpv6-type ->
        [1] The packet quoted below could not be delivered.
        [2] The packet quoted below was too big for the next link.
        [3] The packet quoted below took too long.
        [4] A header of the packet quoted below could not be read.
        [128] An echo request: please send this back.
        [129] The answer to an echo request.
        [130] A router asks who wants to hear groups.
        [131] { HAS($icmpv6-mld-multicast-address) ->
            [yes] A host wants to hear the group { $icmpv6-mld-multicast-address }.
           *[no] A host wants to hear a group; the message ends early.
        }
        [132] { HAS($icmpv6-mld-multicast-address) ->
            [yes] A host no longer wants to hear the group { $icmpv6-mld-multicast-address }.
           *[no] A host leaves a group; the message ends early.
        }
        [133] A host asks for routers.
        [134] A router makes itself and the network known.
        [135] { HAS($icmpv6-nd-ns-target-address) ->
            [yes] Who has { $icmpv6-nd-ns-target-address }?
           *[no] A question for a neighbour that ends early.
        }
        [136] { HAS($icmpv6-nd-na-target-address) ->
            [yes] { $icmpv6-nd-na-target-address } tells which MAC it has.
           *[no] A neighbour tells its MAC; the message ends early.
        }
        [137] { HAS($icmpv6-rd-na-destination-address) ->
            [yes] A router knows a better first hop to { $icmpv6-rd-na-destination-address }.
           *[no] A router knows a better first hop.
        }
        [143] A host tells which groups, and which of their senders, it wants to hear.
       *[other] A message whose type is not known here.
    }
proto-rip = RIP: routers tell each other which networks they reach
    .here = { $rip-command ->
        [1] A question: which routes do you have?
        [2] A router tells its neighbours the routes that it has.
       *[other] A message whose command is not known here.
    }
proto-portcontrol = PCP: a program asks the router for an outside port
    .here = { $portcontrol-r ->
        [0] A request to the router.
       *[other] The router's answer.
    }
proto-pppoed = PPPoE discovery: how a client and an access concentrator find each other
    .here = { $pppoe-code ->
        [9] Who can give me a session? To everybody.
        [7] An access concentrator: I can.
        [25] A client wants a session from this concentrator.
        [101] { HAS($pppoe-session-id) ->
            [yes] { $pppoe-session-id ->
                [0] The concentrator refuses.
               *[other] Session { $pppoe-session-id } begins.
            }
           *[no] The concentrator answers.
        }
        [167] The session is over.
       *[other] A step of finding or ending a session.
    }
proto-pppoes = PPPoE: a dialled line over Ethernet
    .here = { HAS($pppoe-session-id) ->
        [yes] A frame of session { $pppoe-session-id }.
       *[no] The head of a session's frame, which ends early.
    }
proto-ppp = PPP: a line between two that carries several protocols
    .here = { HAS($ppp-protocol) ->
        [yes] { HEX($ppp-protocol, 4) } says what comes next.
       *[no] The number of a protocol, which ends early.
    }
proto-lcp = LCP: the two ends agree on the line
    .here = { HAS($ppp-code) ->
        [yes] About the line: { $ppp-code-name }.
       *[no] A packet of LCP that ends early.
    }
proto-pap = PAP: a user and a password, readable for everybody
    .here = { $pap-code ->
        [1] Let me in: user and password.
        [2] You are let in.
        [3] You are not let in.
       *[other] A packet of PAP.
    }
proto-chap = CHAP: a password is proved without being sent
    .here = { $chap-code ->
        [1] Prove who you are.
        [2] The proof.
        [3] You are let in.
        [4] You are not let in.
       *[other] A packet of CHAP.
    }
proto-ipcp = IPCP: the two ends agree on addresses
    .here = { HAS($ppp-code) ->
        [yes] About addresses: { $ppp-code-name }.
       *[no] A packet of IPCP that ends early.
    }
proto-padding = Padding: fills a short frame up
    .here = { BYTES($size) } that fill it up behind the content, and mean nothing.
proto-ipv6-ext = IPv6 extension header: more about the way, between IPv6 and what it carries
    .here = { HAS($ipv6-fraghdr-ident) ->
        [yes] A piece of packet { HEX($ipv6-fraghdr-ident, 8) }, from byte { TIMES($ipv6-fraghdr-offset, 8) } of its content on.
       *[no] { HAS($ipv6-routing-segleft) ->
            [yes] { $ipv6-routing-segleft ->
                [0] All stations of the way are passed.
                [one] 1 station of the way is still to be passed.
               *[other] { $ipv6-routing-segleft } stations of the way are still to be passed.
            }
           *[no] { HAS($ipv6-ext-nxt) ->
                [yes] { BYTES($size) } of options; then comes { $ipv6-ext-nxt-name }.
               *[no] An extension header that ends early.
            }
        }
    }
proto-ieee8021ad = Service VLAN: a provider's tag outside of the customer's own
    .here = { HAS($ieee8021ad-id) ->
        [yes] A frame of the service VLAN { $ieee8021ad-id }.
       *[no] { HAS($ieee8021ad-cvid) ->
            [yes] A frame of the customer's VLAN { $ieee8021ad-cvid }.
           *[no] A tag of a service VLAN that ends early.
        }
    }
proto-ah = AH: proves who sent a packet, and that nothing was changed
    .here = { HAS($ah-spi) ->
        [yes] A proof by the agreement { HEX($ah-spi, 8) }; the payload is not encrypted.
       *[no] An authentication header that ends early.
    }
proto-esp = ESP: carries an encrypted payload
    .here = { HAS($esp-spi) ->
        [yes] Encrypted by the agreement { HEX($esp-spi, 8) }; without the key nobody reads on.
       *[no] An ESP header that ends early.
    }
proto-tls = TLS: what programs say to each other in secret
    .here = { $tls-record-content-type ->
        [22] { $tls-handshake-type ->
            [1] { HAS($tls-server-name) ->
                [yes] A client greets the site { $tls-server-name } and tells what it can do.
               *[no] A client greets a server and tells what it can do.
            }
            [2] A server answers the greeting and tells what it chose.
            [11] A server shows its certificate.
           *[other] The two sides agree on keys.
        }
        [20] From here on the sender encrypts.
        [21] An alert: something ends or went wrong.
        [23] Encrypted data, for the two sides alone.
       *[other] The middle of a record that began in an earlier segment.
    }
