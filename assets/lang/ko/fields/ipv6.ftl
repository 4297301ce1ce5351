# IPv6 (RFC 8200)

header-ipv6-version = 버전: 6
    .here = { $value ->
        [6] 6: IPv6입니다.
       *[other] { $value }: IPv6 헤더라면 6이어야 합니다. 이 패킷은 더 읽지 않습니다.
    }
header-ipv6-tclass = 트래픽 클래스: 얼마나 급한지, 길이 막히는지
    .here = { $value ->
        [0] 0: 바라는 등급도, 혼잡 표시도 없는 보통 패킷입니다.
       *[other] { HAS($ipv6-tclass-ecn) ->
            [yes] { $hex }: 등급 { $ipv6-tclass-dscp-name }, ECN: { $ipv6-tclass-ecn-name }.
           *[no] { $hex }: 서비스 등급과 혼잡 표시입니다.
        }
    }
header-ipv6-tclass-dscp = DSCP: 이 패킷이 바라는 서비스 등급
    .here = { header-ip-dsfield-dscp.here }
    .name = { header-ip-dsfield-dscp.name }
header-ipv6-tclass-ecn = ECN: 라우터가 버리는 대신 혼잡을 표시하는 곳
    .here = { header-ip-dsfield-ecn.here }
    .name = { header-ip-dsfield-ecn.name }
header-ipv6-flow = 플로 레이블: 한 대화의 패킷은 이 값이 같음
    .here = { $value ->
        [0] 0: 이 대화의 패킷에 따로 표시하지 않았습니다.
       *[other] { $hex }: 이 대화의 패킷은 모두 이 값이라 같은 길로 보낼 수 있습니다.
    }
header-ipv6-plen = 페이로드 길이: 이 헤더 뒤의 바이트 수
    .here = { $value ->
        [0] 0: 뒤에 아무것도 없거나, 65535바이트를 넘어 옵션에 따로 적었습니다.
       *[other] 40바이트인 이 헤더 뒤에 { JOSA(BYTES($value), "이/가") } 옵니다.
    }
header-ipv6-nxt = 다음 헤더: 뒤에 오는 것. 6은 TCP, 17은 UDP, 58은 ICMPv6
    .here = { $value ->
        [59] 59: 이 헤더 뒤에 아무것도 오지 않습니다.
       *[other] { $known ->
            [yes] { $value }: 이 헤더 뒤에 { JOSA($name, "이/가") } 옵니다.
           *[no] { $value }: 뒤에 여기서는 모르는 프로토콜이 옵니다.
        }
    }
    .name = { $key ->
        [hop-by-hop-options] 홉마다 볼 옵션
        [routing] 라우팅 헤더
        [fragment] 조각 헤더
        [nothing] 아무것도 없음
        [destination-options] 목적지가 볼 옵션
       *[other] { $name }
    }
header-ipv6-hlim = 홉 제한: 라우터를 지날 때마다 1씩 줄고, 0이 되면 버려짐
    .here = 홉 제한 { $value ->
        [0] 0: 어느 라우터도 넘겨주지 못합니다. 선 위에 있으면 안 되는 값입니다.
        [1] 1: 다음 라우터가 버리고, 버렸다고 알립니다(ICMPv6).
        [255] 255: 가장 큰 값. 아직 라우터를 지나지 않았으니 이 링크에서 온 것입니다.
       *[other] { $value }: 앞으로 라우터 { MINUS($value, 1) }개를 지날 수 있고, { $value }번째 라우터가 버립니다.
    }
header-ipv6-src = 출발지: 패킷이 온 곳
    .here = { $kind ->
        [unspecified] "::": 보낸 쪽은 아직 주소가 없습니다.
        [loopback] { $value }: 호스트 자신의 주소. 선 위에 나타나면 안 됩니다.
        [link-local] { $value }: 호스트가 스스로 정한 주소. 이 링크에서만 통합니다.
        [private] { $value }: 이 네트워크 안에서만 쓰는 주소(ULA). 인터넷에서는 통하지 않습니다.
        [documentation] { $value }: 예제용으로 남겨 둔 주소. 공인 주소 대신 씁니다.
        [public] { $value }: 공인 주소. 인터넷 어디서나 여기로 답할 수 있습니다.
        [mapped] { $value }: IPv4 주소를 담은 것. 이 모양으로 선 위에 나타나면 안 됩니다.
        [reserved] { $value }: 호스트에 나누어 주지 않는 범위의 주소입니다.
       *[group] { $value }: 그룹 주소라서 출발지가 될 수 없습니다.
    }
