# DNS (RFC 1035)

header-dns-id = 식별자: 질문과 답을 이어 줌
    .here = { $dns-flags-response ->
        [1] { $hex }: 이 답에 해당하는 질문의 번호입니다.
       *[other] { $hex }: 무작위로 고른 번호. 이 번호가 적힌 답만 믿습니다.
    }
header-dns-length = 길이: 메시지의 바이트 수. TCP에서만 쓰임
    .here = 뒤에 메시지 { JOSA(BYTES($value), "이/가") } 옵니다. 흐름에는 따로 경계가 없습니다.
header-dns-flags = 플래그: 질문인지 답인지, 결과가 어떤지
    .here = { $dns-flags-response ->
        [1] 답, { $dns-flags-rcode-name }. 켜진 플래그: { $set }.
       *[other] { $count ->
            [0] 질문. 켜진 플래그는 없습니다.
           *[other] 질문. 켜진 플래그: { $set }.
        }
    }
header-dns-flags-response = QR: 0은 질문, 1은 답
    .here = { $value ->
        [1] 1: 답입니다.
       *[0] 0: 질문입니다.
    }
header-dns-flags-opcode = Opcode: 0은 보통 질문
    .here = { $value ->
        [0] 0: 레코드를 묻는 보통 질문입니다.
        [4] 4: 영역이 바뀌었다고 다른 서버에 알립니다.
        [5] 5: 영역의 레코드를 고쳐 달라고 합니다.
       *[other] { $value }: { $name }. 알아듣는 서버가 거의 없습니다.
    }
    .name = { $key ->
        [query] 질문
        [inverse-query] 거꾸로 묻기
        [status] 상태 묻기
        [notify] 변경 알림
        [update] 고치기
       *[other] { $name }
    }
header-dns-flags-authoritative = AA: 이 영역을 직접 맡은 서버의 답
    .here = { $value ->
        [1] 1: 이 영역을 맡은 서버가 직접 답합니다.
       *[0] { $dns-flags-response ->
            [1] 0: 다른 서버에서 들었거나 기억해 둔 답입니다.
           *[other] 0: 질문. 답에서만 쓰는 플래그입니다.
        }
    }
header-dns-flags-truncated = TC: 잘렸으니 TCP로 다시 물을 것
    .here = { $value ->
        [1] 1: 다 담지 못했습니다. TCP로 다시 물어야 합니다.
       *[0] 0: 잘리지 않은 온전한 메시지입니다.
    }
header-dns-flags-recdesired = RD: 다른 서버에도 대신 물어 달라는 뜻
    .here = { $value ->
        [1] 1: 답을 찾을 때까지 다른 서버에도 대신 물어 달라는 뜻입니다.
       *[0] 0: 스스로 아는 것만 답해 달라는 뜻입니다.
    }
header-dns-flags-recavail = RA: 이 서버는 대신 물어봐 줌
    .here = { $value ->
        [1] 1: 이 서버는 다른 서버에 대신 물어봐 줍니다.
       *[0] { $dns-flags-response ->
            [1] 0: 이 서버는 스스로 아는 것만 답합니다.
           *[other] 0: 질문. 답에서만 쓰는 플래그입니다.
        }
    }
header-dns-flags-z = Z: 예약, 0
    .here = { $value ->
        [1] 1: 규칙에 어긋납니다. 이 비트는 0이어야 합니다.
       *[0] 0: 정해진 대로입니다.
    }
header-dns-flags-authenticated = AD: DNSSEC로 확인된 답
    .here = { $value ->
        [1] { $dns-flags-response ->
            [1] 1: 서버가 이 내용의 서명을 모두 확인했습니다(DNSSEC).
           *[other] 1: 서명을 확인했는지 알려 달라는 뜻입니다(DNSSEC).
        }
       *[0] { $dns-flags-response ->
            [1] 0: 서버가 서명을 확인하지 않았습니다(DNSSEC).
           *[other] 0: 서명에 대해서는 묻지 않습니다(DNSSEC).
        }
    }
