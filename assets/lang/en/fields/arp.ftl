# ARP (RFC 826)

header-arp-hw-type = Hardware type: 1 is Ethernet
    .here = { $value ->
        [1] 1: Ethernet addresses (MAC).
       *[other] { $value }: addresses of another kind of network, which are not read here.
    }
header-arp-proto-type = Protocol type: 0x0800, the question is about IPv4
    .here = { $value ->
        [2048] 0x0800: the question is about an IPv4 address.
       *[other] { $hex }: the question is not about an IPv4 address and is not read here.
    }
header-arp-hw-size = Hardware size: a MAC address has 6 bytes
    .here = { $value ->
        [6] 6 bytes: a MAC.
       *[other] { BYTES($value) }: no MAC, which has 6.
    }
header-arp-proto-size = Protocol size: an IPv4 address has 4 bytes
    .here = { $value ->
        [4] 4 bytes: an IPv4 address.
       *[other] { BYTES($value) }: no IPv4 address, which has 4.
    }
header-arp-opcode = Operation: 1 asks "who has this address?", 2 answers
    .here = { $value ->
        [1] 1: a question. Whoever has the target IP shall tell its MAC.
        [2] 2: an answer. The sender tells which MAC its IP belongs to.
       *[other] { $value }: neither question (1) nor answer (2).
    }
header-arp-src-hw-mac = Sender MAC: who asks or answers, everybody may learn it
    .here = { $kind ->
        [zero] All zeros: nobody can learn from this.
        [broadcast] Everybody's address is nobody's own: nobody should learn this.
       *[other] { $value } is the sender's MAC; listeners may note it beside its IP.
    }
header-arp-src-proto-ipv4 = Sender IP: the address that belongs to the sender MAC
    .here = { $kind ->
        [unspecified] 0.0.0.0: the sender has no IP yet; it asks whether the target IP is still free.
       *[other] { SAME($value, $arp-dst-proto-ipv4) ->
            [yes] { $value } asks about itself: it announces its MAC, and finds out who else has its IP.
           *[no] { $value } belongs to the sender's MAC beside it.
        }
    }
header-arp-dst-hw-mac = Target MAC: zeros in a question, this is what is wanted
    .here = { $arp-opcode ->
        [2] { $value } is the MAC of the one who asked: the answer goes there.
       *[other] { $kind ->
            [zero] All zeros: not known yet; this is what the question is for.
           *[other] { $value } stands here, though a question does not know the MAC: receivers ignore it.
        }
    }
header-arp-dst-proto-ipv4 = Target IP: the address that is looked for
    .here = { $arp-opcode ->
        [2] { $value } is the IP of the one who asked.
       *[other] Who has { $value }? Only that device answers.
    }
