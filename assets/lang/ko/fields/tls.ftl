# TLS (RFC 8446, 5246)와 인증서의 이름 (RFC 5280)

header-tls-record-content-type = 내용 종류: 이 레코드에 든 것
    .here = { $value ->
        [20] 20: 보낸 쪽이 이제부터 암호화합니다.
        [21] 21: 알림: 끝나거나 무엇이 잘못되었습니다.
        [22] 22: 핸드셰이크: 어떻게 이어 갈지 서로 맞춥니다.
        [23] 23: 암호화된 것입니다. 프로그램의 데이터이거나 핸드셰이크의 나머지입니다.
        [24] 24: 하트비트: 상대가 아직 있는지 봅니다.
       *[other] { $value }: 여기서는 모르는 종류입니다.
    }
    .name = { $value ->
        [20] 암호 시작
        [21] 알림
        [22] 핸드셰이크
        [23] 암호화된 데이터
        [24] 하트비트
       *[other] { $name }
    }
header-tls-record-version = 레코드 버전: 도중의 옛 장비가 막지 않도록 대개 옛 버전
    .here = { $known ->
        [yes] { $hex }: { $name }. 정말 쓰는 버전은 헬로에 있습니다.
       *[no] { $hex }: 여기서는 모르는 버전입니다.
    }
header-tls-record-length = 레코드 길이: 뒤따르는 바이트 수
    .here = { JOSA(BYTES($value), "이/가") } 뒤따릅니다. 다음 세그먼트에 걸칠 수 있습니다.
header-tls-change-cipher-spec = 암호 시작: 보낸 쪽의 다음 말은 암호화됨
    .here = 다음 레코드부터 암호화합니다. TLS 1.3에서는 형식일 뿐입니다.
header-tls-alert-message = 암호화된 알림: 두 쪽만 읽을 수 있음
    .here = 밖에서는 읽을 수 없는 { BYTES($size) }입니다. 흔히 끝인사입니다.
header-tls-alert-message-level = 수준: 대화를 이어 갈지
    .here = { $value ->
        [1] 1, 경고: 대화를 이어 갈 수 있습니다.
        [2] 2, 치명: 대화가 바로 끝납니다.
       *[other] { $value }: 경고(1)도 치명(2)도 아닙니다.
    }
    .name = { $value ->
        [1] 경고
        [2] 치명
       *[other] { $name }
    }
header-tls-alert-message-desc = 내용: 무엇이 잘못되었는지
    .here = { $value ->
        [0] 0: 끝인사입니다. 더 보낼 것이 없습니다.
        [10] 10: 지금 올 메시지가 아닙니다.
        [20] 20: 레코드가 도중에 바뀌었거나 키가 다릅니다.
        [40] 40: 둘 다 할 수 있는 암호화 방법이 없습니다.
        [42] 42: 인증서가 깨졌습니다.
        [43] 43: 받지 않는 종류의 인증서입니다.
        [44] 44: 취소된 인증서입니다.
        [45] 45: 기간이 지난 인증서입니다.
        [46] 46: 인증서에 문제가 있습니다.
        [47] 47: 말이 되지 않는 값이 있습니다.
        [48] 48: 누가 서명한 인증서인지 모르거나 믿지 않습니다.
        [49] 49: 인증서는 맞지만 들여보내지 않습니다.
        [50] 50: 메시지를 읽을 수 없습니다.
        [51] 51: 서명이나 증명이 틀립니다.
        [70] 70: 둘 다 쓰는 버전이 없습니다.
        [71] 71: 상대의 암호화 방법이 너무 약합니다.
        [80] 80: 보낸 쪽 자신의 잘못입니다.
        [86] 86: 클라이언트가 까닭 없이 옛 버전으로 내려갔습니다.
        [90] 90: 사람이 그만두었습니다.
        [109] 109: 있어야 할 확장이 없습니다.
        [112] 112: 서버에 그런 이름의 사이트가 없습니다.
        [116] 116: 클라이언트도 인증서를 보여야 합니다.
        [120] 120: 둘 다 쓰는 응용 프로토콜이 없습니다.
       *[other] { $value }: { $known ->
            [yes] { $name }입니다.
           *[no] 여기서는 모르는 값입니다.
        }
    }
    .name = { $value ->
        [0] 끝인사
        [10] 뜻밖의 메시지
        [20] 틀린 레코드 MAC
        [22] 너무 긴 레코드
        [40] 핸드셰이크 실패
        [42] 깨진 인증서
        [43] 지원하지 않는 인증서
        [44] 취소된 인증서
        [45] 기간이 지난 인증서
        [46] 알 수 없는 인증서 문제
        [47] 틀린 값
        [48] 모르는 발급자
        [49] 접근 거절
        [50] 해독 오류
        [51] 증명 오류
        [70] 맞지 않는 버전
        [71] 약한 보안
        [80] 내부 오류
        [86] 부당한 하향
        [90] 사용자 취소
        [100] 재협상 안 함
        [109] 빠진 확장
        [110] 지원하지 않는 확장
        [112] 모르는 이름
        [116] 인증서 필요
        [120] 맞는 응용 프로토콜 없음
       *[other] { $name }
    }