header-dns-flags-checkdisable = CD: 확인되지 않은 답도 괜찮음
    .here = { $value ->
        [1] 1: 서명을 확인하지 않은 답도 받겠다는 뜻입니다(DNSSEC).
       *[0] 0: 서명을 확인하는 서버는 틀린 답을 걸러도 됩니다(DNSSEC).
    }
header-dns-flags-rcode = Rcode: 0 오류 없음, 2 서버 실패, 3 그런 이름 없음
    .here = { $dns-flags-response ->
        [1] { $value ->
            [0] 0: 오류 없음. 레코드가 없다면 이 이름에 그런 종류가 없다는 뜻입니다.
            [1] 1: 서버가 질문을 읽지 못했습니다.
            [2] 2: 서버 쪽 사정으로 답을 찾지 못했습니다.
            [3] 3: 그런 이름은 아예 없습니다.
            [4] 4: 서버가 이런 질문은 처리하지 못합니다.
            [5] 5: 서버가 답하지 않겠다고 합니다.
           *[other] { $value }: 여기서는 모르는 오류입니다.
        }
       *[other] { $value ->
            [0] 0: 질문. 결과는 답에만 적습니다.
           *[other] { $value }: 질문에서는 0이어야 합니다.
        }
    }
    .name = { $key ->
        [noerror] 오류 없음
        [formerr] 읽지 못함
        [servfail] 서버 실패
        [nxdomain] 그런 이름 없음
        [notimp] 처리하지 못함
        [refused] 거절
       *[other] { $name }
    }
header-dns-count-queries = 질문 수
    .here = { $value ->
        [0] 0: 질문이 들어 있지 않습니다.
        [1] 헤더 뒤에 질문이 1개 옵니다.
       *[other] 질문이 { $value }개 옵니다. 서버는 보통 하나에만 답합니다.
    }
header-dns-count-answers = 답 레코드 수
    .here = { $dns-flags-response ->
        [1] { $value ->
            [0] 0: 질문에 맞는 레코드가 없습니다.
           *[other] 질문에 레코드 { $value }개로 답합니다.
        }
       *[other] { $value ->
            [0] 0: 질문에는 답이 없습니다.
           *[other] 질문인데 답 레코드가 { $value }개 들어 있습니다.
        }
    }
header-dns-count-auth-rr = 권한 레코드 수: 맡은 서버를 알리는 레코드
    .here = { $value ->
        [0] 0: 영역을 맡은 서버에 대한 레코드는 없습니다.
       *[other] 영역을 맡은 곳을 레코드 { $value }개로 알립니다.
    }
header-dns-count-add-rr = 추가 레코드 수: 도움이 될 레코드
    .here = { $value ->
        [0] 0: 덧붙인 레코드가 없습니다.
       *[other] 도움이 될 레코드 { $value }개를 덧붙였습니다. 예: EDNS(OPT), 서버의 주소.
    }
header-dns-qry-name = 이름: 묻고 있는 이름
    .here = { $dns-flags-response ->
        [1] 질문은 "{ $value }"에 대한 것이었습니다.
       *[other] "{ $value }"에 대해 묻습니다.
    }
header-dns-qry-type = 종류: 알고 싶은 것. A는 IPv4 주소
    .here = { $value ->
        [1] A: 이름의 IPv4 주소를 묻습니다.
        [2] NS: 영역을 맡은 네임 서버를 묻습니다.
        [5] CNAME: 별명의 정식 이름을 묻습니다.
        [6] SOA: 영역의 기본 정보를 묻습니다.
        [12] PTR: 주소에 딸린 이름을 묻습니다.
        [15] MX: 이 이름의 메일 서버를 묻습니다.
        [16] TXT: 이 이름에 적어 둔 글을 묻습니다.
        [28] AAAA: 이름의 IPv6 주소를 묻습니다.
        [33] SRV: 서비스의 호스트와 포트를 묻습니다.
        [65] HTTPS: 웹 서버에 접속하는 방법을 묻습니다.
        [255] ANY: 아는 것을 모두 묻습니다.
       *[other] { $name }: 이 종류의 레코드를 묻습니다.
    }
