# TCP 연결을 끝에서 끝까지: 부분의 이름, 사다리 옆에 서는 말, 단계마다 문장.
# 순서 번호는 상대 번호입니다. 옆에 서는 말은 14칸 안에 들어갑니다.

conn-part-ladder = 사다리
conn-part-states = 상태
conn-part-buffers = 버퍼
conn-part-chart = 그래프
conn-gone = 이 연결의 기록은 이미 지워졌습니다.
conn-headless = (앞부분은 잊었습니다)
conn-nothing-yet = 이 순간에는 아직 아무것도 오가지 않았습니다.
conn-unseen = 기록에 없음
conn-nobody-yet = 아직 아무도 없음
conn-seen-as = { JOSA($node, "이/가") } 보는 주소 { $addr }

## 사다리 옆

conn-note-blocked = 대기
conn-note-ended = 종료됨
conn-note-timeout = RTO { NS($time) }
conn-note-duplicate-ack = 중복 ACK { $count }
conn-note-recovery = 빠른 복구
conn-note-recovered = 복구 끝
conn-note-hole = 구멍
conn-note-filled = 구멍 메움
conn-note-duplicate = 이미 받음
conn-note-rejected = 받지 않음
conn-note-window-shut = 윈도우 0
conn-note-window-open = 윈도우 열림
conn-note-probe = 탐침 { $count }
conn-note-keep-alive = 킵얼라이브 { $count }
conn-note-window-update = 자리 생김
conn-note-maybe-late = 늦을 뿐일까
conn-note-tail-probe = TLP
conn-note-tail-repaired = 꼬리 메움
conn-note-needless = 헛 재전송
conn-note-duplicate-reported = D-SACK
conn-note-buffer-grown = 버퍼 커짐
conn-note-held = 보류(Nagle)
conn-note-ack-waits = ACK 미룸
conn-note-queue-full = 큐 가득 참
conn-note-closed = 닫힌 포트
conn-note-avoidance = 혼잡 회피
conn-note-idle-restart = 쉼 뒤 재시작
conn-note-other = 아래 설명

## 사다리 아래: 무엇을 기다리나 (34칸)

conn-blocked = { $call }({ $fd }) 안에서 멈춤
conn-waits-listen = SYN을 기다립니다
conn-waits-syn-sent = SYN-ACK를 기다립니다
conn-waits-syn-received = SYN의 ACK를 기다립니다
conn-waits-ack = { BYTES($bytes) }의 ACK를 기다립니다
conn-waits-established = 열림, 프로그램을 기다립니다
conn-waits-fin-ack = FIN의 ACK를 기다립니다
conn-waits-fin = 상대의 FIN을 기다립니다
conn-waits-close = 프로그램이 닫기를 기다립니다
conn-waits-time-wait = 옛 세그먼트가 사라지길 기다립니다
conn-waits-closed = 끝났습니다

## 단계: 무엇인가

conn-what-syn = SYN: { JOSA($from, "이/가") } { $to }에 연결을 청합니다. { $iss }번부터 세고(0으로 표시) { BYTES($window) }까지 받습니다.
conn-what-syn-ack = SYN-ACK: { JOSA($from, "이/가") } 받아들입니다. { $iss }번부터 세고(0으로 표시) 다음에 { $ack }번을 기다립니다.
conn-what-ack = ACK: { JOSA($from, "은/는") } { $ack }번 앞까지 모두 받았고 { BYTES($window) } 더 받을 수 있습니다{ $wire ->
        [0] .
       *[other] : 선 위의 Window { $wire } × { $factor }(Wireshark의 Calculated window size).
    }
conn-what-data = 데이터: { BYTES($len) }, { $seq }번부터 { $last }번까지.
conn-what-fin = FIN: { JOSA($from, "은/는") } 이제 더 보낼 것이 없습니다{ $len ->
        [0] .
       *[other] . 마지막 { BYTES($len) }가 함께 갑니다.
    } FIN의 번호는 { $end }번입니다.
conn-what-rst = RST: { JOSA($from, "이/가") } 연결을 그 자리에서 끊습니다.
conn-what-sack = SACK: 구멍 너머 { JOSA($blocks, "은/는") } 이미 받았습니다.
conn-room = 지금 가는 중: { $flight }, cwnd { $cwnd }, 상대 윈도우 { $peer }.

