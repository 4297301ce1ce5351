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
