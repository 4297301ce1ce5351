## 포트포워딩: 규칙의 목록, 외부 시험과 그 결과

forwards-empty = 아직 규칙이 없습니다. 바깥에서는 모든 포트가 닫혀 있습니다.
forwards-comment = 메모
forwards-dmz = DMZ { $host ->
        [none] 없음
       *[other] { $host }
    }
forwards-hairpin = 헤어핀 { $on ->
        [yes] 켜짐
       *[no] 꺼짐: 집 안에서는 공인 주소로 접속할 수 없습니다
    }
forwards-dmz-head = DMZ 호스트: 규칙에 없는 포트를 모두 받습니다. 비우면 없앱니다.
forwards-clash-service = { $proto } { $port }번은 공유기 자신도 쓰는 포트입니다. 밖에서 온 것은 이제 이 규칙을 따릅니다.
forwards-clash-mapping = { $proto } { $port }번은 지금 { JOSA($inside, "이/가") } 쓰는 포트입니다. 그 대화의 답은 그대로 돌아갑니다.
forwards-stale-moved = 오래된 규칙: 대상이던 { $owner }의 주소가 이제 { $now }입니다.
forwards-stale-taken = 오래된 규칙: { JOSA($host, "은/는") } 이제 { $owner }의 주소가 아니라 { $by }의 주소입니다.
forwards-stale-mend = 고치려면: { $follow ->
        [yes] 규칙을 새 주소로({ $mend }), 다시 안 바뀌게 하려면 주소 예약({ $reserve })
       *[no] 주소를 주인에게 예약하고({ $reserve }) 다시 받게 하거나 규칙을 고칩니다({ $edit })
    }

outside-head = 규칙 { $rule } 시험: { $caller } → { $to } ({ $proto }){ $inside ->
        [yes] , 집 안에서
       *[no] {""}
    }
outside-running = 기다리는 중
outside-works = 됩니다. 답이 돌아왔습니다.
outside-delivered = 도착했습니다. UDP라서 답이 없어도 됩니다.
outside-mend-key = 고치기({ $key }) { $node }에서: { $command }
outside-step-left = 보낸 기기에서 나감
    .short = 출발
outside-step-provider = 통신사가 넘겨줌
    .short = 통신사
outside-step-router = 공유기에 닿음
    .short = 공유기
outside-step-rule = 규칙에 맞음
    .short = 규칙
outside-step-lan = LAN으로 넘어감
    .short = LAN
outside-step-host = 안쪽 기기에 닿음
    .short = 기기
outside-step-filter = 기기의 방화벽을 지남
    .short = 방화벽
outside-step-socket = 듣는 프로그램이 있음
    .short = 프로그램
outside-step-answered = 답을 보냄
    .short = 답
outside-step-back = 답이 돌아옴
    .short = 도착

outside-why-no-wan-address = 공유기의 WAN에 주소가 없습니다.
outside-why-from-inside = 집 안에서 공인 주소로 접속했는데 헤어핀이 꺼져 있어 공유기가 직접 거절합니다. 밖에서는 될 수 있습니다.
outside-why-double-nat = 이중 NAT입니다. 앞의 { $upper }에서 멈춥니다. 공유기의 WAN 주소 { JOSA($wan, "은/는") } 공인 주소가 아닙니다.
outside-why-blocked = { JOSA($at, "이/가") } { $port }번 포트를 막습니다({ $row }). 공유기에는 아무것도 오지 않습니다.
outside-why-rule-off = 규칙이 꺼져 있습니다.
outside-why-caller-refused = 이 규칙은 다른 발신지만 받습니다.
outside-why-other-rule = { $rule ->
        [0] DMZ가
       *[other] 규칙 { JOSA($rule, "이/가") }
    } 먼저 가져갑니다.
outside-why-wrong-address = { $host }에는 아무 기기도 없습니다. 공유기가 ARP로 물었지만 답이 없습니다. 대상 주소가 틀렸습니다.
outside-why-host-down = { $host }에 닿지 않습니다. 선이 빠졌거나 전원이 꺼져 있습니다.
outside-why-moved = 이 규칙의 대상이던 기기가 DHCP로 주소를 바꿨습니다: { $host }에서 { JOSA($now, "으로/로") }. 규칙은 옛 주소로 보냅니다.
outside-why-taken = { JOSA($host, "은/는") } 이제 다른 기기({ $by })의 주소입니다. 규칙은 그 기기로 보냅니다.
outside-why-host-filter = { $host }의 방화벽이 { $port }번 포트를 버립니다({ $row }). 공유기의 규칙은 옳습니다.
outside-why-nobody-listens = { $host }에 { $port }번 포트를 듣는 프로그램이 없어 거절합니다(RST). 공유기의 규칙은 옳습니다.
outside-why-other = 여기까지만 왔습니다.

outside-mend-hairpin = 밖에서 시험하거나, 헤어핀을 켭니다.
outside-mend-forward-above = { $upper }에서도 같은 포트를 이 공유기로 포워딩합니다. 통신사 장비라면 공인 주소를 요청해야 합니다.
outside-mend-other-port = 막히지 않은 바깥 포트를 씁니다: { $port }번.
outside-mend-switch-on = 규칙을 켭니다.
outside-mend-everybody = 발신지 제한을 없앱니다.
outside-mend-aim = 규칙을 그 포트를 듣고 있는 { JOSA($host, "으로/로") } 보냅니다.
outside-mend-follow = 규칙을 새 주소 { JOSA($now, "으로/로") } 보냅니다. 주소를 예약하면 다시 안 바뀝니다.
outside-mend-open-filter = { $host }의 방화벽에서 이 포트를 엽니다.
outside-mend-listen = { $host }에서 { $port }번 포트를 듣는 프로그램을 시작합니다.
outside-mend-connect = { $host }의 선을 잇습니다.
