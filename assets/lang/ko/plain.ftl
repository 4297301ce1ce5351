# 글로만 하는 방식 (src/plain): 화면 낭독기, 파이프, 기록을 위한 줄. 한 줄에 한 가지, 그림은 없습니다.

plain-welcome = { $title }. { $about }
plain-box = { $name } ({ $kind }):
plain-no-address = 주소 없음
plain-cable = { $port }에서 { $medium ->
        [wifi] 와이파이로
       *[cable] 선으로
    } { $to }의 { $peer } 포트까지, { $state ->
        [cut] 끊어짐
       *[up] 연결됨
    }
plain-table = { $node }, { $table }:
plain-prompt = 번호, 또는 장치에 줄 명령(pc1 ping pc2). Enter는 고를 것을 다시 말하고, q는 끝냅니다.
plain-prompt-back = 번호를 쓰세요. 0은 뒤로 갑니다.
plain-prompt-terminal = 이 터미널에 칠 줄. 마침표(.)는 뒤로, ^C는 프로그램을 멈춥니다.
plain-terminal = { $node }의 터미널입니다.
plain-field = { $label } [{ $now }]:
plain-field-choice = { $label }, { $offers } [{ $now }]:
plain-nothing = 없음
plain-unknown = “{ $line }”: 여기서 고를 수 없는 답입니다. Enter를 누르면 고를 것을 다시 말합니다.
plain-group = { $group }…
plain-entry = { $title } ({ $name }){ $done ->
        [yes] , 마침
       *[no] {""}
    }
plain-tab = 표: { $table }
plain-page = 쪽: { $page }
plain-row = 줄 고르기: { $row }
plain-rule = 규칙 고르기: { $rule }
plain-chosen-rule = 고른 규칙: { $rule }
plain-send = 그렇게 하기
plain-boundary = 경계 옮기기: { $way ->
        [right] 접두사를 길게
       *[left] 접두사를 짧게
    }
plain-link = { $name }, { $state ->
        [cut] 끊어짐
       *[up] 연결됨
    }
plain-connection = { JOSA($client, "과/와") } { $server } 사이의 연결:
plain-at = { $node }, { $time }:
plain-step = { $layer }계층: { $words }
plain-changed = { $field }: { $old } → { $new }. { $here }
plain-fate = 패킷: { $fate }.
plain-stands = 시간이 멈춰 있습니다. “{ $play }”는 시간을 흐르게 하고, “{ $layer }”는 한 걸음 갑니다.
plain-help-numbers = 번호로 고릅니다. Enter는 고를 것을 다시 말하고, 0은 뒤로 갑니다.
plain-help-fields = 칸에서 Enter만 누르면 대괄호 안의 값을 그대로 둡니다. 마침표(.)는 그만두고, 느낌표(!)는 나머지를 모두 그대로 둡니다.
plain-help-lines = 장치 이름으로 시작하는 줄은 그 장치에서 실행됩니다: pc1 ping -c 1 pc2. 실습실에 줄 명령은 lab으로 시작합니다.
plain-help-time = 한 일에 답이 올 때까지 시간이 흐릅니다. +5s는 5초를 보냅니다.
plain-help-leave = q는 끝냅니다.
plain-frames = 받은 것 { $received }개, 보낸 것 { $sent }개
plain-tour-choose = 집 한 채와 인터넷입니다. “{ $boxes }”에 장치가 모두 있습니다. 다른 것을 골라 보세요. 그 장치가 아는 것은 테이블에 있습니다.
plain-tour-ping = “{ $send }”는 칸마다 묻습니다. Enter는 괄호 안의 값을 그대로 두므로, 끝까지 Enter만 눌러도 ping이 나갑니다. 이렇게 쳐도 됩니다: pc1 ping -c 1 example.com
plain-tour-layer = 이제 천천히. “{ $time }”의 “{ $pause }”로 시간을 세우고, “{ $send }”로 다시 보낸 뒤 “{ $layer }”를 거듭 고르세요. 한 번에 한 장치의 한 계층입니다.
plain-tour-why = 이제 물어보세요. “{ $look }”의 “{ $why }”는 맨 처음 원인까지 말해 줍니다.
plain-tour-knock = 밖에서는 못 들어옵니다. 이렇게 쳐 보세요: visitor curl router.wan:8080
plain-tour-rule = 공유기는 누구에게 온 것인지 모릅니다. “{ $forwards }”에서 규칙을 더하세요. 바깥 포트 8080, 안쪽 호스트 pc1, 포트 80. 이렇게 쳐도 됩니다: router forward add tcp 8080 pc1:80
plain-tour-again = 다시 두드리세요: visitor curl router.wan:8080. 이제 pc1로 갑니다.
plain-tour-back = 시간은 거꾸로도 갑니다. “{ $time }”의 “{ $back }”를 골라 보세요.
plain-tour-return = 지금은 지난 순간입니다. “{ $time }”의 “{ $now }”를 고르면 현재로 돌아갑니다.
plain-tour-over = 둘러보기를 마쳤습니다. “{ $lab }”의 “{ $start }”에 수업과 실습실과 시연이 있습니다.
