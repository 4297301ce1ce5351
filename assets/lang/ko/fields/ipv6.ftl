# IPv6 (RFC 8200)

header-ipv6-version = 버전: 6
header-ipv6-tclass = 트래픽 클래스: 얼마나 급한지, 길이 막히는지
header-ipv6-tclass-dscp = DSCP: 이 패킷이 바라는 서비스 등급
header-ipv6-tclass-ecn = ECN: 라우터가 버리는 대신 혼잡을 표시하는 곳
header-ipv6-flow = 플로 레이블: 한 대화의 패킷은 이 값이 같음
header-ipv6-plen = 페이로드 길이: 이 헤더 뒤의 바이트 수
header-ipv6-nxt = 다음 헤더: 뒤에 오는 것. 6은 TCP, 17은 UDP, 58은 ICMPv6
header-ipv6-hlim = 홉 제한: 이 패킷이 앞으로 지날 수 있는 라우터 수
header-ipv6-src = 출발지: 패킷이 온 곳
header-ipv6-dst = 목적지: 패킷이 갈 곳. 라우터가 보는 값
header-ipv6-ext-nxt = 다음 헤더: 이 확장 헤더 뒤에 오는 것
header-ipv6-ext-len = 길이: 처음 8바이트를 뺀 나머지, 8바이트 단위
header-ipv6-routing-type = 라우팅 종류: 라우터 목록을 읽는 방법
header-ipv6-routing-segleft = 남은 구간: 아직 지나야 할 라우터 수
header-ipv6-fraghdr-reserved = 예약: 0
header-ipv6-fraghdr-offset = 조각 위치: 이 조각이 들어갈 자리, 8바이트 단위
header-ipv6-fraghdr-more = MF: 조각이 더 있음
header-ipv6-fraghdr-ident = 식별자: 한 패킷의 조각들은 이 번호가 같음
header-ipv6-opt-type = 옵션: 어떤 것인지. 첫 비트들은 모를 때 할 일
header-ipv6-opt-length = 옵션 길이: 값의 바이트 수
