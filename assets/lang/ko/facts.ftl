# 무슨 일이 있었는가. 사실 하나에 메시지 하나: fact-종류-변형. 값은 배우는 사람에게 하는 완전한 문장, .short는
# 사건 목록(28칸)에 들어가는 말, 버림(drop)의 .fix는 패킷을 통과시킬 수 있었던 가장 가까운 방법입니다.

fact-boot = { $node }의 전원이 켜집니다.
    .short = 전원 켜짐
fact-command = { $node }에 명령을 내립니다: { $line }
    .short = $ { $line }
fact-script = 시나리오의 스크립트가 { $node }에 한 줄을 내립니다: { $line }
    .short = 스크립트: { $line }
fact-timer = { $node }의 타이머가 끝납니다: { $purpose }.
    .short = 타이머 { $purpose }

## 전선

fact-link-sent = { JOSA($here, "이/가") } { $len }바이트를 내보냅니다. 마지막 비트는 { SECONDS($arrives) }초에 { $there }에 닿습니다.
    .short = 보냄 → { $there }
fact-link-lost = { JOSA($here, "이/가") } { $len }바이트를 내보냈지만 선에서 사라집니다. { $there }에는 닿지 않습니다.
    .short = 유실 → { $there }
fact-link-corrupted = 잡음 때문에 프레임의 { $bit }번 비트가 뒤집힙니다. 체크섬은 이런 일을 알아채려고 있습니다. 확률은 { PERCENT($chance_ppm) }, 주사위는 { $die }/1000000입니다.
    .short = 비트 { $bit } 손상
fact-link-duplicated = 선이 이 프레임을 두 번 전합니다. 복사본은 { SECONDS($arrives) }초에 닿습니다. 확률은 { PERCENT($chance_ppm) }, 주사위는 { $die }/1000000입니다.
    .short = 중복 전달
fact-link-held-back = 선이 이 프레임을 { $hold } 동안 붙잡아 둡니다. 뒤에 보낸 프레임이 앞지를 수 있습니다. 확률은 { PERCENT($chance_ppm) }, 주사위는 { $die }/1000000입니다.
    .short = { $hold } 붙잡힘
fact-link-late = 지터 때문에 이 프레임이 { $by } 늦습니다. 이 선의 지터는 { $most }까지입니다.
    .short = 지터 { $by }
fact-link-arrived = { $there }에서 보낸 { $len }바이트 프레임이 { $here }에 도착했습니다.
    .short = 도착: { $here }
fact-link-cut = { $here } – { $there } 링크가 끊겼습니다. 다시 이을 때까지 아무것도 지나가지 못합니다.
    .short = 링크 끊김
fact-link-mended = { $here } – { $there } 링크를 다시 이었습니다. 프레임이 다시 지나갑니다.
    .short = 링크 복구
fact-link-cut-one-way = { $here }에서 { JOSA($there, "으로/로") } 가는 쪽만 끊겼습니다. 다시 이을 때까지 그쪽으로는 아무것도 지나가지 못합니다. 반대쪽은 그대로입니다.
    .short = 한쪽 끊김: { $here } →
fact-link-mended-one-way = { $here }에서 { JOSA($there, "으로/로") } 가는 쪽을 다시 이었습니다. 그쪽으로 프레임이 다시 지나갑니다.
    .short = 한쪽 복구: { $here } →
fact-link-carrier-gone = { JOSA($here, "이/가") } 꺼집니다. { $there }에서는 케이블이 빠진 것으로 보이고, 다시 켜지면 주소를 새로 묻습니다.
    .short = { $here } 꺼짐
fact-link-carrier-back = { JOSA($here, "이/가") } 다시 켜집니다. { $there }에서는 케이블이 돌아온 것으로 보입니다.
    .short = { $here } 켜짐
fact-link-associated = { JOSA($here, "이/가") } { $there }의 "{ $ssid }" 네트워크에 연결되었습니다. 이름과 비밀번호가 맞습니다.
    .short = 와이파이 연결: { $ssid }
fact-link-faults-set = { $here }에서 { JOSA($there, "으로/로") } 가는 선에 { $setting ->
        [none] 이제 아무 장애가 없습니다
       *[other] 이제 이런 장애가 있습니다: { $setting }
    }.
    .short = { $setting ->
        [none] 장애 없음: { $here } →
       *[other] { $setting }
    }

## 버림

fact-drop-unplugged = { JOSA($node, "이/가") } 프레임을 버립니다. 포트 { $port }에 케이블이 없습니다.
    .short = ✗ { $port } 케이블 없음
    .fix = { $port }에 케이블을 꽂으면 통과합니다: lab connect { $node }:{ $port } 장치:포트.
fact-drop-link-cut = { JOSA($node, "이/가") } 프레임을 버립니다. { $here } – { $there } 링크가 끊겨 있습니다.
    .short = ✗ 링크 끊김
    .fix = 링크를 다시 이으면 통과합니다: lab link mend { $here }.
fact-drop-cut-off = { JOSA($node, "이/가") } 보낸 프레임이 { $here }에서 { JOSA($there, "으로/로") } 가다가 사라졌습니다. 도착하기 전에 링크가 끊겼습니다.
    .short = ✗ 가는 길에 끊김
    .fix = 링크가 끊기지 않으면 도착합니다. 다시 이으면 새로 보낼 수 있습니다: lab link mend { $here }.
fact-drop-queue-full = { JOSA($node, "이/가") } 프레임을 버립니다. { $here } – { $there } 앞에 { $waiting_bytes }바이트가 밀려 있고 대기열은 { $limit_bytes }바이트까지입니다.
    .short = ✗ 대기열 가득 참
    .fix = 밀린 것이 { $limit_bytes }바이트 이하이면 통과합니다. 천천히 보내거나, 링크가 더 빠르거나, 대기열이 더 길면 됩니다.
fact-drop-lost-on-link = { JOSA($node, "이/가") } 보낸 프레임이 { $here }에서 { JOSA($there, "으로/로") } 가다가 사라졌습니다. 손실은 { PERCENT($loss_ppm) }, 주사위는 { $die }/1000000입니다.
    .short = ✗ 링크에서 사라짐
    .fix = 손실이 없는 링크이면 도착합니다: lab link set { $here } loss=0%.
fact-drop-lost-in-burst = { JOSA($node, "이/가") } 보낸 프레임이 { $here }에서 { JOSA($there, "으로/로") } 가다가 사라졌습니다. 연속 손실의 { $nth }번째입니다. { $nth ->
        [1] 시작될
       *[other] 이어질
    } 확률은 { PERCENT($chance_ppm) }, 주사위는 { $die }/1000000입니다.
    .short = ✗ 연속 손실 { $nth }번째
    .fix = 연속 손실이 없는 링크이면 도착합니다: lab link set { $here } burst=off.
fact-drop-lost-by-number = { JOSA($node, "이/가") } 보낸 프레임이 { $here }에서 { JOSA($there, "으로/로") } 가다가 사라졌습니다. { $least_bytes ->
        [0] {""}
       *[other] { $least_bytes }바이트 이상 가운데{" "}
    }{ $ordinal }번 프레임을 잃으라는 지시가 있습니다.
    .short = ✗ { $ordinal }번 프레임 손실
    .fix = 번호가 다른 프레임은 모두 지나갑니다. lab link set { $here } drop=off로 지시를 거둡니다.
fact-drop-not-my-mac = { JOSA($node, "이/가") } 프레임을 버립니다. 받는 MAC은 { $dst }인데 이 랜카드는 { $mine }입니다.
    .short = ✗ 내 MAC 아님
    .fix = 받는 MAC이 { $mine }이거나 ff:ff:ff:ff:ff:ff(모두에게)이면 받습니다.
fact-drop-wrong-vlan = { JOSA($node, "이/가") } 프레임을 버립니다. { $vlan ->
        [0] 태그가 없는데
       *[other] VLAN { $vlan }의 프레임인데
    } { $port } 포트는 VLAN { $carries }만 나릅니다.
    .short = ✗ { $vlan ->
        [0] 태그 없음
       *[other] VLAN { $vlan }
    } { $port }
    .fix = { $vlan ->
        [0] VLAN { $carries } 태그가 있거나 { $port } 포트가 액세스 포트라면 통과합니다.
       *[other] { $port } 포트가 VLAN { $vlan }도 나르거나, 보낸 쪽이 VLAN { $carries }에 속하면 통과합니다.
    }
fact-drop-radio-off = { JOSA($node, "이/가") } { JOSA($port, "으로/로") } 보낼 수 없습니다. { $mine ->
        [yes] 자기 무선이 꺼져 있습니다.
       *[no] 상대의 무선이 꺼져 있습니다.
    }
    .short = ✗ 무선 꺼짐
    .fix = 무선을 켜면 됩니다(wifi on).
fact-drop-wrong-ssid = { JOSA($node, "은/는") } 보낼 수 없습니다. { $port } 쪽은 "{ $ssid }" 네트워크에, 상대 무선은 "{ $other }" 네트워크에 맞춰져 있습니다.
    .short = ✗ SSID { $ssid } ≠ { $other }
    .fix = 양쪽의 네트워크 이름을 "{ $other }"로 맞추면 이어집니다.
fact-drop-wrong-password = { JOSA($node, "은/는") } { $port }에서 보낼 수 없습니다. "{ $ssid }" 네트워크의 비밀번호가 양쪽에서 다릅니다.
    .short = ✗ 비밀번호 다름: { $ssid }
    .fix = wifi join "{ $ssid }" 뒤에 맞는 비밀번호를 써서 다시 연결합니다.
fact-drop-unknown-ether-type = { JOSA($node, "이/가") } 프레임을 버립니다. 여기에는 EtherType { JOSA($ethertype, "을/를") } 읽을 프로토콜이 없습니다.
    .short = ✗ EtherType { $ethertype }
    .fix = EtherType이 0x0800(IPv4)이나 0x0806(ARP)이면 읽을 수 있습니다.
fact-drop-no-session = { JOSA($node, "이/가") } 프레임을 버립니다. 세션 { $session }번의 것인데 여기에는 열려 있지 않습니다.
    .short = ✗ 세션 { $session } 없음
    .fix = 양쪽이 아는 세션이어야 통과합니다. 다시 다이얼하면(wan redial) 생깁니다.
fact-drop-bad-bytes = { JOSA($node, "이/가") } 패킷을 버립니다. { $header } 헤더가 잘못되었습니다({ $error ->
        [truncated] 너무 일찍 끝남
        [checksum] 체크섬이 틀림
       *[malformed] 내용이 서로 어긋남
    }).
    .short = ✗ { $header } 헤더 손상
    .fix = 손상되지 않은 패킷이면 통과합니다. 링크가 비트를 망가뜨리는지 확인합니다.
fact-drop-bad-checksum = { JOSA($node, "이/가") } 패킷을 버립니다. { $header } 체크섬은 { HEX($stated, 4) }인데 내용으로 계산하면 { HEX($computed, 4) }입니다. 오는 길에 내용이 바뀌었습니다.
    .short = ✗ { $header } 체크섬 틀림
    .fix = 체크섬이 { HEX($computed, 4) }이면 통과합니다. 링크가 비트를 망가뜨리는지 확인합니다(lab link set 끝 corrupt=0%).
fact-drop-no-arp-answer = { JOSA($node, "이/가") } 패킷을 버립니다. { $iface }에서 { JOSA($next_hop, "을/를") } { $attempts }번 찾았지만 아무도 답하지 않았습니다.
    .short = ✗ ARP 답 없음 { TAIL($next_hop) }
    .fix = { JOSA($next_hop, "이/가") } 켜져 있고 { $iface } 쪽 네트워크에 연결되어 있으면 통과합니다.
fact-drop-arp-queue-full = { JOSA($node, "이/가") } 패킷을 버립니다. { $next_hop }의 MAC을 기다리는 패킷이 이미 한도인 { $limit }개입니다.
    .short = ✗ ARP 대기열 가득 참
    .fix = { JOSA($next_hop, "이/가") } ARP에 답하면 바로 통과합니다.
fact-drop-no-route = { JOSA($node, "이/가") } 패킷을 버립니다. 라우팅 테이블에 { JOSA($dst, "으로/로") } 가는 행이 없습니다({ $nearest ->
        [none] 테이블이 비어 있음
       *[other] 가장 가까운 행은 { $nearest }
    }).
    .short = ✗ 경로 없음 { TAIL($dst) }
    .fix = 기본 경로(0.0.0.0/0)나 { JOSA($dst, "을/를") } 포함하는 행이 있으면 통과합니다.
fact-drop-ttl-expired = { JOSA($node, "이/가") } { JOSA($dst, "으로/로") } 가던 패킷을 버립니다. TTL이 0이 되어 더 지나갈 수 없습니다.
    .short = ✗ TTL 0
    .fix = TTL이 더 크면 통과합니다. 단, 라우터끼리 빙빙 돌리고 있다면 소용없습니다.