header-tls-app-data = 암호화된 데이터: 두 쪽만 읽을 수 있음
    .here = 밖에서는 읽을 수 없는 { BYTES($size) }입니다.
header-tls-heartbeat-message = 하트비트: 상대가 아직 있는지 봄
    .here = 그대로 돌아와야 할 { BYTES($size) }입니다.
header-tls-segment-data = 이어짐: 앞 세그먼트에서 시작한 레코드의 나머지
    .here = 앞 세그먼트에서 시작한 레코드의 { BYTES($size) }입니다.
header-tls-handshake = 핸드셰이크 메시지: 처음에는 그대로, 나중에는 암호화됨
    .here = { BYTES($size) }: 아래에 풀이가 없으면 암호화되었거나 여기서 읽지 않는 것입니다.
header-tls-handshake-type = 핸드셰이크 종류: 맞추는 일의 어느 단계인지
    .here = { $value ->
        [0] 0: 서버가 처음부터 다시 하자고 합니다.
        [1] 1: 클라이언트가 할 수 있는 것을 알립니다.
        [2] 2: 서버가 그 가운데 고른 것을 알립니다.
        [4] 4: 다음에 빨리 이어 갈 티켓을 서버가 줍니다.
        [11] 11: 보낸 쪽이 누구인지 말하는 인증서입니다.
        [12] 12: 키를 만들 서버 쪽 반쪽입니다.
        [13] 13: 서버가 클라이언트의 인증서도 보자고 합니다.
        [14] 14: 서버가 할 말을 다 했습니다.
        [15] 15: 인증서가 자기 것임을 클라이언트가 증명합니다.
        [16] 16: 키를 만들 클라이언트 쪽 반쪽입니다.
        [20] 20: 지금까지 오간 말 모두에 대한 증명입니다.
        [22] 22: 인증서가 아직 유효하다는 새 확인입니다.
       *[other] { $value }: { $known ->
            [yes] { $name }입니다.
           *[no] 여기서는 모르는 값입니다.
        }
    }
    .name = { $value ->
        [0] 헬로 요청
        [1] 클라이언트 헬로
        [2] 서버 헬로
        [4] 새 세션 티켓
        [5] 이른 데이터 끝
        [8] 암호화된 확장
        [11] 인증서
        [12] 서버 키 교환
        [13] 인증서 요청
        [14] 서버 헬로 끝
        [15] 인증서 확인
        [16] 클라이언트 키 교환
        [20] 마침
        [21] 인증서 URL
        [22] 인증서 상태
        [24] 키 바꿈
       *[other] { $name }
    }
header-tls-handshake-length = 핸드셰이크 길이: 뒤따르는 바이트 수
    .here = { JOSA(BYTES($value), "이/가") } 뒤따릅니다. 여러 레코드에 걸칠 수 있습니다.
header-tls-handshake-version = 버전: TLS 1.2까지의 가장 새 것. 더 새 것은 확장에 있음
    .here = { $known ->
        [yes] { $hex }: { $name }. TLS 1.3도 여기에는 1.2라 적고, 정말 버전은 확장에 적습니다.
       *[no] { $hex }: 여기서는 모르는 버전입니다.
    }
header-tls-handshake-random = 무작위 수: 대화마다 다르게 함
    .here = 무작위한 { BYTES($size) }입니다. 양쪽 것이 키에 들어갑니다.
header-tls-handshake-session-id-length = 세션 식별자 길이: 0에서 32
    .here = { $value ->
        [0] 0: 세션 이름이 없습니다.
       *[other] 세션 이름은 { BYTES($value) }입니다.
    }
header-tls-handshake-session-id = 세션 식별자: 앞선 대화를 이어 가려는 이름
    .here = { BYTES($size) }: TLS 1.3에서는 형식일 뿐이고, 서버가 그대로 되풀이합니다.
header-tls-handshake-cipher-suites-length = 암호 모음 길이: 하나에 두 바이트
    .here = { BYTES($value) }: 클라이언트가 할 수 있는 것 하나에 2바이트입니다.