header-dns-qry-class = 클래스: 1, 인터넷
    .here = { $value ->
        [1] 1: 인터넷. 거의 늘 이 값입니다.
        [255] 255: 어떤 클래스든 좋습니다.
       *[other] { $value }: 인터넷(1)이 아닌 클래스. 거의 쓰지 않습니다.
    }
header-dns-resp-name = 이름: 레코드가 말하는 이름
    .here = { HAS($text) ->
        [yes] "{ $value }"에 대한 레코드입니다.
       *[no] 이름이 없는 레코드: 뿌리를 뜻합니다.
    }
header-dns-resp-type = 종류: 레코드에 든 것
    .here = { $value ->
        [1] A: IPv4 주소가 들어 있습니다.
        [2] NS: 영역을 맡은 서버의 이름이 들어 있습니다.
        [5] CNAME: 이 이름은 별명이고, 정식 이름이 들어 있습니다.
        [6] SOA: 영역의 기본 정보. 답이 없을 때는 그 사실을 기억할 시간도 알립니다.
        [12] PTR: 주소에 딸린 이름이 들어 있습니다.
        [15] MX: 메일 서버의 이름이 들어 있습니다.
        [16] TXT: 글이 들어 있습니다.
        [28] AAAA: IPv6 주소가 들어 있습니다.
        [33] SRV: 서비스의 호스트와 포트가 들어 있습니다.
        [41] OPT: 이름의 레코드가 아니라 이 대화의 설정입니다(EDNS).
        [65] HTTPS: 웹 서버에 접속하는 방법이 들어 있습니다.
       *[other] { $name }: 이 종류의 레코드입니다.
    }
header-dns-resp-class = 클래스: 1, 인터넷
    .here = { $dns-resp-type ->
        [41] { $value }: OPT에서는 UDP로 받을 수 있는 답의 바이트 수입니다.
       *[other] { $value ->
            [1] 1: 인터넷. 거의 늘 이 값입니다.
           *[other] { $value }: 인터넷(1)이 아닌 클래스. 거의 쓰지 않습니다.
        }
    }
header-dns-resp-ttl = TTL: 답을 기억해도 되는 시간(초)
    .here = { $dns-resp-type ->
        [41] { $value }: OPT에서는 시간이 아니라 버전과 플래그입니다.
       *[other] { $value ->
            [0] 0: 지금 한 번만 쓰고 기억하지 않습니다.
           *[other] { $value }초: { SPAN($value) } 동안 기억해도 됩니다. 그 뒤에는 다시 묻습니다.
        }
    }
header-dns-resp-len = 데이터 길이: 뒤따르는 바이트 수
    .here = { $value ->
        [0] 0: 레코드에 든 것이 없습니다.
       *[other] 뒤에 데이터 { JOSA(BYTES($value), "이/가") } 옵니다.
    }
header-dns-a = 주소: 이름의 IPv4 주소
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }"의 주소는 { $value }, { header-ip-src.kind }입니다.
       *[no] { $value }, { header-ip-src.kind }입니다.
    }
header-dns-aaaa = 주소: 이름의 IPv6 주소
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }"의 주소는 { $value }입니다(IPv6).
       *[no] { $value }: IPv6 주소입니다.
    }
header-dns-cname = 정식 이름: 이 이름은 다른 이름의 별명
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }"의 정식 이름은 "{ $value }"입니다. 이 이름으로 다시 찾습니다.
       *[no] 정식 이름은 "{ $value }"입니다. 이 이름으로 다시 찾습니다.
    }
header-dns-ns = 네임 서버: 영역을 맡은 서버
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }" 영역은 서버 "{ $value }"에 묻습니다.
       *[no] 이 영역은 서버 "{ $value }"에 묻습니다.
    }
header-dns-ptr-domain-name = 포인터: 주소에 딸린 이름
    .here = 이 주소의 이름은 "{ $value }"입니다.
header-dns-rdata = 데이터: 레코드의 내용
    .here = { HAS($text) ->
        [yes] 데이터 { BYTES($size) }: { $text }
       *[no] 데이터 { BYTES($size) }: { $value }
    }
