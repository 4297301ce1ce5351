# Scenes of port forwarding.
# shellcheck shell=bash

scene_portforward() {
  printf '%s\n' "20s far curl http://203.0.113.2:8080/" "21s far curl http://203.0.113.2:8081/" \
    "22s far curl http://203.0.113.2:8080/ip" "23s internet curl http://203.0.113.2:8080/ip"
}
scene_portforward_closed() {
  printf '%s\n' "20s far curl http://203.0.113.2:8083/"
}
# To an address nobody has: the router asks three times, then says host unreachable by its public address, once for each
# SYN that waited. The real one's fourth SYN was under way at that moment; here it is a delay that makes it so.
scene_portforward_host_down() {
  printf '%s\n' "19s router forward add tcp 8084 192.168.0.99:80" "20s far tcp connect:203.0.113.2:8084::6s" \
    "20.5s lab link set far delay=80ms"
}
# The real recording ends when connect() has failed.
until_portforward_host_down() { echo 23.5s; }
