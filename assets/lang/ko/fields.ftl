# 헤더 필드의 뜻, 한 줄씩: header-열쇠. 열쇠는 src/wire의 doc(와이어샤크 이름)입니다. 끝에 계층과 프로토콜.

## Ethernet (IEEE 802.3)

header-eth-dst = 받는 MAC: 이 선에서 프레임을 받아야 할 랜카드
header-eth-src = 보내는 MAC: 이 선에 프레임을 내보낸 랜카드
header-eth-type = EtherType: 안에 든 프로토콜. 0x0800은 IPv4, 0x0806은 ARP
header-eth-padding = 패딩: 프레임을 최소 60바이트로 채우는 0
header-eth-trailer = 꼬리: 내용 뒤에 붙은 바이트. 보통 패딩
header-eth-len = 길이: EtherType 자리에 오는 내용의 바이트 수
header-eth-fcs = FCS: 랜카드가 붙이고 검사하는 프레임의 검사값
header-vlan-priority = 우선순위: 프레임이 얼마나 급한지, 0부터 7까지
header-vlan-dei = 버림 가능: 막히면 먼저 버려도 되는 프레임
header-vlan-id = VLAN 번호: 이 프레임이 속한 가상 네트워크
header-vlan-etype = EtherType: 태그 뒤에 오는 프로토콜

## ARP (RFC 826)

header-arp-hw-type = 하드웨어 종류: 1은 이더넷
header-arp-proto-type = 프로토콜 종류: 0x0800이면 IPv4 주소에 대한 질문
header-arp-hw-size = 하드웨어 주소 길이: MAC은 6바이트
header-arp-proto-size = 프로토콜 주소 길이: IPv4는 4바이트
header-arp-opcode = 동작: 1은 "이 주소 누구?", 2는 그 답
header-arp-src-hw-mac = 보낸 쪽 MAC: 묻거나 답하는 장치. 듣는 쪽은 배워 둘 수 있음
header-arp-src-proto-ipv4 = 보낸 쪽 IP: 보낸 쪽 MAC에 속한 주소
header-arp-dst-hw-mac = 대상 MAC: 질문에서는 0. 바로 이것을 알고 싶은 것
header-arp-dst-proto-ipv4 = 대상 IP: 찾고 있는 주소

## IPv4 (RFC 791)

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
header-ip-ttl = TTL: 이 패킷이 앞으로 지날 수 있는 라우터 수
header-ip-proto = 프로토콜: 안에 든 것. 1 ICMP, 6 TCP, 17 UDP
header-ip-checksum = 헤더 체크섬: 헤더만 지킴. 라우터마다 새로 계산
header-ip-src = 출발지: 패킷이 온 곳. NAT가 고쳐 쓸 수 있음
header-ip-dst = 목적지: 패킷이 갈 곳. 라우터가 보는 주소
header-ip-options = 옵션: 드물게 쓰는 헤더의 추가 항목

## ICMP (RFC 792)

header-icmp-type = 종류: 8 에코 요청, 0 에코 답, 3 도달 불가, 11 TTL 초과
header-icmp-code = 코드: 종류 안에서의 정확한 까닭
header-icmp-checksum = 체크섬: ICMP 메시지 전체를 지킴
header-icmp-ident = 식별자: 한 호스트의 여러 ping을 구별. NAT가 고쳐 쓸 수 있음
header-icmp-seq = 순서 번호: 몇 번째 ping인지
header-icmp-unused = 쓰지 않음: 0
header-icmp-mtu = 다음 홉 MTU: 통과할 수 있었던 가장 큰 패킷
header-icmp-redir-gw = 게이트웨이: 이 목적지에 더 나은 라우터
header-icmp-data = 데이터: 그대로 돌려줄 내용, 또는 버려진 패킷의 앞부분

## UDP (RFC 768)

header-udp-srcport = 출발지 포트: 보내는 프로그램. 답은 여기로 돌아옴
header-udp-dstport = 목적지 포트: 받아야 할 프로그램
header-udp-length = 길이: 헤더와 데이터의 바이트 수
header-udp-checksum = 체크섬: 주소, 포트, 데이터를 지킴
header-udp-payload = 데이터: 프로그램이 프로그램에게 하는 말

## TCP (RFC 9293)

