//! The answer to a segment that belongs to no connection (RFC 9293 section 3.10.7.1).

use super::Endpoint;
use crate::trace::{TcpEvent, TcpFact, Trace, What};
use crate::wire::{Flags, Tcp, TcpOptions};

/// A segment from `remote` met no connection and no listener at `local`: the RST, if one is due, and the fact that says so.
pub fn refuse(local: Endpoint, remote: Endpoint, seg: &Tcp, payload_len: usize, trace: &mut Trace) -> Option<Tcp> {
    let reset = reset_for(seg, payload_len)?;
    let event = TcpEvent::NoConnection { seq: seg.seq };
    trace.say(|| What::tcp(TcpFact { local: local.into(), remote: remote.into(), event }));
    Some(reset)
}

/// The RST for `seg` with `payload_len` bytes of data, ports swapped; nothing answers an RST. The number makes it
/// acceptable to the sender: what `seg` acknowledges, or 0 with an acknowledgment of all that `seg` holds.
pub fn reset_for(seg: &Tcp, payload_len: usize) -> Option<Tcp> {
    if seg.flags.contains(Flags::RST) {
        return None;
    }
    let numbers =
        payload_len as u32 + u32::from(seg.flags.contains(Flags::SYN)) + u32::from(seg.flags.contains(Flags::FIN));
    let (seq, ack, flags) = if seg.flags.contains(Flags::ACK) {
        (seg.ack, 0, Flags::RST)
    } else {
        (0, seg.seq.wrapping_add(numbers), Flags::RST | Flags::ACK)
    };
    Some(Tcp {
        src_port: seg.dst_port,
        dst_port: seg.src_port,
        seq,
        ack,
        flags,
        window: 0,
        urgent: 0,
        options: TcpOptions::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(flags: Flags, payload: usize) -> Option<(u32, u32, Flags)> {
        let seg = Tcp {
            src_port: 1,
            dst_port: 2,
            seq: u32::MAX,
            ack: 77,
            flags,
            window: 9,
            urgent: 0,
            options: TcpOptions::default(),
        };
        let rst = reset_for(&seg, payload)?;
        assert_eq!((rst.src_port, rst.dst_port, rst.window), (2, 1, 0));
        Some((rst.seq, rst.ack, rst.flags))
    }

    #[test]
    fn a_refusal_is_said_and_an_rst_is_not_refused() {
        let end = Endpoint::new([10, 0, 0, 1].into(), 80);
        let mut trace = Trace::all();
        let mut seg = Tcp {
            src_port: 1,
            dst_port: 80,
            seq: 5,
            ack: 0,
            flags: Flags::SYN,
            window: 9,
            urgent: 0,
            options: TcpOptions::default(),
        };
        assert_eq!(refuse(end, end, &seg, 0, &mut trace), reset_for(&seg, 0));
        seg.flags = Flags::RST;
        assert_eq!(refuse(end, end, &seg, 0, &mut trace), None);
        assert_eq!(trace.facts().count(), 1);
    }

    #[test]
    fn the_number_depends_on_the_ack_bit() {
        assert_eq!(answer(Flags::SYN, 0), Some((0, 0, Flags::RST | Flags::ACK)), "SYN counts one, across the wrap");
        assert_eq!(answer(Flags(0), 10), Some((0, 9, Flags::RST | Flags::ACK)));
        assert_eq!(answer(Flags::FIN | Flags::PSH | Flags::URG, 0), Some((0, 0, Flags::RST | Flags::ACK)));
        assert_eq!(answer(Flags::ACK, 5), Some((77, 0, Flags::RST)));
        assert_eq!(answer(Flags::SYN | Flags::ACK, 0), Some((77, 0, Flags::RST)));
        assert_eq!(answer(Flags::RST, 0), None);
        assert_eq!(answer(Flags::RST | Flags::ACK, 0), None);
    }
}
