# IPv4 (RFC 791)

header-ip-version = 버전: 4
    .here = { $value ->
        [4] 4: IPv4입니다.
       *[other] { $value }: IPv4 헤더라면 4여야 합니다. 이 패킷은 더 읽지 않습니다.
    }
header-ip-hdr-len = 헤더 길이: 4바이트 단위. 5면 옵션 없는 20바이트
    .here = { MINUS(5, $value) ->
        [0] { MINUS($value, 5) ->
            [0] 5 × 4 = 20바이트: 고정 헤더뿐이고 옵션은 없습니다.
           *[other] { $value } × 4 = { TIMES($value, 4) }바이트: 고정 헤더 20바이트와 옵션 { TIMES(MINUS($value, 5), 4) }바이트입니다.
        }
       *[other] { $value } × 4 = { TIMES($value, 4) }바이트: 고정 헤더만 20바이트이므로 있을 수 없는 값입니다.
    }
header-ip-dsfield = DSCP와 ECN: 얼마나 급한지, 길이 막히는지
    .here = { $value ->
        [0] 0: 바라는 등급도, 혼잡 표시도 없는 보통 패킷입니다.
       *[other] { HAS($ip-dsfield-ecn) ->
            [yes] { $hex }: 등급 { $ip-dsfield-dscp-name }, ECN: { $ip-dsfield-ecn-name }.
           *[no] { $hex }: 서비스 등급과 혼잡 표시입니다.
        }
    }
header-ip-dsfield-dscp = DSCP: 이 패킷이 바라는 서비스 등급
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: 네트워크 관리자가 따로 정한 등급입니다.
    }
    .name = { $value ->
        [0] 보통(CS0)
        [1] 맨 나중(LE)
        [8] 보통보다 나중(CS1)
        [10] 1등급, 나중에 버림(AF11)
        [12] 1등급, 먼저 버림(AF12)
        [14] 1등급, 맨 먼저 버림(AF13)
        [16] 관리(CS2)
        [18] 2등급, 나중에 버림(AF21)
        [20] 2등급, 먼저 버림(AF22)
        [22] 2등급, 맨 먼저 버림(AF23)
        [24] 방송 영상(CS3)
        [26] 3등급, 나중에 버림(AF31)
        [28] 3등급, 먼저 버림(AF32)
        [30] 3등급, 맨 먼저 버림(AF33)
        [32] 실시간 영상(CS4)
        [34] 4등급, 나중에 버림(AF41)
        [36] 4등급, 먼저 버림(AF42)
        [38] 4등급, 맨 먼저 버림(AF43)
        [40] 통화 신호(CS5)
        [44] 허가받은 음성(VA)
        [46] 음성, 맨 먼저(EF)
        [48] 네트워크 제어(CS6)
        [56] 네트워크용 예약(CS7)
       *[other] { $name }
    }
header-ip-dsfield-ecn = ECN: 라우터가 버리는 대신 혼잡을 표시하는 곳
    .here = { $value ->
        [0] 0: ECN을 쓰지 않습니다. 막힌 라우터는 버릴 수밖에 없습니다.
        [3] 3: 오는 길에 막힌 라우터가 패킷을 버리는 대신 표시했습니다.
       *[other] { $value }: 막힌 라우터가 이 패킷을 버리는 대신 표시할 수 있습니다.
    }
    .name = { $value ->
        [0] 쓰지 않음
        [1] 표시해도 됨(ECT 1)
        [2] 표시해도 됨(ECT 0)
        [3] 혼잡을 만났음(CE)
       *[other] { $name }
    }
header-ip-len = 전체 길이: 헤더와 내용을 합친 바이트 수
    .here = { $value ->
        [0] 0: 선 위에는 없는 값. 큰 패킷을 스스로 나누는 랜카드가 나중에 채웁니다.
       *[other] { BYTES($value) }: 헤더 { TIMES($ip-hdr-len, 4) }바이트와 내용 { MINUS($value, TIMES($ip-hdr-len, 4)) }바이트입니다.
    }
header-ip-id = 식별자: 한 패킷의 조각들은 이 번호가 같음
    .here = { $ip-flags-df ->
        [1] { $hex }: DF로 나누지 못하게 했으니 여기서는 쓸 일이 없습니다.
       *[other] { $hex }: 이 패킷의 조각은 모두 이 번호를 달아, 받는 쪽이 다시 맞춥니다.
    }
