#!/usr/bin/env python3
"""Holds what `hoplab dissect --json` says about captures against tshark's PDML, field by field.

    pdml.py HOPLAB ALLOWED CAPTURE...

A field that both know must stand at the same bits with the same value in every frame. Each frame is read by itself:
tshark's reassembly and its guesses about ports are off, and of its protocols only ours are on, for we read frames, not
conversations. Disagreements are faults unless ALLOWED lists them with a reason; a line of it that nothing needs is a
fault too. At the end stands how much was compared, and which fields of our protocols only tshark knows.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

# Layers by our names, and what tshark calls the protocol. It has no layer for padding, extension headers or data.
PROTOCOLS = {
    "Ethernet": "eth", "VLAN": "vlan", "802.1ad": "ieee8021ad", "LLC": "llc", "STP": "stp", "ARP": "arp", "IPv4": "ip", "IPv6": "ipv6",
    "ICMP": "icmp", "ICMPv6": "icmpv6", "IGMP": "igmp", "UDP": "udp", "TCP": "tcp", "DHCP": "dhcp", "DNS": "dns",
    "HTTP": "http", "AH": "ah", "ESP": "esp", "RIP": "rip", "TLS": "tls", "PCP": "portcontrol",
    "PPPoE discovery": "pppoed", "PPPoE": "pppoes", "PPP": "ppp", "LCP": "lcp", "PAP": "pap", "CHAP": "chap", "IPCP": "ipcp",
}
# What tshark needs beside them to get there.
HELPERS = ["frame", "ethertype", "pkt_comment", "data", "data-text-lines", "mac", "fake-field-wrapper", "ieee8021ah"]
ALONE = [
    "eth.fcs:Never",
    "ip.defragment:FALSE", "ipv6.defragment:FALSE", "tcp.desegment_tcp_streams:FALSE",
    "tcp.analyze_sequence_numbers:FALSE", "tcp.relative_sequence_numbers:FALSE", "http.desegment_headers:FALSE",
    "http.desegment_body:FALSE", "http.dechunk_body:FALSE", "http.decompress_body:FALSE",
    "tls.desegment_ssl_records:FALSE", "tls.desegment_ssl_application_data:FALSE",
]


def settings(folder):
    """A place with tshark's settings: only our protocols, no guesses, ports as `application` in `wire` knows them."""
    known = {line.split("\t")[2] for line in tshark(["-G", "protocols"]).splitlines()}
    wanted = set(PROTOCOLS.values()) | set(HELPERS)
    with open(os.path.join(folder, "disabled_protos"), "w") as out:
        out.writelines(f"{name}\n" for name in sorted(known) if name.split(".")[0] not in wanted)
    heuristics = [line.split("\t") for line in tshark(["-G", "heuristic-decodes"]).splitlines()]
    with open(os.path.join(folder, "heuristic_protos"), "w") as out:
        out.writelines(f"{row[-1]},0\n" for row in heuristics)


