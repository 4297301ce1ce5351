# 화면에 나오는 말: 동작, 창, 목록, 양식의 이름과 상태 줄. 이름은 팔레트 한 줄에 들어가게 짧게, .hint는 상태 줄에
# 들어가는 더 짧은 말입니다.

the-lab = 실습실
yes = 예
no = 아니요
none = 없음
on = 켬
off = 끔
ok = 확인
cancel = 취소
app-title = Hoplab

## 동작

action-pause = 재생 / 일시 정지
    .hint = 재생/정지
action-step-layer = 한 계층 앞으로
    .hint = 계층
action-step-hop = 한 홉 앞으로
    .hint = 홉
action-step-event = 한 사건 앞으로
    .hint = 사건
action-step-back = 한 순간 뒤로
    .hint = 뒤로
action-live = 현재로 돌아가기
    .hint = 현재
action-skip = 기다리지 않고 건너뛰기
    .hint = 건너뛰기
action-faster = 더 빠르게
    .hint = 빠르게
action-slower = 더 느리게
    .hint = 느리게
action-mode = 재생 방식: 단계별, 실제, 즉시
    .hint = 방식
action-focus-next = 다음 창
    .hint = 창 이동
action-focus-prev = 이전 창
    .hint = 이전 창
action-up = 위로
    .hint = 위
action-down = 아래로
    .hint = 아래
action-left = 왼쪽으로
    .hint = 왼쪽
action-right = 오른쪽으로
    .hint = 오른쪽
action-up-here = 위로
    .hint = 위
action-down-here = 아래로
    .hint = 아래
action-left-here = 왼쪽으로
    .hint = 왼쪽
action-right-here = 오른쪽으로
    .hint = 오른쪽
action-page-up = 한 쪽 위로
    .hint = 쪽 위
action-page-down = 한 쪽 아래로
    .hint = 쪽 아래
action-first = 맨 처음으로
    .hint = 처음
action-last = 맨 끝으로
    .hint = 끝
action-activate = 열기, 고르기, 보내기
    .hint = 선택
action-cancel = 뒤로
    .hint = 뒤로
action-field-next = 다음 칸
    .hint = 다음 칸
action-field-prev = 이전 칸
    .hint = 이전 칸
action-complete = 단어 완성
    .hint = 완성
action-interrupt = 실행 중인 프로그램 중단
    .hint = 중단
action-suspend = 멈추기(bg, fg로 재개)
    .hint = 잠시 멈춤
action-end-input = 입력 끝내기: 셸에서 나가기
    .hint = 나가기
action-clear-screen = 화면 지우기
    .hint = 지움
action-terminal-new = 이 장치에 터미널 하나 더 열기
    .hint = 새로
action-terminal-next = 이 장치의 다음 터미널로
    .hint = 다음
action-terminal-close = 터미널을 그 안의 것과 함께 닫기
    .hint = 닫기
action-tab-next = 장치의 다음 표
    .hint = 다음 표
action-tab-prev = 장치의 이전 표
    .hint = 이전 표
action-boxes = 이름으로 장치 찾기
    .hint = 장치
action-follow = 패킷 따라가기
    .hint = 따라가기
action-unfollow = 따라가기 그만
    .hint = 그만
action-story-next = 대화의 다음 패킷
    .hint = 다음 패킷
action-story-prev = 대화의 이전 패킷
    .hint = 이전 패킷
action-branches = 패킷의 모든 사본
    .hint = 사본
action-hex = 바이트 보이기 / 숨기기
    .hint = 바이트
action-events-level = 모든 사건 / 중요한 사건만
    .hint = 사건
action-why = 왜 일어났는지 보기
    .hint = 왜
action-why-back = 원인으로 건너뛰기 전으로
    .hint = 되돌아가기
action-host = 장치 안 들여다보기
    .hint = 장치 안
action-anatomy = 프레임을 필드 하나하나 뜯어보기
    .hint = 뜯어보기
action-fold = 접기 / 펴기
    .hint = 접기/펴기
action-fold-all = 모두 접기 / 모두 펴기
    .hint = 모두 펴기
action-frame-next = 다음 프레임
    .hint = 다음 프레임
action-frame-prev = 이전 프레임
    .hint = 이전 프레임
action-find = 낱말로 프레임 찾기
    .hint = 찾기
action-connection = TCP 연결을 끝에서 끝까지 보기
    .hint = 연결
action-connection-next = 다음 연결
    .hint = 다음
action-connection-prev = 이전 연결
    .hint = 이전
action-node-menu = 이 장치로 할 수 있는 일
    .hint = 메뉴
action-map-nearer = 지도 확대
    .hint = 확대
action-map-farther = 지도 축소
    .hint = 축소
action-map-whole = 실습실 전체 보기
    .hint = 전체
action-map-fold = 스위치의 호스트들을 접거나 펴기
    .hint = 접기
action-pan-up = 지도를 위로
    .hint = 위로
action-pan-down = 지도를 아래로
    .hint = 아래로
action-pan-left = 지도를 왼쪽으로
    .hint = 왼쪽
action-pan-right = 지도를 오른쪽으로
    .hint = 오른쪽
action-map-lens = 지도를 다른 렌즈로 보기
    .hint = 렌즈
action-what = 이것은 무엇인가요?
    .hint = 설명
action-glossary = 용어집: 용어를 한 문장으로
    .hint = 용어집
action-compose = 패킷 보내기
    .hint = 보내기
action-shell = 장치의 셸 열기
    .hint = 셸
action-forwards = 포트포워딩
    .hint = 포워딩
action-dhcp-renew = DHCP 임대 갱신
    .hint = 갱신
action-dhcp-release = DHCP 임대 반납
    .hint = 반납
action-subnets = 주소 도구: 비트, 네트워크, 서브넷
    .hint = 주소 도구
action-link-form = 선에 장애 만들기
    .hint = 선 장애
action-power = 장치 켜기 / 끄기
    .hint = 전원
action-links = 링크 끊기 / 잇기
    .hint = 링크
action-rule-add = 규칙 추가
    .hint = 추가
action-rule-edit = 규칙 수정
    .hint = 수정
action-rule-delete = 규칙 삭제
    .hint = 삭제
action-rule-switch = 규칙 켜기 / 끄기
    .hint = 켬/끔
action-rule-test = 규칙을 밖에서 시험
    .hint = 밖에서 시험
action-rule-test-inside = 규칙을 집 안에서 시험
    .hint = 안에서
action-rule-mend = 알려 준 대로 고치고 다시 시험
    .hint = 고치기
action-rule-reserve = 규칙의 주소를 그 기기에 예약
    .hint = 예약
action-rule-dmz = DMZ 호스트
    .hint = DMZ
action-rule-hairpin = 헤어핀 켜기 / 끄기
    .hint = 헤어핀
action-about = 이 실습 설명
    .hint = 설명
action-scenarios = 시나리오 열기
    .hint = 열기
action-demos = 시연 재생
    .hint = 시연
action-demo-stop = 시연 멈추기
    .hint = 시연 멈춤
action-save-journal = 한 일 저장
    .hint = 저장
action-restart = 이 시나리오 처음부터
    .hint = 다시
action-help = 도움말
    .hint = 도움말
action-help-here = 도움말
    .hint = 도움말
action-palette = 모든 동작
    .hint = 모든 동작
action-palette-here = 모든 동작
    .hint = 모든 동작
action-language = 한국어 / English
    .hint = English
action-language-here = 한국어 / English
    .hint = English
action-theme = 다음 테마
    .hint = 테마
action-copy = 고른 것 복사
    .hint = 복사
action-mouse = 마우스 켜기·끄기
    .hint = 마우스
action-ascii = ASCII로만 그리기
    .hint = ASCII
action-motion = 움직임 켜기 / 끄기
    .hint = 움직임
action-quit = 끝내기
    .hint = 끝내기

group-play = 시간
group-move = 이동
group-look = 살펴보기
group-change = 네트워크 바꾸기
group-rules = 포트포워딩 규칙
group-lab = 시나리오와 시연
group-screen = 화면

## 창, 목록, 양식

pane-map = 지도
pane-inspector = 장치
pane-events = 사건
pane-ladder = 계층

list-palette = 모든 동작
list-scenarios = 시나리오 열기
list-demos = 시연 재생
list-boxes = 장치
list-shell-at = 셸을 열 장치
list-renew-at = 임대를 갱신할 장치
list-release-at = 임대를 반납할 장치
list-links = 끊거나 이을 링크
list-terms = 용어집
list-connections = TCP 연결
list-menu = { $node }
list-empty = 맞는 것이 없습니다.
list-filter-menu = 키를 누르거나 화살표로 고릅니다
list-filter = 글자를 치면 목록이 좁혀집니다

