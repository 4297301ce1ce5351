# PPPoE(RFC 2516), PPP와 LCP(RFC 1661), PAP(RFC 1334), CHAP(RFC 1994), IPCP(RFC 1332, 1877)

header-pppoe-version = 버전: 1
    .here = { $value ->
        [1] 버전 1: 하나뿐인 버전입니다.
       *[other] 버전 { $value }: 아무도 쓰지 않습니다.
    }
header-pppoe-type = 종류: 1
    .here = { $value ->
        [1] 종류 1: 하나뿐인 종류입니다.
       *[other] 종류 { $value }: 아무도 쓰지 않습니다.
    }
header-pppoe-code = 코드: 세션의 어느 단계인지
    .here = { $value ->
        [0] 열린 세션의 프레임입니다.
        [7] PADO: 접속 집중 장치가 스스로를 알립니다.
        [9] PADI: 클라이언트가 모두에게 접속 집중 장치를 찾습니다.
        [25] PADR: 클라이언트가 집중 장치 하나에 세션을 청합니다.
        [101] PADS: 집중 장치가 세션을 내주거나 까닭을 말합니다.
        [167] PADT: 세션이 바로 끝났습니다.
       *[other] 코드 { HEX($value, 2) }: 알려지지 않은 단계입니다.
    }
header-pppoe-session-id = 세션 번호: 집중 장치의 어느 세션인지
    .here = { $value ->
        [0] 0: 아직 세션이 없습니다.
       *[other] 세션 { $value }번: 두 MAC 주소와 함께 세션을 가립니다.
    }
header-pppoe-payload-length = 내용 길이: 이 헤더 뒤의 바이트 수
    .here = 뒤에 오는 내용: { BYTES($value) }. 그 뒤는 프레임을 채울 뿐입니다.
header-pppoed-service-name = Service-Name: 바라는 서비스
    .here = 서비스 “{ $text }”.
header-pppoed-ac-name = AC-Name: 집중 장치의 이름
    .here = 집중 장치의 이름: “{ $text }”.
header-pppoed-host-uniq = Host-Uniq: 클라이언트가 물음에 붙인 표시
    .here = 답이 그대로 되풀이해야 하는 { BYTES($size) }입니다.
header-pppoed-ac-cookie = AC-Cookie: 집중 장치가 제안에 붙인 표시
    .here = 요청이 되풀이해야 하는 { BYTES($size) }: 그 주소에서 듣는 쪽만 압니다.
header-pppoed-relay-session-id = Relay-Session-Id: 사이에 선 장비의 표시
    .here = 중계 장비가 되돌아갈 길을 찾는 { BYTES($size) }입니다.
header-pppoed-max-payload = PPP-Max-Payload: 1492바이트보다 큰 패킷
    .here = 나를 수 있는 가장 큰 패킷을 { BYTES($size) }에 적었습니다(RFC 4638).
header-pppoed-service-name-error = Service-Name-Error: 그런 서비스가 없음
    .here = 집중 장치에 없는 서비스입니다: “{ $text }”.
header-pppoed-ac-system-error = AC-System-Error: 집중 장치가 내줄 수 없음
    .here = 세션을 내주지 않은 까닭: “{ $text }”.
header-pppoed-generic-error = Generic-Error: 끝난 까닭
    .here = 끝난 까닭: “{ $text }”.
header-ppp-protocol = 프로토콜: 프레임이 나르는 것
    .here = { $value ->
        [33] 0x0021: IPv4 패킷입니다.
        [87] 0x0057: IPv6 패킷입니다.
        [32801] 0x8021: IPCP, 주소를 합의합니다.
        [49185] 0xc021: LCP, 회선 자체를 합의합니다.
        [49187] 0xc023: PAP, 암호를 그대로 보냅니다.
        [49699] 0xc223: CHAP, 암호를 보내지 않고 증명합니다.
       *[other] 프로토콜 { HEX($value, 4) }: { $name }.
    }
