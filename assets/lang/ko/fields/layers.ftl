# 계층과 프로토콜. 이 폴더의 파일을 쓰는 법은 en/fields/layers.ftl 첫머리에 있습니다.

layer-1 = 1계층 물리: 선이나 공기를 지나는 비트
layer-2 = 2계층 데이터 링크: MAC 주소로 이웃끼리 주고받는 프레임
layer-3 = 3계층 네트워크: IP 주소로 네트워크를 건너는 패킷
layer-4 = 4계층 전송: 포트로 프로그램에서 프로그램까지
layer-5 = 5계층 세션: 대화를 이어 감. 따로 두는 일은 드묾
layer-6 = 6계층 표현: 데이터를 적는 방법. 예: 암호화
layer-7 = 7계층 응용: 프로그램끼리 하는 말
proto-eth = 이더넷: 같은 선의 이웃에게 프레임을 나름
proto-vlan = VLAN: 선 하나에 여러 네트워크
proto-arp = ARP: IP 주소에 딸린 MAC을 찾음
proto-ip = IPv4: 네트워크에서 네트워크로 패킷을 나름
proto-icmp = ICMP: 메아리, 그리고 무엇이 잘못되었는지 알림
proto-udp = UDP: 프로그램 사이의 낱개 메시지. 도착을 보장하지 않음
proto-tcp = TCP: 프로그램 사이의 믿을 수 있는 바이트 흐름
proto-dhcp = DHCP: 호스트에 주소를 빌려줌
proto-dns = DNS: 이름의 주소를 찾음
proto-http = HTTP: 웹 페이지를 청하고 받음
proto-data = 데이터: 헤더가 설명하지 않는 바이트
proto-llc = LLC: 802.3 프레임 안에 무엇이 들었는지 알림
proto-stp = STP: 프레임이 맴돌지 않게 스위치끼리 나무 모양 길을 정함
proto-ipv6 = IPv6: 더 긴 주소로 네트워크에서 네트워크로 패킷을 나름
proto-igmp = IGMP: 여기서 누가 어느 멀티캐스트 그룹을 들으려는지 라우터에 알림
    .here = { $igmp-type ->
        [17] { $igmp-maddr-kind ->
            [unspecified] 여기서 누가 어느 그룹이든 들으려는지 라우터가 묻습니다.
           *[other] 여기서 누가 그룹 { JOSA($igmp-maddr, "을/를") } 들으려는지 라우터가 묻습니다.
        }
        [18] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 듣겠다고 합니다.
        [22] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 듣겠다고 합니다.
        [23] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 더는 듣지 않겠다고 합니다.
        [34] 호스트가 어느 그룹의 어느 송신자를 들을지 알립니다.
       *[other] 멀티캐스트 그룹에 대한, 종류를 모르는 메시지입니다.
    }
proto-icmpv6 = ICMPv6: 메아리와 오류, 그리고 IPv6가 이웃과 라우터를 찾는 방법
    .here = { $icmpv6-type ->
        [1] 알림: 안에 인용한 패킷을 전할 수 없었습니다.
        [2] 알림: 안에 인용한 패킷이 다음 링크에는 너무 컸습니다.
        [3] 알림: 안에 인용한 패킷이 너무 오래 살았습니다.
        [4] 알림: 안에 인용한 패킷의 헤더를 읽을 수 없었습니다.
        [128] 에코 요청: 거기 있습니까?
        [129] 에코 답: 여기 있습니다.
        [133] 호스트가 라우터를 찾습니다.
        [134] 라우터가 자기와 네트워크를 알립니다.
        [135] { JOSA($icmpv6-nd-ns-target-address, "은/는") } 누구인지 묻습니다.
        [136] { JOSA($icmpv6-nd-na-target-address, "이/가") } 자기 MAC을 알립니다.
        [137] 라우터가 { $icmpv6-rd-na-destination-address }까지 더 나은 첫 홉을 알려 줍니다.
        [130] 그룹을 들으려는 호스트가 있는지 라우터가 묻습니다.
        [131] 호스트가 그룹 { JOSA($icmpv6-mld-multicast-address, "을/를") } 듣겠다고 합니다.
        [132] 호스트가 그룹 { JOSA($icmpv6-mld-multicast-address, "을/를") } 더는 듣지 않겠다고 합니다.
        [143] 호스트가 어느 그룹의 어느 송신자를 들을지 알립니다.
       *[other] 여기서는 모르는 종류의 메시지입니다.
    }
