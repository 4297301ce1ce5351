# Mistakes in scenario files, by their code. The value says what is wrong, .help what to write instead, .second what
# the other place is. $expected, $what and $of arrive as words of the list at the end of this file.

diag-error = error
diag-help = help
diag-suggestion = Did you mean { $word }?

## Reading

diag-e0101 = The character { $found } starts nothing here.
    .help = Remove it, or put it inside quotes if it belongs to a text.
diag-e0102 = Expected { $expected }, found { $found }.
    .help = Write { $expected } here.
diag-e0103 = A comma is missing between two items.
    .help = Write , after the item before.
diag-e0104 = This { $opener } is never closed.
    .help = Write the closing bracket where the list or the fields end.
    .second = the file ends here
diag-e0105 = { $found } does not close { $opener }.
    .help = Close brackets in the reverse order in which they were opened.
    .second = opened here
diag-e0106 = This text has no closing quote.
    .help = Write " at its end.
diag-e0107 = { $found } is no escape.
    .help = Known are \n, \t, \\, \" and \u{"{"}…{"}"}; a plain backslash is written \\.
diag-e0108 = { $found } is no number of this format.
    .help = Write digits, as in 80 or 1_500; a value with a unit goes in quotes, as in "250ms".
diag-e0109 = Brackets are nested deeper than { $limit } levels.
    .help = A scenario needs few levels; look for brackets that were never closed.
diag-e0110 = This comment is never closed.
    .help = Write */ at its end.
diag-e0111 = Something stands after the end of the scenario.
    .help = A file holds one scenario: move this inside its last bracket, or remove it.
diag-e0112 = The file has { $bytes } bytes; a scenario may have { $limit }.
    .help = Split it into several scenarios.
diag-e0113 = More than { $limit } mistakes; the rest is not shown.
    .help = Mend the first ones: later ones often follow from them.

## Fields and values

diag-e0201 = { $of } has no field { $field }.
    .help = Remove it, or correct its name.
diag-e0202 = { $of } needs the field { $field }.
    .help = Add { $field }: …
diag-e0203 = The field { $field } is given twice.
    .help = Keep one of the two.
    .second = first given here
diag-e0204 = There is no { $of } called { $found }.
    .help = Choose one of the known kinds; docs/scenario-format.md lists them.
diag-e0205 = Expected { $expected }, but this is { $found }.
    .help = Write { $expected } instead.
diag-e0206 = { $found } is not { $expected }.
    .help = Write { $expected } instead.
diag-e0207 = This program cannot read format { $found }.
    .help = Write format: 1.
diag-e0208 = { $what } may be { $min } to { $max }, not { $found }.
    .help = Write a number from { $min } to { $max }.
diag-e0209 = { $what } has { $chars } characters; { $limit } are allowed.
    .help = Shorten it to { $limit } characters.
diag-e0210 = There are { $count } here of { $what }; { $limit } are allowed.
    .help = Keep at most { $limit }.
diag-e0211 = { $what } must not be empty.
    .help = Write something between the quotes.

## Names and links

diag-e0301 = Two boxes are called { $name }.
    .help = Give each box a name of its own.
    .second = the other one is here
diag-e0302 = The name { $name } holds { $found }, which command lines cannot carry.
    .help = Use letters, digits, - and _.
diag-e0303 = The name { $name } means something else already.
    .help = Choose another name for this box.
diag-e0304 = There is no box called { $name }.
    .help = Use the name of a box from nodes, or add the box there.
diag-e0305 = { $node } has no port { $port }.
    .help = Use one of the ports of { $node }.
diag-e0306 = The port { $port } of { $node } has two links.
    .help = Use another port for one of them.
    .second = the first link is here
diag-e0307 = { $node } has several ports, and this does not say which.
    .help = Write { $node }: and one of { $ports }.
diag-e0308 = { $node } has no interface { $interface }.
    .help = Use one of its interfaces.
diag-e0309 = This links { $end } to itself.
    .help = Name two different ends.
diag-e0310 = { $name } is there twice in this box.
    .help = Give each interface or port a name of its own.
    .second = the other one is here
