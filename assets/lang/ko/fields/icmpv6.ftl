# ICMPv6 (RFC 4443), 이웃 발견 (RFC 4861), 멀티캐스트 수신자 발견 (RFC 2710, 3810)

header-icmpv6-type = 종류: 오류(128 미만)인지, 에코인지, 이웃·라우터·그룹의 소식인지
    .here = { $value ->
        [1] 1: 아래에 인용한 패킷을 전할 수 없었습니다.
        [2] 2: 아래에 인용한 패킷이 다음 링크에는 너무 큽니다.
        [3] 3: 아래에 인용한 패킷이 너무 오래 살았습니다.
        [4] 4: 아래에 인용한 패킷의 헤더를 읽을 수 없었습니다.
        [128] 128: 거기 있는지 묻습니다.
        [129] 129: 에코 요청에 답합니다.
        [130] 130: 그룹을 들으려는 호스트가 있는지 라우터가 묻습니다.
        [131] 131: 호스트가 그룹을 듣겠다고 알립니다(MLD 버전 1).
        [132] 132: 호스트가 그룹에서 나갑니다(MLD 버전 1).
        [133] 133: 호스트가 라우터를 찾습니다.
        [134] 134: 라우터가 자기와 네트워크를 알립니다.
        [135] 135: 누가 이 주소인지 묻습니다. IPv4의 ARP와 같은 일입니다.
        [136] 136: 자기 주소에 딸린 MAC을 알립니다.
        [137] 137: 라우터가 더 나은 첫 홉을 알려 줍니다.
        [143] 143: 그룹마다 무엇을 들을지 알립니다(MLD 버전 2).
       *[other] { $value }: 여기서는 모르는 종류입니다.
    }
    .name = { $key ->
        [destination-unreachable] 도달 불가
        [packet-too-big] 패킷이 너무 큼
        [time-exceeded] 시간 초과
        [parameter-problem] 헤더 오류
        [echo-request] 에코 요청
        [echo-reply] 에코 답
        [multicast-listener-query] 그룹 질문
        [multicast-listener-report] 그룹 가입
        [multicast-listener-done] 그룹 탈퇴
        [router-solicitation] 라우터 찾기
        [router-advertisement] 라우터 알림
        [neighbor-solicitation] 이웃 찾기
        [neighbor-advertisement] 이웃 알림
        [redirect] 길 바꾸기
        [multicast-listener-report-v2] 그룹 보고(버전 2)
       *[other] { $name }
    }
header-icmpv6-code = 코드: 종류 안에서의 정확한 까닭
    .here = { $icmpv6-type ->
        [1] { $value ->
            [0] 0: 거기로 가는 경로가 없습니다.
            [1] 1: 규칙이 막았습니다.
            [2] 2: 보낸 쪽 주소는 자기 네트워크 안에서만 통합니다.
            [3] 3: 거기에 이 주소의 장치가 없습니다.
            [4] 4: 그 포트를 듣는 프로그램이 없습니다.
            [5] 5: 규칙이 보낸 쪽 주소를 막았습니다.
            [6] 6: 거기로 가는 경로가 거절하는 경로입니다.
           *[other] { $value }: 여기서는 모르는 까닭입니다.
        }
        [3] { $value ->
            [0] 0: 허락된 수만큼 라우터를 지났습니다.
            [1] 1: 패킷의 다른 조각이 제때 오지 않았습니다.
           *[other] { $value }: 여기서는 모르는 까닭입니다.
        }
        [4] { $value ->
            [0] 0: 헤더의 필드가 잘못되었습니다.
            [1] 1: 다음 헤더를 모릅니다.
            [2] 2: 옵션을 모릅니다.
           *[other] { $value }: 여기서는 모르는 까닭입니다.
        }
       *[other] { $value ->
            [0] 0: 종류가 다 말해 줍니다.
           *[other] { $value }: 이 종류에서는 0이어야 합니다.
        }
    }
    .name = { $key ->
        [no-route] 경로 없음
        [administratively-prohibited] 관리자가 막음
        [beyond-scope-of-source] 출발지 주소의 범위 밖
        [address-unreachable] 주소에 닿을 수 없음
        [port-unreachable] 포트에 프로그램 없음
        [source-address-failed-policy] 출발지 주소가 막힘
        [route-rejected] 거절하는 경로
        [hop-limit-exceeded-in-transit] 가는 길에 홉 제한 초과
        [reassembly-time-exceeded] 조각을 기다린 시간 초과
        [erroneous-header-field] 잘못된 헤더 필드
        [unrecognized-next-header] 모르는 다음 헤더
        [unrecognized-option] 모르는 옵션
       *[other] { $name }
    }