header-tcp-srcport = 출발지 포트: 보내는 프로그램. NAT가 고쳐 쓸 수 있음
header-tcp-dstport = 목적지 포트: 받아야 할 프로그램. 80은 HTTP
header-tcp-seq = 순서 번호: 첫 바이트가 흐름에서 차지하는 자리
header-tcp-ack = 확인 번호: 다음에 받기를 기다리는 바이트
header-tcp-hdr-len = 헤더 길이: 4바이트 단위
header-tcp-flags = 플래그: 이 세그먼트가 연결에 하는 일
header-tcp-flags-res = 예약: 0
header-tcp-flags-ae = AE: 정밀 ECN
header-tcp-flags-cwr = CWR: 혼잡 표시를 받고 속도를 줄였음
header-tcp-flags-ece = ECE: 길이 막히니 속도를 줄여 달라는 뜻
header-tcp-flags-urg = URG: 긴급 포인터가 유효
header-tcp-flags-ack = ACK: 확인 번호가 유효
header-tcp-flags-push = PSH: 데이터를 바로 프로그램에 넘길 것
header-tcp-flags-reset = RST: 연결을 바로 끊음
header-tcp-flags-syn = SYN: 연결을 열며 첫 순서 번호를 알림
header-tcp-flags-fin = FIN: 보낸 쪽은 더 보낼 것이 없음
header-tcp-window-size-value = 윈도우: 보낸 쪽이 아직 받을 수 있는 바이트 수
header-tcp-checksum = 체크섬: 주소, 포트, 헤더, 데이터를 지킴
header-tcp-urgent-pointer = 긴급 포인터: 이제 거의 쓰지 않음
header-tcp-options = 옵션: 연결을 열 때 양쪽이 맞추는 것들
header-tcp-options-nop = NOP: 다음 옵션의 자리를 맞추는 채움
header-tcp-options-eol = 끝: 옵션이 더 없음
header-tcp-options-mss-val = MSS: 세그먼트에 담아 받을 수 있는 가장 큰 데이터
header-tcp-options-wscale-shift = 윈도우 배율: 윈도우 값을 이만큼 비트 이동
header-tcp-options-sack-perm = SACK 허용: 선택적 확인을 알아들음
header-tcp-options-sack = SACK: 빈 곳 너머에 이미 도착한 조각들
header-tcp-options-sack-le = 왼쪽 끝: 도착한 조각이 시작하는 곳
header-tcp-options-sack-re = 오른쪽 끝: 도착한 조각이 끝나는 곳
header-tcp-options-timestamp-tsval = 타임스탬프: 보낸 순간 보낸 쪽의 시계
header-tcp-options-timestamp-tsecr = 타임스탬프 메아리: 돌려보낸 상대의 시계. 왕복 시간을 잼
header-tcp-payload = 데이터: 흐름의 다음 바이트들
header-data-data = 데이터: 어느 헤더도 설명하지 않는 바이트

## DHCP (RFC 2131, RFC 2132)

header-dhcp-type = Op: 1은 클라이언트, 2는 서버가 보냄
header-dhcp-hw-type = 하드웨어 종류: 1은 이더넷
header-dhcp-hw-len = 하드웨어 주소 길이: MAC은 6바이트
header-dhcp-hops = 홉: 거쳐 온 중계기 수
header-dhcp-id = 거래 번호(xid): 질문과 답을 이어 줌
header-dhcp-secs = 초: 클라이언트가 시도한 시간
header-dhcp-flags = 플래그: 브로드캐스트. 아직 주소가 없으니 모두에게 답해 달라는 뜻
header-dhcp-flags-bc = 브로드캐스트: 아직 주소가 없으니 모두에게 답할 것
header-dhcp-flags-reserved = 예약: 0
header-dhcp-ip-client = ciaddr: 갱신할 때, 클라이언트가 이미 쓰는 주소
header-dhcp-ip-your = yiaddr: 서버가 주는 "당신의" 주소
header-dhcp-ip-server = siaddr: 부팅에 쓸 서버
header-dhcp-ip-relay = giaddr: 메시지를 넘겨준 중계기
header-dhcp-hw-mac-addr = chaddr: 클라이언트의 MAC. 임대는 이것으로 구별
header-dhcp-hw-addr-padding = chaddr 채움: 16바이트까지 0
header-dhcp-server = 서버 이름: 보통 비어 있음
header-dhcp-file = 부팅 파일: 보통 비어 있음
header-dhcp-cookie = 매직 쿠키: 뒤에 DHCP 옵션이 옴
header-dhcp-option-dhcp = 메시지 종류: DISCOVER, OFFER, REQUEST, ACK, NAK, RELEASE …
header-dhcp-option-subnet-mask = 서브넷 마스크: 주소에서 네트워크에 해당하는 부분
header-dhcp-option-router = 라우터: 바깥으로 나가는 게이트웨이
header-dhcp-option-domain-name-server = DNS: 이름을 물어볼 서버
header-dhcp-option-hostname = 호스트 이름: 클라이언트가 밝힌 자기 이름
header-dhcp-option-domain-name = 도메인 이름: 짧은 이름 뒤에 붙는 것
header-dhcp-option-requested-ip-address = 요청 주소: 클라이언트가 바라는 주소
header-dhcp-option-ip-address-lease-time = 임대 기간: 주소를 쓸 수 있는 시간(초)
header-dhcp-option-renewal-time-value = T1: 이 시간이 지나면 자기 서버에 연장을 청함
header-dhcp-option-rebinding-time-value = T2: 이 시간이 지나면 아무 서버에나 청함
header-dhcp-option-dhcp-server-id = 서버 식별자: 해당하는 서버, 또는 고른 서버
header-dhcp-option-request-list = 요청 목록: 클라이언트가 알고 싶은 것들
header-dhcp-option-client-id = 클라이언트 식별자: 서버가 이 클라이언트를 알아볼 이름
header-dhcp-option-message = 메시지: 서버가 거절한 까닭
header-dhcp-option-value = 옵션: 그 밖의 설정
header-dhcp-option-broadcast-address = 브로드캐스트 주소: 네트워크 모두에게 닿는 주소
header-dhcp-option-type = 옵션: 번호, 길이, 값의 순서
header-dhcp-option-end = 끝: 옵션이 더 없음
header-dhcp-option-padding = 채움: 최소 길이까지 0