fact-drop-martian = { JOSA($node, "이/가") } 패킷을 버립니다. { JOSA($addr, "은/는") } 여기에서 { $is_source ->
        [yes] 출발지
       *[no] 목적지
    } 주소로 나올 수 없습니다. { $why ->
        [loopback] 127.0.0.0/8은 장치 밖으로 나가지 않습니다
        [this_network] 0.0.0.0/8은 호스트가 아닙니다
        [group] 여러 호스트의 그룹 주소입니다
        [reserved] 240.0.0.0/4는 아무도 쓰지 않습니다
        [broadcast] 네트워크의 모두를 뜻합니다
        [own] 바로 이 장치의 주소입니다
        [private] 사설 주소는 집 공유기에서 끝납니다
        [reverse_path] 그곳으로 보내는 답은 다른 인터페이스로 나갑니다
       *[link_local] 자기 링크에서만 씁니다
    }.
    .short = ✗ 엉뚱한 주소 { TAIL($addr) }
    .fix = { $is_source ->
        [yes] 그 네트워크에 있는 호스트 하나의 주소에서 보내면 통과합니다.
       *[no] 호스트 하나의 주소로 보내면 통과합니다.
    }
fact-drop-not-member = { JOSA($node, "이/가") } 패킷을 버립니다. 그룹 { $group } 앞으로 온 것인데 여기서는 아무 프로그램도 그 그룹에 들어 있지 않습니다.
    .short = ✗ { $group } 구성원 아님
    .fix = 여기서 어떤 프로그램이 { $group } 그룹에 들어가면(nc -u -l --join { $group } PORT) 받습니다.
fact-drop-not-for-me = { JOSA($node, "이/가") } 패킷을 버립니다. { $dst } 앞으로 온 것인데 { $mine ->
        [none] 이 호스트에는 아직 주소가 없습니다
       *[other] 이 호스트는 { $mine }이고 남의 패킷을 전달하지 않습니다
    }.
    .short = ✗ 내 IP 아님
    .fix = { $mine ->
        [none] 주소를 얻으면(dhcp renew) 그 주소로 온 패킷을 받습니다.
       *[other] { JOSA($mine, "으로/로") } 온 패킷은 받습니다. 전달은 라우터가 할 일입니다.
    }
fact-drop-no-listener = { JOSA($node, "이/가") } 패킷을 버립니다. { $proto } 포트 { JOSA($port, "을/를") } 듣는 프로그램이 없습니다.
    .short = ✗ { $proto } { $port } 닫힘
    .fix = { $nearest ->
        [none] 열린 { $proto } 포트가 없습니다. { JOSA($port, "을/를") } 듣는 프로그램을 켜면 됩니다.
       *[other] { $proto } 포트 { JOSA($nearest, "은/는") } 열려 있습니다. { JOSA($port, "을/를") } 듣는 프로그램을 켜도 됩니다.
    }
fact-drop-unknown-protocol = { JOSA($node, "이/가") } 패킷을 버립니다. 여기에는 IP 프로토콜 { JOSA($proto, "을/를") } 다루는 것이 없습니다.
    .short = ✗ IP 프로토콜 { $proto }
    .fix = ICMP(1), TCP(6), UDP(17)이면 처리할 수 있습니다.
fact-drop-filtered = { JOSA($node, "이/가") } { JOSA($dst, "으로/로") } 가는 패킷({ $proto } 포트 { $port }, { $state })을 버립니다. 방화벽 { $rule }({ $text })의 결정입니다. 지금까지 패킷 { $packets }개를 판정했습니다.
    .short = ✗ 방화벽 { $rule }
    .fix = { $nearest ->
        [0] 그 앞에 허용하는 행을 두면 지나갑니다(iptables -I { $chain } -d { $dst } -j ACCEPT).
       *[other] { $chain }의 { $nearest }번 행이 허용했을 텐데 { $but ->
            [state] 연결 상태가
            [in] 들어온 인터페이스가
            [out] 나가는 인터페이스가
            [proto] 프로토콜이
            [source] 출발지가
            [destination] 목적지가
            [source_port] 출발지 포트가
            [destination_port] 목적지 포트가
            [flags] 플래그가
            [icmp] ICMP 종류가
            [length] 길이가
           *[none] 조건이
        } 맞지 않습니다.
    }
fact-drop-nat-no-mapping = { JOSA($node, "이/가") } 패킷을 버립니다. { $proto } 포트 { $port }에 맞는 NAT 행도 포트포워딩 규칙도 없습니다{ $nearest ->
        [none] {""}
       *[other] (가장 가까운 규칙은 포트 { $nearest })
    }.
    .short = ✗ NAT 행 없음 :{ $port }
    .fix = { $inside ->
        [none] 누가 받을지 정한 포트포워딩 규칙이 있으면 들어올 수 있습니다: forward add { LOWER($proto) } { $port } 호스트:포트.
       *[other] 누가 받을지 정한 포트포워딩 규칙이 있으면 들어올 수 있습니다: forward add { LOWER($proto) } { $port } 호스트:포트. 호스트는 { $inside } 같은 안쪽 기기입니다.
    }
fact-drop-nat-untranslatable = { JOSA($node, "이/가") } 패킷({ $proto })을 버립니다. NAT 행이 대신할 포트나 식별자가 없고, 밖에서 부른 것에 대한 답도 아닙니다.
    .short = ✗ { $proto } 변환 불가
    .fix = TCP, UDP, 에코 요청, 그리고 들어온 것에 대한 답은 변환할 수 있습니다.
fact-drop-nat-table-full = { JOSA($node, "이/가") } 패킷을 버립니다. NAT 테이블의 행 { $rows }개를 모두 쓰고 있습니다.
    .short = ✗ NAT 테이블 가득 참
    .fix = 쓰지 않는 행이 만료되면 새 대화를 받을 수 있습니다.
fact-drop-nat-no-port = { JOSA($node, "이/가") } 패킷을 버립니다. 빌려줄 바깥쪽 { $proto } 포트가 남지 않았습니다. { $used }개를 쓰고 있고, 그중 { $busiest_ports }개를 { JOSA($busiest, "이/가") } 씁니다.
    .short = ✗ 남은 NAT 포트 없음
    .fix = 쓰지 않는 NAT 행이 만료되면 포트가 다시 생깁니다. nat set host_ports=N으로 { JOSA($busiest, "이/가") } 쓸 수 있는 포트 수를 제한할 수 있습니다.
fact-drop-nat-host-limit = { JOSA($node, "이/가") } 패킷을 버립니다. { JOSA($host, "은/는") } 한 호스트가 쓸 수 있는 바깥 포트 { $limit }개를 이미 모두 쓰고 있습니다.
    .short = ✗ { $host } 포트 한도
    .fix = { $host }의 행이 만료되면 새 포트를 얻습니다. nat set host_ports=0이면 한도가 없습니다.
fact-drop-nat-filtered = { JOSA($node, "이/가") } { JOSA($from, "이/가") } 보낸 패킷을 버립니다. 포트 { JOSA($port, "은/는") } { $inside }의 것으로, 거기서 먼저 보낸 { $filtering ->
        [address_dependent] 주소만 쓸 수 있습니다.
       *[other] 주소와 포트만 쓸 수 있습니다.
    }
    .short = ✗ NAT 필터 :{ $port }
    .fix = { $filtering ->
        [address_dependent] { $called }의 주소에서 보내면 들어옵니다. { JOSA($inside, "이/가") } 먼저 그 주소로 무엇이든 보내면 { $from }도 들어옵니다.
       *[other] { JOSA($called, "이/가") } 보내면 들어옵니다. { JOSA($inside, "이/가") } 먼저 무엇이든 보내면 { $from }도 들어옵니다.
    }
fact-drop-nat-invalid = { JOSA($node, "이/가") } 세그먼트({ $flags ->
        [none] 플래그 없음
       *[other] { $flags }
    })를 버립니다. { $why ->
        [flags] 이런 플래그를 함께 쓰는 TCP는 없습니다.
       *[no_connection] 아는 연결이 아니고, 이렇게 시작하는 연결도 없습니다.
    }
    .short = ✗ 무효 세그먼트
    .fix = { $why ->
        [flags] SYN이거나 ACK가 있는 세그먼트라면 지나갑니다.
       *[no_connection] SYN이면 연결이 열리고, ACK만 있는 세그먼트면 이어받습니다.
    }
fact-drop-nat-out-of-window = { JOSA($node, "이/가") } 세그먼트를 버립니다. { $why ->
        [above_window] 번호 { JOSA($number, "이/가") } 받는 쪽이 받을 수 있는 마지막 번호 { JOSA($limit, "을/를") } 넘습니다.
        [acks_unseen] { $number }까지 받았다고 하지만, 보낸 것은 { $limit }까지입니다.
       *[old_reset] RST의 번호가 { $number }인데, 받는 쪽은 { $limit }까지 이미 받았습니다.
    } 포트는 맞아도 이 연결의 세그먼트가 아닙니다.
    .short = ✗ 윈도 밖
    .fix = { $why ->
        [above_window] 번호가 { $limit } 이하라면 지나갑니다. tcp_be_liberal=on이어도 지나갑니다.
        [acks_unseen] 확인 번호가 { $limit } 이하라면 지나갑니다. tcp_be_liberal=on이어도 지나갑니다.
       *[old_reset] 번호가 { $limit }인 RST라면 연결이 끝납니다.
    }
fact-drop-fragmentation-needed = { JOSA($node, "이/가") } 패킷을 버립니다. { $len_bytes }바이트인데 다음 링크는 { $mtu_bytes }바이트까지 나르고, 나누지 말라는 표시(DF)가 있습니다.
    .short = ✗ MTU { $mtu_bytes } 초과
    .fix = { $mtu_bytes }바이트 이하이거나 DF가 없으면 통과합니다. ICMP 오류가 보낸 쪽에 그렇게 알려 줍니다.
fact-drop-fragment-timeout = { JOSA($node, "이/가") } { JOSA($src, "이/가") } 보낸 패킷 { JOSA($ident, "을/를") } 포기합니다. 조각 { $pieces }개가 30초를 기다렸지만 { $missing_from_bytes }바이트째부터의 조각이 오지 않았습니다.
    .short = ✗ 조각이 다 오지 않음
    .fix = { $missing_from_bytes }바이트째에서 시작하는 조각이 30초 안에 오면 합쳐집니다. 경로의 MTU보다 작은 패킷은 나뉘지 않습니다.
fact-drop-fragment-overlap = { JOSA($node, "이/가") } { JOSA($src, "이/가") } 보낸 패킷 { $ident }의 조각 { $lost }개를 모두 버립니다. { $offset_bytes }바이트째 조각이 다른 조각과 겹쳐서 어느 것도 믿을 수 없습니다.
    .short = ✗ 겹치는 조각
    .fix = 겹치지 않고 나란히 이어지는 조각이면 합쳐집니다.
fact-drop-fragment-duplicate = { JOSA($node, "이/가") } { JOSA($src, "이/가") } 보낸 패킷 { $ident }의 조각을 버립니다. { $offset_bytes }바이트째부터의 내용은 이미 와 있습니다.
    .short = ✗ 이미 온 조각
    .fix = 고칠 것이 없습니다. 먼저 온 조각이 남아 있습니다.
fact-drop-reassembly-full = { JOSA($node, "이/가") } 조각을 버립니다. 패킷 { $datagrams }개의 조각이 보관 한도 { $limit_bytes }바이트를 이미 채웠습니다.
    .short = ✗ 조각 보관소가 꽉 참
    .fix = 패킷이 완성되거나 30초가 지나면 다시 자리가 납니다.
fact-drop-echo-to-many = { JOSA($node, "이/가") } 에코 요청을 버립니다. { JOSA($dst, "으로/로") } 온 것이라 모두가 답하면 폭주가 됩니다.
    .short = ✗ 모두에게 보낸 ping
    .fix = 이 호스트의 주소로 온 에코 요청에는 답합니다.
fact-drop-tcp-to-many = { JOSA($node, "이/가") } 세그먼트를 버립니다. { JOSA($dst, "으로/로") } 온 것인데 TCP 연결의 양 끝은 호스트 하나씩입니다.
    .short = ✗ 모두에게 보낸 TCP
    .fix = 호스트 하나의 주소로 온 세그먼트는 받습니다.
fact-drop-icmp-unclaimed = { JOSA($node, "이/가") } ICMP 메시지(타입 { $kind }, 코드 { $code })를 버립니다. 이것을 기다리는 프로그램이 없습니다.
    .short = ✗ 임자 없는 ICMP { $kind }/{ $code }
    .fix = 원래 패킷을 보낸 프로그램이 아직 돌고 있으면 그 프로그램이 받습니다.
fact-drop-icmp-unknown = { JOSA($node, "이/가") } ICMP 메시지를 버립니다. 여기에는 타입 { $kind }, 코드 { $code }에 답할 것이 없습니다.
    .short = ✗ ICMP { $kind }/{ $code }
    .fix = 에코 요청(타입 8)에는 답하고 오류(3, 5, 11)는 이해합니다.
fact-drop-socket-full = { JOSA($node, "이/가") } 포트 { $port }의 데이터를 버립니다. 이미 { $queued_bytes }바이트가 읽히기를 기다립니다. 프로그램이 들어오는 것보다 느리게 읽습니다.
    .short = ✗ 소켓 :{ $port } 가득 참
    .fix = 프로그램이 더 빨리 읽거나 보내는 쪽이 천천히 보내면 됩니다.