## 단계: 왜 지금인가

conn-why-connect = 왜 지금: 프로그램이 connect()를 불렀습니다.
conn-why-answer = 왜 지금: SYN이 왔고, 이 포트에서 기다리는 프로그램이 있습니다.
conn-why-third = 왜 지금: SYN-ACK가 왔습니다. 이 ACK로 핸드셰이크가 끝납니다.
conn-why-write = 왜 지금: 프로그램이 { BYTES($len) }를 보냈고 윈도우에 자리가 있습니다.
conn-why-room = 왜 지금: ACK가 와서 윈도우에 자리가 생겼습니다.
conn-why-acks = 왜 지금: 연결 초기와 꽉 찬 세그먼트 두 개마다 ACK는 바로 나갑니다.
conn-why-delayed = 왜 지금: 지연 ACK 타이머가 다 됐고, ACK를 실어 갈 데이터가 없었습니다.
conn-why-timer = 왜 지금: 타이머가 다 됐습니다.
conn-why-timeout = { $count }번째 전송: { NS($time) } 동안 ACK가 없어 재전송 타이머(RTO)가 다 됐습니다.
conn-why-resend = { $count }번째 전송: { $why ->
        [fast_retransmit] 돌아온 ACK가 여기 구멍을 알려 줍니다. 빠른 재전송은 타이머를 기다리지 않습니다.
        [rack] 나중에 보낸 세그먼트가 도착했으니 이것은 잃은 것으로 봅니다(RACK).
        [partial_ack] 앞 구멍이 메워지자 다음 구멍이 드러났습니다.
        [tail_loss_probe] 왕복 두 번 동안 조용합니다. 끝을 잃었는지 이 탐침(TLP)으로 알아봅니다.
        [syn_repeated] 상대가 SYN을 다시 보냈습니다.
        [path_mtu] 가는 길의 라우터가 더 짧은 패킷만 나릅니다.
       *[other] { $why }
    }
conn-why-tail-probe = 왜 지금: 왕복 두 번 동안 조용합니다. 끝을 잃었는지 이 탐침(TLP)으로 알아봅니다.
conn-why-again = { $count }번째 전송: { $why }
conn-why-hole = 왜 지금: 구멍 너머 데이터가 왔습니다. 그때마다 빠진 번호 { $ack }번을 바로 알립니다.
conn-why-filled = 왜 지금: 구멍이 메워져 그 뒤까지 읽을 수 있습니다.
conn-why-duplicate = 왜 지금: 이미 받은 데이터가 또 왔습니다. 상대가 ACK를 놓친 듯합니다.
conn-why-opened = 왜 지금: 프로그램이 읽어서 윈도우가 다시 열렸습니다.
conn-why-shut = 왜 지금: 수신 버퍼가 가득 찼습니다. 프로그램이 읽을 때까지 윈도우는 0입니다.
conn-why-fin-heard = 왜 지금: FIN이 왔습니다. FIN도 번호가 있어 데이터처럼 확인합니다.
conn-why-close = 왜 지금: 프로그램이 닫았습니다.
conn-why-shutdown = 왜 지금: 프로그램이 shutdown()을 불렀습니다. 더 보내지 않지만 읽기는 계속합니다.
conn-why-closed-port = 왜 지금: { $from }의 이 포트에서 기다리는 프로그램이 없습니다.
conn-why-probe = 왜 지금: 상대 윈도우가 { $window }입니다. 열릴 때까지 점점 뜸하게 물어봅니다.
conn-why-keep-alive = 왜 지금: 오래 조용해서 상대가 아직 있는지 물어봅니다.
conn-why-other = 왜 지금: { $why }
conn-why-forgotten = 왜 지금 나갔는지는 잊었습니다.

## 단계: 어떻게 되었나

conn-fate-arrived = { NS($time) } 만에 링크 { $links }개를 지나 도착했습니다.
conn-fate-copies = { $count }번 도착했습니다.
conn-fate-lost = { $here }에서 { JOSA($there, "으로/로") } 가다가 사라졌습니다.
conn-fate-dropped = { JOSA($node, "이/가") } 버렸습니다: { $why }.
conn-fate-flies = 가는 중입니다.
conn-fate-waits = 아직 장치 안에서 기다립니다.

