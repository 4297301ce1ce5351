# ICMP (RFC 792)

header-icmp-type = 종류: 8 에코 요청, 0 에코 답, 3 도달 불가, 11 TTL 초과
header-icmp-code = 코드: 종류 안에서의 정확한 까닭
header-icmp-checksum = 체크섬: ICMP 메시지 전체를 지킴
header-icmp-ident = 식별자: 한 호스트의 여러 ping을 구별. NAT가 고쳐 쓸 수 있음
header-icmp-seq = 순서 번호: 몇 번째 ping인지
header-icmp-unused = 쓰지 않음: 0
header-icmp-mtu = 다음 홉 MTU: 통과할 수 있었던 가장 큰 패킷
header-icmp-redir-gw = 게이트웨이: 이 목적지에 더 나은 라우터
header-icmp-data = 데이터: 그대로 돌려줄 내용, 또는 버려진 패킷의 앞부분