tab-interfaces = 인터페이스
    .short = IF
    .empty = 이 장치에는 인터페이스가 없습니다.
tab-routes = 경로
    .short = 경로
    .empty = 경로가 없습니다. 주소를 얻거나, DHCP가 게이트웨이를 알려 주거나, ip route add로 넣으면 생깁니다.
tab-arp = ARP
    .short = ARP
    .empty = 아직 행이 없습니다. 이웃에게 처음 보낼 때 주소의 주인을 묻고, 그 답이 여기 남습니다.
tab-mac = MAC
    .short = MAC
    .empty = 아직 행이 없습니다. 스위치는 들은 프레임마다 보낸 쪽과 포트를 적어 둡니다.
tab-nat = NAT
    .short = NAT
    .empty = 세션이 없습니다. 안에서 인터넷으로, 또는 포워딩한 포트로 첫 패킷이 오면 생깁니다.
tab-forwards = 포워딩
    .short = 포워딩
    .empty = 규칙이 없어 밖에서 아무것도 들어오지 못합니다. f로 추가합니다.
tab-leases = 임대
    .short = 임대
    .empty = 임대가 없습니다. 장치가 DHCP로 물으면 생깁니다.
tab-sockets = 소켓
    .short = 소켓
    .empty = 소켓이 없습니다. 프로그램이 기다리거나 연결하면 열립니다.
tab-dns = DNS
    .short = DNS
    .empty = 기억한 것이 없습니다. 이름의 첫 답이 TTL이 끝날 때까지 여기 남습니다.
tab-processes = 프로세스
    .short = 프로세스
    .empty = 실행 중인 프로그램이 없습니다. t로 셸을 엽니다.
tab-console = 셸

column-name = 이름
column-address = 주소
column-mac = MAC
column-port = 포트
column-age = 나이
column-state = 상태
column-prefix = 목적지
column-gateway = 게이트웨이
column-interface = 인터페이스
column-protocol = 프로토콜
column-inside = 안쪽
column-outside = 바깥쪽
column-remote = 상대
column-target = 대상
column-expires = 만료
column-host = 호스트
column-record = 레코드
column-pid = PID
column-command = 명령
column-rule = 규칙
column-local = 이쪽

## 상태 줄

mode-paced = 단계별
mode-real = 실제
mode-instant = 즉시
status-playing = 재생 중
status-paused = 멈춤
status-past = 과거
status-resting = 쉬는 중
status-following = { $packet } 따라가는 중
status-demo = 시연 { $name }
status-pending = { $keys } …
status-hangul = 한글 자판으로 눌러도 같은 자리의 영문 키로 읽습니다.

notice-welcome = u 이 실습 설명, p 패킷 보내기, v 시연, ? 모든 키
notice-commanded = 실행: { $command }
notice-refused = 실습실이 받아들이지 않습니다: { $reason }
notice-no-router = 이 실습에는 주소를 변환하는 공유기가 없습니다.
notice-no-rule = 규칙이 없습니다. a를 누르면 추가합니다.
notice-nothing-to-mend = 고칠 것이 없습니다. 먼저 t로 시험합니다.
notice-nobody-to-reserve = 이 주소를 쓰는 기기를 몰라 예약할 수 없습니다.
notice-nobody-inside = 집 안에 시험해 볼 다른 기기가 없습니다.
notice-no-rows = 이 화면에는 추가하거나 지울 행이 없습니다.
notice-policy-stays = 기본 정책은 지울 수 없습니다. Enter로 바꿉니다.
notice-no-programs = 이 장치에서는 프로그램이 돌지 않아 셸이 없습니다.
notice-not-a-connection = 연결은 양 끝이 있는 TCP 소켓입니다. 그런 줄에서 누릅니다.
notice-no-link = 여기에는 링크가 없습니다.
notice-no-dhcp-client = 여기에는 주소를 빌려 쓰는 장치가 없습니다.
notice-no-connection = 기록에 TCP 연결이 아직 없습니다. curl을 보내면 생깁니다 (p).
notice-no-return = 되돌아갈 곳이 없습니다
notice-no-packet = 아직 따라갈 패킷이 없습니다. p로 하나 보냅니다.
notice-packet-gone = 이 패킷의 기록이 남아 있지 않습니다.
notice-no-past = 기록은 여기까지입니다. 더 뒤로 갈 수 없습니다.
notice-past = 과거를 보고 있습니다. 표는 현재의 것입니다.
notice-present = 현재로 돌아왔습니다.
notice-resting = 한동안 아무 일도 없습니다. N을 누르면 다음 사건으로 갑니다.
notice-copied = 클립보드로 보냈습니다(OSC 52): { BYTES($bytes) }.
notice-nothing-to-copy = 여기에는 복사할 것이 없습니다.
notice-wide-glyphs = 이 터미널은 선 문자를 두 칸으로 그리므로 ASCII로 바꿉니다.
notice-mouse-on = 마우스를 켰습니다. 클릭은 고르기, 휠은 스크롤, 글 선택은 Shift와 함께 합니다.
notice-mouse-off = 마우스를 껐습니다. 글은 터미널이 선택합니다.
notice-theme = 테마: { $name }
notice-lens = 렌즈: { $lens }
lens-plain = 이름과 주소
lens-frames = 하드웨어 주소와 브로드캐스트 범위
lens-packets = 서브넷
lens-known = 고른 장치가 아는 것
lens-vlan = VLAN { $vlan } { $nets }
lens-alone = 주소 없음
lens-table-arp = ARP 행
lens-table-mac = MAC 행
lens-table-gateway = 게이트웨이
lens-table-resolver = 이름 서버
lens-table-lease = 임대
lens-table-nat = 주소 변환
lens-table-name = 찾아본 이름
lens-nobody = 아는 장치가 없습니다.
notice-zoomed = 지도: { $zoom }
notice-no-crowd = 이 장치에는 접을 만큼 많은 호스트가 없습니다.
map-off = 꺼짐
map-radio-off = 무선 꺼짐
zoom-fit = 실습실 전체
zoom-full = 이름과 주소
zoom-names = 이름
zoom-short = 짧은 이름
zoom-dots = 호스트마다 점 하나
notice-mode = 재생 방식: { $mode }
notice-speed = 속도 ×{ $speed }
notice-saved = { JOSA($name, "으로/로") } 저장했습니다.
notice-job-done = { $node }의 백그라운드 작업 { $job }번이 { $code ->
        [0] 끝났습니다.
       *[other] 코드 { JOSA($code, "으로/로") } 끝났습니다.
    }
notice-failed = { $name }: { $reason }
notice-no-such-key = { JOSA($keys, "은/는") } 여기에서 아무 뜻이 없습니다. ?를 누르면 키가 나옵니다.
notice-demo-started = 시연을 시작합니다. N 다음 장면으로, + 더 빨리, V 그만.
notice-demo-ended = 시연이 끝났습니다. 이제 직접 해 봅니다.

too-small = 창이 너무 작습니다: 지금 { $have }, 적어도 { $need } 필요합니다.
too-small-hint = 창을 키우면 이어집니다. 잃는 것은 없습니다.
not-a-terminal = 터미널이 아닙니다. `hoplab run`이나 `--plain`을 씁니다.

about-title = 이 실습 설명
about-none = 이 실습에는 더 적힌 설명이 없습니다.
about-task = 과제
about-hint = 힌트
about-next-hint = 다음 힌트
about-hint-number = 힌트 { $number }/{ $count }
help-title = 도움말
help-keys = 키
help-close = Esc로 닫습니다

## 패킷과 범례

packet-title = 패킷 { $id }: { $from } → { $to }
packet-to-all = 모두
packet-to-group = 그룹
packet-none = 따라가는 패킷이 없습니다. p로 하나 보내거나 사건을 골라 w를 누릅니다.
events-empty = 아직 아무 일도 없습니다.
ask-quit = 한 일을 저장하지 않고 끝냅니까?
ask-open = { JOSA($name, "을/를") } 엽니까? 여기서 한 일은 저장되지 않았습니다.
ask-restart = 이 시나리오를 처음부터 시작합니까? 한 일은 저장되지 않았습니다.

answer-no = 아니요
answer-save-first = 먼저 저장
answer-yes = 예

## 계층 사다리