fact-drop-backlog-full = { JOSA($node, "이/가") } 연결 요청을 버립니다. 포트 { $port }에서 수락을 기다리는 연결이 이미 { $waiting }개입니다(한도 { $limit }개).
    .short = ✗ 백로그 :{ $port } 가득 참
    .fix = 서버가 기다리는 연결을 하나 수락하면 자리가 납니다. 클라이언트는 요청을 되풀이합니다.
fact-drop-tcp-unacceptable = { JOSA($node, "이/가") } 포트 { $port }의 세그먼트를 버립니다. 연결을 기다리는 포트인데 이 세그먼트는 연결을 열지 않습니다.
    .short = ✗ TCP :{ $port } SYN 아님
    .fix = 포트 { $port }에 SYN이 오면 연결이 열립니다.
fact-drop-reserved-group = { JOSA($node, "이/가") } 프레임을 버립니다. { JOSA($dst, "은/는") } 바로 옆 스위치에게만 가는 주소라 넘기지 않습니다.
    .short = ✗ 예약된 MAC { TAIL($dst) }
    .fix = 고칠 것이 없습니다. 이런 프레임은 첫 스위치에서 끝납니다(IEEE 802.1D).
fact-drop-same-port = { JOSA($node, "이/가") } 프레임을 버립니다. 들어온 포트 { JOSA($port, "으로/로") } 다시 나가게 되기 때문입니다.
    .short = ✗ 들어온 포트 { $port }
    .fix = 고칠 것이 없습니다. 받을 장치가 그쪽에 있어 이미 프레임을 받았습니다.

## 스위칭

fact-switch-learned = { JOSA($node, "이/가") } 적어 둡니다: { JOSA($mac, "은/는") } 포트 { $port } 쪽에 있습니다.
    .short = MAC { TAIL($mac) }: { $port }
fact-switch-moved = { JOSA($node, "이/가") } 고쳐 적습니다: { JOSA($mac, "이/가") } 포트 { $from }에서 { JOSA($to, "으로/로") } 옮겼습니다.
    .short = MAC { TAIL($mac) } → { $to }
fact-switch-forwarded = { JOSA($node, "은/는") } { JOSA($mac, "을/를") } 알고 있습니다. 프레임은 포트 { JOSA($port, "으로/로") }만 나갑니다.
    .short = 전달 → { $port }
fact-switch-to-self = { JOSA($node, "이/가") } 프레임을 받아들입니다. 이 장치의 라우터 쪽 MAC으로 온 것입니다.
    .short = 라우터 쪽으로
fact-switch-flooded = { JOSA($node, "이/가") } 프레임을 다른 포트 { $ports }개로 모두 내보냅니다. { $group ->
        [yes] 모두에게 보내는 프레임입니다.
       *[no] { JOSA($mac, "이/가") } 어디 있는지 아직 모릅니다.
    }
    .short = 플러딩 { $ports }개 포트
fact-switch-repeated = { JOSA($node, "이/가") } 들어온 비트를 다른 포트 { $ports }개로 그대로 내보냅니다. 허브는 주소를 모릅니다.
    .short = 반복 { $ports }개 포트
fact-switch-tagged = { $port } 포트로는 VLAN { $vlan } 태그를 달고 나갑니다. 건너편 스위치가 어느 네트워크의 프레임인지 알아야 합니다.
    .short = 태그 VLAN { $vlan } → { $port }
fact-switch-untagged = { JOSA($node, "이/가") } VLAN { $vlan } 태그를 뗍니다. { $port } 포트의 장치는 VLAN을 모릅니다.
    .short = 태그 뗌 { $vlan } → { $port }
fact-switch-confined = 프레임이 VLAN { $vlan } 안에만 머뭅니다. 다른 VLAN의 포트 { $left_out }개에는 가지 않습니다.
    .short = VLAN { $vlan } 안에만
fact-switch-aged = { JOSA($node, "이/가") } { JOSA($mac, "을/를") } 지웁니다. 너무 오래 조용했습니다.
    .short = MAC { TAIL($mac) } 만료

## ARP

fact-arp-hit = { JOSA($node, "은/는") } ARP 테이블에서 { JOSA($ip, "을/를") } 찾았습니다. MAC은 { $mac }입니다.
    .short = ARP 찾음 { TAIL($ip) }
fact-arp-miss = { JOSA($node, "은/는") } { $ip }의 MAC을 아직 모릅니다. 패킷 { $waiting }개가 답을 기다립니다.
    .short = ARP 없음 { TAIL($ip) }
fact-arp-asked = { JOSA($node, "이/가") } { $iface }의 모두에게 묻습니다: { JOSA($ip, "은/는") } 누구입니까? ({ $attempt }번째)
    .short = ARP 질문 { TAIL($ip) }?
fact-arp-learned = { JOSA($node, "이/가") } 적어 둡니다: { $ip }의 MAC은 { $mac }입니다. { $from_request ->
        [yes] 상대의 질문에서 알았습니다.
       *[no] 상대의 답에서 알았습니다.
    }
    .short = ARP { TAIL($ip) } = { TAIL($mac) }
fact-arp-changed = { JOSA($node, "이/가") } ARP 테이블을 고칩니다: { $ip }의 MAC이 { $old }에서 { JOSA($new, "으로/로") } 바뀌었습니다.
    .short = ARP { TAIL($ip) } → { TAIL($new) }
fact-arp-answered = { JOSA($node, "이/가") } { $to }에 답합니다: { JOSA($ip, "은/는") } 나이고, 내 MAC은 이것입니다.
    .short = ARP 답 → { TAIL($to) }
fact-arp-not-mine = { JOSA($node, "은/는") } 가만히 있습니다. { JOSA($ip, "을/를") } 찾는 질문이고, 그 주소는 내 것이 아닙니다.
    .short = ARP 내 것 아님 { TAIL($ip) }
fact-arp-ignored = { JOSA($node, "은/는") } { JOSA($ip, "이/가") } 보낸 ARP 답을 무시합니다. 물은 적이 없습니다.
    .short = ARP 무시 { TAIL($ip) }
fact-arp-failed = { JOSA($node, "이/가") } { JOSA($ip, "을/를") } 포기합니다. 세 번 물어도 답이 없어 기다리던 패킷 { $lost }개를 버립니다.
    .short = ARP 실패 { TAIL($ip) }
fact-arp-conflict = { JOSA($node, "은/는") } { JOSA($mac, "이/가") } 자기 주소 { JOSA($ip, "을/를") } 쓰는 것을 봅니다. 두 장치의 주소가 같습니다.
    .short = ARP 주소 충돌 { TAIL($ip) }
fact-arp-stale = { JOSA($node, "은/는") } 아직 { $mac }에 보내지만, { JOSA($ip, "이/가") } 그대로 있다는 증거가 없습니다. { $wait_secs }초 안에 증거가 없으면 묻습니다.
    .short = ARP 오래됨 { TAIL($ip) }
fact-arp-probed = { JOSA($node, "이/가") } { $mac }에만 묻습니다: 아직 { $ip }입니까? ({ $attempt }번째)
    .short = ARP 확인 { TAIL($ip) }?
fact-arp-confirmed = { JOSA($node, "이/가") } 다시 확신합니다. { $ip }의 MAC은 { $mac }입니다.
    .short = ARP 확인됨 { TAIL($ip) }
fact-arp-released = { $ip }의 MAC을 알았습니다. 기다리던 패킷 { $packets }개가 떠납니다.
    .short = ARP { TAIL($ip) } 발송 { $packets }개
fact-arp-conflict-probe = { JOSA($node, "이/가") } { JOSA($ip, "을/를") } 쓰기 전에 다른 사용자가 있는지 찾습니다. 보낸 주소 없이 { $of }번 중 { $attempt }번째 탐색입니다.
    .short = ARP 탐색 { TAIL($ip) } { $attempt }/{ $of }
fact-arp-nobody-has = { $ip }에 아무도 답하지 않았습니다. { JOSA($node, "이/가") } 써도 됩니다.
    .short = 주인 없음 { TAIL($ip) }
fact-arp-taken = { JOSA($ip, "은/는") } 임자가 있습니다. { JOSA($mac, "이/가") } { $wanted ->
        [yes] 같은 순간에 이 주소를 찾고 있습니다
       *[no] 쓰고 있습니다
    }. { JOSA($node, "은/는") } 쓰지 않습니다.
    .short = 이미 쓰는 { TAIL($ip) }
fact-arp-announced = { JOSA($node, "이/가") } 모두에게 알립니다: { JOSA($ip, "은/는") } 나입니다.
    .short = ARP 알림 { TAIL($ip) }
fact-arp-defended = { JOSA($node, "이/가") } { JOSA($ip, "을/를") } 지킵니다. 누구의 주소인지 모두에게 다시 알립니다.
    .short = 주소 지킴 { TAIL($ip) }
fact-arp-given-up = { JOSA($node, "이/가") } { JOSA($ip, "을/를") } 포기합니다. { JOSA($mac, "이/가") } 10초 안에 두 번 자기 것이라 했습니다.
    .short = 주소 포기 { TAIL($ip) }

## IP

fact-ip-mine = { JOSA($node, "이/가") } 패킷을 받아들입니다. { JOSA($dst, "은/는") } 자기 주소입니다.
    .short = 내 IP { TAIL($dst) }
fact-ip-route = { JOSA($node, "이/가") } { JOSA($dst, "으로/로") } 가는 길로 { $prefix } 행을 고릅니다. { JOSA($iface, "으로/로") } 내보내 { $gateway ->
        [none] 목적지에 바로 보냅니다.
       *[other] 게이트웨이 { $gateway }에 맡깁니다.
    }
    .short = 경로 { $gateway ->
        [none] → { $iface }
       *[other] 게이트웨이 { TAIL($gateway) }
    }
fact-ip-forwarded = { JOSA($node, "이/가") } 패킷을 다음으로 넘기며 TTL을 줄입니다: { $ttl_old } → { $ttl_new }.
    .short = 전달 TTL { $ttl_old }→{ $ttl_new }
fact-ip-fragmented = { JOSA($node, "이/가") } { $len_bytes }바이트 패킷 { JOSA($ident, "을/를") } 조각 { $pieces }개로 나눕니다. 다음 링크가 { $mtu_bytes }바이트까지만 나르기 때문입니다.
    .short = 조각 { $pieces }개로 나눔
fact-ip-fragment-held = { JOSA($node, "이/가") } { JOSA($src, "이/가") } 보낸 패킷 { $ident }의 조각({ $offset_bytes }바이트째부터 { $len_bytes }바이트)을 보관합니다. 모두 { $have_bytes }바이트가 왔고, 기한은 첫 조각부터 { $wait_secs }초입니다.
    .short = 조각 @{ $offset_bytes } 보관
fact-ip-reassembled = { JOSA($node, "이/가") } { JOSA($src, "이/가") } 보낸 패킷 { $ident }의 조각 { $pieces }개를 모두 받아 { $len_bytes }바이트로 합칩니다.
    .short = 조각 { $pieces }개를 합침
fact-ip-path-mtu = { JOSA($node, "이/가") } { $dst }까지의 경로는 { $mtu_bytes }바이트까지만 나른다고 적어 둡니다. { $for_secs }초 동안 더 긴 패킷은 보내지 않습니다.
    .short = 경로 MTU { $mtu_bytes }
fact-ip-redirect-obeyed = { JOSA($node, "이/가") } 더 나은 길을 배웠습니다. { JOSA($dst, "으로/로") } 가는 패킷을 이제 { $from } 대신 { $gateway }에 줍니다.
    .short = 이제 { TAIL($gateway) } 거쳐
fact-ip-mss-clamped = { JOSA($node, "이/가") } SYN의 MSS를 { $old }에서 { JOSA($new, "으로/로") } 바꿉니다. 세그먼트가 좁은 링크에 맞게 됩니다.
    .short = MSS { $old }→{ $new }
fact-ip-address-added = { $node }의 { $iface }에 주소 { JOSA($addr, "이/가") } 생겼습니다.
    .short = { $iface } +{ $addr }
fact-ip-address-removed = { $node }의 { $iface }에서 주소 { JOSA($addr, "이/가") } 없어졌습니다.
    .short = { $iface } −{ $addr }
fact-ip-route-added = { $node }에 경로가 생겼습니다: { JOSA($prefix, "은/는") } { JOSA($iface, "으로/로") } 나가 { $gateway ->
        [none] 목적지에 바로 갑니다.
       *[other] 게이트웨이 { JOSA($gateway, "을/를") } 거칩니다.
    }
    .short = 경로 +{ $prefix }
fact-ip-route-removed = { $node }에서 { $prefix } 경로가 없어졌습니다.
    .short = 경로 −{ $prefix }

## ICMP와 UDP

fact-icmp-echo-requested = { JOSA($node, "이/가") } { $dst }에 에코 요청(ping) { $seq }번을 보냅니다.
    .short = ping { TAIL($dst) } #{ $seq }
fact-icmp-echo-answered = { JOSA($node, "이/가") } { JOSA($to, "이/가") } 보낸 ping { $seq }번에 같은 바이트로 답합니다.
    .short = pong → { TAIL($to) } #{ $seq }
