# UDP (RFC 768)

header-udp-srcport = 출발지 포트: 보내는 프로그램. 답은 여기로 돌아옴
header-udp-dstport = 목적지 포트: 받아야 할 프로그램
header-udp-length = 길이: 헤더와 데이터의 바이트 수
header-udp-checksum = 체크섬: 주소, 포트, 데이터를 지킴
header-udp-payload = 데이터: 프로그램이 프로그램에게 하는 말
