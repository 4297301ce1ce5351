# PPP over Ethernet (RFC 2516), PPP with LCP (RFC 1661), PAP (RFC 1334), CHAP (RFC 1994), IPCP (RFC 1332, 1877)

header-pppoe-version = Version: 1
    .here = { $value ->
        [1] Version 1, the only one.
       *[other] Version { $value }: nobody speaks it.
    }
header-pppoe-type = Type: 1
    .here = { $value ->
        [1] Type 1, the only one.
       *[other] Type { $value }: nobody speaks it.
    }
header-pppoe-code = Code: which step of a session this is
    .here = { $value ->
        [0] A frame of a session that is open.
        [7] PADO: an access concentrator offers itself.
        [9] PADI: a client asks everybody for an access concentrator.
        [25] PADR: a client asks one concentrator for a session.
        [101] PADS: the concentrator grants the session, or says why not.
        [167] PADT: the session is over, without more words.
       *[other] Code { HEX($value, 2) }: no step that is known.
    }
header-pppoe-session-id = Session ID: which of the concentrator's sessions
    .here = { $value ->
        [0] 0: there is no session yet.
       *[other] Session { $value }; with both hardware addresses the number is unique.
    }
header-pppoe-payload-length = Payload length: bytes behind this header
    .here = { BYTES($value) } follow; what lies behind them fills the frame up.
header-pppoed-service-name = Service-Name: which service is wanted
    .here = The service “{ $text }”.
header-pppoed-ac-name = AC-Name: the concentrator's own name
    .here = The concentrator is called “{ $text }”.
header-pppoed-host-uniq = Host-Uniq: the client's mark on its question
    .here = { BYTES($size) } that the answer must repeat.
header-pppoed-ac-cookie = AC-Cookie: the concentrator's mark on its offer
    .here = { BYTES($size) } that the request must repeat: only who hears at its address can.
header-pppoed-relay-session-id = Relay-Session-Id: the mark of a box between the two
    .here = { BYTES($size) } by which a relay finds its way back.
header-pppoed-max-payload = PPP-Max-Payload: a packet beyond 1492 bytes
    .here = The greatest packet this side would carry, in { BYTES($size) } (RFC 4638).
header-pppoed-service-name-error = Service-Name-Error: no such service
    .here = The concentrator does not have the service: “{ $text }”.
header-pppoed-ac-system-error = AC-System-Error: the concentrator cannot
    .here = The concentrator gives no session: “{ $text }”.
header-pppoed-generic-error = Generic-Error: why it ends
    .here = It ends because: “{ $text }”.
header-ppp-protocol = Protocol: what the frame carries
    .here = { $value ->
        [33] 0x0021: a packet of IPv4.
        [87] 0x0057: a packet of IPv6.
        [32801] 0x8021: IPCP, which agrees on addresses.
        [49185] 0xc021: LCP, which agrees on the line itself.
        [49187] 0xc023: PAP, a password in the clear.
        [49699] 0xc223: CHAP, a password that is proved.
       *[other] Protocol { HEX($value, 4) }: { $name }.
    }
header-ppp-code = Code: what kind of packet this is
    .here = { $value ->
        [1] Configure-Request: these options are wished for.
        [2] Configure-Ack: all of these options are agreed to.
        [3] Configure-Nak: these options, but with these values.
        [4] Configure-Reject: these options not at all.
        [5] Terminate-Request: the line is to be closed.
        [6] Terminate-Ack: the line is closed.
        [7] Code-Reject: a code that the other side does not know.
        [8] Protocol-Reject: a protocol that the other side does not speak.
        [9] Echo-Request: are you there?
        [10] Echo-Reply: I am.
        [11] Discard-Request: nobody reads it.
       *[other] Code { $value }: answered with Code-Reject where it is not known.
    }
header-ppp-identifier = Identifier: which question this answers
    .here = Question and answer { $value }.
header-ppp-length = Length: bytes of this packet
    .here = { $value ->
        [4] 4 bytes: this head alone.
       *[other] { BYTES($value) }, the four of this head among them.
    }
header-ppp-data = Data: what the packet brings along
    .here = { BYTES($size) }: { $text }.
header-lcp-magic-number = Magic-Number: who speaks, by chance
    .here = { $value ->
        [0] 0: no number was agreed on.
       *[other] { HEX($value, 8) }: whoever hears its own number talks to itself.
    }
header-lcp-data = Data: what comes back with the echo
    .here = { BYTES($size) } that the answer repeats.
header-lcp-message = Message: text for people
    .here = The text: “{ $text }”.
header-lcp-rej-proto = Rejected-Protocol: what is not spoken here
    .here = { HEX($value, 4) }: frames of this protocol are not understood.