header-ip-flags = 플래그: 나누어도 되는지, 조각이 더 있는지
    .here = { $count ->
        [0] 모두 0: 이 패킷은 나누어도 되고, 뒤에 더 오는 조각은 없습니다.
       *[other] 켜진 플래그: { $set }.
    }
header-ip-flags-rb = 예약: 반드시 0
    .here = { $value ->
        [1] 1: 규칙에 어긋납니다. 이 비트는 0이어야 합니다.
       *[0] 0: 정해진 대로입니다.
    }
header-ip-flags-df = DF: 이 패킷을 나누지 말 것
    .here = { $value ->
        [1] 1: 나누면 안 됩니다. 다음 링크에 너무 크면 라우터가 버리고 알립니다.
       *[0] 0: 다음 링크에 너무 크면 라우터가 이 패킷을 나누어도 됩니다.
    }
header-ip-flags-mf = MF: 뒤에 조각이 더 있음
    .here = { $value ->
        [1] 1: 나뉜 조각입니다. 뒤에 조각이 더 있습니다.
       *[0] { $ip-frag-offset ->
            [0] 0: 나뉘지 않은 온전한 패킷입니다.
           *[other] 0: 나뉜 패킷의 마지막 조각입니다.
        }
    }
header-ip-frag-offset = 조각 위치: 이 조각의 자리, 8바이트 단위
    .here = { $value ->
        [0] { $ip-flags-mf ->
            [1] 0: 첫 조각. 내용의 처음부터 들어 있습니다.
           *[other] 0: 내용이 처음부터 들어 있습니다.
        }
       *[other] { $value } × 8: 이 조각은 전체 내용의 { TIMES($value, 8) }번째 바이트에서 시작합니다.
    }
header-ip-ttl = TTL: 라우터를 지날 때마다 1씩 줄고, 0이 되면 버려짐
    .here = TTL { $value ->
        [0] 0: 어느 라우터도 넘겨주지 못합니다. 선 위에 있으면 안 되는 값입니다.
        [1] 1: 다음 라우터가 버리고, 버렸다고 알립니다(ICMP 시간 초과).
       *[other] { $value }: 앞으로 라우터 { MINUS($value, 1) }개를 지날 수 있고, { $value }번째 라우터가 버립니다.
    }
header-ip-proto = 프로토콜: 안에 든 것. 1 ICMP, 6 TCP, 17 UDP
    .here = { $known ->
        [yes] { $value }: 이 헤더 뒤에 { JOSA($name, "이/가") } 옵니다.
       *[no] { $value }: 뒤에 여기서는 모르는 프로토콜이 옵니다.
    }
header-ip-checksum = 헤더 체크섬: 헤더만 지킴. 라우터마다 새로 계산
    .here = { $fault ->
        [checksum] { $hex }: 헤더와 맞지 않습니다. 바뀐 비트가 있으니 라우터가 버립니다.
        [none] { $hex }: 헤더와 맞습니다. 이 링크에서 바뀐 비트가 없습니다.
       *[other] { $hex }: 헤더를 받는 쪽이 다시 계산해 비교합니다.
    }
header-ip-src = 출발지: 패킷이 온 곳. NAT가 고쳐 쓸 수 있음
    .here = { $kind ->
        [unspecified] 0.0.0.0: 보낸 쪽은 아직 주소가 없습니다.
        [loopback] { $value }: 호스트 자신의 주소. 선 위에 나타나면 안 됩니다.
        [link-local] { $value }: 호스트가 스스로 정한 주소. 이 링크에서만 통합니다.
        [private] { $value }: 사설 주소. 인터넷으로 나가려면 NAT가 바꿔 써야 합니다.
        [shared] { $value }: 통신사와 가입자 사이의 주소(CGNAT). 인터넷에서는 쓰지 않습니다.
        [documentation] { $value }: 예제용으로 남겨 둔 주소. 공인 주소 대신 씁니다.
        [benchmark] { $value }: 성능 측정용으로 남겨 둔 주소입니다.
        [public] { $value }: 공인 주소. 인터넷 어디서나 여기로 답할 수 있습니다.
       *[other] { $value }: 호스트 하나의 주소가 아니라서 출발지가 될 수 없습니다.
    }
    .kind = { $kind ->
        [unspecified] 주소 없음
        [loopback] 호스트 자신
        [link-local] 이 링크에서만 통하는 주소
        [private] 사설 주소
        [shared] 통신사 안의 주소(CGNAT)
        [documentation] 예제용 주소
        [benchmark] 측정용 주소
        [link-group] 이 링크의 그룹
        [group] 멀티캐스트 그룹
        [broadcast] 이 링크의 모두
        [reserved] 예약된 주소
        [mapped] IPv6에 담은 IPv4 주소
        [solicited-node] 이웃을 찾는 그룹
       *[public] 공인 주소
    }
