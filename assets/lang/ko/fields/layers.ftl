# 계층과 프로토콜. 이 폴더의 파일을 쓰는 법은 en/fields/layers.ftl 첫머리에 있습니다.

layer-1 = 1계층 물리: 선이나 공기를 지나는 비트
layer-2 = 2계층 데이터 링크: MAC 주소로 이웃끼리 주고받는 프레임
layer-3 = 3계층 네트워크: IP 주소로 네트워크를 건너는 패킷
layer-4 = 4계층 전송: 포트로 프로그램에서 프로그램까지
layer-5 = 5계층 세션: 대화를 이어 감. 따로 두는 일은 드묾
layer-6 = 6계층 표현: 데이터를 적는 방법. 예: 암호화
layer-7 = 7계층 응용: 프로그램끼리 하는 말
proto-eth = 이더넷: 같은 선의 이웃에게 프레임을 나름
    .here = { HAS($eth-src) ->
        [yes] { HAS($eth-type) ->
            [yes] { $eth-dst-kind ->
                [broadcast] { $eth-src }에서 링크의 모두에게 가는 프레임. { JOSA($eth-type-name, "을/를") } 나릅니다.
               *[other] { $eth-src }에서 { JOSA($eth-dst, "으로/로") } 가는 프레임. { JOSA($eth-type-name, "을/를") } 나릅니다.
            }
           *[no] { $eth-dst-kind ->
                [broadcast] { $eth-src }에서 링크의 모두에게 가는 802.3 프레임입니다.
               *[other] { $eth-src }에서 { JOSA($eth-dst, "으로/로") } 가는 802.3 프레임입니다.
            }
        }
       *[no] 프레임의 앞부분입니다. 나머지가 없습니다.
    }
proto-vlan = VLAN: 선 하나에 여러 네트워크
    .here = { HAS($vlan-etype) ->
        [yes] VLAN { $vlan-id }의 프레임, 우선순위 { $vlan-priority }. { JOSA($vlan-etype-name, "을/를") } 나릅니다.
       *[no] VLAN 태그의 앞부분입니다. 나머지가 없습니다.
    }
proto-arp = ARP: IP 주소에 딸린 MAC을 찾음
    .here = { HAS($arp-dst-proto-ipv4) ->
        [yes] { $arp-opcode ->
            [1] { SAME($arp-src-proto-ipv4, $arp-dst-proto-ipv4) ->
                [yes] { JOSA($arp-src-proto-ipv4, "이/가") } 자기 MAC { JOSA($arp-src-hw-mac, "을/를") } 알립니다.
               *[no] { $arp-src-proto-ipv4-kind ->
                    [unspecified] { JOSA($arp-dst-proto-ipv4, "을/를") } 쓰는 장치가 있는지 { JOSA($arp-src-hw-mac, "이/가") } 묻습니다.
                   *[other] { JOSA($arp-dst-proto-ipv4, "은/는") } 누구? { JOSA($arp-src-proto-ipv4, "이/가") } 묻습니다.
                }
            }
            [2] { $arp-src-proto-ipv4 }의 MAC은 { $arp-src-hw-mac }입니다.
           *[other] { JOSA($arp-src-proto-ipv4, "과/와") } { $arp-dst-proto-ipv4 } 사이의, 질문도 답도 아닌 메시지입니다.
        }
       *[no] 중간에 끝난 ARP 메시지입니다.
    }
proto-ip = IPv4: 네트워크에서 네트워크로 패킷을 나름
    .here = { HAS($ip-dst) ->
        [yes] { $quoted ->
            [yes] 이 오류가 말하는 패킷: { $ip-src }에서 { JOSA($ip-dst, "으로/로") } 가던 { $ip-proto-name }.
           *[no] { $ip-src }에서 { JOSA($ip-dst, "으로/로") } 가며 { JOSA($ip-proto-name, "을/를") } 나릅니다. TTL { $ip-ttl }.
        }
       *[no] IPv4 헤더의 앞부분입니다. 나머지가 없습니다.
    }