header-ppp-code = 코드: 어떤 패킷인지
    .here = { $value ->
        [1] Configure-Request: 이 옵션들을 바랍니다.
        [2] Configure-Ack: 이 옵션들에 모두 동의합니다.
        [3] Configure-Nak: 이 옵션들은 이 값으로 바꾸라고 합니다.
        [4] Configure-Reject: 이 옵션들은 아예 거절합니다.
        [5] Terminate-Request: 회선을 닫자고 합니다.
        [6] Terminate-Ack: 회선이 닫혔습니다.
        [7] Code-Reject: 상대가 모르는 코드입니다.
        [8] Protocol-Reject: 상대가 쓰지 않는 프로토콜입니다.
        [9] Echo-Request: 거기 있는지 묻습니다.
        [10] Echo-Reply: 있다고 답합니다.
        [11] Discard-Request: 아무도 읽지 않습니다.
       *[other] 코드 { $value }: 모르는 쪽은 Code-Reject로 답합니다.
    }
header-ppp-identifier = 식별자: 어느 물음의 답인지
    .here = { $value }번 물음과 답입니다.
header-ppp-length = 길이: 이 패킷의 바이트 수
    .here = { $value ->
        [4] 4바이트: 이 머리뿐입니다.
       *[other] 이 머리 4바이트를 넣어 { BYTES($value) }입니다.
    }
header-ppp-data = 데이터: 패킷이 함께 가져온 것
    .here = { BYTES($size) }: { $text }.
header-lcp-magic-number = Magic-Number: 말하는 쪽이 뽑은 수
    .here = { $value ->
        [0] 0: 합의한 수가 없습니다.
       *[other] { HEX($value, 8) }: 제 수를 듣는 쪽은 스스로와 말하고 있는 것입니다.
    }
header-lcp-data = 데이터: 에코와 함께 돌아오는 것
    .here = 답이 그대로 되풀이하는 { BYTES($size) }입니다.
header-lcp-message = 메시지: 사람이 읽을 글
    .here = 글: “{ $text }”.
header-lcp-rej-proto = 거절한 프로토콜: 여기서 쓰지 않는 것
    .here = { HEX($value, 4) }: 이 프로토콜의 프레임은 알아듣지 못합니다.
header-lcp-opt-type = 옵션: 합의할 것
    .here = { $value ->
        [1] MRU: 보낸 쪽이 받을 수 있는 가장 큰 패킷입니다.
        [2] ACCM: 직렬 회선이 그대로 나를 수 없는 글자입니다.
        [3] Authentication-Protocol: 받는 쪽이 신원을 밝힐 방법입니다.
        [4] Quality-Protocol: 회선 상태 보고입니다.
        [5] Magic-Number: 되돌아오는 회선을 알아봅니다.
        [7] PFC: 프로토콜 번호를 한 바이트로 줄입니다.
        [8] ACFC: 주소와 제어 바이트를 뺍니다.
       *[other] 옵션 { $value }번: 모르는 쪽은 거절합니다.
    }
header-lcp-opt-length = 옵션 길이: 종류와 길이까지 넣은 바이트 수
    .here = { $value ->
        [2] 2바이트: 값이 없습니다.
       *[other] 종류와 길이를 넣어 { BYTES($value) }입니다.
    }
header-lcp-opt-data = 옵션의 값
    .here = 여기서 읽지 않는 { BYTES($size) }입니다.
header-lcp-opt-mru = Maximum-Receive-Unit: 보낸 쪽이 받을 수 있는 가장 큰 패킷
    .here = { $value ->
        [1492] 1492바이트: 이더넷의 1500에서 PPPoE와 PPP의 8바이트를 뺐습니다.
       *[other] { BYTES($value) }까지의 패킷입니다.
    }
header-lcp-opt-asyncmap = ACCM: 가려야 할 글자
    .here = { HEX($value, 8) }: 이더넷 위에서는 뜻이 없습니다.
header-lcp-opt-auth-protocol = Authentication-Protocol: 바라는 신원 확인
    .here = { $value ->
        [49187] PAP: 암호를 그대로 보냅니다.
        [49699] CHAP: 암호를 보내지 않고 증명합니다.
       *[other] { HEX($value, 4) }번입니다.
    }