fact-icmp-echo-received = { JOSA($node, "이/가") } 답을 받았습니다. { JOSA($from, "이/가") } ping { $seq }번에 답했습니다.
    .short = pong ← { TAIL($from) } #{ $seq }
fact-icmp-name = { $kind ->
        [3] { $code ->
            [0] 네트워크 도달 불가
            [1] 호스트 도달 불가
            [2] 프로토콜 도달 불가
            [3] 포트 도달 불가
            [4] 조각화 필요
            [13] 차단됨
           *[other] 도달 불가({ $code })
        }
        [5] 경로 변경
        [11] { $code ->
            [0] TTL 초과
           *[other] 재조립 시간 초과
        }
        [12] 헤더 오류
       *[other] 종류 { $kind } 코드 { $code }
    }
fact-icmp-error-made = { JOSA($node, "이/가") } 보낸 쪽 { $to }에 패킷이 버려진 까닭을 알립니다: ICMP { fact-icmp-name }.
    .short = ICMP { fact-icmp-name }
fact-icmp-redirect-sent = { JOSA($node, "이/가") } { $to }에 알립니다. { JOSA($dst, "으로/로") } 가는 패킷은 나를 거치면 돌아가니 { $gateway }에 바로 주라고 합니다.
    .short = 경로 변경 { TAIL($gateway) }
fact-icmp-redirect-ignored = { JOSA($node, "은/는") } { JOSA($from, "이/가") } 보낸 경로 변경을 따르지 않습니다. { $why ->
        [off] 경로 변경을 따르지 않는 장치입니다
        [not_my_router] 그 목적지에 쓰는 라우터가 보낸 것이 아닙니다
        [no_neighbour] 알려 준 라우터가 같은 네트워크에 없습니다
       *[no_way] 그곳으로 보내는 것이 없습니다
    }.
    .short = 경로 변경 무시
fact-icmp-error-withheld = { JOSA($node, "은/는") } ICMP 오류를 보내지 않습니다. { $why ->
        [about_error] 그 패킷이 이미 ICMP 오류라서, 답하면 끝없이 주고받게 됩니다
        [to_many] 여럿에게 간 패킷이라 모두가 오류를 보내게 됩니다
        [later_fragment] 첫 조각이 아니라서 보낸 쪽이 알아볼 수 없습니다
        [no_single_source] 출발지가 호스트 하나가 아니라서 알릴 곳이 없습니다
       *[rationed] 방금 여러 번 알렸고, 1초에 한 번이면 충분합니다
    }.
    .short = ICMP 오류 생략
fact-icmp-error-received = { JOSA($node, "은/는") } 자기 패킷이 버려졌음을 { JOSA($from, "으로/로") }부터 들었습니다: ICMP { fact-icmp-name }.
    .short = 오류 { fact-icmp-name }
fact-igmp-joined = { JOSA($node, "이/가") } 이제부터 { $iface }에서 그룹 { JOSA($group, "을/를") } 듣습니다. 프로그램이 그 그룹에 들어갔습니다.
    .short = { $group } 가입
fact-igmp-left = { JOSA($node, "은/는") } 더 이상 { $iface }에서 그룹 { JOSA($group, "을/를") } 듣지 않습니다. 마지막 프로그램이 나갔습니다.
    .short = { $group } 탈퇴
fact-igmp-reported = { JOSA($node, "이/가") } 링크의 라우터들에게 알립니다(IGMPv{ $version }): { $wants ->
        [yes] { JOSA($group, "을/를") } 원합니다.
       *[no] { JOSA($group, "을/를") } 더 원하지 않습니다.
    }
    .short = { $wants ->
        [yes] { $group } 원함
       *[no] { $group } 그만
    }
fact-igmp-asked = 라우터가 IGMPv{ JOSA($version, "으로/로") } { SAME($group, "0.0.0.0") ->
        [yes] 어느 그룹이든
       *[no] 그룹 { JOSA($group, "을/를") }
    } 원하는 장치가 있는지 묻습니다. { JOSA($node, "은/는") } { $within } 안에 답합니다.
    .short = { SAME($group, "0.0.0.0") ->
        [yes] 모든 그룹
       *[no] { $group }
    } 질의
fact-igmp-heard-report = { JOSA($node, "이/가") } 다른 장치도 { JOSA($group, "을/를") } 원한다는 것을 듣습니다.{ $needless ->
        [yes] {" "}자기 답은 이제 필요 없습니다.
       *[no] {""}
    }
    .short = 다른 장치도 { $group }
fact-igmp-ignored = { JOSA($node, "은/는") } 종류 { HEX($kind) }의 IGMP 메시지를 라우터에게 맡깁니다.
    .short = IGMP { HEX($kind) } 무시
fact-udp-sent = { JOSA($node, "이/가") } { $local }에서 { JOSA($remote, "으로/로") } { $len }바이트 데이터그램을 보냅니다.
    .short = UDP { TAIL($local) } → { TAIL($remote) }
fact-udp-delivered = { JOSA($node, "이/가") } { JOSA($remote, "이/가") } 보낸 { $len }바이트를 { $local }의 프로그램에 넘깁니다.
    .short = UDP { TAIL($remote) } → { TAIL($local) }
fact-udp-to-service = { JOSA($node, "이/가") } 데이터그램을 UDP 포트 { $port }의 자체 서비스에 넘깁니다.
    .short = UDP 서비스 :{ $port }

## NAT

fact-nat-port-asked = { JOSA($client, "이/가") } { $node }에 자기 { $proto } 포트 { $inside }에 이를 바깥 포트를 청합니다: { $result ->
        [SUCCESS] { $outside }번을 { SPAN($lifetime_secs) } 동안.
       *[other] { $result }.
    }
    .short = PCP { $result ->
        [SUCCESS] { $outside } → { $inside }
       *[other] 거절 ({ $inside })
    }
fact-nat-port-lapsed = { JOSA($node, "이/가") } 바깥 { $proto } 포트 { JOSA($outside, "을/를") } 거두어들입니다. 제때 다시 청하지 않았습니다.
    .short = PCP { $outside } 만료
fact-nat-new = { $node }의 NAT 테이블에 행이 생깁니다: { JOSA($inside, "은/는") } { JOSA($outside, "으로/로") } 바뀌어 { JOSA($remote, "으로/로") } 갑니다({ $proto } { $port_kept ->
        [yes] 포트 유지
       *[no] 포트 변경
    }).
    .short = NAT 새 행 { TAIL($inside) }→{ TAIL($outside) }
fact-nat-hit = { $node }의 NAT 테이블에 { $inside } ↔ { $outside }({ $proto }) 행이 있습니다. 이미 아는 대화입니다.
    .short = NAT 찾음 { TAIL($inside) }↔{ TAIL($outside) }
fact-nat-rule-matched = { JOSA($node, "이/가") } { $rule ->
        [0] 맞는 규칙이 없어 DMZ로 보냅니다:
       *[other] 포트포워딩 규칙 { JOSA($rule, "을/를") } 씁니다:
    } { JOSA($outside, "은/는") } { JOSA($inside, "으로/로") } 갑니다.
    .short = 포워딩 #{ $rule } → { TAIL($inside) }
fact-nat-hairpin = { JOSA($node, "이/가") } 패킷을 되돌립니다. 안에서 공인 주소로 보낸 { $client }의 출발지는 { JOSA($seen_as, "으로/로") } 보입니다.
    .short = 헤어핀 { TAIL($client) }
fact-nat-rewrote = { JOSA($node, "이/가") } { $field ->
        [source] 출발지를
       *[destination] 목적지를
    } 고쳐 씁니다: { $old } → { $new }.
    .short = { $field ->
        [source] 출발
       *[destination] 목적
    } → { $new }
fact-nat-rewrote-quote = { JOSA($node, "이/가") } ICMP 오류에 인용된 패킷의 주소도 고칩니다: { $old } → { $new }.
    .short = ICMP 인용 → { TAIL($new) }
fact-nat-expired = { JOSA($node, "이/가") } NAT에서 { $inside } ↔ { $outside }({ $proto }) 행을 지웁니다. 이 상태에서 가장 길게 기다리는 { $idle_secs }초 동안 조용했습니다.
    .short = NAT 만료 { TAIL($outside) }
fact-nat-admitted = { JOSA($node, "이/가") } { JOSA($remote, "을/를") } { JOSA($outside, "으로/로") } 들여보냅니다. { $inside }의 { $proto } 포트로, { $filtering ->
        [endpoint_independent] 누구나 보낼 수 있습니다.
       *[other] 먼저 보낸 적이 있는 주소입니다.
    }
    .short = NAT 통과 { TAIL($remote) }
fact-nat-syn-remembered = { JOSA($node, "이/가") } { $remote }에서 { $outside }에 온 SYN을 기억해 둡니다. 안에서도 같은 상대에게 거는 중일 수 있어 { $answer_secs }초 뒤에 답합니다.
    .short = SYN 응답 { $answer_secs }초 보류
fact-nat-syn-answered = { $outside }에서 안으로 가는 길이 없다고 { JOSA($node, "이/가") } 이제 { $remote }에 알립니다. 안에서 마주 건 호스트가 없었습니다.
    .short = SYN에 늦은 응답
fact-nat-syn-forgotten = { JOSA($node, "은/는") } { $remote }의 SYN에 답하지 않습니다. 안쪽에서도 { $outside }에서 걸어 양쪽이 동시에 여는 중입니다.
    .short = SYN 응답 안 함
fact-nat-passed-invalid = { JOSA($node, "이/가") } 세그먼트({ $flags ->
        [none] 플래그 없음
       *[other] { $flags }
    })를 고치지 않고 사설 출발지 그대로 내보냅니다. { $why ->
        [flags] 이런 플래그를 함께 쓰는 TCP는 없습니다.
        [above_window] 번호가 받는 쪽의 윈도를 넘습니다.
        [acks_unseen] 보낸 적 없는 것을 받았다고 합니다.
        [old_reset] 받는 쪽이 이미 받은 번호의 RST입니다.
       *[no_connection] 여기서 아는 연결에 속하지 않습니다.
    }
    .short = 변환 안 함: 무효
fact-nat-setting-changed = { $node }의 NAT 설정이 바뀝니다: { $key } = { $value }
    .short = NAT { $key }
fact-nat-behind-another = { JOSA($node, "이/가") } 바깥 주소로 { JOSA($wan, "을/를") } 받았습니다. { $shared ->
        [true] 통신사의 공유 주소(RFC 6598)입니다.
       *[other] 사설 주소(RFC 1918)입니다.
    } 앞에 변환기가 또 있어 여기의 포트포워딩으로는 모자랍니다.
    .short = 이중 NAT: { $wan }
fact-nat-overlap = { $node }의 바깥은 { $wan }, 안은 { $lan }입니다. 양쪽 주소가 겹쳐 바깥이 안에 가려집니다. LAN을 다른 대역으로 바꾸면 됩니다.
    .short = WAN과 LAN 겹침
fact-nat-abandoned = { JOSA($node, "이/가") } NAT 행 { $inside } ↔ { $outside }({ $proto })을 도로 지웁니다. 하나뿐인 패킷이 지나가지 못했습니다.
    .short = NAT 행 { TAIL($outside) } 취소
fact-nat-reset-doubted = { JOSA($node, "이/가") } { $from_wan ->
        [true] 바깥에서
       *[other] 안에서
    } 온 RST를 보내되 행은 남깁니다. 번호가 { $seq }인데, 바로 끝내는 번호는 { $expected }뿐입니다. 받는 쪽이 보낸 쪽에 되묻습니다.
    .short = 의심스러운 RST, 행 유지
fact-nat-exempted = { JOSA($node, "이/가") } { $dst }로 가는 패킷을 변환하지 않고 보냅니다. { JOSA($net, "은/는") } 변환하지 않는 대역입니다.
    .short = { $dst } NAT 제외
fact-nat-renumbered = { $node }의 바깥 { $wan }이 안과 겹쳐 LAN을 옮깁니다: { $old } → { $new }. 호스트는 선이 다시 이어진 것을 보고 새로 받습니다.
    .short = LAN 이동 { $new }
fact-nat-flushed = { JOSA($node, "이/가") } 주소 { JOSA($addr, "을/를") } 잃어 NAT 행 { $rows }개가 무효가 됩니다.
    .short = NAT 비움 { $rows }개
fact-nat-rule-added = { $node }에 새 포트포워딩 규칙 { JOSA($rule, "이/가") } 생겼습니다: { $text }
    .short = 규칙 #{ $rule } 추가
fact-nat-rule-changed = { $node }의 포트포워딩 규칙 { JOSA($rule, "을/를") } 바꿉니다: { $text }
    .short = 규칙 #{ $rule } 변경
fact-nat-rule-removed = { $node }의 포트포워딩 규칙 { JOSA($rule, "을/를") } 지웁니다. 그 포트는 다시 닫힙니다.
    .short = 규칙 #{ $rule } 삭제