diag-e0311 = The port { $port } of { $node } does not take this kind of link.
    .help = A cable goes into a port; Wi-Fi goes between a radio and a phone or laptop.

## Addresses

diag-e0401 = { $address } is used twice in one network, also by { $other }.
    .help = Give each host its own address.
    .second = the other one is here
diag-e0402 = Two interfaces of this box lie in the same network: { $subnet } and { $other }.
    .help = Put each interface in a network of its own, for instance 192.168.1.0/24.
    .second = the other one is here
diag-e0403 = The gateway { $gateway } is not in { $subnet }, so it cannot be reached directly.
    .help = A gateway must be a router's address inside { $subnet }.
diag-e0404 = The pool address { $address } is outside { $subnet }.
    .help = Choose first and last inside { $subnet }.
diag-e0405 = The pool goes from { $first } down to { $last }.
    .help = Exchange first and last.
diag-e0406 = The pool holds { $address }, the server's own address.
    .help = Begin or end the pool beside { $address }.
diag-e0407 = { $address } is the name of the network { $subnet } itself, no host's address.
    .help = Use an address after { $address }.
diag-e0408 = { $address } means everybody in { $subnet }, no single host.
    .help = Use an address before { $address }.
diag-e0409 = No host may have the address { $address }.
    .help = Use a unicast address, for instance from 192.168.0.0/24.
diag-e0410 = The reserved address { $address } is outside { $subnet }.
    .help = Reserve an address inside { $subnet }.
diag-e0411 = { $found } is reserved twice.
    .help = Keep one of the two reservations.
    .second = the other one is here
diag-e0412 = Two interfaces have the hardware address { $mac }.
    .help = Give each its own, or leave it out: one is made.
    .second = the other one is here
diag-e0413 = { $mac } cannot be the address of one card.
    .help = Use one whose first byte is even, such as 02:00:00:00:00:01.
diag-e0414 = The DHCP server has no address of its own on { $interface }.
    .help = Give { $interface } a fixed address first.
diag-e0415 = { $interface } has two pools.
    .help = Keep one pool for an interface.
    .second = the other one is here
diag-e0416 = { $found } has bits set beyond its prefix.
    .help = Write { $network }.

## Rules and services

diag-e0501 = Two rules forward the outside port { $port }.
    .help = Use another outside port for one of them, or remove it.
    .second = the other one is here
diag-e0502 = The rule leads to { $address }, which is outside { $subnet }.
    .help = Forward to a host inside { $subnet }.
diag-e0503 = The ports go from { $first } down to { $last }.
    .help = Write { $last }-{ $first }.
diag-e0504 = The inside ports would reach { $last }; ports end at 65535.
    .help = Choose a smaller inside port or a shorter range.
diag-e0505 = { $node } has no fixed address in the LAN to forward to.
    .help = Give { $node } a fixed address, or reserve one for it.
diag-e0506 = Two services use port { $port }.
    .help = Give one of them another port.
    .second = the other one is here
diag-e0507 = This router does not translate addresses, so there is nothing to forward.
    .help = Switch its NAT on, or remove the rules.

## Records and scripts

diag-e0601 = { $found } is no resource record: { $part } cannot be read.
    .help = Write name, TTL, type and data: "example.com 300 A 198.51.100.80".
diag-e0701 = This line of the script has no command.
    .help = Write what the box does, for instance "ping -c 3 example.com".
diag-e0702 = A command must not contain a line break.
    .help = Write one line of the script for each command.
diag-e0703 = No box knows the command { $command }.
    .help = Known commands are listed by help.
diag-e0801 = { $found } sets nothing.
    .help = Write it as in sysctl.conf: "net.ipv4.tcp_fin_timeout = 30".
diag-e0802 = There is no setting { $name }.
    .help = sysctl -a at any box lists all of them.
diag-e0803 = { $name } cannot be { $found }.
    .help = Its values: { $allowed }.
diag-e0804 = The firewall line { $found } cannot be read at { $word }.
    .help = A line is an order of iptables without its name: -A FORWARD -i wan -p tcp --dport 22 -j DROP, or -P FORWARD DROP.
