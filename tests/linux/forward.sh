# Scenes of port forwarding.
# shellcheck shell=bash

scene_portforward() {
  printf '%s\n' "20s far curl http://203.0.113.2:8080/" "21s far curl http://203.0.113.2:8081/" \
    "22s far curl http://203.0.113.2:8080/ip" "23s internet curl http://203.0.113.2:8080/ip"
}
scene_portforward_closed() {
  printf '%s\n' "20s far curl http://203.0.113.2:8083/"
}
