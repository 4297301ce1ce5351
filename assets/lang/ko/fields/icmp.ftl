# ICMP (RFC 792)

header-icmp-type = 종류: 8 에코 요청, 0 에코 답, 3 도달 불가, 11 TTL 초과
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: 여기서는 모르는 종류의 메시지입니다.
    }
    .name = { $key ->
        [echo-reply] 에코 답
        [destination-unreachable] 도달 불가
        [source-quench] 천천히 보내라는 요구(지금은 안 씀)
        [redirect] 길 바꾸기
        [echo-request] 에코 요청
        [router-advertisement] 라우터 알림
        [router-solicitation] 라우터 찾기
        [time-exceeded] 시간 초과
        [parameter-problem] 헤더 오류
        [timestamp-request] 시각 요청
        [timestamp-reply] 시각 답
        [address-mask-request] 주소 마스크 요청
        [address-mask-reply] 주소 마스크 답
       *[other] { $name }
    }
header-icmp-code = 코드: 종류 안에서의 정확한 까닭
    .here = { $icmp-type ->
        [3] { $value ->
            [0] 0: 이 주소의 네트워크로 가는 길을 아는 라우터가 없습니다.
            [1] 1: 마지막 라우터의 링크에 그런 호스트가 없습니다.
            [2] 2: 도착한 호스트가 안에 든 프로토콜을 쓰지 않습니다.
            [3] 3: 도착한 호스트의 이 포트에는 프로그램이 없습니다.
            [4] 4: 다음 링크에 너무 큰데 나누지도 못합니다(DF).
            [5] 5: 보낸 쪽이 패킷에 적은 길로는 갈 수 없습니다.
            [9] 9: 그쪽 네트워크의 관리자가 막아 두었습니다.
            [10] 10: 그쪽 호스트의 관리자가 막아 두었습니다.
            [13] 13: 길 위의 필터가 막아 두었습니다.
           *[other] { $value }: 이 번호의 까닭으로 닿을 수 없습니다(RFC 792, RFC 1812).
        }
        [5] { $value ->
            [0] 0: 같은 네트워크로 가는 모든 패킷에 해당합니다.
            [1] 1: 같은 호스트로 가는 모든 패킷에 해당합니다.
           *[other] { $value }: 한 가지 서비스 등급에만 해당합니다.
        }
        [11] { $value ->
            [0] 0: 길 위의 라우터에서 TTL이 0이 되었습니다.
            [1] 1: 패킷의 조각이 시간 안에 다 오지 않았습니다.
           *[other] { $value }: 시간이 지났지만, 어떤 시간인지는 알 수 없습니다.
        }
        [12] { $value ->
            [0] 0: 몇 번째 바이트가 잘못인지 포인터가 알립니다.
            [1] 1: 꼭 있어야 할 옵션이 없습니다.
            [2] 2: 길이가 잘못되었습니다.
           *[other] { $value }: 헤더가 잘못되었지만, 여기서는 모르는 까닭입니다.
        }
       *[other] { $value ->
            [0] 0: 이 종류의 메시지는 더 나뉘지 않습니다.
           *[other] { $value }: 이 종류의 메시지에서는 0이어야 합니다.
        }
    }
    .name = { $key ->
        [network-unreachable] 네트워크에 닿을 수 없음
        [host-unreachable] 호스트에 닿을 수 없음
        [protocol-unreachable] 프로토콜 없음
        [port-unreachable] 포트에 프로그램 없음
        [fragmentation-needed] 나누어야 지나감
        [administratively-prohibited] 관리자가 막음
        [ttl-exceeded-in-transit] 가는 길에 TTL 초과
        [reassembly-time-exceeded] 조각을 기다린 시간 초과
       *[other] { $name }
    }
header-icmp-checksum = 체크섬: ICMP 메시지 전체를 지킴
    .here = { $fault ->
        [checksum] { $hex }: 맞지 않습니다. 바뀐 비트가 있으니 받는 쪽이 버립니다.
       *[other] { $hex }: 받는 쪽이 메시지 전체로 다시 계산해 견주어 봅니다.
    }
header-icmp-ident = 식별자: 한 호스트의 여러 ping을 구별. NAT가 고쳐 쓸 수 있음
    .here = { $icmp-type ->
        [0] { $value }: 요청에 적힌 번호 그대로. 답이 제 ping을 찾아갑니다.
       *[other] { $value }: 같은 호스트의 다른 ping과 구별합니다. 답에도 그대로 적힙니다.
    }
header-icmp-seq = 순서 번호: 몇 번째 ping인지
    .here = { $icmp-type ->
        [0] { $value }: 번호가 { $value }인 요청에 대한 답입니다.
       *[other] { $value }: 이 요청의 번호. 답에도 그대로 적힙니다.
    }
header-icmp-unused = 쓰지 않음: 0
    .here = { $kind ->
        [zeros] 모두 0: 이 종류의 메시지는 이 { JOSA(BYTES($size), "을/를") } 쓰지 않습니다.
       *[other] 이 종류의 메시지는 이 { JOSA(BYTES($size), "을/를") } 쓰지 않는데 0이 아닙니다.
    }
header-icmp-mtu = 다음 홉 MTU: 통과할 수 있었던 가장 큰 패킷
    .here = { $value ->
        [0] 0: 얼마까지 되는지 알려 주지 않는 옛 라우터입니다.
       *[other] { BYTES($value) }: 다음 링크를 지날 수 있는 가장 큰 패킷입니다.
    }
header-icmp-redir-gw = 게이트웨이: 이 목적지에 더 나은 라우터
    .here = 같은 링크에 있는 { JOSA($value, "이/가") } 더 가깝습니다. 앞으로는 그리로 보냅니다.
header-icmp-data = 데이터: 그대로 돌려줄 내용, 또는 버려진 패킷의 앞부분
    .here = { $kind ->
        [text] { BYTES($size) }, "{ $text }": 에코의 답은 이것을 그대로 돌려줍니다.
       *[other] { BYTES($size) }: 에코의 답은 이것을 그대로 돌려줍니다.
    }
