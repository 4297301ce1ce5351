# ARP (RFC 826)

header-arp-hw-type = 하드웨어 종류: 1은 이더넷
    .here = { $value ->
        [1] 1: 이더넷 주소(MAC)입니다.
       *[other] { $value }: 다른 종류의 네트워크 주소라 여기서는 읽지 못합니다.
    }
header-arp-proto-type = 프로토콜 종류: 0x0800이면 IPv4 주소에 대한 질문
    .here = { $value ->
        [2048] 0x0800: IPv4 주소에 대한 질문입니다.
       *[other] { $hex }: IPv4 주소에 대한 질문이 아니라 여기서는 읽지 못합니다.
    }
header-arp-hw-size = 하드웨어 주소 길이: MAC은 6바이트
    .here = { $value ->
        [6] 6바이트: MAC입니다.
       *[other] { BYTES($value) }: MAC이 아닙니다. MAC은 6바이트입니다.
    }
header-arp-proto-size = 프로토콜 주소 길이: IPv4는 4바이트
    .here = { $value ->
        [4] 4바이트: IPv4 주소입니다.
       *[other] { BYTES($value) }: IPv4 주소가 아닙니다. IPv4 주소는 4바이트입니다.
    }
header-arp-opcode = 동작: 1은 "이 주소 누구?", 2는 그 답
    .here = { $value ->
        [1] 1: 질문. 대상 IP를 가진 장치는 자기 MAC을 알려 주어야 합니다.
        [2] 2: 답. 보낸 쪽이 자기 IP의 MAC을 알려 줍니다.
       *[other] { $value }: 질문(1)도 답(2)도 아닙니다.
    }
    .name = { $key ->
        [request] 질문
        [reply] 답
       *[other] { $name }
    }
header-arp-src-hw-mac = 보낸 쪽 MAC: 묻거나 답하는 장치. 듣는 쪽은 배워 둘 수 있음
    .here = { $kind ->
        [zero] 모두 0: 아무도 배울 것이 없습니다.
        [broadcast] 모두의 주소는 누구의 것도 아닙니다. 배우면 안 됩니다.
       *[other] { JOSA($value, "은/는") } 보낸 쪽의 MAC입니다. 듣는 쪽은 IP와 함께 적어 둡니다.
    }
header-arp-src-proto-ipv4 = 보낸 쪽 IP: 보낸 쪽 MAC에 속한 주소
    .here = { $kind ->
        [unspecified] 0.0.0.0: 보낸 쪽은 아직 IP가 없습니다. 대상 IP가 비어 있는지 묻습니다.
       *[other] { SAME($value, $arp-dst-proto-ipv4) ->
            [yes] { JOSA($value, "이/가") } 자기 IP를 스스로 묻습니다. MAC을 알리고, 겹치는 장치도 찾습니다.
           *[no] { JOSA($value, "은/는") } 바로 앞에 적힌 보낸 쪽 MAC의 IP입니다.
        }
    }
header-arp-dst-hw-mac = 대상 MAC: 질문에서는 0. 바로 이것을 알고 싶은 것
    .here = { $arp-opcode ->
        [2] { JOSA($value, "은/는") } 물어본 쪽의 MAC입니다. 답은 그리로 갑니다.
       *[other] { $kind ->
            [zero] 모두 0: 아직 모릅니다. 이것을 알려고 묻습니다.
           *[other] { JOSA($value, "이/가") } 적혀 있지만, 질문에서는 아무도 보지 않습니다.
        }
    }
header-arp-dst-proto-ipv4 = 대상 IP: 찾고 있는 주소
    .here = { $arp-opcode ->
        [2] { JOSA($value, "은/는") } 물어본 쪽의 IP입니다.
       *[other] { JOSA($value, "을/를") } 가진 장치는 누구? 그 장치만 답합니다.
    }
