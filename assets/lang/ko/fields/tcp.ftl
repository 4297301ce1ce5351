# TCP (RFC 9293)

header-tcp-srcport = 출발지 포트: 보내는 프로그램. NAT가 고쳐 쓸 수 있음
    .here = { $known ->
        [yes] { $value }: { JOSA($name, "이/가") } 보냅니다.
       *[no] { $value }: 보내는 프로그램의 포트. 답은 이리로 돌아옵니다.
    }
    .name = { $value ->
        [7] 에코
        [20] FTP 데이터
        [21] FTP
        [22] SSH
        [23] Telnet
        [25] SMTP(메일)
        [53] DNS
        [80] HTTP(웹)
        [110] POP3(메일)
        [143] IMAP(메일)
        [179] BGP
        [389] LDAP
        [443] HTTPS(웹)
        [445] SMB(파일)
        [465] SMTPS(메일)
        [587] SMTP(메일)
        [631] IPP(인쇄)
        [853] TLS 위의 DNS
        [993] IMAPS(메일)
        [995] POP3S(메일)
        [1883] MQTT
        [3306] MySQL
        [3389] RDP(원격 데스크톱)
        [5432] PostgreSQL
        [6379] Redis
        [8080] HTTP(웹, 둘째 포트)
       *[other] { $name }
    }
header-tcp-dstport = 목적지 포트: 받아야 할 프로그램. 80은 HTTP
    .here = { $known ->
        [yes] { $value }: { $name }에 보냅니다.
       *[no] { $value }: 이 포트를 연 프로그램에게. 없으면 RST가 돌아옵니다.
    }
    .name = { header-tcp-srcport.name }
header-tcp-seq = 순서 번호: 첫 바이트가 흐름에서 차지하는 자리
    .here = { $tcp-flags-syn ->
        [1] { $value }: 무작위로 고른 시작 번호. SYN의 번호이고, 첫 데이터는 그다음 번호입니다.
       *[other] { $value }: 이 세그먼트의 데이터는 보낸 쪽 흐름의 여기서 시작합니다.
    }
header-tcp-ack = 확인 번호: 다음에 받기를 기다리는 바이트
    .here = { $tcp-flags-ack ->
        [0] { $value }: ACK 플래그가 꺼져 있어 아무 뜻이 없습니다.
       *[other] { $value }: 이 번호 앞까지 다 받았습니다. 다음에 이 바이트를 기다립니다.
    }
header-tcp-hdr-len = 헤더 길이: 4바이트 단위
    .here = { MINUS(5, $value) ->
        [0] { MINUS($value, 5) ->
            [0] 5 × 4 = 20바이트: 고정 헤더뿐이고 옵션은 없습니다.
           *[other] { $value } × 4 = { TIMES($value, 4) }바이트: 고정 헤더 20바이트와 옵션 { TIMES(MINUS($value, 5), 4) }바이트입니다.
        }
       *[other] { $value } × 4 = { TIMES($value, 4) }바이트: 고정 헤더만 20바이트이므로 있을 수 없는 값입니다.
    }
header-tcp-flags = 플래그: 이 세그먼트가 연결에 하는 일
    .here = { $tcp-flags-reset ->
        [1] { $set }: 연결을 바로 끊습니다.
       *[other] { $tcp-flags-syn ->
            [1] { $tcp-flags-ack ->
                [1] { $set }: 연결을 받아들입니다. 세 단계 가운데 둘째입니다.
               *[other] { $set }: 연결을 열자고 합니다. 세 단계 가운데 첫째입니다.
            }
           *[other] { $tcp-flags-fin ->
                [1] { $set }: 보낸 쪽은 더 보낼 것이 없습니다. 상대는 더 보낼 수 있습니다.
               *[other] { $tcp-flags-ack ->
                    [1] { $set }: 보통 세그먼트. 확인 번호가 유효합니다.
                   *[other] { $count ->
                        [0] 모두 0: TCP는 이렇게 보내지 않습니다. 포트를 훑어보는 것일 수 있습니다.
                       *[other] 켜진 플래그: { $set }.
                    }
                }
            }
        }
    }
