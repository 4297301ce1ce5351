//! A learning switch (IEEE 802.1D 7.7–7.9): which station lives at which port.
//!
//! What it is: the table, and the decision about one frame. What it is not: a sender of frames, nor a spanning tree;
//! loops must not be built.

use core::time::Duration;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::proto::vlan::VlanId;
use crate::sim::{PortId, SimTime};
use crate::trace::{Drop, FactId, Name, SwitchFact, Trace, What};
use crate::wire::Mac;

/// Stations a switch remembers, as many switches for an office do; those beyond are reached by flooding.
pub const STATIONS_MAX: usize = 16_384;
/// How long an unheard station is remembered (802.1D 7.9.2, table 7-5).
pub const AGEING: Duration = Duration::from_secs(300);

/// What happens to a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Out of one port.
    Port(PortId),
    /// Out of all ports but the one it came from; the box's own side may want a look too.
    Flood,
    /// For the box itself.
    Local,
    /// Nowhere.
    Drop(Drop),
}

/// A row for the screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BridgeRow {
    /// The station.
    pub mac: Mac,
    /// Its virtual network; 0 at a switch that knows none.
    pub vlan: VlanId,
    /// Where it lives.
    pub port: PortId,
    /// Seconds since it was last heard.
    pub age_secs: u64,
    /// The fact that taught it.
    pub learned: FactId,
}

#[derive(Clone, Copy, Debug)]
struct Station {
    vlan: VlanId,
    mac: Mac,
    port: PortId,
    heard: SimTime,
    learned: FactId,
}

impl Station {
    fn is_aged(&self, now: SimTime) -> bool {
        now >= self.heard + AGEING
    }
}

/// The table of a switch.
#[derive(Clone, Default, Debug)]
pub struct Bridge {
    /// Rows in no particular order; `rows` sorts them.
    stations: Vec<Station>,
    /// Where each station's row stands.
    index: FxHashMap<(VlanId, Mac), u32>,
}

impl Bridge {
    /// Learns from a frame's source and decides by its destination. `local` is the card of the box's own side, when
    /// it has one; `ports` how many ports are switched together; `name` what they are called. Each virtual network is a
    /// switch of its own; 0 where there is none.
    #[allow(clippy::too_many_arguments, reason = "a frame is four of them; a struct would only rename them")]
    pub fn on_frame(
        &mut self,
        now: SimTime,
        in_port: PortId,
        src: Mac,
        dst: Mac,
        vlan: VlanId,
        local: Option<Mac>,
        ports: usize,
        name: &dyn Fn(PortId) -> Name,
        trace: &mut Trace,
    ) -> Decision {
        // 802.1D 7.8: no group address has a place; and nobody moves the box's own card.
        if !src.is_group() && local != Some(src) {
            self.learn(now, in_port, (vlan, src), name, trace);
        }
        if is_reserved(dst) {
            return Decision::Drop(Drop::ReservedGroup { dst });
        }
        if local == Some(dst) {
            trace.say(|| What::Switch(SwitchFact::ToSelf));
            return Decision::Local;
        }
        let known = if dst.is_group() { None } else { self.fresh(now, (vlan, dst), trace) };
        match known {
            Some(station) if station.port == in_port => Decision::Drop(Drop::SamePort { port: name(in_port) }),
            Some(Station { port, learned, .. }) => {
                trace.say(|| What::Switch(SwitchFact::Forwarded { mac: dst, port: name(port), learned }));
                Decision::Port(port)
            }
            None => {
                let (ports, group) = (ports.saturating_sub(1) as u16, dst.is_group());
                trace.say(|| What::Switch(SwitchFact::Flooded { mac: dst, ports, group }));
                Decision::Flood
            }
        }
    }

    /// Forgets who lives at a port: its cable was pulled.
    pub fn unplugged(&mut self, port: PortId) {
        self.stations.retain(|station| station.port != port);
        self.index = self.stations.iter().zip(0..).map(|(station, at)| ((station.vlan, station.mac), at)).collect();
    }

    /// Where a station lives, for frames of the box itself.
    pub fn lookup(&self, now: SimTime, mac: Mac) -> Option<PortId> {
        let at = *self.index.get(&(0, mac))?;
        self.stations.get(at as usize).filter(|s| !s.is_aged(now)).map(|s| s.port)
    }

