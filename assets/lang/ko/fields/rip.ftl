# RIP (RFC 2453, 4822)

header-rip-command = 명령: 1 경로를 물음, 2 경로를 알림
    .here = { $value ->
        [1] 1: 경로를 묻습니다.
        [2] 2: 라우터가 가진 경로를 알립니다.
       *[other] { $value }: 질문(1)도 답(2)도 아닙니다. 받는 쪽은 무시합니다.
    }
    .name = { $key ->
        [request] 질문
        [response] 경로 알림
       *[other] { $name }
    }
header-rip-version = 버전: 2는 마스크를 알고 1은 모름
    .here = { $value ->
        [1] 버전 1: 마스크가 없어 네트워크의 크기는 클래스대로입니다.
        [2] 버전 2: 네트워크마다 마스크가 있습니다.
       *[other] 버전 { $value }: 버전 2처럼 읽습니다.
    }
header-rip-routing-domain = 쓰지 않음: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 합니다. 옛 네트워크는 여기에 도메인을 적었습니다.
    }
header-rip-family = 주소 종류: 2는 IP, 0은 모두 달라는 뜻, 0xffff는 경로가 아님
    .here = { $value ->
        [0] 0: 질문이라면 모든 경로를 달라는 뜻입니다.
        [2] 2: 뒤에 IP 네트워크가 옵니다.
        [65535] 0xffff: 뒤에 오는 것은 누가 보냈는지의 증거입니다.
       *[other] { $value }: 다른 종류의 주소라 받는 쪽은 건너뜁니다.
    }
    .name = { $key ->
        [everything] 모두
        [authentication] 인증
       *[other] { $name }
    }
header-rip-route-tag = 경로 태그: 다른 데서 온 경로를 구별
    .here = { $value ->
        [0] 0: 표시가 없는 RIP 자신의 경로입니다.
       *[other] { $value }: 라우터가 그대로 넘겨주는 표시입니다.
    }
header-rip-ip = 네트워크: 경로가 가는 곳. 0.0.0.0은 기본 경로
    .here = { $kind ->
        [unspecified] 0.0.0.0: 기본 경로입니다. 다른 경로가 맞지 않을 때 씁니다.
       *[other] 네트워크 { JOSA($value, "으로/로") } 가는 길을 압니다.
    }
header-rip-netmask = 마스크: 주소에서 네트워크를 가리키는 비트
    .here = { $kind ->
        [unspecified] 0.0.0.0: 맞아야 할 비트가 없으니 무엇이든 맞습니다.
       *[other] { $value }에서 1인 비트가 네트워크를 가리킵니다.
    }
header-rip-next-hop = 다음 홉: 보낼 라우터. 0.0.0.0은 보낸 라우터 자신
    .here = { $kind ->
        [unspecified] 0.0.0.0: 이것을 알리는 라우터로 보내면 됩니다.
       *[other] 이것을 알리는 라우터가 아니라 { JOSA($value, "으로/로") } 보내야 합니다.
    }
header-rip-metric = 거리: 라우터를 몇 개 지나는지. 16은 갈 수 없음
    .here = { $value ->
        [16] 16: 갈 수 없거나, 이제 갈 수 없게 되었습니다.
       *[other] 이것을 알리는 라우터에서 { $value }홉입니다.
    }
header-rip-zero-padding = 0: 자리를 채움
    .here = 아무도 읽지 않는 { BYTES($size) }입니다.
header-rip-auth-type = 인증: 보낸 쪽이 자기를 증명하는 방법
    .here = { $value ->
        [1] 1: 다이제스트가 뒤에 옵니다.
        [2] 2: 선 위의 누구나 읽을 수 있는 암호입니다.
        [3] 3: 메시지와 비밀 키의 다이제스트. 경로들 뒤에 있습니다.
       *[other] { $value }: 여기서는 모르는 방법입니다.
    }
    .name = { $key ->
        [digest] 다이제스트
        [password] 암호
        [keyed-digest] 키를 쓴 다이제스트
       *[other] { $name }
    }
header-rip-auth-passwd = 암호: 선 위의 누구나 읽을 수 있음
    .here = 바로 이 말을 아는 라우터만 경로를 믿습니다: { $text }
header-rip-digest-offset = 다이제스트 위치: 처음부터 다이제스트까지의 바이트
    .here = 다이제스트는 { BYTES($value) } 뒤에 있습니다.
header-rip-key-id = 키: 여러 비밀 키 가운데 어느 것인지
    .here = 양쪽이 { $value }번 키를 알아야 합니다.
header-rip-auth-data-len = 다이제스트 길이: 다이제스트의 바이트 수
    .here = { $value ->
        [16] 16바이트: MD5의 길이입니다.
        [20] 20바이트: SHA-1의 길이입니다.
       *[other] { BYTES($value) }입니다.
    }
header-rip-seq-num = 순서 번호: 되풀이를 막으려 메시지마다 커짐
    .here = 이제부터 { $value }보다 작은 번호의 메시지는 거절됩니다.
header-rip-authentication-data = 다이제스트: 키를 아는 쪽만 만들 수 있음
    .here = { BYTES($size) }: 받는 쪽이 메시지와 키로 계산해 비교합니다.