header-ip-dst = 목적지: 패킷이 갈 곳. 라우터가 보는 주소
    .here = { $kind ->
        [unspecified] 0.0.0.0: 누구의 주소도 아니어서 도착할 수 없습니다.
        [loopback] { $value }: 호스트 자신의 주소. 선 위에 나타나면 안 됩니다.
        [link-local] { $value }: 이 링크에서만 통합니다. 라우터는 넘겨주지 않습니다.
        [private] { $value }: 사설 주소. 인터넷에서는 찾아갈 수 없습니다.
        [shared] { $value }: 통신사와 가입자 사이의 주소(CGNAT). 인터넷에서는 쓰지 않습니다.
        [documentation] { $value }: 예제용으로 남겨 둔 주소. 공인 주소 대신 씁니다.
        [benchmark] { $value }: 성능 측정용으로 남겨 둔 주소입니다.
        [link-group] { $value }: 이 링크의 그룹에게. 라우터는 넘겨주지 않습니다.
        [group] { $value }: 이 멀티캐스트 그룹에 든 모든 호스트에게 갑니다.
        [broadcast] { $value }: 이 링크의 모두에게. 라우터는 넘겨주지 않습니다.
        [reserved] { $value }: 예약된 주소. 아무도 쓰지 않습니다.
       *[public] { $value }: 공인 주소. 라우터마다 이 주소로 가는 다음 홉을 찾습니다.
    }
header-ip-options = 옵션: 드물게 쓰는 헤더의 추가 항목
    .here = 옵션 { BYTES($size) }: 고정 헤더 20바이트 뒤에 오며, 4의 배수입니다.
header-ip-options-eol = 목록 끝(EOL): 여기서 옵션이 끝남
    .here = 옵션은 여기까지입니다. 남은 바이트는 4의 배수를 채우는 것입니다.
header-ip-options-nop = 빈칸(NOP): 옵션의 자리를 맞춤
    .here = 아무 일도 하지 않는 1바이트. 다음 옵션의 자리를 맞춥니다.
header-ip-options-record-route = 경로 기록: 라우터마다 자기 주소를 적음
    .here = { BYTES($size) }: 지나는 라우터가 빈자리에 자기 주소를 적습니다.
header-ip-options-route = 느슨한 소스 라우팅(LSRR): 꼭 거칠 라우터를 보내는 쪽이 정함
    .here = { BYTES($size) }: 적힌 라우터를 차례로 거치되, 그 사이에 다른 라우터가 있어도 됩니다.
header-ip-options-source-route = 엄격한 소스 라우팅(SSRR): 거칠 라우터를 보내는 쪽이 모두 정함
    .here = { BYTES($size) }: 적힌 라우터만 차례로 거쳐야 합니다. 다른 라우터가 끼면 버려집니다.
header-ip-options-timestamp = 시각 기록: 라우터마다 지난 때를 적음
    .here = { BYTES($size) }: 지나는 라우터가 빈자리에 시각을 적습니다.
header-ip-options-sid = 스트림: 1980년대 위성 네트워크의 번호. 지금은 안 씀
    .here = { BYTES($size) }: 지금은 어느 라우터도 보지 않습니다(RFC 6814).
header-ip-options-routeralert = 라우터 경보: 라우터도 안을 들여다보라는 표시
    .here = 목적지가 아닌 라우터도 내용을 들여다봅니다. IGMP 같은 메시지가 씁니다.
header-ip-opt-type = 옵션 종류: 복사, 분류, 번호를 합친 값
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: 여기서는 모르는 옵션. 라우터는 그대로 넘겨줍니다.
    }
    .name = { $key ->
        [end-of-list] 목록 끝
        [nothing] 빈칸
        [record-route] 경로 기록
        [timestamp] 시각 기록
        [security] 보안 등급
        [loose-source-route] 느슨한 소스 라우팅
        [stream] 스트림
        [strict-source-route] 엄격한 소스 라우팅
        [router-alert] 라우터 경보
       *[other] { $name }
    }
