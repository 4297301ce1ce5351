# Scenes of DHCP.
# shellcheck shell=bash

# Its lease given back before, so that the exchange stands alone.
scene_dhcp_dora() {
  printf '%s\n' "12s pc1 dhcp release" "20s pc1 dhcp renew"
}