proto-icmp = ICMP: 메아리, 그리고 무엇이 잘못되었는지 알림
    .here = { HAS($icmp-type) ->
        [yes] { $icmp-type ->
            [0] { HAS($icmp-seq) ->
                [yes] { $icmp-seq }번 에코 요청에 대한 답입니다.
               *[no] 에코 요청에 대한 답입니다.
            }
            [8] { HAS($icmp-seq) ->
                [yes] { $icmp-seq }번 에코 요청: 그대로 돌려보내 달라는 뜻입니다.
               *[no] 에코 요청: 그대로 돌려보내 달라는 뜻입니다.
            }
            [3] { HAS($icmp-code) ->
                [yes] 아래에 인용한 패킷이 닿지 못했습니다: { $icmp-code-name }.
               *[no] 어떤 패킷이 닿지 못했습니다.
            }
            [5] 아래에 인용한 패킷에는 더 가까운 라우터가 있습니다.
            [11] { HAS($icmp-code) ->
                [yes] 아래에 인용한 패킷이 시간을 넘겼습니다: { $icmp-code-name }.
               *[no] 어떤 패킷이 시간을 넘겼습니다.
            }
           *[other] ICMP { $icmp-type-name } 메시지입니다.
        }
       *[no] 중간에 끝난 ICMP 메시지입니다.
    }
proto-udp = UDP: 프로그램 사이의 낱개 메시지. 도착을 보장하지 않음
    .here = { HAS($udp-length) ->
        [yes] { $udp-srcport } 포트에서 { $udp-dstport } 포트로 보내는 { BYTES(MINUS($udp-length, 8)) }입니다.
       *[no] 중간에 끝난 UDP 헤더입니다.
    }
proto-tcp = TCP: 프로그램 사이의 믿을 수 있는 바이트 흐름
    .here = { HAS($tcp-window-size-value) ->
        [yes] { $tcp-flags-reset ->
            [1] { $tcp-srcport } 포트가 { $tcp-dstport } 포트와의 연결을 바로 끊습니다.
           *[other] { $tcp-flags-syn ->
                [1] { $tcp-flags-ack ->
                    [1] { $tcp-srcport } 포트가 { $tcp-dstport } 포트가 청한 연결을 받아들입니다.
                   *[other] { $tcp-srcport } 포트가 { $tcp-dstport } 포트에 연결을 청합니다.
                }
               *[other] { $tcp-flags-fin ->
                    [1] { $tcp-srcport } 포트가 { $tcp-dstport } 포트에 다 보냈다고 알립니다.
                   *[other] { $tcp-srcport } → { $tcp-dstport } 포트: 데이터는 { $tcp-seq }부터, 기다리는 것은 { $tcp-ack }부터입니다.
                }
            }
        }
       *[no] TCP 헤더의 앞부분입니다. 나머지가 없습니다.
    }
proto-dhcp = DHCP: 호스트에 주소를 빌려줌
    .here = { HAS($dhcp-hw-mac-addr) ->
        [yes] { $dhcp-option-dhcp ->
            [1] { JOSA($dhcp-hw-mac-addr, "이/가") } 주소를 빌려줄 서버를 찾습니다.
            [2] { $dhcp-hw-mac-addr }에 { JOSA($dhcp-ip-your, "을/를") } 제안합니다.
            [3] { HAS($dhcp-option-requested-ip-address) ->
                [yes] { JOSA($dhcp-hw-mac-addr, "이/가") } { JOSA($dhcp-option-requested-ip-address, "을/를") } 달라고 합니다.
               *[no] { $dhcp-ip-client-kind ->
                    [unspecified] { JOSA($dhcp-hw-mac-addr, "이/가") } 주소를 달라고 합니다.
                   *[other] { JOSA($dhcp-hw-mac-addr, "이/가") } { JOSA($dhcp-ip-client, "을/를") } 더 쓰겠다고 합니다.
                }
            }
            [4] { JOSA($dhcp-hw-mac-addr, "이/가") } 주소를 받지 않습니다. 누가 이미 쓰고 있습니다.
            [5] { $dhcp-ip-your-kind ->
                [unspecified] { $dhcp-hw-mac-addr }에 청한 설정을 알려 줍니다.
               *[other] { JOSA($dhcp-hw-mac-addr, "은/는") } { JOSA($dhcp-ip-your, "을/를") } 써도 됩니다.
            }
            [6] { JOSA($dhcp-hw-mac-addr, "은/는") } 거절당해 처음부터 다시 해야 합니다.
            [7] { JOSA($dhcp-hw-mac-addr, "이/가") } { JOSA($dhcp-ip-client, "을/를") } 돌려줍니다.
            [8] { JOSA($dhcp-hw-mac-addr, "이/가") } 주소는 말고 설정만 묻습니다.
           *[other] { $dhcp-hw-mac-addr }의 메시지. 여기서 아는 종류가 아닙니다.
        }
       *[no] 중간에 끝난 DHCP 메시지입니다.
    }
