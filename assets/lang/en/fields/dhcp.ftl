# DHCP (RFC 2131, RFC 2132)

header-dhcp-type = Op: 1 from a client, 2 from a server
    .here = { $value ->
        [1] 1: from the client.
        [2] 2: from the server.
       *[other] { $value }: neither client (1) nor server (2).
    }
header-dhcp-hw-type = Hardware type: 1 is Ethernet
    .here = { $value ->
        [1] 1: Ethernet; the client is known by its MAC.
       *[other] { $value }: another kind of network than Ethernet (1).
    }
header-dhcp-hw-len = Hardware length: a MAC address has 6 bytes
    .here = { $value ->
        [6] 6 bytes: a MAC.
       *[other] { BYTES($value) }: no MAC, which has 6.
    }
header-dhcp-hops = Hops: relays the message has passed
    .here = { $value ->
        [0] 0: no relay agent has passed this on.
        [one] 1: one relay agent has passed this on.
       *[other] { $value }: so many relay agents have passed this on.
    }
header-dhcp-id = Transaction id: joins question and answer
    .here = { $hex }: chosen at random by the client; the answer to this question carries it too.
header-dhcp-secs = Seconds: how long the client has been trying
    .here = { $value ->
        [0] 0: the client has only just begun.
       *[other] The client has been trying for { SPAN($value) }.
    }
header-dhcp-flags = Flags: broadcast, answer to everybody because I have no address yet
    .here = { $dhcp-flags-bc ->
        [1] { $hex }: the broadcast bit is set, so the answer shall go to everybody.
       *[other] { $hex }: the broadcast bit is not set, so the answer may go to the client alone.
    }
header-dhcp-flags-bc = Broadcast: answer to everybody, I have no address yet
    .here = { $value ->
        [1] 1: answer to everybody; without an address I cannot take in what is only for me.
       *[0] 0: answer to me alone; I can take it in even before I have the address.
    }
header-dhcp-flags-reserved = Reserved: zeros
    .here = { $value ->
        [0] 0, as it must be.
       *[other] { $hex }: bits without a meaning, which must be 0.
    }
header-dhcp-ip-client = ciaddr: the address the client already uses, when renewing
    .here = { $kind ->
        [unspecified] 0.0.0.0: the client has no address that it may use now.
       *[other] { $value }: the client already uses this address.
    }
header-dhcp-ip-your = yiaddr: "your" address, what the server gives
    .here = { $kind ->
        [unspecified] { $dhcp-type ->
            [1] 0.0.0.0: only a server fills this in.
           *[other] 0.0.0.0: this answer gives no address.
        }
       *[other] { $dhcp-option-dhcp ->
            [2] { $value }: the server offers this address; it is not the client's yet.
            [5] { $value }: from now on this is the client's address.
           *[other] { $value }: the address that the server means for the client.
        }
    }
header-dhcp-ip-server = siaddr: the server to boot from
    .here = { $kind ->
        [unspecified] 0.0.0.0: no server to start an operating system from.
       *[other] { $value }: a computer without a disk gets its operating system here.
    }
header-dhcp-ip-relay = giaddr: the relay that passed the message on
    .here = { $kind ->
        [unspecified] 0.0.0.0: client and server are on the same link, no relay between them.
       *[other] { $value }: the relay agent; the server chooses an address of its network.
    }
header-dhcp-hw-mac-addr = chaddr: the client's MAC, by which leases are kept
    .here = { $kind ->
        [zero] All zeros: the client tells no MAC.
       *[other] { $value }: the client's MAC; the server knows it by this.
    }
header-dhcp-hw-addr-padding = chaddr padding: zeros up to 16 bytes
    .here = { $kind ->
        [zeros] { BYTES($size) } of zeros: the place has room for 16, a MAC needs 6.
       *[other] { BYTES($size) } behind the MAC that should be zeros.
    }
header-dhcp-server = Server name: mostly empty
    .here = { HAS($text) ->
        [yes] The server calls itself "{ $text }".
       *[no] Empty: the server tells no name.
    }
header-dhcp-file = Boot file: mostly empty
    .here = { HAS($text) ->
        [yes] "{ $text }": the file that a computer without a disk starts from.
       *[no] Empty: no file to start an operating system from.
    }
header-dhcp-cookie = Magic cookie: options of DHCP follow
    .here = { SAME($value, "99.130.83.99") ->
        [yes] 99, 130, 83, 99: the agreed bytes (0x63825363), so options follow.
       *[no] { $value }: not the agreed 99.130.83.99, so what follows cannot be read as options.
    }
header-dhcp-option-dhcp = Message type: DISCOVER, OFFER, REQUEST, ACK, NAK, RELEASE …
    .here = { $value ->
        [1] DISCOVER: the client looks for servers that lend addresses.
        [2] OFFER: the server offers an address; the client may take it or another one.
        [3] REQUEST: the client asks for this address, or for more time with it.
        [4] DECLINE: the address offered is already in use; the client does not take it.
        [5] ACK: the server agrees; the address is lent for the time it tells.
        [6] NAK: the server refuses; the client must begin anew.
        [7] RELEASE: the client gives its address back.
        [8] INFORM: the client has an address and only asks for the other settings.
       *[other] { $value }: a kind of message that is not known here.
    }
header-dhcp-option-subnet-mask = Subnet mask: which part of the address is the network
    .here = { PREFIX($value) ->
        [none] { $value }: no mask, as its ones do not stand together in front.
       *[other] { $value } (/{ PREFIX($value) }): the first { PREFIX($value) } bits of the address name the network.
    }
