# IPv4 (RFC 791)

header-ip-version = 버전: 4
header-ip-hdr-len = 헤더 길이: 4바이트 단위. 5면 옵션 없는 20바이트
header-ip-dsfield = DSCP와 ECN: 얼마나 급한지, 길이 막히는지
header-ip-dsfield-dscp = DSCP: 이 패킷이 바라는 서비스 등급
header-ip-dsfield-ecn = ECN: 라우터가 버리는 대신 혼잡을 표시하는 곳
header-ip-len = 전체 길이: 헤더와 내용을 합친 바이트 수
header-ip-id = 식별자: 한 패킷의 조각들은 이 번호가 같음
header-ip-flags = 플래그: 나누어도 되는지, 조각이 더 있는지
header-ip-flags-rb = 예약: 반드시 0
header-ip-flags-df = DF: 이 패킷을 나누지 말 것
header-ip-flags-mf = MF: 뒤에 조각이 더 있음
header-ip-frag-offset = 조각 위치: 이 조각의 자리, 8바이트 단위
header-ip-ttl = TTL: 라우터를 지날 때마다 1씩 줄고, 0이 되면 버려짐
    .here = TTL { $value ->
        [0] 0: 어느 라우터도 넘겨줄 수 없음. 선 위에 있어서는 안 되는 값
        [1] 1: 다음 라우터가 버리고 "TTL 초과"를 알림
       *[other] { $value }: 앞으로 라우터 { MINUS($value, 1) }개를 지날 수 있고, { $value }번째 라우터에서 버려짐
    }
header-ip-proto = 프로토콜: 안에 든 것. 1 ICMP, 6 TCP, 17 UDP
header-ip-checksum = 헤더 체크섬: 헤더만 지킴. 라우터마다 새로 계산
header-ip-src = 출발지: 패킷이 온 곳. NAT가 고쳐 쓸 수 있음
header-ip-dst = 목적지: 패킷이 갈 곳. 라우터가 보는 주소
header-ip-options = 옵션: 드물게 쓰는 헤더의 추가 항목
