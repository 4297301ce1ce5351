# TLS (RFC 8446, 5246), and the names in a certificate (RFC 5280)

header-tls-record-content-type = Content type: what this record carries
    .here = { $value ->
        [20] 20: from here on the sender encrypts.
        [21] 21: an alert: something ends or went wrong.
        [22] 22: a handshake: the two sides agree on how to go on.
        [23] 23: encrypted; it may be data of a program or the rest of a handshake.
        [24] 24: a heartbeat: is the other side still there?
       *[other] { $value }: a type that is not known here.
    }
header-tls-record-version = Record version: mostly an old one, so that old boxes on the way pass it
    .here = { $known ->
        [yes] { $hex }: { $name }; which version is really spoken stands in the hellos.
       *[no] { $hex }: no version that is known here.
    }
header-tls-record-length = Record length: bytes that follow
    .here = { BYTES($value) } follow, in this segment or the next ones.
header-tls-change-cipher-spec = Change cipher spec: all that the sender says next is encrypted
    .here = From the next record on the sender encrypts; in TLS 1.3 it is only for show.
header-tls-alert-message = Encrypted alert: only the two sides can read it
    .here = { BYTES($size) } that cannot be read from outside, often a farewell.
header-tls-alert-message-level = Level: whether the conversation goes on
    .here = { $value ->
        [1] 1, warning: the conversation may go on.
        [2] 2, fatal: the conversation ends at once.
       *[other] { $value }: neither a warning (1) nor fatal (2).
    }
header-tls-alert-message-desc = Description: what is wrong
    .here = { $value ->
        [0] 0: a farewell; the sender says no more.
        [10] 10: this message should not have come now.
        [20] 20: a record was changed on the way, or the keys differ.
        [40] 40: no way to encrypt that both can.
        [42] 42: the certificate is broken.
        [43] 43: a kind of certificate that the sender does not take.
        [44] 44: the certificate was called back.
        [45] 45: the certificate is out of date.
        [46] 46: something is wrong with the certificate.
        [47] 47: a value makes no sense.
        [48] 48: the sender does not know, or not trust, who signed the certificate.
        [49] 49: the certificate is good, but gives no entry.
        [50] 50: a message could not be read.
        [51] 51: a signature or a proof is wrong.
        [70] 70: no version that both speak.
        [71] 71: the other side's ways to encrypt are too weak.
        [80] 80: a fault of the sender's own.
        [86] 86: the client fell back to an old version without need.
        [90] 90: a person broke off.
        [109] 109: an extension is missing.
        [112] 112: the server has no site of this name.
        [116] 116: the client must show a certificate.
        [120] 120: no application protocol that both speak.
       *[other] { $value }: { $known ->
            [yes] { $name }.
           *[no] nothing that is known here.
        }
    }
header-tls-app-data = Encrypted data: only the two sides can read it
    .here = { BYTES($size) } that cannot be read from outside.
header-tls-heartbeat-message = Heartbeat: asks whether the other side is still there
    .here = { BYTES($size) } that shall come back as they are.
header-tls-segment-data = Continuation: the rest of a record from an earlier segment
    .here = { BYTES($size) } of a record whose beginning stands in an earlier segment.
header-tls-handshake = Handshake message: plain at first, encrypted later
    .here = { BYTES($size) }; when nothing below takes it apart, it is encrypted or not read here.
header-tls-handshake-type = Handshake type: which step of the agreement
    .here = { $value ->
        [0] 0: the server asks the client to begin anew.
        [1] 1: the client tells what it can do.
        [2] 2: the server tells what it chose of that.
        [4] 4: the server hands out a ticket to come back faster.
        [11] 11: the certificate, which says who the sender is.
        [12] 12: the server's half of the key.
        [13] 13: the server wants a certificate of the client.
        [14] 14: the server has said all that it has to say.
        [15] 15: the client proves that its certificate is its own.
        [16] 16: the client's half of the key.
        [20] 20: a proof over all that was said.
        [22] 22: a fresh word that the certificate still counts.
       *[other] { $value }: { $known ->
            [yes] { $name }.
           *[no] nothing that is known here.
        }
    }
header-tls-handshake-length = Handshake length: bytes that follow
    .here = { BYTES($value) } follow, perhaps over several records.
header-tls-handshake-version = Version: the newest up to TLS 1.2; a newer one stands in an extension
    .here = { $known ->
        [yes] { $hex }: { $name }. TLS 1.3 writes 1.2 here too, and the truth into an extension.
       *[no] { $hex }: no version that is known here.
    }
header-tls-handshake-random = Random: makes every conversation different
    .here = { BYTES($size) } of chance; both sides' go into the keys.
header-tls-handshake-session-id-length = Session id length: 0 to 32
    .here = { $value ->
        [0] 0: no session is named.
       *[other] The session's name has { BYTES($value) }.
    }
header-tls-handshake-session-id = Session id: the name of an earlier conversation, to go on with it
    .here = { BYTES($size) }; in TLS 1.3 only for show, and the server repeats them.
header-tls-handshake-cipher-suites-length = Cipher suites length: two bytes each
    .here = { BYTES($value) }, two for each suite that the client can.
header-tls-handshake-ciphersuite = Cipher suite: how keys are agreed on, data encrypted and guarded
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: no suite that is known here; perhaps one that only tests the server.
    }
header-tls-handshake-comp-methods-length = Compression methods length
    .here = { $value ->
        [1] One way to compress is named: none.
       *[other] { $value } ways to compress are named.
    }