header-ipv6-dst = 목적지: 패킷이 갈 곳. 라우터가 보는 값
    .here = { $kind ->
        [unspecified] "::": 누구의 주소도 아니어서 도착할 수 없습니다.
        [loopback] { $value }: 호스트 자신의 주소. 선 위에 나타나면 안 됩니다.
        [link-local] { $value }: 이 링크에서만 통합니다. 라우터는 넘겨주지 않습니다.
        [private] { $value }: 이 네트워크 안에서만 쓰는 주소(ULA). 인터넷에서는 통하지 않습니다.
        [documentation] { $value }: 예제용으로 남겨 둔 주소. 공인 주소 대신 씁니다.
        [solicited-node] { $value }: 주소의 끝 3바이트가 같은 호스트에게 갑니다.
        [link-group] { $value }: 이 링크의 그룹에게. 라우터는 넘겨주지 않습니다.
        [group] { $value }: 이 멀티캐스트 그룹에 든 모든 호스트에게 갑니다.
        [mapped] { $value }: IPv4 주소를 담은 것. 이 모양으로 선 위에 나타나면 안 됩니다.
        [reserved] { $value }: 호스트에 나누어 주지 않는 범위의 주소입니다.
       *[public] { $value }: 공인 주소. 라우터마다 이 주소로 가는 다음 홉을 찾습니다.
    }
header-ipv6-ext-nxt = 다음 헤더: 이 확장 헤더 뒤에 오는 것
    .here = { header-ipv6-nxt.here }
    .name = { header-ipv6-nxt.name }
header-ipv6-ext-len = 길이: 처음 8바이트를 뺀 나머지, 8바이트 단위
    .here = { $value ->
        [0] 0: 이 헤더는 8바이트입니다.
       *[other] { $value }: 이 헤더는 8 + { $value } × 8바이트입니다.
    }
header-ipv6-routing-type = 라우팅 종류: 라우터 목록을 읽는 방법
    .here = { $value ->
        [0] 0: 처음의 방식. 나쁘게 쓰여서 지금은 금지되었습니다.
        [2] 2: 자리를 옮긴 이동 호스트를 위한 것입니다.
        [3] 3: 작은 무선 네트워크를 위한 것입니다(RPL).
        [4] 4: 세그먼트 라우팅. 보내는 쪽이 거쳐 갈 곳을 고릅니다.
       *[other] { $value }: 여기서는 모르는 종류입니다.
    }
    .name = { $key ->
        [source-route] 소스 라우팅
        [mobile-home] 이동 호스트
        [segment-routing] 세그먼트 라우팅
       *[other] { $name }
    }
header-ipv6-routing-segleft = 남은 구간: 아직 지나야 할 라우터 수
    .here = { $value ->
        [0] 0: 거쳐 갈 곳을 모두 지나 마지막 주소로 갑니다.
       *[other] { $value }: 거쳐 갈 곳이 { $value }군데 남았습니다.
    }
header-ipv6-fraghdr-reserved = 예약: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 뜻이 없는 비트입니다. 받는 쪽은 무시합니다.
    }
header-ipv6-fraghdr-offset = 조각 위치: 이 조각이 들어갈 자리, 8바이트 단위
    .here = { $value ->
        [0] 0: 첫 조각. 내용의 처음부터 들어 있습니다.
       *[other] { $value } × 8: 이 조각은 전체 내용의 { TIMES($value, 8) }번째 바이트에서 시작합니다.
    }
header-ipv6-fraghdr-more = MF: 조각이 더 있음
    .here = { $value ->
        [1] 1: 이 뒤에 조각이 더 있습니다.
       *[0] { $ipv6-fraghdr-offset ->
            [0] 0: 첫 조각이자 마지막 조각. 실제로는 나뉘지 않았습니다.
           *[other] 0: 나뉜 패킷의 마지막 조각입니다.
        }
    }
header-ipv6-fraghdr-ident = 식별자: 한 패킷의 조각들은 이 번호가 같음
    .here = { $hex }: 이 패킷의 조각은 모두 이 번호를 달아, 받는 쪽이 다시 맞춥니다.
header-ipv6-opt-type = 옵션: 어떤 것인지. 첫 비트들은 모를 때 할 일
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: 여기서는 모르는 옵션. 이럴 때 할 일은 앞의 두 비트가 알려 줍니다.
    }
    .name = { $key ->
        [pad1] Pad1, 1바이트 채움
        [padn] PadN, 여러 바이트 채움
        [tunnel-limit] 터널 한도, 더 들어갈 수 있는 터널 수
        [home-address] 홈 주소, 자리를 옮긴 호스트의 본래 주소
        [router-alert] 라우터 알림, 라우터마다 안을 들여다보라는 뜻
        [jumbo-payload] 점보 페이로드, 아주 큰 패킷의 길이
       *[other] { $name }
    }
header-ipv6-opt-length = 옵션 길이: 값의 바이트 수
    .here = { $value ->
        [0] 0: 옵션에 값이 없습니다.
       *[other] 뒤에 값 { JOSA(BYTES($value), "이/가") } 옵니다.
    }
