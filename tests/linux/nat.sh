# Scenes of address translation.
# shellcheck shell=bash

scene_nat_http() {
  printf '%s\n' "20s pc1 curl --local-port 41000 http://203.0.113.10/ip"
}
scene_hairpin() {
  printf '%s\n' "20s pc1 curl --local-port 41100 http://203.0.113.2:8080/ip" "21s pc1 curl http://203.0.113.2:8080/"
}
scene_nat_mapping() {
  # One socket to four ends; then another host with the same port. What the listeners get is 5 bytes, as there.
  printf '%s\n' "20s pc1 udp bind:40000 send:5:203.0.113.10:7000 wait:10ms send:5:203.0.113.10:7001 wait:10ms send:5:203.0.113.11:7000 wait:10ms send:5:198.51.100.10:7000 wait:2s" \
    "20.5s pc2 udp bind:40000 send:5:203.0.113.10:7000 wait:10ms send:5:203.0.113.10:7001 wait:10ms send:5:203.0.113.11:7000 wait:10ms send:5:198.51.100.10:7000 wait:2s"
  listeners
}
# The ends that listen, as long as the scene lasts.
listeners() {
  printf '%s\n' "19s internet udp bind:7000:203.0.113.10 wait:20s" "19s internet udp bind:7001:203.0.113.10 wait:20s" \
    "19s internet udp bind:7000:203.0.113.11 wait:20s" "19s far udp bind:7000 wait:20s"
}
scene_nat_port_overload() {
  listeners
  printf '%s\n' "20s pc1 udp bind:40010 send:5:203.0.113.10:7000 wait:2s" "20.1s pc2 udp bind:40010 send:5:203.0.113.11:7000 wait:2s"
}
scene_nat_port_collision_udp() {
  printf '%s\n' "19s internet udp bind:7000:203.0.113.10 recv:5s recv:5s send:6:203.0.113.2:40020 reply:6 wait:20s" \
    "20s pc1 udp bind:40020 send:5:203.0.113.10:7000 wait:2s" "20.1s pc2 udp bind:40020 send:5:203.0.113.10:7000 wait:2s"
}
scene_nat_port_collision_tcp() {
  printf '%s\n' "20s pc1 curl --local-port 40030 http://203.0.113.10/ip" "20.1s pc2 curl --local-port 40030 http://203.0.113.10/ip"
}
scene_nat_filtering() {
  printf '%s\n' "19s internet udp bind:7000:203.0.113.10 recv:5s reply:22 wait:20s" \
    "19s internet udp bind:7001:203.0.113.10 wait:1.7s send:22:203.0.113.2:40040 wait:20s" \
    "19s internet udp bind:7000:203.0.113.11 wait:2.4s send:22:203.0.113.2:40040 wait:20s" \
    "19s far udp bind:7000 wait:3.1s send:23:203.0.113.2:40040 wait:20s" \
    "20s pc1 udp bind:40040 send:5:203.0.113.10:7000 wait:5s"
}
scene_nat_udp_timeout() {
  printf '%s\n' "18s router nat set udp=2 udp_replied=2" \
    "19s internet udp bind:7000:203.0.113.10 recv:5s wait:3.5s reply:4 recv:5s wait:1.2s reply:2 wait:1.2s reply:2 wait:1.2s reply:2 wait:1.2s reply:2 wait:9s" \
    "20s pc1 udp bind:40050 send:5:203.0.113.10:7000 wait:4.2s send:5:203.0.113.10:7000 wait:9s"
}
scene_nat_icmp_id() {
  printf '%s\n' "20s pc1 ping -e 7 -c 3 -i 0.3 203.0.113.10" "20.01s pc2 ping -e 7 -c 3 -i 0.3 203.0.113.10"
}
scene_nat_exhaustion() {
  printf '%s\n' "18s router nat set ports=61000-61001 overload=off"
  listeners
  printf '%s\n' "20s pc1 udp bind:40060 send:5:203.0.113.10:7000 wait:2s" "20.1s pc2 udp bind:40060 send:5:203.0.113.10:7000 wait:2s" \
    "20.2s phone udp bind:40060 send:5:203.0.113.10:7000 wait:2s"
}
# There the hosts knew each other's hardware addresses already: an echo before.
scene_nat_invalid_leak() {
  printf '%s\n' "17s pc1 ping -c 1 192.168.0.1" "20s pc1 hping3 -F -P -U -s 43210 -p 81 -c 1 203.0.113.10"
}
scene_nat_invalid_drop() {
  printf '%s\n' "18s router nat set drop_invalid=on"
  scene_nat_invalid_leak
}
scene_nat_state_lost() {
  printf '%s\n' "19s internet tcp listen:7100 accept recv wait:100ms send:4 recv wait:30s" \
    "20s pc1 tcp connect:203.0.113.10:7100:40070 send:3 wait:200ms send:3 recv wait:30s" "20.05s router nat flush"
}
scene_wan_filtered() {
  printf '%s\n' "17s far ping -c 1 203.0.113.2" "20s far tcp connect:203.0.113.2:2222::8s"
}
scene_hairpin_nosnat() {
  printf '%s\n' "18s router nat set hairpin_source=client" "20s pc1 curl --connect-timeout 3 http://203.0.113.2:8080/"
}
# A SYN-ACK is called repeated by tshark when its number is not above the one before; ours are drawn, there they follow a clock.
allowed_hairpin_nosnat() {
  printf '%s\n' --drop SYN-ACK
}
