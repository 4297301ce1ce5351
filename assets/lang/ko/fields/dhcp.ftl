# DHCP (RFC 2131, RFC 2132)

header-dhcp-type = Op: 1은 클라이언트, 2는 서버가 보냄
    .here = { $value ->
        [1] 1: 클라이언트가 보냈습니다.
        [2] 2: 서버가 보냈습니다.
       *[other] { $value }: 클라이언트(1)도 서버(2)도 아닙니다.
    }
    .name = { $key ->
        [boot-request] 요청
        [boot-reply] 답
       *[other] { $name }
    }
header-dhcp-hw-type = 하드웨어 종류: 1은 이더넷
    .here = { $value ->
        [1] 1: 이더넷. 클라이언트를 MAC으로 알아봅니다.
       *[other] { $value }: 이더넷(1)이 아닌 네트워크입니다.
    }
header-dhcp-hw-len = 하드웨어 주소 길이: MAC은 6바이트
    .here = { $value ->
        [6] 6바이트: MAC입니다.
       *[other] { BYTES($value) }: MAC이 아닙니다. MAC은 6바이트입니다.
    }
header-dhcp-hops = 홉: 거쳐 온 중계기 수
    .here = { $value ->
        [0] 0: 중계기를 거치지 않았습니다.
       *[other] { $value }: 중계기 { $value }개를 거쳤습니다.
    }
header-dhcp-id = 거래 번호(xid): 질문과 답을 이어 줌
    .here = { $hex }: 클라이언트가 무작위로 고른 번호. 이 질문의 답에도 같은 번호가 적힙니다.
header-dhcp-secs = 초: 클라이언트가 시도한 시간
    .here = { $value ->
        [0] 0: 클라이언트가 이제 막 시작했습니다.
       *[other] 클라이언트가 { SPAN($value) } 동안 시도하고 있습니다.
    }
header-dhcp-flags = 플래그: 브로드캐스트. 아직 주소가 없으니 모두에게 답해 달라는 뜻
    .here = { $dhcp-flags-bc ->
        [1] { $hex }: 브로드캐스트 비트가 켜져 있어, 답은 모두에게 보내야 합니다.
       *[other] { $hex }: 브로드캐스트 비트가 꺼져 있어, 답은 클라이언트에게만 보내도 됩니다.
    }
header-dhcp-flags-bc = 브로드캐스트: 아직 주소가 없으니 모두에게 답할 것
    .here = { $value ->
        [1] 1: 모두에게 답해 달라는 뜻. 주소가 없어 나에게만 온 것은 받지 못합니다.
       *[0] 0: 나에게만 답해도 된다는 뜻. 주소를 갖기 전이라도 받을 수 있습니다.
    }
header-dhcp-flags-reserved = 예약: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 뜻이 없는 비트라 0이어야 합니다.
    }
header-dhcp-ip-client = ciaddr: 갱신할 때, 클라이언트가 이미 쓰는 주소
    .here = { $kind ->
        [unspecified] 0.0.0.0: 클라이언트에는 지금 쓸 수 있는 주소가 없습니다.
       *[other] { $value }: 클라이언트가 이미 쓰고 있는 주소입니다.
    }
header-dhcp-ip-your = yiaddr: 서버가 주는 "당신의" 주소
    .here = { $kind ->
        [unspecified] { $dhcp-type ->
            [1] 0.0.0.0: 서버만 채우는 자리입니다.
           *[other] 0.0.0.0: 이 답은 주소를 주지 않습니다.
        }
       *[other] { $dhcp-option-dhcp ->
            [2] { $value }: 서버가 이 주소를 제안합니다. 아직 클라이언트의 것은 아닙니다.
            [5] { $value }: 이제부터 클라이언트의 주소입니다.
           *[other] { $value }: 서버가 클라이언트에게 주려는 주소입니다.
        }
    }
header-dhcp-ip-server = siaddr: 부팅에 쓸 서버
    .here = { $kind ->
        [unspecified] 0.0.0.0: 부팅에 쓸 서버가 따로 없습니다.
       *[other] { $value }: 디스크가 없는 컴퓨터는 여기서 운영 체제를 받아 켜집니다.
    }
header-dhcp-ip-relay = giaddr: 메시지를 넘겨준 중계기
    .here = { $kind ->
        [unspecified] 0.0.0.0: 중계기 없이 클라이언트와 서버가 같은 링크에 있습니다.
       *[other] { $value }: 메시지를 넘겨준 중계기. 서버는 그 네트워크의 주소를 골라 줍니다.
    }