header-tcp-flags-res = 예약: 0
    .here = { $value ->
        [0] 0: 정해진 대로입니다.
       *[other] { $value }: 아직 뜻이 없는 비트입니다. 받는 쪽은 무시합니다.
    }
header-tcp-flags-ae = AE: 정밀 ECN
    .here = { $value ->
        [1] 1: 혼잡 표시를 센 수의 한 비트입니다(정밀 ECN).
       *[0] 0: 정밀 ECN이 여기서 세는 것은 없습니다.
    }
header-tcp-flags-cwr = CWR: 혼잡 표시를 받고 속도를 줄였음
    .here = { $value ->
        [1] { $tcp-flags-syn ->
            [1] 1: SYN에서는 ECE와 함께 ECN을 쓰자는 제안입니다.
           *[other] 1: 혼잡 소식을 듣고 속도를 줄였습니다.
        }
       *[0] 0: 혼잡 표시 때문에 속도를 줄인 것은 아닙니다.
    }
header-tcp-flags-ece = ECE: 길이 막히니 속도를 줄여 달라는 뜻
    .here = { $value ->
        [1] { $tcp-flags-syn ->
            [1] 1: SYN에서는 ECN을 쓸 수 있다는 뜻입니다.
           *[other] 1: 혼잡 표시가 붙은 패킷을 받았으니 속도를 줄여 달라고 합니다.
        }
       *[0] 0: 알릴 혼잡 표시가 없습니다.
    }
header-tcp-flags-urg = URG: 긴급 포인터가 유효
    .here = { $value ->
        [1] 1: 긴급 포인터가 유효합니다.
       *[0] 0: 급한 데이터가 없습니다. 긴급 포인터는 뜻이 없습니다.
    }
header-tcp-flags-ack = ACK: 확인 번호가 유효
    .here = { $value ->
        [1] 1: 확인 번호가 유효합니다. 첫 세그먼트 말고는 늘 켜져 있습니다.
       *[0] 0: 확인 번호는 뜻이 없습니다. 보통 맨 처음의 SYN에서만 그렇습니다.
    }
header-tcp-flags-push = PSH: 데이터를 바로 프로그램에 넘길 것
    .here = { $value ->
        [1] 1: 지금 보낼 것은 여기까지이니 데이터를 바로 프로그램에 넘깁니다.
       *[0] 0: 더 모았다가 프로그램에 넘겨도 됩니다.
    }
header-tcp-flags-reset = RST: 연결을 바로 끊음
    .here = { $value ->
        [1] 1: 연결을 바로 끊습니다. 또는 여기에 그런 연결이 없습니다.
       *[0] 0: 연결을 끊지 않습니다.
    }
header-tcp-flags-syn = SYN: 연결을 열며 첫 순서 번호를 알림
    .here = { $value ->
        [1] { $tcp-flags-ack ->
            [1] 1: 연결을 받아들이고, 자기 순서 번호의 시작을 알립니다.
           *[other] 1: 연결을 열자고 하며, 자기 순서 번호의 시작을 알립니다.
        }
       *[0] 0: 연결을 여는 세그먼트가 아닙니다.
    }
header-tcp-flags-fin = FIN: 보낸 쪽은 더 보낼 것이 없음
    .here = { $value ->
        [1] 1: 보낸 쪽은 다 보냈습니다. 상대는 더 보낼 수 있습니다.
       *[0] 0: 보낸 쪽이 더 보낼 수 있습니다.
    }
header-tcp-window-size-value = 윈도우: 보낸 쪽이 아직 받을 수 있는 바이트 수
    .here = { $value ->
        [0] 0: 보낸 쪽의 버퍼가 꽉 찼습니다. 윈도우를 다시 열 때까지 기다립니다.
       *[other] { $tcp-flags-syn ->
            [1] { BYTES($value) }까지 더 받을 수 있습니다. SYN의 윈도우에는 배율이 없습니다.
           *[other] { $value }: 연결할 때 정한 배율을 곱한 만큼 더 받을 수 있습니다.
        }
    }
