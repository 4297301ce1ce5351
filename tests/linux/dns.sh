# Scenes of DNS.
# shellcheck shell=bash

scene_dns_via_router() {
  printf '%s\n' "20s pc1 dig naver.com @192.168.0.1" "21.3s pc1 dig naver.com @192.168.0.1" \
    "21.4s pc1 dig www.naver.com @192.168.0.1"
}
