# Scenes of ICMP and traceroute.
# shellcheck shell=bash

scene_ping_server() {
  printf '%s\n' "20s pc1 ping -c 3 -i 0.2 203.0.113.10"
}
