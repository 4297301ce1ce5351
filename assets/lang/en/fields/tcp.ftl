# TCP (RFC 9293)

header-tcp-srcport = Source port: the program that sends; NAT may rewrite it
    .here = { $known ->
        [yes] { $value }: { $name } sends this.
       *[no] { $value }: the port of the program that sends; answers come back to it.
    }
    .name = { $value ->
        [7] echo
        [20] FTP data
        [21] FTP
        [22] SSH
        [23] Telnet
        [25] SMTP (mail)
        [53] DNS
        [80] HTTP (web)
        [110] POP3 (mail)
        [143] IMAP (mail)
        [179] BGP
        [389] LDAP
        [443] HTTPS (web)
        [445] SMB (files)
        [465] SMTPS (mail)
        [587] SMTP (mail)
        [631] IPP (printing)
        [853] DNS over TLS
        [993] IMAPS (mail)
        [995] POP3S (mail)
        [1883] MQTT
        [3306] MySQL
        [3389] RDP (remote desktop)
        [5432] PostgreSQL
        [6379] Redis
        [8080] HTTP (web, second port)
       *[other] { $name }
    }
header-tcp-dstport = Destination port: the program that shall receive, 80 is HTTP
    .here = { $known ->
        [yes] { $value }: for { $name }.
       *[no] { $value }: for the program that has this port; without one, a RST comes back.
    }
    .name = { header-tcp-srcport.name }
header-tcp-seq = Sequence number: the place of the first byte in the stream
    .here = { $tcp-flags-syn ->
        [1] { $value }: chosen at random; the SYN has this number, the first byte of data the next.
       *[other] { $value }: the data of this segment, if any, begin here in the sender's stream.
    }
header-tcp-ack = Acknowledgment number: the byte that is expected next
    .here = { $tcp-flags-ack ->
        [0] { $value }: means nothing, as the ACK flag is not set.
       *[other] { $value }: everything before this number has arrived; this byte shall come next.
    }
header-tcp-hdr-len = Header length: in words of 4 bytes
    .here = { MINUS(5, $value) ->
        [0] { MINUS($value, 5) ->
            [0] 5 × 4 = 20 bytes: the fixed header, no options.
           *[other] { $value } × 4 = { TIMES($value, 4) } bytes: 20 fixed ones and { TIMES(MINUS($value, 5), 4) } of options.
        }
       *[other] { $value } × 4 = { TIMES($value, 4) } bytes: impossible, the fixed header alone has 20.
    }
header-tcp-flags = Flags: what this segment does with the connection
    .here = { $tcp-flags-reset ->
        [1] { $set }: the connection is broken off at once.
       *[other] { $tcp-flags-syn ->
            [1] { $tcp-flags-ack ->
                [1] { $set }: agrees to open the connection, the second step of three.
               *[other] { $set }: asks to open a connection, the first step of three.
            }
           *[other] { $tcp-flags-fin ->
                [1] { $set }: the sender has nothing more to send; the other side still may.
               *[other] { $tcp-flags-ack ->
                    [1] { $set }: an ordinary segment; its acknowledgment number counts.
                   *[other] { $count ->
                        [0] None set: no TCP sends this; somebody may be scanning ports.
                       *[other] Set: { $set }.
                    }
                }
            }
        }
    }
header-tcp-flags-res = Reserved: zeros
    .here = { $value ->
        [0] 0, as it must be.
       *[other] { $value }: bits that have no meaning yet; receivers ignore them.
    }
header-tcp-flags-ae = AE: accurate ECN
    .here = { $value ->
        [1] 1: part of the count of congestion marks (accurate ECN).
       *[0] 0: accurate ECN counts nothing here.
    }
header-tcp-flags-cwr = CWR: the sender slowed down after a congestion mark
    .here = { $value ->
        [1] { $tcp-flags-syn ->
            [1] 1: in a SYN it offers to use ECN, together with ECE.
           *[other] 1: the sender has heard of congestion and has slowed down.
        }
       *[0] 0: the sender has not just slowed down because of a mark.
    }
header-tcp-flags-ece = ECE: the way is congested, please slow down
    .here = { $value ->
        [1] { $tcp-flags-syn ->
            [1] 1: in a SYN it says that this side can use ECN.
           *[other] 1: packets arrived with a congestion mark: please slow down.
        }
       *[0] 0: no packet with a congestion mark is reported.
    }
header-tcp-flags-urg = URG: the urgent pointer counts
    .here = { $value ->
        [1] 1: the urgent pointer counts.
       *[0] 0: nothing is urgent; the urgent pointer means nothing.
    }
header-tcp-flags-ack = ACK: the acknowledgment number counts
    .here = { $value ->
        [1] 1: the acknowledgment number counts; so it is in every segment but the first.
       *[0] 0: the acknowledgment number means nothing; usual only in the very first SYN.
    }
header-tcp-flags-push = PSH: give the data to the program at once
    .here = { $value ->
        [1] 1: the sender has no more to say for now: hand the data to the program at once.
       *[0] 0: the receiver may wait for more before it hands data to the program.
    }
header-tcp-flags-reset = RST: breaks the connection off
    .here = { $value ->
        [1] 1: the connection is over at once, or there never was one here.
       *[0] 0: nothing is broken off.
    }
header-tcp-flags-syn = SYN: opens a connection and says the first sequence number
    .here = { $value ->
        [1] { $tcp-flags-ack ->
            [1] 1: agrees to open, and tells where this side's numbers begin.
           *[other] 1: asks to open a connection, and tells where its numbers begin.
        }
       *[0] 0: does not open a connection.
    }