header-dhcp-hw-mac-addr = chaddr: 클라이언트의 MAC. 임대는 이것으로 구별
    .here = { $kind ->
        [zero] 모두 0: 클라이언트가 MAC을 밝히지 않았습니다.
       *[other] { $value }: 클라이언트의 MAC. 서버는 이것으로 알아봅니다.
    }
header-dhcp-hw-addr-padding = chaddr 채움: 16바이트까지 0
    .here = { $kind ->
        [zeros] 0이 { BYTES($size) }: 자리는 16바이트인데 MAC은 6바이트입니다.
       *[other] MAC 뒤의 { JOSA(BYTES($size), "은/는") } 0이어야 합니다.
    }
header-dhcp-server = 서버 이름: 보통 비어 있음
    .here = { HAS($text) ->
        [yes] 서버가 밝힌 이름은 "{ $text }"입니다.
       *[no] 비어 있음: 서버가 이름을 밝히지 않았습니다.
    }
header-dhcp-file = 부팅 파일: 보통 비어 있음
    .here = { HAS($text) ->
        [yes] "{ $text }": 디스크가 없는 컴퓨터가 부팅할 때 받을 파일입니다.
       *[no] 비어 있음: 부팅에 쓸 파일이 없습니다.
    }
header-dhcp-cookie = 매직 쿠키: 뒤에 DHCP 옵션이 옴
    .here = { SAME($value, "99.130.83.99") ->
        [yes] 99, 130, 83, 99: 약속된 값(0x63825363). 뒤에 옵션이 옵니다.
       *[no] { $value }: 약속된 99.130.83.99가 아니므로 뒤를 옵션으로 읽을 수 없습니다.
    }
header-dhcp-option-dhcp = 메시지 종류: DISCOVER, OFFER, REQUEST, ACK, NAK, RELEASE …
    .here = { $value ->
        [1] DISCOVER: 클라이언트가 주소를 빌려줄 서버를 찾습니다.
        [2] OFFER: 서버가 주소를 제안합니다. 클라이언트는 다른 것을 골라도 됩니다.
        [3] REQUEST: 클라이언트가 이 주소를 달라고, 또는 더 쓰겠다고 합니다.
        [4] DECLINE: 누가 이미 쓰는 주소라서 클라이언트가 받지 않습니다.
        [5] ACK: 서버가 받아들였습니다. 정한 시간 동안 주소를 빌려줍니다.
        [6] NAK: 서버가 거절했습니다. 클라이언트는 처음부터 다시 해야 합니다.
        [7] RELEASE: 클라이언트가 주소를 돌려줍니다.
        [8] INFORM: 주소는 이미 있고, 나머지 설정만 묻습니다.
       *[other] { $value }: 여기서는 모르는 종류의 메시지입니다.
    }
header-dhcp-option-subnet-mask = 서브넷 마스크: 주소에서 네트워크에 해당하는 부분
    .here = { PREFIX($value) ->
        [none] { $value }: 1이 앞에 모여 있지 않으므로 마스크가 아닙니다.
       *[other] { $value } (/{ PREFIX($value) }): 주소의 앞 { PREFIX($value) }비트가 네트워크입니다.
    }
header-dhcp-option-router = 라우터: 바깥으로 나가는 게이트웨이
    .here = { $value }: 다른 네트워크로 가는 패킷은 이 라우터에 보냅니다.
header-dhcp-option-domain-name-server = DNS: 이름을 물어볼 서버
    .here = { $value }: 이름의 주소는 이 서버에 묻습니다.
header-dhcp-option-hostname = 호스트 이름: 클라이언트가 밝힌 자기 이름
    .here = { HAS($text) ->
        [yes] 클라이언트가 밝힌 이름은 "{ $text }"입니다.
       *[no] 비어 있음: 클라이언트가 이름을 밝히지 않았습니다.
    }
header-dhcp-option-domain-name = 도메인 이름: 짧은 이름 뒤에 붙는 것
    .here = { HAS($text) ->
        [yes] 점이 없는 짧은 이름 뒤에 붙여 찾습니다: "{ $text }".
       *[no] 비어 있음: 이름 뒤에 붙일 것이 없습니다.
    }
header-dhcp-option-requested-ip-address = 요청 주소: 클라이언트가 바라는 주소
    .here = { $value }: 클라이언트가 이 주소를 달라고 합니다.
header-dhcp-option-ip-address-lease-time = 임대 기간: 주소를 쓸 수 있는 시간(초)
    .here = { $value ->
        [4294967295] 모두 1: 주소를 기한 없이 빌려줍니다.
       *[other] { $value }초: 주소를 { SPAN($value) } 동안 빌려줍니다. 그 전에 청하면 더 쓸 수 있습니다.
    }
