# Scenes of address translation.
# shellcheck shell=bash

scene_nat_http() {
  printf '%s\n' "20s pc1 curl --local-port 41000 http://203.0.113.10/ip"
}
scene_hairpin() {
  printf '%s\n' "20s pc1 curl --local-port 41100 http://203.0.113.2:8080/ip" "21s pc1 curl http://203.0.113.2:8080/"
}
