//! `hoplab dissect`: layers and fields of captures, whole, broken and not captures at all.

use crate::program::Room;

/// A room with a capture of the home lab's first seconds: its first frame asks for an address by DHCP.
fn captured(name: &str) -> Room {
    let room = Room::new(name);
    room.run(&["run", "home", "--until", "5s", "--do", "3s pc1 ping -c 1 pc2", "--pcap", "home.pcapng"]).ends(0);
    room
}

#[test]
fn text_shows_layers_with_their_bytes_and_fields() {
    let run = captured("dissect_text").run(&["dissect", "home.pcapng", "--frame", "1"]).ends(0);
    let lines: Vec<&str> = run.out().lines().collect();
    assert!(lines[0].starts_with("frame 1  0.000000000  342 bytes"), "{}", lines[0]);
    let layers: Vec<&str> = lines.iter().filter_map(|l| l.strip_prefix("  L")).collect();
    let expected = ["2 Ethernet  bytes 0..14", "3 IPv4  bytes 14..34", "4 UDP  bytes 34..42", "7 DHCP  bytes 42..342"];
    assert_eq!(layers, expected);
    assert!(lines.iter().any(|l| l.trim_start().starts_with("udp.dstport") && l.ends_with(" 67")), "{}", run.out());
}

#[test]
fn json_is_one_object_a_frame_with_wiresharks_names() {
    let room = captured("dissect_json");
    let frames = room.run(&["dissect", "home.pcapng", "--json"]).ends(0).json_lines();
    assert!(frames.iter().enumerate().all(|(i, f)| f["frame"] == i + 1), "frames are counted from 1");
    let layers = frames[0]["layers"].as_array().expect("layers");
    let shape: Vec<_> = layers.iter().map(|l| (l["proto"].as_str(), l["start"].as_u64(), l["len"].as_u64())).collect();
    let expected = [("Ethernet", 0, 14), ("IPv4", 14, 20), ("UDP", 34, 8), ("DHCP", 42, 300)];
    assert_eq!(shape, expected.map(|(proto, start, len)| (Some(proto), Some(start), Some(len))));
    let fields = layers[1]["fields"].as_array().expect("fields");
    let ttl = fields.iter().find(|f| f["name"] == "ip.ttl").expect("a TTL");
    assert_eq!((ttl["bit"].as_u64(), ttl["bits"].as_u64()), (Some((14 + 8) * 8), Some(8)));
    assert!(ttl["value"].is_string());
    assert!(fields.iter().any(|f| f["name"] == "ip.dst" && f["value"] == "255.255.255.255"));

    let one = room.run(&["dissect", "home.pcapng", "--json", "--frame", "2"]).ends(0).json_lines();
    assert_eq!(one, frames[1..2]);
}

#[test]
fn a_capture_comes_from_standard_input_too() {
    let room = captured("dissect_stdin");
    let from_file = room.run(&["dissect", "home.pcapng"]).ends(0);
    let piped = room.run_with_input(&["dissect", "-"], &room.read("home.pcapng")).ends(0);
    assert_eq!(from_file.out(), piped.out());
}

#[test]
fn a_truncated_capture_gives_what_is_there_and_exit_1() {
    let room = captured("dissect_truncated");
    let whole = room.read("home.pcapng");
    let frames = room.run(&["dissect", "home.pcapng", "--json"]).ends(0).json_lines().len();
    room.write("cut.pcapng", &whole[..whole.len() - 7]);
    let run = room.run(&["dissect", "cut.pcapng", "--json"]).ends(1);
    assert_eq!(run.json_lines().len(), frames - 1);
    assert!(run.err.contains("cut.pcapng"), "{}", run.err);
}

#[test]
fn a_capture_cut_anywhere_or_with_wrong_bytes_never_panics() {
    let room = captured("dissect_mutated");
    let whole = room.read("home.pcapng");
    for cut in (0..whole.len()).step_by(whole.len() / 20) {
        let run = room.run_with_input(&["dissect", "-"], &whole[..cut]);
        assert!(matches!(run.code, Some(0..=2)) && !run.err.contains("panicked"), "cut at {cut}: {}", run.err);
        let mut wrong = whole.clone();
        wrong[cut] ^= 0xff;
        let run = room.run_with_input(&["dissect", "-"], &wrong);
        assert!(matches!(run.code, Some(0..=2)) && !run.err.contains("panicked"), "wrong at {cut}: {}", run.err);
    }
}

#[test]
fn what_is_no_capture_is_exit_2() {
    let room = captured("dissect_garbage");
    room.write("garbage", b"this is not a capture");
    room.write("empty", b"");
    for args in [
        &["dissect", "garbage"][..],
        &["dissect", "empty"],
        &["dissect", "nosuch.pcapng"],
        &["dissect", "."],
        &["dissect", "home.pcapng", "--frame", "0"],
        &["dissect", "home.pcapng", "--frame", "100000"],
    ] {
        let run = room.run(args).ends(2);
        assert!(run.err.contains(args[1]) && run.out().is_empty(), "{}", run.err);
    }
}

#[test]
fn open_needs_a_capture_and_a_terminal() {
    let room = captured("open");
    room.write("garbage", b"this is not a capture");
    for name in ["garbage", "nosuch.pcapng", "."] {
        let run = room.run(&["open", name]).ends(2);
        assert!(run.err.contains(name) && run.out().is_empty(), "{}", run.err);
    }
    let piped = room.run_with_input(&["open", "-"], b"garbage").ends(2);
    assert!(piped.err.contains("neither pcap nor pcapng"), "{}", piped.err);
    let run = room.run(&["open", "home.pcapng"]).ends(2);
    assert!(run.err.contains("hoplab dissect home.pcapng") && run.out().is_empty(), "{}", run.err);
    assert!(room.run(&["open"]).ends(2).err.contains("CAPTURE"));
}