step-strip = { $header } 헤더를 벗깁니다. { $bytes }바이트 줄어 { $total }바이트가 남습니다.
step-push = { $header } 헤더를 앞에 붙입니다. { $bytes }바이트 늘어 모두 { $total }바이트입니다.
step-read = { $header } 헤더는 읽기만 하고 그대로 둡니다.
step-rewrite = { $header } 헤더의 필드를 고쳐 씁니다.
step-hand = 프로그램이 { $header } { $bytes }바이트를 아래로 넘깁니다.
step-get = 프로그램이 { $header } { $bytes }바이트를 받습니다.
step-make = { $header } 메시지 { $bytes }바이트를 만듭니다.
step-open = { $header } 메시지 { $bytes }바이트를 읽습니다.
tell-place = L{ $layer } { $way }
way-up = 오름
way-turn = 돌아섬
way-down = 내림
unit-data = 데이터
unit-segment = 세그먼트
unit-datagram = 데이터그램
unit-packet = 패킷
unit-frame = 프레임
unit-bits = 비트
ladder-ethernet = 이더넷
skip-no-data = 데이터 없음: TCP끼리 하는 말
skip-presentation = 안 씀: 암호화할 것이 없음
skip-session-tcp = 안 씀: 세션은 TCP가 맡음
skip-session-udp = 안 씀: 세션이 없음
skip-transport-icmp = 안 씀: ICMP에는 포트가 없음
skip-network-arp = 안 씀: ARP는 이 망 안에서만
strip-before = 앞
strip-after = 뒤
tree-copies = 사본 { $count }개
fate-flies = 선 위에 있음
fate-passed = 넘김
fate-delivered = 전달 완료
fate-waits = 기다림
fate-dropped = 버림
fate-lost = 선에서 사라짐
stop-layer = 다음 계층까지
stop-hop = 다음 홉까지
stop-event = 한 사건

## 양식

field-proto = 프로토콜
field-outside-ports = 바깥 포트
field-inside-host = 대상 호스트
field-inside-port = 대상 포트
field-callers = 허용 발신지
field-comment = 메모
field-dmz-host = DMZ 호스트
field-from = 보내는 곳
field-to = 받는 곳
field-what = 보낼 것
field-count = 몇 번
field-port = 포트
field-payload = 내용
field-path = 경로
field-server = 네임 서버
field-file-name = 파일 이름
field-link = 링크
field-direction = 방향
field-cut = 끊김
field-loss = 손실
field-burst = 연속 손실
field-drop = 잃을 프레임
field-delay = 지연
field-jitter = 지터
field-reorder = 순서 뒤바뀜
field-duplicate = 중복
field-corrupt = 손상
field-rate = 속도
field-queue = 대기열
offer-tcp = TCP
offer-udp = UDP
offer-both = TCP와 UDP
offer-ping = ping (ICMP 에코)
offer-udp-text = UDP 글
offer-tcp-connect = TCP 연결
offer-http = HTTP 요청
offer-dns = DNS 질의
offer-both-ways = 양쪽 방향
offer-cut-no = 아니요
offer-cut-yes = 예, 아무것도 못 지나감
offer-none = 없음
enter-send = 보내기
enter-save = 저장
enter-open = 열기
enter-apply = 적용
enter-run = 실행
field-error-empty = 여기에 무언가 써야 합니다.
field-error-not-a-port = { JOSA($text, "은/는") } 포트가 아닙니다: 1부터 65535까지.
field-error-range-backwards = 범위가 거꾸로입니다: { $last }-{ JOSA($first, "으로/로") } 씁니다.
field-error-range-too-long = 규칙 하나에 포트 { $ports }개는 너무 많습니다.
field-error-unknown-host = 여기에 { JOSA($name, "은/는") } 없습니다.{ $nearest ->
        [none] {""}
       *[other] {" "}혹시 { $nearest }입니까?
    }
field-error-not-inside = { JOSA($addr, "은/는") } LAN 안의 주소가 아닙니다.
field-error-no-address = { $name }에는 지금 주소가 없습니다.
field-error-conflict = 규칙 { JOSA($rule, "이/가") } 이미 이 포트를 씁니다.
field-error-not-a-net = { JOSA($text, "은/는") } 주소도 네트워크도 아닙니다: 192.0.2.0/24처럼.
field-error-too-long = { $max }자까지 씁니다.
field-error-not-a-number = { $min }부터 { $max }까지의 숫자를 씁니다.
field-error-not-a-name = { JOSA($text, "은/는") } 호스트 이름이 될 수 없습니다.
field-error-bad-character = { JOSA($character, "은/는") } 여기에 쓸 수 없습니다.

## 실습실이 받아들이지 않는 것

refused-no-such-node = { JOSA($name, "이라는/라는") } 장치가 없습니다{ $nearest ->
        [none] {""}
       *[other] {" "}(혹시 { $nearest }?)
    }
refused-no-such-port = { JOSA($name, "이라는/라는") } 포트가 없습니다{ $nearest ->
        [none] {""}
       *[other] {" "}(혹시 { $nearest }?)
    }
refused-empty = 명령이 비어 있습니다
refused-unknown-lab-command = 실습실은 { JOSA($word, "이라는/라는") } 명령을 모릅니다{ $nearest ->
        [none] {""}
       *[other] {" "}(혹시 { $nearest }?)
    }
refused-bad-argument = { JOSA($text, "이/가") } 아니라 { JOSA($expected, "이/가") } 있어야 합니다
bad-setting = { $word ->
        [none] 무엇을 정할지 없습니다
       *[other] { JOSA($word, "이라는/라는") } 설정이 없습니다
    }{ $nearest ->
        [none] . 설정은 loss, burst, drop, delay, jitter, reorder, duplicate, corrupt, rate, queue, clear입니다
       *[other] {" "}(혹시 { $nearest }?)
    }
bad-setting-loss = 손실은 1.5%처럼 0%에서 100%까지의 확률이거나 off입니다
    .hint = 0%~100%, 예: 1.5%
bad-setting-burst = 연속 손실은 1%:5처럼 확률과 1~1000개의 프레임 수이거나 off입니다
    .hint = 확률:프레임 수, 예: 1%:5
bad-setting-drop = 잃을 프레임은 3,7-9처럼 1부터 커지는 번호이거나 3:200(200바이트 이상 가운데), 또는 off입니다
    .hint = 지금부터 번호, 예: 3,7-9 또는 3:200
bad-setting-delay = 지연은 20ms처럼 단위까지 쓴 60s까지의 시간이거나 off입니다
    .hint = 더해짐, 단위까지 씀, 예: 20ms
bad-setting-jitter = 지터는 5ms처럼 단위까지 쓴 60s까지의 시간이거나 off입니다
    .hint = 이만큼까지 더해짐, 단위까지 씀, 예: 5ms
bad-setting-reorder = 순서 뒤바뀜은 5%나 5%:2ms처럼 확률과 60s까지의 시간이거나 off입니다
    .hint = 확률[:시간], 예: 5%:2ms
bad-setting-duplicate = 중복은 1%처럼 0%에서 100%까지의 확률이거나 off입니다
    .hint = 0%~100%, 예: 1%
bad-setting-corrupt = 손상은 0.1%처럼 0%에서 100%까지의 확률이거나 off입니다
    .hint = 0%~100%, 예: 0.1%
bad-setting-rate = 속도는 1.5Mbps처럼 1bps에서 1000Gbps까지이거나 unlimited, 또는 off입니다
    .hint = 예: 1.5Mbps, 비우면 원래 속도
bad-setting-queue = 대기열은 64000처럼 0에서 1073741824까지의 바이트 수이거나 off입니다
    .hint = 바이트, 비우면 원래 길이
refused-too-many-boxes = 실습실에는 장치를 모두 { $limit }대까지만 둘 수 있습니다
refused-too-many-cables = 실습실 하나에는 케이블을 통틀어 { $limit }개까지 둘 수 있습니다
refused-port-taken = { $name } 포트에는 이미 케이블이 꽂혀 있습니다
refused-no-free-port = { $node }에는 빈 포트가 없고 더 늘릴 수도 없습니다. 케이블 하나를 먼저 빼세요
refused-nothing-to-undo = 되돌릴 변경이 없습니다
refused-nothing-to-redo = 다시 할 변경이 없습니다
refused-too-many-processes = 이 장치는 프로세스를 더 시작할 수 없습니다
refused-nobody-reads = 지금 { $node }에는 입력을 받는 프로그램이 없습니다
refused-powered-off = { JOSA($node, "은/는") } 꺼져 있습니다. lab power on { JOSA($node, "으로/로") } 켭니다
refused-too-many-terminals = 이 장치의 터미널이 모두 사용 중이고 더 열 수 없습니다
refused-terminal-full = 이 터미널에 미리 친 줄이 너무 많습니다. 읽는 프로그램이 없습니다

## 통신의 종류

class-arp = ARP
class-icmp = ping
class-icmp-error = ICMP 오류
class-dhcp = DHCP
class-dns = DNS
class-igmp = IGMP
class-ppp = PPPoE
class-tcp = TCP
class-http = HTTP
class-tcp-data = TCP 데이터
class-udp = UDP
class-other = 기타

## 표, 범례, 셸

