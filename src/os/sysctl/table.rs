//! The table of settings. A row costs a line here and a sentence in either language (`setting-…` in settings.ftl).

use super::{Allowed, Setting, Settings, Unit};
use crate::proto::tcp::Algorithm;

/// The largest number of a C `int`: where Linux has no limit of its own.
const INT_MAX: u64 = i32::MAX as u64;
/// The names of the congestion controls, in the order of the numbers that stand for them.
const CONTROLS: &[&str] = &["reno", "cubic"];

/// A setting that is one number or flag of a field.
macro_rules! row {
    ($name:literal, Flag, $($field:ident).+, $source:literal) => {
        Setting {
            name: $name,
            unit: Unit::Flag,
            allowed: Allowed::Numbers(1, 0, 1),
            source: $source,
            get: |s| [s.$($field).+.into(), 0, 0],
            set: |s, [flag, ..]| s.$($field).+ = flag == 1,
        }
    };
    ($name:literal, $unit:ident, $min:expr, $max:expr, $($field:ident).+, $source:literal) => {
        Setting {
            name: $name,
            unit: Unit::$unit,
            allowed: Allowed::Numbers(1, $min, $max),
            source: $source,
            get: |s| [s.$($field).+.into(), 0, 0],
            set: |s, [number, ..]| s.$($field).+ = number as _,
        }
    };
}