header-lcp-opt-algorithm = CHAP의 알고리즘
    .here = { $value ->
        [5] MD5(RFC 1994)입니다.
       *[other] 알고리즘 { $value }번입니다.
    }
header-lcp-opt-magic-number = Magic-Number: 보낸 쪽이 쓸 수
    .here = { HEX($value, 8) }: 보낸 쪽이 뽑았습니다.
header-ipcp-opt-type = 옵션: 합의할 것
    .here = { $value ->
        [1] IP-Addresses: 두 주소를 적던 옛 방식입니다.
        [2] IP-Compression-Protocol: 헤더를 줄여 씁니다.
        [3] IP-Address: 보낸 쪽의 주소입니다.
        [129] Primary-DNS: 첫째 이름 서버입니다.
        [130] Primary-NBNS: NetBIOS의 첫째 이름 서버입니다.
        [131] Secondary-DNS: 둘째 이름 서버입니다.
        [132] Secondary-NBNS: NetBIOS의 둘째 이름 서버입니다.
       *[other] 옵션 { $value }번: 모르는 쪽은 거절합니다.
    }
header-ipcp-opt-length = 옵션 길이: 종류와 길이까지 넣은 바이트 수
    .here = { $value ->
        [2] 2바이트: 값이 없습니다.
       *[other] 종류와 길이를 넣어 { BYTES($value) }입니다.
    }
header-ipcp-data = 옵션의 값
    .here = 여기서 읽지 않는 { BYTES($size) }입니다.
header-ipcp-opt-ip-address = IP-Address: 보낸 쪽의 주소, 또는 써야 할 주소
    .here = { $kind ->
        [unspecified] 0.0.0.0: 주소가 없으니 달라고 합니다.
       *[other] 주소 { $value }입니다.
    }
header-ipcp-opt-dns = DNS: 이름 서버
    .here = { $kind ->
        [unspecified] 0.0.0.0: 알려 달라고 합니다.
       *[other] 이름 서버 { $value }입니다.
    }
header-ipcp-opt-nbns = NBNS: NetBIOS의 이름 서버
    .here = { $kind ->
        [unspecified] 0.0.0.0: 알려 달라고 합니다.
       *[other] 서버 { $value }입니다.
    }
header-pap-code = 코드: 암호, 또는 그 결과
    .here = { $value ->
        [1] Authenticate-Request: 사용자와 암호입니다.
        [2] Authenticate-Ack: 들어와도 됩니다.
        [3] Authenticate-Nak: 들어올 수 없습니다.
       *[other] 코드 { $value }번입니다.
    }
header-pap-peer-id-length = Peer-ID-Length: 사용자 이름의 바이트 수
    .here = 이름의 길이: { BYTES($value) }.
header-pap-peer-id = Peer-ID: 사용자
    .here = 사용자 “{ $text }”.
header-pap-password-length = Password-Length: 암호의 바이트 수
    .here = 암호의 길이: { BYTES($value) }.
header-pap-password = Password: 선을 보는 누구나 읽음
    .here = 암호 “{ $text }”: 가리지 않은 그대로입니다.
header-pap-message-length = Message-Length: 메시지의 바이트 수
    .here = 메시지의 길이: { BYTES($value) }.
header-pap-message = Message: 사람이 읽을 글
    .here = 글: “{ $text }”.
header-chap-code = 코드: 물음, 증명, 또는 그 결과
    .here = { $value ->
        [1] Challenge: 이 수로 신원을 증명하라고 합니다.
        [2] Response: 수와 암호로 만든 증명입니다.
        [3] Success: 들어와도 됩니다.
        [4] Failure: 들어올 수 없습니다.
       *[other] 코드 { $value }번입니다.
    }
header-chap-value-size = Value-Size: 값의 바이트 수
    .here = 값의 길이: { BYTES($value) }.
header-chap-value = Value: 물음, 또는 증명
    .here = { BYTES($size) }: 여기서 암호를 읽어낼 수 없습니다.
header-chap-name = Name: 말하는 쪽
    .here = 글: “{ $text }”.
header-chap-message = Message: 사람이 읽을 글
    .here = 글: “{ $text }”.
