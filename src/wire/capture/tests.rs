//! Captures as bytes: both formats, both byte orders, cut and hostile files.

use super::*;

fn pcap() -> Vec<u8> {
    let mut out = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0];
    out.extend([0; 8]);
    out.extend([0xff, 0xff, 0, 0, 1, 0, 0, 0]);
    out.extend([5, 0, 0, 0, 7, 0, 0, 0, 3, 0, 0, 0, 60, 0, 0, 0, 1, 2, 3]);
    out
}

#[test]
fn a_pcap_is_read() {
    let (frames, fault) = read(&pcap()).expect("a capture");
    assert_eq!(frames, [Captured { at_nanos: 5_000_007_000, bytes: vec![1, 2, 3], wire_len: 60 }]);
    assert_eq!(fault, None);
    assert_eq!(read(b"hello, this is text"), Err(CaptureError::NotACapture));
}

#[test]
fn a_pcapng_gives_names_and_comments() {
    let block = |kind: u32, body: &[u8]| {
        let len = (body.len() as u32 + 12).to_le_bytes();
        [&kind.to_le_bytes()[..], &len, body, &len].concat()
    };
    let section = block(0x0a0d_0d0a, &[0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255]);
    let face = block(1, &[1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0, b'w', b'a', b'n', 0, 0, 0, 0, 0]);
    let head = [[0, 0, 0, 0], [0; 4], [7, 0, 0, 0], [3, 0, 0, 0], [60, 0, 0, 0]].concat();
    let frame = block(6, &[&head[..], &[1, 2, 3, 0], &[1, 0, 3, 0, b'w', b'h', b'y', 0], &[0; 4]].concat());
    // The block that came before it has two bytes of number and two of losses.
    let old = block(2, &[&[0, 0, 5, 0][..], &head[4..], &[1, 2, 3, 0]].concat());
    assert_eq!(read(&[&section[..], &face, &old].concat()).expect("a capture").0[0].bytes, [1, 2, 3]);
    let file = [section, face, frame.clone(), frame].concat();
    let found = index(&file, 9).expect("a capture");
    assert_eq!((found.interfaces.as_slice(), found.frames.len(), found.fault), (&["wan".to_owned()][..], 2, None));
    let first = found.frames[0];
    assert_eq!((first.bytes(&file), first.comment(&file), first.at_nanos), (&[1, 2, 3][..], &b"why"[..], 7_000));
    assert_eq!(index(&file, 1).map(|i| (i.frames.len(), i.fault)), Ok((1, Some(CaptureError::TooMany(1)))));
    for at in 0..file.len() {
        for value in [0, 1, 0x7f, 0xff] {
            let mut wrong = file.clone();
            wrong[at] = value;
            for entry in index(&wrong, 9).map(|i| i.frames).unwrap_or_default() {
                let _ = (entry.bytes(&wrong).len(), entry.comment(&wrong).len());
            }
        }
    }
}

#[test]
fn a_frame_longer_than_any_frame_is_none() {
    let record = |kind: u32, body: Vec<u8>| {
        let len = (body.len() as u32 + 12).to_le_bytes();
        [&kind.to_le_bytes()[..], &len, &body, &len].concat()
    };
    let section = record(0x0a0d_0d0a, [&[0x4d, 0x3c, 0x2b, 0x1a, 1, 0, 0, 0][..], &[255; 8]].concat());
    let face = record(1, vec![1, 0, 0, 0, 0, 0, 0, 0]);
    let frame = |len: usize| {
        let kept = (len as u32).to_le_bytes();
        record(6, [&[0; 12][..], &kept, &kept, &vec![0; len]].concat())
    };
    let read = |len| index(&[section.clone(), face.clone(), frame(len)].concat(), 9).expect("a capture");
    assert_eq!((read(FRAME_MAX).frames.len(), read(FRAME_MAX).fault), (1, None));
    assert!(matches!(read(FRAME_MAX + 4).fault, Some(CaptureError::Malformed(_))));
}

#[test]
fn truncated_and_mutated_files_end_with_a_fault_or_not_but_never_panic() {
    let whole = pcap();
    for len in 0..whole.len() {
        let _ = read(&whole[..len]);
    }
    for at in 0..whole.len() {
        for value in [0, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            let _ = read(&bytes);
        }
    }
    let (frames, fault) = read(&whole[..whole.len() - 1]).expect("the head is there");
    assert_eq!((frames.len(), fault), (0, Some(CaptureError::Truncated(24))));
}
