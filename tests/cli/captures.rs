//! `run --pcap`, `--pcap-dir`, and what is said when something was forgotten.

use hoplab::wire::capture::{self, Captured};

use crate::program::Room;

const PING: &str = "3s pc1 ping -c 1 pc2";
const HOME: [&str; 5] = ["run", "home", "--until", "5s", "--quiet"];

fn frames(bytes: &[u8]) -> Vec<Captured> {
    let (frames, fault) = capture::read(bytes).expect("a capture");
    assert_eq!(fault, None);
    frames
}

#[test]
fn stamps_never_go_back_and_comments_are_in_the_chosen_language() {
    let room = Room::new("pcap_comments");
    for (lang, word) in [("en", "waits"), ("ko", "기다립니다")] {
        let args = [&HOME[..], &["--do", PING, "--pcap", "home.pcapng", "--lang", lang]].concat();
        room.run(&args).ends(0);
        let bytes = room.read("home.pcapng");
        let frames = frames(&bytes);
        assert!(frames.len() > 50 && frames.is_sorted_by_key(|f| f.at_nanos), "in order of time");
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("router:wan") && text.contains(word), "{lang}: a packet that waits for ARP says so");
    }
}

#[test]
fn a_folder_has_a_plain_pcap_for_each_interface() {
    let room = Room::new("pcap_dir");
    let args = [&HOME[..], &["--do", PING, "--pcap", "all.pcapng", "--pcap-dir", "caps"]].concat();
    room.run(&args).ends(0);
    let wan = room.read("caps/router.wan.pcap");
    assert!(wan.starts_with(&[0x4d, 0x3c, 0xb2, 0xa1]), "nanosecond pcap, little-endian");
    let all: usize = ["pc1.eth0", "pc2.eth0", "phone.wlan0", "router.lan1", "router.lan2", "router.wifi"]
        .iter()
        .map(|name| frames(&room.read(&format!("caps/{name}.pcap"))).len())
        .sum();
    assert!(all > 20 && all < frames(&room.read("all.pcapng")).len(), "each interface has its own: {all}");
    let again = room.run(&args).ends(2);
    assert!(again.err.contains("caps"), "what is there is not overwritten: {}", again.err);
    assert_eq!(room.read("caps/router.wan.pcap"), wan);
}

#[test]
fn a_short_snap_length_keeps_the_true_length() {
    let room = Room::new("pcap_snaplen");
    let args = [&HOME[..], &["--do", PING, "--pcap", "short.pcapng", "--snaplen", "60"]].concat();
    room.run(&args).ends(0);
    let frames = frames(&room.read("short.pcapng"));
    assert!(frames.iter().all(|f| f.bytes.len() <= 60));
    assert!(frames.iter().any(|f| f.bytes.len() == 60 && f.wire_len == 98), "an echo request has 98 bytes");
}

#[test]
fn files_get_every_fact_however_little_is_kept() {
    let room = Room::new("log_facts");
    let ledger = room.run(&[&HOME[..], &["--do", PING, "--ledger", "-", "--log-facts", "200"]].concat()).ends(0);
    assert_eq!(ledger.err, "", "more happened than is kept, but it was written in time");
    assert!(ledger.out().lines().count() > 200);
    let first: Vec<&str> = ledger.out().lines().filter_map(|line| line.split_whitespace().next()).take(3).collect();
    assert_eq!(first, ["1", "2", "3"]);
    for (lang, word) in [("en", "forgotten"), ("ko", "잊힌 사실")] {
        let args = [&HOME[..], &["--facts", "f.jsonl", "--log-facts", "2", "--lang", lang]].concat();
        let run = room.run(&args).ends(0);
        assert!(run.err.contains(word), "{}", run.err);
    }
}

#[test]
fn standard_output_takes_one_file() {
    let room = Room::new("two_on_stdout");
    let run = room.run(&[&HOME[..], &["--pcap", "-", "--facts", "-"]].concat()).ends(2);
    assert!(run.bytes.is_empty() && run.err.contains("only one"), "{}", run.err);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    for flag in ["--pcap", "--ledger", "--facts"] {
        Room::new("pcap_unread").run_unread(&[&HOME[..], &["--do", PING, flag, "-"]].concat()).ends(0);
    }
}