header-icmpv6-checksum = 체크섬: 메시지와 그 패킷의 주소를 지킴
    .here = { $fault ->
        [checksum] { $hex }: 맞지 않습니다. 도중에 바뀐 메시지이므로 버려집니다.
       *[other] { $hex }: 받는 쪽이 다시 계산해 비교합니다.
    }
header-icmpv6-reserved = 예약: 0
    .here = { $kind ->
        [zeros] 모두 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 하지만 받는 쪽은 보지 않습니다.
    }
header-icmpv6-mtu = MTU: 통과할 수 있었던 가장 큰 패킷
    .here = 보내는 쪽은 패킷을 { BYTES($value) }까지로 줄여야 합니다. 라우터는 나누지 않습니다.
header-icmpv6-pointer = 포인터: 인용한 패킷에서 잘못된 바이트
    .here = 인용한 패킷의 { $value }번째 바이트(0부터)에서 잘못되었습니다.
header-icmpv6-data = 데이터: 모르는 종류나 옵션의 내용
    .here = 여기서는 읽지 않는 { BYTES($size) }입니다.
header-icmpv6-echo-identifier = 식별자: 한 호스트의 여러 ping을 구별
    .here = 요청과 답이 모두 { JOSA($hex, "을/를") } 지닙니다.
header-icmpv6-echo-sequence-number = 순서 번호: 몇 번째 ping인지
    .here = { $value }번 에코입니다. 답의 번호도 같습니다.
header-icmpv6-nd-ra-cur-hop-limit = 홉 제한: 호스트가 자기 패킷에 적을 값
    .here = { $value ->
        [0] 0: 이 라우터는 정하지 않습니다. 호스트는 쓰던 값을 씁니다.
       *[other] 호스트는 홉 제한 { $value }에서 시작합니다.
    }
header-icmpv6-nd-ra-flag = 플래그: 주소와 다른 설정을 어디서 얻는지
    .here = { $count ->
        [0] { $hex }: DHCPv6가 없습니다. 호스트가 스스로 주소를 만듭니다.
       *[other] { $hex }: 켜진 것은 { $set }입니다.
    }
header-icmpv6-nd-ra-flag-m = M: 주소를 DHCPv6로 얻음
    .here = { $value ->
        [1] 1: 호스트는 주소를 DHCPv6로 얻습니다.
       *[0] 0: 여기서는 주소를 DHCPv6로 얻지 않습니다.
    }
header-icmpv6-nd-ra-flag-o = O: 다른 설정을 DHCPv6로 얻음
    .here = { $value ->
        [1] 1: 네임 서버 같은 다른 설정을 DHCPv6로 얻습니다.
       *[0] 0: 여기서는 다른 설정을 DHCPv6로 얻지 않습니다.
    }
header-icmpv6-nd-ra-flag-h = H: 모바일 IPv6의 홈 에이전트
    .here = { $value ->
        [1] 1: 집을 떠난 장치에 패킷을 넘겨줍니다.
       *[0] 0: 홈 에이전트가 아닙니다.
    }
header-icmpv6-nd-ra-flag-prf = 우선순위: 라우터가 여럿일 때 무엇을 먼저 쓸지
    .here = { $value ->
        [0] 0, 보통: 대부분의 라우터가 이렇습니다.
        [1] 1, 높음: 다른 라우터보다 먼저 씁니다.
        [3] 3, 낮음: 다른 라우터가 없을 때 씁니다.
       *[2] 2, 예약: 보통으로 칩니다.
    }
    .name = { $key ->
        [medium] 보통
        [high] 높음
        [low] 낮음
        [reserved] 예약
       *[other] { $name }
    }
header-icmpv6-nd-ra-flag-p = P: 프록시가 넘겨준 메시지
    .here = { $value ->
        [1] 1: 이웃 발견 프록시를 거쳐 왔습니다.
       *[0] 0: 라우터가 직접 보냈습니다.
    }
header-icmpv6-nd-flag-rsv = 예약: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 하지만 받는 쪽은 보지 않습니다.
    }
