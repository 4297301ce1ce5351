# 시나리오 파일의 잘못, 부호별. 값은 무엇이 잘못되었는지, .help는 대신 무엇을 쓸지, .second는 함께 보아야 할 다른
# 곳입니다. $expected, $what, $of에는 이 파일 끝에 있는 말이 들어옵니다.

diag-error = 오류
diag-help = 도움말
diag-suggestion = 혹시 { $word }입니까?

## 읽기

diag-e0101 = 여기에 문자 { $found }로 시작하는 것은 없습니다.
    .help = 지우거나, 글의 일부라면 따옴표 안에 넣습니다.
diag-e0102 = { JOSA($expected, "이/가") } 있어야 하는데 { JOSA($found, "이/가") } 있습니다.
    .help = 여기에 { JOSA($expected, "을/를") } 씁니다.
diag-e0103 = 두 항목 사이에 쉼표가 없습니다.
    .help = 앞 항목 뒤에 ,를 씁니다.
diag-e0104 = 여기서 연 { $opener } 괄호가 닫히지 않았습니다.
    .help = 목록이나 필드가 끝나는 곳에 닫는 괄호를 씁니다.
    .second = 파일은 여기서 끝납니다
diag-e0105 = { $found } 괄호로는 { $opener } 괄호를 닫을 수 없습니다.
    .help = 괄호는 연 순서의 반대로 닫습니다.
    .second = 여기서 열었습니다
diag-e0106 = 글을 닫는 따옴표가 없습니다.
    .help = 글 끝에 "를 씁니다.
diag-e0107 = { JOSA($found, "은/는") } 쓸 수 있는 이스케이프가 아닙니다.
    .help = \n, \t, \\, \", \u{"{"}…{"}"}를 쓸 수 있습니다. 역슬래시 자체는 \\로 씁니다.
diag-e0108 = { JOSA($found, "은/는") } 이 형식의 숫자가 아닙니다.
    .help = 80이나 1_500처럼 숫자를 씁니다. 단위가 있는 값은 "250ms"처럼 따옴표에 넣습니다.
diag-e0109 = 괄호가 { $limit }단계보다 깊습니다.
    .help = 시나리오에는 몇 단계면 됩니다. 닫지 않은 괄호가 있는지 봅니다.
diag-e0110 = 주석이 닫히지 않았습니다.
    .help = 주석 끝에 */를 씁니다.
diag-e0111 = 시나리오가 끝난 뒤에 무언가 더 있습니다.
    .help = 파일 하나에 시나리오 하나입니다. 마지막 괄호 안으로 옮기거나 지웁니다.
diag-e0112 = 파일이 { $bytes }바이트입니다. 시나리오는 { $limit }바이트까지입니다.
    .help = 여러 시나리오로 나눕니다.
diag-e0113 = 잘못이 { $limit }개를 넘어 나머지는 보이지 않습니다.
    .help = 앞의 것부터 고칩니다. 뒤의 것은 앞의 것 때문일 때가 많습니다.

## 필드와 값

diag-e0201 = { $of }에는 { $field } 필드가 없습니다.
    .help = 지우거나 이름을 고칩니다.
diag-e0202 = { $of }에 { $field } 필드가 있어야 합니다.
    .help = { $field }: … 를 더합니다.
diag-e0203 = { $field } 필드가 두 번 나옵니다.
    .help = 둘 중 하나만 남깁니다.
    .second = 처음 나온 곳
diag-e0204 = { $found }: 그런 { JOSA($of, "은/는") } 없습니다.
    .help = 있는 종류에서 고릅니다. docs/scenario-format.md에 모두 있습니다.
diag-e0205 = { JOSA($expected, "이/가") } 있어야 하는데 이것은 { $found }입니다.
    .help = 대신 { JOSA($expected, "을/를") } 씁니다.
diag-e0206 = { JOSA($found, "은/는") } { JOSA($expected, "이/가") } 아닙니다.
    .help = 대신 { JOSA($expected, "을/를") } 씁니다.
diag-e0207 = 이 프로그램은 형식 { JOSA($found, "을/를") } 읽지 못합니다.
    .help = format: 1을 씁니다.
diag-e0208 = { JOSA($what, "은/는") } { $min }부터 { $max }까지인데 { $found }입니다.
    .help = { $min }부터 { $max }까지의 숫자를 씁니다.
diag-e0209 = { JOSA($what, "이/가") } { $chars }자입니다. { $limit }자까지 쓸 수 있습니다.
    .help = { $limit }자로 줄입니다.
diag-e0210 = { JOSA($what, "이/가") } { $count }개입니다. { $limit }개까지 둘 수 있습니다.
    .help = { $limit }개까지만 남깁니다.