    /// The stations heard within the ageing time, by hardware address.
    pub fn rows(&self, now: SimTime) -> Vec<BridgeRow> {
        let row = |s: &Station| BridgeRow {
            mac: s.mac,
            vlan: s.vlan,
            port: s.port,
            age_secs: now.since(s.heard).as_secs(),
            learned: s.learned,
        };
        let mut rows: Vec<_> = self.stations.iter().filter(|s| !s.is_aged(now)).map(row).collect();
        rows.sort_unstable_by_key(|row| (row.vlan, row.mac));
        rows
    }

    fn learn(
        &mut self,
        now: SimTime,
        port: PortId,
        (vlan, mac): (VlanId, Mac),
        name: &dyn Fn(PortId) -> Name,
        trace: &mut Trace,
    ) {
        if let Some(station) = self.index.get(&(vlan, mac)).and_then(|at| self.stations.get_mut(*at as usize)) {
            station.heard = now;
            if station.port != port {
                // A moved station is believed at once.
                let from = std::mem::replace(&mut station.port, port);
                station.learned = trace.say(|| {
                    let (from, to) = (name(from), name(port));
                    What::Switch(SwitchFact::Moved { mac, from, to })
                });
            }
            return;
        }
        if self.stations.len() >= STATIONS_MAX {
            self.forget_aged(now, trace);
        }
        if self.stations.len() < STATIONS_MAX {
            let learned = trace.say(|| What::Switch(SwitchFact::Learned { mac, port: name(port) }));
            self.index.insert((vlan, mac), self.stations.len() as u32);
            self.stations.push(Station { vlan, mac, port, heard: now, learned });
        }
    }

    /// The row of a station; an aged one is forgotten.
    fn fresh(&mut self, now: SimTime, key: (VlanId, Mac), trace: &mut Trace) -> Option<Station> {
        let at = *self.index.get(&key)?;
        let station = *self.stations.get(at as usize)?;
        if !station.is_aged(now) {
            return Some(station);
        }
        self.forget(at as usize, trace);
        None
    }

    fn forget_aged(&mut self, now: SimTime, trace: &mut Trace) {
        for at in (0..self.stations.len()).rev() {
            if self.stations.get(at).is_some_and(|s| s.is_aged(now)) {
                self.forget(at, trace);
            }
        }
    }

    /// Takes a row out; the last row takes its place.
    fn forget(&mut self, at: usize, trace: &mut Trace) {
        let Station { vlan, mac, .. } = self.stations.swap_remove(at);
        self.index.remove(&(vlan, mac));
        if let Some(moved) = self.stations.get(at) {
            self.index.insert((moved.vlan, moved.mac), at as u32);
        }
        trace.say(|| What::Switch(SwitchFact::Aged { mac }));
    }
}

