# LLC (IEEE 802.2)와 스패닝 트리 (IEEE 802.1D)

header-llc-dsap = DSAP: 받는 쪽에서 이 프레임을 맡을 프로토콜
    .here = { $known ->
        [yes] { $hex }: { $name } 프로토콜이 받습니다.
       *[no] { $hex }: 여기서는 모르는 프로토콜이 받습니다.
    }
    .name = { $key ->
        [spanning-tree] 스패닝 트리
        [global] 모든
       *[other] { $name }
    }
header-llc-ssap = SSAP: 보내는 쪽의 프로토콜
    .here = { $known ->
        [yes] { $hex }: { $name } 프로토콜이 보냅니다.
       *[no] { $hex }: 여기서는 모르는 프로토콜이 보냅니다.
    }
    .name = { header-llc-dsap.name }
header-llc-control = 제어: 프레임의 종류. 0x03은 보통 데이터
    .here = { $value ->
        [3] 0x03(UI): 번호도 답도 없는 보통 데이터입니다.
       *[other] { $hex }: 번호나 명령이 있는 프레임. 지금은 거의 쓰지 않습니다.
    }
header-llc-oui = 기관: 뒤에 오는 번호를 정한 곳. 0이면 EtherType
    .here = { $value ->
        [0] 0: 뒤에 EtherType이 옵니다.
       *[other] { $hex }: 뒤의 번호는 이 번호를 가진 기관이 정했습니다.
    }
header-llc-type = EtherType: 안에 든 프로토콜
    .here = { $known ->
        [yes] { $hex }: 뒤에 { JOSA($name, "이/가") } 옵니다.
       *[no] { $hex }: 뒤에 여기서는 모르는 프로토콜이 옵니다.
    }
    .name = { header-eth-type.name }
header-llc-pid = 프로토콜: 그 기관이 정한 번호
    .here = { $known ->
        [yes] { $hex }: 바로 앞에 적힌 기관의 프로토콜 { $name }입니다.
       *[no] { $hex }: 무슨 뜻인지는 바로 앞에 적힌 기관이 정했습니다.
    }
header-stp-protocol = 프로토콜: 0은 스패닝 트리
    .here = { $value ->
        [0] 0: 스패닝 트리입니다.
       *[other] { $hex }: 스패닝 트리(0)가 아닙니다.
    }
header-stp-version = 버전: 0은 STP, 2는 RSTP, 3은 MSTP
    .here = { $value ->
        [0] 0: 처음의 스패닝 트리(STP). 링크가 열리는 데 30초쯤 걸립니다.
        [2] 2: 빠른 스패닝 트리(RSTP). 링크가 몇 초 안에 열립니다.
        [3] 3: VLAN 묶음마다 트리가 따로 있습니다(MSTP).
       *[other] { $value }: 여기서는 모르는 버전입니다.
    }
header-stp-type = 종류: 0은 구성 알림, 0x80은 토폴로지 변경 알림
    .here = { $value ->
        [0] 0: 누가 루트인지, 얼마나 먼지 알립니다.
        [2] 2: 같은 것과 함께 포트의 상태도 알립니다(RSTP, MSTP).
        [128] 0x80: 링크가 생기거나 없어졌다고 루트에 알립니다.
       *[other] { $hex }: 여기서는 모르는 종류입니다.
    }
    .name = { $key ->
        [configuration] 구성 알림
        [rapid-or-multiple-spanning-tree] 빠른 스패닝 트리
        [topology-change] 토폴로지 변경 알림
       *[other] { $name }
    }
header-stp-flags = 플래그: 토폴로지 변경, RSTP에서는 포트 상태도
    .here = { $count ->
        [0] 모두 0: 바뀐 것이 없습니다.
       *[other] 켜진 플래그: { $set }.
    }
header-stp-flags-tcack = 변경 확인: 변경 알림을 받았다는 답
    .here = { $value ->
        [1] 1: 변경 알림을 받았습니다. 다시 알릴 필요가 없습니다.
       *[0] 0: 확인할 변경 알림이 없습니다.
    }
header-stp-flags-agreement = 동의: 포트가 바로 전달해도 됨 (RSTP)
    .here = { $value ->
        [1] 1: 반대쪽 포트가 바로 전달해도 좋다는 뜻입니다(RSTP).
       *[0] 0: 동의한 것이 없습니다.
    }
