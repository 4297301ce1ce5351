# Scenes of DHCP and of addresses two boxes have. The phone of the recordings ran dhclient or udhcpc, as the scene says.
# shellcheck shell=bash

# linux-home with some changes: sed expressions.
home_with() {
  local file change changes=()
  for change in "$@"; do changes+=(-e "$change"); done
  file=$(mktemp "$work/home-XXXXXX.ron")
  sed "${changes[@]}" scenarios/linux-home.ron >"$file"
  printf '%s\n' "$file"
}
# The pool's fields.
pool() { printf '%s' "s/lease: \"12h\"/$1/"; }
# A box more, by hand: it has the address that somebody else was lent, or will be offered.
spare() { printf '%s\n' "2s lab add Pc spare" "2s lab connect spare router:lan6" "7s spare ip addr add $1/24 dev eth0"; }

# Nobody but pc1 has a lease, whose clocks would speak in between.
alone() { printf '%s\n' "12s pc2 dhcp release" "12s phone dhcp release"; }

# Its lease given back before, so that the exchange stands alone.
scene_dhcp_dora() {
  printf '%s\n' "12s pc1 dhcp release" "20s pc1 dhcp renew"
}

scene_dhcp_dora_udhcpc() { printf '%s\n' "12s pc2 dhcp release" "20s pc2 dhcp renew"; }
scenario_dhcp_dora_udhcpc() { home_with 's/Pc(name: "pc2",/& dhcp_client: Udhcpc,/'; }

scene_dhcp_dora_broadcast() { printf '%s\n' "12s phone dhcp release" "20s phone dhcp renew"; }
scenario_dhcp_dora_broadcast() { home_with 's/name: "phone",/& dhcp_client: Udhcpc, dhcp_broadcast: true,/'; }

scene_dhcp_server_probe() {
  printf '%s\n' "12s pc1 dhcp release" "19s router ip neigh flush all" "20s pc1 dhcp renew"
}
scenario_dhcp_server_probe() { home_with "$(pool 'lease: "12h", probe: true')"; }
# dnsmasq writes the client's card into the kernel's ARP table before it sends the OFFER, which lets the waiting echo go
# after all; our OFFER needs no row.
allowed_dhcp_server_probe() { printf '%s\n' --collapse --drop 'ICMP echo'; }

scene_dhcp_reservation() {
  printf '%s\n' "12s phone dhcp release" "13s router reserve 02:00:c0:a8:00:13 192.168.0.50" "20s phone dhcp renew"
}

# dhclient moves T1 by chance to 4.5 to 6 s: one renewal, and the end before the next.
scene_dhcp_renew() { alone; printf '%s\n' "19s pc1 dhcp release" "19.1s pc1 dhcp renew" "19.2s pc1 ip neigh flush all"; }
scenario_dhcp_renew() { home_with "$(pool 'lease: "120s", t1: "6s", t2: "20s"')"; }
until_dhcp_renew() { echo 27s; }

scene_dhcp_rebind() {
  alone
  printf '%s\n' "19s pc1 dhcp release" "19.1s pc1 dhcp renew" "19.2s pc1 ip neigh flush all" \
    "19.3s router dhcp server off" "34.5s router dhcp server on"
}
scenario_dhcp_rebind() { home_with "$(pool 'lease: "120s", t1: "5s", t2: "12s"')"; }
until_dhcp_rebind() { echo 38s; }
# dhclient repeats at random.
allowed_dhcp_rebind() { printf '%s\n' --collapse; }

scene_dhcp_expire() {
  alone
  printf '%s\n' "19s pc1 dhcp release" "19.1s pc1 dhcp renew" "19.2s pc1 ip neigh flush all" "19.3s router dhcp server off"
}
scenario_dhcp_expire() { home_with "$(pool 'lease: "120s", t1: "20s", t2: "60s"')"; }
until_dhcp_expire() { echo 150s; }
allowed_dhcp_expire() { printf '%s\n' --collapse; }