header-tls-handshake-ciphersuite = 암호 모음: 키를 맞추고, 암호화하고, 지키는 방법
    .here = { $known ->
        [yes] { $hex }: { $name } 방식입니다.
       *[no] { $hex }: 여기서는 모르는 것입니다. 서버를 시험하려는 것일 수도 있습니다.
    }
header-tls-handshake-comp-methods-length = 압축 방법 수
    .here = { $value ->
        [1] 압축 방법 하나, 곧 압축하지 않음이 적혀 있습니다.
       *[other] 압축 방법 { $value }개가 적혀 있습니다.
    }
header-tls-handshake-comp-method = 압축: 0, 하지 않음. 압축하면 비밀을 짐작할 수 있음
    .here = { $value ->
        [0] 0: 압축하지 않습니다.
       *[other] { $value }: 압축합니다. 비밀이 새어 이제는 쓰지 않습니다.
    }
header-tls-handshake-extensions-length = 확장 길이: 모든 확장의 바이트 수
    .here = 확장 { JOSA(BYTES($value), "이/가") } 뒤따릅니다.
header-tls-handshake-session-ticket-lifetime = 티켓 수명: 티켓을 쓸 수 있는 초
    .here = { $value ->
        [0] 0: 서버가 정하지 않습니다.
       *[other] 티켓은 앞으로 { SPAN($value) } 동안 쓸 수 있습니다.
    }
header-tls-handshake-session-ticket-length = 티켓 길이: 티켓의 바이트 수
    .here = 티켓은 { BYTES($value) }입니다.
header-tls-handshake-session-ticket = 티켓: 클라이언트가 다음에 보이고 서버만 읽을 수 있음
    .here = { BYTES($size) }: 다음 핸드셰이크를 반으로 줄여 줍니다.
header-tls-handshake-certificates-length = 인증서 전체 길이: 인증서들의 바이트 수
    .here = 인증서 { JOSA(BYTES($value), "이/가") } 뒤따릅니다.
header-tls-handshake-certificate-length = 인증서 길이: 이 인증서의 바이트 수
    .here = 이 인증서는 { BYTES($value) }입니다.
header-tls-handshake-certificate = 인증서: 이름과 키에 믿을 만한 누군가 서명한 것
    .here = 이 세그먼트에 { JOSA(BYTES($size), "이/가") } 있습니다. 첫째가 서버 자신의 것입니다.
header-tls-certificate-issuer = 발급자: 인증서에 서명한 곳
    .here = “{ $value }”의 서명입니다. 이 이름을 믿어야 인증서를 믿습니다.
header-tls-certificate-subject = 주체: 누구의 인증서인지
    .here = “{ $value }”의 것입니다. 브라우저는 아래의 이름들을 봅니다.
header-tls-certificate-dns-name = DNS 이름: 이 인증서가 증명하는 호스트
    .here = 이 이름을 증명합니다: { $value }.
header-tls-extension-type = 확장: 처음의 TLS에는 없던 것
    .here = { $known ->
        [yes] { $value }: { $name }에 대한 확장입니다.
       *[no] { $value }: 여기서는 모르는 확장입니다.
    }
    .name = { $value ->
        [0] 서버 이름
        [1] 조각의 최대 길이
        [5] 인증서 상태 요청
        [10] 지원 그룹
        [11] 점 형식
        [13] 서명 방법
        [15] 하트비트
        [16] 응용 프로토콜
        [18] 인증서 공개 기록
        [21] 채움
        [22] 암호화 뒤 MAC
        [23] 확장된 마스터 비밀
        [27] 압축된 인증서
        [28] 레코드 크기 제한
        [35] 세션 티켓
        [41] 미리 나눈 키
        [42] 이른 데이터
        [43] 지원 버전
        [44] 쿠키
        [45] 미리 나눈 키의 방식
        [47] 인증 기관
        [49] 나중 인증
        [50] 인증서의 서명 방법
        [51] 키 나눔
        [57] QUIC 전송 설정
        [65037] 암호화된 클라이언트 헬로
        [65281] 재협상
       *[other] { $name }
    }
header-tls-extension-len = 확장 길이: 뒤따르는 바이트 수
    .here = { $value ->
        [0] 0: 있다는 것만으로 뜻이 있습니다.
       *[other] 이 확장은 { BYTES($value) }입니다.
    }
header-tls-extension-data = 확장 데이터: 여기서는 풀지 않음
    .here = 여기서는 읽지 않는 확장의 { BYTES($size) }입니다.
