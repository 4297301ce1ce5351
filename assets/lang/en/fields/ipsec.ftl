# IPsec (RFC 4302, RFC 4303)

header-ah-next-header = Next header: what follows the authentication header
    .here = { $known ->
        [yes] { $value }: { $name } follows this header.
       *[no] { $value }: what follows is a protocol that is not known here.
    }
header-ah-length = Length: words of 4 bytes of this header, minus 2
    .here = { $value }: this header has ({ $value } + 2) × 4 bytes.
header-ah-reserved = Reserved: zeros
    .here = { $kind ->
        [zeros] 0, as it should be.
       *[other] { $value }: should be zeros.
    }
header-ah-spi = SPI: the number of what both sides agreed on, key and method
    .here = { $hex }: by this number the receiver finds the key to check with.
header-ah-sequence = Sequence number: guards against packets that are sent again by others
    .here = { $value }: counts the packets of this agreement; a number seen before is dropped.
header-ah-icv = Check value (ICV): only who knows the key can make it
    .here = { BYTES($size) } that prove who sent the packet, and that nothing was changed on the way.
header-esp-spi = SPI: the number of what both sides agreed on, key and method
    .here = { $hex }: by this number the receiver finds the key to decrypt with.
header-esp-sequence = Sequence number: guards against packets that are sent again by others
    .here = { $value }: counts the packets of this agreement; a number seen before is dropped.
