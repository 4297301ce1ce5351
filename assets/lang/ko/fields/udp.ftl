# UDP (RFC 768)

header-udp-srcport = 출발지 포트: 보내는 프로그램. 답은 여기로 돌아옴
    .here = { $known ->
        [yes] { $value }: { JOSA($name, "이/가") } 보냅니다.
       *[no] { $value }: 보내는 프로그램의 포트. 답은 이리로 돌아옵니다.
    }
    .name = { $value ->
        [7] 에코
        [53] DNS
        [67] DHCP 서버
        [68] DHCP 클라이언트
        [69] TFTP
        [123] NTP(시계)
        [137] NetBIOS 이름
        [161] SNMP
        [443] QUIC(HTTP/3)
        [500] IKE(VPN)
        [514] syslog
        [520] RIP
        [521] RIPng
        [546] DHCPv6 클라이언트
        [547] DHCPv6 서버
        [853] DTLS 위의 DNS
        [1900] SSDP
        [4500] NAT를 지나는 IPsec
        [4789] VXLAN
        [5353] mDNS
        [5355] LLMNR
        [51820] WireGuard
       *[other] { $name }
    }
header-udp-dstport = 목적지 포트: 받아야 할 프로그램
    .here = { $known ->
        [yes] { $value }: { $name }에 보냅니다.
       *[no] { $value }: 이 포트를 연 프로그램에게. 없으면 ICMP "포트 도달 불가"가 돌아옵니다.
    }
    .name = { header-udp-srcport.name }
header-udp-length = 길이: 헤더와 데이터의 바이트 수
    .here = { MINUS(8, $value) ->
        [0] { BYTES($value) }: 헤더 8바이트와 데이터 { MINUS($value, 8) }바이트입니다.
       *[other] { BYTES($value) }: 헤더만 8바이트이므로 있을 수 없는 값입니다.
    }
header-udp-checksum = 체크섬: 주소, 포트, 데이터를 지킴
    .here = { $value ->
        [0] 0: 보낸 쪽이 만들지 않았습니다. 데이터가 온전한지 알 수 없습니다.
       *[other] { $fault ->
            [checksum] { $hex }: 맞지 않습니다. 바뀐 비트가 있으니 받는 쪽이 버립니다.
           *[other] { $hex }: 받는 쪽이 주소까지 넣어 다시 계산해 비교합니다.
        }
    }
header-udp-payload = 데이터: 프로그램이 프로그램에게 하는 말
    .here = { $kind ->
        [text] 프로그램이 프로그램에게 보내는 { BYTES($size) }: "{ $text }"
       *[other] 프로그램이 프로그램에게 보내는 { BYTES($size) }입니다.
    }