header-ipv6-opt-type-action = 모를 때 할 일: 이 옵션을 모르는 쪽이 패킷을 어떻게 할지
    .here = { $value ->
        [0] 0: 이 옵션을 모르면 건너뜁니다.
        [1] 1: 이 옵션을 모르면 패킷을 버립니다.
        [2] 2: 이 옵션을 모르면 패킷을 버리고 알립니다.
       *[other] { $value }: 이 옵션을 모르면 버리고, 그룹에 보낸 것이 아니면 알립니다.
    }
    .name = { $key ->
        [skip] 건너뜀
        [discard] 버림
        [discard-and-report] 버리고 알림
        [discard-and-report-unless-to-a-group] 버리고, 그룹이 아니면 알림
       *[other] { $name }
    }
header-ipv6-opt-type-change = 바뀜: 가는 길에 라우터가 값을 고칠 수 있는지
    .here = { $value ->
        [1] 1: 가는 길에 라우터가 값을 고칠 수 있습니다.
       *[0] 0: 가는 길에 값이 바뀌지 않습니다.
    }
header-ipv6-opt-type-rest = 번호: 옵션 종류의 뒤 5비트
    .here = { $hex }: 앞의 세 비트와 합쳐야 옵션의 번호가 됩니다.
header-ipv6-opt-padn = 채움: 8의 배수를 맞추는 0
    .here = { $kind ->
        [zeros] 0이 { BYTES($size) }: 헤더를 8의 배수로 채웁니다.
       *[other] 0이어야 할 { JOSA(BYTES($size), "이/가") } 0이 아닙니다. 받는 쪽은 보지 않습니다.
    }
header-ipv6-opt-router-alert = 라우터 경보: 라우터가 안을 들여다볼 까닭
    .here = { $value ->
        [0] 0: 안에 MLD 메시지가 있습니다. 라우터도 보아야 합니다.
        [1] 1: 안에 RSVP 메시지가 있습니다. 라우터도 보아야 합니다.
        [2] 2: 안에 액티브 네트워크의 메시지가 있습니다.
       *[other] { $value }: 이 값을 아는 라우터만 내용을 봅니다.
    }
    .name = { $key ->
        [active-networks] 액티브 네트워크
       *[other] { $name }
    }
header-ipv6-opt-tel = 터널 한도: 앞으로 더 들어갈 수 있는 터널 수
    .here = { $value ->
        [0] 0: 이 패킷은 더는 터널에 들어갈 수 없습니다.
       *[other] { $value }: 이 패킷은 앞으로 터널 { $value }개에 더 들어갈 수 있습니다.
    }
header-ipv6-opt-jumbo = 점보 길이: 길이 필드에 들어가지 않는 큰 패킷의 바이트 수
    .here = 고정 헤더 뒤에 { JOSA(BYTES($value), "이/가") } 옵니다.
header-ipv6-opt-home-address = 홈 주소: 자리를 옮긴 호스트의 본래 주소
    .here = 보낸 쪽은 본래 { $value }입니다. 지금은 다른 곳에 있습니다.
header-ipv6-opt-unknown = 옵션 값: 여기서는 모르는 옵션의 내용
    .here = 여기서는 뜻을 모르는 { BYTES($size) }입니다.
header-ipv6-routing-reserved = 예약: 0
    .here = { $kind ->
        [zeros] 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 하지만 받는 쪽은 보지 않습니다.
    }
header-ipv6-routing-addr = 거칠 주소: 목록에 적힌 라우터
    .here = { $value }: 목록의 라우터. 이 방식은 금지되어 지금은 버려집니다(RFC 5095).
header-ipv6-routing-home-address = 홈 주소: 자리를 옮긴 호스트의 본래 주소
    .here = 받는 쪽은 본래 { $value }입니다. 지금은 다른 곳에 있습니다.
header-ipv6-routing-last-entry = 마지막 번호: 목록 마지막 항목의 번호. 0부터 셈
    .here = { $value }: 거쳐 갈 곳이 0번부터 { $value }번까지 적혀 있습니다.
header-ipv6-routing-flags = 플래그: 아직 쓰는 것이 없음
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $hex }: 아직 정해진 뜻이 없습니다.
    }
header-ipv6-routing-tag = 태그: 같은 무리의 패킷이라는 표시
    .here = { $kind ->
        [zeros] 0: 따로 묶지 않았습니다.
       *[other] { $value }: 이 값이 같은 패킷은 같은 무리입니다.
    }
header-ipv6-routing-segment = 세그먼트: 거쳐 갈 곳. 마지막 것이 맨 앞
    .here = { $value }: 거쳐 갈 곳의 하나. 목록은 거꾸로, 마지막 것부터 적혀 있습니다.
header-ipv6-routing-unknown-data = 내용: 여기서는 모르는 라우팅 종류의 값
    .here = 여기서는 뜻을 모르는 { BYTES($size) }입니다.