column-frames = 프레임
column-hits = 적중
column-origin = 출처
column-parent = 부모
arp-asking = 묻는 중 …
route-direct = 직접
origin-connected = 자기 네트워크
origin-static = 고정
origin-dhcp = DHCP
host-title = { $node } 안
host-processes = 프로세스
host-sockets = 소켓과 대기열
host-network = 인터페이스, 망
host-kernel = 커널
host-idle = 지금 여기서 도는 프로그램이 없습니다.
host-empty = 여기에는 프로그램이 없습니다. 그보다 아래 계층에서 일하는 장치입니다.
host-nobody = (프로세스 없음)
host-accept = accept
host-next = 다음
host-box = 다음 장치
host-past = 지난 때를 보는 중이지만 여기는 현재입니다. 0을 누르면 현재로 갑니다.
host-about-process = 프로세스 { $pid }, { $command }, 소유자는 { $user }, 부모는 { $parent }. { $call ->
        [none] 실행 중입니다.
       *[other] { $call }()에서 멈춰 있습니다: { $waits }.
    } 디스크립터: { $open }.
host-about-listener = { $port }번 포트에서 듣고 있습니다. accept()를 기다리는 연결은 최대 { $limit }개 중 { $waiting }개, 진행 중인 핸드셰이크는 { $half }개입니다.
host-about-socket = { $proto } { $local }{ $remote ->
        [none] {""}
       *[other] {" "}↔ { $remote }
    }, { $state }: 읽히기를 기다리는 { $received }바이트{ $held ->
        [0] {""}
       *[other] , 빈 곳이 메워지기를 기다리는 { $held }바이트
    }, 보낼 { $unsent }바이트, 확인을 기다리는 { $flying }바이트.

waits-accept = 클라이언트 기다림
waits-recv = 데이터 기다림
waits-connect = 연결하는 중
waits-address = 주소 기다림
waits-sleep = 쉬는 중
waits-run = 실행 중
waits-line = 명령 기다림
waits-child = 자식 기다림
waits-read = 입력 기다림
waits-pipe = 파이프 기다림
waits-send = 보낼 자리 기다림
waits-wait = 다른 프로그램 기다림
waits-call = 다음 호출 기다림
waits-stopped = 정지됨
lease-offered = 제안함
lease-misplaced = LAN 밖
lease-bound = 빌려줌
lease-released = 반납됨
lease-expired = 만료됨
lease-declined = 제쳐 둠
lease-reserved = 예약됨
console-exit = { $argv }: 종료 코드 { $code }
link-wrong = 읽을 수 없음. { $hint }
link-now = 지금: { $words }
link-then = 다음: { $words }
link-whole = 장애 없음
link-loss = 손실 { $percent }%
help-in-rules = 포트포워딩 규칙에서
help-in-console = 셸에서
help-in-router = 공유기 화면에서
help-in-addresses = 주소 도구에서
help-in-form = 양식에서
help-in-host = 장치 안에서
help-in-anatomy = 프레임을 뜯어볼 때
help-in-connection = 연결 화면에서
help-legend = 범례
legend-public = 공인 주소
legend-private = 사설 주소
legend-cable = 케이블
legend-wifi = Wi-Fi
legend-cut = 끊긴 링크
legend-tcp = TCP
legend-udp = UDP
legend-arp = ARP: 이 주소 누구?
legend-icmp = ICMP: ping과 오류
legend-dhcp = DHCP: 주소 임대
legend-dns = DNS: 이름
legend-http = HTTP: 웹 페이지
legend-followed = 따라가는 패킷
legend-dropped = 버려지는 패킷
tcpip-application = 응용
tcpip-transport = 전송
tcpip-internet = 인터넷
tcpip-access = 네트워크 접근

## 장치의 종류 (src/device/kind.rs)

kind-pc = PC
kind-phone = 휴대폰
kind-server = 서버
kind-homerouter = 공유기
kind-router = 라우터
kind-isp = 통신사 라우터
kind-switch = 스위치
kind-hub = 허브
dns-no-such-name = 없는 이름
## 설정 파일

config-unreadable = 읽을 수 없습니다: { $reason }
config-too-large = 설정 파일은 { $limit }바이트까지입니다.
config-unknown-lang = ‘{ $name }’ 언어는 없습니다. ko와 en이 있습니다.
config-unknown-theme = ‘{ $name }’ 테마는 없습니다. 있는 테마: { $known }
config-unknown-context = 키를 정하는 자리 ‘{ $name }’ 없음{ $nearest ->
    [none] .
   *[other] . 혹시 { $nearest }입니까?
}
config-unknown-action = ‘{ $name }’ 동작은 없습니다.{ $nearest ->
    [none] { "" }
   *[other] { " " }혹시 { $nearest }입니까?
}
config-not-a-key = ‘{ $word }’: 이런 키는 없습니다. a, Space, F5, <C-k>처럼 쓰고, 잇따라 누르는 키는 g g처럼 띄어 씁니다.
config-not-here = { $action } 동작은 { $context }에서 쓰이지 않습니다.
config-types-text = { $context }에서 { $keys } 키는 글자를 입력하므로 명령이 될 수 없습니다.
config-starts-other = { $keys }(으)로 시작하는 더 긴 키가 있습니다({ $other }). 먼저 "none"으로 지웁니다.
config-continues-other = { $keys }의 앞부분이 이미 { $other } 동작입니다. 먼저 "none"으로 지웁니다.
config-twice = { $keys } 키가 두 번 나옵니다. 앞의 것이 쓰입니다.

## 프레임 뜯어보기

anatomy-title = 프레임 { $frame }
anatomy-fields = 필드
anatomy-bytes = 바이트
anatomy-size = { $size }바이트
anatomy-byte = 바이트 { $first }
anatomy-span = 바이트 { $first }~{ $last }
anatomy-bits = { $bits }비트
anatomy-source = 어디에서 왔나
fault-truncated = 끝까지 있지 않습니다
fault-malformed = 앞뒤가 맞지 않습니다
fault-checksum = 체크섬이 맞지 않습니다

## 캡처 열기

column-number = #
column-time = 시각
column-source = 출발지
column-destination = 목적지
column-info = 내용
capture-frames = 프레임 { $count }개
capture-empty = 이 캡처에는 프레임이 없습니다.
capture-none-found = 이 낱말이 모두 들어 있는 프레임이 없습니다. Esc를 누르면 모두 나옵니다.
capture-looking = 찾는 중 …
capture-find = 프로토콜, 주소, 포트, 내용의 낱말
capture-whole = 선을 지남
capture-cut = 선을 지난 { $wire }바이트 가운데 { $kept }바이트만 남아 있습니다
capture-fault-none = pcap도 pcapng도 아닙니다
capture-fault-link-type = 이더넷이 아닌 링크 종류 { $kind }
capture-fault-truncated = 파일이 { $at }바이트째 기록의 중간에서 끝납니다
capture-fault-malformed = { $at }바이트째 기록의 앞뒤가 맞지 않습니다
capture-fault-too-many = 프레임 { $most }개까지만 읽었습니다

## 명령줄에 잘못이 있을 때

cli-unknown-lang = --lang { $text }: 쓸 수 있는 언어가 아닙니다({ $known })
cli-no-scenario = { JOSA($name, "이라는/라는") } 파일도 내장 시나리오도 없습니다. { $nearest ->
        [none] `hoplab list`에 있는 것이 모두 나옵니다.
       *[other] 혹시 { $nearest }?
    }
cli-is-capture = { JOSA($name, "은/는") } 캡처입니다: hoplab open { $name }
cli-is-demo = { JOSA($name, "은/는") } 시연입니다: hoplab play { $name }
cli-scenarios = 시나리오 (hoplab 이름)
cli-demos = 시연 (hoplab play 이름)
cli-no-demo = { JOSA($name, "이라는/라는") } 파일도 내장 데모도 없습니다. 있는 데모: { $known }
cli-file-too-long = 시나리오 파일로는 너무 깁니다(최대 { $limit }바이트)
cli-file-not-text = UTF-8 텍스트가 아닙니다({ $line }번째 줄)
cli-folder-not-empty = { $path }: 비어 있지 않습니다. --pcap-dir에는 새 디렉터리나 빈 디렉터리를 주십시오
cli-exists = { $file } 파일이 이미 있습니다. 다른 이름을 쓰세요
cli-two-on-stdout = 표준 출력(-)으로는 파일 하나만 내보낼 수 있습니다
cli-facts-forgotten = 기록하기 전에 잊힌 사실이 { $count }개 있습니다. --log-facts를 늘리면 남습니다
cli-frames-forgotten = 캡처하기 전에 잊힌 프레임이 { $count }개 있습니다
cli-no-time = "{ $text }": 시간이 아닙니다. 숫자 뒤에 ns, us, ms, s, m, h 가운데 하나를 붙입니다
cli-no-timed-command = --do "{ $line }": "10s pc1 ping pc2"처럼 시간, 장치, 명령이 있어야 합니다
cli-no-command = "{ $line }": "pc1 ping pc2"처럼 장치와 명령이 있어야 합니다. +5s는 시간을 보내고 q는 끝냅니다
cli-speed = --speed { $speed }: 0보다 큰 수여야 합니다
cli-size = --size "{ $text }": 120x40처럼 열과 행을 500x200까지 적습니다
cli-no-key = --keys: { $column }번째 글자의 "{ $word }": 그런 키가 없습니다
cli-no-such-frame = 프레임은 { $frames }개입니다
cli-no-terminal = 그림을 그릴 수 있는 터미널이 아닙니다. `hoplab run { $scenario }` 명령은 화면 없이 실습실을 돌리고, `--plain`은 줄로 보여 줍니다
cli-no-terminal-open = 그림을 그릴 수 있는 터미널이 아닙니다. `hoplab dissect { $capture }` 명령은 프레임을 글로 보여 줍니다
cli-another-run = 기록된 지문은 { $recorded }: 같은 실행이 아닙니다
cli-unjudged = { $at }초에 끝났으므로 그 뒤에 이루어질 { $count }가지는 판정하지 않았습니다
cli-unmet = { $by }초까지 이루어져야 하지만 그렇지 않습니다: { $what }

