# DNS (RFC 1035)

header-dns-id = Id: joins question and answer
    .here = { $dns-flags-response ->
        [1] { $hex }: the number of the question that this answers.
       *[other] { $hex }: chosen at random; only an answer with this number is believed.
    }
header-dns-length = Length: bytes of the message, over TCP only
    .here = { BYTES($value) } of message follow; a stream has no edges of its own.
header-dns-flags = Flags: question or answer, and how it went
    .here = { $dns-flags-response ->
        [1] An answer: { $dns-flags-rcode-name }. Set: { $set }.
       *[other] { $count ->
            [0] A question, without any flag.
           *[other] A question. Set: { $set }.
        }
    }
header-dns-flags-response = QR: 0 is a question, 1 an answer
    .here = { $value ->
        [1] 1: an answer.
       *[0] 0: a question.
    }
header-dns-flags-opcode = Opcode: 0 is an ordinary question
    .here = { $value ->
        [0] 0: an ordinary question for records.
        [4] 4: tells another server that the zone has changed.
        [5] 5: asks to change records of the zone.
       *[other] { $value }: { $name }; hardly any server knows this.
    }
header-dns-flags-authoritative = AA: the server itself holds this zone
    .here = { $value ->
        [1] 1: the server that keeps this zone answers by itself.
       *[0] { $dns-flags-response ->
            [1] 0: the answer is from another server, or from memory.
           *[other] 0: a question; only answers use this flag.
        }
    }
header-dns-flags-truncated = TC: cut off, ask again by TCP
    .here = { $value ->
        [1] 1: not everything fitted in; ask again over TCP.
       *[0] 0: the message is whole.
    }
header-dns-flags-recdesired = RD: please ask other servers for me
    .here = { $value ->
        [1] 1: please ask other servers on my behalf, until there is an answer.
       *[0] 0: tell only what you know yourself.
    }
header-dns-flags-recavail = RA: this server asks others for its clients
    .here = { $value ->
        [1] 1: this server asks other servers on behalf of its clients.
       *[0] { $dns-flags-response ->
            [1] 0: this server tells only what it knows itself.
           *[other] 0: a question; only answers use this flag.
        }
    }
header-dns-flags-z = Z: reserved, zero
    .here = { $value ->
        [1] 1: against the rules; this bit must be 0.
       *[0] 0, as it must be.
    }
header-dns-flags-authenticated = AD: the answer was verified by DNSSEC
    .here = { $value ->
        [1] { $dns-flags-response ->
            [1] 1: the server has checked the signatures of all this (DNSSEC).
           *[other] 1: the client would like to hear whether signatures were checked (DNSSEC).
        }
       *[0] { $dns-flags-response ->
            [1] 0: the server has not checked signatures (DNSSEC).
           *[other] 0: the client does not ask about signatures (DNSSEC).
        }
    }
header-dns-flags-checkdisable = CD: unverified answers are welcome too
    .here = { $value ->
        [1] 1: the client takes answers whose signatures were not checked (DNSSEC).
       *[0] 0: a server that checks signatures may hold wrong answers back (DNSSEC).
    }
header-dns-flags-rcode = Rcode: 0 no error, 2 server failure, 3 no such name
    .here = { $dns-flags-response ->
        [1] { $value ->
            [0] 0: no error. If there are no records, the name has none of this type.
            [1] 1: the server could not read the question.
            [2] 2: the server could not find out, for reasons of its own.
            [3] 3: there is no such name at all.
            [4] 4: the server does not know this kind of question.
            [5] 5: the server does not want to answer.
           *[other] { $value }: an error that is not known here.
        }
       *[other] { $value ->
            [0] 0: a question; only answers tell how it went.
           *[other] { $value }: should be 0 in a question.
        }
    }
    .name = { $key ->
        [noerror] no error
        [formerr] not understood
        [servfail] server failure
        [nxdomain] no such name
        [notimp] not supported
        [refused] refused
       *[other] { $name }
    }
