# HTTP (RFC 9112)

header-http-request-line = 요청 줄: 어떤 페이지에 무엇을 할지
header-http-request-method = 메서드: GET은 가져오기, POST는 보내기
    .here = { $value ->
        [GET] GET: 이 페이지를 달라는 뜻. 서버에서 바뀌는 것은 없습니다.
        [HEAD] HEAD: 내용은 빼고 헤더만 달라는 뜻입니다.
        [POST] POST: 이 페이지가 처리할 데이터를 보냅니다.
        [PUT] PUT: 뒤에 오는 것을 이 경로에 저장해 달라는 뜻입니다.
        [DELETE] DELETE: 이 경로에 있는 것을 지워 달라는 뜻입니다.
        [CONNECT] CONNECT: 이 호스트까지 터널을 이어 달라는 뜻입니다.
        [OPTIONS] OPTIONS: 이 경로로 무엇을 할 수 있는지 묻습니다.
        [TRACE] TRACE: 받은 것을 그대로 돌려보내 달라는 뜻입니다.
        [PATCH] PATCH: 이 경로에 있는 것의 일부를 고쳐 달라는 뜻입니다.
       *[other] "{ $text }": 여기서는 모르는 메서드입니다.
    }
header-http-request-uri = 경로: 어느 페이지인지
    .here = 이 서버에서 찾는 페이지는 "{ $text }"입니다.
header-http-request-version = 버전: HTTP/1.1
    .here = "{ $text }": 클라이언트가 쓰는 버전입니다.
header-http-response-line = 상태 줄: 어떻게 되었는지
header-http-response-version = 버전: HTTP/1.1
    .here = "{ $text }": 서버가 쓰는 버전입니다.
header-http-response-code = 상태: 200 성공, 404 페이지 없음, 502 뒤 서버 실패
    .here = { $value ->
        [100] 100: 계속 보내라는 뜻입니다.
        [101] 101: 이제부터 다른 프로토콜로 말합니다.
        [200] 200: 성공. 페이지가 뒤에 옵니다.
        [201] 201: 성공. 새로 만들었습니다.
        [204] 204: 성공. 보여 줄 내용은 없습니다.
        [206] 206: 청한 대로 페이지의 일부입니다.
        [301] 301: 페이지가 아주 옮겨 갔습니다. 새 주소를 알려 줍니다.
        [302] 302: 페이지가 잠시 다른 곳에 있습니다. 그 주소를 알려 줍니다.
        [303] 303: 결과는 다른 주소에서 봐야 합니다.
        [304] 304: 바뀐 것이 없으니 가지고 있는 사본을 쓰면 됩니다.
        [307] 307: 잠시 다른 곳에 있습니다. 거기에 똑같이 청해야 합니다.
        [308] 308: 아주 옮겨 갔습니다. 거기에 똑같이 청해야 합니다.
        [400] 400: 서버가 요청을 알아듣지 못했습니다.
        [401] 401: 먼저 누구인지 밝혀야 합니다.
        [403] 403: 볼 권한이 없습니다.
        [404] 404: 그런 페이지가 없습니다.
        [405] 405: 이 페이지에는 쓸 수 없는 메서드입니다.
        [408] 408: 요청이 너무 늦게 도착했습니다.
        [413] 413: 요청이 서버가 받는 크기를 넘었습니다.
        [414] 414: 경로가 서버가 받는 길이를 넘었습니다.
        [429] 429: 요청이 너무 많습니다. 잠시 기다려야 합니다.
        [431] 431: 요청의 헤더가 서버가 받는 크기를 넘었습니다.
        [500] 500: 서버 안에서 문제가 생겼습니다.
        [501] 501: 서버가 할 수 없는 일입니다.
        [502] 502: 앞의 서버가 뒤의 서버에게서 제대로 된 답을 받지 못했습니다.
        [503] 503: 지금은 답할 수 없습니다. 나중에는 될 수 있습니다.
        [504] 504: 앞의 서버가 뒤의 서버를 기다렸지만 답이 없었습니다.
        [505] 505: 서버가 이 버전을 쓰지 않습니다.
       *[other] "{ $text }": 2로 시작하면 성공, 4나 5로 시작하면 실패입니다.
    }
