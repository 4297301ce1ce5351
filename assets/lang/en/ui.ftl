# What the screen says: names of actions, panes, lists, forms; the status line. Names are short (a row of the
# palette); .hint is what the status bar has room for.

the-lab = the lab
yes = yes
no = no
none = none
on = on
off = off
ok = OK
cancel = Cancel
app-title = Hoplab

## Actions (src/app/action.rs)

action-pause = Play or pause
    .hint = play/pause
action-step-layer = One layer on
    .hint = layer
action-step-hop = One hop on
    .hint = hop
action-step-event = One event on
    .hint = event
action-step-back = One moment back
    .hint = back
action-live = Back to the present
    .hint = present
action-skip = Do not wait: skip ahead
    .hint = skip
action-faster = Faster
    .hint = faster
action-slower = Slower
    .hint = slower
action-mode = Way of playing: paced, real, instant
    .hint = mode
action-focus-next = Next pane
    .hint = pane
action-focus-prev = Previous pane
    .hint = pane back
action-up = Up
    .hint = up
action-down = Down
    .hint = down
action-left = Left
    .hint = left
action-right = Right
    .hint = right
action-up-here = Up
    .hint = up
action-down-here = Down
    .hint = down
action-left-here = Left
    .hint = left
action-right-here = Right
    .hint = right
action-page-up = A page up
    .hint = page up
action-page-down = A page down
    .hint = page down
action-first = To the first
    .hint = first
action-last = To the last
    .hint = last
action-activate = Open, choose, send
    .hint = choose
action-cancel = Back
    .hint = back
action-field-next = Next field
    .hint = next field
action-field-prev = Previous field
    .hint = field back
action-complete = Complete the word
    .hint = complete
action-interrupt = Stop the running program
    .hint = stop
action-suspend = Stop it (bg, fg go on)
    .hint = suspend
action-end-input = End the input: leave the shell
    .hint = leave
action-clear-screen = Clear the screen
    .hint = clear
action-terminal-new = Open another terminal of this box
    .hint = new
action-terminal-next = Go to the next terminal of this box
    .hint = next
action-terminal-close = Close the terminal and all in it
    .hint = close
action-tab-next = Next table of the box
    .hint = table
action-tab-prev = Previous table of the box
    .hint = table back
action-boxes = Find a box by name
    .hint = boxes
action-follow = Follow the packet
    .hint = follow
action-unfollow = Stop following
    .hint = unfollow
action-story-next = Next packet of the talk
    .hint = next packet
action-story-prev = Previous packet of the talk
    .hint = packet back
action-branches = All copies of the packet
    .hint = copies
action-hex = Show or hide the bytes
    .hint = bytes
action-events-level = All events, or the telling ones
    .hint = events
action-why = Why did this happen?
    .hint = why
action-why-back = Back from a jump to a cause
    .hint = jump back
action-host = Look into a box
    .hint = inside
action-anatomy = Read the frame, field by field
    .hint = fields
action-fold = Fold or unfold
    .hint = fold
action-fold-all = Fold or unfold everything
    .hint = unfold all
action-frame-next = Next frame
    .hint = next frame
action-frame-prev = Previous frame
    .hint = previous frame
action-find = Find frames by words
    .hint = find
action-connection = See a TCP connection, end to end
    .hint = connection
action-connection-next = Next connection
    .hint = next
action-connection-prev = Connection before
    .hint = previous
action-node-menu = What this box can do
    .hint = menu
action-map-nearer = Map nearer
    .hint = nearer
action-map-farther = Map farther
    .hint = farther
action-map-whole = The whole lab on the map
    .hint = whole map
action-map-fold = Fold or unfold the hosts of a switch
    .hint = fold
action-pan-up = Move the map up
    .hint = up
action-pan-down = Move the map down
    .hint = down
action-pan-left = Move the map left
    .hint = left
action-pan-right = Move the map right
    .hint = right
action-map-lens = Another lens on the map
    .hint = lens
action-what = What is this?
    .hint = what?
action-glossary = Glossary: terms in one sentence
    .hint = glossary
action-compose = Send a packet
    .hint = send
action-shell = Open a shell at a box
    .hint = shell
action-forwards = Port forwarding
    .hint = forwards
action-dhcp-renew = Renew a DHCP lease
    .hint = renew
action-dhcp-release = Release a DHCP lease
    .hint = release
action-subnets = Address tools: bits, network, subnets
    .hint = addresses
action-link-form = Trouble on a line: loss, delay …
    .hint = line trouble
action-power = Switch the box off or on
    .hint = power
action-links = Cut or mend a link
    .hint = links
action-rule-add = Add a rule
    .hint = add
action-rule-edit = Edit the rule
    .hint = edit
action-rule-delete = Delete the rule
    .hint = delete
action-rule-switch = Switch the rule on or off
    .hint = on/off
action-rule-test = Test the rule from outside
    .hint = test
action-rule-test-inside = Test the rule from inside
    .hint = from inside
action-rule-mend = Mend it as told, and test again
    .hint = mend
action-rule-reserve = Reserve the address for the host
    .hint = reserve
action-rule-dmz = The DMZ host
    .hint = DMZ
action-rule-hairpin = Switch hairpin on or off
    .hint = hairpin
action-about = What this lab is about
    .hint = about
action-scenarios = Open a scenario
    .hint = open
action-demos = Play a demo
    .hint = demos
action-demo-stop = Stop the demo
    .hint = stop demo
action-save-journal = Save what was done
    .hint = save
action-restart = Start this scenario afresh
    .hint = restart
action-help = Help
    .hint = help
action-help-here = Help
    .hint = help
action-palette = All actions
    .hint = palette
action-palette-here = All actions
    .hint = palette
action-language = 한국어 / English
    .hint = 한국어
action-language-here = 한국어 / English
    .hint = 한국어
action-theme = Next theme
    .hint = theme
action-copy = Copy what is chosen
    .hint = copy
action-mouse = Mouse on or off
    .hint = mouse
action-ascii = Draw with ASCII only
    .hint = ASCII
action-motion = With or without motion
    .hint = motion
action-quit = Quit
    .hint = quit

group-play = Time
group-move = Moving about
group-look = Looking
group-change = Changing the network
group-rules = Port-forward rules
group-lab = Scenarios and demos
group-screen = Screen

## Panes, lists, forms

pane-map = map
pane-inspector = box
pane-events = events
pane-ladder = layers

