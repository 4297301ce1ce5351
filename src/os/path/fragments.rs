//! Pieces at a kernel: those that come in wait for each other, a packet too big for a link goes out in several.

use std::net::Ipv4Addr;

use super::input::Origin;
use crate::os::timers::TimerKey;
use crate::os::{Cx, Kernel};
use crate::proto::ip;
use crate::sim::FrameId;
use crate::trace::{Drop, IpFact, What};
use crate::wire::{Icmp, Ipv4, Ipv4View, Packet};

impl Kernel {
    /// A piece comes in; the one that completes its packet sends it on its way.
    pub(super) fn fragment_input(&mut self, cx: &mut Cx<'_>, header: &Ipv4, packet: Packet, origin: Origin) {
        let config = self.settings().ip;
        let store = &mut self.ip.get_or_insert_default().reassembly;
        let kept = store.on_fragment(cx.now, header, packet, (origin.iface, origin.frame), &config, cx.trace);
        self.arm_reassembly();
        match kept {
            Err(why) => cx.drop(|| why),
            Ok(None) => {}
            Ok(Some(whole)) => {
                if let (Some(iface), Ok((header, _))) = (origin.iface, Ipv4::parse(&whole)) {
                    self.whole_input(cx, iface, &header, whole, origin);
                }
            }
        }
    }

    /// The time of some packets ran out: their pieces go, and who sent them hears of it when that can help.
    pub(in crate::os) fn reassembly_timer(&mut self, cx: &mut Cx<'_>) {
        let timer = cx.trace.cursor();
        let expired = self.ip.as_mut().map(|ip| ip.reassembly.on_timer(cx.now)).unwrap_or_default();
        for ip::Expired { why, first, iface, frame } in expired {
            cx.trace.follow(timer);
            cx.trace.about(frame);
            cx.drop(|| why);
            // As Linux: only the host it was for reports, not a translator on the way.
            let Some(first) = first.filter(|p| Ipv4View::new(p).is_some_and(|view| self.owns(view.dst()))) else {
                continue;
            };
            let exceeded = Icmp::TimeExceeded { code: 1, quote: ip::quote(&first) };
            self.icmp_error(cx, &exceeded, &first, Origin { iface, group_frame: false, frame });
        }
        cx.trace.about(None);
        self.arm_reassembly();
    }

    fn arm_reassembly(&mut self) {
        let (wish, cause) = self.ip.as_ref().and_then(|ip| ip.reassembly.deadline()).unzip();
        self.timers.arm(TimerKey::Reassembly, wish, cause.unwrap_or_default(), &mut self.out);
    }

    /// Cuts a packet for a link or a path that carries only so much, and sends its pieces.
    pub(super) fn send_pieces(
        &mut self,
        cx: &mut Cx<'_>,
        iface: usize,
        next_hop: Ipv4Addr,
        (packet, mtu_bytes): (&Packet, u16),
        parent: Option<FrameId>,
    ) {
        let pieces = ip::cut(packet, mtu_bytes);
        if pieces.is_empty() {
            return cx.drop(|| Drop::FragmentationNeeded { len_bytes: packet.len() as u16, mtu_bytes });
        }
        let made = cx.say(|| {
            let ident = Ipv4View::new(packet).map_or(0, |view| view.id());
            let (len_bytes, pieces) = (packet.len() as u16, pieces.len() as u16);
            What::Ip(IpFact::Fragmented { ident, len_bytes, mtu_bytes, pieces })
        });
        for piece in pieces {
            cx.trace.follow(made);
            self.link_output(cx, iface, next_hop, piece, parent);
        }
    }
}