diag-e0211 = { JOSA($what, "이/가") } 비어 있으면 안 됩니다.
    .help = 따옴표 안에 내용을 씁니다.

## 이름과 링크

diag-e0301 = { JOSA($name, "이라는/라는") } 장치가 둘입니다.
    .help = 장치마다 다른 이름을 붙입니다.
    .second = 다른 하나는 여기입니다
diag-e0302 = 이름 { $name }에 명령줄에 쓸 수 없는 문자 { JOSA($found, "이/가") } 있습니다.
    .help = 글자, 숫자, -, _를 씁니다.
diag-e0303 = { JOSA($name, "은/는") } 이미 다른 뜻으로 쓰는 이름입니다.
    .help = 이 장치에 다른 이름을 붙입니다.
diag-e0304 = { JOSA($name, "이라는/라는") } 장치가 없습니다.
    .help = nodes에 있는 장치 이름을 쓰거나 거기에 장치를 더합니다.
diag-e0305 = { $node }에는 포트 { JOSA($port, "이/가") } 없습니다.
    .help = { $node }에 있는 포트를 씁니다.
diag-e0306 = { $node }의 포트 { $port }에 링크가 둘입니다.
    .help = 하나는 다른 포트에 꽂습니다.
    .second = 첫 번째 링크는 여기입니다
diag-e0307 = { $node }에는 포트가 여럿인데 어느 것인지 적지 않았습니다.
    .help = { $node }: 뒤에 { $ports } 중 하나를 씁니다.
diag-e0308 = { $node }에는 인터페이스 { JOSA($interface, "이/가") } 없습니다.
    .help = 그 장치에 있는 인터페이스를 씁니다.
diag-e0309 = { JOSA($end, "을/를") } 자기 자신에게 이었습니다.
    .help = 서로 다른 두 끝을 적습니다.
diag-e0310 = 이 장치에 { JOSA($name, "이/가") } 두 번 나옵니다.
    .help = 인터페이스와 포트마다 다른 이름을 붙입니다.
    .second = 다른 하나는 여기입니다
diag-e0311 = { $node }의 포트 { JOSA($port, "은/는") } 이런 종류의 링크를 받지 않습니다.
    .help = 케이블은 포트에 꽂고, Wi-Fi는 무선 장치와 휴대폰이나 노트북 사이에 씁니다.

## 주소

diag-e0401 = 한 네트워크에서 { JOSA($address, "을/를") } 두 번 씁니다. { $other }에도 있습니다.
    .help = 호스트마다 다른 주소를 줍니다.
    .second = 다른 하나는 여기입니다
diag-e0402 = 이 장치의 두 인터페이스가 같은 네트워크에 있습니다: { $subnet }, { $other }.
    .help = 인터페이스마다 다른 네트워크를 줍니다. 예: 192.168.1.0/24
    .second = 다른 하나는 여기입니다
diag-e0403 = 게이트웨이 { JOSA($gateway, "이/가") } { $subnet } 밖에 있어 바로 닿을 수 없습니다.
    .help = 게이트웨이는 { $subnet } 안에 있는 라우터의 주소여야 합니다.
diag-e0404 = 풀의 주소 { JOSA($address, "이/가") } { $subnet } 밖에 있습니다.
    .help = 처음과 끝을 { $subnet } 안에서 고릅니다.
diag-e0405 = 풀이 { $first }에서 { JOSA($last, "으로/로") } 거꾸로 갑니다.
    .help = 처음과 끝을 바꿉니다.
diag-e0406 = 풀에 서버 자신의 주소 { JOSA($address, "이/가") } 들어 있습니다.
    .help = { JOSA($address, "을/를") } 비켜서 풀을 정합니다.
diag-e0407 = { JOSA($address, "은/는") } 네트워크 { $subnet } 자체의 이름이라 호스트에 줄 수 없습니다.
    .help = { $address } 다음 주소를 씁니다.
diag-e0408 = { JOSA($address, "은/는") } { $subnet }의 모두를 뜻하는 브로드캐스트 주소라 호스트에 줄 수 없습니다.
    .help = { $address } 앞의 주소를 씁니다.
diag-e0409 = { JOSA($address, "은/는") } 호스트가 가질 수 없는 주소입니다.
    .help = 유니캐스트 주소를 씁니다. 예: 192.168.0.0/24 안의 주소
diag-e0410 = 예약 주소 { JOSA($address, "이/가") } { $subnet } 밖에 있습니다.
    .help = { $subnet } 안의 주소를 예약합니다.
