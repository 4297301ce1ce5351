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
# POWER(2, n); those may choose a branch too. In Korean JOSA(word, "은/는"). A `.name` has only $value and $name.

layer-1 = L1 physical: bits on a cable or in the air
layer-2 = L2 data link: frames between neighbours, by MAC address
layer-3 = L3 network: packets across networks, by IP address
layer-4 = L4 transport: from program to program, by port
layer-5 = L5 session: keeps a conversation together; rarely a layer of its own
layer-6 = L6 presentation: how data is written, for instance encrypted
layer-7 = L7 application: what the programs say to each other
proto-eth = Ethernet: carries frames between neighbours on a wire
proto-vlan = VLAN: several networks on one wire
proto-arp = ARP: finds the MAC that belongs to an IP address
proto-ip = IPv4: carries packets from network to network
proto-icmp = ICMP: echoes, and reports of what went wrong
proto-udp = UDP: single messages between programs, without promise
proto-tcp = TCP: a reliable stream of bytes between programs
proto-dhcp = DHCP: lends addresses to hosts
proto-dns = DNS: finds the address of a name
proto-http = HTTP: asks for web pages and gets them
proto-data = Data: bytes no header explains
proto-llc = LLC: says what an 802.3 frame carries
proto-stp = STP: switches agree on a tree, so that no frame runs in circles
proto-ipv6 = IPv6: carries packets from network to network, with longer addresses
proto-igmp = IGMP: tells routers which multicast groups somebody here wants to hear
    .here = { $igmp-type ->
        [17] { $igmp-maddr-kind ->
            [unspecified] A router asks which groups anybody here wants to hear.
           *[other] A router asks who here wants to hear the group { $igmp-maddr }.
        }
        [18] A host wants to hear the group { $igmp-maddr }.
        [22] A host wants to hear the group { $igmp-maddr }.
        [23] A host no longer wants to hear the group { $igmp-maddr }.
        [34] A host tells which groups, and which of their senders, it wants to hear.
       *[other] A message about multicast groups whose type is not known here.
    }
proto-icmpv6 = ICMPv6: echoes, errors, and how IPv6 finds neighbours and routers
    .here = { $icmpv6-type ->
        [1] A report: the packet quoted in it could not be delivered.
        [2] A report: the packet quoted in it was too big for the next link.
        [3] A report: the packet quoted in it lived too long.
        [4] A report: a header of the packet quoted in it could not be read.
        [128] An echo request: are you there?
        [129] An echo reply: I am here.
        [133] A host asks for routers.
        [134] A router makes itself and the network known.
        [135] Who has { $icmpv6-nd-ns-target-address }?
        [136] { $icmpv6-nd-na-target-address } tells which MAC it has.
        [137] A router knows a better first hop to { $icmpv6-rd-na-destination-address }.
        [130] A router asks who wants to hear groups.
        [131] A host wants to hear the group { $icmpv6-mld-multicast-address }.
        [132] A host no longer wants to hear the group { $icmpv6-mld-multicast-address }.
        [143] A host tells which groups, and which of their senders, it wants to hear.
       *[other] A message whose type is not known here.
    }
proto-rip = RIP: routers tell each other which networks they reach
    .here = { $rip-command ->
        [1] A question: which routes do you have?
        [2] A router tells its neighbours the routes that it has.
       *[other] A message whose command is not known here.
    }
