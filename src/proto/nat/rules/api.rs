//! The rules as the router's owner handles them: what a `Nat` offers to the console and the forms.

use std::net::Ipv4Addr;

use super::{DmzRow, Owner, RuleError, RuleRow, RuleSpec};
use crate::proto::nat::Nat;
use crate::trace::Trace;
use crate::wire::{IpProto, Mac};

impl Nat {
    /// The rules, in the order they were added.
    pub fn rules(&self) -> Vec<RuleRow> {
        self.rules.rows().to_vec()
    }

    /// The host that gets what no rule takes.
    pub fn dmz(&self) -> Option<&DmzRow> {
        self.rules.dmz()
    }

    /// Whether calls from inside to the public address are turned around.
    pub fn hairpin(&self) -> bool {
        self.rules.hairpin()
    }

    /// Whether anything leads from outside to an inside host.
    pub fn leads_inward(&self) -> bool {
        !self.rules.rows().is_empty() || self.dmz().is_some()
    }

    /// The forwarded port of this protocol nearest to `port`, and the inside host it leads to.
    pub fn nearest_forward(&self, proto: IpProto, port: u16) -> Option<(u16, Ipv4Addr)> {
        let ours = self.rules.rows().iter().filter(|row| row.enabled && row.spec.proto.is_none_or(|p| p == proto));
        let nearest = ours.map(|row| (port.clamp(row.spec.first_port, row.spec.last_port), row.spec.host));
        nearest.min_by_key(|(candidate, _)| candidate.abs_diff(port))
    }

    /// Adds a rule; answers its number.
    pub fn add_rule(&mut self, spec: RuleSpec, trace: &mut Trace) -> Result<u32, RuleError> {
        self.rules.add(spec, self.lan, trace)
    }

    /// Brings a rule that was removed back under its number, at the place it had.
    pub fn restore_rule(&mut self, id: u32, spec: RuleSpec, trace: &mut Trace) -> Result<(), RuleError> {
        self.rules.restore(id, spec, self.lan, trace)
    }

    /// Changes a rule, which then belongs to nobody in particular. Sessions it let in go on.
    pub fn edit_rule(&mut self, id: u32, spec: RuleSpec, trace: &mut Trace) -> Result<(), RuleError> {
        self.rules.edit(id, spec, self.lan, trace)
    }

    /// Removes a rule. Sessions it let in go on.
    pub fn remove_rule(&mut self, id: u32, trace: &mut Trace) -> Result<(), RuleError> {
        self.rules.remove(id, trace)
    }

    /// Switches a rule on or off.
    pub fn switch_rule(&mut self, id: u32, on: bool, trace: &mut Trace) -> Result<(), RuleError> {
        self.rules.switch(id, on, trace)
    }

    /// Notes something about a rule, cut to `COMMENT_MAX` characters.
    pub fn comment_rule(&mut self, id: u32, comment: &str) -> Result<(), RuleError> {
        self.rules.comment(id, comment)
    }

    /// Remembers for whom a rule is as it now stands; `DMZ_RULE` is the DMZ host.
    pub fn own_rule(&mut self, id: u32, owner: Option<Owner>) {
        self.rules.remember(id, owner);
    }

    /// Makes a host the one that gets what no rule takes; none takes it away.
    pub fn set_dmz(&mut self, host: Option<Ipv4Addr>, trace: &mut Trace) -> Result<(), RuleError> {
        self.rules.set_dmz(host, self.lan, trace)
    }

    /// Whether calls from inside to the public address are turned around, or left to the router itself.
    pub fn set_hairpin(&mut self, on: bool, trace: &mut Trace) {
        self.rules.set_hairpin(on, trace);
    }

    /// A neighbour on the LAN was seen with this address and this card: rules that were made for it, or that lead to that
    /// address, may be stale now, or fit again.
    pub fn hear_neighbour(&mut self, ip: Ipv4Addr, card: Mac, trace: &mut Trace) {
        if self.lan.contains(&ip) {
            self.rules.hear(ip, card, trace);
        }
    }
}