header-dns-count-queries = Questions: how many there are
    .here = { $value ->
        [0] 0: no question stands here.
        [one] 1 question follows the header.
       *[other] { $value } questions follow; servers answer one only.
    }
header-dns-count-answers = Answers: records that answer
    .here = { $dns-flags-response ->
        [1] { $value ->
            [0] 0: no record answers the question.
            [one] 1 record answers the question.
           *[other] { $value } records answer the question.
        }
       *[other] { $value ->
            [0] 0: a question has no answers.
            [one] 1 record, though this is a question.
           *[other] { $value } records, though this is a question.
        }
    }
header-dns-count-auth-rr = Authority: records that name responsible servers
    .here = { $value ->
        [0] 0: nothing about the servers of the zone.
        [one] 1 record tells who keeps the zone.
       *[other] { $value } records tell who keeps the zone.
    }
header-dns-count-add-rr = Additional: records that may help
    .here = { $value ->
        [0] 0: nothing added.
        [one] 1 record is added that may help, such as EDNS (OPT) or an address.
       *[other] { $value } records are added that may help, such as addresses of name servers.
    }
header-dns-qry-name = Name: what is asked for
    .here = { $dns-flags-response ->
        [1] The question was about "{ $value }".
       *[other] What is known about "{ $value }"?
    }
header-dns-qry-type = Type: what is wanted, A is an IPv4 address
    .here = { $value ->
        [1] A: the IPv4 address of the name is wanted.
        [2] NS: the name servers of the zone are wanted.
        [5] CNAME: the true name behind an alias is wanted.
        [6] SOA: the head of the zone is wanted.
        [12] PTR: the name that belongs to an address is wanted.
        [15] MX: the mail servers of the name are wanted.
        [16] TXT: texts that somebody put under the name are wanted.
        [28] AAAA: the IPv6 address of the name is wanted.
        [33] SRV: host and port of a service are wanted.
        [65] HTTPS: how to reach the web server is wanted.
        [255] ANY: all that is known is wanted.
       *[other] { $name }: records of this type are wanted.
    }
header-dns-qry-class = Class: 1, the Internet
    .here = { $value ->
        [1] 1: the Internet, as nearly always.
        [255] 255: any class.
       *[other] { $value }: another class than the Internet's (1), hardly used.
    }
header-dns-resp-name = Name: what the record is about
    .here = { HAS($text) ->
        [yes] This record is about "{ $value }".
       *[no] This record is about no name: the root.
    }
header-dns-resp-type = Type: what the record holds
    .here = { $value ->
        [1] A: the record holds an IPv4 address.
        [2] NS: the record names a server of the zone.
        [5] CNAME: the name is an alias; the record holds the true name.
        [6] SOA: the head of a zone; in an answer without records, how long to remember that.
        [12] PTR: the record holds the name of an address.
        [15] MX: the record names a mail server.
        [16] TXT: the record holds text.
        [28] AAAA: the record holds an IPv6 address.
        [33] SRV: the record holds host and port of a service.
        [41] OPT: no record of a name, but settings of this conversation (EDNS).
        [65] HTTPS: the record tells how to reach the web server.
       *[other] { $name }: a record of this type.
    }
header-dns-resp-class = Class: 1, the Internet
    .here = { $dns-resp-type ->
        [41] { $value }: of an OPT record: answers over UDP may have so many bytes.
       *[other] { $value ->
            [1] 1: the Internet, as nearly always.
           *[other] { $value }: another class than the Internet's (1), hardly used.
        }
    }
header-dns-resp-ttl = TTL: how many seconds the answer may be kept
    .here = { $dns-resp-type ->
        [41] { $value }: of an OPT record: version and flags, no time.
       *[other] { $value ->
            [0] 0: use this once and do not remember it.
           *[other] { $value } s: this may be remembered for { SPAN($value) }, then it must be asked again.
        }
    }
