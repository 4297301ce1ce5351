//! A capture of random frames, for judges that read captures: `random_frames SEED COUNT > FILE`.
//!
//! Each header of each frame has random values that it may have; the frames are those of `tests/frames`. The same seed
//! gives the same bytes.

use std::io::{self, Write};

use hoplab::sim::stream;

#[path = "../tests/frames/mod.rs"]
mod frames;

fn main() -> io::Result<()> {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let &[seed, count] = numbers.as_slice() else {
        return Err(io::Error::other("usage: random_frames SEED COUNT > FILE"));
    };
    let mut rng = stream(seed, "wire", "frames");
    let mut out = io::BufWriter::new(io::stdout().lock());
    // draft-ietf-opsawg-pcap 4: version 2.4, no time zone, whole frames, Ethernet.
    out.write_all(&[0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0])?;
    for nth in 0..count {
        let frame = frames::frame(&mut rng);
        let len = frame.len() as u32;
        for number in [nth as u32, 0, len, len] {
            out.write_all(&number.to_le_bytes())?;
        }
        out.write_all(&frame)?;
    }
    out.flush()
}
