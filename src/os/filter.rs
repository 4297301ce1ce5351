//! The packet filter at its three places of a box: what ends here, what passes, what begins here. It shows each packet
//! to the chain, says who decided when it is dropped, and answers where the row asks for an answer.

use super::path::{Origin, unreachable};
use super::{Cx, Kernel};
use crate::proto::filter::{Change, Decision, Filter, FilterError, FilterRow, Hook, Seen, Verdict};
use crate::proto::nat::Arrival;
use crate::trace::{Drop, Name};
use crate::wire::{IpProto, Ipv4, Ipv4View, Packet, UnreachableCode, ports};

impl Kernel {
    /// Carries a change of the chains out, and says so. Chains that do nothing are taken away.
    pub fn change_filter(&mut self, cx: &mut Cx<'_>, change: Change) -> Result<(), FilterError> {
        let filter = self.filter.get_or_insert_default();
        let done = filter.apply(change, cx.trace);
        if filter.is_open() {
            self.filter = None;
        }
        done
    }

    /// INPUT: whether a packet for this box is let in; if not, that has been said and answered.
    pub(in crate::os) fn admits(&mut self, cx: &mut Cx<'_>, header: &Ipv4, packet: &Packet, origin: Origin) -> bool {
        let faces = [origin.iface, None];
        let Err(decision) = self.judge(cx, Hook::Input, packet.head(), faces, Arrival::untouched()) else {
            return true;
        };
        if self.is_unmapped(decision, header.proto, origin) {
            let answers = decision.verdict != Verdict::Drop;
            self.refuse_from_wan(cx, header, packet, origin, answers);
            return false;
        }
        self.say_filtered(cx, Hook::Input, packet, faces, Arrival::untouched(), decision);
        self.answer(cx, decision, packet, Arrival::untouched(), origin);
        false
    }

    /// FORWARD: whether a packet may pass this router; if not, that has been said and answered.
    pub(in crate::os) fn passes(
        &mut self,
        cx: &mut Cx<'_>,
        packet: &Packet,
        arrival: Arrival,
        origin: Origin,
        out: usize,
    ) -> bool {
        let faces = [origin.iface, Some(out)];
        let Err(decision) = self.judge(cx, Hook::Forward, packet.head(), faces, arrival) else { return true };
        self.say_filtered(cx, Hook::Forward, packet, faces, arrival, decision);
        self.answer(cx, decision, packet, arrival, origin);
        false
    }

    /// OUTPUT: whether a packet of this box may leave; if not, that has been said and answered.
    pub(in crate::os) fn lets_out(
        &mut self,
        cx: &mut Cx<'_>,
        packet: &Packet,
        local: bool,
        out: Option<usize>,
    ) -> bool {
        if !local && out.is_none() {
            return true; // there is no way for it: that is said elsewhere
        }
        let faces = [None, out];
        let Err(decision) = self.judge(cx, Hook::Output, packet.head(), faces, Arrival::untouched()) else {
            return true;
        };
        self.say_filtered(cx, Hook::Output, packet, faces, Arrival::untouched(), decision);
        let origin = Origin { iface: None, group_frame: false, frame: None };
        self.answer(cx, decision, packet, Arrival::untouched(), origin);
        false
    }

    /// Shows a packet's head to a chain: nothing more is to be done when it is let through.
    fn judge(
        &mut self,
        cx: &Cx<'_>,
        hook: Hook,
        packet: &[u8],
        faces: [Option<usize>; 2],
        arrival: Arrival,
    ) -> Result<(), Decision> {
        let Some(mut filter) = self.filter.take() else { return Ok(()) };
        let decision = self.look(cx, &filter, hook, packet, faces, arrival).map(|(seen, follow)| {
            let decision = filter.decide(hook, &seen);
            if follow && decision.verdict == Verdict::Accept {
                filter.confirm(cx.now, &seen, packet, self.track_times());
            }
            decision
        });
        self.filter = Some(filter);
        decision.filter(|decision| decision.verdict != Verdict::Accept).map_or(Ok(()), Err)
    }