list-palette = All actions
list-scenarios = Open a scenario
list-demos = Play a demo
list-boxes = Boxes
list-shell-at = Open a shell at …
list-renew-at = Renew the lease of …
list-release-at = Release the lease of …
list-links = Cut or mend a link
list-terms = Glossary
list-connections = TCP connections
list-menu = { $node }
list-empty = Nothing fits.
list-filter-menu = Press a key, or choose with the arrows
list-filter = Type to narrow the list

tab-interfaces = interfaces
    .short = if
    .empty = This box has no interface.
tab-routes = routes
    .short = routes
    .empty = No routes: a route comes with an address, with a gateway from DHCP, or by ip route add.
tab-arp = ARP
    .short = ARP
    .empty = No rows: the first packet to a neighbour asks who has its address, and the answer stands here.
tab-mac = MAC
    .short = MAC
    .empty = No rows: the switch writes down the sender of every frame it hears, and at which port.
tab-nat = NAT
    .short = NAT
    .empty = No sessions: the first packet from inside to the internet, or to a forwarded port, makes one.
tab-forwards = forwards
    .short = fwd
    .empty = No rules: nothing from outside gets in. f adds one.
tab-leases = leases
    .short = leases
    .empty = No leases: they appear when a box asks by DHCP.
tab-sockets = sockets
    .short = sockets
    .empty = No sockets: a program that listens or connects opens one.
tab-dns = DNS
    .short = DNS
    .empty = Nothing is remembered: the first answer to a name stays here until its TTL ends.
tab-processes = processes
    .short = procs
    .empty = No programs run here. t opens a shell.
tab-console = shell

column-name = name
column-address = address
column-mac = MAC
column-port = port
column-age = age
column-state = state
column-prefix = destination
column-gateway = gateway
column-interface = interface
column-protocol = protocol
column-inside = inside
column-outside = outside
column-remote = remote
column-target = target
column-expires = expires
column-host = host
column-record = record
column-pid = PID
column-command = command
column-rule = rule
column-local = local

## The status line

mode-paced = paced
mode-real = real
mode-instant = instant
status-playing = playing
status-paused = paused
status-past = past
status-resting = resting
status-following = following { $packet }
status-demo = demo { $name }
status-pending = { $keys } …
status-hangul = Korean keys are read as the Latin keys beneath them.

notice-welcome = Start here: u about this lab, p send a packet, v play a demo, ? keys.
notice-commanded = Run: { $command }
notice-refused = The lab refuses: { $reason }
notice-no-router = No router in this lab translates addresses.
notice-no-rule = There is no rule yet: a adds one.
notice-nothing-to-mend = There is nothing to mend: test the rule first (t).
notice-nobody-to-reserve = Nobody is known to have this address.
notice-nobody-inside = No other box at home could call.
notice-no-rows = This page has no rows to add or remove.
notice-policy-stays = The policy stays; Enter switches it.
notice-no-programs = No program runs in this box: it has no shell.
notice-not-a-connection = A connection is a TCP socket with two ends: choose such a row.
notice-no-link = There is no link here.
notice-no-dhcp-client = No box here leases its address.
notice-no-connection = No TCP connection on the record yet: curl makes one (p).
notice-no-return = There is no jump to take back
notice-no-packet = No packet to follow yet: send one (p).
notice-packet-gone = The record of this packet is gone.
notice-no-past = There is nothing further back on the record.
notice-past = This is the past; the tables show the present.
notice-present = The present again.
notice-resting = Nothing happens for a while. N goes to the next event.
notice-copied = Sent to the clipboard (OSC 52): { BYTES($bytes) }.
notice-nothing-to-copy = Nothing here can be copied.
notice-wide-glyphs = This terminal draws line glyphs two cells wide: ASCII from here on.
notice-mouse-on = Mouse on: click chooses, wheel scrolls. Text is selected with Shift.
notice-mouse-off = Mouse off: the terminal selects text again.
notice-theme = Theme: { $name }.
notice-lens = Lens: { $lens }
lens-plain = names and addresses
lens-frames = hardware addresses and broadcast reach
lens-packets = subnets
lens-known = what the chosen box knows
lens-vlan = VLAN { $vlan } { $nets }
lens-alone = no addresses
lens-table-arp = ARP row
lens-table-mac = MAC row
lens-table-gateway = gateway
lens-table-resolver = name server
lens-table-lease = lease
lens-table-nat = translated
lens-table-name = looked up
lens-nobody = It knows nobody.
notice-zoomed = Map: { $zoom }.
notice-no-crowd = No crowd of hosts hangs on this box.
map-off = off
map-radio-off = radio off
zoom-fit = the whole lab
zoom-full = names and addresses
zoom-names = names
zoom-short = short names
zoom-dots = a dot for each host of a crowd
notice-mode = Playing { $mode }.
notice-speed = Speed ×{ $speed }
notice-saved = Saved as { $name }.
notice-job-done = { $node }: job [{ $job }] in the background { $code ->
        [0] is done.
       *[other] has ended with code { $code }.
    }
notice-failed = { $name }: { $reason }
notice-no-such-key = { $keys } means nothing here. ? shows the keys.
notice-demo-started = The demo starts. N to the next scene, + faster, V stops it.
notice-demo-ended = The demo is over; the lab is yours.

too-small = The window is too small: { $have }, at least { $need } is needed.
too-small-hint = Make it larger; nothing is lost meanwhile.
not-a-terminal = This is not a terminal. Use `hoplab run` or `--plain` instead.

about-title = About this lab
about-none = Nothing more is told of this lab.
about-task = Task
about-hint = a hint
about-next-hint = another hint
about-hint-number = Hint { $number } of { $count }
help-title = Help
help-keys = Keys
help-close = Esc closes

## Packets and legends

packet-title = packet { $id }: { $from } → { $to }
packet-to-all = everybody
packet-to-group = a group
packet-none = No packet is followed. Send one (p) or choose an event and press w.
events-empty = Nothing has happened yet.
ask-quit = Leave without saving what was done?
ask-open = Open { $name }? What was done here is not saved.
ask-restart = Start this scenario afresh? What was done is not saved.

answer-no = No
answer-save-first = Save first
answer-yes = Yes

## The layer ladder (src/app/story)

