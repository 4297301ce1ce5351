# ARP (RFC 826)

header-arp-hw-type = 하드웨어 종류: 1은 이더넷
header-arp-proto-type = 프로토콜 종류: 0x0800이면 IPv4 주소에 대한 질문
header-arp-hw-size = 하드웨어 주소 길이: MAC은 6바이트
header-arp-proto-size = 프로토콜 주소 길이: IPv4는 4바이트
header-arp-opcode = 동작: 1은 "이 주소 누구?", 2는 그 답
header-arp-src-hw-mac = 보낸 쪽 MAC: 묻거나 답하는 장치. 듣는 쪽은 배워 둘 수 있음
header-arp-src-proto-ipv4 = 보낸 쪽 IP: 보낸 쪽 MAC에 속한 주소
header-arp-dst-hw-mac = 대상 MAC: 질문에서는 0. 바로 이것을 알고 싶은 것
header-arp-dst-proto-ipv4 = 대상 IP: 찾고 있는 주소