diag-e0805 = { $name } is { $secs } s, and { $source } asks for at least { $least }.
    .help = Say { $least } or more; with profile: Linux the shorter times of Linux are allowed.
diag-e0806 = Overloaded ports need the filter that looks at address and port.
    .help = Two hosts share one outside port: only the whole far end tells whose an answer is. Add filtering: "address-and-port-dependent".
diag-e0807 = There are no ports in { $ports }.
    .help = A range goes from a smaller port to a greater one: ports: "1024-65535".

## Words for what a value is, src/scenario/diagnostic.rs

diag-form-list = a list […]
diag-form-fields = fields (name: …)
diag-form-pair = a pair (a, b)
diag-form-text = a text "…"
diag-form-number = a number
diag-form-fraction = a number with a fraction
diag-form-flag = true or false
diag-form-word = a bare word such as Dhcp
diag-form-character = a character 'c'
diag-form-map = a map
diag-form-value = a value
diag-form-field-name = a field name
diag-form-colon = :
diag-form-closer = a closing bracket
diag-form-end = the end of the file
diag-form-address = an IPv4 address such as 192.168.0.3
diag-form-interface-address = an address with its prefix such as 192.168.0.3/24
diag-form-network = a network such as 192.168.0.0/24
diag-form-mac = a hardware address such as 02:00:00:00:00:01
diag-form-time = a time such as 250ms, 1.5s or 2m
diag-form-rate = a rate such as 100Mbps or 1Gbps
diag-form-percent = a percentage such as 1.5%
diag-form-burst = a chance and 1 to 1000 frames such as 1%:5
diag-form-reorder = a chance and a time up to 60s such as 5%:2ms
diag-form-frame-numbers = rising frame numbers such as 3,7-9 or 3:200
diag-form-extra-time = a time up to 60s such as 20ms
diag-form-direction = the trouble of one direction
diag-form-number-pattern = a text with one # where the number stands, such as "# bytes"
diag-form-link-end = a link end such as pc1:eth0
diag-form-target = a host with a port such as pc1:80
diag-form-port = a port (1 to 65535)
diag-form-ports = a port or a range such as 8000-8010
diag-form-proto = Tcp, Udp or Both
diag-form-mtu = an MTU in bytes
diag-form-queue = a queue length in bytes
diag-form-node = a kind of box
diag-form-link = a kind of link
diag-form-service = a kind of service
diag-form-expectation = a kind of expectation
diag-form-addressing = a way to get an address
diag-form-script-line = a line of the script
diag-form-command = a command line
diag-form-name = a name
diag-form-title = a title
diag-form-prose = a text for people
diag-form-path = the path of a page
diag-form-page = a page
diag-form-body = the body of a page
diag-form-record = a resource record
diag-form-pool = a DHCP pool
diag-form-concentrator = a concentrator of PPPoE
diag-form-dial-user = a user with a password
diag-form-reservation = a reservation
diag-form-route = a route
diag-form-rule = a port-forward rule
diag-form-vlan-port = the virtual networks of a port
diag-form-vlan = a VLAN number (1 to 4094)
diag-form-ssid = the name of a wireless network
diag-form-wifi-password = a Wi-Fi password of 8 to 63 characters of ASCII
diag-form-wifi-channel = a channel from 1 to 13
diag-form-account = an account of dynamic DNS
diag-form-host-entry = a local name with its address
diag-form-host-name = a name such as home.example.com
diag-form-hint = a hint
diag-form-position = a position (column, row)
diag-form-port-count = the number of ports
diag-form-lease = the length of a lease
diag-form-exit-code = an exit code
diag-form-format = a format version
diag-form-nat = how a translator behaves
diag-form-seed = the seed
diag-form-profile = a profile
diag-form-dhcp-client = a DHCP client
diag-form-scenario = a scenario
diag-form-bilingual = a text in two languages (ko: "…", en: "…")
diag-form-lesson = a lesson
diag-form-interface = an interface
diag-form-setting = a setting
diag-form-firewall-line = a line of the firewall

diag-part-missing = one of its four parts
diag-part-name = the name
diag-part-ttl = the TTL
diag-part-type = the type
diag-part-data = the data