def tshark(arguments, **more):
    done = subprocess.run(["tshark", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, **more)
    return done.stdout.decode("utf-8", "replace")


def their_table():
    """Every field that tshark knows: its kind, and the masks that it has in places where bits are fewer than bytes."""
    table = collections.defaultdict(lambda: ("", set()))
    for line in tshark(["-G", "fields"]).splitlines():
        row = line.split("\t")
        if row[0] == "F":
            table[row[2]] = (row[3], table[row[2]][1] | {int(row[6] or "0", 16)})
        elif row[0] == "P":  # options of TCP and IP are protocols to it
            table.setdefault(row[2], ("FT_PROTOCOL", set()))
    return table


def bits_of(field, masks):
    """First bit and number of bits of their field: as it is drawn (`...1 .... = Name`), else all that masks allow."""
    pos, size = int(field.get("pos")), int(field.get("size"))
    drawn = re.match(r"([01. ]*[01.]) = ", field.get("showname") or "")
    if drawn:
        bits = drawn[1].replace(" ", "")
        used = bits.strip(".")
        # The drawing may be of more bytes than the field is said to have, before or behind them.
        first = [(pos * 8 + -len(bits) % 8), (pos + size) * 8 - len(bits)]
        return {(at + bits.index(used), len(used)) for at in first
                if pos * 8 <= at + bits.index(used) < (pos + size) * 8}
    places = set() if field.get("unmaskedvalue") else {(pos * 8, size * 8)}
    for mask in filter(None, masks):
        last = (mask & -mask).bit_length() - 1
        places.add((pos * 8 + size * 8 - mask.bit_length(), mask.bit_length() - last))
    return places


def number(text):
    """The number in a value of either side: `17`, `0x11`, `UDP (17)`, `True`."""
    text = re.sub(r"^.* \((\d+)\)$", r"\1", text, flags=re.S)
    return {"True": 1, "False": 0}.get(text) if text in ("True", "False") else int(text, 0)


def same_value(kind, ours, theirs, scale):
    """Whether both say the same, in the sense of tshark's kind of field."""
    try:
        if kind.startswith(("FT_UINT", "FT_INT", "FT_BOOLEAN", "FT_CHAR", "FT_FRAMENUM")):
            return number(ours) * scale == number(theirs)
        if kind.startswith(("FT_RELATIVE", "FT_ABSOLUTE", "FT_DOUBLE", "FT_FLOAT")):
            return float(number(ours) if ours.endswith(")") else ours) * scale == float(theirs)
    except (ValueError, TypeError):
        return False
    if kind in ("FT_NONE", "FT_PROTOCOL"):
        return True
    if kind in ("FT_BYTES", "FT_UINT_BYTES", "FT_SYSTEM_ID"):
        return ours.replace(":", "") == theirs.replace(":", "")
    return ours.split() == theirs.split()  # in XML a line end is a space


class Judge:
    """What was compared, and what did not agree."""

    def __init__(self, allowed):
        self.table = their_table()
        self.compared = collections.Counter()
        self.faults = collections.defaultdict(list)
        self.only_theirs = collections.Counter()
        self.allowed, self.scales = {}, {}
        with open(allowed) as lines:
            for line in filter(lambda line: line.strip() and not line.startswith("#"), lines):
                what, name, reason = line.split(maxsplit=2)
                if what.startswith("x"):
                    self.scales[name] = float(what[1:])
                self.allowed[what, name] = [reason.strip(), 0]

    def disagree(self, what, name, where, shown=None):
        """A fault, unless it is allowed: for this value alone, or for all."""
        for key in ((what, f"{name}={shown}"), (what, name)):
            if key in self.allowed:
                self.allowed[key][1] += 1
                return
        self.faults[what, name].append(where)

    def layers(self, ours, theirs, where):
        """Headers begin at the same bytes; how far they go is a matter of taste where they have a payload."""
        starts = collections.defaultdict(list)
        for name, pos, _ in theirs:
            starts[name].append(pos)
        for layer in ours["layers"]:
            name = PROTOCOLS.get(layer["proto"])
            if name is None:
                continue
            if layer["start"] in starts[name]:
                starts[name].remove(layer["start"])
                self.compared[name] += 1
            else:
                self.disagree("layer", name, f"{where}: ours at {layer['start']}, theirs {starts[name]}")
        for name, rest in starts.items():
            for pos in rest if name in PROTOCOLS.values() else []:
                self.disagree("layer", name, f"{where}: theirs at {pos}")

    def fields(self, ours, theirs, where):
        """Fields by name and place."""
        left = collections.defaultdict(list)
        for field in theirs:
            left[field.get("name")].append(field)
        for field in (field for layer in ours["layers"] for field in layer["fields"]):
            name = field["name"]
            if name not in self.table:
                self.disagree("unknown", name, where)
                continue
            self.compared[name.split(".")[0]] += 1
            found = self.find(field, left[name])
            if found is None:
                at = [f"{f.get('pos')}+{f.get('size')}" for f in left[name]]
                place = f"bit {field['bit']}+{field['bits']} (byte {field['bit'] // 8})"
                what = "place" if at else "extra"
                shown = re.sub(r"^.* \((\d+)\)$", r"\1", field["value"])
                self.disagree(what, name, f"{where}: ours {place} {field['value']!r}, theirs {at}", shown)
                del left[name][:1]
                continue
            left[name].remove(found)
            show, scale = found.get("show") or "", self.scales.get(name, 1)
            if scale != 1:
                self.allowed[f"x{scale:g}", name][1] += 1
            if not same_value(self.table[name][0], field["value"], show, scale):
                self.disagree("value", name, f"{where}: ours {field['value']!r}, theirs {show!r}", show)
        return left

    def find(self, ours, candidates):
        """Their field that stands where ours does."""
        for theirs in candidates:
            if (ours["bit"], ours["bits"]) in bits_of(theirs, self.table[ours["name"]][1]):
                return theirs
        return None

    def leftovers(self, left, known, where):
        """What only tshark shows: a fault when we know the field and it hides it not, else a name for the list."""
        for name, fields in left.items():
            for field in fields:
                if name in known and field.get("hide") != "yes":
                    show = field.get("show")
                    self.disagree("missing", name, f"{where}: theirs {field.get('pos')}+{field.get('size')} {show!r}", show)
                elif name.split(".")[0] in PROTOCOLS.values():
                    self.only_theirs[name] += 1

    def report(self):
        """Prints the result; tells whether all is well."""
        by_name = "  ".join(f"{name} {count}" for name, count in sorted(self.compared.items()))
        print(f"compared {sum(self.compared.values())} headers and fields: {by_name}")
        names = " ".join(f"{name}({count})" for name, count in self.only_theirs.most_common())
        print(f"only tshark knows {len(self.only_theirs)} fields: {names}")
        for (what, name), (reason, times) in self.allowed.items():
            print(f"allowed {times:6} × {what} {name}: {reason}")
        for (what, name), places in self.faults.items():
            print(f"FAULT {what} {name}, {len(places)} times, such as\n    " + "\n    ".join(places[:3]))
        unused = [key for key, (_, times) in self.allowed.items() if times == 0]
        for what, name in unused:
            print(f"FAULT nothing needs the line: {what} {name}")
        return not self.faults and not unused


def packets(capture, environment):
    """Each frame as tshark reads it: its protocols with places, and its fields that stand somewhere."""
    preferences = [word for preference in ALONE for word in ("-o", preference)]
    command = ["tshark", "-n", *preferences, "-r", capture, "-T", "pdml"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as running:
        lines = []
        for line in running.stdout:
            if line.startswith(b"<packet>"):
                lines.clear()
            lines.append(line)
            if line.startswith(b"</packet>"):
                # tshark writes control characters as they are, which XML forbids.
                text = b"".join(lines).decode("utf-8", "replace")
                packet = ET.fromstring(re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text))
                protos = [p for p in packet.iter("proto") if p.get("name") not in ("geninfo", "frame", "pkt_comment")]
                fields = [f for p in packet.findall("proto") if p in protos for f in p.iter("field")]
                placed = [f for f in fields if int(f.get("size") or 0) > 0 and f.get("name")]
                yield [(p.get("name"), int(p.get("pos") or 0), int(p.get("size") or 0)) for p in protos], placed


def main(hoplab, allowed, captures):
    judge = Judge(allowed)
    with tempfile.TemporaryDirectory() as folder:
        settings(folder)
        environment = {**os.environ, "WIRESHARK_CONFIG_DIR": folder}
        frames = []
        for capture in captures:
            ours = subprocess.run([hoplab, "dissect", capture, "--json"], stdout=subprocess.PIPE, check=True).stdout
            ours = [json.loads(line) for line in ours.splitlines()]
            theirs = list(packets(capture, environment))
            assert len(ours) == len(theirs), f"{capture}: {len(ours)} frames here, {len(theirs)} there"
            for frame, (protos, fields) in zip(ours, theirs):
                where = f"{os.path.basename(capture)} {frame['frame']}"
                judge.layers(frame, protos, where)
                frames.append((where, judge.fields(frame, fields, where)))
            names = {field["name"] for frame in ours for layer in frame["layers"] for field in layer["fields"]}
            judge.known = getattr(judge, "known", set()) | names
        for where, left in frames:
            judge.leftovers(left, judge.known, where)
        print(f"{len(frames)} frames of {len(captures)} captures")
    return 0 if judge.report() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
