# Ethernet (IEEE 802.3)

header-eth-dst = 받는 MAC: 이 선에서 프레임을 받아야 할 랜카드
    .here = { $kind ->
        [broadcast] 모두에게: 이 네트워크의 모든 랜카드가 받습니다.
        [zero] 모두 0: 이런 주소의 랜카드는 없으므로 아무도 받지 않습니다.
        [ipv4-group] IPv4 멀티캐스트: 이 그룹을 듣는 랜카드만 받습니다.
        [ipv6-group] IPv6 멀티캐스트: 이 그룹을 듣는 랜카드만 받습니다.
        [next-bridge] 선 반대쪽 장치에게만: 스위치는 이 프레임을 넘겨주지 않습니다.
        [group] 멀티캐스트: 이 주소를 듣는 랜카드만 받습니다.
        [local] 랜카드 { $value } 하나에게. 사람이나 프로그램이 정한 주소입니다.
       *[vendor] 랜카드 { $value } 하나에게. 앞의 3바이트는 제조사 번호입니다.
    }
header-eth-src = 보내는 MAC: 이 선에 프레임을 내보낸 랜카드
    .here = { $kind ->
        [zero] 모두 0: 이런 주소의 랜카드는 없으므로 답할 수 없습니다.
        [local] 랜카드 { JOSA($value, "이/가") } 보냈습니다. 사람이나 프로그램이 정한 주소입니다.
        [vendor] 랜카드 { JOSA($value, "이/가") } 보냈습니다. 앞의 3바이트는 제조사 번호입니다.
       *[broadcast] { JOSA($value, "은/는") } 그룹 주소입니다. 그룹은 보낼 수 없으니 잘못된 프레임입니다.
    }
header-eth-type = EtherType: 안에 든 프로토콜. 0x0800은 IPv4, 0x0806은 ARP
    .here = { $known ->
        [yes] { $hex }: 뒤에 { JOSA($name, "이/가") } 옵니다.
       *[no] { $hex }: 뒤에 여기서는 모르는 프로토콜이 옵니다.
    }
    .name = { $value ->
        [2048] IPv4
        [2054] ARP
        [2114] Wake-on-LAN
        [33024] VLAN 태그
        [34525] IPv6
        [34887] MPLS
        [34915] PPPoE 찾기
        [34916] PPPoE 세션
        [34958] 802.1X 인증
        [34984] 사업자 VLAN 태그
        [35020] LLDP
       *[other] { $name }
    }
header-eth-padding = 패딩: 프레임을 최소 60바이트로 채우는 0
    .here = { $kind ->
        [zeros] 0이 { BYTES($size) }: 내용이 짧아서 가장 작은 프레임, 60바이트까지 채웠습니다.
       *[other] 0이어야 할 { JOSA(BYTES($size), "이/가") } 0이 아닙니다. 메모리에 남아 있던 값일 수 있습니다.
    }
header-eth-trailer = 꼬리: 내용 뒤에 붙은 바이트. 보통 패딩
    .here = 내용 뒤의 { BYTES($size) }: 안에 든 프로토콜은 그 앞에서 이미 끝났습니다.
header-eth-len = 길이: EtherType 자리에 오는 내용의 바이트 수
    .here = 내용은 { BYTES($value) }입니다. 1536부터는 길이가 아니라 EtherType으로 읽습니다.
header-eth-fcs = FCS: 랜카드가 붙이고 검사하는 프레임의 검사값
    .here = { $hex }: 받는 랜카드가 다시 계산해 보고, 다르면 프레임을 버립니다.
header-vlan-priority = 우선순위: 프레임이 얼마나 급한지, 0부터 7까지
    .here = 0부터 7 가운데 { $value }: { $name }.
    .name = { $value ->
        [0] 보통
        [1] 급하지 않음, 맨 나중
        [2] 보통보다 조금 먼저
        [3] 중요한 업무
        [4] 영상
        [5] 음성
        [6] 네트워크 전체의 제어
        [7] 이 네트워크의 제어, 맨 먼저
       *[other] { $name }
    }
header-vlan-dei = 버림 가능: 막히면 먼저 버려도 되는 프레임
    .here = { $value ->
        [1] 1: 길이 막히면 이 프레임부터 버려도 됩니다.
       *[0] 0: 다른 프레임보다 먼저 버릴 까닭이 없습니다.
    }
header-vlan-id = VLAN 번호: 이 프레임이 속한 가상 네트워크
    .here = { $value ->
        [0] 0: VLAN 없음. 태그는 우선순위만 나릅니다.
        [1] VLAN 1: 대개 스위치의 모든 포트가 처음에 속하는 네트워크입니다.
        [4095] 4095는 예약된 번호라 어떤 프레임도 쓸 수 없습니다.
       *[other] VLAN { $value }: 이 가상 네트워크의 포트만 이 프레임을 볼 수 있습니다.
    }
header-vlan-etype = EtherType: 태그 뒤에 오는 프로토콜
    .here = { $known ->
        [yes] { $hex }: 태그 뒤에 { JOSA($name, "이/가") } 옵니다.
       *[no] { $hex }: 태그 뒤에 여기서는 모르는 프로토콜이 옵니다.
    }
    .name = { header-eth-type.name }
header-eth-invalid-lentype = 길이도 종류도 아닌 수: 1501부터 1535까지는 뜻이 없음
    .here = { $value }: 길이(1500까지)로는 크고 EtherType(1536부터)으로는 작습니다. 더 읽지 않습니다.
header-vlan-len = 길이: EtherType 자리에 오는, 태그 뒤 내용의 바이트 수
    .here = 태그 뒤의 내용은 { BYTES($value) }입니다. 1536부터는 길이가 아니라 EtherType으로 읽습니다.
header-ieee8021ad-id = 사업자 VLAN 번호: 사업자가 고객마다 붙이는 바깥쪽 번호
    .here = { $value ->
        [0] 0: VLAN 없음. 태그는 우선순위만 나릅니다.
        [4095] 4095는 예약된 번호라 어떤 프레임도 쓸 수 없습니다.
       *[other] 사업자 VLAN { $value }: 사업자의 스위치는 안쪽 태그 대신 이 번호를 봅니다.
    }
header-ieee8021ad-cvid = 고객 VLAN 번호: 바깥 태그 안에 든 고객의 번호
    .here = { $value ->
        [0] 0: VLAN 없음. 태그는 우선순위만 나릅니다.
        [4095] 4095는 예약된 번호라 어떤 프레임도 쓸 수 없습니다.
       *[other] 고객의 VLAN { $value }: 사업자의 네트워크를 지나는 동안에는 아무도 보지 않습니다.
    }
