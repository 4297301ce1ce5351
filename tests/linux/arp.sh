# Scenes of ARP on the LAN.
# shellcheck shell=bash

scene_arp_ping_lan() {
  printf '%s\n' "20s pc1 ping -c 3 -i 0.2 pc2"
}

scene_arp_unreachable() {
  printf '%s\n' "20s pc1 ping -c 1 -W 5 192.168.0.250"
}

# With the times of the recording: a row is good for 2 to 6 s, and asked about 1 s after it is used.
scene_arp_stale() {
  printf '%s\n' "19s pc1 ip neigh flush all" \
    "19s pc1 sysctl -w net.ipv4.neigh.default.base_reachable_time_ms=4000 net.ipv4.neigh.default.delay_first_probe_time=1" \
    "20s pc1 ping -c 1 192.168.0.1" "27s pc1 nc -u -m x 192.168.0.1 9999" "30s pc1 ip neigh"
}
