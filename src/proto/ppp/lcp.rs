//! What two ends agree on about the line itself (RFC 1661 6): the greatest packet, the proof of who calls, and a number
//! of chance that shows a line which comes back to itself.

use super::negotiation::{Options, Verdict};
use crate::sim::Rng;
use crate::wire::{PPPOE_MRU, PppOption, PppProtocol};

const MRU: u8 = 1;
const AUTHENTICATION: u8 = 3;
const MAGIC: u8 = 5;
/// RFC 1661 6.1: what a side takes that says nothing.
const MRU_DEFAULT: u16 = 1500;
/// Smaller packets carry no IPv4 that all links must carry (RFC 791 3.1).
const MRU_MIN: u16 = 68;

/// The options of one side.
#[derive(Clone, Debug)]
pub(super) struct Lcp {
    /// Whether the caller has to prove who it is: this is the concentrator's side.
    pub(super) demands: bool,
    mru: Option<u16>,
    magic: Option<u32>,
    rng: Rng,
    /// What the other side takes.
    pub(super) peer_mru: u16,
    /// Whether the other side wants a proof.
    pub(super) demanded: bool,
}

impl Lcp {
    pub(super) fn new(demands: bool, mru: u16, mut rng: Rng) -> Lcp {
        let magic = Some(rng.u32());
        Lcp { demands, mru: Some(mru), magic, rng, peer_mru: MRU_DEFAULT.min(PPPOE_MRU), demanded: false }
    }

    /// The own number; zero when none was agreed on (RFC 1661 5.8).
    pub(super) fn magic(&self) -> u32 {
        self.magic.unwrap_or(0)
    }
}

impl Options for Lcp {
    const PROTOCOL: PppProtocol = PppProtocol::LCP;

    fn wishes(&self) -> Vec<PppOption> {
        let mru = self.mru.map(|mru| PppOption::new(MRU, mru.to_be_bytes()));
        let proof = self.demands.then(|| PppOption::new(AUTHENTICATION, PppProtocol::PAP.0.to_be_bytes()));
        let magic = self.magic.map(|magic| PppOption::new(MAGIC, magic.to_be_bytes()));
        mru.into_iter().chain(proof).chain(magic).collect()
    }

    fn judge(&mut self, option: &PppOption) -> Verdict {
        match option.kind {
            // RFC 2516 7: no more than Ethernet leaves room for.
            MRU => match option.u16() {
                Some(MRU_MIN..=PPPOE_MRU) => Verdict::Ack,
                _ => Verdict::Nak(PppOption::new(MRU, PPPOE_MRU.to_be_bytes())),
            },
            // The caller has nothing to ask for a proof with: it does not know the concentrator's password.
            AUTHENTICATION if self.demands => Verdict::Reject,
            AUTHENTICATION if option.u16() == Some(PppProtocol::PAP.0) => Verdict::Ack,
            AUTHENTICATION => Verdict::Nak(PppOption::new(AUTHENTICATION, PppProtocol::PAP.0.to_be_bytes())),
            // RFC 1661 6.4: who hears its own number talks to itself, and says another one.
            MAGIC => match option.quad().map(u32::from_be_bytes) {
                Some(theirs) if theirs != 0 && Some(theirs) != self.magic => Verdict::Ack,
                _ => Verdict::Nak(PppOption::new(MAGIC, self.rng.u32().to_be_bytes())),
            },
            _ => Verdict::Reject,
        }
    }

    fn take(&mut self, options: &[PppOption]) {
        let find = |kind| options.iter().find(|option| option.kind == kind);
        // What is not asked for is the default, of which Ethernet leaves room for 1492.
        self.peer_mru = find(MRU).and_then(PppOption::u16).unwrap_or(PPPOE_MRU);
        self.demanded = find(AUTHENTICATION).is_some();
    }

    fn countered(&mut self, option: &PppOption) {
        match option.kind {
            MRU => self.mru = option.u16().filter(|mru| (MRU_MIN..=PPPOE_MRU).contains(mru)).or(self.mru),
            MAGIC => self.magic = Some(self.rng.u32()),
            _ => {}
        }
    }

    fn declined(&mut self, option: &PppOption) -> bool {
        match option.kind {
            MRU => self.mru = None,
            MAGIC => self.magic = None,
            _ => {}
        }
        option.kind != AUTHENTICATION
    }

    fn words(option: &PppOption) -> (&'static str, String) {
        match (option.kind, option.u16(), option.quad()) {
            (MRU, Some(mru), _) => ("MRU", mru.to_string()),
            (AUTHENTICATION, Some(proto), _) => ("Authentication-Protocol", PppProtocol(proto).name().to_owned()),
            (AUTHENTICATION, ..) if option.data.starts_with(&PppProtocol::CHAP.0.to_be_bytes()) => {
                ("Authentication-Protocol", "CHAP".to_owned())
            }
            (MAGIC, _, Some(magic)) => ("Magic-Number", format!("0x{:08x}", u32::from_be_bytes(magic))),
            (kind, ..) => (name(kind), String::new()),
        }
    }
}

const fn name(kind: u8) -> &'static str {
    match kind {
        MRU => "MRU",
        2 => "ACCM",
        AUTHENTICATION => "Authentication-Protocol",
        4 => "Quality-Protocol",
        MAGIC => "Magic-Number",
        7 => "PFC",
        8 => "ACFC",
        _ => "option",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::stream;

    #[test]
    fn each_option_is_judged_by_its_rule() {
        let mut caller = Lcp::new(false, PPPOE_MRU, stream(1, "a", "ppp"));
        let own = caller.magic().to_be_bytes();
        let pap = PppOption::new(AUTHENTICATION, [0xc0, 0x23]);
        for (option, verdict) in [
            (PppOption::new(MRU, [5, 0xd4]), Verdict::Ack),
            (PppOption::new(MRU, [5, 0xdc]), Verdict::Nak(PppOption::new(MRU, [5, 0xd4]))),
            (PppOption::new(MRU, [0, 9]), Verdict::Nak(PppOption::new(MRU, [5, 0xd4]))),
            (pap.clone(), Verdict::Ack),
            (PppOption::new(AUTHENTICATION, [0xc2, 0x23, 5]), Verdict::Nak(pap.clone())),
            (PppOption::new(MAGIC, [1, 2, 3, 4]), Verdict::Ack),
            (PppOption::new(7, []), Verdict::Reject),
        ] {
            assert_eq!(caller.judge(&option), verdict, "{option:?}");
        }
        let Verdict::Nak(other) = caller.judge(&PppOption::new(MAGIC, own)) else { unreachable!("its own number") };
        assert_ne!(other.data, own);
        assert_eq!(Lcp::new(true, 1492, stream(1, "b", "ppp")).judge(&pap), Verdict::Reject);
    }

    #[test]
    fn what_is_declined_is_asked_no_more_but_the_proof_is_needed() {
        let mut side = Lcp::new(true, 1492, stream(1, "a", "ppp"));
        assert_eq!(side.wishes().iter().map(|option| option.kind).collect::<Vec<_>>(), [MRU, AUTHENTICATION, MAGIC]);
        assert!(side.declined(&PppOption::new(MAGIC, [])) && side.declined(&PppOption::new(MRU, [])));
        assert_eq!(side.wishes().len(), 1);
        assert!(!side.declined(&PppOption::new(AUTHENTICATION, [])));
        side.take(&[]);
        assert_eq!((side.peer_mru, side.magic()), (1492, 0));
    }
}