header-http-response-phrase = 설명: 상태를 말로 쓴 것
    .here = { HAS($text) ->
        [yes] "{ $text }": 사람이 읽는 말입니다. 프로그램은 숫자만 봅니다.
       *[no] 비어 있음: 숫자로 충분합니다.
    }
header-http-host = Host: 서버의 어느 사이트인지
    .here = { HAS($text) ->
        [yes] 한 서버에 사이트가 여럿일 수 있습니다. 찾는 것은 "{ $text }"입니다.
       *[no] 비어 있음: 사이트를 밝히지 않았습니다.
    }
header-http-content-length = Content-Length: 본문의 바이트 수
    .here = { HAS($text) ->
        [yes] 본문은 { BYTES($value) }입니다. 받는 쪽은 이것으로 끝을 압니다.
       *[no] 비어 있음: 본문의 길이를 알 수 없습니다.
    }
header-http-content-type = Content-Type: 본문의 종류
    .here = { HAS($text) ->
        [yes] "{ $text }": 본문을 어떻게 읽어야 하는지 알립니다.
       *[no] 비어 있음: 본문의 종류를 알 수 없습니다.
    }
header-http-header = 헤더: 페이지에 덧붙인 정보
    .here = { HAS($text) ->
        [yes] 헤더의 한 줄: { $text }
       *[no] 비어 있는 헤더 줄입니다.
    }
header-http-file-data = 본문: 페이지 내용
    .here = 이 세그먼트에 든 본문은 { BYTES($size) }입니다.
header-http-user-agent = User-Agent: 요청하는 프로그램
    .here = 요청하는 프로그램은 { $value }입니다.
header-http-accept = Accept: 받을 수 있는 내용의 종류
    .here = 받을 수 있는 종류: { $value }.
header-http-accept-language = Accept-Language: 읽는 사람이 아는 언어
    .here = 읽을 수 있는 언어: { $value }.
header-http-accept-encoding = Accept-Encoding: 받을 수 있는 압축 방식
    .here = 내용을 이렇게 압축해도 됩니다: { $value }.
header-http-connection = Connection: 연결을 계속 둘지
    .here = 이 연결에 대해: { $value }.
header-http-cookie = Cookie: 서버가 기억해 달라고 한 것
    .here = 클라이언트가 기억하는 것: { $value }.
header-http-set-cookie = Set-Cookie: 클라이언트가 기억했다가 다음에 보일 것
    .here = 클라이언트가 기억할 것: { $value }.
header-http-date = Date: 메시지를 만든 때
    .here = 만든 때: { $value }.
header-http-server = Server: 대답하는 프로그램
    .here = 대답하는 프로그램은 { $value }입니다.
header-http-location = Location: 이어서 갈 곳
    .here = { $value }에서 계속합니다.
header-http-referer = Referer: 여기로 이끈 페이지
    .here = { $value }에서 왔습니다.
header-http-cache-control = Cache-Control: 누가 얼마 동안 사본을 둘 수 있는지
    .here = 사본에 대해: { $value }.
header-http-last-modified = Last-Modified: 내용이 마지막으로 바뀐 때
    .here = 마지막으로 바뀐 때: { $value }.
header-http-content-encoding = Content-Encoding: 내용의 압축 방식
    .here = 내용의 압축 방식: { $value }.
header-http-transfer-encoding = Transfer-Encoding: 본문을 나누어 보내는 방식
    .here = 본문을 보내는 방식: { $value }.
header-http-authorization = Authorization: 누구인지와 그 증명
    .here = 클라이언트의 증명: { $value }.
header-http-www-authenticate = WWW-Authenticate: 누구인지 밝히라는 서버의 요구
    .here = 서버가 바라는 증명: { $value }.
header-http-proxy-authenticate = Proxy-Authenticate: 누구인지 밝히라는 프록시의 요구
    .here = 프록시가 바라는 증명: { $value }.
header-http-proxy-authorization = Proxy-Authorization: 프록시에게 주는 증명
    .here = 프록시에게 주는 증명: { $value }.
header-http-upgrade = Upgrade: 이 연결에서 쓸 다른 프로토콜
    .here = 이 뒤로 쓰고자 하는 프로토콜: { $value }.
header-http-x-forwarded-for = X-Forwarded-For: 프록시가 누구의 요청을 넘기는지
    .here = 처음 요청한 쪽은 { $value }입니다.