diag-e0411 = { JOSA($found, "을/를") } 두 번 예약했습니다.
    .help = 둘 중 하나만 남깁니다.
    .second = 다른 하나는 여기입니다
diag-e0412 = 두 인터페이스의 MAC 주소가 { JOSA($mac, "으로/로") } 같습니다.
    .help = 서로 다르게 적거나 비워 둡니다. 비워 두면 만들어 줍니다.
    .second = 다른 하나는 여기입니다
diag-e0413 = { JOSA($mac, "은/는") } 랜카드 하나의 주소가 될 수 없습니다.
    .help = 02:00:00:00:00:01처럼 첫 바이트가 짝수인 주소를 씁니다.
diag-e0414 = { $interface }에 DHCP 서버 자신의 주소가 없습니다.
    .help = 먼저 { $interface }에 고정 주소를 줍니다.
diag-e0415 = { $interface }에 풀이 둘입니다.
    .help = 인터페이스 하나에 풀 하나만 남깁니다.
    .second = 다른 하나는 여기입니다
diag-e0416 = { $found }에 프리픽스 밖의 비트가 켜져 있습니다.
    .help = { JOSA($network, "을/를") } 씁니다.

## 규칙과 서비스

diag-e0501 = 바깥 포트 { JOSA($port, "을/를") } 두 규칙이 씁니다.
    .help = 하나는 다른 바깥 포트로 바꾸거나 지웁니다.
    .second = 다른 하나는 여기입니다
diag-e0502 = 규칙의 대상 { JOSA($address, "이/가") } { $subnet } 밖에 있습니다.
    .help = { $subnet } 안의 호스트로 보냅니다.
diag-e0503 = 포트가 { $first }에서 { JOSA($last, "으로/로") } 거꾸로 갑니다.
    .help = { $last }-{ JOSA($first, "으로/로") } 씁니다.
diag-e0504 = 안쪽 포트가 { $last }까지 갑니다. 포트는 65535까지입니다.
    .help = 안쪽 포트를 더 작게 하거나 범위를 줄입니다.
diag-e0505 = { $node }에는 포트포워딩을 받을 고정 주소가 LAN에 없습니다.
    .help = { $node }에 고정 주소를 주거나 주소를 예약합니다.
diag-e0506 = 두 서비스가 포트 { JOSA($port, "을/를") } 씁니다.
    .help = 하나는 다른 포트를 씁니다.
    .second = 다른 하나는 여기입니다
diag-e0507 = 이 라우터는 주소를 변환하지 않아 포트포워딩을 할 수 없습니다.
    .help = NAT를 켜거나 규칙을 지웁니다.

## 레코드와 스크립트

diag-e0601 = { JOSA($found, "은/는") } 리소스 레코드가 아닙니다. { JOSA($part, "을/를") } 읽을 수 없습니다.
    .help = 이름, TTL, 종류, 데이터를 씁니다: "example.com 300 A 198.51.100.80"
diag-e0701 = 스크립트의 이 줄에 명령이 없습니다.
    .help = 장치가 할 일을 씁니다. 예: "ping -c 3 example.com"
diag-e0702 = 명령 안에 줄바꿈이 있으면 안 됩니다.
    .help = 명령마다 스크립트 줄을 따로 씁니다.
diag-e0703 = { JOSA($command, "이라는/라는") } 명령을 아는 장치가 없습니다.
    .help = help를 치면 쓸 수 있는 명령이 나옵니다.
diag-e0801 = { $found }: 아무것도 정하지 않는 줄입니다.
    .help = sysctl.conf처럼 씁니다: "net.ipv4.tcp_fin_timeout = 30"
diag-e0802 = { JOSA($name, "이라는/라는") } 설정은 없습니다.
    .help = 아무 장치에서나 sysctl -a를 치면 모든 설정이 나옵니다.
diag-e0803 = { JOSA($name, "은/는") } { $found } 값을 가질 수 없습니다.
    .help = 쓸 수 있는 값: { $allowed }
diag-e0804 = 방화벽 줄 { $found }의 { $word } 부분을 읽을 수 없습니다.
    .help = 이름을 뺀 iptables 명령 한 줄을 씁니다: -A FORWARD -i wan -p tcp --dport 22 -j DROP, -P FORWARD DROP
diag-e0805 = { JOSA($name, "이/가") } { $secs }초입니다. { JOSA($source, "은/는") } { $least }초 이상을 요구합니다.
    .help = { $least } 이상으로 적거나, 파일에 profile: Linux를 적으면 리눅스의 짧은 시간도 쓸 수 있습니다.