header-tls-server-name-list-len = 서버 이름 목록 길이
    .here = 이름 목록은 { BYTES($value) }입니다.
header-tls-server-name-type = 이름 종류: 0, 호스트
    .here = { $value ->
        [0] 0: 호스트의 이름입니다.
       *[other] { $value }: 정해지지 않은 종류의 이름입니다.
    }
header-tls-server-name-len = 서버 이름 길이
    .here = 이름은 { BYTES($value) }입니다.
header-tls-server-name = 서버 이름(SNI): 원하는 사이트. 도중의 누구나 읽을 수 있음
    .here = 클라이언트가 원하는 사이트: { $value }. 서버는 이것으로 인증서를 고릅니다.
header-tls-alpn-len = 프로토콜 목록 길이
    .here = 프로토콜 목록은 { BYTES($value) }입니다.
header-tls-alpn-str-len = 프로토콜 이름 길이
    .here = 이름은 { BYTES($value) }입니다.
header-tls-alpn-str = 응용 프로토콜(ALPN): 안에서 하는 말
    .here = { $value ->
        [h2] h2: HTTP/2입니다.
        [h3] h3: HTTP/3입니다.
       *[other] { $value }: 안에서 할 수 있는 말입니다.
    }
header-tls-supported-versions-len = 버전 목록 길이: 하나에 두 바이트
    .here = { BYTES($value) }: 버전 하나에 2바이트입니다.
header-tls-supported-version = 지원 버전: 클라이언트가 쓰는, 또는 서버가 고른 버전
    .here = { $known ->
        [yes] { $hex }: { $name }입니다.
       *[no] { $hex }: 여기서는 모르는 버전입니다.
    }
header-tls-supported-groups-length = 그룹 목록 길이: 하나에 두 바이트
    .here = { BYTES($value) }: 그룹 하나에 2바이트입니다.
header-tls-supported-group = 그룹: 키를 맞추는 방법
    .here = { $known ->
        [yes] { $hex }: { $name } 방식입니다.
       *[no] { $hex }: 여기서는 모르는 그룹입니다.
    }
header-tls-ec-point-formats-length = 점 형식 수
    .here = 형식 { $value }개가 적혀 있습니다.
header-tls-ec-point-format = 점 형식: 곡선의 점을 적는 방법
    .here = { $value ->
        [0] 0: 압축하지 않음. 모두 이렇게 합니다.
       *[other] { $value }: 압축함. 거의 쓰이지 않습니다.
    }
header-tls-sig-hash-alg-len = 서명 목록 길이: 하나에 두 바이트
    .here = { BYTES($value) }: 서명 방법 하나에 2바이트입니다.
header-tls-sig-hash-alg = 서명 방법: 받아들이는 서명
    .here = { $known ->
        [yes] { $hex }: { $name } 방식입니다.
       *[no] { $hex }: 여기서는 모르는 서명 방법입니다.
    }
header-tls-psk-ke-modes-length = 방식 수
    .here = 방식 { $value }개가 적혀 있습니다.
header-tls-psk-ke-mode = 미리 나눈 키의 방식: 옛 키를 다시 쓰는 방법
    .here = { $value ->
        [0] 0: 옛 키만 씁니다.
        [1] 1: 옛 키에 새 키를 더해 씁니다.
       *[other] { $value }: 여기서는 모르는 방식입니다.
    }
header-tls-key-share-client-length = 키 나눔 길이: 클라이언트 키들의 바이트 수
    .here = 키 { JOSA(BYTES($value), "이/가") } 뒤따릅니다.
header-tls-key-share-group = 키 그룹: 무엇을 위한 키인지
    .here = { $known ->
        [yes] { $value }: { $name } 방식의 키입니다.
       *[no] { $value }: 여기서는 모르는 그룹입니다.
    }
header-tls-key-share-length = 키 길이
    .here = 키는 { BYTES($value) }입니다.
header-tls-key-share-key = 키: 누구나 읽어도 되는 반쪽
    .here = { BYTES($size) }: 양쪽 반쪽을 합쳐 남이 셈할 수 없는 키를 만듭니다.
header-tls-reneg-info-len = 재협상 길이
    .here = { $value ->
        [0] 0: 이 대화의 첫 핸드셰이크입니다.
       *[other] 증명은 { BYTES($value) }입니다.
    }
header-tls-reneg-info = 재협상: 아직 같은 대화임을 증명
    .here = 앞 핸드셰이크에서 온 { BYTES($size) }입니다.
header-tls-padding-data = 채움: 메시지를 늘이는 0
    .here = { BYTES($size) }: 어떤 길이에서 넘어지는 옛 장비를 피합니다.