header-tcp-flags-fin = FIN: the sender has nothing more to send
    .here = { $value ->
        [1] 1: the sender has sent everything; the other side may still go on.
       *[0] 0: the sender may send more.
    }
header-tcp-window-size-value = Window: how many bytes the sender can still take in
    .here = { $value ->
        [0] 0: the sender's buffer is full; wait until it opens the window again.
       *[other] { $tcp-flags-syn ->
            [1] { $value }: so many bytes may come; a window in a SYN is never scaled.
           *[other] { $value }: so many bytes may come, times the scale agreed on while opening.
        }
    }
header-tcp-checksum = Checksum: guards addresses, ports, header and data
    .here = { $fault ->
        [checksum] { $hex } does not fit: a bit changed on the way, so the receiver drops this.
       *[other] { $hex }: the receiver computes it again, addresses included, and compares.
    }
header-tcp-urgent-pointer = Urgent pointer: hardly used any more
    .here = { $tcp-flags-urg ->
        [1] { $value }: urgent data end so many bytes behind the sequence number.
       *[other] { $value }: means nothing, as the URG flag is not set.
    }
header-tcp-options = Options: what both sides agree on while opening
    .here = { BYTES($size) } of options between the fixed header and the data.
header-tcp-options-nop = NOP: fills up so that the next option stands even
    .here = One byte that only fills up, so that the next option stands where it is read fast.
header-tcp-options-eol = End: no more options
    .here = The options end here; what remains of the header is filled with zeros.
header-tcp-options-mss-val = MSS: the greatest data part of a segment that I can take
    .here = { BYTES($value) }: no segment to this side may carry more data.
header-tcp-options-wscale-shift = Window scale: windows are shifted by so many bits
    .here = { $value ->
        [0] 0: my windows count as they stand, but yours may be scaled.
       *[other] { MINUS($value, 14) ->
            [0] { $value }: every later window of this side counts times { POWER(2, $value) }.
           *[other] { $value }: more than the greatest shift, which is 14; it counts as 14.
        }
    }
header-tcp-options-sack-perm = SACK permitted: I understand selective acknowledgments
    .here = This side understands selective acknowledgments: only what is missing need be sent again.
header-tcp-options-sack = SACK: pieces beyond a hole that have arrived
    .here = { MINUS($size, 10) ->
        [0] One piece behind a hole has arrived; only the hole is missing.
       *[other] { BYTES($size) } tell of pieces behind holes that have arrived; only the holes are missing.
    }
header-tcp-options-sack-le = Left edge: where an arrived piece begins
    .here = { $value }: an arrived piece begins at this sequence number.
header-tcp-options-sack-re = Right edge: where an arrived piece ends
    .here = { $value }: the arrived piece ends just before this sequence number.
header-tcp-options-timestamp-tsval = Timestamp: the sender's clock when it sent this
    .here = { $value }: the sender's own clock at this moment; the other side sends it back.
header-tcp-options-timestamp-tsecr = Timestamp echo: the peer's clock sent back, measures the round trip
    .here = { $tcp-flags-ack ->
        [0] { $value }: means nothing yet, as nothing has been received.
       *[other] { $value }: a clock value of the other side comes back; it measures the round trip.
    }
header-tcp-payload = Data: the next bytes of the stream
    .here = { $kind ->
        [text] { BYTES($size) } of the stream: "{ $text }"
       *[other] { BYTES($size) } of the stream, from program to program.
    }
header-data-data = Data: bytes no header explains
    .here = { $kind ->
        [text] { BYTES($size) } that no header explains: "{ $text }"
        [zeros] { BYTES($size) }, all zero, that no header explains.
       *[other] { BYTES($size) } that no header explains.
    }
header-tcp-option-kind = Kind: which option this is
    .here = Option { $value }: { $name }.
header-tcp-option-len = Option length: bytes of the option, kind and length included
    .here = This option takes { $value } bytes.
header-tcp-options-mss = MSS option: told once, in a SYN
    .here = The sender says how much data it takes in one segment.
header-tcp-options-wscale = Window scale option: told once, in a SYN
    .here = The sender says by how many bits its later windows are shifted.
header-tcp-options-timestamp = Timestamps: the sender's clock, and the peer's clock sent back
    .here = Two clocks: the sender's own, and what it last saw of the peer's.
header-tcp-options-md5 = MD5 signature: proves that the sender knows a shared secret
    .here = This segment is signed; routers guard BGP with it.
header-tcp-options-md5-digest = Digest: MD5 over segment and secret
    .here = The signature is { $value }.
header-tcp-options-user-to = User timeout: how long unacknowledged data may wait
    .here = The sender says how long it waits before it gives the connection up.
header-tcp-options-user-to-granularity = Granularity: 1 counts in minutes, 0 in seconds
    .here = { $value ->
        [1] The timeout counts in minutes.
       *[other] The timeout counts in seconds.
    }
header-tcp-options-user-to-val = User timeout: how many minutes or seconds
    .here = The connection is given up after { $value } of these units without an answer.
header-tcp-options-tfo = Fast open: data already in the SYN, for who has a cookie
    .here = { $size ->
        [2] The client asks for a cookie, so that next time its SYN can carry data.
       *[other] With this cookie a SYN may carry data.
    }
header-tcp-options-tfo-cookie = Cookie: shows that the client was here before
    .here = The cookie that the server once gave: { $value }.
header-tcp-options-unknown = Unknown option: a receiver passes over it
    .here = { $size } bytes of an option that is not known here; a receiver passes over them.
header-tcp-options-unknown-payload = Content of an unknown option
    .here = Its content: { $value }.
