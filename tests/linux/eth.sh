# Scenes of frames, the switch and the hub.
# shellcheck shell=bash

scene_eth_frames() {
  printf '%s\n' "20s pc1 ping -c 1 -s 0 pc2" "21.5s pc1 ping -c 1 -s 1472 pc2"
}

# At 400 s the switch has forgotten everybody; who asks whom by ARP is known before, as it was there.
scene_bridge_learning() {
  printf '%s\n' "19s pc1 ip neigh replace 192.168.0.101 lladdr 02:00:c0:a8:00:12 dev eth0 nud permanent" \
    "19s pc2 ip neigh replace 192.168.0.100 lladdr 02:00:c0:a8:00:11 dev eth0 nud permanent" \
    "400s pc1 ping -c 2 -i 0.3 192.168.0.101"
}
until_bridge_learning() { echo 420s; }

# The hub was a Linux bridge without a memory; here it is a hub, with a cable to the router.
scene_hub_flood() {
  printf '%s\n' "20s pc1 ping -c 2 -i 0.3 192.168.0.101"
}
scenario_hub_flood() {
  sed -e 's/^    nodes: \[/&\n        Hub(name: "hub", ports: ["p1", "p2", "p3", "up"]),/' \
    -e 's/("pc1", "router:lan1")/("pc1", "hub:p1")/; s/("pc2", "router:lan2")/("pc2", "hub:p2")/' \
    -e 's/("phone", "router:lan3")/("phone", "hub:p3")/' \
    -e 's/^    links: \[/&\n        Cable(ends: ("hub:up", "router:lan1"), rate: "10Gbps", delay: "10us"),/' \
    scenarios/linux-home.ron >"$work/hub.ron"
  echo "$work/hub.ron"
}
