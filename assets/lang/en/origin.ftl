# Where the value of a header field came from, one message a step. $fact is the fact's own sentence, $id its number,
# $at its time in nanoseconds, $frame the number of a frame.

## A fact

came-fact-learned = Learned at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-chosen = Chosen at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-decided = Follows from the decision at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-rewritten = Rewritten at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-next-hop = The next hop, by the route chosen at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-made = That row was made at { SECONDS($at) } s (event { $id }): { $fact }
came-fact-counted = Counted on since { SECONDS($at) } s (event { $id }): { $fact }
came-typed = Typed at { SECONDS($at) } s (event { $id }): { $fact }

## A frame

came-frame = Taken from the received frame { $frame }.
came-carried = Carried over unchanged from frame { $frame }, of which this one was made.

## No choice

came-fixed-format = The protocol has no other value here.
came-fixed-next = It names what follows in the frame.
came-fixed-kind = It says what kind of message this is.
came-fixed-well-known = The number assigned to this service.
came-fixed-everybody = The address of everybody on the network.
came-fixed-unused = Not used in this message.
came-fixed-fill = Fills up to the length that is asked for.
came-fixed-habit = What the system always writes here.

## Worked out

came-computed-checksum = Worked out over the bytes it protects.
came-computed-length = Worked out: how many bytes there are.
came-computed-count = Worked out: how many there are.
came-computed-parts = Put together from the parts that stand in it.
came-computed-less = One less than before.
came-computed-sent = The first sequence number, plus the bytes sent since.
came-computed-received = The received segment's sequence number, plus its length.
came-computed-clock = Read from the box's clock.
came-computed-room = The room left in the receive buffer.
came-computed-share = Worked out from another setting.
came-computed-state = What the box keeps about this exchange.

## The scenario

came-config-card = The hardware address of the box's own card, given by the lab.
came-config-address = The address the scenario gives this interface.
came-config-route = A route in the scenario.
came-config-host-name = The name of the box in the scenario.
came-config-dhcp = What the scenario's DHCP server lends and tells.
came-config-servers = The name servers in the scenario.
came-config-zone = The zone in the scenario.
came-config-page = The page in the scenario.
came-config-rule = A port-forward rule in the scenario.
came-config-mtu = The greatest packet that the link in the scenario carries.
came-config-service = The port that the scenario gives this service.
came-config-vlan = The virtual network that the scenario gives this port.

## Chance

came-random-port = A free ephemeral port, picked at random.
came-random-isn = The initial sequence number, picked at random.
came-random-packet = The packet's identification, picked at random.
came-random-transaction = The number of this question, picked at random so that strangers cannot guess it.
came-random-echo = The identifier of this echo program, picked at random.

came-forgotten = The log no longer has what would tell.
