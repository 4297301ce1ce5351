# PCP (RFC 6887)

header-pcp-version = 버전: 2는 PCP, 0은 NAT-PMP
    .here = { $value ->
        [2] 버전 2: PCP(RFC 6887)입니다.
       *[other] 버전 { $value }: 서버는 UNSUPP_VERSION으로 답합니다.
    }
header-pcp-r = R: 요청인지 답인지
    .here = { $value ->
        [0] 0: 요청입니다.
       *[other] 1: 답입니다.
    }
header-pcp-opcode = 명령: 무엇을 원하는지
    .here = { $value ->
        [0] ANNOUNCE: 서버가 있는지, 테이블을 아직 기억하는지 묻습니다.
        [1] MAP: 안쪽 포트에 바깥 포트를 청합니다.
        [2] PEER: 상대 하나와의 연결에 관한 것입니다.
       *[other] { $value }: 서버는 UNSUPP_OPCODE로 답합니다.
    }
header-pcp-reserved = 쓰지 않음: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 0이어야 합니다. 아무도 읽지 않습니다.
    }
header-pcp-lifetime-req = 청하는 기간(초): 0이면 끝냄
    .here = { $value ->
        [0] 0: 매핑을 끝내도 됩니다.
       *[other] 포트를 { SPAN($value) } 동안 청합니다.
    }
header-pcp-client-ip = 클라이언트 주소: 스스로 안다고 믿는 주소
    .here = 스스로 믿는 주소: { $value }. 다른 주소로 보이면 거절됩니다.
header-pcp-result-code = 결과: 어떻게 되었는지
    .here = { $value ->
        [0] SUCCESS: 포트를 내주었습니다.
       *[other] { $name }: 내주지 않았습니다.
    }
header-pcp-lifetime-rsp = 기간(초): 내준 기간, 또는 거절이 유지되는 기간
    .here = { $value ->
        [0] 0: 매핑이 끝났습니다.
       *[other] { SPAN($value) } 동안 유효합니다.
    }
header-pcp-epoch-time = 에포크: 서버가 테이블을 가진 뒤 지난 초
    .here = 서버가 테이블을 가진 지 { SPAN($value) }입니다. 이 값이 줄면 테이블을 잃은 것입니다.
header-pcp-rsp-reserved = 쓰지 않음: 0
    .here = 아무도 읽지 않는 { BYTES($size) }입니다.
header-pcp-map-nonce = 논스: 청한 쪽이 뽑은 값. 아는 쪽만 매핑을 바꿈
    .here = 이 매핑에 딸린 우연한 값 { BYTES($size) }입니다.
header-pcp-map-protocol = 프로토콜: TCP(6) 또는 UDP(17)
    .here = { $value ->
        [6] TCP: 연결입니다.
        [17] UDP: 데이터그램입니다.
       *[other] 프로토콜 { $value }입니다.
    }
header-pcp-map-reserved = 쓰지 않음: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 0이어야 합니다. 아무도 읽지 않습니다.
    }
header-pcp-map-internal-port = 안쪽 포트: 안쪽 프로그램이 듣는 곳
    .here = 안쪽 프로그램은 포트 { $value }에서 듣습니다.
header-pcp-map-suggested-port = 바라는 바깥 포트
    .here = { $value ->
        [0] 0: 아무 포트나 좋습니다.
       *[other] 바깥 포트 { JOSA($value, "을/를") } 바랍니다.
    }
header-pcp-map-suggested-ip = 바라는 바깥 주소
    .here = { $kind ->
        [unspecified] 특별히 바라는 주소는 없습니다.
       *[other] 바깥 주소 { JOSA($value, "을/를") } 바랍니다.
    }
header-pcp-map-assigned-port = 내준 바깥 포트
    .here = 바깥에서 포트 { JOSA($value, "으로/로") } 걸면 안으로 넘깁니다.
header-pcp-map-assigned-ip = 내준 바깥 주소: 공인 주소
    .here = 바깥에서는 { JOSA($value, "으로/로") } 이 프로그램에 닿습니다.
header-pcp-option-code = 옵션: 128부터는 몰라도 됨
    .here = { $value ->
        [1] THIRD_PARTY: 청한 쪽이 아닌 다른 호스트를 위한 것입니다.
        [2] PREFER_FAILURE: 바로 이 바깥 포트가 아니면 필요 없습니다.
        [3] FILTER: 이 상대들만 들입니다.
       *[other] 옵션 { $value }번입니다.
    }
header-pcp-option-reserved = 쓰지 않음: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 0이어야 합니다. 아무도 읽지 않습니다.
    }
header-pcp-option-length = 옵션 길이: 데이터의 바이트 수
    .here = 뒤에 오는 데이터: { BYTES($value) }.
header-pcp-remote-port = 상대 포트: 안쪽 프로그램의 상대
    .here = 상대의 포트는 { $value }입니다.
header-pcp-remote-ip = 상대 주소: 안쪽 프로그램의 상대
    .here = 상대의 주소: { $value }
header-pcp-third-party = 다른 호스트: 포트의 주인
    .here = 청한 쪽이 아닌 다른 호스트의 몫: { $value }
header-pcp-filter-length = 프리픽스 길이: 맞아야 하는 비트 수, IPv4는 96을 더함
    .here = { $value ->
        [0] 0: 이제 거르지 않습니다.
       *[other] { $value }비트가 맞아야 합니다(IPv4는 96을 뺍니다).
    }
header-pcp-filter-port = 상대 포트: 들어와도 되는 포트, 0이면 모두
    .here = { $value ->
        [0] 0: 어느 포트에서든 됩니다.
       *[other] 포트 { $value }에서만 됩니다.
    }
header-pcp-filter-ip = 상대 주소: 들어와도 되는 곳
    .here = 프리픽스만큼 맞으면 들어옵니다: { $value }