## 버퍼와 그래프

conn-send-buffer = 전송 { $flight } + 대기 { $unsent } / { $room }
conn-receive-buffer = 미독 { $unread } + 보관 { $held }, 윈도우 { $window }
conn-shade-flight = 보냄, 확인 전
conn-shade-unsent = 나가기를 기다림
conn-shade-unread = 읽기를 기다림
conn-shade-island = 구멍 너머
conn-shade-window = 알린 윈도우
conn-shade-free = 빈 곳
conn-chart-empty = 이 끝에서는 아직 아무것도 보내지 않았습니다.
conn-chart-flight = 전송 { $bytes } B
conn-no-threshold = 아직 없음(무한대)
conn-phase-slow-start = 느린 시작
    .short = 느린
conn-phase-avoidance = 혼잡 회피
    .short = 회피
conn-phase-recovery = 빠른 복구
    .short = 복구
conn-phase-loss = 시간 초과 뒤
    .short = RTO

## 한쪽 끝에서 일어난 일

conn-told-duplicate-ack = 중복 ACK { $count }개째: { $ack }번을 또 청합니다. 그 뒤의 것은 도착했다는 뜻입니다.
conn-told-hole = { $seq }번~{ $last }번이 { $expected }번보다 먼저 와서 따로 둡니다(조각 { $pieces }개).
conn-told-filled = 구멍이 메워져 { BYTES($bytes) }를 한꺼번에 읽을 수 있습니다. 다음은 { $expected }번입니다.
conn-told-duplicate = 이미 받은 바이트입니다.
conn-told-recovery = 빠른 복구: { $una }번을 잃은 것으로 봅니다. { $recover }번이 확인될 때까지 ssthresh { $ssthresh }, cwnd { $cwnd }로 줄입니다.
conn-told-recovered = 잃기 전에 보낸 것이 모두 확인되어 복구가 끝났습니다. cwnd { $cwnd }.
conn-told-maybe-late = 나중 것이 왔지만 { $una }번은 늦을 뿐일 수 있어 RACK이 { NS($wait) } 기다립니다.
conn-told-tail-probe = { $una }번부터 { $out }바이트를 보내고 { NS($waited) } 동안 조용합니다. RTO에 앞서 탐침(TLP)을 보냅니다.
conn-told-duplicate-reported = 상대가 { $seq }번~{ $last }번을 두 번 받았습니다(D-SACK).
conn-told-timeout = { $una }번의 ACK가 { NS($waited) } 동안 없었습니다: ssthresh { $ssthresh }, cwnd { $cwnd }. 다음 대기는 { NS($next) }입니다.

## 상태

conn-event = { $cause ->
        [connect] connect()
        [syn_received] SYN 옴
        [syn_acknowledged] SYN 확인됨
        [close] close()
        [shutdown] shutdown()
        [fin_received] FIN 옴
        [fin_acknowledged] FIN 확인됨
        [abort] 끊음
        [data_after_close] 늦은 데이터
        [reset_received] RST 옴
        [timed_out] 시간 초과
        [icmp_error] ICMP 오류
        [wait_over] 2MSL 끝
       *[other] { $cause }
    }
conn-moved = { $node }: { $old }에서 { JOSA($new, "으로/로") }. { $cause ->
        [connect] 프로그램이 connect()를 불렀습니다.
        [syn_received] SYN이 왔습니다.
        [syn_acknowledged] 보낸 SYN이 확인되었습니다.
        [close] 프로그램이 닫았습니다.
        [shutdown] 프로그램이 보내기를 마쳤습니다. 읽기는 계속합니다.
        [fin_received] 상대의 FIN이 왔습니다.
        [fin_acknowledged] 보낸 FIN이 확인되었습니다.
        [abort] 프로그램이 끊었습니다.
        [data_after_close] 닫은 뒤에 데이터가 왔습니다.
        [reset_received] RST가 왔습니다.
        [timed_out] 제때 답이 없었습니다.
        [icmp_error] ICMP 오류가 왔습니다.
        [wait_over] 기다리는 시간이 끝났습니다.
       *[other] 원인: { $cause }.
    }