header-stp-flags-forwarding = 전달: 포트가 프레임을 넘겨줌 (RSTP)
    .here = { $value ->
        [1] 1: 포트가 프레임을 넘겨줍니다.
       *[0] { $stp-version ->
            [0] 0: 처음의 STP는 이것을 알리지 않습니다.
           *[other] 0: 포트가 아직 프레임을 넘겨주지 않습니다.
        }
    }
header-stp-flags-learning = 학습: 포트가 주소를 배움 (RSTP)
    .here = { $value ->
        [1] 1: 포트가 주소를 배웁니다.
       *[0] { $stp-version ->
            [0] 0: 처음의 STP는 이것을 알리지 않습니다.
           *[other] 0: 포트가 아직 주소를 배우지 않습니다.
        }
    }
header-stp-flags-port-role = 포트 역할: 루트, 지정, 예비 (RSTP)
    .here = { $value ->
        [1] 1: 예비. 다른 포트가 끊길 때를 대비합니다.
        [2] 2: 루트로 가는 포트입니다.
        [3] 3: 이 링크가 루트로 갈 때 지나는 포트입니다.
       *[other] { $value }: 역할을 밝히지 않았습니다.
    }
    .name = { $key ->
        [unknown] 알 수 없음
        [alternate-or-backup] 예비
        [root] 루트
        [designated] 지정
       *[other] { $name }
    }
header-stp-flags-proposal = 제안: 이 포트가 바로 전달해도 되는지 물음 (RSTP)
    .here = { $value ->
        [1] 1: 이 포트가 바로 전달해도 되는지 묻습니다(RSTP).
       *[0] 0: 묻는 것이 없습니다.
    }
header-stp-flags-tc = 토폴로지 변경: 배운 주소를 더 빨리 잊음
    .here = { $value ->
        [1] 1: 트리가 바뀌었으니 배운 주소를 더 빨리 잊습니다.
       *[0] 0: 트리가 바뀌지 않았습니다.
    }
header-stp-root-prio = 루트 우선순위: 가장 작은 쪽이 루트가 됨
    .here = { $value ->
        [0] 0: 가장 작은 값. 일부러 루트로 고른 것입니다.
        [32768] 32768: 스위치의 처음 값. 루트를 따로 고르지 않았습니다.
       *[other] { $value }: 값이 가장 작은 스위치가 루트가 됩니다.
    }
header-stp-root-ext = 루트 확장: 이 트리의 VLAN
    .here = { $value ->
        [0] 0: 이 트리는 특정한 VLAN의 것이 아닙니다.
       *[other] { $value }: VLAN { $value }의 트리입니다.
    }
header-stp-root-hw = 루트 MAC: 우선순위가 같으면 작은 쪽이 이김
    .here = { SAME($value, $stp-bridge-hw) ->
        [yes] { $value }: 보낸 스위치는 자기가 루트라고 여깁니다.
       *[no] { $value }: 보낸 스위치가 루트라고 여기는 스위치입니다.
    }
header-stp-root-cost = 경로 비용: 보낸 스위치에서 루트까지의 거리
    .here = { $value ->
        [0] 0: 보낸 스위치가 바로 루트입니다.
       *[other] { $value }: 보낸 스위치에서 루트까지 링크의 합. 작을수록 좋은 길입니다.
    }
header-stp-bridge-prio = 브리지 우선순위: 이것을 보낸 스위치의 값
    .here = { $value ->
        [32768] 32768: 보낸 스위치의 우선순위. 처음 값 그대로입니다.
       *[other] { $value }: 보낸 스위치의 우선순위. 루트보다 작으면 루트가 됩니다.
    }
header-stp-bridge-ext = 브리지 확장: 이 트리의 VLAN
    .here = { $value ->
        [0] 0: 이 트리는 특정한 VLAN의 것이 아닙니다.
       *[other] { $value }: VLAN { $value }의 트리입니다.
    }
header-stp-bridge-hw = 브리지 MAC: 이것을 보낸 스위치
    .here = { $value }: 이것을 보낸 스위치입니다.
header-stp-port = 포트: 어느 포트로 보냈는지
    .here = { $hex }: 보낸 포트. 앞은 우선순위, 뒤는 포트 번호입니다.
