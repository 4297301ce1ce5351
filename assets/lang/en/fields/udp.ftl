# UDP (RFC 768)

header-udp-srcport = Source port: the program that sends; answers come back here
    .here = { $known ->
        [yes] { $value }: { $name } sends this.
       *[no] { $value }: the port of the program that sends; an answer goes back to it.
    }
    .name = { $value ->
        [7] echo
        [53] DNS
        [67] a DHCP server
        [68] a DHCP client
        [69] TFTP
        [123] NTP (clock)
        [137] NetBIOS names
        [161] SNMP
        [443] QUIC (HTTP/3)
        [500] IKE (VPN)
        [514] syslog
        [520] RIP
        [521] RIPng
        [546] a DHCPv6 client
        [547] a DHCPv6 server
        [853] DNS over DTLS
        [1900] SSDP
        [4500] IPsec through NAT
        [4789] VXLAN
        [5353] mDNS
        [5355] LLMNR
        [51820] WireGuard
       *[other] { $name }
    }
header-udp-dstport = Destination port: the program that shall receive
    .here = { $known ->
        [yes] { $value }: for { $name }.
       *[no] { $value }: for the program that has this port; without one, ICMP says "port unreachable".
    }
    .name = { header-udp-srcport.name }
header-udp-length = Length: header and data, in bytes
    .here = { MINUS(8, $value) ->
        [0] { BYTES($value) }: 8 of header and { MINUS($value, 8) } of data.
       *[other] { BYTES($value) }: impossible, the header alone has 8.
    }
header-udp-checksum = Checksum: guards addresses, ports and data
    .here = { $value ->
        [0] 0: the sender made none, so nobody can tell whether the data are whole.
       *[other] { $fault ->
            [checksum] { $hex } does not fit: a bit changed on the way, so the receiver drops this.
           *[other] { $hex }: the receiver computes it again, addresses included, and compares.
        }
    }
header-udp-payload = Data: what one program says to the other
    .here = { $kind ->
        [text] { BYTES($size) } from program to program: "{ $text }"
       *[other] { BYTES($size) } from program to program.
    }