header-dns-resp-len = Data length: bytes that follow
    .here = { $value ->
        [0] 0: the record holds nothing.
       *[other] { BYTES($value) } of data follow.
    }
header-dns-a = Address: the IPv4 address of the name
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }" is at { $value }, { header-ip-src.kind }.
       *[no] { $value }, { header-ip-src.kind }.
    }
header-dns-aaaa = Address: the IPv6 address of the name
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }" is at { $value } (IPv6).
       *[no] { $value }: an IPv6 address.
    }
header-dns-cname = Canonical name: the name is another one's nickname
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $dns-resp-name }" is an alias of "{ $value }": go on with that name.
       *[no] An alias of "{ $value }": go on with that name.
    }
header-dns-ns = Name server: who is responsible for the zone
    .here = { HAS($dns-resp-name) ->
        [yes] "{ $value }" is a name server of "{ $dns-resp-name }".
       *[no] "{ $value }" is a name server of the zone.
    }
header-dns-ptr-domain-name = Pointer: the name that belongs to an address
    .here = The address is called "{ $value }".
header-dns-rdata = Data: what the record says
    .here = { HAS($text) ->
        [yes] { BYTES($size) } of data: { $text }
       *[no] { BYTES($size) } of data: { $value }
    }
header-dns-soa-mname = Primary server: the name server where the zone is kept
    .here = The zone is kept at { $value }.
header-dns-soa-rname = Mailbox: who keeps the zone; its first dot stands for @
    .here = Mail about the zone goes to { $value }, with @ in place of the first dot.
header-dns-soa-serial-number = Serial number: grows with every change of the zone
    .here = State { $value } of the zone; a copy with a smaller number is out of date.
header-dns-soa-refresh-interval = Refresh: how often a copy looks for a change
    .here = A copy of the zone looks for a change every { SPAN($value) }.
header-dns-soa-retry-interval = Retry: how soon a copy looks again when it could not
    .here = When that failed, it tries again after { SPAN($value) }.
header-dns-soa-expire-limit = Expire: when a copy that reaches nobody gives up
    .here = A copy that could not look for { SPAN($value) } answers no more.
header-dns-soa-minimum-ttl = Minimum TTL: how long "there is no such name" may be kept
    .here = "There is no such name" may be remembered for { SPAN($value) }.
header-dns-txt-length = Text length: bytes of the text that follows
    .here = { $value } bytes of text follow.
header-dns-txt = Text: words for people or programs, such as mail policies
    .here = The text says: { $value }.
header-dns-mx-preference = Preference: of several mail servers the least number comes first
    .here = This mail server is tried before those with a number above { $value }.
header-dns-mx-mail-exchange = Mail exchange: the server that takes mail for the name
    .here = Mail for this name goes to { $value }.
header-dns-rr-udp-payload-size = UDP payload size: how large an answer the sender takes
    .here = An answer of up to { $value } bytes is welcome over UDP.
header-dns-resp-ext-rcode = Extended rcode: eight more bits in front of the rcode
    .here = The upper bits of the result are { $value }.
header-dns-resp-edns0-version = EDNS version: 0 is the only one
    .here = Version { $value } of EDNS.
header-dns-resp-z = EDNS flags: DO, and reserved bits
    .here = The flags of EDNS are { $hex }.
header-dns-resp-z-do = DO: signatures of DNSSEC are welcome
    .here = { $value ->
        [1] Please send the signatures of DNSSEC with the records.
       *[other] The asker does not check signatures.
    }
header-dns-resp-z-reserved = Reserved: zeros
    .here = { $value ->
        [0] Zeros, as it should be.
       *[other] Bits are set that mean nothing yet: { $hex }.
    }
header-dns-opt = EDNS option: code, length, value
    .here = An option of { $size } bytes.
header-dns-opt-code = Option code: which option this is
    .here = Option { $value }: { $name }.
header-dns-opt-len = Option length: bytes of the value
    .here = The value takes { $value } bytes.
header-dns-opt-data = Option value
    .here = The value is { $value }.