fact-nat-rule-switched = { $node }의 포트포워딩 규칙 { JOSA($rule, "을/를") } { $on ->
        [yes] 켭니다.
       *[no] 끕니다. 목록에는 남습니다.
    }
    .short = 규칙 #{ $rule } { $on ->
        [yes] 켬
       *[no] 끔
    }
fact-nat-caller-refused = { $node }의 포트포워딩 규칙 { JOSA($rule, "은/는") } { JOSA($from, "이/가") } 걸 때만 씁니다. { JOSA($source, "은/는") } 여기에 들지 않습니다.
    .short = 규칙 #{ $rule } 발신 제한
fact-nat-hairpin-off = 안에서 공인 주소 { $outside }에 걸었습니다. { $rule ->
        [0] DMZ 호스트로
       *[other] 규칙 { $rule }에 맞지만
    } 헤어핀이 꺼져 있어 { JOSA($node, "이/가") } 되돌리지 않고 직접 받습니다.
    .short = 헤어핀 꺼짐: 안에서 걺
fact-nat-hairpin-switched = { $node }의 헤어핀을 { $on ->
        [yes] 켭니다. 안에서 공인 주소로 걸어도 규칙을 따릅니다.
       *[no] 끕니다. 안에서 공인 주소로 건 것은 공유기가 직접 받습니다.
    }
    .short = 헤어핀 { $on ->
        [yes] 켬
       *[no] 끔
    }
fact-nat-dmz-set = { $host ->
        [none] { $node }의 DMZ 호스트를 없앱니다. 규칙에 없는 포트는 다시 닫힙니다.
       *[other] { $node }의 DMZ 호스트는 이제 { $host }입니다. 규칙에 없는 포트는 모두 여기로 갑니다.
    }
    .short = DMZ { $host ->
        [none] 없음
       *[other] → { $host }
    }
fact-nat-test-begun = { $node }의 규칙 { JOSA($rule, "을/를") } 밖에서 시험합니다: { JOSA($from, "이/가") } { JOSA($to, "으로/로") } 겁니다.
    .short = 규칙 #{ $rule } 외부 시험
fact-nat-rule-moved = { $rule ->
        [0] DMZ가
       *[other] 규칙 { JOSA($rule, "이/가") }
    } 낡았습니다. 이 규칙의 주인 { JOSA($mac, "은/는") } 이제 { $now }에 있는데 규칙은 여전히 { JOSA($host, "으로/로") } 보냅니다.
    .short = 낡음 #{ $rule } → { $now }
fact-nat-rule-taken = { $rule ->
        [0] DMZ가
       *[other] 규칙 { JOSA($rule, "이/가") }
    } 낡았습니다. { JOSA($host, "은/는") } 이제 { $mac }의 주소가 아니라 { $by }의 주소입니다.
    .short = 낡음 #{ $rule }: 주소 바뀜
fact-nat-rule-fits = { $rule ->
        [0] DMZ가
       *[other] 규칙 { JOSA($rule, "이/가") }
    } 다시 맞습니다. { JOSA($host, "은/는") } 다시 주인 { $mac }의 주소입니다.
    .short = 규칙 #{ $rule } 다시 맞음

fact-filter-row-added = { $node }의 방화벽에 { $rule } 행이 생겼습니다: { $text }
    .short = + { $rule }
fact-filter-row-removed = { JOSA($node, "이/가") } 방화벽 { $rule } 행({ $text })을 지웁니다. 뒤의 행은 한 칸씩 당겨집니다.
    .short = − { $rule }
fact-filter-row-switched = { JOSA($node, "이/가") } 방화벽 { $rule } 행을 { $on ->
        [yes] 켭니다.
       *[no] 끕니다. 목록에는 남습니다.
    }
    .short = { $rule } { $on ->
        [yes] 켬
       *[no] 끔
    }
fact-filter-policy-set = { $node }: 이제 { $chain }의 어느 행에도 맞지 않는 것은 { $accepts ->
        [yes] 통과합니다.
       *[no] 버려집니다.
    }
    .short = { $chain } 기본값 { $accepts ->
        [yes] 허용
       *[no] 차단
    }
fact-filter-flushed = { JOSA($node, "이/가") } { $chain }의 행 { $rows }개를 모두 지웁니다. 기본값은 그대로입니다.
    .short = { $chain } 비움

## DHCP

fact-dhcp-state = { $node } { $iface }의 DHCP 상태: { $from } → { $to }. { $to ->
        [INIT] 주소가 없습니다.
        [SELECTING] 제안을 기다립니다.
        [REQUESTING] 제안받은 주소를 요청했습니다.
        [BOUND] 임대 기간 동안 주소를 씁니다.
        [RENEWING] 임대 기간이 절반 지나 자기 서버에 연장을 청합니다.
        [REBINDING] 서버가 조용해서 아무 서버에나 연장을 청합니다.
        [INIT-REBOOT] 기억하는 임대가 아직 유효한지 묻습니다.
        [REBOOTING] 전에 쓰던 주소에 대한 답을 기다립니다.
       *[other] {""}
    }
    .short = DHCP { $to }
fact-dhcp-client-sent = { JOSA($node, "이/가") } { $unicast_to ->
        [none] 모두에게
       *[other] { $unicast_to }에만
    } DHCP { JOSA($message, "을/를") } 보냅니다({ $addr ->
        [none] {""}
       *[other] 주소 { $addr },{" "}
    }xid { HEX($xid, 8) }).
    .short = DHCP { $message }
fact-dhcp-offer-taken = { JOSA($node, "이/가") } { JOSA($server, "이/가") } 제안한 { JOSA($addr, "을/를") } 고릅니다.
    .short = DHCP 선택 { TAIL($addr) }
fact-dhcp-bound = { JOSA($node, "이/가") } { $server }에게서 { JOSA($addr, "을/를") } { SPAN($lease_secs) } 동안 빌렸습니다. { SPAN($t1_secs) } 뒤 갱신, { SPAN($t2_secs) } 뒤 아무 서버에나 청합니다.
    .short = DHCP 임대 { TAIL($addr) }
fact-dhcp-refused = { JOSA($node, "이/가") } { $server }에게 거절(NAK)당했습니다. 처음부터 다시 합니다.
    .short = DHCP 거절됨
fact-dhcp-released = { JOSA($node, "이/가") } { JOSA($addr, "을/를") } 돌려줍니다. 이제 주소가 없습니다.
    .short = DHCP 반납 { TAIL($addr) }
fact-dhcp-lease-expired = { $node }에서 { $addr }의 임대가 끝났습니다. 더는 이 주소를 쓸 수 없습니다.
    .short = DHCP 만료 { TAIL($addr) }
fact-dhcp-client-ignored = { JOSA($node, "이/가") } xid { HEX($xid, 8) } DHCP 메시지를 무시합니다. 다른 대화의 것입니다.
    .short = DHCP 다른 xid
fact-dhcp-offered = { JOSA($node, "이/가") } { $mac }에 { JOSA($addr, "을/를") } 제안합니다. { $why ->
        [reserved] 이 랜카드에 예약된 주소입니다.
        [previous] 전에 쓰던 주소입니다.
        [requested] 바라던 주소이고 비어 있습니다.
       *[pool] 풀에서 비어 있는 다음 주소입니다.
    }
    .short = DHCP 제안 { TAIL($addr) }
fact-dhcp-acked = { JOSA($node, "이/가") } { $mac }에 { JOSA($addr, "을/를") } { SPAN($lease_secs) } 동안 { $renewed ->
        [yes] 더 빌려줍니다(연장).
       *[no] 빌려줍니다.
    }
    .short = DHCP 승인 { TAIL($addr) }
fact-dhcp-nacked = { JOSA($node, "이/가") } { $mac }에 { JOSA($addr, "을/를") } 거절합니다. { $why ->
        [wrong-network] 이 네트워크의 주소가 아닙니다.
        [address-in-use] 다른 장치가 쓰고 있습니다.
        [static-lease-available] 따로 예약된 주소가 있습니다.
        [wrong-server-ID] 다른 서버를 골랐는데, 이 서버는 자기만 있다고 믿습니다.
        [address-not-available] 이 서버가 빌려주는 주소가 아닙니다.
        [lease-recalled] 임대를 거두어들였습니다.
       *[other] ({ $why })
    }
    .short = DHCP 거절 { TAIL($addr) }
fact-dhcp-informed = { JOSA($node, "이/가") } { $addr }({ $mac })에 네트워크 설정을 알려 줍니다. 주소는 빌려주지 않습니다.
    .short = DHCP 설정 알림 { TAIL($addr) }
fact-dhcp-server-ignored = { JOSA($node, "이/가") } { JOSA($mac, "이/가") } 보낸 DHCP 메시지를 무시합니다. { $why ->
        [not-a-request] 서버에 보내는 메시지가 아닙니다.
        [relayed] 중계를 거쳐 왔는데 그쪽 네트워크에 빌려줄 주소가 이 서버에 없습니다.
        [no-pool] 온 쪽 선에 빌려줄 주소가 이 서버에 없습니다.
        [no-address] 어떤 주소인지 적혀 있지 않습니다.
        [unknown-lease] 이 클라이언트에게 없는 임대 이야기입니다.
        [unknown-client] 기억하는 주소를 청하지만 이 서버에는 기록이 없습니다. 다른 서버가 알 수도 있습니다.
        [being-probed] 줄 주소를 누가 쓰는지 확인하는 중이고, 제안은 곧 나갑니다.
       *[other] ({ $why })
    }
    .short = DHCP 무시
fact-dhcp-offer-kept = { JOSA($node, "이/가") } { $server }의 { $addr } OFFER를 받아 두고, { $wait_secs }초 동안 모은 뒤에 고릅니다.
    .short = OFFER 보관 { TAIL($addr) }
fact-dhcp-relayed = { JOSA($node, "이/가") } { $mac }의 DHCP { $message } 메시지를 서버 { JOSA($server, "으로/로") } 중계합니다. 적어 넣은 { $giaddr }에서 서버가 네트워크를 압니다.
    .short = DHCP { $message } 중계
fact-dhcp-relayed-back = { JOSA($node, "이/가") } 서버의 DHCP { $message } 메시지를 { $giaddr } 쪽 선의 { $mac }에 돌려줍니다: { $addr }.
    .short = { $message } 되중계
fact-dhcp-not-relayed = { JOSA($node, "이/가") } { $mac }의 DHCP 메시지를 중계하지 않습니다. { $why ->
        [too-many-relays] 너무 많은 중계를 거쳤습니다. 빙빙 도는 것 같습니다.
        [no-address-here] 그 선에 이 라우터의 주소가 없어 서버가 네트워크를 알 수 없습니다.
       *[not-this-relay] 다른 중계를 거쳐 온 메시지입니다.
    }
    .short = DHCP 중계 안 함
fact-dhcp-relay-set = { $server ->
        [none] { JOSA($node, "이/가") } 이제 DHCP를 중계하지 않습니다.
       *[other] { JOSA($node, "이/가") } 이제 DHCP 클라이언트의 요청을 서버 { JOSA($server, "으로/로") } 중계합니다.
    }
    .short = { $server ->
        [none] DHCP 중계 끔
       *[other] DHCP 중계 → { TAIL($server) }
    }
fact-dhcp-offer-lapsed = { JOSA($node, "이/가") } { $mac }에 맡아 두던 { JOSA($addr, "을/를") } 풀어 줍니다. 제안을 받아 가지 않았습니다.
    .short = 제안 끝 { TAIL($addr) }
fact-dhcp-set-aside-over = { JOSA($node, "이/가") } { JOSA($addr, "을/를") } 다시 빌려줄 수 있습니다. 충분히 오래 제쳐 두었습니다.
    .short = 다시 사용 { TAIL($addr) }
fact-dhcp-server-released = { JOSA($node, "이/가") } { $mac }에게서 { JOSA($addr, "을/를") } 돌려받습니다. 이제 다른 장치가 쓸 수 있습니다.
    .short = DHCP 회수 { TAIL($addr) }
fact-dhcp-server-expired = { JOSA($node, "이/가") } { $mac }의 { $addr } 임대를 끝냅니다. 제때 갱신하지 않았습니다.
    .short = 임대 종료 { TAIL($addr) }
fact-dhcp-pool-exhausted = { $node }에 { $mac }에게 줄 주소가 없습니다. 임대 { $leased }, 제안 { $offered }, 사양 { $declined }, 예약 { $reserved } ({ $holders }). 다음 빈 주소: { $next_secs ->
        [none] 없음
       *[other] { SPAN($next_secs) } 뒤
    }
    .short = DHCP 풀 비었음
fact-dhcp-declined = { JOSA($mac, "이/가") } { JOSA($addr, "은/는") } 이미 쓰인다고 알립니다. { JOSA($node, "이/가") } 그 주소를 제쳐 둡니다.
    .short = DHCP 사양 { TAIL($addr) }
fact-dhcp-not-my-request = { JOSA($node, "은/는") } 물러납니다. 클라이언트가 서버 { JOSA($server, "을/를") } 골랐습니다.
    .short = DHCP 선택 안 됨
fact-dhcp-recalled = { JOSA($node, "이/가") } { $mac }의 임대 { JOSA($addr, "을/를") } 거두어들입니다. 다음 연장은 거절합니다{ $to ->
        [none] .
       *[other] {""}, 주소는 { $to }에 줍니다.
    }
    .short = 임대 회수 { TAIL($addr) }