expected-prints = { $node }에서 "{ $text }" 줄 출력
expected-number = { $node }에서 "{ $text }" 줄 출력, # 자리의 수는 { $least } 이상{ $most ->
        [none] {""}
       *[other] {" "}{ $most } 이하
    }
expected-exits = { $node }에서 "{ $command }"로 시작하는 명령이 코드 { JOSA($code, "으로/로") } 끝남
expected-address = { $node }:{ $iface }의 주소가 { $within } 안에 있음

## 잊힌 것 (기록에는 한도가 있다)

events-forgotten = 사건 { $id }까지 잊었습니다
step-forgotten = 이 결정은 잊었습니다. 기록은 사건 { $id } 다음부터 있습니다.
packet-forgotten = 이 프레임의 바이트는 잊었습니다. 기록이 가득 찼습니다.
# 왜: 원인의 사슬
why-title = 왜 일어났는가
why-jump = 그곳으로 가기
why-root-command = { $node }에 내린 명령에서 시작되었습니다.
why-root-script = 시나리오 스크립트가 { $node }에 내린 줄에서 시작되었습니다.
why-root-boot = { JOSA($node, "이/가") } 켜지면서 시작되었습니다.
why-root-forgotten = 더 앞에서 시작되었지만 그 기록은 이미 지워졌습니다.

# 장치의 DHCP
action-dhcp = DHCP 상태와 풀
    .hint = DHCP
dhcp-title = { $node }의 DHCP
dhcp-none = { $node }에는 DHCP 클라이언트도 서버도 없습니다.
dhcp-next = 클라이언트·서버
dhcp-client = { $value }의 클라이언트
dhcp-checking = 비었는지 확인하는 중
dhcp-probing = 탐색 { $value }
dhcp-address = 주소 { $value }
dhcp-link-local = 링크 로컬 { $value }
dhcp-from = 빌려준 서버 { $value }
dhcp-router = 게이트웨이 { $value }
dhcp-dns = 이름 서버 { $value }
dhcp-remembers = 기억하는 임대 { $value }
dhcp-again = { $tries }번 물음, { $next }초 뒤 다시
dhcp-other = 또 다른 서버의 제안: { $value }
dhcp-lease = 임대
dhcp-for-ever = 끝나지 않는 임대입니다.
dhcp-no-lease = 임대가 없어 흐르는 시계도 없습니다.
dhcp-everybody = 모두
dhcp-state = 상태 { $state }:
dhcp-lease-left = 임대: { $left } 남음
dhcp-t1-left = T1, 빌려준 서버에게 연장을 청하기까지: { $left }
dhcp-t2-left = T2, 아무 서버에게나 묻기까지: { $left }
dhcp-sent = { $at } { $peer }에게 { $message } 보냄
dhcp-received = { $at } { $peer }에게서 { $message } 받음
dhcp-server = { $iface }의 서버 { $server }: { $first }부터 { $last }까지, 한 번에 { SPAN($secs) }{ $running ->
        [on] {""}
       *[off] {" "}(꺼짐)
    }
dhcp-rogue = 이 네트워크에 다른 DHCP 서버가 있습니다: { $value }. 먼저 답하는 쪽이 이깁니다.
dhcp-kind-free = 비었음
dhcp-kind-bound = 임대
dhcp-kind-offered = 제안
dhcp-kind-probed = 확인 중
dhcp-kind-reserved = 예약
dhcp-kind-released = 반납
dhcp-kind-declined = 남이 쓰는 중
dhcp-kind-recalled = 회수
dhcp-more = 그 밖에 { $count }건
dhcp-about-INIT = 주소가 없고 아무에게도 묻지 않습니다. 아직 시작하지 않았거나, 주소를 반납했거나, 거절당한 뒤 기다리는 중입니다.
dhcp-about-SELECTING = 모두에게 물었고(DISCOVER) 제안을 기다립니다. 답이 없으면 4, 8, 16, … 64초 뒤에 다시 묻습니다.
dhcp-about-REQUESTING = 제안 하나를 골라 그 서버에 확인을 청했습니다(REQUEST). 다른 서버들도 이것을 듣고 자기 제안을 거둡니다.
dhcp-about-CHECKING = 확인은 받았지만 아직 쓰지 않습니다. ARP 탐색을 세 번 보내 이미 쓰는 장치가 있는지 묻고, 답이 오면 거절합니다(DECLINE).
dhcp-about-BOUND = 임대가 끝날 때까지 이 주소를 씁니다. T1이 되면 자기 서버에 연장을 청합니다.
dhcp-about-RENEWING = T1이 지났습니다. 주소를 계속 쓰면서 자기 서버에만 연장을 청합니다.
dhcp-about-REBINDING = T2가 지나도록 서버가 답하지 않아 모든 서버에 연장을 청합니다. 임대가 끝나면 주소를 바로 놓아야 합니다.
dhcp-about-INIT-REBOOT = 다시 켜졌고 전의 임대를 기억합니다.
dhcp-about-REBOOTING = 기억하는 임대가 아직 유효한지 모두에게 묻고 ACK나 NAK를 기다립니다.
dhcp-about-server = 칸 하나가 풀의 주소 하나입니다. 주소는 랜카드에 기한을 두고 빌려주며, 예약된 주소는 주인을 기다립니다.
dhcp-about-rogue = 한 네트워크에서 두 서버가 다른 답을 줍니다. 여기 있으면 안 되는 서버를 찾아 끄세요.

## 주소 도구

subnets-address = 주소
subnets-no-address = 주소가 아닙니다. 예: 192.168.0.1/24
subnets-part = 고른 조각
subnets-bits = 비트로
subnets-letters = 망·서브·호스트
subnets-kind = 종류
subnets-class = 클래스 { $class } · { $what }
subnets-mask = 마스크
subnets-network = 네트워크 주소
subnets-broadcast = 브로드캐스트
subnets-none = 없음
subnets-hosts = 호스트
subnets-boundary = 경계 옮기기
subnets-split = 둘로 나누기
subnets-join = 합치기
range-public = 공인: 인터넷의 주소
range-this-network = 이 네트워크
range-unspecified = 아직 주소 없음
range-private = 사설: 집이나 회사 안에서만
range-shared = 통신사 공유(CGNAT)
range-loopback = 루프백: 바로 자기 자신
range-link-local = 링크 로컬: DHCP가 없을 때 스스로 정함
range-protocol = 프로토콜용
range-ds-lite = IPv6 망 위의 IPv4
range-documentation = 문서의 예시용
range-relay = 6to4 중계, 폐지됨
range-benchmark = 성능 시험용
range-group = 멀티캐스트: 호스트의 그룹
range-link-group = 이 링크의 멀티캐스트
range-source-group = 출발지를 정한 멀티캐스트
range-documentation-group = 예시용 멀티캐스트
range-admin-group = 조직 안의 멀티캐스트
range-reserved = 예약됨
range-broadcast = 이 링크의 모두

# 이것은 무엇인가요?
what-map = 실습실의 장치와 전선입니다. ◆는 가고 있는 패킷이고 옆 글자는 프로토콜입니다. 화살표로 장치를 고르고, Enter로 할 일을 보고, g l로 다른 렌즈를 대고, z와 Z로 확대하고 축소합니다.
    .title = 지도
what-events = 장치들이 하고 정한 일입니다. 가장 새로운 것이 아래에 있습니다. 화살표로 고르고, Enter로 그 패킷을 따라가고, y로 까닭을 보고, a로 모두 또는 중요한 것만 봅니다.
    .title = 사건