header-lcp-opt-type = Option: what is negotiated
    .here = { $value ->
        [1] MRU: the greatest packet the sender takes.
        [2] ACCM: characters that a serial line must not carry.
        [3] Authentication-Protocol: how the receiver must prove who it is.
        [4] Quality-Protocol: reports about the line.
        [5] Magic-Number: shows a line that comes back to itself.
        [7] PFC: the protocol's number in one byte.
        [8] ACFC: address and control left out.
       *[other] Option { $value }: rejected where it is not known.
    }
header-lcp-opt-length = Option length: bytes with kind and length
    .here = { $value ->
        [2] 2 bytes: no value follows.
       *[other] { BYTES($value) }, kind and length among them.
    }
header-lcp-opt-data = Value of the option
    .here = { BYTES($size) } that are not read here.
header-lcp-opt-mru = Maximum-Receive-Unit: the greatest packet the sender takes
    .here = { $value ->
        [1492] 1492 bytes: an Ethernet frame's 1500 less 8 for PPPoE and PPP.
       *[other] Packets of up to { BYTES($value) }.
    }
header-lcp-opt-asyncmap = ACCM: characters to be masked
    .here = { HEX($value, 8) }; over Ethernet it means nothing.
header-lcp-opt-auth-protocol = Authentication-Protocol: the proof that is asked for
    .here = { $value ->
        [49187] PAP: the password is sent in the clear.
        [49699] CHAP: the password is proved without being sent.
       *[other] { HEX($value, 4) }.
    }
header-lcp-opt-algorithm = Algorithm of CHAP
    .here = { $value ->
        [5] MD5 (RFC 1994).
       *[other] Algorithm { $value }.
    }
header-lcp-opt-magic-number = Magic-Number: the number the sender will use
    .here = { HEX($value, 8) }, drawn by the sender.
header-ipcp-opt-type = Option: what is negotiated
    .here = { $value ->
        [1] IP-Addresses: the old form of both addresses.
        [2] IP-Compression-Protocol: headers written shorter.
        [3] IP-Address: the sender's own address.
        [129] Primary-DNS: the first name server.
        [130] Primary-NBNS: the first name server of NetBIOS.
        [131] Secondary-DNS: the second name server.
        [132] Secondary-NBNS: the second name server of NetBIOS.
       *[other] Option { $value }: rejected where it is not known.
    }
header-ipcp-opt-length = Option length: bytes with kind and length
    .here = { $value ->
        [2] 2 bytes: no value follows.
       *[other] { BYTES($value) }, kind and length among them.
    }
header-ipcp-data = Value of the option
    .here = { BYTES($size) } that are not read here.
header-ipcp-opt-ip-address = IP-Address: the sender's own, or the one it should take
    .here = { $kind ->
        [unspecified] 0.0.0.0: the sender has none and asks for one.
       *[other] { $value }.
    }
header-ipcp-opt-dns = DNS: a name server
    .here = { $kind ->
        [unspecified] 0.0.0.0: tell me one.
       *[other] The name server { $value }.
    }
header-ipcp-opt-nbns = NBNS: a name server of NetBIOS
    .here = { $kind ->
        [unspecified] 0.0.0.0: tell me one.
       *[other] The server { $value }.
    }
header-pap-code = Code: the password, or what became of it
    .here = { $value ->
        [1] Authenticate-Request: user and password.
        [2] Authenticate-Ack: let in.
        [3] Authenticate-Nak: not let in.
       *[other] Code { $value }.
    }
header-pap-peer-id-length = Peer-ID-Length: bytes of the user's name
    .here = The name has { BYTES($value) }.
header-pap-peer-id = Peer-ID: the user
    .here = The user “{ $text }”.
header-pap-password-length = Password-Length: bytes of the password
    .here = The password has { BYTES($value) }.
header-pap-password = Password: readable for everybody on the wire
    .here = “{ $text }”, in the clear.
header-pap-message-length = Message-Length: bytes of the message
    .here = The message has { BYTES($value) }.
header-pap-message = Message: text for people
    .here = The text: “{ $text }”.
header-chap-code = Code: challenge, proof, or what became of it
    .here = { $value ->
        [1] Challenge: prove who you are with this number.
        [2] Response: the proof, made of the number and the password.
        [3] Success: let in.
        [4] Failure: not let in.
       *[other] Code { $value }.
    }
header-chap-value-size = Value-Size: bytes of the value
    .here = The value has { BYTES($value) }.
header-chap-value = Value: the challenge, or the proof
    .here = { BYTES($size) }; the password cannot be read from them.
header-chap-name = Name: who speaks
    .here = The text: “{ $text }”.
header-chap-message = Message: text for people
    .here = The text: “{ $text }”.