header-stp-msg-age = 메시지 나이: 루트가 말한 뒤 지난 초
    .here = { $value ->
        [0] 0초: 루트가 막 말한 것입니다.
       *[other] { $value }초: 루트에서 오는 길의 스위치마다 조금씩 더했습니다.
    }
header-stp-max-age = 최대 나이: 이 초가 지나면 무효
    .here = { $value }초: 이만큼 소식이 없으면 루트가 없어진 것으로 봅니다.
header-stp-hello = 헬로 시간: 메시지 사이의 초
    .here = { $value }초: 루트는 이 간격으로 말합니다.
header-stp-forward = 전달 지연: 포트가 듣는 초, 그리고 배우는 초
    .here = { $value }초: 포트는 이만큼 듣기만 하고, 또 이만큼 배우기만 합니다.
header-stp-version-1-length = 버전 1 길이: 0 (RSTP)
    .here = { $value ->
        [0] 0: 정해진 대로 뒤에 버전 1의 내용이 없습니다.
       *[other] { $value }: 0이어야 합니다.
    }
header-llc-dsap-sap = 받는 프로토콜 번호: DSAP의 앞 7비트
    .here = { $known ->
        [yes] { $value }: { $name } 프로토콜입니다.
       *[no] { $value }: 여기서는 모르는 프로토콜입니다.
    }
    .name = { header-llc-dsap.name }
header-llc-dsap-ig = 그룹: 받는 프로토콜이 하나인지 여럿인지
    .here = { $value ->
        [1] 1: 이 번호를 듣는 모든 프로토콜에 갑니다.
       *[0] 0: 프로토콜 하나에 갑니다.
    }
header-llc-ssap-sap = 보내는 프로토콜 번호: SSAP의 앞 7비트
    .here = { header-llc-dsap-sap.here }
    .name = { header-llc-dsap.name }
header-llc-ssap-cr = 응답: 명령인지 그 답인지
    .here = { $value ->
        [1] 1: 명령에 대한 답입니다.
       *[0] 0: 명령입니다.
    }
header-llc-control-u = 명령: 번호 없는 프레임이 하는 일
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: 여기서는 모르는 명령입니다.
    }
    .name = { $value ->
        [0] UI, 보통 데이터
        [3] DM, 끊긴 상태
        [16] DISC, 끊기
        [24] UA, 확인
        [27] SABME, 연결하기
        [33] FRMR, 프레임 거절
        [43] XID, 누구인지 묻고 답하기
        [56] TEST, 메아리
       *[other] { $name }
    }
header-llc-control-n-r = N(R): 다음에 받으려는 프레임의 번호
    .here = { $value }: 이 번호 앞까지는 모두 받았습니다.
header-llc-control-n-s = N(S): 이 프레임의 번호
    .here = { $value }: 이 프레임의 번호. 127 다음에는 0으로 돌아갑니다.
header-llc-control-s-ftype = 감독: 데이터 없이 순서에 대해 하는 말
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: 여기서는 모르는 말입니다.
    }
    .name = { $key ->
        [receiver-ready] 받을 수 있음(RR)
        [receiver-not-ready] 지금은 받을 수 없음(RNR)
        [reject] 빠진 것부터 다시 보내라는 뜻(REJ)
       *[other] { $name }
    }
header-llc-control-p = 폴: 바로 답하라는 명령
    .here = { $value ->
        [1] 1: 받는 쪽은 바로 답해야 합니다.
       *[0] 0: 바로 답할 필요가 없습니다.
    }
header-llc-control-f = 파이널: 폴에 대한 답
    .here = { $value ->
        [1] 1: 바로 답하라는 명령에 대한 답입니다.
       *[0] 0: 폴에 대한 답이 아닙니다.
    }
header-llc-control-ftype = 프레임 종류: 번호 있는 데이터, 감독, 번호 없음
    .here = { $value ->
        [1] 1: 감독. 데이터 없이 순서만 다룹니다.
        [3] 3: 번호 없는 프레임. 제어 필드가 1바이트입니다.
       *[other] { $value }: 순서 번호가 있는 데이터입니다.
    }
    .name = { $key ->
        [information] 데이터
        [supervisory] 감독
        [unnumbered] 번호 없음
       *[other] { $name }
    }