what-ladder = 패킷이 지나는 장치마다 한 기둥입니다. 패킷은 그 장치가 일하는 계층까지 올라갔다가 내려옵니다. +는 헤더를 붙이고 −는 뗍니다. 위의 줄은 모든 장치를 지나는 여정이고, 아래 기차는 패킷을 크기대로 그린 것이며, 고른 필드(PgUp, PgDn)의 바이트에 불이 들어옵니다. 여러 곳으로 퍼진 패킷의 사본은 나무로 보이고 Enter로 가지에 들어갑니다.
    .title = 계층 사다리
what-connection = 양 끝과 그 사이의 모든 세그먼트를 시간 순서로 보여 줍니다. 바깥쪽은 프로그램의 호출, 화살표는 세그먼트, 잃은 것에는 줄이 그어집니다. Tab으로 상태, 버퍼, 그래프로 가고 ]와 [로 다른 연결을 봅니다.
    .title = TCP 연결
what-host = 프로그램, 프로그램이 쥔 소켓, 그 아래 인터페이스와 전선입니다. 막대는 각 대기열에서 기다리는 양입니다.
    .title = 장치 안
what-anatomy = 모든 헤더와 필드, 비트와 바이트입니다. 오른쪽 키로 펼치면 각 필드가 무엇이며 값이 어디서 왔는지 나옵니다.
    .title = 프레임의 필드
what-interfaces = 장치의 인터페이스와 주소, 하드웨어 주소, 받은 ▼ 프레임과 보낸 ▲ 프레임입니다. 아래에는 DHCP의 상태와 물어보는 이름 서버가 있습니다.
    .title = 인터페이스
what-routes = 목적지에 따라 패킷이 가는 길입니다. 맞는 것 중 가장 긴 프리픽스가 이깁니다. 게이트웨이가 없으면 목적지가 바로 이 링크에 있습니다.
    .title = 라우팅 테이블
what-arp = IP 주소로 적은 이웃과, 대답한 하드웨어 주소입니다. 행은 시간이 지나면 낡은 것이 되고, 다시 믿기 전에 확인합니다.
    .title = ARP 테이블
what-mac = 어느 하드웨어 주소가 어느 포트에서 마지막으로 들렸는지입니다. 여기에 없으면 모든 포트로 퍼뜨립니다.
    .title = MAC 테이블
what-nat = 공유기를 지나는 세션입니다. 안쪽 끝, 바깥에서 보이는 끝, 대화 상대, 어디까지 왔는지, 얼마나 더 조용해도 되는지가 있습니다.
    .title = 주소 변환
what-forwards = 밖에서 온 호출을 안쪽 호스트로 보내는 규칙입니다. f로 엽니다.
    .title = 포트포워딩
what-leases = 이 장치가 빌려준 주소입니다. 누구에게 얼마나 더 빌려줬는지가 있습니다.
    .title = 임대
what-sockets = 열린 대화의 끝과 손님을 기다리는 포트입니다. ss가 보여 주는 것과 같습니다.
    .title = 소켓
what-dns = 이름 서버의 답입니다. TTL이 다할 때까지 간직합니다.
    .title = 기억한 이름
what-processes = 여기서 실행 중인 프로그램과 부모, 그리고 각각 무엇을 기다리는지입니다.
    .title = 프로세스
what-dhcp = 이 장치의 DHCP입니다. 클라이언트는 지금의 상태와 그 앞의 상태, 임대와 남은 시간, 마지막에 오간 메시지를 보여 줍니다. 서버는 주소 풀과 누가 어느 주소를 얼마나 더 쓰는지를 보여 줍니다.
    .title = DHCP
what-rules = 밖에서 온 호출을 안쪽 호스트로 보내는 규칙의 목록입니다. 위에서부터 맞는 첫 규칙이 쓰입니다. 규칙마다 바깥 포트, 안쪽 주소와 포트, 지금까지 걸린 횟수가 있습니다.
    .title = 포트포워딩
what-router = 공유기의 설정 페이지입니다. 상태, 바깥쪽과 안쪽 주소, 무선, 예약, 방화벽을 페이지마다 보고 바꿉니다. 바꾸기 전에 무엇이 달라지는지 미리 보여 줍니다.
    .title = 공유기 페이지
what-addresses = 주소와 프리픽스를 넣으면 네트워크 주소, 브로드캐스트 주소, 쓸 수 있는 호스트 주소와 그 범위의 뜻을 계산합니다.
    .title = 주소 도구
## The pages of a router

action-router-pages = 공유기 화면: 상태와 설정
    .hint = 공유기
action-undo = 공유기의 마지막 변경 되돌리기
    .hint = 되돌리기
notice-undone = 되돌렸습니다: { $lines }
notice-nothing-to-undo = 되돌릴 변경이 없습니다.
field-wan-mode = WAN 방식
field-wan-address = 주소
field-dial-user = 사용자
field-dial-password = 비밀번호
field-dial-service = 서비스
field-gateway = 게이트웨이
field-name-servers = 이름 서버
field-lan-address = LAN 주소
field-pool-first = 풀 시작
field-pool-last = 풀 끝
field-lease = 임대 기간
field-ssid = 와이파이 이름
field-wifi-password = 비밀번호
field-wifi-channel = 채널
field-radio = 무선
field-keep-for = 대상
field-kept-address = 주소
field-chain = 체인
field-place = 넣을 자리
field-verdict = 처리
field-filter-proto = 프로토콜
field-source = 출발지
field-destination = 목적지
field-in-iface = 들어온 곳
field-out-iface = 나가는 곳
field-filter-port = 포트
field-states = 연결 상태
field-matches = 그 밖의 조건
field-note = 메모
field-host-name = 이름
field-host-address = 주소
field-ddns = 동적 DNS
field-ddns-name = 이름
field-ddns-service = 서비스
field-ddns-user = 사용자
field-ddns-password = 비밀번호
field-pcp = PCP 서버
field-mapping = 매핑
field-filtering = 필터링
field-hairpin = 헤어핀
field-hairpin_source = 헤어핀 출발지
field-keep_port = 포트 유지
field-keep_class = 포트 대역 유지
field-keep_parity = 짝·홀 유지
field-overload = 포트 공유
field-ports = 바깥 포트
field-host_ports = 기기당 포트
field-inbound_refresh = 수신도 갱신
field-unsolicited = 모르는 SYN
field-exhaustion = 포트 소진
field-drop_invalid = INVALID 버림
field-tcp_strict = 엄격한 TCP
field-tcp_be_liberal = 윈도 느슨
field-tcp_loose = 이어받기
field-random_port = 무작위 포트
field-renumber = LAN 옮김
field-port_rest = 포트 휴지
field-port_rest_max = 휴지 수
field-exempt = NAT 제외
field-udp = UDP 단방향
field-udp_replied = UDP 양방향
field-icmp = ICMP 에코
field-tcp_syn_sent = SYN-SENT
field-tcp_syn_received = SYN-RECEIVED
field-tcp_established = ESTABLISHED
field-tcp_fin_wait = FIN-WAIT
field-tcp_close_wait = CLOSE-WAIT
field-tcp_last_ack = LAST-ACK
field-tcp_time_wait = TIME-WAIT
field-tcp_close = RST 뒤
offer-dhcp = DHCP로 받음
offer-pppoe = 다이얼(PPPoE)
offer-static = 직접 설정
offer-1 = 1
offer-2 = 2
offer-3 = 3
offer-4 = 4
offer-5 = 5
offer-6 = 6
offer-7 = 7
offer-8 = 8
offer-9 = 9
offer-10 = 10
offer-11 = 11
offer-12 = 12
offer-13 = 13
offer-auto = 자동
offer-on = 켬
offer-off = 끔
offer-INPUT = INPUT
offer-FORWARD = FORWARD
offer-OUTPUT = OUTPUT
offer-ACCEPT = 통과
offer-DROP = 말없이 버림
offer-icmp-port-unreachable = 포트 도달 불가
offer-icmp-admin-prohibited = 관리상 금지
offer-tcp-reset = TCP 리셋
offer-icmp-net-unreachable = 네트워크 도달 불가
offer-icmp-host-unreachable = 호스트 도달 불가
offer-icmp-proto-unreachable = 프로토콜 없음
offer-icmp-net-prohibited = 네트워크 금지
offer-icmp-host-prohibited = 호스트 금지
offer-all = 모두
offer-icmp = ICMP
offer-endpoint-independent = 상대와 상관없이
offer-address-dependent = 상대 주소마다
offer-address-and-port-dependent = 상대 주소·포트마다
offer-external = 공인 주소
offer-router = 공유기 LAN 주소
offer-client = 클라이언트 그대로
offer-prohibited = ICMP 금지 알림
offer-host-unreachable = ICMP 도달 불가 알림
offer-silent = 말없이 버림
offer-later = 6초 뒤 거절
offer-refuse = 바로 거절
field-error-not-an-address = { JOSA($text, "은/는") } 주소가 아닙니다(192.168.0.3).
field-error-not-own-net = { JOSA($text, "은/는") } 길이가 붙은 주소가 아닙니다(192.168.0.1/24).
field-error-not-in-net = { JOSA($addr, "은/는") } { $net }의 호스트가 아닙니다.
field-error-overlaps = 반대쪽 { JOSA($net, "과/와") } 겹칩니다.
field-error-own-address = { JOSA($addr, "은/는") } 공유기 자신입니다.
field-error-reversed = { JOSA($first, "이/가") } { $last }보다 뒤입니다.
field-error-not-a-time = { JOSA($text, "은/는") } 임대 기간이 아닙니다(12h, 30m, 90s).
field-error-kept-for = 이미 { $host }에 예약되어 있습니다.
field-error-no-interface = { JOSA($name, "은/는") } 없습니다: { $there }.
field-error-needs-proto = { $proto }에서만 씁니다.
field-error-not-a-passphrase = ASCII 글자 8~63자를 씁니다.
field-error-no-condition = 조건이 없습니다. 모든 패킷이라면 기본 정책을 바꿉니다.
field-error-not-a-state = NEW, ESTABLISHED, RELATED, INVALID, DNAT 중에서.
field-error-name-taken = { JOSA($name, "은/는") } 이미 있는 이름입니다.
field-error-overload-unfiltered = 포트 공유에는 필터링이 상대 주소·포트마다여야 합니다.
field-error-bad-match = 그런 조건은 없습니다: { $why }.
router-page-status = 상태
router-page-wan = WAN
router-page-lan = LAN
router-page-wifi = 와이파이
router-page-reservations = 예약
router-page-dns = DNS
router-page-services = 서비스
router-page-forwards = 포워딩
router-page-nat = NAT
router-page-timers = 타이머
router-page-firewall = 방화벽
fallout-leases-void = 임대 { $leases }개가 무효가 됩니다. 기기가 주소를 다시 받아야 합니다.
fallout-leases-outside = 이미 빌려준 주소 { $leases }개가 풀 밖입니다. 연장을 청하면 거절됩니다.
fallout-reservations-outside = 예약 { $reservations }개는 새 네트워크에 자리가 없어 쓰이지 않습니다.
fallout-forwards-stale = 포트포워딩 규칙 { $forwards }개의 대상이 LAN 밖에 놓입니다.
fallout-connections-lost = { $host }의 연결 { $connections }개가 끊깁니다.
fallout-address-given-up = 주소 { JOSA($addr, "을/를") } 반납합니다. 이제 그 주소로는 공유기에 접속할 수 없습니다.
fallout-double-nat = { JOSA($addr, "은/는") } 공인 주소가 아닙니다. 바깥의 다른 공유기도 변환하므로 거기서도 포트를 열어야 합니다.
fallout-wireless-gone = 무선 기기 { $hosts }대가 연결을 잃습니다.
fallout-held-by = 지금은 { JOSA($host, "이/가") } 쓰는 주소입니다. 임대를 연장할 때까지 그대로 씁니다.
fallout-lent-ports-closed = 프로그램이 요청한 포트 { $ports }개가 닫힙니다.
fallout-too-short = { $source }에서 정한 { $least }초보다 짧습니다.
router-nothing = 없음
router-next = 다음 화면
router-unchanged = 바뀐 것이 없습니다.
router-not-yet = 잘못된 칸을 고치면 적용할 수 있습니다.
router-will-change = 바뀌는 것
router-air = 이름과 비밀번호가 맞는지만 봅니다. 802.11 프레임과 채널 간섭은 그리지 않습니다.
router-in-seconds = 이 시간(초) 동안 조용하면 그 행을 잊습니다.
router-told = 서비스에 마지막으로 알린 주소 { $addr }, 대답: { $answer }
router-no-reservations = 예약된 주소가 없습니다.
router-no-names = 직접 넣은 이름이 없습니다. 주소를 빌린 기기의 이름은 저절로 등록됩니다.
router-lent-resolvers = 통신사가 알려 준 이름 서버를 씁니다: { $servers }. 직접 쓰면 그것이 먼저입니다.
router-upstreams = 다른 이름을 물어보는 곳: { $servers } (WAN 화면에서 바꿉니다)
router-forwards-form = Enter를 누르면 포트포워딩 화면이 열립니다.
router-everything = 모든 패킷
router-the-rest = 나머지 모두(기본 정책)
router-column-row = 행
router-column-does = 처리
router-column-packets = 패킷
router-column-asks = 조건
status-up = 켜진 지 { $time }
status-wan = WAN  { $address }, { $how }, 게이트웨이 { $gateway }, DNS { $dns }
status-wan-none = WAN  주소 없음
status-seen-public = 공인 주소: 어디서나 닿습니다.
status-seen-private = 사설 주소: 바깥의 다른 공유기도 변환합니다(이중 NAT).
status-seen-shared = 통신사 공유 주소: 통신사도 변환합니다(이중 NAT).
status-session = 세션 { $session }, 상대 { $with }
status-no-session = 세션 없음: { $why ->
        [no-concentrator-answers] 집중 장치가 답하지 않습니다.
        [echo-lost] 상대가 에코에 답하지 않습니다.
        [closed-here] 이쪽에서 끝냈습니다.
        [closed-by-the-other-side] 상대가 끝냈습니다.
        [not-let-in] 인증되지 못했습니다.
        [no-agreement] 양쪽이 합의하지 못했습니다.
        [no-answer] 상대가 답하지 않았습니다.
        [session-unknown] 상대가 모르는 세션입니다.
        [switched-off] 전원이 나갔습니다.
        [taken-over] 같은 쪽이 새 세션을 열었습니다.
       *[other] { $said }
    }
status-ppp = LCP { $lcp ->
        [Initial] Initial(처음)
        [Starting] Starting(시작)
        [Closed] Closed(닫힘)
        [Stopped] Stopped(멈춤)
        [Closing] Closing(닫는 중)
        [Stopping] Stopping(멈추는 중)
        [Req-Sent] Req-Sent(요청 보냄)
        [Ack-Rcvd] Ack-Rcvd(확인 받음)
        [Ack-Sent] Ack-Sent(확인 보냄)
        [Opened] Opened(열림)
       *[other] { $lcp }
    }  PAP { $auth ->
        [none] 아직
        [sent] 보냄
        [accepted] 허락됨
        [refused] 거절됨
       *[other] { $auth }
    }  IPCP { $ipcp ->
        [Initial] Initial(처음)
        [Starting] Starting(시작)
        [Closed] Closed(닫힘)
        [Stopped] Stopped(멈춤)
        [Closing] Closing(닫는 중)
        [Stopping] Stopping(멈추는 중)
        [Req-Sent] Req-Sent(요청 보냄)
        [Ack-Rcvd] Ack-Rcvd(확인 받음)
        [Ack-Sent] Ack-Sent(확인 보냄)
        [Opened] Opened(열림)
       *[other] { $ipcp }
    }
status-dialling = 거는 중…
status-by-dhcp = DHCP
status-by-hand = 직접 설정
status-lan = LAN  { $address }
status-pool = , { $first }부터 { $last }까지 { SPAN($lease) }씩 임대, { $lent }개 사용
status-any-ssid = 없음(어떤 기기나 연결됨)
status-radio-on = 와이파이  이름 { $name }, { $lock ->
        [wpa2] 비밀번호 있음(WPA2)
       *[open] 비밀번호 없음
    }, 채널 { $channel ->
        [auto] 자동
       *[other] { $channel }
    }
status-radio-off = 와이파이  꺼짐
status-nat = NAT  { $limit }개 중 { $rows }개: TCP { $tcp }, UDP { $udp }, ICMP { $icmp }. 남은 포트: TCP { $tcpfree }, UDP { $udpfree }
status-firewall = 방화벽  { $chains }
status-open = 방화벽  없음: 무엇이든 지나갑니다
status-clients = 기기
status-drops = 최근에 버린 패킷

# ── 주소 변환기의 동작: 옛 이름(RFC 3489)과 RFC 4787의 뜻 ──

nat-kind-full-cone = 풀 콘:
    .told = 바깥 포트 하나로 모두와 통신하고, 그 포트로는 누구나 보낼 수 있습니다
nat-kind-restricted-cone = 제한 콘:
    .told = 바깥 포트 하나로 모두와 통신하고, 먼저 보낸 적이 있는 주소만 그 포트로 보낼 수 있습니다
nat-kind-port-restricted-cone = 포트 제한 콘:
    .told = 바깥 포트 하나로 모두와 통신하고, 먼저 보낸 적이 있는 주소와 포트만 그 포트로 보낼 수 있습니다
nat-kind-symmetric = 대칭형:
    .told = 상대마다 바깥 포트가 달라서, 제삼자를 거쳐 만나는 홀 펀칭이 통하지 않습니다

## 처음 1분: 시작 카드와 둘러보기 (src/app/start.rs, src/app/tour.rs)

action-start = 시작 카드: 둘러보기, 수업, 실습실
    .hint = 시작
action-tour = 둘러보기: 시작, 이어 하기, 그만
    .hint = 그만
action-tour-skip = 둘러보기의 다음 단계
    .hint = 건너뛰기
action-open-file = 시나리오 파일 열기
    .hint = 파일
field-file-path = 파일
start-title = Hoplab
start-lead = 네트워크 실습실입니다. 화살표나 숫자로 고르세요.
start-leave = 실습실로
start-tour = 둘러보기
    .about = 진짜 실습실에서 다섯 단계, 5분
start-tour-at = { $count }단계 가운데 { $done }단계까지 했습니다
start-continue = 이어 하기
    .about = 지난번에 열었던 것
start-lessons = 수업
    .about = 과제와 힌트가 있는 실습, 배우는 순서대로
start-lessons-done = 과제와 힌트가 있는 실습; { $done }개 마침
start-labs = 실습실
    .about = 마음대로 만져 볼 네트워크
start-demos = 시연
    .about = 설명을 들으며 구경하기
start-file = 파일 열기…
    .about = 직접 쓴 시나리오
tour-title = 둘러보기 { $at }/{ $count }
tour-choose = 집 한 채와 인터넷입니다. 화살표로, 또는 { $boxes } 뒤에 이름으로 장치를 고르세요. 오른쪽은 그 장치가 아는 것입니다.
    .here = 이름을 치거나 화살표로 고르고 Enter.
    .away = Esc로 지도에 돌아가 다른 장치를 고르세요.
tour-ping = { JOSA($send, "을/를") } 누르면 이미 채워진 보내기 창이 열리고, Enter면 갑니다. 패킷이 나가고 답이 돌아오는 것을 보세요.
    .here = 이미 채워져 있습니다. Enter면 ping이 나갑니다.
    .away = Esc로 지도에 돌아가 { $send }: 패킷 보내기.
tour-layer = 이제 천천히: { $send } Enter, 그다음 { $layer } 키를 거듭 누르세요. 한 번에 한 장치의 한 계층, 설명은 지도 아래에 있습니다.
    .here = Enter로 보낸 뒤 지도에서 { $layer } 키로 한 계층씩.
    .away = Esc로 지도에 돌아가 { $layer } 키로 한 계층씩.
tour-why = 이제 물어보세요: { $why } 키는 왜 그런지를 맨 처음 원인까지 말해 줍니다. Esc로 닫습니다.
    .away = Esc로 지도에 돌아가 { $why }: 왜?
tour-knock = 밖에서는 못 들어옵니다. { $shell } visitor Enter로 셸을 열고 curl router.wan:8080 을 치세요. 누가 막습니까?
    .list = visitor를 고르세요: 이름을 치고 Enter.
    .here = curl router.wan:8080 을 치고 Enter. 그리고 답을 기다리세요.
    .away = Esc로 지도에 돌아가 { $shell }: visitor에서 셸 열기.
tour-rule = 공유기는 누구에게 온 것인지 모릅니다. Esc, { $forwards } { $add }: 바깥 포트 8080, Tab, 호스트 pc1, Tab, 포트 80, Enter.
    .rules = { $add } 키로 규칙을 시작합니다.
    .here = 바깥 포트 8080, Tab, 안쪽 호스트 pc1, Tab, 포트 80, Enter.
    .away = Esc로 지도에 돌아가 { $forwards }, { $add }: 규칙 만들기.
tour-again = 다시 두드리세요: { $shell } visitor Enter, curl router.wan:8080. 규칙에서 { $test }도 됩니다. 이제 pc1로 갑니다.
    .list = visitor를 고르세요: 이름을 치고 Enter.
    .rules = { $test } 키는 밖에서 걸어 규칙을 시험합니다.
    .here = 한 번 더 curl router.wan:8080, Enter. 그리고 기다리세요.
    .away = Esc로 지도에 돌아가 다시 두드리세요: { $shell } visitor.
tour-back = 시간은 거꾸로도 갑니다. 지도에서(Esc) { $back } 키를 몇 번 누르세요. 패킷이 되돌아갑니다.
    .away = Esc로 지도에 돌아가 { $back }: 뒤로.
tour-return = 지금 보는 것은 지난 순간입니다. { $now } 키를 누르면 현재로 돌아갑니다.
    .away = Esc로 지도에 돌아가 { $now }: 현재로.
tour-over = 둘러보기를 마쳤습니다. { $start } 에 수업과 시연이 있고, { JOSA($help, "은/는") } 모든 키입니다. Esc로 치웁니다.
    .away = 둘러보기를 마쳤습니다. Esc로 지도에 가서 { $start }: 수업.
notice-tour-step = 둘러보기 { $step }단계를 마쳤습니다.
notice-tour-left = 둘러보기는 기다립니다. g t로 이어 합니다.
notice-no-tour = 하고 있는 둘러보기가 없습니다. g t로 시작합니다.

## 힌트와 수업 (src/app/hints.rs, src/app/lesson.rs)

hint-past = 현재로
hint-dropped = 왜 끝났을까?
hint-no-address = { $node }: 주소 없음, 새로 받기
hint-cut = 선 잇기
hint-task = 과제 보기
hint-send = 패킷 보내기
hint-layer = 한 계층씩
hint-follow = 패킷 따라가기
hint-connection = 연결을 끝에서 끝까지
hint-back = 시간 되돌리기
hint-what = 이게 뭘까?
hint-next = 다음 사건으로
lesson-done = 해냈습니다
lesson-next = 다음 수업: { $title }
lesson-last = 수업을 모두 마쳤습니다. 시작 카드에 과제 없이 만져 볼 실습실이 있습니다.
lesson-open = 다음 수업
lesson-stay = 여기 더 있기

## 실습실 바꾸기 (src/app/edit.rs)

action-edit-add = 장치 추가하고 케이블 연결
    .hint = 추가
action-edit-remove = 장치 제거
    .hint = 제거
action-edit-rename = 장치 이름 바꾸기
    .hint = 이름
action-edit-cable = 다른 장치와 케이블 연결
    .hint = 연결
action-edit-unplug = 케이블 빼기
    .hint = 빼기
action-edit-move = 케이블 옮겨 꽂기
    .hint = 옮기기
action-edit-address = 장치의 주소
    .hint = 주소
action-edit-service = 장치의 서비스
    .hint = 서비스
action-place-up = 장치를 위로 옮기기
    .hint = 위
action-place-down = 장치를 아래로 옮기기
    .hint = 아래
action-place-left = 장치를 왼쪽으로 옮기기
    .hint = 왼쪽
action-place-right = 장치를 오른쪽으로 옮기기
    .hint = 오른쪽
action-edit-undo = 마지막 변경 되돌리기
    .hint = 되돌리기
action-edit-redo = 되돌린 변경 다시 하기
    .hint = 다시 하기
list-unplug = 케이블 빼기
list-move-end = 어느 쪽 끝을 옮겨 꽂습니까?
pick-cable = { JOSA($from, "을/를") } { $to }에 연결합니까?
pick-move = { JOSA($from, "을/를") } { $to }에 꽂습니까?
field-box-kind = 종류
field-box-name = 이름
field-cabled-to = 연결할 곳
field-end-a = 한쪽 끝
field-end-b = 다른 끝
field-cable-rate = 속도
field-cable-delay = 지연
field-iface = 인터페이스
field-address-by = 주소
field-own-address = 설정할 값
field-service-deed = 할 일
field-service-kind = 서비스
field-arguments = 내용
field-save-as = 저장할 것
offer-Pc = PC
offer-Phone = 휴대폰
offer-Server = 서버
offer-HomeRouter = 공유기
offer-Router = 라우터
offer-Isp = 통신사 라우터
offer-Switch = 스위치
offer-Hub = 허브
offer-service-add = 추가
offer-service-remove = 제거
offer-save-journal = 한 일(기록)
offer-save-scenario = 실습실(시나리오)
notice-redone = 다시 했습니다: { $lines }
notice-saved-amiss = { JOSA($name, "으로/로") } 저장했지만 hoplab check로 보면 고칠 곳이 { $mistakes }군데 있습니다.
ask-replace = { $name } 파일이 이미 있습니다. 바꿔 씁니까?