    /// A packet as the rows see it, and whether the filter's own table follows it: what crosses a translation is
    /// followed there.
    fn look<'a>(
        &'a self,
        cx: &Cx<'_>,
        filter: &Filter,
        hook: Hook,
        packet: &[u8],
        faces: [Option<usize>; 2],
        arrival: Arrival,
    ) -> Option<(Seen<'a>, bool)> {
        let name = |face: Option<usize>| face.and_then(|i| self.ifaces.get(i)).map_or("lo", |face| face.name.as_str());
        let mut seen: Seen<'a> = Seen::of(packet)?;
        seen.inward = if hook == Hook::Output { "" } else { name(faces[0]) };
        seen.outward = if hook == Hook::Input { "" } else { name(faces[1]) };
        seen.is_redirected = arrival.is_translated();
        let nat = self.nat.as_ref().filter(|_| hook == Hook::Forward);
        if let Some(nat) = nat.filter(|nat| arrival.is_translated() || faces.contains(&Some(nat.wan))) {
            seen.state = nat.nat.state_of(arrival).unwrap_or_else(|| seen.first_state());
            return Some((seen, false));
        }
        let follow = filter.asks_state();
        if follow {
            seen.state = filter.state(cx.now, &seen, packet);
        }
        Some((seen, follow))
    }

    /// Whether a call is kept out because nothing maps it: from outside, and by the policy or a row that is for all.
    fn is_unmapped(&self, decision: Decision, proto: IpProto, origin: Origin) -> bool {
        let from_wan = self.nat.as_ref().is_some_and(|nat| origin.iface == Some(nat.wan) && !origin.group_frame);
        let row = self.filter.as_ref().and_then(|filter| deciding(filter, Hook::Input, decision));
        from_wan && matches!(proto, IpProto::TCP | IpProto::UDP) && row.is_none_or(FilterRow::closes_all)
    }

    fn say_filtered(
        &self,
        cx: &mut Cx<'_>,
        hook: Hook,
        packet: &[u8],
        faces: [Option<usize>; 2],
        arrival: Arrival,
        decision: Decision,
    ) {
        let Some(filter) = self.filter.as_ref() else { return };
        let Some((seen, _)) = self.look(cx, filter, hook, packet, faces, arrival) else { return };
        cx.drop(|| filtered(filter, hook, &seen, decision));
    }

    fn answer(&mut self, cx: &mut Cx<'_>, decision: Decision, packet: &[u8], arrival: Arrival, origin: Origin) {
        let Verdict::Reject(how) = decision.verdict else { return };
        match how.code() {
            Some(code) => self.icmp_error_under_way(cx, &unreachable(code, 0, packet), packet, arrival, origin),
            None => self.reset_sender(cx, packet, arrival),
        }
    }

    /// RST in the name of the one who was called (Linux `REJECT --reject-with tcp-reset`), as the sender knows him: what
    /// translation has changed is changed back.
    fn reset_sender(&mut self, cx: &mut Cx<'_>, packet: &[u8], arrival: Arrival) {
        let error = unreachable(UnreachableCode::Port, 0, packet);
        let turned_back = self.nat.as_ref().and_then(|nat| nat.nat.untranslate_error(packet, &error, arrival));
        let as_sent = turned_back.as_ref().and_then(|(_, error)| error.quote()).unwrap_or(packet);
        let (Some(sent), Some(view)) = (Ipv4View::new(as_sent), Ipv4View::new(packet)) else { return };
        if let Some((src_port, dst_port)) = ports(IpProto::TCP, sent.payload()) {
            let (local, remote) = ((sent.dst(), dst_port), (sent.src(), src_port));
            self.tcp_refuse_as(cx, local, remote, view.payload());
        }
    }
}

/// The deciding row; none when it was the policy.
fn deciding(filter: &Filter, hook: Hook, decision: Decision) -> Option<&FilterRow> {
    filter.chain(hook).rows.get(decision.row?.checked_sub(1)?)
}

/// The drop, with the row that decided and the one that would nearly have let the packet pass.
fn filtered(filter: &Filter, hook: Hook, seen: &Seen<'_>, decision: Decision) -> Drop {
    let row = deciding(filter, hook, decision);
    let which = decision.row.map_or_else(|| "policy".to_owned(), |number| number.to_string());
    let nearly = filter.nearly(hook, seen);
    Drop::Filtered {
        rule: format!("{} {which}", hook.name()).into(),
        text: row.map_or_else(|| Name::from(decision.verdict.name()), |row| row.to_string().into()),
        chain: hook,
        packets: row.map_or(filter.chain(hook).packets, |row| row.packets) as u32,
        state: seen.state,
        dst: seen.dst,
        proto: seen.proto,
        port: seen.ports.map_or(0, |(_, dst)| dst),
        nearest: nearly.map_or(0, |nearly| nearly.row as u16),
        but: nearly.map(|nearly| nearly.but),
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::proto::filter::read_change;
    use crate::sim::{NodeId, SimTime};
    use crate::trace::{Trace, What};
    use crate::wire::Ipv4;

    fn change(kernel: &mut Kernel, cx: &mut Cx<'_>, line: &str) {
        let change = read_change(&line.split(' ').collect::<Vec<_>>()).expect(line);
        kernel.change_filter(cx, change).expect(line);
    }

    #[test]
    fn a_drop_names_its_row_and_what_would_nearly_have_let_it_pass() {
        let mut trace = Trace::all();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        for line in ["-A OUTPUT -p tcp -j ACCEPT", "-A OUTPUT -d 10.0.0.0/8 -j DROP", "-P OUTPUT DROP"] {
            change(&mut host, &mut cx, line);
        }
        let header = Ipv4::new(Ipv4Addr::new(10, 0, 0, 2), Ipv4Addr::new(10, 0, 0, 1), IpProto::UDP);
        let packet = Packet::new(&header, &[0x9c, 0x40, 0, 53, 0, 8, 0, 0]);
        assert!(!host.lets_out(&mut cx, &packet, true, None));
        let dropped = trace.facts().find_map(|fact| match &fact.what {
            What::Drop(Drop::Filtered { rule, text, packets, port, nearest, but, .. }) => {
                Some((rule.to_string(), text.to_string(), *packets, *port, *nearest, *but))
            }
            _ => None,
        });
        let but = Some(crate::proto::filter::Condition::Proto);
        assert_eq!(dropped, Some(("OUTPUT 2".into(), "-d 10.0.0.0/8 -j DROP".into(), 1, 53, 1, but)));
    }

    #[test]
    fn chains_that_do_nothing_go() {
        let mut trace = Trace::off();
        let mut cx = Cx { now: SimTime::ZERO, trace: &mut trace };
        let mut host = Kernel::new(NodeId(0), "pc".into(), 1);
        change(&mut host, &mut cx, "-A INPUT -j DROP");
        assert!(host.filter.is_some());
        change(&mut host, &mut cx, "-D INPUT 1");
        assert!(host.filter.is_none());
        assert_eq!(
            host.change_filter(&mut cx, Change::Delete { hook: Hook::Input, number: 1 }),
            Err(FilterError::NoSuchRow)
        );
        assert!(host.filter.is_none());
    }
}