header-icmpv6-nd-ra-router-lifetime = 라우터 수명: 기본 라우터로 써도 되는 초
    .here = { $value ->
        [0] 0: 기본 라우터가 아니거나, 이제 그만둡니다.
       *[other] 앞으로 { SPAN($value) } 동안 바깥으로 가는 것을 이 라우터에 맡길 수 있습니다.
    }
header-icmpv6-nd-ra-reachable-time = 도달 시간: 답한 이웃을 있다고 치는 밀리초
    .here = { $value ->
        [0] 0: 이 라우터는 정하지 않습니다.
       *[other] 답한 이웃은 { $value }ms쯤 있는 것으로 칩니다.
    }
header-icmpv6-nd-ra-retrans-timer = 재전송 간격: 이웃에 다시 묻기까지의 밀리초
    .here = { $value ->
        [0] 0: 이 라우터는 정하지 않습니다.
       *[other] 답이 없으면 { $value }ms 뒤에 다시 묻습니다.
    }
header-icmpv6-nd-ns-target-address = 대상: 찾고 있는 주소
    .here = { JOSA($value, "은/는") } 누구인가? 그 장치만 답합니다.
header-icmpv6-nd-na-flag = 플래그: 라우터인지, 물음에 답하는지, 알던 것을 바꿀지
    .here = { $count ->
        [0] { $hex }: 켜진 플래그가 없습니다.
       *[other] { $hex }: 켜진 것은 { $set }입니다.
    }
header-icmpv6-nd-na-flag-r = R: 보낸 쪽이 라우터
    .here = { $value ->
        [1] 1: 보낸 쪽은 라우터입니다.
       *[0] 0: 보낸 쪽은 라우터가 아닙니다.
    }
header-icmpv6-nd-na-flag-s = S: 물음에 답함
    .here = { $value ->
        [1] 1: 물음에 답하는 것이니 상대가 거기 있습니다.
       *[0] 0: 아무도 묻지 않았습니다. 오가는 길이 있다는 증거는 아닙니다.
    }
header-icmpv6-nd-na-flag-o = O: 알던 것을 바꿈
    .here = { $value ->
        [1] 1: 듣는 쪽은 알던 MAC을 이것으로 바꿉니다.
       *[0] 0: 듣는 쪽은 이미 아는 MAC을 그대로 둡니다.
    }
header-icmpv6-nd-na-target-address = 대상: 누구의 MAC을 알리는지
    .here = 옵션의 MAC은 { $value }의 것입니다.
header-icmpv6-nd-rd-target-address = 대상: 더 나은 첫 홉
    .here = 먼저 { JOSA($value, "으로/로") } 보내는 것이 낫습니다. 목적지와 같으면 이웃입니다.
header-icmpv6-rd-na-destination-address = 목적지: 더 나은 길이 누구를 위한 것인지
    .here = { JOSA($value, "으로/로") } 가는 패킷에 대한 조언입니다.
header-icmpv6-opt-type = 옵션: 이 조각이 무엇을 알리는지
    .here = { $known ->
        [yes] { $value }: { $name } 옵션입니다.
       *[no] { $value }: 여기서는 모르는 옵션입니다. 받는 쪽은 건너뜁니다.
    }
    .name = { $value ->
        [1] 보낸 쪽의 MAC
        [2] 대상의 MAC
        [3] 이 링크의 네트워크
        [4] 방향을 바꿀 패킷
        [5] MTU
        [14] 논스
        [24] 경로 정보
        [25] 네임 서버
        [31] 검색 도메인
        [37] 로그인 페이지
        [38] NAT64 프리픽스
       *[other] { $name }
    }
header-icmpv6-opt-length = 옵션 길이: 8바이트 단위
    .here = { $value ->
        [0] 0: 옵션은 비어 있을 수 없습니다. 메시지 전체가 무효입니다.
       *[other] 이 옵션은 { BYTES(TIMES($value, 8)) }입니다.
    }
header-icmpv6-opt-prefix-length = 프리픽스 길이: 프리픽스에서 뜻이 있는 비트 수
    .here = 앞의 { $value }비트가 네트워크를, 나머지 { MINUS(128, $value) }비트가 장치를 가리킵니다.