header-dns-soa-mname = 주 서버: 영역의 원본을 가진 네임 서버
    .here = 영역의 원본은 { $value }에 있습니다.
header-dns-soa-rname = 메일 주소: 영역을 관리하는 사람. 첫 점은 @를 뜻함
    .here = 관리자 메일 주소는 { $value }. 첫 점을 @로 바꿔 읽습니다.
header-dns-soa-serial-number = 일련번호: 영역이 바뀔 때마다 커짐
    .here = 영역의 { $value }번째 상태. 번호가 이보다 작은 사본은 오래된 것입니다.
header-dns-soa-refresh-interval = 새로고침: 사본이 바뀐 것을 확인하는 간격
    .here = 사본은 { SPAN($value) }마다 바뀐 것이 있는지 확인합니다.
header-dns-soa-retry-interval = 재시도: 확인하지 못했을 때 다시 해 보는 간격
    .here = 확인에 실패하면 { SPAN($value) } 뒤에 다시 시도합니다.
header-dns-soa-expire-limit = 만료: 아무에게도 닿지 못한 사본이 포기하는 때
    .here = { SPAN($value) } 동안 확인하지 못한 사본은 더 답하지 않습니다.
header-dns-soa-minimum-ttl = 최소 TTL: "그런 이름은 없다"를 기억해도 되는 시간
    .here = "그런 이름은 없다"를 { SPAN($value) } 동안 기억해도 됩니다.
header-dns-txt-length = 글 길이: 뒤따르는 글의 바이트 수
    .here = 글이 { $value }바이트 이어집니다.
header-dns-txt = 글: 사람이나 프로그램에게 주는 말. 메일 정책 등
    .here = 글의 내용: { $value }.
header-dns-mx-preference = 우선순위: 메일 서버가 여럿이면 작은 수부터
    .here = 이 메일 서버를 { $value }보다 큰 번호보다 먼저 시도합니다.
header-dns-mx-mail-exchange = 메일 서버: 이 이름의 메일을 받는 서버
    .here = { $value }: 이 이름으로 온 메일을 받는 서버입니다.
header-dns-rr-udp-payload-size = UDP 크기: 보낸 쪽이 받을 수 있는 답의 크기
    .here = UDP로 { $value }바이트짜리 답까지 받을 수 있습니다.
header-dns-resp-ext-rcode = 확장 결과 코드: 결과 코드 앞에 붙는 8비트
    .here = 결과 코드의 윗부분은 { $value }입니다.
header-dns-resp-edns0-version = EDNS 버전: 0뿐임
    .here = EDNS 버전 { $value }입니다.
header-dns-resp-z = EDNS 플래그: DO와 예약 비트
    .here = EDNS 플래그는 { $hex }입니다.
header-dns-resp-z-do = DO: DNSSEC 서명도 받겠다는 표시
    .here = { $value ->
        [1] 레코드와 함께 DNSSEC 서명도 보내 달라고 합니다.
       *[other] 묻는 쪽은 서명을 확인하지 않습니다.
    }
header-dns-resp-z-reserved = 예약: 0
    .here = { $value ->
        [0] 규칙대로 0입니다.
       *[other] 아직 뜻이 없는 비트가 켜져 있습니다: { $hex }.
    }
header-dns-opt = EDNS 옵션: 번호, 길이, 값
    .here = { $size }바이트짜리 옵션입니다.
header-dns-opt-code = 옵션 번호: 어떤 옵션인지
    .here = 옵션 { $value }번: { $name }.
    .name = { $key ->
        [client-subnet] 클라이언트의 서브넷
        [cookie] 쿠키
        [tcp-keepalive] TCP 연결 유지
        [padding] 채움
        [extended-error] 자세한 오류
       *[other] { $name }
    }
header-dns-opt-len = 옵션 길이: 값의 바이트 수
    .here = 값은 { $value }바이트입니다.
header-dns-opt-data = 옵션 값
    .here = 값은 { $value }입니다.