## DNS (RFC 1035)

header-dns-id = 식별자: 질문과 답을 이어 줌
header-dns-length = 길이: 메시지의 바이트 수. TCP에서만 쓰임
header-dns-flags = 플래그: 질문인지 답인지, 결과가 어떤지
header-dns-flags-response = QR: 0은 질문, 1은 답
header-dns-flags-opcode = Opcode: 0은 보통 질문
header-dns-flags-authoritative = AA: 이 영역을 직접 맡은 서버의 답
header-dns-flags-truncated = TC: 잘렸으니 TCP로 다시 물을 것
header-dns-flags-recdesired = RD: 다른 서버에도 대신 물어 달라는 뜻
header-dns-flags-recavail = RA: 이 서버는 대신 물어봐 줌
header-dns-flags-z = Z: 예약, 0
header-dns-flags-authenticated = AD: DNSSEC로 확인된 답
header-dns-flags-checkdisable = CD: 확인되지 않은 답도 괜찮음
header-dns-flags-rcode = Rcode: 0 오류 없음, 2 서버 실패, 3 그런 이름 없음
header-dns-count-queries = 질문 수
header-dns-count-answers = 답 레코드 수
header-dns-count-auth-rr = 권한 레코드 수: 맡은 서버를 알리는 레코드
header-dns-count-add-rr = 추가 레코드 수: 도움이 될 레코드
header-dns-qry-name = 이름: 묻고 있는 이름
header-dns-qry-type = 종류: 알고 싶은 것. A는 IPv4 주소
header-dns-qry-class = 클래스: 1, 인터넷
header-dns-resp-name = 이름: 레코드가 말하는 이름
header-dns-resp-type = 종류: 레코드에 든 것
header-dns-resp-class = 클래스: 1, 인터넷
header-dns-resp-ttl = TTL: 답을 기억해도 되는 시간(초)
header-dns-resp-len = 데이터 길이: 뒤따르는 바이트 수
header-dns-a = 주소: 이름의 IPv4 주소
header-dns-aaaa = 주소: 이름의 IPv6 주소
header-dns-cname = 정식 이름: 이 이름은 다른 이름의 별명
header-dns-ns = 네임 서버: 영역을 맡은 서버
header-dns-ptr-domain-name = 포인터: 주소에 딸린 이름
header-dns-rdata = 데이터: 레코드의 내용

## HTTP (RFC 9112)

header-http-request-line = 요청 줄: 어떤 페이지에 무엇을 할지
header-http-request-method = 메서드: GET은 가져오기, POST는 보내기
header-http-request-uri = 경로: 어느 페이지인지
header-http-request-version = 버전: HTTP/1.1
header-http-response-line = 상태 줄: 어떻게 되었는지
header-http-response-version = 버전: HTTP/1.1
header-http-response-code = 상태: 200 성공, 404 페이지 없음, 502 뒤 서버 실패
header-http-response-phrase = 설명: 상태를 말로 쓴 것
header-http-host = Host: 서버의 어느 사이트인지
header-http-content-length = Content-Length: 본문의 바이트 수
header-http-content-type = Content-Type: 본문의 종류
header-http-header = 헤더: 페이지에 덧붙인 정보
header-http-file-data = 본문: 페이지 내용