fact-dhcp-pool-set = 이제 { JOSA($node, "이/가") } { $first }부터 { $last }까지를 { $lease_secs }초씩 빌려줍니다. 이미 빌려준 것은 연장할 때까지 그대로입니다.
    .short = 주소 풀 { TAIL($first) }–{ TAIL($last) }
fact-dhcp-unreserved = { JOSA($node, "이/가") } { JOSA($addr, "을/를") } 더는 { $mac }에 예약해 두지 않습니다.
    .short = 예약 해제 { TAIL($addr) }
fact-dhcp-reserved = { JOSA($node, "이/가") } { JOSA($addr, "을/를") } { $mac }에 예약합니다.
    .short = 예약 { TAIL($addr) }
fact-dhcp-another-offer = { JOSA($node, "이/가") } { $server }에게서도 { JOSA($addr, "을/를") } 제안받았지만 고르지 않습니다. 이 네트워크에 DHCP 서버가 둘 있습니다.
    .short = 또 다른 서버 { TAIL($server) }
fact-dhcp-unconfirmed = { $node }에 { $addr }의 연장을 확인해 주는 서버가 없지만, 임대가 남아 있어 계속 씁니다.
    .short = 미확인 { TAIL($addr) }
fact-dhcp-no-server = { $node } { $iface }에 답하는 DHCP 서버가 없습니다. 링크 로컬 주소(169.254.0.0/16)를 찾고, 계속 묻습니다.
    .short = DHCP 서버 없음
fact-dhcp-learned = { JOSA($server, "이/가") } { $node }에 네트워크 설정을 알려 주었습니다. { JOSA($addr, "은/는") } 그대로입니다.
    .short = 설정 받음 { TAIL($server) }
fact-dhcp-server-probing = { JOSA($node, "이/가") } { $mac }에 제안하기 전에 { JOSA($addr, "을/를") } 누가 쓰는지 확인합니다.
    .short = 사용 확인 { TAIL($addr) }
fact-dhcp-probe-answered = 빌려준 적 없는 { $addr }에서 답이 왔습니다. { JOSA($node, "이/가") } 그 주소를 제쳐 두고 다른 것을 고릅니다.
    .short = 이미 쓰임 { TAIL($addr) }
fact-dhcp-other-server = { JOSA($node, "이/가") } 자기 네트워크에 다른 DHCP 서버 { JOSA($server, "이/가") } 있음을 알았습니다.
    .short = 다른 서버 { TAIL($server) }
fact-dhcp-table-read = { JOSA($node, "이/가") } 디스크에서 임대표를 읽습니다. 남은 임대는 { $leases }건입니다.
    .short = 임대표 읽음: { $leases }
fact-dhcp-server-switched = { $node }의 DHCP 서버 { JOSA($server, "이/가") } { $running ->
        [yes] 답합니다
       *[no] 꺼졌습니다
    }.
    .short = DHCP 서버 { $running ->
        [yes] 켜짐
       *[no] 꺼짐
    }
fact-dhcp-lease-deleted = { JOSA($node, "이/가") } { $mac }의 { $addr } 임대를 지웁니다. 다시 청하면 거절당합니다.
    .short = 임대 삭제 { TAIL($addr) }

## PPP. 이더넷 위의 세션, LCP, IPCP, PAP.

fact-ppp-seeking = { JOSA($node, "이/가") } { $iface }에서 모두에게 접속 집중 장치를 찾습니다(PADI).{ HAS($service) ->
        [yes] {" "}바라는 서비스: “{ $service }”.
       *[no] {""}
    }{ $tries ->
        [1] {""}
       *[other] {" "}{ $tries }번째: 아무도 답하지 않았습니다.
    }
    .short = PADI: 거기 누구 없나
fact-ppp-offered = { JOSA($node, "이/가") } { $mac }에 접속 집중 장치 “{ $name }”의 세션을 제안합니다(PADO).
    .short = { TAIL($mac) }에 PADO
fact-ppp-no-service = { JOSA($node, "은/는") } { $mac }에 답하지 않습니다. 서비스 { JOSA($service, "이/가") } 없습니다(RFC 2516 5.2).
    .short = PADI: 그런 서비스 없음
fact-ppp-offer-taken = { JOSA($node, "이/가") } “{ $name }”의 제안을 받아 { $mac }에 세션을 청합니다(PADR).{ $tries ->
        [1] {""}
       *[other] {" "}{ $tries }번째입니다.
    }
    .short = PADR: 세션 요청
fact-ppp-other-offer = { JOSA($node, "은/는") } 이미 골랐습니다. “{ $name }”({ $mac })의 제안은 받지 않습니다.
    .short = 다른 PADO: 받지 않음
fact-ppp-granted = { JOSA($node, "이/가") } { $mac }에 세션 { $session }번을 내줍니다(PADS).
    .short = PADS: 세션 { $session }
fact-ppp-begun = { JOSA($node, "이/가") } { $mac }에게서 세션 { $session }번을 받았습니다. 이제 회선 자체를 합의합니다.
    .short = 세션 { $session } 시작
fact-ppp-withheld = { JOSA($node, "이/가") } { $mac }에 세션을 내주지 않습니다. { $why ->
        [no-such-service] 그런 서비스가 없습니다.
        [too-many-sessions] 세션이 이미 가득 찼습니다.
        [bad-cookie] 요청에 제안의 쿠키가 없습니다.
       *[other] ({ $why })
    }
    .short = PADS: 세션 없음
fact-ppp-refused = { JOSA($node, "이/가") } { $mac }에게서 세션을 받지 못했습니다: “{ $message }”.
    .short = ✗ 세션을 못 받음
fact-ppp-ignored = { JOSA($node, "은/는") } { $step }에 답하지 않습니다. { $why ->
        [not-mine] 집중 장치가 읽을 것이 아닙니다.
        [not-asked-for] 여기서 물은 것이 아닙니다.
        [no-concentrator] 접속 집중 장치가 아닙니다.
       *[other] 읽을 수 없습니다.
    }
    .short = { $step } 무시
fact-ppp-state = { $node } 세션 { $session }번의 { $layer }: { $from } → { $to }. { $to ->
        [Starting] 아래 계층을 기다립니다.
        [Req-Sent] 요청하고 답을 기다립니다.
        [Ack-Rcvd] 상대가 동의했고, 상대의 요청이 남았습니다.
        [Ack-Sent] 상대에게 동의했고, 자기 요청이 남았습니다.
        [Opened] 양쪽이 합의했습니다.
        [Closing] 끝내자고 청했습니다.
        [Stopping] 상대가 끝내자고 합니다.
       *[other] 쉬고 있습니다.
    }
    .short = { $layer } { $to }
fact-ppp-sent = { JOSA($node, "이/가") } { $layer } { $packet } { $id }번을 보냅니다{ HAS($options) ->
        [yes] : { $options }.
       *[no] .
    }
    .short = { $packet }
fact-ppp-agreed = { JOSA($node, "이/가") } { $layer }에서 { $option } { $value }에 동의합니다.
    .short = { $option } 동의
fact-ppp-countered = { JOSA($node, "은/는") } { $layer }에서 { $option } { $value } 대신 { JOSA($wanted, "을/를") } 쓰라고 합니다(Configure-Nak).
    .short = Nak { $option }
fact-ppp-declined = { JOSA($node, "은/는") } { $layer }에서 { $option }({ $kind }번)을 아예 다루지 않습니다(Configure-Reject).
    .short = Reject { $option }
fact-ppp-conceded = { JOSA($node, "이/가") } { $layer }에서 { $option } { JOSA($value, "을/를") } 쓰라는 말을 듣고 그대로 합니다.
    .short = { $option } 받아들임
fact-ppp-left-out = { JOSA($node, "이/가") } { $layer }에서 { JOSA($option, "을/를") } 뺍니다. 상대가 다루지 않습니다.
    .short = { $option } 뺌
fact-ppp-accepted = 상대가 { $layer }에서 { JOSA($node, "이/가") } 바란 것에 모두 동의합니다: { $options }.
    .short = { $layer } 요청 수락
fact-ppp-not-spoken = 세션 { $session }번의 상대가 { JOSA($protocol, "을/를") } 모른다고 답합니다(Protocol-Reject). 없이는 회선을 쓸 수 없어 { JOSA($node, "이/가") } 닫습니다.
    .short = { $protocol } 모름
fact-ppp-let-in = { JOSA($node, "이/가") } 사용자 { JOSA($user, "을/를") } 들이고 이 세션에 { JOSA($addr, "을/를") } 줍니다.
    .short = 인증됨, { TAIL($addr) }
fact-ppp-turned-away = { JOSA($node, "이/가") } 사용자 { JOSA($user, "을/를") } 들이지 않습니다. { $why ->
        [unknown-user] 모르는 사용자입니다.
        [wrong-password] 암호가 틀렸습니다.
        [no-address-left] 줄 주소가 남지 않았습니다.
       *[other] ({ $why })
    }
    .short = ✗ PAP 거절
fact-ppp-authenticated = { JOSA($node, "이/가") } 사용자 { JOSA($user, "으로/로") } 인증되었습니다. 이제 IP를 합의합니다.
    .short = PAP 인증됨
fact-ppp-not-authenticated = { JOSA($node, "이/가") } 사용자 { JOSA($user, "으로/로") } 인증되지 못했습니다: “{ $message }”. 사용자나 암호를 고쳐야 합니다.
    .short = ✗ PAP 거절됨
fact-ppp-echo-missed = 세션 { $session }번의 상대가 { $node }의 에코에 답하지 않습니다: 잇달아 { $missed }/{ $of }번째입니다.
    .short = 에코 무응답 { $missed }/{ $of }
fact-ppp-up = { $node }의 세션 { $session }번으로 패킷이 다닙니다: 여기 { $own }, 저기 { $peer }, 최대 { $mtu_bytes }바이트.
    .short = 회선 연결 { TAIL($own) }
fact-ppp-down = { $node }의 세션 { $session }번이 끝났습니다. { $why ->
        [echo-lost] 상대가 에코에 답하지 않습니다.
        [closed-here] 이쪽에서 끝냈습니다.
        [closed-by-the-other-side] 상대가 끝냈습니다.
        [not-let-in] 인증되지 못했습니다.
        [no-agreement] 양쪽이 합의하지 못했습니다.
        [no-answer] 상대가 답하지 않았습니다.
        [session-unknown] 상대가 모르는 세션입니다.
        [switched-off] 전원이 나갔습니다.
        [taken-over] 같은 쪽이 새 세션을 열었습니다.
       *[other] ({ $why })
    }
    .short = ✗ 세션 { $session } 끝
fact-ppp-redial = { JOSA($node, "이/가") } { SPAN($secs) } 뒤 다시 다이얼합니다.
    .short = { SPAN($secs) } 뒤 재다이얼

## DNS

fact-dns-asked = { JOSA($node, "이/가") } { $server }에 { $name }의 { $kind } 레코드를 묻습니다.
    .short = DNS? { $name }
fact-dns-answered = { JOSA($node, "이/가") } { $name }의 답을 받았습니다: { $rcode }, { $addr ->
        [none] 레코드 { $records }개.
       *[other] { $addr }.
    }
    .short = DNS { $addr ->
        [none] { $rcode }
       *[other] = { $addr }
    }
fact-dns-lab-name = { JOSA($node, "이/가") } { JOSA($name, "을/를") } hosts 테이블에서 읽습니다: { $addr }. 물어볼 필요가 없습니다.
    .short = hosts { $name }
fact-dns-from-zone = { JOSA($node, "이/가") } { $name }({ $kind })에 자기 영역의 내용으로 답합니다: { $rcode }, 레코드 { $records }개.
    .short = 영역 { $rcode }
fact-dns-local = { JOSA($node, "이/가") } { $name }({ $kind })에 스스로 답합니다. { $source ->
        [hosts] 손으로 넣은 이름입니다: { $addr }.
        [lease] 임대받을 때 그 장치가 알려 준 이름입니다: { $addr }.
        [own] 바로 이 공유기입니다: { $addr }.
       *[none] 안쪽 네트워크의 이름인데, 그런 장치가 없습니다.
    }
    .short = { $addr ->
        [none] 없는 이름 { $name }
       *[other] 안쪽 이름 { $name }
    }
fact-dns-host-set = { $addr ->
        [none] { JOSA($node, "이/가") } 안쪽 이름 { JOSA($name, "을/를") } 지웁니다.
       *[other] 이제부터 { JOSA($node, "이/가") } { $name }에 { JOSA($addr, "으로/로") } 답합니다.
    }
    .short = { $addr ->
        [none] { $name } 지움
       *[other] { $name } = { TAIL($addr) }
    }
fact-dns-zone-changed = { JOSA($node, "이/가") } 자기 영역의 { JOSA($name, "을/를") } { JOSA($addr, "으로/로") } 바꿉니다. 남들은 { SPAN($ttl_secs) } 동안 기억해도 됩니다.
    .short = { $name } = { TAIL($addr) }