/// Groups for the switches themselves, 01-80-C2-00-00-00 to -0F, are never passed on (802.1D 7.12.6).
fn is_reserved(mac: Mac) -> bool {
    matches!(mac.0, [0x01, 0x80, 0xc2, 0, 0, 0..=0x0f])
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Mac = Mac([2, 0, 0, 0, 0, 0xa]);
    const B: Mac = Mac([2, 0, 0, 0, 0, 0xb]);
    const SELF: Mac = Mac([2, 0, 0, 0, 0, 0xfe]);

    fn frame(bridge: &mut Bridge, secs: u64, port: u16, src: Mac, dst: Mac, trace: &mut Trace) -> Decision {
        let name = |id: PortId| ["lan1", "lan2", "wifi"].get(id.0 as usize).copied().unwrap_or_default().into();
        bridge.on_frame(SimTime::from_secs(secs), PortId(port), src, dst, 0, Some(SELF), 3, &name, trace)
    }

    fn switch_facts(trace: &Trace) -> Vec<SwitchFact> {
        let fact = |what: &What| if let What::Switch(fact) = what { Some(fact.clone()) } else { None };
        trace.facts().filter_map(|f| fact(&f.what)).collect()
    }

    #[test]
    fn only_the_first_frame_to_a_station_is_flooded() {
        let (mut bridge, mut trace) = (Bridge::default(), Trace::all());
        assert_eq!(frame(&mut bridge, 0, 0, A, B, &mut trace), Decision::Flood);
        assert_eq!(frame(&mut bridge, 0, 1, B, A, &mut trace), Decision::Port(PortId(0)));
        assert_eq!(frame(&mut bridge, 0, 0, A, B, &mut trace), Decision::Port(PortId(1)));
        assert_eq!(frame(&mut bridge, 0, 0, A, SELF, &mut trace), Decision::Local);
        assert_eq!(frame(&mut bridge, 0, 0, A, Mac::BROADCAST, &mut trace), Decision::Flood);
        let facts = switch_facts(&trace);
        assert_eq!(facts[0], SwitchFact::Learned { mac: A, port: "lan1".into() });
        assert_eq!(facts[1], SwitchFact::Flooded { mac: B, ports: 2, group: false });
        assert_eq!(facts[3], SwitchFact::Forwarded { mac: A, port: "lan1".into(), learned: FactId(1) });
    }

    #[test]
    fn a_station_moves_and_ages() {
        let (mut bridge, mut trace) = (Bridge::default(), Trace::all());
        frame(&mut bridge, 0, 0, A, B, &mut trace);
        frame(&mut bridge, 1, 2, A, B, &mut trace);
        assert_eq!(bridge.lookup(SimTime::from_secs(300), A), Some(PortId(2)));
        assert_eq!(bridge.lookup(SimTime::from_secs(301), A), None);
        assert!(bridge.rows(SimTime::from_secs(301)).is_empty());
        assert_eq!(frame(&mut bridge, 301, 1, B, A, &mut trace), Decision::Flood);
        let facts = switch_facts(&trace);
        assert!(facts.contains(&SwitchFact::Moved { mac: A, from: "lan1".into(), to: "wifi".into() }));
        assert!(facts.contains(&SwitchFact::Aged { mac: A }));
    }

    #[test]
    fn what_must_not_pass_does_not() {
        let (mut bridge, mut trace) = (Bridge::default(), Trace::off());
        frame(&mut bridge, 0, 0, A, B, &mut trace);
        assert!(
            matches!(frame(&mut bridge, 0, 0, B, A, &mut trace), Decision::Drop(Drop::SamePort { port }) if &*port == "lan1")
        );
        let stp = Mac([0x01, 0x80, 0xc2, 0, 0, 0]);
        assert_eq!(frame(&mut bridge, 0, 0, A, stp, &mut trace), Decision::Drop(Drop::ReservedGroup { dst: stp }));
        frame(&mut bridge, 0, 1, Mac::BROADCAST, A, &mut trace);
        frame(&mut bridge, 0, 1, SELF, A, &mut trace);
        assert_eq!(bridge.rows(SimTime::ZERO).len(), 2, "neither a group nor the own card is learned");
    }

    #[test]
    fn a_station_of_another_network_is_not_known() {
        let (mut bridge, mut trace) = (Bridge::default(), Trace::off());
        let name = |_: PortId| Name::from("p");
        let mut frame = |port, src, dst, vlan| {
            bridge.on_frame(SimTime::ZERO, PortId(port), src, dst, vlan, None, 3, &name, &mut trace)
        };
        assert_eq!(frame(0, A, B, 10), Decision::Flood);
        assert_eq!(frame(1, B, A, 20), Decision::Flood, "A lives in 10");
        assert_eq!(frame(1, B, A, 10), Decision::Port(PortId(0)));
        assert_eq!(bridge.rows(SimTime::ZERO).iter().map(|row| row.vlan).collect::<Vec<_>>(), [10, 10, 20]);
    }

    #[test]
    fn the_table_is_bounded_and_the_index_follows_its_rows() {
        let (mut bridge, mut trace) = (Bridge::default(), Trace::off());
        for n in 0..STATIONS_MAX as u32 + 100 {
            frame(&mut bridge, u64::from(n % 2), (n % 2) as u16, Mac::local(n), B, &mut trace);
        }
        assert_eq!(bridge.rows(SimTime::ZERO).len(), STATIONS_MAX);
        // The even half is aged at 300 s: newcomers find room, the odd half is still found where it was.
        frame(&mut bridge, 300, 2, A, B, &mut trace);
        assert_eq!(bridge.rows(SimTime::from_secs(300)).len(), STATIONS_MAX / 2 + 1);
        for n in (1..STATIONS_MAX as u32).step_by(2) {
            assert_eq!(bridge.lookup(SimTime::from_secs(300), Mac::local(n)), Some(PortId(1)));
        }
    }
}
