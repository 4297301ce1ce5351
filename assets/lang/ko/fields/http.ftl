# HTTP (RFC 9112)

header-http-request-line = 요청 줄: 어떤 페이지에 무엇을 할지
header-http-request-method = 메서드: GET은 가져오기, POST는 보내기
header-http-request-uri = 경로: 어느 페이지인지
header-http-request-version = 버전: HTTP/1.1
header-http-response-line = 상태 줄: 어떻게 되었는지
header-http-response-version = 버전: HTTP/1.1
header-http-response-code = 상태: 200 성공, 404 페이지 없음, 502 뒤 서버 실패
header-http-response-phrase = 설명: 상태를 말로 쓴 것
header-http-host = Host: 서버의 어느 사이트인지
header-http-content-length = Content-Length: 본문의 바이트 수
header-http-content-type = Content-Type: 본문의 종류
header-http-header = 헤더: 페이지에 덧붙인 정보
header-http-file-data = 본문: 페이지 내용
