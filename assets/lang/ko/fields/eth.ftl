# Ethernet (IEEE 802.3)

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