step-strip = The { $header } header comes off: { $bytes } bytes fewer, { $total } left.
step-push = The { $header } header goes in front: { $bytes } bytes more, { $total } in all.
step-read = The { $header } header is read and stays on.
step-rewrite = Fields of the { $header } header are rewritten.
step-hand = The program hands { $bytes } bytes of { $header } down.
step-get = The program gets { $bytes } bytes of { $header }.
step-make = The { $header } message is made: { $bytes } bytes.
step-open = The { $header } message is read: { $bytes } bytes.
tell-place = L{ $layer } { $way }
way-up = up
way-turn = turn
way-down = down
unit-data = data
unit-segment = segment
unit-datagram = datagram
unit-packet = packet
unit-frame = frame
unit-bits = bits
ladder-ethernet = Eth
skip-no-data = no data: TCP speaks to TCP
skip-presentation = not used: nothing to encrypt
skip-session-tcp = not used: TCP keeps the session
skip-session-udp = not used: there is no session
skip-transport-icmp = not used: ICMP has no ports
skip-network-arp = not used: ARP stays on this network
strip-before = before
strip-after = after
tree-copies = { $count } copies
fate-flies = on the wire
fate-passed = passed on
fate-delivered = delivered
fate-waits = waits
fate-dropped = dropped
fate-lost = lost on the wire
stop-layer = to the next layer
stop-hop = to the next hop
stop-event = one event

## Forms (src/app/form)

field-proto = Protocol
field-outside-ports = Outside port
field-inside-host = To host
field-inside-port = To port
field-callers = Callers
field-comment = Note
field-dmz-host = DMZ host
field-from = From
field-to = To
field-what = What
field-count = How many
field-port = Port
field-payload = Text
field-path = Path
field-server = Name server
field-file-name = File name
field-link = link
field-direction = direction
field-cut = cut
field-loss = loss
field-burst = loss burst
field-drop = lose frames
field-delay = delay
field-jitter = jitter
field-reorder = reorder
field-duplicate = duplicate
field-corrupt = corrupt
field-rate = rate
field-queue = queue
offer-tcp = TCP
offer-udp = UDP
offer-both = TCP and UDP
offer-ping = ping (ICMP echo)
offer-udp-text = UDP text
offer-tcp-connect = TCP connection
offer-http = HTTP request
offer-dns = DNS query
offer-both-ways = both directions
offer-cut-no = no
offer-cut-yes = yes, nothing passes
offer-none = none
enter-send = send
enter-save = save
enter-open = open
enter-apply = apply
enter-run = run
field-error-empty = Write something here.
field-error-not-a-port = { $text } is no port: 1 to 65535.
field-error-range-backwards = The range goes down: write { $last }-{ $first }.
field-error-range-too-long = { $ports } ports are too many for one rule.
field-error-unknown-host = There is no { $name } here.{ $nearest ->
        [none] {""}
       *[other] {" "}Did you mean { $nearest }?
    }
field-error-not-inside = { $addr } is not in the LAN.
field-error-no-address = { $name } has no address now.
field-error-conflict = Rule { $rule } has this port already.
field-error-not-a-net = { $text } is neither a network nor an address: 192.0.2.0/24.
field-error-too-long = At most { $max } characters.
field-error-not-a-number = A number from { $min } to { $max }, please.
field-error-not-a-name = { $text } is no name of a host.
field-error-bad-character = { $character } cannot stand here.

## What the lab refuses (src/lab)

refused-no-such-node = there is no box { $name }{ $nearest ->
        [none] {""}
       *[other] {" "}(did you mean { $nearest }?)
    }
refused-no-such-port = there is no port { $name }{ $nearest ->
        [none] {""}
       *[other] {" "}(did you mean { $nearest }?)
    }
refused-empty = no command was given
refused-unknown-lab-command = the lab does not know { $word }{ $nearest ->
        [none] {""}
       *[other] {" "}(did you mean { $nearest }?)
    }
refused-bad-argument = { $text } is not { $expected }
bad-setting = { $word ->
        [none] there is nothing to set
       *[other] there is no setting { $word }
    }{ $nearest ->
        [none] ; the settings are loss, burst, drop, delay, jitter, reorder, duplicate, corrupt, rate, queue and clear
       *[other] {" "}(did you mean { $nearest }?)
    }
bad-setting-loss = the loss is a chance from 0% to 100%, as in 1.5%, or off
    .hint = 0% to 100%, as 1.5%
bad-setting-burst = a burst is a chance and 1 to 1000 frames, as in 1%:5, or off
    .hint = chance:frames, as 1%:5
bad-setting-drop = the frames to lose are rising numbers from 1, as in 3,7-9 or 3:200 (of at least 200 bytes), or off
    .hint = numbers from now, as 3,7-9 or 3:200
bad-setting-delay = the delay is a time with its unit, up to 60s, as in 20ms, or off
    .hint = added, with its unit, as 20ms
bad-setting-jitter = the jitter is a time with its unit, up to 60s, as in 5ms, or off
    .hint = at most added, with its unit, as 5ms
bad-setting-reorder = reordering is a chance and a time up to 60s, as in 5% or 5%:2ms, or off
    .hint = chance[:time], as 5%:2ms
bad-setting-duplicate = duplication is a chance from 0% to 100%, as in 1%, or off
    .hint = 0% to 100%, as 1%
bad-setting-corrupt = corruption is a chance from 0% to 100%, as in 0.1%, or off
    .hint = 0% to 100%, as 0.1%
bad-setting-rate = the rate is 1bps to 1000Gbps, as in 1.5Mbps, or unlimited, or off
    .hint = as 1.5Mbps; empty: its own
bad-setting-queue = the queue is 0 to 1073741824 bytes, as in 64000, or off
    .hint = bytes; empty: its own
refused-too-many-boxes = a lab has at most { $limit } boxes in its life
refused-too-many-cables = a lab has at most { $limit } cables in its life
refused-port-taken = something is plugged into { $name } already
refused-no-free-port = every port of { $node } has a cable, and it cannot get another: unplug one first
refused-nothing-to-undo = nothing was done that could be taken back
refused-nothing-to-redo = nothing was taken back
refused-too-many-processes = this box cannot start another process
refused-nobody-reads = no program at { $node } takes what is typed now
refused-powered-off = { $node } is off: lab power on { $node }
refused-too-many-terminals = all terminals of this box are busy, and it cannot open another
refused-terminal-full = too much was typed ahead at this terminal: nobody reads it

## Sorts of traffic (src/app/class.rs)

