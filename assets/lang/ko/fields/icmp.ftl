# ICMP (RFC 792)

header-icmp-type = 종류: 8 에코 요청, 0 에코 답, 3 도달 불가, 11 TTL 초과
    .here = { $value ->
        [0] 0: 에코 요청(ping)에 대한 답입니다.
        [3] 3: 아래에 인용한 패킷이 닿지 못했습니다.
        [4] 4: 천천히 보내 달라는 뜻. 지금은 쓰지 않습니다.
        [5] 5: 아래에 인용한 패킷에는 더 가까운 라우터가 있습니다.
        [8] 8: 에코 요청(ping). 그대로 돌려보내 달라는 뜻입니다.
        [9] 9: 라우터가 자기를 알립니다.
        [10] 10: 호스트가 라우터를 찾습니다.
        [11] 11: 아래에 인용한 패킷이 시간을 넘겼습니다.
        [12] 12: 아래에 인용한 패킷의 헤더가 잘못되었습니다.
        [13] 13: 지금 몇 시인지 묻습니다.
        [14] 14: 지금 몇 시인지 알려 줍니다.
       *[other] { $known ->
            [yes] { $value }: { $name }.
           *[no] { $value }: 여기서는 모르는 종류의 메시지입니다.
        }
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
        [information-request] 정보 요청(지금은 안 씀)
        [information-reply] 정보 답(지금은 안 씀)
        [extended-echo-request] 확장 에코 요청
        [extended-echo-reply] 확장 에코 답
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
            [13] 13: 가는 길의 필터가 막아 두었습니다.
           *[other] { $value }: 이 번호의 까닭으로 닿을 수 없습니다(RFC 792, RFC 1812).
        }
        [5] { $value ->
            [0] 0: 같은 네트워크로 가는 모든 패킷에 해당합니다.
            [1] 1: 같은 호스트로 가는 모든 패킷에 해당합니다.
           *[other] { $value }: 한 가지 서비스 등급에만 해당합니다.
        }
        [11] { $value ->
            [0] 0: 가는 길의 라우터에서 TTL이 0이 되었습니다.
            [1] 1: 패킷의 조각이 시간 안에 다 오지 않았습니다.
           *[other] { $value }: 시간이 지났지만, 어떤 시간인지는 알 수 없습니다.
        }
        [9] { $value ->
            [0] 0: 누구의 패킷이든 넘겨주는 라우터입니다.
            [16] 16: 이동 호스트의 패킷만 넘겨주는 라우터입니다.
           *[other] { $value }: 여기서는 모르는 라우터 알림입니다.
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
        [source-route-failed] 적힌 길로 갈 수 없음
        [network-unknown] 모르는 네트워크
        [host-unknown] 모르는 호스트
        [source-isolated] 보낸 호스트가 고립됨
        [network-prohibited] 네트워크 관리자가 막음
        [host-prohibited] 호스트 관리자가 막음
        [network-unreachable-for-this-service] 이 등급으로는 네트워크에 닿을 수 없음
        [host-unreachable-for-this-service] 이 등급으로는 호스트에 닿을 수 없음
        [precedence-violation] 우선순위가 허락되지 않음
        [precedence-cutoff] 우선순위가 너무 낮음
        [for-the-network] 네트워크 전체에 대해
        [for-the-host] 호스트에 대해
        [for-the-network-and-this-service] 네트워크와 이 등급에 대해
        [for-the-host-and-this-service] 호스트와 이 등급에 대해
        [routes-for-all] 누구의 것이든 넘겨줌
        [routes-for-mobile-hosts-only] 이동 호스트의 것만 넘겨줌
        [the-pointer-says-where] 포인터가 가리킴
        [an-option-is-missing] 옵션이 없음
        [bad-length] 길이가 잘못됨
        [administratively-prohibited] 관리자가 막음
        [ttl-exceeded-in-transit] 가는 길에 TTL 초과
        [reassembly-time-exceeded] 조각을 기다린 시간 초과
       *[other] { $name }
    }
header-icmp-checksum = 체크섬: ICMP 메시지 전체를 지킴
    .here = { $fault ->
        [checksum] { $hex }: 맞지 않습니다. 바뀐 비트가 있으니 받는 쪽이 버립니다.
       *[other] { $hex }: 받는 쪽이 메시지 전체로 다시 계산해 비교합니다.
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
header-icmp-length = 인용 길이: 인용한 패킷의 4바이트 단어 수. 뒤에 덧붙인 것이 있을 때
    .here = { $value } × 4 = { TIMES($value, 4) }바이트를 인용했고, 그 뒤에 더 알리는 것이 있습니다(RFC 4884).
header-icmp-pointer = 포인터: 인용한 패킷의 몇 번째 바이트가 잘못인지
    .here = { $icmp-code ->
        [1] { $value }: 빠진 옵션이 있어서 가리킬 바이트는 없습니다.
       *[other] { $value }: 인용한 패킷의 { $value }번째 바이트가 잘못입니다. 첫 바이트가 0입니다.
    }
header-icmp-originate-timestamp = 보낸 시각: 요청을 보낸 때, 자정(UTC)부터의 밀리초
    .here = 자정(UTC)부터 { $value }밀리초: 묻는 쪽이 요청을 보낸 때입니다.
header-icmp-receive-timestamp = 받은 시각: 요청이 도착한 때, 자정(UTC)부터의 밀리초
    .here = { $icmp-type ->
        [13] { $value }: 요청에서는 아직 뜻이 없습니다.
       *[other] 자정(UTC)부터 { $value }밀리초: 요청이 도착한 때입니다.
    }
header-icmp-transmit-timestamp = 답한 시각: 답을 보낸 때, 자정(UTC)부터의 밀리초
    .here = { $icmp-type ->
        [13] { $value }: 요청에서는 아직 뜻이 없습니다.
       *[other] 자정(UTC)부터 { $value }밀리초: 답을 보낸 때입니다.
    }
header-icmp-address-mask = 주소 마스크: 주소에서 네트워크에 해당하는 부분
    .here = { $icmp-type ->
        [17] { $value }: 요청이므로 아직 비어 있습니다.
       *[other] { $value }: 답하는 쪽이 아는 이 네트워크의 마스크입니다.
    }
header-icmp-num-addrs = 주소 수: 알리는 라우터 주소의 수
    .here = { $value ->
        [0] 0: 알리는 라우터가 없어 잘못된 메시지입니다.
       *[other] 라우터 주소 { $value }개를 알립니다.
    }
header-icmp-addr-entry-size = 항목 크기: 주소 하나에 드는 4바이트 단어 수
    .here = { $value ->
        [2] 2: 주소와 우선순위, 합쳐서 8바이트씩입니다.
       *[other] { $value } × 4 = { TIMES($value, 4) }바이트씩입니다. 정해진 값은 2입니다.
    }
header-icmp-lifetime = 수명: 이 알림을 믿어도 되는 초
    .here = { $value ->
        [0] 0: 이제부터 이 라우터들을 쓰지 마십시오.
       *[other] 앞으로 { SPAN($value) } 동안 이 라우터들을 쓸 수 있습니다.
    }
header-icmp-router-address = 라우터 주소: 알리는 라우터
    .here = { JOSA($value, "을/를") } 기본 라우터로 쓸 수 있습니다.
header-icmp-pref-level = 우선순위: 라우터가 여럿일 때 무엇을 먼저 쓸지
    .here = { SAME($value, "-2147483648") ->
        [yes] 가장 작은 값: 이 라우터를 기본 라우터로 쓰지 마십시오.
       *[no] { $value }: 값이 큰 라우터를 먼저 씁니다.
    }