proto-dns = DNS: 이름의 주소를 찾음
    .here = { HAS($dns-flags-response) ->
        [yes] { $dns-flags-response ->
            [1] { HAS($dns-qry-name) ->
                [yes] "{ $dns-qry-name }"에 대한 답: { $dns-flags-rcode-name }, 레코드 { $dns-count-answers }개.
               *[no] { HAS($dns-flags-rcode-name) ->
                    [yes] 답: { $dns-flags-rcode-name }.
                   *[no] 답입니다.
                }
            }
           *[other] { HAS($dns-qry-type) ->
                [yes] "{ $dns-qry-name }"의 { $dns-qry-type-name } 레코드를 묻습니다.
               *[no] 질문입니다.
            }
        }
       *[no] DNS 메시지의 한 조각입니다.
    }
proto-http = HTTP: 웹 페이지를 청하고 받음
    .here = { HAS($http-request-method) ->
        [yes] 클라이언트의 요청: { $http-request-method } { $http-request-uri }
       *[no] { HAS($http-response-code) ->
            [yes] { HAS($http-response-phrase) ->
                [yes] 서버의 답: { $http-response-code } { $http-response-phrase }
               *[no] 서버의 답: { $http-response-code }
            }
           *[no] 앞 세그먼트에서 시작된 메시지의 { JOSA(BYTES($size), "이/가") } 이어집니다.
        }
    }
proto-data = 데이터: 헤더가 설명하지 않는 바이트
    .here = { HAS($tcp-payload) ->
        [yes] { header-tcp-payload.here }
       *[no] { HAS($udp-payload) ->
            [yes] { header-udp-payload.here }
           *[no] { HAS($icmp-data) ->
                [yes] { header-icmp-data.here }
               *[no] { header-data-data.here }
            }
        }
    }
proto-llc = LLC: 802.3 프레임 안에 무엇이 들었는지 알림
    .here = { HAS($llc-type) ->
        [yes] { JOSA($llc-type-name, "을/를") } 나르는 802.3 프레임입니다.
       *[no] { HAS($llc-dsap) ->
            [yes] { $llc-dsap-name } 프로토콜이 받을 802.3 프레임입니다.
           *[no] 중간에 끝난 LLC 헤더입니다.
        }
    }
proto-stp = STP: 프레임이 맴돌지 않게 스위치끼리 나무 모양 길을 정함
    .here = { HAS($stp-bridge-hw) ->
        [yes] { SAME($stp-root-hw, $stp-bridge-hw) ->
            [yes] { JOSA($stp-bridge-hw, "은/는") } 자기가 루트라고 합니다.
           *[no] { $stp-bridge-hw }: 루트는 { $stp-root-hw }, 거리는 { $stp-root-cost }입니다.
        }
       *[no] { $stp-type ->
            [128] 링크가 생기거나 없어졌다고 스위치가 루트에 알립니다.
           *[other] 중간에 끝난 스패닝 트리 메시지입니다.
        }
    }
proto-ipv6 = IPv6: 더 긴 주소로 네트워크에서 네트워크로 패킷을 나름
    .here = { HAS($ipv6-dst) ->
        [yes] { $ipv6-src }에서 { JOSA($ipv6-dst, "으로/로") } 가며 { JOSA($ipv6-nxt-name, "을/를") } 나릅니다.
       *[no] IPv6 헤더의 앞부분입니다. 나머지가 없습니다.
    }
proto-igmp = IGMP: 여기서 누가 어느 멀티캐스트 그룹을 들으려는지 라우터에 알림
    .here = { $igmp-type ->
        [17] { $igmp-maddr-kind ->
            [unspecified] 여기에 어느 그룹이든 들으려는 호스트가 있는지 라우터가 묻습니다.
           *[other] { HAS($igmp-maddr) ->
                [yes] 여기에 그룹 { JOSA($igmp-maddr, "을/를") } 들으려는 호스트가 있는지 라우터가 묻습니다.
               *[no] 라우터가 그룹에 대해 묻습니다. 메시지가 중간에 끝났습니다.
            }
        }
        [18] { HAS($igmp-maddr) ->
            [yes] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 듣겠다고 합니다.
           *[no] 호스트가 그룹을 듣겠다고 합니다. 메시지가 중간에 끝났습니다.
        }
        [22] { HAS($igmp-maddr) ->
            [yes] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 듣겠다고 합니다.
           *[no] 호스트가 그룹을 듣겠다고 합니다. 메시지가 중간에 끝났습니다.
        }
        [23] { HAS($igmp-maddr) ->
            [yes] 호스트가 그룹 { JOSA($igmp-maddr, "을/를") } 더는 듣지 않겠다고 합니다.
           *[no] 호스트가 그룹에서 나갑니다. 메시지가 중간에 끝났습니다.
        }
        [34] 호스트가 어느 그룹의 어느 송신자를 들을지 알립니다.
       *[other] 멀티캐스트 그룹에 대한, 종류를 모르는 메시지입니다.
    }