class-arp = ARP
class-icmp = ping
class-icmp-error = ICMP error
class-dhcp = DHCP
class-dns = DNS
class-igmp = IGMP
class-ppp = PPPoE
class-tcp = TCP
class-http = HTTP
class-tcp-data = TCP data
class-udp = UDP
class-other = other

## Tables, legend, shell (src/ui)

column-frames = frames
column-hits = hits
column-origin = from
column-parent = parent
arp-asking = asking …
route-direct = direct
origin-connected = own network
origin-static = static
origin-dhcp = DHCP
host-title = inside { $node }
host-processes = processes
host-sockets = sockets and queues
host-network = interfaces, network
host-kernel = the kernel
host-idle = No program runs here now.
host-empty = No programs here: this box works below them.
host-nobody = (no process)
host-accept = accept
host-next = next
host-box = next box
host-past = You look back in time, but this is the present: 0 leads there.
host-about-process = Process { $pid }, { $command }, of { $user }, child of { $parent }{ $call ->
        [none] , runs.
       *[other] , is in { $call }(): { $waits }.
    } Descriptors: { $open }.
host-about-listener = Port { $port } listens: { $waiting } of { $limit } connections wait for accept(), { $half } handshakes are open.
host-about-socket = { $proto } { $local }{ $remote ->
        [none] {""}
       *[other] {" "}to { $remote }
    }, { $state }: { $received } bytes wait to be read{ $held ->
        [0] {""}
       *[other] {" "}and { $held } for a hole to be filled
    }; { $unsent } wait to be sent, { $flying } to be acknowledged.

waits-accept = waits for a client
waits-recv = waits for data
waits-connect = is connecting
waits-address = for an address
waits-sleep = sleeps
waits-run = runs
waits-line = at its prompt
waits-child = waits for a child
waits-read = reads the terminal
waits-pipe = waits at a pipe
waits-send = waits for room to send
waits-wait = waits for another program
waits-call = awaits a call
waits-stopped = is stopped
lease-offered = offered
lease-misplaced = not in LAN
lease-bound = lent
lease-released = given back
lease-expired = expired
lease-declined = set aside
lease-reserved = reserved
console-exit = { $argv }: exit code { $code }
link-wrong = unreadable; { $hint }
link-now = now:  { $words }
link-then = then: { $words }
link-whole = no trouble
link-loss = loss { $percent }%
help-in-rules = In the port-forward rules
help-in-console = In a shell
help-in-router = On the pages of a router
help-in-addresses = In the address tools
help-in-form = In a form
help-in-host = Inside a box
help-in-anatomy = Reading a frame
help-in-connection = In a connection
help-legend = Legend
legend-public = public address
legend-private = private address
legend-cable = cable
legend-wifi = Wi-Fi
legend-cut = cut link
legend-tcp = TCP
legend-udp = UDP
legend-arp = ARP: who has this address?
legend-icmp = ICMP: ping and errors
legend-dhcp = DHCP: addresses on loan
legend-dns = DNS: names
legend-http = HTTP: web pages
legend-followed = the packet that is followed
legend-dropped = a packet that is dropped
tcpip-application = application
tcpip-transport = transport
tcpip-internet = internet
tcpip-access = network access

## Kinds of boxes (src/device/kind.rs)

kind-pc = PC
kind-phone = phone
kind-server = server
kind-homerouter = home router
kind-router = router
kind-isp = provider
kind-switch = switch
kind-hub = hub
dns-no-such-name = no such name
## Settings files

config-unreadable = This cannot be read: { $reason }.
config-too-large = A settings file has at most { $limit } bytes.
config-unknown-lang = There is no language “{ $name }”; ko and en are there.
config-unknown-theme = There is no theme “{ $name }”. There are: { $known }.
config-unknown-context = There is no place “{ $name }” for keys{ $nearest ->
    [none] .
   *[other] ; did you mean { $nearest }?
}
config-unknown-action = There is no action “{ $name }”{ $nearest ->
    [none] .
   *[other] ; did you mean { $nearest }?
}
config-not-a-key = “{ $word }” is not a key. Keys look like a, Space, F5, <C-k>, or g g for a sequence.
config-not-here = The action { $action } means nothing in { $context }.
config-types-text = In { $context } the key { $keys } types text and cannot be a command.
config-starts-other = Longer keys start with { $keys } ({ $other }); take them away first with "none".
config-continues-other = { $keys } starts with keys that already mean { $other }; take that away first with "none".
config-twice = { $keys } is given twice; the first counts.

## A frame, field by field

anatomy-title = frame { $frame }
anatomy-fields = fields
anatomy-bytes = bytes
anatomy-size = { BYTES($size) }
anatomy-byte = byte { $first }
anatomy-span = bytes { $first } to { $last }
anatomy-bits = { $bits ->
        [1] 1 bit
       *[other] { $bits } bits
    }
anatomy-source = where it came from
fault-truncated = it ends too early
fault-malformed = it contradicts itself
fault-checksum = the checksum does not fit

## A capture

column-number = #
column-time = time
column-source = source
column-destination = destination
column-info = info
capture-frames = { $count ->
        [1] 1 frame
       *[other] { $count } frames
    }
capture-empty = This capture has no frames.
capture-none-found = No frame holds all of these words. Esc shows all again.
capture-looking = Looking …
capture-find = words: protocol, address, port, info
capture-whole = on the wire
capture-cut = of { $wire } bytes on the wire only { $kept } were kept
capture-fault-none = neither pcap nor pcapng
capture-fault-link-type = link type { $kind }, not Ethernet
capture-fault-truncated = the file ends inside the record at byte { $at }
capture-fault-malformed = the record at byte { $at } contradicts itself
capture-fault-too-many = only the first { $most } frames were read

## What the command line says when something is wrong (src/shell)

cli-unknown-lang = --lang { $text }: not a language it speaks ({ $known })
cli-no-scenario = no file and no built-in scenario called "{ $name }"; { $nearest ->
        [none] `hoplab list` names those there are
       *[other] did you mean { $nearest }?
    }