header-icmpv6-opt-prefix-flag = 플래그: 프리픽스로 무엇을 해도 되는지
    .here = { $count ->
        [0] { $hex }: 이것으로 이웃을 가리거나 주소를 만들지 않습니다.
       *[other] { $hex }: 켜진 것은 { $set }입니다.
    }
header-icmpv6-opt-prefix-flag-l = L: 이 프리픽스의 주소는 이 링크에 있음
    .here = { $value ->
        [1] 1: 이런 주소의 장치에는 바로 보냅니다.
       *[0] 0: 누가 이 링크에 있는지는 말하지 않습니다.
    }
header-icmpv6-opt-prefix-flag-a = A: 이 프리픽스로 주소를 만들어도 됨
    .here = { $value ->
        [1] 1: 호스트가 뒤에 자기 비트를 붙여 주소를 만듭니다(SLAAC).
       *[0] 0: 이것으로 주소를 만들지 않습니다.
    }
header-icmpv6-opt-prefix-flag-r = R: 프리픽스가 라우터의 온전한 주소
    .here = { $value ->
        [1] 1: 프리픽스 자리에 라우터의 온전한 주소가 있습니다.
       *[0] 0: 프리픽스 자리에는 네트워크만 있습니다.
    }
header-icmpv6-opt-prefix-valid-lifetime = 유효 수명: 그 주소들이 있는 초
    .here = { $value ->
        [0] 0: 이런 주소는 이제 끝입니다.
        [4294967295] 모두 1: 끝이 없습니다.
       *[other] 이런 주소는 앞으로 { SPAN($value) } 동안 있습니다.
    }
header-icmpv6-opt-prefix-preferred-lifetime = 우선 수명: 새 대화에 쓸 수 있는 초
    .here = { $value ->
        [0] 0: 이런 주소로 새 대화를 시작하지 말아야 합니다.
        [4294967295] 모두 1: 끝이 없습니다.
       *[other] 앞으로 { SPAN($value) } 동안 새 대화에 쓸 수 있습니다.
    }
header-icmpv6-opt-reserved = 예약: 0
    .here = { $kind ->
        [zeros] 모두 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 하지만 받는 쪽은 보지 않습니다.
    }
header-icmpv6-opt-prefix = 프리픽스: 이 링크의 네트워크
    .here = { HAS($icmpv6-opt-prefix-length) ->
        [yes] 네트워크는 { $value }/{ $icmpv6-opt-prefix-length }입니다.
       *[no] 네트워크는 { JOSA($value, "으로/로") } 시작합니다.
    }
header-icmpv6-opt-mtu = MTU: 이 링크의 가장 큰 패킷
    .here = 이 링크의 패킷은 { BYTES($value) }까지입니다.
header-icmpv6-opt-rdnss-lifetime = 수명: 이 네임 서버를 쓸 수 있는 초
    .here = { $value ->
        [0] 0: 이제 쓰지 않습니다.
        [4294967295] 모두 1: 끝이 없습니다.
       *[other] 앞으로 { SPAN($value) } 동안 쓸 수 있습니다.
    }
header-icmpv6-opt-rdnss = 네임 서버: 이름을 물을 곳
    .here = 호스트는 이름의 주소를 { $value }에 물을 수 있습니다.
header-icmpv6-opt-dnssl-lifetime = 수명: 이 이름들을 쓸 수 있는 초
    .here = { $value ->
        [0] 0: 이제 쓰지 않습니다.
        [4294967295] 모두 1: 끝이 없습니다.
       *[other] 앞으로 { SPAN($value) } 동안 쓸 수 있습니다.
    }
header-icmpv6-opt-dnssl = 검색 도메인: 짧은 이름 뒤에 붙임
    .here = { HAS($text) ->
        [yes] www 같은 짧은 이름은 www.{ JOSA($text, "으로/로") }도 찾습니다.
       *[no] 비어 있음: 짧은 이름 뒤에 붙일 것이 없습니다.
    }
header-icmpv6-opt-src-linkaddr = 보낸 쪽 MAC: 누가 묻는지
    .here = 다시 묻지 않고 { JOSA($value, "으로/로") } 답할 수 있습니다.
header-icmpv6-opt-target-linkaddr = 대상 MAC: 찾던 것
    .here = 대상으로 가는 패킷은 랜카드 { JOSA($value, "으로/로") } 갑니다.
header-icmpv6-opt-linkaddr-bytes = 링크 계층 주소: MAC이 아닌 것
    .here = { BYTES($size) }: 다른 네트워크의 주소라 여기서는 읽지 않습니다.
