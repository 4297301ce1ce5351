//! Pieces in every order, and pieces that lie.

use super::*;

const PC: Ipv4Addr = Ipv4Addr::new(192, 168, 0, 100);
const WEB: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 80);

fn whole(id: u16, len: usize) -> (Vec<u8>, Vec<u8>) {
    let payload: Vec<u8> = (0..len).map(|i| (i * 7) as u8).collect();
    (Ipv4 { id, ..Ipv4::new(PC, WEB, IpProto::UDP) }.emit(&payload), payload)
}

fn piece(id: u16, start: usize, payload: &[u8], more: bool) -> Packet {
    let header =
        Ipv4 { id, more_fragments: more, fragment_offset: (start / 8) as u16, ..Ipv4::new(PC, WEB, IpProto::UDP) };
    Packet::new(&header, payload)
}

struct Box {
    store: Reassembly,
    trace: Trace,
    now: SimTime,
}

impl Box {
    fn new() -> Box {
        Box { store: Reassembly::default(), trace: Trace::all(), now: SimTime::ZERO }
    }

    fn take(&mut self, packet: Packet) -> Result<Option<Packet>, Drop> {
        let (header, _) = Ipv4::parse(&packet).expect("a sound header");
        self.store.on_fragment(self.now, &header, packet, (Some(0), Some(FrameId(9))), &Config::LINUX, &mut self.trace)
    }
}

#[test]
fn pieces_make_the_packet_they_were_cut_from_in_any_order() {
    let (packet, payload) = whole(5, 4000);
    let pieces = super::super::cut(&packet, 1500);
    assert_eq!(pieces.len(), 3);
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        let mut b = Box::new();
        assert_eq!(b.take(pieces[order[0]].clone()), Ok(None));
        assert_eq!(b.take(pieces[order[1]].clone()), Ok(None));
        let got = b.take(pieces[order[2]].clone()).expect("no drop").expect("whole");
        let (header, bytes) = Ipv4::parse(&got).expect("sound");
        assert_eq!((bytes, header.is_fragment(), header.id), (&payload[..], false, 5));
        assert!(b.store.deadline().is_none() && b.store.bytes() == 0, "nothing is kept");
        let told: Vec<_> = b.trace.facts().map(|f| f.what.clone()).collect();
        let done = IpFact::Reassembled { src: PC, ident: 5, pieces: 3, len_bytes: 4020 };
        assert_eq!(told.last(), Some(&What::Ip(done)));
    }
}

#[test]
fn datagrams_are_told_apart() {
    let mut b = Box::new();
    assert_eq!(b.take(piece(1, 0, &[1; 16], true)), Ok(None));
    assert_eq!(b.take(piece(2, 16, &[2; 4], false)), Ok(None));
    assert!(b.take(piece(1, 16, &[1; 4], false)).expect("no drop").is_some());
    assert!(b.take(piece(2, 0, &[2; 16], true)).expect("no drop").is_some());
}

#[test]
fn a_second_copy_dies_alone_and_an_overlap_takes_all_with_it() {
    let mut b = Box::new();
    b.take(piece(1, 0, &[1; 32], true)).expect("kept");
    let again = Drop::FragmentDuplicate { src: PC, ident: 1, offset_bytes: 8 };
    assert_eq!(b.take(piece(1, 8, &[1; 8], true)), Err(again), "it is here already, as a part of another");
    let overlap = Drop::FragmentOverlap { src: PC, ident: 1, offset_bytes: 24, lost: 2 };
    assert_eq!(b.take(piece(1, 24, &[9; 16], true)), Err(overlap));
    assert!(b.store.partials.is_empty());
    // A last piece that ends before what is known, a piece behind the end.
    b.take(piece(2, 16, &[1; 16], true)).expect("kept");
    assert!(matches!(b.take(piece(2, 8, &[1; 8], false)), Err(Drop::FragmentOverlap { .. })));
    b.take(piece(3, 16, &[1; 16], false)).expect("kept");
    assert!(matches!(b.take(piece(3, 32, &[1; 8], true)), Err(Drop::FragmentOverlap { .. })));
}

#[test]
fn hostile_pieces_are_refused() {
    let bad = Err(Drop::BadBytes { header: "ip", error: WireError::Malformed });
    let mut b = Box::new();
    assert_eq!(b.take(piece(1, 0, &[1; 13], true)), bad, "not a multiple of eight");
    assert_eq!(b.take(piece(1, 8, &[], false)), bad, "nothing in it");
    assert_eq!(b.take(piece(1, 0xffff, &[1; 8], false)), bad, "the ping of death");
    assert!(b.store.partials.is_empty());
}

#[test]
fn time_runs_out_for_all_from_the_first_arrival_on() {
    let mut b = Box::new();
    b.take(piece(1, 0, &[1; 16], true)).expect("kept");
    b.now = SimTime::from_secs(20);
    b.take(piece(1, 16, &[1; 16], true)).expect("kept");
    b.take(piece(2, 8, &[1; 16], true)).expect("kept");
    assert_eq!(b.store.deadline(), Some((SimTime::from_secs(30), FactId(1))), "a later piece buys no time");
    assert!(b.store.on_timer(SimTime::from_millis(29_999)).is_empty());
    let lost = b.store.on_timer(SimTime::from_secs(30));
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].why, Drop::FragmentTimeout { src: PC, ident: 1, pieces: 2, missing_from_bytes: 32 });
    assert!(lost[0].first.is_some());
    let lost = b.store.on_timer(SimTime::from_secs(50));
    assert_eq!(lost[0].why, Drop::FragmentTimeout { src: PC, ident: 2, pieces: 1, missing_from_bytes: 0 });
    assert!(lost[0].first.is_none(), "nothing to quote");
    assert_eq!(b.store.deadline(), None);
}

#[test]
fn memory_is_bounded() {
    let mut b = Box::new();
    b.trace = Trace::off();
    let kept = (0..4000u16).filter(|n| b.take(piece(*n, 0, &[0; 1400], true)).is_ok());
    assert_eq!(kept.count(), (Config::LINUX.frag_bytes_max as usize) / (1400 + OVERHEAD_BYTES));
    assert!(matches!(b.take(piece(1, 1400, &[0; 1400], true)), Err(Drop::ReassemblyFull { .. })));
}