cli-is-capture = { $name } is a capture: hoplab open { $name }
cli-is-demo = { $name } is a demo: hoplab play { $name }
cli-scenarios = Scenarios (hoplab NAME)
cli-demos = Demos (hoplab play NAME)
cli-no-demo = no file and no built-in demo called "{ $name }"; there are { $known }
cli-file-too-long = more bytes than a scenario may have ({ $limit })
cli-file-not-text = not UTF-8 text (line { $line })
cli-folder-not-empty = { $path }: not empty; --pcap-dir takes a new or an empty directory
cli-exists = { $file } exists already: name another file
cli-two-on-stdout = only one file can be standard output (-)
cli-facts-forgotten = { $count } facts were forgotten before they could be written; a greater --log-facts keeps them
cli-frames-forgotten = { $count } frames were forgotten before they could be captured
cli-no-time = "{ $text }": not a time: a number with ns, us, ms, s, m or h
cli-no-timed-command = --do "{ $line }": expected a time, a box and a command, as in "10s pc1 ping pc2"
cli-no-command = "{ $line }": expected a box and a command, as in "pc1 ping pc2"; +5s lets time pass, q leaves
cli-speed = --speed { $speed }: expected a number above zero
cli-size = --size "{ $text }": expected columns and rows up to 500x200, as in 120x40
cli-no-key = --keys: "{ $word }" at column { $column } is no key
cli-no-such-frame = it has { $frames } frames
cli-no-terminal = this is not a terminal that can be drawn on; `hoplab run { $scenario }` runs the lab without a screen, `--plain` prints lines
cli-no-terminal-open = this is not a terminal that can be drawn on; `hoplab dissect { $capture }` prints the frames as text
cli-another-run = recorded as { $recorded }: this is not the same run
cli-unjudged = it ended at { $at }; { $count ->
        [one] 1 expectation is for later and was not judged
       *[other] { $count } expectations are for later and were not judged
    }
cli-unmet = by { $by } this should hold and does not: { $what }

expected-prints = { $node } prints a line with "{ $text }"
expected-number = { $node } prints a line with "{ $text }", where # is at least { $least }{ $most ->
        [none] {""}
       *[other] {" "}and at most { $most }
    }
expected-exits = at { $node } a command that begins with "{ $command }" ends with code { $code }
expected-address = { $node }:{ $iface } has an address in { $within }

## What was forgotten (the record is bounded)

events-forgotten = events up to { $id } are forgotten
step-forgotten = This decision is forgotten: the record begins after event { $id }.
packet-forgotten = The bytes of this frame are forgotten: the record is full.
# Why: the chain of causes
why-title = Why did this happen?
why-jump = go there
why-root-command = It began with a command at { $node }.
why-root-script = It began with a line of the scenario's script at { $node }.
why-root-boot = It began when { $node } was switched on.
why-root-forgotten = It began earlier: the log no longer holds the beginning.

# The DHCP of a box
action-dhcp = DHCP: states and pool
    .hint = DHCP
dhcp-title = DHCP of { $node }
dhcp-none = { $node } has neither a DHCP client nor a DHCP server.
dhcp-next = client, server
dhcp-client = client on { $value }
dhcp-checking = is it free? asking the wire
dhcp-probing = probing { $value }
dhcp-address = address { $value }
dhcp-link-local = link-local { $value }
dhcp-from = lent by { $value }
dhcp-router = gateway { $value }
dhcp-dns = name server { $value }
dhcp-remembers = remembers { $value }
dhcp-again = asked { $tries } times, again in { $next } s
dhcp-other = a 2nd server offered: { $value }
dhcp-lease = lease
dhcp-for-ever = The lease never ends.
dhcp-no-lease = No lease: no clock runs.
dhcp-everybody = everybody
dhcp-state = state { $state }:
dhcp-lease-left = lease: { $left } left
dhcp-t1-left = T1, asks its server for more time: in { $left }
dhcp-t2-left = T2, asks any server: in { $left }
dhcp-sent = { $at } sent { $message } to { $peer }
dhcp-received = { $at } received { $message } from { $peer }
dhcp-server = server { $server } on { $iface }: { $first } to { $last }, { SPAN($secs) } each{ $running ->
        [on] {""}
       *[off] {" "}(off)
    }
dhcp-rogue = Another DHCP server is on this network: { $value }. Whoever answers first wins.
dhcp-kind-free = free
dhcp-kind-bound = lent
dhcp-kind-offered = offered
dhcp-kind-probed = probed
dhcp-kind-reserved = reserved
dhcp-kind-released = given back
dhcp-kind-declined = in use
dhcp-kind-recalled = taken back
dhcp-more = and { $count } more
dhcp-about-INIT = It has no address and asks nobody: it was never started, gave its address back, or waits after a refusal.
dhcp-about-SELECTING = It asked everybody (DISCOVER) and waits for an offer. Without an answer it asks again after 4, 8, 16, … 64 s.
dhcp-about-REQUESTING = It took an offer and asks its server to confirm it (REQUEST). The other servers hear that they were not chosen.
dhcp-about-CHECKING = The address is confirmed, but not used yet: three ARP probes ask whether somebody has it. An answer means DECLINE.
dhcp-about-BOUND = The address is its own until the lease ends. At T1 it asks its server for more time.
dhcp-about-RENEWING = T1 has passed: it asks its own server alone for more time, and goes on using the address.
dhcp-about-REBINDING = T2 has passed and its server was silent: it asks any server. When the lease ends, the address must go at once.
dhcp-about-INIT-REBOOT = It came back and remembers a lease.
dhcp-about-REBOOTING = It asked everybody whether the lease it remembers still holds, and waits for ACK or NAK.
dhcp-about-server = Each cell is an address of the pool. An address is lent to a card for a time; reserved ones wait for theirs.
dhcp-about-rogue = Two servers on one network give different answers. Find the one that does not belong here and switch it off.

## The address tools

subnets-address = Address
subnets-no-address = no address; like 192.168.0.1/24
subnets-part = chosen part
subnets-bits = in bits
subnets-letters = net, sub, host
subnets-kind = Kind
subnets-class = class { $class } · { $what }
subnets-mask = Mask
subnets-network = Network
subnets-broadcast = Broadcast
subnets-none = none
subnets-hosts = Hosts
subnets-boundary = move the boundary
subnets-split = cut in two
subnets-join = join
range-public = public: an address of the Internet
range-this-network = this network
range-unspecified = no address yet
range-private = private: inside homes and offices
range-shared = shared between a provider and its customers
range-loopback = loopback: this very host
range-link-local = link-local: made up where nobody leases
range-protocol = kept for protocols
range-ds-lite = IPv4 over an IPv6 network
range-documentation = for examples in documents
range-relay = 6to4 relays, given up
range-benchmark = for measurements
range-group = multicast: groups of hosts
range-link-group = multicast on this link only
range-source-group = multicast from one source
range-documentation-group = multicast for examples
range-admin-group = multicast inside an organisation
range-reserved = kept for later
range-broadcast = everybody on this link