fact-dns-dynamic-answer = { JOSA($node, "이/가") } 동적 DNS 서비스에 { JOSA($name, "이/가") } { $addr }라고 알렸습니다: { $answer ->
        [good] 받아들여졌고, 이름이 따라옵니다.
        [nochg] 이미 알고 있던 주소입니다.
        [badauth] 사용자나 암호가 틀렸습니다.
        [nohost] 그런 이름을 맡고 있지 않습니다.
        [notfqdn] 온전한 이름이 아닙니다.
       *[other] { $answer }
    }
    .short = DDNS: { $answer }
fact-dns-cache-hit = { $node }의 캐시에 { JOSA($name, "이/가") } 있습니다. 앞으로 { SPAN($ttl_secs) } 더 쓸 수 있습니다.
    .short = DNS 캐시 { $name }
fact-dns-cache-miss = { JOSA($node, "은/는") } 더 물어봐야 합니다. { JOSA($name, "이/가") } { $expired ->
        [yes] 캐시에서 만료되었습니다.
       *[no] 캐시에 없습니다.
    }
    .short = DNS 없음 { $name }
fact-dns-forwarded = { JOSA($node, "이/가") } { $name } 질문을 { JOSA($upstream, "으로/로") } 넘깁니다.
    .short = DNS → { $upstream }
fact-dns-cached = { JOSA($node, "이/가") } { $name }의 답을 { SPAN($ttl_secs) } 동안 기억합니다{ $negative ->
        [yes] : 그런 이름이 없다는 답입니다.
       *[no] .
    }
    .short = DNS 저장 { SPAN($ttl_secs) }
fact-dns-timed-out = { JOSA($node, "이/가") } 헛되이 기다렸습니다. { JOSA($server, "이/가") } { $name } 질문에 답하지 않습니다.
    .short = DNS 시간 초과 { $name }
fact-dns-ignored = { JOSA($node, "이/가") } id { $id } DNS 답을 무시합니다. 그런 질문을 한 적이 없습니다.
    .short = DNS 엉뚱한 답

## TCP

fact-tcp-cause-name = { $cause ->
        [connect] 프로그램이 연결을 시작했습니다
        [syn_received] SYN이 왔습니다
        [syn_acknowledged] 이쪽 SYN이 확인되었습니다
        [close] 프로그램이 닫았습니다
        [shutdown] 프로그램이 보내기를 마쳤습니다
        [fin_received] 상대의 FIN이 왔습니다
        [fin_acknowledged] 이쪽 FIN이 확인되었습니다
        [abort] 프로그램이 중단했습니다
        [data_after_close] 닫은 뒤에 데이터가 왔습니다
        [reset_received] RST가 왔습니다
        [timed_out] 더는 답이 없습니다
        [icmp_error] ICMP 오류가 왔습니다
        [wait_over] 기다릴 시간이 끝났습니다
       *[other] { $cause }
    }
fact-tcp-state = TCP { TAIL($local) } ↔ { $remote }: { $from } → { $to }. { fact-tcp-cause-name }.
    .short = TCP { $to }
fact-tcp-negotiated = TCP { TAIL($local) } ↔ { $remote } 합의: 세그먼트마다 데이터 { $mss }바이트(MSS { $mss_option }{ $timestamps ->
        [yes] 에서 타임스탬프 12를 뺌
       *[no] { "" }
    }), 윈도우 배율 { $send_scale }/{ $receive_scale }, SACK { $sack ->
        [yes] 사용
       *[no] 안 씀
    }, 타임스탬프 { $timestamps ->
        [yes] 사용
       *[no] 안 씀
    }.
    .short = TCP 합의, MSS { $mss_option }
fact-tcp-rtt-sample = { JOSA($node, "이/가") } 왕복 시간 { JOSA(NS($rtt_ns), "을/를") } 쟀습니다({ $source ->
        [timestamp] 타임스탬프
       *[segment] 세그먼트
    }). 평균 { NS($srtt_ns) } ±{ NS($rttvar_ns) }, 재전송까지 { NS($rto_ns) } 기다립니다.
    .short = RTT { NS($rtt_ns) } RTO { NS($rto_ns) }
fact-tcp-timeout = { NS($waited_ns) } 동안 { $una }번 바이트의 ACK가 없습니다({ $attempt }번째). 미확인 { $outstanding }바이트, 윈도우 { $cwnd }, 문턱 { $ssthresh }, 다음 대기 { NS($next_ns) }.
    .short = TCP 시간 초과 #{ $attempt }
fact-tcp-sent = { JOSA($node, "이/가") } { $kind ->
        [SYN] SYN을 보냅니다. { $remote }에 연결을 열려고 { $seq }번부터 세기 시작합니다.
        [SYN-ACK] SYN-ACK를 보냅니다. { $remote }의 연결을 받아들이고 { $seq }번부터 세기 시작합니다.
        [ACK] ACK를 보냅니다. { $ack }번 앞까지 모두 받았습니다.
        [DATA] { $seq }번부터 { $len }바이트를 보냅니다. { $ack }번 앞까지 모두 받았습니다.
        [FIN] FIN을 보냅니다. { $seq }번 뒤로는 더 보낼 것이 없습니다.
       *[RST] RST를 보냅니다. { JOSA($remote, "과/와") }의 연결은 무효입니다.
    }
    .short = TCP { $kind } → { TAIL($remote) }
fact-tcp-retransmit = { JOSA($node, "이/가") } { $seq }번부터 { $len }바이트를 다시 보냅니다({ $transmission }번째). { $why ->
        [timeout] 타이머가 끝났습니다.
        [fast_retransmit] 뒤의 것이 여럿 닿았으니 사라진 것입니다.
        [rack] 더 늦게 보낸 것이 먼저 닿았습니다.
        [partial_ack] 앞의 빈 곳이 채워지고 다음 빈 곳이 드러났습니다.
        [tail_loss_probe] 왕복 시간의 두 배 동안 답이 없습니다.
        [syn_repeated] SYN이 되풀이되었습니다.
       *[path_mtu] 경로에 비해 너무 길었습니다.
    }
    .short = 재전송 { $seq } +{ $len }
fact-tcp-duplicate-ack = 상대가 { $ack }번을 또 확인합니다({ $count }번 연속). 그 뒤의 무언가를 받지 못했습니다.
    .short = 중복 ACK #{ $count }
fact-tcp-fast-recovery = { $una }번 바이트가 사라진 것이 확실합니다. { JOSA($node, "이/가") } 곧바로 다시 보냅니다: 윈도우 { $cwnd }, 문턱 { $ssthresh }, 미확인 { $outstanding }, { $recover }번까지.
    .short = 빠른 회복 cwnd { $cwnd }
fact-tcp-recovered = 손실 전에 보낸 것이 모두 닿았습니다: 윈도우 { $cwnd }, 문턱 { $ssthresh }.
    .short = 회복됨 cwnd { $cwnd }
fact-tcp-reordering-wait = 더 늦게 보낸 것이 닿았는데 { $una }번은 아직입니다. 순서만 바뀌었을 수 있어 { JOSA($node, "이/가") } { NS($wait_ns) } 더 기다립니다(허용 폭 { NS($window_ns) }).
    .short = 늦음? { NS($wait_ns) } 대기
fact-tcp-tail-loss-probe = { NS($waited_ns) } 동안 답이 없어 끝부분이 사라졌을지 모릅니다({ $una }번부터 { $outstanding }바이트). { JOSA($node, "이/가") } 세그먼트 하나를 더 보내 알아봅니다.
    .short = 꼬리 손실 탐침
fact-tcp-tail-loss-repaired = 탐침이 빈 곳을 채웠습니다. 끝부분이 사라졌던 것입니다: 윈도우 { $cwnd }, 문턱 { $ssthresh }.
    .short = 꼬리 회복 cwnd { $cwnd }
fact-tcp-spurious-recovery = 사라진 것은 없고 늦었을 뿐입니다. { $proof ->
        [timestamp] ACK에 재전송보다 앞선 타임스탬프가 돌아왔습니다
       *[duplicate_report] 다시 보낸 것을 상대가 모두 두 번 받았습니다
    }. 윈도우를 { JOSA($cwnd, "으로/로") }, 문턱을 { JOSA($ssthresh, "으로/로") } 되돌립니다.
    .short = 헛된 재전송 cwnd { $cwnd }
fact-tcp-duplicate-reported = 상대가 { $seq }번부터 { $len }바이트를 두 번 받았다고 알립니다(D-SACK).
    .short = 상대가 { $len } B 두 번 받음
fact-tcp-slow-start-left = 왕복 시간이 { NS($rtt_ns) }로 길어졌습니다(가장 짧을 때 { NS($shortest_ns) }). 길 어딘가에 줄이 생긴 것이라 넘치기 전에 느린 시작을 { $cwnd }바이트에서 끝냅니다(HyStart).
    .short = HyStart cwnd { $cwnd }
fact-tcp-receive-buffer-grown = { $node }의 프로그램이 빨리 읽습니다. 수신 버퍼를 { $from }바이트에서 { $to }바이트로 키우고 윈도우도 함께 커집니다.
    .short = 수신 버퍼 { $to } B
fact-tcp-send-buffer-grown = 혼잡 윈도우가 { $node }의 송신 버퍼보다 커졌습니다. 송신 버퍼를 { $from }바이트에서 { $to }바이트로 키웁니다.
    .short = 송신 버퍼 { $to } B
fact-tcp-congestion-avoidance = 느린 시작이 끝납니다. 윈도우 { JOSA($cwnd, "이/가") } 문턱 { $ssthresh }에 이르러 이제 천천히 커집니다.
    .short = 혼잡 회피 cwnd { $cwnd }
fact-tcp-idle-restart = { NS($idle_ns) } 동안 조용했습니다. 길이 바뀌었을 수 있어 윈도우를 { JOSA($cwnd, "으로/로") } 줄여 다시 시작합니다.
    .short = 쉬었음 cwnd { $cwnd }
fact-tcp-send-window-closed = 상대의 윈도우가 0입니다. { $waiting }바이트가 자리가 날 때까지 기다립니다.
    .short = 상대 윈도우 0
fact-tcp-send-window-opened = 상대에게 다시 { $window }바이트의 자리가 났습니다.
    .short = 상대 윈도우 { $window }
fact-tcp-receive-window-closed = { $node }의 수신 버퍼가 꽉 찼습니다(안 읽은 것 { $unread }바이트). 상대에게 멈추라고 알립니다.
    .short = 내 윈도우 0
fact-tcp-receive-window-opened = 프로그램이 읽었습니다. { JOSA($node, "이/가") } { $window }바이트의 자리가 났다고 알립니다.
    .short = 내 윈도우 { $window }
fact-tcp-window-probe = { JOSA($node, "이/가") } 자리가 났는지 묻습니다({ $attempt }번째, 마지막 윈도우 { $window }). 다음은 { NS($next_ns) } 뒤입니다.
    .short = 윈도우 탐침 #{ $attempt }
fact-tcp-keep-alive-probe = 오랫동안 아무것도 오가지 않았습니다. { JOSA($node, "이/가") } 상대가 아직 있는지 묻습니다(탐침 { $of }번 중 { $attempt }번째). 다음은 { NS($next_ns) } 뒤입니다.
    .short = 킵얼라이브 탐침 #{ $attempt }
fact-tcp-window-update = { $node }의 프로그램이 읽어서 자리가 났습니다. 상대에게 { JOSA($from, "이/가") } 아니라 { $to }바이트가 비었다고 알립니다.
    .short = 윈도우 { $from } → { $to }
fact-tcp-nagle-held = { $bytes }바이트가 기다립니다. 앞의 작은 세그먼트({ $outstanding }바이트)가 확인될 때까지 모읍니다(Nagle).
    .short = Nagle 대기 { $bytes } B
fact-tcp-ack-delayed = { JOSA($node, "이/가") } ACK를 길어야 { NS($wait_ns) } 미룹니다. 보낼 데이터에 실어 보낼 수도 있습니다.
    .short = ACK 미룸 { NS($wait_ns) }
fact-tcp-out-of-order = { $seq }번부터 { $len }바이트가 먼저 왔습니다. { $expected }번이 비어 있어 따로 둡니다(조각 { $pieces }개).
    .short = 순서 어긋남 { $seq }
fact-tcp-hole-filled = 빈 곳이 채워졌습니다. 이제 { $bytes }바이트를 읽을 수 있고 다음은 { $expected }번입니다.
    .short = 빈 곳 채움 { $bytes } B
fact-tcp-duplicate-data = { $seq }번부터 { $len }바이트는 이미 받은 것입니다. 다시 받을 필요가 없습니다.
    .short = 중복 데이터 { $len } B
fact-tcp-rejected = { JOSA($node, "이/가") } 세그먼트(seq { $seq }, ack { $ack })를 받아들이지 않습니다: { $why ->
        [outside_window] 윈도우 밖입니다.
        [bad_ack] 보낸 적 없는 것을 확인합니다.
        [old_timestamp] 타임스탬프가 너무 오래되었습니다.
        [syn_in_window] 이미 열린 연결의 SYN입니다.
        [reset_in_window] RST의 번호가 정확하지 않습니다.
        [reset_in_time_wait] 이 설정에서는 RST가 TIME-WAIT를 끝내지 못합니다(RFC 1337).
        [no_ack] ACK가 없습니다.
       *[too_many_holes] 빈 곳이 이미 너무 많습니다.
    }{ $answered ->
        [yes] {" "}ACK로 현재 위치를 알립니다.
       *[no] {""}
    }
    .short = ✗ 세그먼트 { $seq }
