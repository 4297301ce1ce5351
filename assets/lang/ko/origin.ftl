# 헤더 필드의 값이 어디에서 왔는가. 한 걸음에 메시지 하나입니다. $fact는 그 사실의 문장, $id는 번호, $at은
# 나노초로 나타낸 시각, $frame은 프레임 번호입니다.

## 사실

came-fact-learned = { SECONDS($at) }초에 배운 값(사건 { $id }): { $fact }
came-fact-chosen = { SECONDS($at) }초에 고른 값(사건 { $id }): { $fact }
came-fact-decided = { SECONDS($at) }초의 결정에서 나온 값(사건 { $id }): { $fact }
came-fact-rewritten = { SECONDS($at) }초에 고쳐 쓴 값(사건 { $id }): { $fact }
came-fact-next-hop = { SECONDS($at) }초에 고른 경로가 정한 다음 홉(사건 { $id }): { $fact }
came-fact-made = 그 행은 { SECONDS($at) }초에 만들어짐(사건 { $id }): { $fact }
came-fact-counted = { SECONDS($at) }초부터 이어서 센 값(사건 { $id }): { $fact }
came-typed = { SECONDS($at) }초에 입력한 값(사건 { $id }): { $fact }

## 프레임

came-frame = 받은 프레임 { $frame }에 있던 값입니다.
came-carried = 이 프레임의 바탕이 된 프레임 { $frame }에서 그대로 옮긴 값입니다.

## 정해진 값

came-fixed-format = 프로토콜이 여기에 다른 값을 두지 않습니다.
came-fixed-next = 뒤에 무엇이 이어지는지 나타냅니다.
came-fixed-kind = 어떤 종류의 메시지인지 나타냅니다.
came-fixed-well-known = 이 서비스에 배정된 번호입니다.
came-fixed-everybody = 네트워크의 모두에게 가는 주소입니다.
came-fixed-unused = 이 메시지에서는 쓰지 않습니다.
came-fixed-fill = 필요한 길이까지 채우는 값입니다.
came-fixed-habit = 운영체제가 늘 쓰는 값입니다.

## 계산한 값

came-computed-checksum = 보호하는 바이트로 계산합니다.
came-computed-length = 바이트 수를 센 값입니다.
came-computed-count = 개수를 센 값입니다.
came-computed-parts = 안에 든 부분을 모은 값입니다.
came-computed-less = 앞의 값에서 1을 뺀 값입니다.
came-computed-sent = 첫 순서 번호에 그동안 보낸 바이트 수를 더한 값입니다.
came-computed-received = 받은 세그먼트의 순서 번호에 그 길이를 더한 값입니다.
came-computed-clock = 이 장치의 시계에서 읽은 값입니다.
came-computed-room = 수신 버퍼에 남은 자리입니다.
came-computed-share = 다른 설정에서 계산한 값입니다.
came-computed-state = 장치가 이 대화에 대해 기억하는 값입니다.

## 시나리오

came-config-card = 장치 랜카드의 MAC 주소로, 실습실이 정해 줍니다.
came-config-address = 시나리오가 이 인터페이스에 준 주소입니다.
came-config-route = 시나리오에 적힌 경로입니다.
came-config-host-name = 시나리오에 적힌 장치 이름입니다.
came-config-dhcp = 시나리오의 DHCP 서버가 빌려주고 알려 주는 값입니다.
came-config-servers = 시나리오에 적힌 이름 서버입니다.
came-config-zone = 시나리오에 적힌 존입니다.
came-config-page = 시나리오에 적힌 페이지입니다.
came-config-rule = 시나리오에 적힌 포트 포워딩 규칙입니다.
came-config-mtu = 시나리오의 링크가 나를 수 있는 가장 큰 패킷입니다.
came-config-service = 시나리오가 이 서비스에 준 포트입니다.
came-config-vlan = 시나리오가 이 포트에 정한 가상 네트워크입니다.

## 우연

came-random-port = 비어 있는 임시 포트 가운데 무작위로 골랐습니다.
came-random-isn = 첫 순서 번호로, 무작위로 골랐습니다.
came-random-packet = 패킷 식별자로, 무작위로 골랐습니다.
came-random-transaction = 이 질문의 번호로, 남이 짐작하지 못하게 무작위로 골랐습니다.
came-random-echo = 이 에코 프로그램의 식별자로, 무작위로 골랐습니다.

came-forgotten = 값의 출처를 알려 줄 기록이 이미 지워졌습니다.
