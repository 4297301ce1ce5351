# Scenes of DNS.
# shellcheck shell=bash

scene_dns_via_router() {
  printf '%s\n' "20s pc1 dig naver.com @192.168.0.1" "21.3s pc1 dig naver.com @192.168.0.1" \
    "21.4s pc1 dig www.naver.com @192.168.0.1"
}

# Record types and codes, asked of the server itself.
scene_dns_direct() {
  local at=20 what
  for what in "naver.com A" "v6.example.com AAAA" "naver.com MX" "example.com TXT" "naver.com AAAA" "nosuch.example.com A" \
    "lb.example.com A" "www.example.com A" "-x 203.0.113.10"; do
    echo "${at}s pc1 dig +noedns $what @203.0.113.10"
    at=$((at + 1))
  done
}

scene_dns_ttl() {
  printf '%s\n' "20s pc1 dig short.example.com @192.168.0.1" "22.05s pc1 dig short.example.com @192.168.0.1" \
    "26.1s pc1 dig short.example.com @192.168.0.1"
}

# The server hears nothing; then nobody listens.
scene_dns_server_down() {
  printf '%s\n' "19s internet iptables -A INPUT -p udp --dport 53 -j DROP" \
    "20s pc1 dig +tries=1 +time=3 mail.example.com @192.168.0.1" "24s pc1 dig +tries=1 +time=2 naver.com @192.168.0.3"
}

scene_dns_truncated() {
  printf '%s\n' "20s pc1 dig +noedns big.example.com TXT @203.0.113.10" \
    "22s pc1 dig +bufsize=4096 big.example.com TXT @203.0.113.10"
}
scenario_dns_truncated() {
  local n row
  cp scenarios/linux-home.ron "$work/big.ron"
  for n in 1 2 3 4 5 6 7 8; do
    row=$(printf '"big.example.com 300 TXT \\"%d-%0200d\\"",' "$n" 0)
    sed -i "s/^ *Dns(records: \\[/&\n${row//\\/\\\\}/" "$work/big.ron"
  done
  echo "$work/big.ron"
}
# BIND gives none of a set that does not fit when EDNS is spoken, ours what fits (RFC 2181 9 lets both); 2 of 8 without EDNS
# are held by what_does_not_fit_is_cut_and_says_so. The server there has a smaller MSS.
allowed_dns_truncated() {
  printf '%s\n' --ignore answers
}