proto-icmpv6 = ICMPv6: 메아리와 오류, 그리고 IPv6가 이웃과 라우터를 찾는 방법
    .here = { $icmpv6-type ->
        [1] 아래에 인용한 패킷을 전할 수 없었습니다.
        [2] 아래에 인용한 패킷이 다음 링크에는 너무 컸습니다.
        [3] 아래에 인용한 패킷이 시간을 넘겼습니다.
        [4] 아래에 인용한 패킷의 헤더를 읽을 수 없었습니다.
        [128] 에코 요청: 그대로 돌려보내 달라는 뜻입니다.
        [129] 에코 요청에 대한 답입니다.
        [130] 그룹을 들으려는 호스트가 있는지 라우터가 묻습니다.
        [131] { HAS($icmpv6-mld-multicast-address) ->
            [yes] 호스트가 그룹 { JOSA($icmpv6-mld-multicast-address, "을/를") } 듣겠다고 합니다.
           *[no] 호스트가 그룹을 듣겠다고 합니다. 메시지가 중간에 끝났습니다.
        }
        [132] { HAS($icmpv6-mld-multicast-address) ->
            [yes] 호스트가 그룹 { JOSA($icmpv6-mld-multicast-address, "을/를") } 더는 듣지 않겠다고 합니다.
           *[no] 호스트가 그룹에서 나갑니다. 메시지가 중간에 끝났습니다.
        }
        [133] 호스트가 라우터를 찾습니다.
        [134] 라우터가 자기와 네트워크를 알립니다.
        [135] { HAS($icmpv6-nd-ns-target-address) ->
            [yes] { JOSA($icmpv6-nd-ns-target-address, "은/는") } 누구인지 묻습니다.
           *[no] 중간에 끝난 이웃 찾기입니다.
        }
        [136] { HAS($icmpv6-nd-na-target-address) ->
            [yes] { JOSA($icmpv6-nd-na-target-address, "이/가") } 자기 MAC을 알립니다.
           *[no] 중간에 끝난 이웃 알림입니다.
        }
        [137] { HAS($icmpv6-rd-na-destination-address) ->
            [yes] { JOSA($icmpv6-rd-na-destination-address, "으로/로") } 가는 더 나은 첫 홉을 라우터가 알려 줍니다.
           *[no] 라우터가 더 나은 첫 홉을 알려 줍니다.
        }
        [143] 호스트가 어느 그룹의 어느 송신자를 들을지 알립니다.
       *[other] 여기서는 모르는 종류의 메시지입니다.
    }
proto-rip = RIP: 라우터끼리 어느 네트워크에 갈 수 있는지 알림
    .here = { $rip-command ->
        [1] 질문: 어떤 경로를 가지고 있습니까?
        [2] 라우터가 이웃에게 가진 경로를 알립니다.
       *[other] 여기서는 모르는 명령의 메시지입니다.
    }
proto-portcontrol = PCP: 프로그램이 공유기에 바깥 포트를 청함
    .here = { $portcontrol-r ->
        [0] 공유기에 보내는 요청입니다.
       *[other] 공유기의 답입니다.
    }
proto-pppoed = PPPoE 발견: 클라이언트와 접속 집중 장치가 서로를 찾음
    .here = { $pppoe-code ->
        [9] 세션을 내줄 곳이 있는지 모두에게 묻습니다.
        [7] 접속 집중 장치가 내줄 수 있다고 답합니다.
        [25] 클라이언트가 이 집중 장치에 세션을 청합니다.
        [101] { HAS($pppoe-session-id) ->
            [yes] { $pppoe-session-id ->
                [0] 집중 장치가 거절합니다.
               *[other] 세션 { $pppoe-session-id }번이 시작됩니다.
            }
           *[no] 집중 장치가 답합니다.
        }
        [167] 세션이 끝났습니다.
       *[other] 세션을 찾거나 끝내는 단계입니다.
    }
proto-pppoes = PPPoE: 이더넷 위의 다이얼 회선
    .here = { HAS($pppoe-session-id) ->
        [yes] 세션 { $pppoe-session-id }번의 프레임입니다.
       *[no] 끝까지 오지 않은 세션 프레임의 머리입니다.
    }
proto-ppp = PPP: 둘 사이의 회선. 여러 프로토콜을 나름
    .here = { HAS($ppp-protocol) ->
        [yes] 다음에 오는 것: { HEX($ppp-protocol, 4) }.
       *[no] 끝까지 오지 않은 프로토콜 번호입니다.
    }