header-dhcp-option-router = Router: the gateway to the rest of the world
    .here = { $value }: packets for other networks go to this router.
header-dhcp-option-domain-name-server = DNS: whom to ask for names
    .here = { $value }: ask this server for the addresses of names.
header-dhcp-option-hostname = Host name: how the client calls itself
    .here = { HAS($text) ->
        [yes] The client calls itself "{ $text }".
       *[no] Empty: the client tells no name.
    }
header-dhcp-option-domain-name = Domain name: the ending of short names
    .here = { HAS($text) ->
        [yes] A name without dots may be completed with "{ $text }".
       *[no] Empty: names are not completed.
    }
header-dhcp-option-requested-ip-address = Requested address: the one the client wishes for
    .here = { $value }: the client would like to have this address.
header-dhcp-option-ip-address-lease-time = Lease time: how long the address is the client's, in seconds
    .here = { $value ->
        [4294967295] All ones: the address is lent for ever.
       *[other] { $value } s: the address is lent for { SPAN($value) }, and longer if the client asks in time.
    }
header-dhcp-option-renewal-time-value = T1: after this the client asks its own server to extend
    .here = { $value } s: after { SPAN($value) } the client asks its own server for more time (T1).
header-dhcp-option-rebinding-time-value = T2: after this the client asks any server
    .here = { $value } s: without an answer, after { SPAN($value) } the client asks any server (T2).
header-dhcp-option-dhcp-server-id = Server id: the server this concerns, or that was chosen
    .here = { $dhcp-type ->
        [1] { $value }: the server that the client has chosen; others take their offers back.
       *[other] { $value }: the server that speaks; the client names it when it chooses.
    }
header-dhcp-option-request-list = Parameter list: what the client would like to know
    .here = { $known ->
        [yes] { $value }: the client would like to know this too: { $name }.
       *[no] { $value }: the client would like to have option { $value } too.
    }
header-dhcp-option-client-id = Client id: by what the server shall know this client
    .here = { BYTES($size) }: the server tells this client from others by them, before the MAC.
header-dhcp-option-message = Message: why the server refused
    .here = The server says why: "{ $text }"
header-dhcp-option-value = Option: one more setting
    .here = { BYTES($size) }: the value of an option that is not read here, or does not fit it.
header-dhcp-option-broadcast-address = Broadcast address: reaches everybody in the network
    .here = { $value }: a packet to this address reaches every host of the network.
header-dhcp-option-type = Option: its number, its length and its value
    .here = { $known ->
        [yes] Option { $value }, { $name }: { BYTES($size) } with its number and its length.
       *[no] Option { $value } is not known here: { BYTES($size) } with its number and its length.
    }
header-dhcp-option-end = End: no more options
    .here = 255: no option follows.
header-dhcp-option-padding = Padding: zeros up to the least length
    .here = { $kind ->
        [zeros] { BYTES($size) } of zeros: old relay agents want messages of at least 300 bytes.
       *[other] { BYTES($size) } behind the end that should be zeros.
    }
header-dhcp-option-length = Option length: bytes of the value that follows
    .here = The value takes { $value } bytes.
header-dhcp-option-time-server = Time server: where old clients ask for the time
    .here = Clients may ask { $value } for the time.
header-dhcp-option-log-server = Log server: where clients may send their logs
    .here = Logs may go to { $value }.
header-dhcp-option-root-path = Root path: where a machine without a disk finds its files
    .here = The files of a machine without a disk are at { $value }.
header-dhcp-option-interface-mtu = Interface MTU: the largest packet on this link
    .here = Packets on this link may have { $value } bytes.
header-dhcp-option-perform-router-discover = Router discovery: whether to look for routers by ICMP, too
    .here = { $value ->
        [1] The client shall look for routers by ICMP, too.
       *[other] The client need not look for routers itself.
    }
header-dhcp-option-ntp-server = NTP server: where clients set their clocks
    .here = Clocks may be set by { $value }.
header-dhcp-option-netbios-over-tcpip-name-server = NetBIOS name server: WINS, for old Windows networks
    .here = Old Windows names are known to { $value }.
header-dhcp-option-netbios-over-tcpip-node-type = NetBIOS node type: how old Windows looks for names
    .here = { $name }: how old Windows looks for names.
header-dhcp-option-netbios-over-tcpip-scope = NetBIOS scope: part of old Windows names
    .here = Old Windows names belong to { $value }.
header-dhcp-option-option-overload = Overload: options go on in the fields of file and server name
    .here = Options go on in: { $name }.
header-dhcp-option-dhcp-max-message-size = Maximum message size: how large an answer the client takes
    .here = The client takes messages of up to { $value } bytes.
header-dhcp-option-vendor-class-id = Vendor class: what makes and systems ask
    .here = The client says it is { $value }.
header-dhcp-option-tftp-server-name = TFTP server: where a booting machine fetches its file
    .here = A booting machine fetches its file from { $value }.
header-dhcp-option-bootfile-name = Boot file: what a booting machine fetches
    .here = A booting machine fetches { $value }.
header-dhcp-client-id-type = Identifier type: 0 says that a name follows
    .here = { $value ->
        [0] A name follows, no hardware address.
       *[other] Hardware of type { $value }.
    }
header-dhcp-client-id-undef = Client identifier: a name of the client's own choice
    .here = The client calls itself { $value }.
