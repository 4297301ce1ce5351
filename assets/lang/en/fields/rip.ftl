# RIP (RFC 2453, 4822)

header-rip-command = Command: 1 asks for routes, 2 tells them
    .here = { $value ->
        [1] 1: a question for routes.
        [2] 2: a router tells the routes that it has.
       *[other] { $value }: neither question (1) nor answer (2); receivers ignore it.
    }
header-rip-version = Version: 2 knows masks, 1 does not
    .here = { $value ->
        [1] Version 1: without masks, so each network has the size of its class.
        [2] Version 2: each network with its mask.
       *[other] Version { $value }: read like version 2.
    }
header-rip-routing-domain = Unused: zeros
    .here = { $value ->
        [0] 0, as it should be.
       *[other] { $value }: should be 0; old networks put a domain here.
    }
header-rip-family = Address family: 2 is IP; 0 asks for everything; 0xffff is no route
    .here = { $value ->
        [0] 0: in a question, all routes are wanted.
        [2] 2: an IP network follows.
        [65535] 0xffff: what follows proves who sent this.
       *[other] { $value }: another kind of address; receivers skip the entry.
    }
header-rip-route-tag = Route tag: tells routes that came from elsewhere
    .here = { $value ->
        [0] 0: no mark, a route of RIP itself.
       *[other] { $value }: a mark that routers pass on as it is.
    }
header-rip-ip = Network: where the route leads; 0.0.0.0 is the default route
    .here = { $kind ->
        [unspecified] 0.0.0.0: the default route, for whatever no other route fits.
       *[other] The sender knows a way to the network { $value }.
    }
header-rip-netmask = Mask: which bits of the address name the network
    .here = { $kind ->
        [unspecified] 0.0.0.0: no bit has to fit; everything does.
       *[other] Bits that are 1 in { $value } name the network.
    }
header-rip-next-hop = Next hop: the router to send to; 0.0.0.0 is the sender itself
    .here = { $kind ->
        [unspecified] 0.0.0.0: send to the router that tells this.
       *[other] Packets should go to { $value }, not to the router that tells this.
    }
header-rip-metric = Metric: how many routers away; 16 is unreachable
    .here = { $value ->
        [16] 16: unreachable, or no longer reachable.
        [one] The way leads over 1 hop, counted from the router that tells this.
       *[other] The way leads over { $value } hops, counted from the router that tells this.
    }
header-rip-zero-padding = Zeros: fill the entry
    .here = { BYTES($size) } that nobody reads.
header-rip-auth-type = Authentication: how the sender proves itself
    .here = { $value ->
        [1] 1: the digest itself follows.
        [2] 2: a password that everybody on the wire can read.
        [3] 3: a digest of the message and a secret key; it stands behind the routes.
       *[other] { $value }: a way that is not known here.
    }
header-rip-auth-passwd = Password: readable by everybody on the wire
    .here = Routers that know this very word believe the routes: { $text }
header-rip-digest-offset = Digest offset: bytes from the beginning to the digest
    .here = The digest follows after { BYTES($value) }.
header-rip-key-id = Key: which of several secret keys
    .here = Both sides must know key number { $value }.
header-rip-auth-data-len = Digest length: bytes of the digest
    .here = { $value ->
        [16] 16 bytes, as MD5 makes them.
        [20] 20 bytes, as SHA-1 makes them.
       *[other] { BYTES($value) }.
    }
header-rip-seq-num = Sequence number: grows with every message, against repetition
    .here = Receivers refuse a message with a number below { $value } from now on.
header-rip-authentication-data = Digest: only who knows the key can make it
    .here = { BYTES($size) }: receivers reckon it from the message and the key, and compare.