header-dhcp-option-renewal-time-value = T1: 이 시간이 지나면 자기 서버에 연장을 청함
    .here = { $value }초: { SPAN($value) } 뒤에 클라이언트가 자기 서버에 연장을 청합니다(T1).
header-dhcp-option-rebinding-time-value = T2: 이 시간이 지나면 아무 서버에나 청함
    .here = { $value }초: 답이 없으면 { SPAN($value) } 뒤에 아무 서버에나 청합니다(T2).
header-dhcp-option-dhcp-server-id = 서버 식별자: 해당하는 서버, 또는 고른 서버
    .here = { $dhcp-type ->
        [1] { $value }: 클라이언트가 고른 서버. 다른 서버는 제안을 거둡니다.
       *[other] { $value }: 말하는 서버 자신. 클라이언트는 이 값으로 고른 서버를 밝힙니다.
    }
header-dhcp-option-request-list = 요청 목록: 클라이언트가 알고 싶은 것들
    .here = { $known ->
        [yes] { $value }: 클라이언트는 { $name } 옵션도 알려 달라고 합니다.
       *[no] { $value }: 클라이언트는 { $value }번 옵션도 알려 달라고 합니다.
    }
    .name = { header-dhcp-option-type.name }
header-dhcp-option-client-id = 클라이언트 식별자: 서버가 이 클라이언트를 알아볼 이름
    .here = { BYTES($size) }: 서버는 MAC보다 먼저 이것으로 클라이언트를 알아봅니다.
header-dhcp-option-message = 메시지: 서버가 거절한 까닭
    .here = 서버가 밝힌 까닭: "{ $text }"
header-dhcp-option-value = 옵션: 그 밖의 설정
    .here = { BYTES($size) }: 여기서 읽지 않는 옵션이거나, 옵션에 맞지 않는 값입니다.
header-dhcp-option-broadcast-address = 브로드캐스트 주소: 네트워크 모두에게 닿는 주소
    .here = { $value }: 이 주소로 보내면 네트워크의 모든 호스트에 닿습니다.
header-dhcp-option-type = 옵션: 번호, 길이, 값의 순서
    .here = { $known ->
        [yes] { $value }번 옵션, { $name }: 번호와 길이까지 { BYTES($size) }입니다.
       *[no] { $value }번 옵션은 여기서는 모릅니다. 번호와 길이까지 { BYTES($size) }입니다.
    }
    .name = { $key ->
        [padding] 채움
        [subnet-mask] 서브넷 마스크
        [router] 라우터
        [domain-name-server] DNS 서버
        [host-name] 호스트 이름
        [domain-name] 도메인 이름
        [interface-mtu] 인터페이스 MTU
        [broadcast-address] 브로드캐스트 주소
        [static-route] 정적 경로
        [ntp-server] 시각 서버
        [network-time-protocol-servers] 시각 서버
        [vendor-specific-information] 제조사 정보
        [requested-ip-address] 요청 주소
        [ip-address-lease-time] 임대 기간
        [option-overload] 옵션 넘침
        [dhcp-message-type] 메시지 종류
        [dhcp-server-identifier] 서버 식별자
        [parameter-request-list] 요청 목록
        [message] 메시지
        [maximum-dhcp-message-size] 메시지 최대 크기
        [renewal-time-value] 연장 시각(T1)
        [rebinding-time-value] 재연결 시각(T2)
        [vendor-class-identifier] 제조사 종류
        [client-identifier] 클라이언트 식별자
        [domain-search] 도메인 검색 목록
        [classless-static-route] 경로 목록
        [time-offset] 표준시와의 차이
        [time-server] 시간 서버
        [log-server] 로그 서버
        [root-path] 루트 경로
        [perform-router-discovery] 라우터 찾기
        [netbios-name-server] NetBIOS 이름 서버
        [netbios-node-type] NetBIOS 노드 종류
        [netbios-scope] NetBIOS 범위
        [tftp-server-name] TFTP 서버 이름
        [boot-file-name] 부팅 파일 이름
        [user-class] 사용자 종류
        [rapid-commit] 빠른 확정
        [client-fqdn] 클라이언트의 전체 이름
        [relay-agent-information] 중계기 정보
        [client-system-architecture] 클라이언트 시스템 구조
        [client-network-interface] 클라이언트 네트워크 장치
        [client-machine-identifier] 클라이언트 기계 식별자
        [posix-time-zone] POSIX 시간대
        [time-zone-name] 시간대 이름
        [ipv6-only-preferred] IPv6만 쓰기
        [captive-portal] 접속 안내 페이지
        [auto-configure] 자동 설정
        [vendor-identifying-information] 제조사별 정보
        [tftp-server-address] TFTP 서버 주소
        [microsoft-classless-static-route] 경로 목록(마이크로소프트)
        [proxy-auto-discovery] 프록시 자동 찾기
        [end] 끝
       *[other] { $name }
    }