diag-e0806 = 포트를 겹쳐 쓰려면 주소와 포트를 모두 보는 필터가 필요합니다.
    .help = 두 호스트가 바깥 포트 하나를 함께 쓰면 상대의 주소와 포트로만 누구의 답인지 알 수 있습니다. filtering: "address-and-port-dependent"를 더하세요.
diag-e0807 = { $ports }에는 포트가 없습니다.
    .help = 작은 포트에서 큰 포트로 적습니다. 예: ports: "1024-65535".

## 값의 종류를 부르는 말

diag-form-list = 목록 […]
diag-form-fields = 필드 (이름: …)
diag-form-pair = 짝 (a, b)
diag-form-text = "…" 글
diag-form-number = 숫자
diag-form-fraction = 소수
diag-form-flag = true나 false
diag-form-word = Dhcp 같은 낱말
diag-form-character = 'c' 문자
diag-form-map = 맵
diag-form-value = 값
diag-form-field-name = 필드 이름
diag-form-colon = 쌍점(:)
diag-form-closer = 닫는 괄호
diag-form-end = 파일의 끝
diag-form-address = 192.168.0.3 같은 IPv4 주소
diag-form-interface-address = 192.168.0.3/24처럼 프리픽스가 붙은 주소
diag-form-network = 192.168.0.0/24 같은 네트워크
diag-form-mac = 02:00:00:00:00:01 같은 MAC 주소
diag-form-time = 250ms, 1.5s, 2m 같은 시간
diag-form-rate = 100Mbps, 1Gbps 같은 속도
diag-form-percent = 1.5% 같은 백분율
diag-form-burst = 1%:5 같은 확률과 1~1000개의 프레임 수
diag-form-reorder = 5%:2ms 같은 확률과 60s까지의 시간
diag-form-frame-numbers = 3,7-9나 3:200 같은 커지는 프레임 번호
diag-form-extra-time = 20ms 같은 60s까지의 시간
diag-form-direction = 한쪽 방향의 장애
diag-form-number-pattern = "# bytes"처럼 숫자 자리에 #이 하나 있는 텍스트
diag-form-link-end = pc1:eth0 같은 링크 끝
diag-form-target = pc1:80 같은 호스트와 포트
diag-form-port = 포트(1부터 65535까지)
diag-form-ports = 포트 또는 8000-8010 같은 범위
diag-form-proto = Tcp, Udp, Both 중 하나
diag-form-mtu = 바이트로 적은 MTU
diag-form-queue = 바이트로 적은 대기열 길이
diag-form-node = 장치 종류
diag-form-link = 링크 종류
diag-form-service = 서비스 종류
diag-form-expectation = 기대 종류
diag-form-addressing = 주소를 얻는 방법
diag-form-script-line = 스크립트 줄
diag-form-command = 명령줄
diag-form-name = 이름
diag-form-title = 제목
diag-form-prose = 사람이 읽을 글
diag-form-path = 페이지 경로
diag-form-page = 페이지
diag-form-body = 페이지 본문
diag-form-record = 리소스 레코드
diag-form-pool = DHCP 풀
diag-form-concentrator = PPPoE 접속 집중 장치
diag-form-dial-user = 사용자와 암호
diag-form-reservation = 예약
diag-form-route = 경로
diag-form-rule = 포트포워딩 규칙
diag-form-vlan-port = 포트의 VLAN
diag-form-vlan = VLAN 번호(1부터 4094까지)
diag-form-ssid = 무선 네트워크 이름
diag-form-wifi-password = 8자에서 63자까지의 ASCII 글자로 된 와이파이 비밀번호
diag-form-wifi-channel = 1부터 13까지의 채널
diag-form-account = 동적 DNS 계정
diag-form-host-entry = 안쪽 이름과 그 주소
diag-form-host-name = home.example.com 같은 이름
diag-form-hint = 힌트
diag-form-position = 위치 (열, 행)
diag-form-port-count = 포트 수
diag-form-lease = 임대 기간
diag-form-exit-code = 종료 코드
diag-form-format = 형식 버전
diag-form-nat = 주소 변환 설정
diag-form-seed = 시드
diag-form-profile = 프로필
diag-form-dhcp-client = DHCP 클라이언트
diag-form-scenario = 시나리오
diag-form-bilingual = 두 언어로 적은 글 (ko: "…", en: "…")
diag-form-lesson = 학습 과제
diag-form-interface = 인터페이스
diag-form-setting = 설정
diag-form-firewall-line = 방화벽 줄

diag-part-missing = 네 부분 중 하나
diag-part-name = 이름
diag-part-ttl = TTL
diag-part-type = 종류
diag-part-data = 데이터