# What is this?
what-map = Boxes and cables of the lab. ◆ is a packet on its way; the letter beside it tells the protocol. Arrow keys choose a box, Enter shows what can be done there, g l looks through another lens, z and Z go nearer and farther.
    .title = The map
what-events = What the boxes did and decided, newest at the bottom. Choose one with the arrow keys; Enter follows its packet, y tells why it happened, a shows all of them or only those of interest.
    .title = Events
what-ladder = One column for each box on the packet's way. The packet climbs to the layer at which that box works and down again; + puts a header on, − takes one off. The line above is the journey over all boxes, the train below the packet to scale, and the bytes of the chosen field are lit (PgUp, PgDn). Copies of a flooded packet are a tree: Enter goes into a branch.
    .title = The layer ladder
what-connection = Both ends and every segment between them, in the order of time: calls of the programs at the outside, segments as arrows, losses crossed out. Tab goes to the states, the buffers and the chart; ] and [ turn to other connections.
    .title = A TCP connection
what-host = Programs, the sockets they hold, the interfaces below and the cables: bars show what waits in each queue.
    .title = The inside of a box
what-anatomy = Every header with every field, its bits and its bytes. Right unfolds, and each field tells what it is and where its value came from.
    .title = A frame, field by field
what-interfaces = The box's interfaces with their addresses, hardware addresses and frames received ▼ and sent ▲; below, how DHCP stands and which name servers are asked.
    .title = Interfaces
what-routes = Where packets go by their destination: the longest prefix that fits wins. Without a gateway the destination is on this very link.
    .title = Routing table
what-arp = Neighbours by IP address, with the hardware address that answered. A row grows stale and is asked for again before it is trusted.
    .title = ARP table
what-mac = Which hardware address was last heard at which port. What is not here is flooded to all ports.
    .title = MAC table
what-nat = Sessions through the router: the inside end, how it is seen outside, and whom it talks to; how far it has come, and how long it may still be silent.
    .title = Translations
what-forwards = Rules that lead calls from outside to a host inside. f opens them.
    .title = Port forwarding
what-leases = Addresses this box has lent: to whom, and for how much longer.
    .title = Leases
what-sockets = Open ends of conversations and ports that wait for callers, as ss shows them.
    .title = Sockets
what-dns = Answers of name servers, kept until their TTL has counted down.
    .title = Names remembered
what-processes = Programs that run here, their parents, and what each waits for.
    .title = Processes
what-dhcp = DHCP at this box. Its client: the state it is in and the one before, the lease with its times, and the last messages. Its server: the pool, and who has which address for how much longer.
    .title = DHCP
what-rules = The rules that lead calls from outside to a host inside. The first that fits, from the top, is used. Each has its outside port, the inside address and port, and how often it was used.
    .title = Port forwarding
what-router = The router's own pages: status, the outside and the inside address, radio, reservations and firewall, to look at and to change. Before something changes you see what it will do.
    .title = Router pages
what-addresses = Give an address and a prefix: network and broadcast address, the addresses for hosts, and what the range means.
    .title = Address tools
## The pages of a router

action-router-pages = Router pages: status and settings
    .hint = router
action-undo = Undo the latest change of a router
    .hint = undo
notice-undone = Taken back: { $lines }
notice-nothing-to-undo = There is no change to take back.
field-wan-mode = Outside
field-wan-address = Address
field-dial-user = User
field-dial-password = Password
field-dial-service = Service
field-gateway = Gateway
field-name-servers = Name servers
field-lan-address = LAN address
field-pool-first = Pool from
field-pool-last = Pool to
field-lease = Lease
field-ssid = Network name
field-wifi-password = Password
field-wifi-channel = Channel
field-radio = Radio
field-keep-for = For
field-kept-address = Address
field-chain = Chain
field-place = Before row
field-verdict = Does
field-filter-proto = Protocol
field-source = From
field-destination = To
field-in-iface = Comes in by
field-out-iface = Leaves by
field-filter-port = Port
field-states = State
field-matches = More
field-note = Note
field-host-name = Name
field-host-address = Address
field-ddns = Dynamic DNS
field-ddns-name = Name
field-ddns-service = Service
field-ddns-user = User
field-ddns-password = Password
field-pcp = PCP server
field-mapping = Mapping
field-filtering = Filtering
field-hairpin = Hairpin
field-hairpin_source = Hairpin shows
field-keep_port = Keep port
field-keep_class = Keep class
field-keep_parity = Keep parity
field-overload = Share ports
field-ports = Outside ports
field-host_ports = Ports per host
field-inbound_refresh = Inbound keeps
field-unsolicited = Unasked call
field-exhaustion = No port left
field-drop_invalid = Drop invalid
field-tcp_strict = Strict TCP
field-tcp_be_liberal = Lax window
field-tcp_loose = Take over
field-random_port = Random port
field-renumber = Renumber
field-port_rest = Port rest
field-port_rest_max = Resting
field-exempt = No NAT for
field-udp = UDP one-way
field-udp_replied = UDP both ways
field-icmp = Echo
field-tcp_syn_sent = SYN sent
field-tcp_syn_received = SYN both
field-tcp_established = Established
field-tcp_fin_wait = FIN wait
field-tcp_close_wait = Close wait
field-tcp_last_ack = Last ACK
field-tcp_time_wait = Time wait
field-tcp_close = After RST
offer-dhcp = lent by DHCP
offer-pppoe = dialled (PPPoE)
offer-static = set by hand
offer-1 = 1
offer-2 = 2
offer-3 = 3
offer-4 = 4
offer-5 = 5
offer-6 = 6
offer-7 = 7
offer-8 = 8
offer-9 = 9
offer-10 = 10
offer-11 = 11
offer-12 = 12
offer-13 = 13
offer-auto = auto
offer-on = on
offer-off = off
offer-INPUT = INPUT
offer-FORWARD = FORWARD
offer-OUTPUT = OUTPUT
offer-ACCEPT = let it pass
offer-DROP = drop silently
offer-icmp-port-unreachable = port unreachable
offer-icmp-admin-prohibited = admin prohibited
offer-tcp-reset = TCP reset
offer-icmp-net-unreachable = net unreachable
offer-icmp-host-unreachable = host unreachable
offer-icmp-proto-unreachable = proto unreachable
offer-icmp-net-prohibited = net prohibited
offer-icmp-host-prohibited = host prohibited
offer-all = all
offer-icmp = ICMP
offer-endpoint-independent = endpoint-independent
offer-address-dependent = address-dependent
offer-address-and-port-dependent = address+port-dependent
offer-external = the public address
offer-router = the router inside
offer-client = the client itself
offer-prohibited = ICMP prohibited
offer-host-unreachable = ICMP unreachable
offer-silent = silence
offer-later = refused after 6 s
offer-refuse = refused at once
field-error-not-an-address = { $text } is no address (192.168.0.3).
field-error-not-own-net = { $text } is no address with its length (192.168.0.1/24).
field-error-not-in-net = { $addr } is no host of { $net }.
field-error-overlaps = Overlaps { $net } on the other side.
field-error-own-address = { $addr } is the router's own.
field-error-reversed = { $first } comes after { $last }.
field-error-not-a-time = { $text } is no length of a lease (12h, 30m, 90s).
field-error-kept-for = Kept for { $host } already.
field-error-no-interface = There is no { $name } here: { $there }.
field-error-needs-proto = Goes with { $proto } only.
field-error-not-a-passphrase = 8 to 63 characters of ASCII.
field-error-no-condition = No condition. For all packets, set the policy.
field-error-not-a-state = NEW, ESTABLISHED, RELATED, INVALID, DNAT.
field-error-name-taken = Another entry has the name { $name }.
field-error-overload-unfiltered = Shared ports need the strictest.
field-error-bad-match = No such condition: { $why }.
router-page-status = Status
router-page-wan = WAN
router-page-lan = LAN
router-page-wifi = Wi-Fi
router-page-reservations = Reserved
router-page-dns = DNS
router-page-services = Services
router-page-forwards = Forwards
router-page-nat = NAT
router-page-timers = Timers
router-page-firewall = Firewall
fallout-leases-void = { $leases ->
        [one] One lease is void: its client must ask anew.
       *[other] { $leases } leases are void: their clients must ask anew.
    }
fallout-leases-outside = { $leases ->
        [one] One lent address is outside: refused when it is renewed.
       *[other] { $leases } lent addresses are outside: refused when they are renewed.
    }
fallout-reservations-outside = { $reservations ->
        [one] One reservation has no place there: it waits.
       *[other] { $reservations } reservations have no place there: they wait.
    }
fallout-forwards-stale = { $forwards ->
        [one] One port-forward rule leads nowhere.
       *[other] { $forwards } port-forward rules lead nowhere.
    }
fallout-connections-lost = { $host } loses { $connections ->
        [one] one connection.
       *[other] { $connections } connections.
    }
fallout-address-given-up = { $addr } is given up: nobody reaches the router there any more.
fallout-double-nat = { $addr } is not public: another router translates, too, and must forward ports as well.
fallout-wireless-gone = { $hosts ->
        [one] One host on the air loses its network.
       *[other] { $hosts } hosts on the air lose their network.
    }
fallout-held-by = { $host } has this address now, and keeps it until its lease is renewed.
fallout-lent-ports-closed = { $ports ->
        [one] One port that a program asked for is closed.
       *[other] { $ports } ports that programs asked for are closed.
    }
fallout-too-short = Shorter than the { $least } s that { $source } asks for.
router-nothing = none
router-next = next page
router-unchanged = Nothing is changed.
router-not-yet = It can be applied once the mistake is mended.
router-will-change = What will change
router-air = Name and password are compared; no 802.11 frame and no interference is drawn.
router-in-seconds = Seconds of silence after which a row is forgotten.
router-told = The service was told { $addr } last, and answered: { $answer }
router-no-reservations = No address is kept for anybody.
router-no-names = No name is set by hand; hosts with a lease have theirs.
router-lent-resolvers = The provider told these name servers: { $servers }. What is written here goes before them.
router-upstreams = For other names it asks: { $servers } (set on the WAN page)
router-forwards-form = Enter opens the form of port forwarding.
router-everything = every packet
router-the-rest = all the rest (policy)
router-column-row = Row
router-column-does = Does
router-column-packets = Packets
router-column-asks = Asks
status-up = Up for { $time }
status-wan = WAN  { $address }, { $how }, gateway { $gateway }, DNS { $dns }
status-wan-none = WAN  no address
status-seen-public = Public: reached from everywhere.
status-seen-private = Private: another router outside translates, too (double NAT).
status-seen-shared = Shared among the provider's customers: the provider translates, too (double NAT).
status-session = Session { $session } with { $with }
status-no-session = No session: { $why ->
        [no-concentrator-answers] no concentrator answers.
        [echo-lost] the other side answers no echo.
        [closed-here] it was ended here.
        [closed-by-the-other-side] the other side ended it.
        [not-let-in] the user was not let in.
        [no-agreement] the two sides could not agree.
        [no-answer] the other side did not answer.
        [session-unknown] the other side does not know it.
        [switched-off] the power went.
        [taken-over] the caller began a new one.
       *[other] { $said }
    }
status-ppp = LCP { $lcp }  PAP { $auth }  IPCP { $ipcp }
status-dialling = Dialling…
status-by-dhcp = by DHCP
status-by-hand = by hand
status-lan = LAN  { $address }
status-pool = , lends { $first } to { $last } for { SPAN($lease) }, { $lent } lent
status-any-ssid = none (any radio may join)
status-radio-on = Wi-Fi  network { $name }, { $lock ->
        [wpa2] with a password (WPA2)
       *[open] open
    }, channel { $channel ->
        [auto] auto
       *[other] { $channel }
    }
status-radio-off = Wi-Fi  off
status-nat = NAT  { $rows } of { $limit }: TCP { $tcp }, UDP { $udp }, ICMP { $icmp }; ports free: TCP { $tcpfree }, UDP { $udpfree }
status-firewall = Firewall  { $chains }
status-open = Firewall  none: everything may pass
status-clients = Clients
status-drops = Dropped last

# ── how a translator behaves: the classic names (RFC 3489), with what they mean by RFC 4787 ──

nat-kind-full-cone = full cone:
    .told = one outside port for all calls; anybody may send to it
nat-kind-restricted-cone = restricted cone:
    .told = one outside port for all calls; addresses that were called may send to it
nat-kind-port-restricted-cone = port-restricted cone:
    .told = one outside port for all calls; only ends that were called may send to it
nat-kind-symmetric = symmetric:
    .told = another outside port for each far end; who meets by a third one does not get through

## The first minute: the start card and the tour (src/app/start.rs, src/app/tour.rs)

action-start = Start card: tour, lessons, labs
    .hint = start
action-tour = Tour: begin, go on, or leave
    .hint = leave
action-tour-skip = Next step of the tour
    .hint = skip
action-open-file = Open a scenario file
    .hint = file
field-file-path = File
start-title = Hoplab
start-lead = A network lab. Choose with the arrow keys or a digit.
start-leave = to the lab
start-tour = Tour
    .about = five steps in a real lab: five minutes
start-tour-at = { $done } of { $count } steps done: go on
start-continue = Continue
    .about = what was open last
start-lessons = Lessons
    .about = labs with a task and hints, in order
start-lessons-done = labs with a task and hints; done: { $done }
start-labs = Labs
    .about = networks to play with
start-demos = Demos
    .about = watch one; captions tell
start-file = Open a file …
    .about = a scenario of your own
tour-title = Tour { $at }/{ $count }
tour-choose = A home and the internet. Walk with the arrow keys, or { $boxes } and a name. At the right stands what the chosen box knows.
    .here = Type a name or choose with the arrows; Enter.
    .away = Esc: back to the map; then choose another box.
tour-ping = { $send } opens the composer, filled in; Enter sends. Watch the packet go out and its answer come back.
    .here = It is filled in: Enter sends the ping.
    .away = Esc: back to the map; then { $send } sends a packet.
tour-layer = Slowly now: { $send } Enter, then { $layer } again and again. Each press is one layer of one box, told below the map.
    .here = Enter sends it; then { $layer } on the map, one layer at a time.
    .away = Esc: back to the map; then { $layer }, one layer at a time.
tour-why = Now ask: { $why } tells why this happened, back to its first cause. Esc closes the answer.
    .away = Esc: back to the map; then { $why } asks why.
tour-knock = Nobody gets in from outside. { $shell } visitor Enter opens a shell; type curl router.wan:8080 there. Who turns it away?
    .list = Choose visitor: its name, then Enter.
    .here = Type curl router.wan:8080 and Enter; then wait for the answer.
    .away = Esc: back to the map; then { $shell } opens a shell at visitor.
tour-rule = The router does not know for whom it is. Esc, { $forwards } { $add }: outside port 8080, Tab, host pc1, Tab, port 80, Enter.
    .rules = { $add } begins a rule.
    .here = Outside port 8080, Tab, inside host pc1, Tab, port 80, Enter.
    .away = Esc: back to the map; then { $forwards } and { $add } make a rule.
tour-again = Knock again: { $shell } visitor Enter, curl router.wan:8080 – or { $test } at the rule. Now it is led to pc1.
    .list = Choose visitor: its name, then Enter.
    .rules = { $test } tests the rule by a call from outside.
    .here = Once more: curl router.wan:8080 and Enter; then wait.
    .away = Esc: back to the map; then knock again: { $shell } visitor.
tour-back = Time goes both ways. Back on the map (Esc) press { $back } a few times: the packets fly back.
    .away = Esc: back to the map; then { $back } looks back.
tour-return = This is the past: look at the events and the map. { $now } leads back to the present.
    .away = Esc: back to the map; then { $now }, the present again.
tour-over = That was the tour. { $start } has lessons, labs and demos; { $help } shows all keys. Esc puts this away.
    .away = The tour is over: Esc to the map; then { $start } has lessons.
notice-tour-step = Step { $step } of the tour is done.
notice-tour-left = The tour waits: g t goes on with it.
notice-no-tour = No tour is under way: g t begins one.

## Hints and lessons (src/app/hints.rs, src/app/lesson.rs)

hint-past = back to the present
hint-dropped = why did it end?
hint-no-address = { $node } has no address: ask
hint-cut = mend the cable
hint-task = what is the task?
hint-send = send a packet
hint-layer = layer by layer
hint-follow = follow the packet
hint-connection = from end to end
hint-back = look back in time
hint-what = what is this?
hint-next = to the next event
lesson-done = Done
lesson-next = Next lesson: { $title }
lesson-last = All lessons are done. The start card has labs without a task, to play with.
lesson-open = next lesson
lesson-stay = stay here

## Changing the lab (src/app/edit.rs)

action-edit-add = Add a box with its cable
    .hint = add
action-edit-remove = Remove the box
    .hint = remove
action-edit-rename = Rename the box
    .hint = rename
action-edit-cable = Cable to another box
    .hint = cable
action-edit-unplug = Unplug a cable
    .hint = unplug
action-edit-move = Plug a cable in elsewhere
    .hint = re-cable
action-edit-address = Address of the box
    .hint = address
action-edit-service = Services of the box
    .hint = service
action-place-up = Move the box up
    .hint = up
action-place-down = Move the box down
    .hint = down
action-place-left = Move the box left
    .hint = left
action-place-right = Move the box right
    .hint = right
action-edit-undo = Undo the latest change
    .hint = undo
action-edit-redo = Redo what was undone
    .hint = redo
list-unplug = Unplug a cable
list-move-end = Which end is plugged in elsewhere?
pick-cable = Cable { $from } to { $to }?
pick-move = Plug { $from } into { $to }?
field-box-kind = Kind
field-box-name = Name
field-cabled-to = Cabled to
field-end-a = From
field-end-b = To
field-cable-rate = Rate
field-cable-delay = Delay
field-iface = Interface
field-address-by = Address
field-own-address = Set to
field-service-deed = Do
field-service-kind = Service
field-arguments = With
field-save-as = Save
offer-Pc = PC
offer-Phone = phone
offer-Server = server
offer-HomeRouter = home router
offer-Router = router
offer-Isp = provider
offer-Switch = switch
offer-Hub = hub
offer-service-add = add
offer-service-remove = remove
offer-save-journal = what was done
offer-save-scenario = the lab, as a file
notice-redone = Done again: { $lines }
notice-saved-amiss = Saved as { $name }; hoplab check finds { $mistakes ->
        [one] one mistake in it
       *[other] { $mistakes } mistakes in it
    }.
ask-replace = { $name } exists already. Replace it?