header-tls-handshake-comp-method = Compression: 0, none; compressed secrets can be guessed
    .here = { $value ->
        [0] 0: nothing is compressed.
       *[other] { $value }: compressed; nobody does that any more, because it gives secrets away.
    }
header-tls-handshake-extensions-length = Extensions length: bytes of all of them
    .here = { BYTES($value) } of extensions follow.
header-tls-handshake-session-ticket-lifetime = Ticket lifetime: how many seconds the ticket may be used
    .here = { $value ->
        [0] 0: the server does not say.
       *[other] The ticket may be used for the next { SPAN($value) }.
    }
header-tls-handshake-session-ticket-length = Ticket length: bytes of the ticket
    .here = The ticket has { BYTES($value) }.
header-tls-handshake-session-ticket = Ticket: the client shows it next time, and only the server can read it
    .here = { BYTES($size) } that save the two half of the handshake next time.
header-tls-handshake-certificates-length = Certificates length: bytes of the whole chain
    .here = { BYTES($value) } of certificates follow.
header-tls-handshake-certificate-length = Certificate length: bytes of this one
    .here = This certificate has { BYTES($value) }.
header-tls-handshake-certificate = Certificate: a name and a key, signed by somebody who is trusted
    .here = { BYTES($size) } of it are in this segment; the first one is the server's own.
header-tls-certificate-issuer = Issuer: who signed the certificate
    .here = “{ $value }” signed it; trust in the certificate is trust in this name.
header-tls-certificate-subject = Subject: whose certificate it is
    .here = It belongs to “{ $value }”; browsers look at the names below instead.
header-tls-certificate-dns-name = DNS name: a host that the certificate is for
    .here = It proves the name { $value }.
header-tls-extension-type = Extension: something that the first TLS did not know
    .here = { $known ->
        [yes] { $value }: { $name }.
       *[no] { $value }: no extension that is known here.
    }
header-tls-extension-len = Extension length: bytes that follow
    .here = { $value ->
        [0] 0: that it is there says it all.
       *[other] This extension has { BYTES($value) }.
    }
header-tls-extension-data = Extension data: not taken apart here
    .here = { BYTES($size) } of this extension that are not read here.
header-tls-server-name-list-len = Server name list length
    .here = The list of names has { BYTES($value) }.
header-tls-server-name-type = Name type: 0, a host
    .here = { $value ->
        [0] 0: the name of a host.
       *[other] { $value }: a kind of name that nobody defined.
    }
header-tls-server-name-len = Server name length
    .here = The name has { BYTES($value) }.
header-tls-server-name = Server name (SNI): which site is wanted; everybody on the way can read it
    .here = The client wants the site { $value }; the server chooses its certificate by it.
header-tls-alpn-len = Protocol list length
    .here = The list of protocols has { BYTES($value) }.
header-tls-alpn-str-len = Protocol name length
    .here = The name has { BYTES($value) }.
header-tls-alpn-str = Application protocol (ALPN): what is spoken inside
    .here = { $value ->
        [h2] h2: HTTP/2.
        [h3] h3: HTTP/3.
       *[other] { $value }: what may be spoken inside.
    }
header-tls-supported-versions-len = Version list length: two bytes each
    .here = { BYTES($value) }, two for each version.
header-tls-supported-version = Supported version: what the client speaks, or the server chose
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: no version that is known here.
    }
header-tls-supported-groups-length = Group list length: two bytes each
    .here = { BYTES($value) }, two for each group.
header-tls-supported-group = Group: a way to agree on a key
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: no group that is known here.
    }
header-tls-ec-point-formats-length = Point format list length
    .here = { $value ->
        [1] One format is named.
       *[other] { $value } formats are named.
    }
header-tls-ec-point-format = Point format: how points of a curve are written
    .here = { $value ->
        [0] 0: uncompressed, as all do.
       *[other] { $value }: compressed, which hardly anybody uses.
    }
header-tls-sig-hash-alg-len = Signature list length: two bytes each
    .here = { BYTES($value) }, two for each way to sign.
header-tls-sig-hash-alg = Signature algorithm: a way to sign that is accepted
    .here = { $known ->
        [yes] { $hex }: { $name }.
       *[no] { $hex }: no way to sign that is known here.
    }
header-tls-psk-ke-modes-length = Mode list length
    .here = { $value ->
        [1] One mode is named.
       *[other] { $value } modes are named.
    }
header-tls-psk-ke-mode = Pre-shared key mode: how an old key may be used again
    .here = { $value ->
        [0] 0: the old key alone.
        [1] 1: the old key together with a fresh one.
       *[other] { $value }: a mode that is not known here.
    }
header-tls-key-share-client-length = Key share length: bytes of the client's keys
    .here = { BYTES($value) } of keys follow.
header-tls-key-share-group = Key group: what the key is for
    .here = { $known ->
        [yes] { $value }: a key for { $name }.
       *[no] { $value }: no group that is known here.
    }
header-tls-key-share-length = Key length
    .here = The key has { BYTES($value) }.
header-tls-key-share-key = Key: a half that all may read; only with the secret other half it is a key
    .here = { BYTES($size) }; both halves together give the key that nobody else can reckon.
header-tls-reneg-info-len = Renegotiation length
    .here = { $value ->
        [0] 0: the first handshake of this conversation.
       *[other] The proof has { BYTES($value) }.
    }
header-tls-reneg-info = Renegotiation: proves that it is still the same conversation
    .here = { BYTES($size) } from the handshake before.
header-tls-padding-data = Padding: zeros that make the message longer
    .here = { BYTES($size) }; some old boxes stumble over messages of certain lengths.
