# HTTP (RFC 9112)

header-http-request-line = Request line: what to do, with which page
header-http-request-method = Method: GET fetches, POST hands data over
    .here = { $value ->
        [GET] GET: give me this page; nothing on the server changes.
        [HEAD] HEAD: only the head of this page, without its content.
        [POST] POST: here are data for this page to work on.
        [PUT] PUT: store what follows under this path.
        [DELETE] DELETE: remove what is under this path.
        [CONNECT] CONNECT: open a tunnel to this host through you.
        [OPTIONS] OPTIONS: tell what may be done with this path.
        [TRACE] TRACE: send back what has reached you.
        [PATCH] PATCH: change a part of what is under this path.
       *[other] "{ $text }": a method that is not known here.
    }
header-http-request-uri = Path: which page
    .here = "{ $text }" is the page on this server that is meant.
header-http-request-version = Version: HTTP/1.1
    .here = "{ $text }": the version that the client speaks.
header-http-response-line = Status line: how it went
header-http-response-version = Version: HTTP/1.1
    .here = "{ $text }": the version that the server speaks.
header-http-response-code = Status: 200 all is well, 404 no such page, 502 server behind failed
    .here = { $value ->
        [100] 100: go on, send the rest.
        [101] 101: agreed, from here on another protocol is spoken.
        [200] 200: it worked; the page follows.
        [201] 201: it worked; something new was made.
        [204] 204: it worked; there is nothing to show.
        [206] 206: a part of the page, as asked for.
        [301] 301: the page has moved for good; its new address follows.
        [302] 302: the page is elsewhere for now; its address follows.
        [303] 303: look for the result at another address.
        [304] 304: nothing has changed; use the copy you have.
        [307] 307: the page is elsewhere for now; ask there in the same way.
        [308] 308: the page has moved for good; ask there in the same way.
        [400] 400: the server does not understand the request.
        [401] 401: first say who you are.
        [403] 403: you may not see this.
        [404] 404: there is no such page.
        [405] 405: this page does not take this method.
        [408] 408: the request took too long to arrive.
        [413] 413: the request is larger than the server takes.
        [414] 414: the path is longer than the server takes.
        [429] 429: too many requests; wait a while.
        [431] 431: the head of the request is larger than the server takes.
        [500] 500: something went wrong inside the server.
        [501] 501: the server cannot do this.
        [502] 502: the server in front got no proper answer from the one behind it.
        [503] 503: the server cannot answer now, perhaps later.
        [504] 504: the server in front waited in vain for the one behind it.
        [505] 505: the server does not speak this version.
       *[other] "{ $text }": what begins with 2 is success; with 4 or 5, failure.
    }
header-http-response-phrase = Reason: the status in words
    .here = { HAS($text) ->
        [yes] "{ $text }": for people only; programs look at the number.
       *[no] Empty: the number says everything.
    }
header-http-host = Host: which site of the server is meant
    .here = { HAS($text) ->
        [yes] One server may have many sites; "{ $text }" is the one that is meant.
       *[no] Empty: no site is named.
    }
header-http-content-length = Content-Length: bytes of the body
    .here = { HAS($text) ->
        [yes] The body has { BYTES($value) }; so the receiver knows where it ends.
       *[no] Empty: the body has an unknown length.
    }
header-http-content-type = Content-Type: what the body is
    .here = { HAS($text) ->
        [yes] "{ $text }": how the body is to be read.
       *[no] Empty: the kind of the body is not told.
    }
header-http-header = Header: a remark beside the page
    .here = { HAS($text) ->
        [yes] One more line of the head: { $text }
       *[no] An empty line of the head.
    }
header-http-file-data = Body: the page itself
    .here = { BYTES($size) } of the body are in this segment.
header-http-user-agent = User-Agent: the program that asks
    .here = The program that asks is { $value }.
header-http-accept = Accept: kinds of content that are welcome
    .here = Welcome are { $value }.
header-http-accept-language = Accept-Language: languages that the reader understands
    .here = The reader understands { $value }.
header-http-accept-encoding = Accept-Encoding: ways of packing that are welcome
    .here = The content may be packed as { $value }.
header-http-connection = Connection: whether the connection stays open
    .here = The sender says of this connection: { $value }.
header-http-cookie = Cookie: what the server asked the client to remember
    .here = The client remembers { $value }.
header-http-set-cookie = Set-Cookie: what the client shall remember and show next time
    .here = The client shall remember { $value }.
header-http-date = Date: when the message was made
    .here = Made at { $value }.
header-http-server = Server: the program that answers
    .here = The program that answers is { $value }.
header-http-location = Location: where to go on
    .here = Go on at { $value }.
header-http-referer = Referer: the page that led here
    .here = The reader came from { $value }.
header-http-cache-control = Cache-Control: who may keep a copy, and for how long
    .here = Of copies it is said: { $value }.
header-http-last-modified = Last-Modified: when the content last changed
    .here = The content last changed at { $value }.
header-http-content-encoding = Content-Encoding: how the content is packed
    .here = The content is packed as { $value }.
header-http-transfer-encoding = Transfer-Encoding: how the body is cut for the way
    .here = The body travels as { $value }.
header-http-authorization = Authorization: who asks, with a proof
    .here = The client proves who it is: { $value }.
header-http-www-authenticate = WWW-Authenticate: the server wants to know who asks
    .here = The server wants a proof: { $value }.
header-http-proxy-authenticate = Proxy-Authenticate: the proxy wants to know who asks
    .here = The proxy wants a proof: { $value }.
header-http-proxy-authorization = Proxy-Authorization: who asks, with a proof for the proxy
    .here = The client proves to the proxy who it is: { $value }.
header-http-upgrade = Upgrade: another protocol for the rest of the connection
    .here = The sender would go on with { $value }.
header-http-x-forwarded-for = X-Forwarded-For: whose request a proxy passes on
    .here = The request was first sent by { $value }.
