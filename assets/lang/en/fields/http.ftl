# HTTP (RFC 9112)

header-http-request-line = Request line: what to do, with which page
header-http-request-method = Method: GET fetches, POST hands data over
header-http-request-uri = Path: which page
header-http-request-version = Version: HTTP/1.1
header-http-response-line = Status line: how it went
header-http-response-version = Version: HTTP/1.1
header-http-response-code = Status: 200 all is well, 404 no such page, 502 server behind failed
header-http-response-phrase = Reason: the status in words
header-http-host = Host: which site of the server is meant
header-http-content-length = Content-Length: bytes of the body
header-http-content-type = Content-Type: what the body is
header-http-header = Header: a remark beside the page
header-http-file-data = Body: the page itself