const TABLE: &[Setting] = &[
    row!("hoplab.dhcp_offer_wait_s", Seconds, 0, 60, dhcp.offer_wait_s, "RFC 2131 4.4.1"),
    row!("hoplab.dhcp_start_delay", Flag, dhcp.start_delay, "RFC 2131 4.4.1"),
    row!("hoplab.tcp_clamp_mss_to_pmtu", Flag, ip.clamp_mss, "RFC 4459 3.2; iptables -j TCPMSS --clamp-mss-to-pmtu"),
    row!("hoplab.tcp_delayed_ack_ms", Milliseconds, 1, 500, tcp.delayed_ack_ms, "RFC 9293 3.8.6.3; TCP_DELACK_MIN"),
    row!(
        "hoplab.tcp_initial_window",
        Segments,
        1,
        255,
        tcp.initial_window,
        "RFC 6928; TCP_INIT_CWND, ip route initcwnd"
    ),
    row!("hoplab.tcp_quick_acks", Count, 0, 255, tcp.quick_acks, "TCP_MAX_QUICKACKS"),
    row!(
        "hoplab.tcp_rto_fallback_ms",
        Milliseconds,
        1,
        120_000,
        tcp.rto_fallback_ms,
        "RFC 6298 5.7; TCP_TIMEOUT_FALLBACK"
    ),
    row!("hoplab.tcp_rto_initial_ms", Milliseconds, 1, 120_000, tcp.rto_initial_ms, "RFC 6298 2.1; TCP_TIMEOUT_INIT"),
    row!("hoplab.tcp_time_wait_s", Seconds, 1, INT_MAX, tcp.time_wait_s, "RFC 9293 3.4.2; TCP_TIMEWAIT_LEN"),
    row!("net.core.somaxconn", Count, 0, 65_535, somaxconn, "listen(2)"),
    row!("net.ipv4.conf.all.accept_redirects", Flag, ip.accept_redirects, "RFC 1122 3.2.2.2"),
    row!("net.ipv4.conf.all.rp_filter", Count, 0, 2, ip.rp_filter, "RFC 3704 2.2, 2.4"),
    row!("net.ipv4.conf.all.send_redirects", Flag, ip.send_redirects, "RFC 1812 5.2.7.2"),
    row!("net.ipv4.icmp_echo_ignore_all", Flag, ip.echo_ignore_all, "RFC 1122 3.2.2.6 asks for answers"),
    row!("net.ipv4.icmp_echo_ignore_broadcasts", Flag, ip.echo_ignore_broadcasts, "RFC 1122 3.2.2.6"),
    row!("net.ipv4.icmp_errors_use_inbound_ifaddr", Flag, ip.errors_use_inbound, "RFC 1812 4.3.2.4 asks for 0"),
    row!("net.ipv4.icmp_msgs_burst", Count, 1, INT_MAX, ip.icmp_msgs_burst, "RFC 1812 4.3.2.8"),
    row!("net.ipv4.icmp_msgs_per_sec", Count, 1, INT_MAX, ip.icmp_msgs_per_sec, "RFC 1812 4.3.2.8"),
    row!("net.ipv4.icmp_ratelimit", Milliseconds, 0, INT_MAX, ip.icmp_ratelimit_ms, "RFC 1812 4.3.2.8"),
    row!("net.ipv4.ip_default_ttl", Count, 1, 255, ip.default_ttl, "RFC 1122 3.2.1.7"),
    Setting {
        name: "net.ipv4.ip_local_port_range",
        unit: Unit::Ports,
        allowed: Allowed::Range(1, 65_535),
        source: "RFC 6056 3.2",
        get: |s| [s.ports.0.into(), s.ports.1.into(), 0],
        set: |s, [first, last, _]| s.ports = (first as u16, last as u16),
    },
    row!("net.ipv4.ipfrag_high_thresh", Bytes, 0, INT_MAX, ip.frag_bytes_max, "RFC 1122 3.3.2"),
    row!("net.ipv4.ipfrag_time", Seconds, 1, INT_MAX, ip.frag_time_s, "RFC 1122 3.3.2; Linux: 30"),
    row!(
        "net.ipv4.neigh.default.base_reachable_time_ms",
        Milliseconds,
        1,
        INT_MAX,
        neigh.base_reachable_ms,
        "RFC 1122 2.3.2.1, 4861 6.3.2"
    ),
    row!(
        "net.ipv4.neigh.default.delay_first_probe_time",
        Seconds,
        0,
        INT_MAX,
        neigh.delay_first_probe_s,
        "RFC 4861 7.3.3"
    ),
    row!("net.ipv4.neigh.default.mcast_solicit", Count, 1, 255, neigh.mcast_solicit, "RFC 4861 10"),
    row!("net.ipv4.neigh.default.retrans_time_ms", Milliseconds, 1, INT_MAX, neigh.retrans_ms, "RFC 1122 2.3.2.1"),
    row!("net.ipv4.neigh.default.ucast_solicit", Count, 1, 255, neigh.ucast_solicit, "RFC 1122 2.3.2.1, 4861 10"),
    row!("net.ipv4.neigh.default.unres_qlen", Count, 1, 1_000, neigh.waiting_max, "RFC 1122 2.3.2.2"),
    row!("net.ipv4.route.min_pmtu", Bytes, 68, 65_535, ip.min_pmtu, "RFC 1191 3; Linux: 552"),
    row!("net.ipv4.route.mtu_expires", Seconds, 1, INT_MAX, ip.mtu_expires_s, "RFC 1191 6.3"),
    row!("net.ipv4.tcp_abort_on_overflow", Flag, abort_on_overflow, "listen(2)"),
    row!("net.ipv4.tcp_challenge_ack_limit", Count, 0, INT_MAX, tcp.challenge_limit, "RFC 5961 7"),
    Setting {
        name: "net.ipv4.tcp_congestion_control",
        unit: Unit::Word,
        allowed: Allowed::Words(CONTROLS),
        source: "RFC 5681, 6582, 9438",
        get: |s| [(s.tcp.congestion == Algorithm::Cubic).into(), 0, 0],
        set: |s, [n, ..]| s.tcp.congestion = if n == 1 { Algorithm::Cubic } else { Algorithm::NewReno },
    },
    row!("net.ipv4.tcp_dsack", Flag, tcp.dsack, "RFC 2883"),
    row!("net.ipv4.tcp_early_retrans", Count, 0, 4, tcp.early_retrans, "RFC 8985 7"),
    row!("net.ipv4.tcp_fin_timeout", Seconds, 1, INT_MAX, tcp.fin_timeout_s, "RFC 9293 3.6 leaves it open"),
    row!("net.ipv4.tcp_invalid_ratelimit", Milliseconds, 0, INT_MAX, tcp.invalid_gap_ms, "RFC 5961 7"),
    row!("net.ipv4.tcp_keepalive_intvl", Seconds, 1, INT_MAX, tcp.keepalive_interval_s, "RFC 9293 3.8.4"),
    row!("net.ipv4.tcp_keepalive_probes", Count, 0, 255, tcp.keepalive_probes, "RFC 9293 3.8.4"),
    row!("net.ipv4.tcp_keepalive_time", Seconds, 1, INT_MAX, tcp.keepalive_time_s, "RFC 9293 3.8.4"),
    row!("net.ipv4.tcp_max_syn_backlog", Count, 0, INT_MAX, syn_backlog, "RFC 4987 3.1"),
    row!("net.ipv4.tcp_min_snd_mss", Bytes, 48, 65_535, tcp.min_mss, "RFC 9293 3.7.1"),
    row!("net.ipv4.tcp_moderate_rcvbuf", Flag, tcp.moderate_rcvbuf, "tcp(7)"),
    row!("net.ipv4.tcp_orphan_retries", Count, 0, 255, tcp.orphan_retries, "RFC 9293 3.8.3"),
    row!("net.ipv4.tcp_recovery", Count, 0, 7, tcp.recovery, "RFC 8985 6"),
    row!("net.ipv4.tcp_reordering", Segments, 1, 255, tcp.reordering, "RFC 5681 3.2, 6675 4"),
    row!("net.ipv4.tcp_retries2", Count, 0, 255, tcp.data_retries, "RFC 9293 3.8.3, R2"),
    row!("net.ipv4.tcp_rfc1337", Flag, tcp.rfc1337, "RFC 1337"),
    Setting {
        name: "net.ipv4.tcp_rmem",
        unit: Unit::Bytes,
        allowed: Allowed::Numbers(3, 1, INT_MAX),
        source: "RFC 9293 3.8.6, 7323 2.3",
        get: |s| s.rmem.map(u64::from),
        set: |s, numbers| {
            s.rmem = numbers.map(|n| n as u32);
            s.tcp.receive_buffer = (s.rmem[1] / 2).max(1); // the other half is for headers (Linux tcp_win_from_space)
            s.tcp.receive_buffer_max = s.rmem[2] / 2;
            s.window_scale = scale_for(s.rmem[2]);
            s.tcp.window_scale = s.tcp.window_scale.map(|_| s.window_scale);
        },
    },
    row!("net.ipv4.tcp_rto_max_ms", Milliseconds, 1_000, 120_000, tcp.rto_max_ms, "RFC 6298 2.5"),
    row!("net.ipv4.tcp_rto_min_us", Microseconds, 1, INT_MAX, tcp.rto_min_us, "RFC 6298 2.4 asks for 1 s"),
    row!("net.ipv4.tcp_sack", Flag, tcp.sack, "RFC 2018, 6675"),
    row!("net.ipv4.tcp_slow_start_after_idle", Flag, tcp.idle_restart, "RFC 5681 4.1"),
    row!("net.ipv4.tcp_syn_linear_timeouts", Count, 0, 127, tcp.syn_linear_timeouts, "RFC 9293 3.8.3"),
    row!("net.ipv4.tcp_syn_retries", Count, 0, 127, tcp.syn_retries, "RFC 9293 3.8.3, R2 of a SYN"),
    row!("net.ipv4.tcp_synack_retries", Count, 0, 255, tcp.synack_retries, "RFC 9293 3.8.3, R2 of a SYN"),
    row!("net.ipv4.tcp_timestamps", Flag, tcp.timestamps, "RFC 7323 3"),
    Setting {
        name: "net.ipv4.tcp_window_scaling",
        unit: Unit::Flag,
        allowed: Allowed::Numbers(1, 0, 1),
        source: "RFC 7323 2",
        get: |s| [s.tcp.window_scale.is_some().into(), 0, 0],
        set: |s, [flag, ..]| s.tcp.window_scale = (flag == 1).then_some(s.window_scale),
    },
    Setting {
        name: "net.ipv4.tcp_wmem",
        unit: Unit::Bytes,
        allowed: Allowed::Numbers(3, 1, INT_MAX),
        source: "RFC 9293 3.9.1",
        get: |s| s.wmem.map(u64::from),
        set: |s, numbers| {
            s.wmem = numbers.map(|n| n as u32);
            (s.tcp.send_buffer, s.tcp.send_buffer_max) = (s.wmem[1], s.wmem[2]);
        },
    },
    row!("net.netfilter.nf_conntrack_icmp_timeout", Seconds, 1, INT_MAX, track.icmp, "RFC 5508 REQ-2"),
    row!("net.netfilter.nf_conntrack_tcp_timeout_close", Seconds, 1, INT_MAX, track.tcp_close, "RFC 7857 2.2"),
    row!(
        "net.netfilter.nf_conntrack_tcp_timeout_close_wait",
        Seconds,
        1,
        INT_MAX,
        track.tcp_close_wait,
        "RFC 5382 REQ-5"
    ),
    row!(
        "net.netfilter.nf_conntrack_tcp_timeout_established",
        Seconds,
        1,
        INT_MAX,
        track.tcp_established,
        "RFC 5382 REQ-5"
    ),
    row!("net.netfilter.nf_conntrack_tcp_timeout_fin_wait", Seconds, 1, INT_MAX, track.tcp_fin_wait, "RFC 5382 REQ-5"),
    row!("net.netfilter.nf_conntrack_tcp_timeout_last_ack", Seconds, 1, INT_MAX, track.tcp_last_ack, "RFC 5382 REQ-5"),
    row!(
        "net.netfilter.nf_conntrack_tcp_timeout_syn_recv",
        Seconds,
        1,
        INT_MAX,
        track.tcp_syn_received,
        "RFC 5382 REQ-5"
    ),
    row!("net.netfilter.nf_conntrack_tcp_timeout_syn_sent", Seconds, 1, INT_MAX, track.tcp_syn_sent, "RFC 5382 REQ-5"),
    row!(
        "net.netfilter.nf_conntrack_tcp_timeout_time_wait",
        Seconds,
        1,
        INT_MAX,
        track.tcp_time_wait,
        "RFC 5382 REQ-5"
    ),
    row!("net.netfilter.nf_conntrack_udp_timeout", Seconds, 1, INT_MAX, track.udp, "RFC 4787 REQ-5"),
    row!("net.netfilter.nf_conntrack_udp_timeout_stream", Seconds, 1, INT_MAX, track.udp_replied, "RFC 4787 REQ-5"),
];

/// All settings, by name.
pub fn table() -> &'static [Setting] {
    TABLE
}

/// The shift with which a window of so many bytes fits 16 bits (Linux `tcp_select_initial_window`).
fn scale_for(bytes: u32) -> u8 {
    (bytes.max(1).ilog2().saturating_sub(15)).min(14) as u8
}

/// Keeps the two halves of the defaults together.
const _: () = assert!(Settings::DEFAULT.rmem[1] / 2 == Settings::DEFAULT.tcp.receive_buffer);
const _: () = assert!(Settings::DEFAULT.rmem[2] / 2 == Settings::DEFAULT.tcp.receive_buffer_max);
const _: () = assert!(Settings::DEFAULT.wmem[2] == Settings::DEFAULT.tcp.send_buffer_max);