fact-tcp-reset-received = 상대가 연결을 끊었습니다(RST, seq { $seq }).
    .short = RST 받음
fact-tcp-reset-sent = { JOSA($node, "이/가") } 연결을 끊습니다(RST, seq { $seq }). { $why ->
        [bad_ack] 상대가 보낸 적 없는 것을 확인했습니다.
        [abort] 프로그램이 그만두었습니다.
        [unread_data] 프로그램이 다 읽지 않고 닫았습니다.
        [syn_in_handshake] 핸드셰이크가 끝나기 전에 번호가 다른 SYN이 왔습니다.
        [keep_alive] 킵얼라이브 탐침에 아무도 답하지 않았습니다.
       *[data_after_close] 닫은 뒤에 데이터가 왔습니다.
    }
    .short = RST 보냄
fact-tcp-no-connection = { $local }에는 { JOSA($remote, "과/와") } 맺은 연결도 듣는 프로그램도 없습니다. { JOSA($node, "이/가") } seq { $seq }에 RST로 답합니다(연결 거부).
    .short = 연결 거부 → RST
fact-tcp-queue-full = { $local }의 { $queue ->
        [syn] SYN 대기열
       *[accept] 수락 대기열
    }이 꽉 찼습니다({ $limit }). SYN을 무시하고, 클라이언트는 다시 보낼 것입니다.
    .short = ✗ { $queue } 대기열 가득 참
fact-tcp-soft-error = { JOSA($node, "이/가") } 이 연결에 대한 ICMP 오류({ $errno })를 적어 두고 계속 시도합니다.
    .short = ICMP 기억: { $errno }
fact-tcp-path-mtu = 어느 라우터가 { $mtu }바이트까지만 나릅니다. 세그먼트를 데이터 { $mss }바이트로 줄입니다.
    .short = 경로 MTU { $mtu }

## 소켓과 프로세스

fact-sock-listening = { $node }의 프로세스 { JOSA($pid, "이/가") } { $local }에서 { JOSA($proto, "을/를") } 기다립니다.
    .short = 대기 { $proto } { TAIL($local) }
fact-sock-failed = { $node }의 프로세스 { $pid }: { $call }() 호출이 실패합니다. { $errno }{ $errno ->
        [EADDRINUSE] : 다른 소켓이 이미 이 포트를 씁니다. 다른 포트를 고르거나 그 프로그램을 끝내십시오(ss -lp로 확인). TIME-WAIT만 남았다면 보통 1분 뒤에 비고, 앞뒤 소켓 모두 bind() 전에 SO_REUSEADDR를 켰다면 바로 쓸 수 있습니다.
        [EADDRNOTAVAIL] : 이 장치에 없는 주소이거나(ip addr로 확인), 남은 포트가 없습니다.
        [ECONNREFUSED] : 그 포트를 듣는 프로그램이 없습니다. 서버를 켜거나 포트 번호를 확인하십시오.
        [ECONNRESET] : 상대가 연결을 끊었습니다(RST). 다시 연결하십시오.
        [ETIMEDOUT] : 제시간에 아무도 답하지 않았습니다. 상대가 켜져 있는지, 선이 꽂혔는지, 중간에 막는 것이 없는지 보십시오.
        [EHOSTUNREACH] : 그 호스트에 닿을 수 없습니다. ARP에 답이 없거나, 라우터가 그렇게 알렸습니다.
        [ENETUNREACH] : 그 네트워크로 가는 경로가 없습니다. ip route를 보십시오.
        [EHOSTDOWN] : 라우터가 그 호스트를 모릅니다.
        [ENONET] : 라우터에 따르면 이 장치는 그곳과 끊겨 있습니다.
        [ENOPROTOOPT] : 그 호스트가 이 전송 프로토콜을 쓰지 않거나, 그런 옵션이 없습니다.
        [EPROTO] : 도중의 누군가가 패킷의 헤더를 읽지 못했습니다.
        [EPIPE] : 이쪽 방향은 이미 닫혔습니다. 더 쓸 수 없습니다.
        [ENOTCONN] : 소켓이 연결되지 않았습니다. 먼저 connect()나 accept()를 부르십시오.
        [EISCONN] : 소켓이 이미 연결되어 있습니다.
        [EDESTADDRREQ] : 보낼 곳이 없습니다. connect()를 먼저 부르거나 sendto()에 주소를 주십시오.
        [EBADF] : 그 번호로 열린 디스크립터가 없습니다. fds로 확인하십시오.
        [EINVAL] : 소켓의 지금 상태에 맞지 않는 호출입니다. 보통의 순서는 socket, bind, listen, accept입니다.
        [EOPNOTSUPP] : 이 종류의 소켓에는 없는 호출입니다. UDP에는 listen과 accept가 없습니다.
        [ENODEV] : 이 그룹으로 이어지는 인터페이스가 없습니다.
        [ENOBUFS] : 자리가 더 없습니다. 한 소켓은 그룹 20개까지 들어갑니다.
        [EINTR] : 기다리는 동안 Ctrl-C가 왔습니다. 다시 부를 수 있습니다.
        [EACCES] : 허락되지 않습니다. 1024 아래의 포트는 root만 쓸 수 있고(sudo), 브로드캐스트에는 SO_BROADCAST가 필요합니다.
        [EMSGSIZE] : 한 데이터그램에 담기에 너무 큽니다. 나누어 보내십시오.
        [EMFILE] : 열린 디스크립터가 너무 많습니다. 몇 개를 닫으십시오.
       *[other] {""}
    }
    .short = { $call } { $errno }
fact-sock-connecting = { $node }의 프로세스 { JOSA($pid, "이/가") } { $local }에서 { JOSA($remote, "으로/로") } 연결합니다.
    .short = 연결 { $remote }
fact-sock-accepted = { $node }의 프로세스 { JOSA($pid, "이/가") } { $local }에서 { $remote }의 연결을 수락합니다.
    .short = 수락 { $remote }
fact-sock-wrote = { $node }의 프로세스 { JOSA($pid, "이/가") } 연결에 { $len }바이트를 씁니다.
    .short = 쓰기 { $len } B
fact-sock-read = { $node }의 프로세스 { JOSA($pid, "이/가") } { $len ->
        [0] 끝을 읽습니다. 상대가 다 보냈습니다.
       *[other] 연결에서 { $len }바이트를 읽습니다.
    }
    .short = 읽기 { $len } B
fact-sock-closed = { $node }의 프로세스 { JOSA($pid, "이/가") } { $proto } 소켓 { JOSA($local, "을/를") } 닫습니다.
    .short = 닫기 { $proto } { TAIL($local) }
fact-proc-started = { JOSA($node, "이/가") } 프로세스 { JOSA($pid, "을/를") } 시작합니다(부모 { $parent }, { $tty ->
        [none] 터미널 없음
       *[other] 터미널 pts/{ $tty }
    }): { $argv }
    .short = 실행 { $argv }
fact-proc-setting-changed = { JOSA($node, "이/가") } { $name } 값을 { JOSA($value, "으로/로") } 정합니다. 새 연결부터 이 값을 따릅니다.
    .short = { $name } = { $value }
fact-proc-printed = { $node }의 프로세스 { JOSA($pid, "이/가") } { $stream ->
        [err] 표준 오류에
       *[out] 화면에
    } 씁니다: { $text }
    .short = { $text }
fact-proc-piped = { $node }의 프로세스 { JOSA($pid, "이/가") } 파이프 { $pipe }에 씁니다: { $text }
    .short = | { $text }
fact-proc-saved = { $node }의 프로세스 { JOSA($pid, "이/가") } 파일 { $path }의 끝에 한 줄을 씁니다.
    .short = 쓰기 { $path }
fact-proc-exited = { $node }의 프로세스 { JOSA($pid, "이/가") } 코드 { JOSA($code, "으로/로") } 끝납니다{ $code ->
        [0] : 잘 끝났습니다.
        [129] : 터미널이 닫혔습니다(SIGHUP).
        [130] : Ctrl-C입니다(SIGINT).
        [137] : 강제로 끝냈습니다(SIGKILL).
        [141] : 파이프를 읽는 쪽이 없습니다(SIGPIPE).
        [143] : 끝내라는 요청을 받았습니다(SIGTERM).
       *[other] : 무언가 실패했습니다.
    }
    .short = 종료 { $code }
fact-proc-reaped = { $node }의 { $by ->
        [1] init이
       *[other] 프로세스 { JOSA($by, "이/가") }
    } 프로세스 { $pid }의 종료 코드를 거둡니다. 그 번호는 이제 비었습니다.
    .short = 프로세스 { $pid } 거둠
fact-proc-signalled = { $by ->
        [0] { $node }의 커널이
       *[other] { $node }의 프로세스 { JOSA($by, "이/가") }
    } 프로세스 { $pid }에 SIG{ $signal } 신호를 보냅니다{ $ignored ->
        [yes] . 무시하고 계속 실행합니다.
       *[no] . 그 프로세스는 끝납니다.
    }
    .short = SIG{ $signal } → { $pid }{ $ignored ->
        [yes] {" "}무시
       *[no] {""}
    }
fact-proc-adopted = { $node }의 프로세스 { JOSA($pid, "이/가") } 부모 { JOSA($from, "을/를") } 잃었습니다. 이제 부모는 init(1)입니다.
    .short = { $pid }의 부모가 init으로
fact-proc-detached = { $node }의 프로세스 { JOSA($pid, "이/가") } 터미널 pts/{ $tty } 없이 계속 삽니다. 데몬이 되었습니다.
    .short = { $pid } 데몬이 됨
fact-proc-hung-up = { $node }의 터미널 pts/{ JOSA($tty, "이/가") } 닫힙니다. 셸 { JOSA($shell, "이/가") } 시작한 것은 모두 SIGHUP을 받습니다.
    .short = pts/{ $tty } 닫힘
fact-proc-stopped = { $node }의 프로세스 { JOSA($pid, "이/가") } SIG{ $signal } 신호로 멈췄습니다. SIGCONT가 올 때까지 아무것도 깨우지 못하지만 잃는 것도 없습니다.
    .short = 프로세스 { $pid } 정지
fact-proc-continued = { $node }의 멈췄던 프로세스 { JOSA($pid, "이/가") } SIGCONT를 받고 다시 움직입니다.
    .short = 프로세스 { $pid } 재개
fact-proc-job-done = { $node }의 셸 { JOSA($shell, "이/가") } 작업 [{ $job }]의 끝을 알립니다(코드 { $code }).
    .short = 작업 [{ $job }] 끝: { $code }
fact-proc-woke = { $node }의 프로세스 { JOSA($pid, "이/가") } 다시 움직입니다. 기다리던 것이 왔습니다.
    .short = 프로세스 { $pid } 깨어남
fact-proc-bad-command = { JOSA($node, "이/가") } 알아듣지 못한 명령: { $line }
    .short = ✗ { $line }
fact-sock-called = { $node }의 프로세스 { JOSA($pid, "이/가") } { $call }({ $fd ->
        [none] {""}
       *[other] { $fd }{ HAS($args) ->
            [yes] , {""}
           *[no] {""}
        }
    }{ $args }) 호출을 합니다.
    .short = { $call }({ $fd ->
        [none] {""}
       *[other] { $fd }{ HAS($args) ->
            [yes] , {""}
           *[no] {""}
        }
    }{ $args })
fact-sock-returned = { $node }의 프로세스 { $pid }: { $call }()의 결과는 { $errno ->
        [none] { $value }입니다{ $fd ->
            [none] . 새 디스크립터의 번호입니다.
           *[other] .
        }
       *[other] -1입니다. { JOSA($errno, "으로/로") } 실패했습니다.
    }
    .short = { $call } = { $errno ->
        [none] { $value }
       *[other] -1 { $errno }
    }
fact-proc-typed = { $node }의 프로세스 { $pid } 표준 입력에 한 줄이 들어옵니다: { $text }
    .short = ⌨ { $text }
fact-proc-input-ended = { $node }의 프로세스 { $pid } 표준 입력이 끝났습니다. 더 입력될 것이 없습니다.
    .short = 입력 끝
fact-proc-interrupted = { $node }의 프로세스 { $pid }에 Ctrl-C가 닿습니다(SIGINT).
    .short = ^C
fact-proc-blocked = { $node }의 프로세스 { JOSA($pid, "이/가") } { $call }({ $fd }) 안에서 멈춰 기다립니다. 아직 돌려줄 것이 없습니다.
    .short = { $call }({ $fd }) 대기
fact-sock-error-pending = { $node }의 프로세스 { $pid } 소켓 { JOSA($fd, "이/가") } 보낸 것에 대해 ICMP 오류가 왔습니다. 다음 호출은 { JOSA($errno, "으로/로") } 실패합니다.
    .short = { $fd }: { $errno } 대기