scene_dhcp_release() { printf '%s\n' "20s pc1 dhcp release"; }

scene_dhcp_initreboot() { printf '%s\n' "20s lab restart pc1"; }

# pc1 had its lease in another house.
scene_dhcp_nak() {
  printf '%s\n' "15s lab remove other" "16s lab connect pc1 router:lan1" "20s lab restart pc1"
}
scenario_dhcp_nak() {
  home_with 's/Cable(ends: ("pc1", "router:lan1")/Cable(ends: ("pc1", "other:lan1")/' \
    's/^    nodes: \[/&\n        HomeRouter(name: "other", lan: "192.168.7.1\/24", dhcp: (pool: ("192.168.7.7", "192.168.7.7"), lease: "12h")),/'
}

# The router forgot whose the address was, and lent it to pc2.
scene_dhcp_nak_taken() {
  printf '%s\n' "12s router leases del 192.168.0.100" "13s router reserve 02:00:c0:a8:00:12 192.168.0.100" \
    "14s pc2 dhcp release" "15s pc2 dhcp renew" "20s lab restart pc1"
}

scene_dhcp_decline() { printf '%s\n' "6s pc2 dhcp release"; spare 192.168.0.101; printf '%s\n' "20s pc2 dhcp renew"; }
scenario_dhcp_decline() {
  home_with 's/Pc(name: "pc2",/& dhcp_client: Udhcpc,/' 's/profile: Linux,/& address_checks: true,/' \
    "$(pool 'lease: "12h", probe: false')"
}

scene_dhcp_decline_dhclient() {
  printf '%s\n' "6s pc1 dhcp release"
  spare 192.168.0.100
  printf '%s\n' "20s pc1 dhcp renew"
}
scenario_dhcp_decline_dhclient() {
  home_with 's/profile: Linux,/& address_checks: true,/' "$(pool 'lease: "12h", probe: false')"
}

scene_dhcp_inform() {
  printf '%s\n' "12s pc1 dhcp release" "13s pc1 ip addr add 192.168.0.77/24 dev eth0" \
    "19s pc1 ip neigh flush all" "20s pc1 dhcp inform 192.168.0.1"
}

scene_dhcp_pool_exhausted() { printf '%s\n' "20s phone dhcp renew"; }
scenario_dhcp_pool_exhausted() { home_with 's/"192.168.0.199"/"192.168.0.101"/'; }
allowed_dhcp_pool_exhausted() { printf '%s\n' --collapse; }

# The other server stands nearer to pc1, so that it answers first.
scene_dhcp_two_servers() { printf '%s\n' "12s pc1 dhcp release" "20s pc1 dhcp renew"; }
scenario_dhcp_two_servers() {
  home_with "$(pool 'lease: "12h", authoritative: false')" \
    's/Cable(ends: ("pc1", "router:lan1")/Cable(ends: ("rogue:lan1", "router:lan1")), Cable(ends: ("pc1", "rogue:lan2")/' \
    's/^    nodes: \[/&\n        HomeRouter(name: "rogue", lan: "192.168.0.254\/24", dhcp: (pool: ("192.168.0.201", "192.168.0.210"), lease: "1h", authoritative: false)),/'
}
# dnsmasq without a resolver of its own tells none; here a home router always tells itself. And our client takes the first offer
# in no time, so that the second comes behind its REQUEST.
allowed_dhcp_two_servers() { printf '%s\n' --ignore dns --drop 'DHCP OFFER'; }

scene_arp_dad() {
  printf '%s\n' "20s pc1 arping -D -I eth0 -c 2 192.168.0.101" "24s pc1 arping -D -I eth0 -c 2 192.168.0.231"
}

scene_arp_gratuitous() {
  spare 192.168.0.3
  printf '%s\n' "18s spare dhcp release" "18.5s spare ip addr add 192.168.0.3/24 dev eth0" \
    "20s spare arping -U -c 1 192.168.0.3" "22s spare arping -A -c 1 192.168.0.3"
}
