# Scenes of ARP on the LAN.
# shellcheck shell=bash

scene_arp_ping_lan() {
  printf '%s\n' "20s pc1 ping -c 3 -i 0.2 pc2"
}