header-icmpv6-opt-nonce = 논스: 답이 되풀이하는 무작위한 수
    .here = 이 물음의 답도 같은 { JOSA(BYTES($size), "을/를") } 지닙니다.
header-icmpv6-opt-redirected-packet = 방향을 바꿀 패킷: 다른 길로 보냈어야 할 것
    .here = 패킷의 앞 { BYTES($size) }입니다. 메시지가 너무 커지지 않는 데까지만 있습니다.
header-icmpv6-mld-maximum-response-delay = 최대 응답 지연: 이 안의 무작위한 때에 답함
    .here = { $value ->
        [0] 0: 기다리는 답이 없습니다.
       *[other] { HAS($icmpv6-mld-flag-qrv) ->
            [yes] 호스트는 { SCALED($value, 16) }ms 안에 답합니다.
           *[no] 호스트는 { $value }ms 안에 답합니다.
        }
    }
header-icmpv6-mld-multicast-address = 그룹: 어느 멀티캐스트 주소의 일인지. ::는 모든 그룹
    .here = { $kind ->
        [unspecified] ::이므로 모든 그룹에 대한 것입니다.
       *[other] 그룹 { $value }에 대한 것입니다.
    }
header-icmpv6-mld-flag = 플래그: S와, 질문하는 라우터의 견고성
    .here = { $hex }: 한 바이트에 든 두 값입니다.
header-icmpv6-mld-flag-s = S: 다른 라우터는 타이머를 그대로 두라는 뜻
    .here = { $value ->
        [1] 1: 다른 라우터는 타이머를 그대로 둡니다.
       *[0] 0: 이것을 들은 다른 라우터는 타이머를 맞춥니다.
    }
header-icmpv6-mld-flag-qrv = 견고성: 질문하는 라우터가 잇단 손실을 몇 번까지 견디려는지
    .here = 잃어버릴 것에 대비해 호스트는 같은 말을 { $value }번 합니다.
header-icmpv6-mld-qqi = 질문 간격: 라우터가 얼마나 자주 묻는지. 127까지는 초, 그 위는 부호
    .here = { header-igmp-qqic.here }
header-icmpv6-mld-nb-sources = 송신자 수: 뒤따르는 송신자 주소의 수
    .here = { $value ->
        [0] 따로 적힌 송신자가 없습니다.
       *[other] 송신자 { $value }개가 적혀 있습니다.
    }
header-icmpv6-mld-source-address = 송신자: 듣고 싶은, 또는 듣고 싶지 않은 송신자
    .here = { JOSA($value, "이/가") } 그룹으로 보내는 것에 대한 것입니다.
header-icmpv6-mldr-nb-mcast-records = 레코드 수: 이 보고가 다루는 그룹의 수
    .here = 이 보고는 그룹 { $value }개를 다룹니다.
header-icmpv6-mldr-mar-record-type = 레코드 종류: 적힌 송신자만인지, 그 밖의 모두인지, 바뀌었는지
    .here = { $value ->
        [1] 1: 적힌 송신자만 듣습니다.
        [2] 2: 적힌 송신자 말고는 모두 듣습니다.
        [3] 3: 이제부터 적힌 송신자만 듣습니다. 적힌 것이 없으면 그룹에서 나갑니다.
        [4] 4: 이제부터 적힌 송신자만 빼고 듣습니다. 적힌 것이 없으면 그룹에 들어갑니다.
        [5] 5: 적힌 송신자도 더 들으려 합니다.
        [6] 6: 적힌 송신자를 더는 듣지 않으려 합니다.
       *[other] { $value }: 여섯 가지 가운데 없습니다.
    }
    .name = { header-igmp-record-type.name }
header-icmpv6-mldr-mar-aux-data-len = 보조 길이: 송신자 뒤의 4바이트 단어 수
    .here = { $value ->
        [0] 송신자 뒤에는 아무것도 없습니다.
       *[other] 송신자 뒤에 { JOSA(BYTES(TIMES($value, 4)), "이/가") } 더 있습니다. 정해진 뜻은 없습니다.
    }
header-icmpv6-mldr-mar-auxiliary-data = 보조 데이터: 정해진 내용이 없음
    .here = 받는 쪽이 건너뛰는 { BYTES($size) }입니다.