header-dhcp-option-end = 끝: 옵션이 더 없음
    .here = 255: 뒤에 옵션이 더 없습니다.
header-dhcp-option-padding = 채움: 최소 길이까지 0
    .here = { $kind ->
        [zeros] 0이 { BYTES($size) }: 옛 중계기는 300바이트보다 짧은 메시지를 버리기도 합니다.
       *[other] 끝 뒤의 { JOSA(BYTES($size), "은/는") } 0이어야 합니다.
    }
header-dhcp-option-length = 옵션 길이: 뒤따르는 값의 바이트 수
    .here = 값은 { $value }바이트입니다.
header-dhcp-option-time-server = 시간 서버: 옛 클라이언트가 시각을 묻는 곳
    .here = 시각은 { $value }에 물으면 됩니다.
header-dhcp-option-log-server = 로그 서버: 클라이언트가 로그를 보낼 곳
    .here = 로그는 { $value }에 보내면 됩니다.
header-dhcp-option-root-path = 루트 경로: 디스크 없는 기계의 파일이 있는 곳
    .here = 디스크 없는 기계의 파일은 { $value }에 있습니다.
header-dhcp-option-interface-mtu = 인터페이스 MTU: 이 링크에서 가장 큰 패킷
    .here = 이 링크의 패킷은 { $value }바이트까지입니다.
header-dhcp-option-perform-router-discover = 라우터 찾기: ICMP로도 라우터를 찾을지
    .here = { $value ->
        [1] 클라이언트가 ICMP로도 라우터를 찾아야 합니다.
       *[other] 클라이언트가 라우터를 따로 찾을 필요 없습니다.
    }
header-dhcp-option-ntp-server = NTP 서버: 시계를 맞출 곳
    .here = 시계는 { $value }에 맞추면 됩니다.
header-dhcp-option-netbios-over-tcpip-name-server = NetBIOS 이름 서버: 옛 윈도 네트워크의 WINS
    .here = 옛 윈도 이름은 { $value }에 물으면 됩니다.
header-dhcp-option-netbios-over-tcpip-node-type = NetBIOS 노드 종류: 옛 윈도가 이름을 찾는 방법
    .here = { $name }: 옛 윈도가 이름을 찾는 방법입니다.
header-dhcp-option-netbios-over-tcpip-scope = NetBIOS 범위: 옛 윈도 이름의 일부
    .here = 옛 윈도 이름의 범위는 { $value }입니다.
header-dhcp-option-option-overload = 겸용: 파일과 서버 이름 자리에도 옵션이 있음
    .here = 옵션이 이어지는 곳: { $name }.
    .name = { $key ->
        [boot-file-name] 부팅 파일 자리
        [server-name] 서버 이름 자리
        [boot-file-and-server-name] 부팅 파일과 서버 이름 자리
       *[other] { $name }
    }
header-dhcp-option-dhcp-max-message-size = 최대 메시지 크기: 클라이언트가 받을 수 있는 크기
    .here = 클라이언트는 { $value }바이트까지 받을 수 있습니다.
header-dhcp-option-vendor-class-id = 제조사 종류: 어떤 제품과 시스템이 묻는지
    .here = 클라이언트가 밝힌 종류는 { $value }입니다.
header-dhcp-option-tftp-server-name = TFTP 서버: 부팅하는 기계가 파일을 받을 곳
    .here = 부팅하는 기계는 { $value }에서 파일을 받습니다.
header-dhcp-option-bootfile-name = 부팅 파일: 부팅하는 기계가 받을 파일
    .here = 부팅하는 기계가 받을 파일은 { $value }입니다.
header-dhcp-client-id-type = 식별자 종류: 0이면 이름이 뒤따름
    .here = { $value ->
        [0] 하드웨어 주소가 아니라 이름이 뒤따릅니다.
       *[other] 하드웨어 종류 { $value }번입니다.
    }
header-dhcp-client-id-undef = 클라이언트 식별자: 클라이언트가 스스로 정한 이름
    .here = 클라이언트가 밝힌 이름은 { $value }입니다.