## LLC (IEEE 802.2)와 스패닝 트리 (IEEE 802.1D)

header-llc-dsap = DSAP: 받는 쪽에서 이 프레임을 맡을 프로토콜
header-llc-ssap = SSAP: 보내는 쪽의 프로토콜
header-llc-control = 제어: 프레임의 종류. 0x03은 보통 데이터
header-llc-oui = 기관: 뒤에 오는 번호를 정한 곳. 0이면 EtherType
header-llc-type = EtherType: 안에 든 프로토콜
header-llc-pid = 프로토콜: 그 기관이 정한 번호
header-stp-protocol = 프로토콜: 0은 스패닝 트리
header-stp-version = 버전: 0은 STP, 2는 RSTP, 3은 MSTP
header-stp-type = 종류: 0은 구성 알림, 0x80은 토폴로지 변경 알림
header-stp-flags = 플래그: 토폴로지 변경, RSTP에서는 포트 상태도
header-stp-flags-tcack = 변경 확인: 변경 알림을 받았다는 답
header-stp-flags-agreement = 동의: 포트가 바로 전달해도 됨 (RSTP)
header-stp-flags-forwarding = 전달: 포트가 프레임을 넘겨줌 (RSTP)
header-stp-flags-learning = 학습: 포트가 주소를 배움 (RSTP)
header-stp-flags-port-role = 포트 역할: 루트, 지정, 예비 (RSTP)
header-stp-flags-proposal = 제안: 이 포트가 바로 전달해도 되는지 물음 (RSTP)
header-stp-flags-tc = 토폴로지 변경: 배운 주소를 더 빨리 잊음
header-stp-root-prio = 루트 우선순위: 가장 작은 쪽이 루트가 됨
header-stp-root-ext = 루트 확장: 이 트리의 VLAN
header-stp-root-hw = 루트 MAC: 우선순위가 같으면 작은 쪽이 이김
header-stp-root-cost = 경로 비용: 보낸 스위치에서 루트까지의 거리
header-stp-bridge-prio = 브리지 우선순위: 이것을 보낸 스위치의 값
header-stp-bridge-ext = 브리지 확장: 이 트리의 VLAN
header-stp-bridge-hw = 브리지 MAC: 이것을 보낸 스위치
header-stp-port = 포트: 어느 포트로 보냈는지
header-stp-msg-age = 메시지 나이: 루트가 말한 뒤 지난 초
header-stp-max-age = 최대 나이: 이 초가 지나면 무효
header-stp-hello = 헬로 시간: 메시지 사이의 초
header-stp-forward = 전달 지연: 포트가 듣는 초, 그리고 배우는 초
header-stp-version-1-length = 버전 1 길이: 0 (RSTP)

## IPv6 (RFC 8200)

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

## 계층과 프로토콜

layer-1 = 1계층 물리: 선이나 공기를 지나는 비트
layer-2 = 2계층 데이터 링크: MAC 주소로 이웃끼리 주고받는 프레임
layer-3 = 3계층 네트워크: IP 주소로 네트워크를 건너는 패킷
layer-4 = 4계층 전송: 포트로 프로그램에서 프로그램까지
layer-5 = 5계층 세션: 대화를 이어 감. 따로 두는 일은 드묾
layer-6 = 6계층 표현: 데이터를 적는 방법. 예: 암호화
layer-7 = 7계층 응용: 프로그램끼리 하는 말
proto-eth = 이더넷: 같은 선의 이웃에게 프레임을 나름
proto-vlan = VLAN: 선 하나에 여러 네트워크
proto-arp = ARP: IP 주소에 딸린 MAC을 찾음
proto-ip = IPv4: 네트워크에서 네트워크로 패킷을 나름
proto-icmp = ICMP: 메아리, 그리고 무엇이 잘못되었는지 알림
proto-udp = UDP: 프로그램 사이의 낱개 메시지. 도착을 보장하지 않음
proto-tcp = TCP: 프로그램 사이의 믿을 수 있는 바이트 흐름
proto-dhcp = DHCP: 호스트에 주소를 빌려줌
proto-dns = DNS: 이름의 주소를 찾음
proto-http = HTTP: 웹 페이지를 청하고 받음
proto-data = 데이터: 헤더가 설명하지 않는 바이트
proto-llc = LLC: 802.3 프레임 안에 무엇이 들었는지 알림
proto-stp = STP: 프레임이 맴돌지 않게 스위치끼리 나무 모양 길을 정함
proto-ipv6 = IPv6: 더 긴 주소로 네트워크에서 네트워크로 패킷을 나름
