## Port forwarding: the list of rules, the test from outside and how it ended

forwards-empty = No rules yet: every port is closed from outside.
forwards-comment = note
forwards-dmz = DMZ { $host ->
        [none] none
       *[other] { $host }
    }
forwards-hairpin = hairpin { $on ->
        [yes] on
       *[no] off: no call from inside by the public address
    }
forwards-dmz-head = The DMZ host gets every port without a rule. Empty: none.
forwards-clash-service = { $proto } { $port } is a port of the router itself; from outside the rule will have it.
forwards-clash-mapping = { $proto } { $port } is in use by { $inside } now; its answers still come to it.
forwards-stale-moved = Stale: { $owner }, for whom it was made, has { $now } now.
forwards-stale-taken = Stale: { $host } belongs to { $by } now, not to { $owner }.
forwards-stale-mend = To mend it: { $follow ->
        [yes] lead it to the new address ({ $mend }); reserve the address to keep it ({ $reserve })
       *[no] reserve the address for its owner ({ $reserve }), or edit the rule ({ $edit })
    }

outside-head = Test of rule { $rule }: { $caller } calls { $to } { $proto }{ $inside ->
        [yes] , from inside
       *[no] {""}
    }
outside-running = waiting
outside-works = It works: the answer came back.
outside-delivered = It was delivered; over UDP no answer need come.
outside-mend-key = mend ({ $key }) at { $node }: { $command }
outside-step-left = left the caller
    .short = left
outside-step-provider = passed on by the provider
    .short = provider
outside-step-router = reached the router
    .short = router
outside-step-rule = the rule takes it
    .short = rule
outside-step-lan = passed on to the LAN
    .short = LAN
outside-step-host = reached the inside host
    .short = host
outside-step-filter = let in by the host's firewall
    .short = firewall
outside-step-socket = a program waits for it
    .short = program
outside-step-answered = answered
    .short = answer
outside-step-back = the answer came back
    .short = back

outside-why-no-wan-address = The router has no address at its WAN.
outside-why-from-inside = The public address was called from inside, and hairpin is off: the router itself refuses. From outside it may work.
outside-why-double-nat = Double NAT: it stops at { $upper }, which stands before the router. The router's WAN address { $wan } is not public.
outside-why-blocked = { $at } blocks port { $port } ({ $row }). Nothing reaches the router.
outside-why-rule-off = The rule is off.
outside-why-caller-refused = The rule is for other callers.
outside-why-other-rule = { $rule ->
        [0] The DMZ host
       *[other] Rule { $rule }
    } comes first.
outside-why-wrong-address = Nobody has { $host }: the router asked by ARP and got no answer. The inside address is wrong.
outside-why-host-down = { $host } cannot be reached: its cable is out, or it is off.
outside-why-moved = DHCP gave the host this rule was made for another address: { $now } in place of { $host }. The rule leads to the old one.
outside-why-taken = { $host } belongs to another host now ({ $by }), and the rule leads there.
outside-why-host-filter = The firewall of { $host } drops port { $port } ({ $row }). The router's rule is right.
outside-why-nobody-listens = No program at { $host } listens on port { $port }, so it refuses (RST). The router's rule is right.
outside-why-other = It came no further.

outside-mend-hairpin = Test from outside, or switch hairpin on.
outside-mend-forward-above = Forward the same port at { $upper } to this router, too; where that is the provider's, ask for a public address.
outside-mend-other-port = Take an outside port that is not blocked: { $port }.
outside-mend-switch-on = Switch the rule on.
outside-mend-everybody = Let everybody call.
outside-mend-aim = Lead the rule to { $host }, which listens on that port.
outside-mend-follow = Lead the rule to the new address { $now }; a reservation keeps it there.
outside-mend-open-filter = Open the port at the firewall of { $host }.
outside-mend-listen = Start a program at { $host } that listens on port { $port }.
outside-mend-connect = Plug { $host } in.