proto-lcp = LCP: 두 끝이 회선을 합의함
    .here = { HAS($ppp-code) ->
        [yes] 회선에 관한 { $ppp-code-name }입니다.
       *[no] 끝까지 오지 않은 LCP 패킷입니다.
    }
proto-pap = PAP: 사용자와 암호. 누구나 읽음
    .here = { $pap-code ->
        [1] 사용자와 암호를 대고 들여보내 달라고 합니다.
        [2] 들어와도 됩니다.
        [3] 들어올 수 없습니다.
       *[other] PAP 패킷입니다.
    }
proto-chap = CHAP: 암호를 보내지 않고 증명함
    .here = { $chap-code ->
        [1] 신원을 증명하라고 합니다.
        [2] 증명입니다.
        [3] 들어와도 됩니다.
        [4] 들어올 수 없습니다.
       *[other] CHAP 패킷입니다.
    }
proto-ipcp = IPCP: 두 끝이 주소를 합의함
    .here = { HAS($ppp-code) ->
        [yes] 주소에 관한 { $ppp-code-name }입니다.
       *[no] 끝까지 오지 않은 IPCP 패킷입니다.
    }
proto-padding = 채움: 짧은 프레임을 최소 길이까지 채움
    .here = 내용 뒤의 { BYTES($size) }. 아무 뜻이 없습니다.
proto-ipv6-ext = IPv6 확장 헤더: IPv6와 내용 사이에서 가는 방법을 덧붙임
    .here = { HAS($ipv6-fraghdr-ident) ->
        [yes] 패킷 { HEX($ipv6-fraghdr-ident, 8) }의 조각. 내용의 { TIMES($ipv6-fraghdr-offset, 8) }번째 바이트부터입니다.
       *[no] { HAS($ipv6-routing-segleft) ->
            [yes] { $ipv6-routing-segleft ->
                [0] 거쳐 갈 곳을 모두 지났습니다.
               *[other] 거쳐 갈 곳이 { $ipv6-routing-segleft }군데 남았습니다.
            }
           *[no] { HAS($ipv6-ext-nxt) ->
                [yes] 옵션 { BYTES($size) }. 그 뒤에 { JOSA($ipv6-ext-nxt-name, "이/가") } 옵니다.
               *[no] 중간에 끝난 확장 헤더입니다.
            }
        }
    }
proto-ieee8021ad = 사업자 VLAN: 고객의 태그를 그대로 둔 채 바깥에 하나 더 붙인 태그
    .here = { HAS($ieee8021ad-id) ->
        [yes] 사업자 VLAN { $ieee8021ad-id }에 속한 프레임입니다.
       *[no] { HAS($ieee8021ad-cvid) ->
            [yes] 고객의 VLAN { $ieee8021ad-cvid }에 속한 프레임입니다.
           *[no] 중간에 끝난 사업자 VLAN 태그입니다.
        }
    }
proto-ah = AH: 누가 보냈는지, 바뀌지 않았는지 증명함
    .here = { HAS($ah-spi) ->
        [yes] 약속 { HEX($ah-spi, 8) }의 증명. 내용은 암호화하지 않았습니다.
       *[no] 중간에 끝난 인증 헤더입니다.
    }
proto-esp = ESP: 내용을 암호화해 나름
    .here = { HAS($esp-spi) ->
        [yes] 약속 { HEX($esp-spi, 8) }의 열쇠로 암호화한 패킷입니다. 열쇠 없이는 더 읽을 수 없습니다.
       *[no] 중간에 끝난 ESP 헤더입니다.
    }
proto-tls = TLS: 프로그램끼리 남모르게 하는 말
    .here = { $tls-record-content-type ->
        [22] { $tls-handshake-type ->
            [1] { HAS($tls-server-name) ->
                [yes] 클라이언트가 사이트 { $tls-server-name }에 인사하고 할 수 있는 것을 알립니다.
               *[no] 클라이언트가 서버에 인사하고 할 수 있는 것을 알립니다.
            }
            [2] 서버가 인사에 답하고 고른 것을 알립니다.
            [11] 서버가 인증서를 보여 줍니다.
           *[other] 양쪽이 키를 맞춥니다.
        }
        [20] 보낸 쪽이 이제부터 암호화합니다.
        [21] 알림: 끝나거나 무엇이 잘못되었습니다.
        [23] 두 쪽만 읽을 수 있는 암호화된 데이터입니다.
       *[other] 앞 세그먼트에서 시작한 레코드의 가운데입니다.
    }