header-tcp-checksum = 체크섬: 주소, 포트, 헤더, 데이터를 지킴
    .here = { $fault ->
        [checksum] { $hex }: 맞지 않습니다. 바뀐 비트가 있으니 받는 쪽이 버립니다.
       *[other] { $hex }: 받는 쪽이 주소까지 넣어 다시 계산해 비교합니다.
    }
header-tcp-urgent-pointer = 긴급 포인터: 이제 거의 쓰지 않음
    .here = { $tcp-flags-urg ->
        [1] { $value }: 순서 번호에서 이만큼 뒤까지가 급한 데이터입니다.
       *[other] { $value }: URG 플래그가 꺼져 있어 아무 뜻이 없습니다.
    }
header-tcp-options = 옵션: 연결을 열 때 양쪽이 맞추는 것들
    .here = 고정 헤더와 데이터 사이에 옵션 { JOSA(BYTES($size), "이/가") } 있습니다.
header-tcp-options-nop = NOP: 다음 옵션의 자리를 맞추는 채움
    .here = 다음 옵션의 자리를 맞추려고 넣은 1바이트. 다른 뜻은 없습니다.
header-tcp-options-eol = 끝: 옵션이 더 없음
    .here = 옵션은 여기서 끝납니다. 헤더의 남은 자리는 0으로 채웁니다.
header-tcp-options-mss-val = MSS: 세그먼트에 담아 받을 수 있는 가장 큰 데이터
    .here = { BYTES($value) }: 이쪽으로 보내는 세그먼트에는 데이터를 이만큼까지 담습니다.
header-tcp-options-wscale-shift = 윈도우 배율: 윈도우 값을 이만큼 비트 이동
    .here = { $value ->
        [0] 0: 이쪽 윈도우는 적힌 그대로이지만, 상대는 배율을 써도 됩니다.
       *[other] { MINUS($value, 14) ->
            [0] { $value }: 앞으로 이쪽의 윈도우 값에는 { JOSA(POWER(2, $value), "을/를") } 곱합니다.
           *[other] { $value }: 가장 큰 값 14를 넘었으니 14로 칩니다.
        }
    }
header-tcp-options-sack-perm = SACK 허용: 선택적 확인을 알아들음
    .here = 선택적 확인을 알아듣습니다. 빠진 것만 다시 보내면 됩니다.
header-tcp-options-sack = SACK: 빈 곳 너머에 이미 도착한 조각들
    .here = { MINUS($size, 10) ->
        [0] 빈 곳 너머에서 조각 하나가 도착했습니다. 빈 곳만 빠져 있습니다.
       *[other] 빈 곳 너머에 도착한 조각들을 알립니다. 빈 곳만 다시 보내면 됩니다.
    }
header-tcp-options-sack-le = 왼쪽 끝: 도착한 조각이 시작하는 곳
    .here = { $value }: 도착한 조각은 이 순서 번호에서 시작합니다.
header-tcp-options-sack-re = 오른쪽 끝: 도착한 조각이 끝나는 곳
    .here = { $value }: 도착한 조각은 이 순서 번호 바로 앞에서 끝납니다.
header-tcp-options-timestamp-tsval = 타임스탬프: 보낸 순간 보낸 쪽의 시계
    .here = { $value }: 지금 보낸 쪽의 시계 값. 상대가 이 값을 그대로 돌려보냅니다.
header-tcp-options-timestamp-tsecr = 타임스탬프 메아리: 돌려보낸 상대의 시계. 왕복 시간을 잼
    .here = { $tcp-flags-ack ->
        [0] { $value }: 아직 받은 것이 없어 뜻이 없습니다.
       *[other] { $value }: 상대의 시계 값을 돌려보냅니다. 상대는 왕복 시간을 잽니다.
    }