header-ip-opt-type-copy = 복사: 패킷을 나눌 때 조각마다 옮겨 적을지
    .here = { $value ->
        [1] 1: 패킷을 나누면 조각마다 이 옵션을 옮겨 적습니다.
       *[0] 0: 패킷을 나누면 첫 조각에만 이 옵션이 있습니다.
    }
header-ip-opt-type-class = 분류: 제어인지, 측정인지
    .here = { $value ->
        [0] 0: 패킷을 다루는 방법에 대한 옵션입니다.
        [2] 2: 측정하고 문제를 찾기 위한 옵션입니다.
       *[other] { $value }: 예약된 분류입니다.
    }
    .name = { $key ->
        [control] 제어
        [debugging] 측정
       *[other] { $name }
    }
header-ip-opt-type-number = 번호: 분류 안에서 어느 옵션인지
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: 여기서는 모르는 번호입니다.
    }
    .name = { header-ip-opt-type.name }
header-ip-opt-len = 옵션 길이: 종류와 이 길이까지 합친 바이트 수
    .here = 이 옵션은 종류와 길이를 합쳐 { BYTES($value) }입니다.
header-ip-opt-ptr = 포인터: 다음에 적을, 또는 읽을 자리
    .here = { HAS($ip-opt-len) ->
        [yes] { MINUS($value, $ip-opt-len) ->
            [0] { $value }: 옵션의 { $value }번째 바이트가 다음 차례입니다. 첫 바이트를 1로 셉니다.
           *[other] { $value }: 옵션의 끝을 넘었습니다. 남은 자리가 없습니다.
        }
       *[no] { $value }: 옵션의 { $value }번째 바이트가 다음 차례입니다. 첫 바이트를 1로 셉니다.
    }
header-ip-rec-rt = 지난 주소: 이미 지난 라우터
    .here = 패킷이 { JOSA($value, "을/를") } 이미 지났습니다.
header-ip-src-rt = 거칠 주소: 아직 지나야 할 라우터
    .here = 패킷은 앞으로 { JOSA($value, "을/를") } 거쳐야 합니다.
header-ip-empty-rt = 빈자리: 아직 아무도 적지 않은 자리
    .here = 지금은 { $value }. 다음 라우터가 자기 주소를 적을 자리입니다.
header-ip-cur-rt = 다음 경유지: 소스 라우팅 중에 목적지 자리에 적힌 라우터
    .here = 먼저 { JOSA($value, "으로/로") } 갑니다. 마지막 목적지는 옵션의 끝에 있습니다.
header-ip-opt-overflow = 넘침: 자리가 없어 적지 못한 라우터 수
    .here = { $value ->
        [0] 0: 자리가 없어 적지 못한 라우터는 없습니다.
        [15] 15: 자리가 없어 적지 못한 라우터가 15개이거나 그보다 많습니다.
       *[other] { $value }: 자리가 없어 적지 못한 라우터의 수입니다.
    }
header-ip-opt-flag = 방식: 시각만인지, 주소도인지
    .here = { $value ->
        [0] 0: 라우터는 시각만 적습니다.
        [1] 1: 라우터는 자기 주소와 시각을 적습니다.
        [3] 3: 미리 적힌 주소의 라우터만 시각을 적습니다.
       *[other] { $value }: 여기서는 모르는 방식입니다.
    }
    .name = { $key ->
        [times-only] 시각만
        [addresses-and-times] 주소와 시각
        [times-of-given-addresses] 정해진 주소의 시각
       *[other] { $name }
    }
header-ip-opt-time-stamp-addr = 적은 라우터: 뒤의 시각을 적은, 또는 적을 라우터
    .here = 바로 뒤의 시각은 { $value }의 것입니다.
header-ip-opt-time-stamp = 시각: 자정(UTC)부터의 밀리초
    .here = { $value ->
        [0] 0: 아직 아무도 적지 않았거나, 바로 자정(UTC)입니다.
       *[other] 자정(UTC)부터 { $value }밀리초가 지난 때입니다.
    }
header-ip-opt-sid = 스트림 번호: 위성 네트워크가 패킷을 묶던 번호
    .here = { $value }: 지금은 어느 라우터도 보지 않습니다.
header-ip-opt-ra = 경보 값: 라우터가 무엇을 보아야 하는지
    .here = { $value ->
        [0] 0: 모든 라우터가 이 패킷의 내용을 보아야 합니다.
       *[other] { $value }: 이 값을 아는 라우터만 내용을 봅니다.
    }
    .name = { $value ->
        [0] 모든 라우터가 봄
       *[other] { $name }
    }
