# IPsec (RFC 4302, RFC 4303)

header-ah-next-header = 다음 헤더: 인증 헤더 뒤에 오는 것
    .here = { $known ->
        [yes] { $value }: 이 헤더 뒤에 { JOSA($name, "이/가") } 옵니다.
       *[no] { $value }: 뒤에 여기서는 모르는 프로토콜이 옵니다.
    }
header-ah-length = 길이: 이 헤더의 4바이트 단어 수에서 2를 뺀 것
    .here = { $value }: 이 헤더는 ({ $value } + 2) × 4바이트입니다.
header-ah-reserved = 예약: 0
    .here = { $kind ->
        [zeros] 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 합니다.
    }
header-ah-spi = SPI: 두 쪽이 정해 둔 약속(키와 방식)의 번호
    .here = { $hex }: 받는 쪽은 이 번호로 어느 키로 확인할지 찾습니다.
header-ah-sequence = 순서 번호: 같은 패킷을 다시 보내는 공격을 막는 번호
    .here = { $value }: 이 약속으로 보낸 몇 번째 패킷인지. 이미 받은 번호는 버립니다.
header-ah-icv = 검사값(ICV): 키를 아는 쪽만 만들 수 있는 값
    .here = { BYTES($size) }: 보낸 쪽이 맞고 가는 길에 바뀌지 않았음을 증명합니다.
header-esp-spi = SPI: 두 쪽이 정해 둔 약속(키와 방식)의 번호
    .here = { $hex }: 받는 쪽은 이 번호로 어느 키로 풀지 찾습니다.
header-esp-sequence = 순서 번호: 같은 패킷을 다시 보내는 공격을 막는 번호
    .here = { $value }: 이 약속으로 보낸 몇 번째 패킷인지. 이미 받은 번호는 버립니다.