header-tcp-payload = 데이터: 흐름의 다음 바이트들
    .here = { $kind ->
        [text] 흐름의 { BYTES($size) }: "{ $text }"
       *[other] 프로그램에서 프로그램으로 가는 흐름의 { BYTES($size) }입니다.
    }
header-data-data = 데이터: 어느 헤더도 설명하지 않는 바이트
    .here = { $kind ->
        [text] 어느 헤더도 설명하지 않는 { BYTES($size) }: "{ $text }"
        [zeros] 어느 헤더도 설명하지 않는 { BYTES($size) }. 모두 0입니다.
       *[other] 어느 헤더도 설명하지 않는 { BYTES($size) }입니다.
    }
header-tcp-option-kind = 종류: 어떤 옵션인지
    .here = 옵션 { $value }번: { $name }.
    .name = { $key ->
        [end-of-options] 옵션 끝
        [no-operation] 채움
        [maximum-segment-size] 최대 세그먼트 크기
        [window-scale] 윈도우 배율
        [sack-permitted] SACK 허용
        [timestamps] 타임스탬프
        [md5-signature] MD5 서명
        [user-timeout] 사용자 시간 제한
        [authentication] 인증
        [multipath-tcp] 다중 경로 TCP
        [fast-open] 빠른 열기
       *[other] { $name }
    }
header-tcp-option-len = 옵션 길이: 종류와 길이를 포함한 바이트 수
    .here = 이 옵션은 { $value }바이트입니다.
header-tcp-options-mss = MSS 옵션: SYN에서 한 번만 알림
    .here = 보낸 쪽이 세그먼트 하나로 받을 수 있는 데이터 크기를 알립니다.
header-tcp-options-wscale = 윈도우 배율 옵션: SYN에서 한 번만 알림
    .here = 보낸 쪽이 앞으로 알릴 윈도우를 몇 비트 밀어 읽을지 알립니다.
header-tcp-options-timestamp = 타임스탬프: 보낸 쪽 시계와, 돌려보내는 상대 시계
    .here = 두 시계: 보낸 쪽의 것과, 마지막으로 본 상대의 것입니다.
header-tcp-options-md5 = MD5 서명: 보낸 쪽이 공유 비밀을 안다는 증명
    .here = 서명된 세그먼트. 라우터가 BGP를 지킬 때 씁니다.
header-tcp-options-md5-digest = 다이제스트: 세그먼트와 비밀의 MD5
    .here = 서명은 { $value }입니다.
header-tcp-options-user-to = 사용자 시간 제한: 확인받지 못한 데이터가 기다려도 되는 시간
    .here = 보낸 쪽이 연결을 포기하기까지 기다리는 시간을 알립니다.
header-tcp-options-user-to-granularity = 단위: 1은 분, 0은 초
    .here = { $value ->
        [1] 시간 제한의 단위는 분입니다.
       *[other] 시간 제한의 단위는 초입니다.
    }
header-tcp-options-user-to-val = 시간 제한: 몇 분 또는 몇 초
    .here = 대답이 없으면 이 단위로 { $value } 뒤에 연결을 포기합니다.
header-tcp-options-tfo = 빠른 열기(TFO): 쿠키가 있으면 SYN에 데이터를 실음
    .here = { $size ->
        [2] 다음에는 SYN에 데이터를 실을 수 있게 쿠키를 달라고 청합니다.
       *[other] 이 쿠키가 있으면 SYN에 데이터를 실을 수 있습니다.
    }
header-tcp-options-tfo-cookie = 쿠키: 전에 온 적이 있다는 표시
    .here = 서버가 예전에 준 쿠키: { $value }.
header-tcp-options-unknown = 모르는 옵션: 받는 쪽은 건너뜀
    .here = 여기서 모르는 옵션 { $size }바이트. 받는 쪽은 건너뜁니다.
header-tcp-options-unknown-payload = 모르는 옵션의 내용
    .here = 그 내용: { $value }.
