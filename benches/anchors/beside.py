#!/usr/bin/env python3
"""Runs the anchors beside the same work in ns-3, in turns, and prints how many times quicker Hoplab is.

    benches/anchors/beside.py NS3_FOLDER [--runs K] [WORKLOAD:N …]

NS3_FOLDER (or the environment's NS3_ANCHORS) holds the built ns-3 programs: ping_lan, tcp_bulk, udp_flood, idle. The
fastest of K runs of each counts (of more, where they are short: a machine that is busy for a second would hide all of
them), by processor time where both tell it, since whatever else runs only adds to it. For tcp-bulk and udp-flood the
ratio is that of frames on links a second; for ping-lan, whose two stacks ask ARP differently, that of the time for the
same pings.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import time

WORKLOADS = ["tcp-bulk:2", "tcp-bulk:10", "tcp-bulk:100", "tcp-bulk:1000", "udp-flood:1000000", "ping-lan:1000"]
NS3 = {
    "tcp-bulk": lambda n: ["tcp_bulk", f"--n={n}", "--access=lan"],
    "udp-flood": lambda n: ["udp_flood", "--n=3", f"--packets={n}"],
    "ping-lan": lambda n: ["ping_lan", f"--n={n}", "--lan=bridge"],
}


def anchors():
    """The built benchmark."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    build = ["cargo", "bench", "--no-run", "--bench", "anchors", "--message-format=json"]
    out = subprocess.run(build, cwd=root, check=True, capture_output=True, text=True).stdout
    made = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return next(m["executable"] for m in made if m.get("target", {}).get("name") == "anchors" and m.get("executable"))


# What is short is run again and again for so long.
LEAST_S = 10.0

# As `cargo bench` runs it (`.cargo/config.toml`). The programs of ns-3 are run with it, too.
TUNABLES = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1:glibc.malloc.tcache_count=2000"}


def run(command):
    env = {**os.environ, **TUNABLES}
    out = subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout
    return json.loads(out.splitlines()[-1])


def seconds(line, cpu):
    """Processor time, unless the run was so short that the ticks it is counted by do not tell."""
    return line["wall_s"] if line["wall_s"] < 0.1 else line.get(cpu) or line["wall_s"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ns3", nargs="?", default=os.environ.get("NS3_ANCHORS"), help="folder of the ns-3 programs")
    parser.add_argument("workloads", nargs="*", default=[], help="WORKLOAD:N")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--anchors", help="the built benchmark, when it need not be built")
    args = parser.parse_intermixed_args()
    if not args.ns3 or not glob.glob(os.path.join(args.ns3, "tcp_bulk*")):
        sys.exit("beside.py: no folder with the ns-3 programs; see --help")
    ours_bin = args.anchors or anchors()
    print(f"{'workload':<18} {'ours s':>9} {'ns-3 s':>9} {'ours hops/s':>12} {'ns-3 hops/s':>12} {'ratio':>7}")
    for name in args.workloads or WORKLOADS:
        workload, n = name.split(":")
        theirs_command = NS3[workload](n)
        theirs_command[0] = os.path.join(args.ns3, theirs_command[0])
        pairs, until = [], time.monotonic() + LEAST_S
        while len(pairs) < args.runs or time.monotonic() < until:
            pairs.append((run([ours_bin, workload, n]), run(theirs_command)))
        ours_s = min(seconds(ours, "cpu_s") for ours, _ in pairs)
        theirs_s = min(seconds(theirs, "run_cpu_s") for _, theirs in pairs)
        ours, theirs = pairs[0]
        rates = ours["link_hops"] / ours_s, theirs.get("packet_hops", theirs.get("frames", 0)) / theirs_s
        ratio = theirs_s / ours_s if workload == "ping-lan" else rates[0] / rates[1]
        print(f"{name:<18} {ours_s:9.4f} {theirs_s:9.4f} {rates[0]:12.0f} {rates[1]:12.0f} {ratio:7.1f}", flush=True)


main()
