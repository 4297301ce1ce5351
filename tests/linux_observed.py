#!/usr/bin/env python3
"""linux_observed.py SCENE OBSERVATIONS CAPTURE LINES - what was measured at a real Linux (times, windows, sizes, error
texts; oracle/observations.jsonl) against our run of the same scene: CAPTURE is
what pc1 saw (a plain pcap), LINES what the programs
printed. compare.py looks at order and meaning, not at times; this looks at the rest.

exit 0: as there, 1: not, each difference is a line, 3: nothing was measured for this scene."""
import json, subprocess, sys

FIELDS = ['frame.time_epoch', 'ip.src', 'tcp.flags.str', 'tcp.seq', 'tcp.ack', 'tcp.len', 'tcp.option_kind', 'tcp.options.mss_val',
          'tcp.options.wscale.shift', 'tcp.window_size_value', 'tcp.options.sack_le', 'tcp.options.sack_re', 'tcp.window_size']
LOOKED_AT = []


def segments(capture, extra=''):
    """the segments that pc1 saw, one dict each"""
    shown = 'tcp && frame.time_epoch >= 19.5' + extra
    out = subprocess.run(['tshark', '-r', capture, '-Y', shown, '-T', 'fields', '-E', 'occurrence=a', '-E', 'aggregator=,',
                          *[w for f in FIELDS for w in ('-e', f)]], capture_output=True, text=True, check=True).stdout
    return [dict(zip(FIELDS, line.split('\t'))) for line in out.splitlines()]


def listed(segs, *fields):
    return [' '.join(s[f] for f in fields) for s in segs]


def near(ours, theirs, what):
    LOOKED_AT.append(what.split(' “')[0])
    return near_enough(ours, theirs, what)


def near_enough(ours, theirs, what):
    """times in seconds: a tenth of the time and 60 ms may lie between a virtual clock and a busy machine"""
    if len(ours) != len(theirs):
        return [f'{what}: {ours} here, {theirs} there']
    return [f'{what}: {ours} here, {theirs} there' for a, b in zip(ours, theirs) if abs(a - b) > 0.06 + 0.1 * b][:1]


def same(ours, theirs, what):
    LOOKED_AT.append(what)
    return [] if ours == theirs else [f'{what}:', *[f'  here  {x}' for x in ours], *[f'  there {x}' for x in theirs]]


def times(segs):
    first = float(segs[0]['frame.time_epoch']) if segs else 0
    return [round(float(s['frame.time_epoch']) - first, 2) for s in segs]


def gaps(at):
    return [round(b - a, 2) for a, b in zip(at, at[1:])]


def judge(scene, seen, capture, lines):
    segs = segments(capture)
    say = lambda word: same([True], [any(word in line for line in lines)], f'a program says “{word}”')
    if scene == 'tcp_basic':
        return same(listed(segs, *FIELDS[1:10]), seen['segments'], 'segments with their options and windows')
    if scene == 'tcp_data_after_close':
        return same(listed(segs, *FIELDS[1:6]), seen['segments'], 'segments') + say(seen['second_write'])
    if scene == 'tcp_simultaneous_open':
        flags = [[s['ip.src'].replace('192.168.0.100', 'pc1'), s['tcp.flags.str']] for s in segs][:10]
        return same(flags, [[x[1].replace('192.168.0.100', 'pc1'), x[2]] for x in seen['segments']], 'segments')
    if scene == 'tcp_filtered':
        return near(times(segs), seen['at_s'], 'SYNs at')
    if scene == 'tcp_closed':
        return same([segs[1]['tcp.window_size_value']], [seen['window']], 'window of the RST') + say('Connection refused')
    if scene == 'tcp_host_down':
        when = [round(float(line.split()[0]) - 20, 1) for line in lines if seen['error'] in line]
        return near(when, [seen['after_s']], f'“{seen["error"]}” after')
    if scene == 'tcp_abort':
        return say(seen['peer_error'])
    if scene == 'tcp_zero_window':
        probes = segments(capture, ' && (tcp.analysis.zero_window_probe || tcp.analysis.keep_alive)')
        return near(gaps(times(probes)), gaps([x[0] for x in seen['probes_at_s']]), 'probes apart by')
    if scene == 'tcp_retransmit_rto':
        return near(gaps(times([s for s in segs if s['tcp.len'] == '9'])), seen['gaps_s'], 'copies apart by')
    if scene == 'tcp_fast_retransmit':
        again = segments(capture, ' && tcp.analysis.retransmission')
        sacks = [[s['tcp.ack'], s['tcp.options.sack_le'], s['tcp.options.sack_re']] for s in segs if s['tcp.options.sack_le']]
        return same(listed(again, 'tcp.seq', 'tcp.len'), [f'{x[1]} {x[2]}' for x in seen['retransmissions']], 'retransmissions') \
            + same(sacks[:6], seen['sack_acks'], 'SACKs')
    if scene == 'tcp_syn_retry':
        syns = [s for s in segs if 'S' in s['tcp.flags.str']]
        return near(times(syns), [x[0] for x in seen['syns']], 'SYNs and SYN-ACKs at') \
            + same([s['tcp.flags.str'] for s in syns], [x[2] for x in seen['syns']], 'SYNs and SYN-ACKs')
    if scene == 'tcp_keepalive':
        probes = segments(capture, ' && tcp.analysis.keep_alive')
        return near(times(probes), [float(x[0]) - float(seen['probes'][0][0]) for x in seen['probes']], 'probes at') + say(seen['error'])
    if scene == 'tcp_close_unread':
        return same([[s['ip.src'], s['tcp.flags.str']] for s in segs if 'R' in s['tcp.flags.str']], seen['rst'], 'RSTs')
    if scene == 'tcp_backlog_full':
        given_up = sum('Connection timed out' in line for line in lines)
        return same([given_up], [seen['results'].count('timed out')], 'clients that gave up')
    if scene == 'pmtud_tcp':
        sizes = [s['tcp.len'] for s in segs if s['tcp.len'] not in ('', '0')]
        return same(sizes, [x[1] for x in seen['segments'] if x[1]], 'data segments of')
    return None


def main():
    scene, observations, capture, lines = sys.argv[1:]
    seen = {}
    for line in open(observations):
        row = json.loads(line)
        if row.get('scenario') == ('pmtud' if scene == 'pmtud_tcp' else scene):
            seen.update(row)
    wrong = judge(scene, seen, capture, open(lines).read().splitlines()) if seen else None
    if wrong is None:
        return 3
    print('\n'.join(wrong) if wrong else 'measured: ' + '; '.join(LOOKED_AT))
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
