//! What is said about forwarding rules: why one is stale, how far a call from outside came, and what mends it.

use super::{Arg, Texts};
use crate::lab::{Failure, MendKind, Step};
use crate::proto::nat::{Clash, Owner, RuleRow, Stale};

/// A place on the way: in full, or in a word.
pub fn outside_step(texts: &Texts, step: Step, short: bool) -> String {
    texts.format(&format!("outside-step-{}{}", step.id(), if short { ".short" } else { "" }), &[])
}

/// Why a call came no further.
pub fn outside_why(texts: &Texts, why: &Failure) -> String {
    let args: Vec<(&str, Arg)> = match why {
        Failure::DoubleNat { upper, wan } => vec![("upper", upper.as_str().into()), ("wan", wan.to_string().into())],
        Failure::Blocked { at, row, port } => {
            vec![("at", at.as_str().into()), ("row", row.as_str().into()), ("port", (*port).into())]
        }
        Failure::OtherRule { rule } => vec![("rule", (*rule).into())],
        Failure::WrongAddress { host } => vec![("host", host.to_string().into())],
        Failure::HostDown { host } => vec![("host", host.as_str().into())],
        Failure::Moved { host, now } => vec![("host", host.to_string().into()), ("now", now.to_string().into())],
        Failure::Taken { host, by } => vec![("host", host.to_string().into()), ("by", by.to_string().into())],
        Failure::HostFilter { host, row, port } => {
            vec![("host", host.as_str().into()), ("row", row.as_str().into()), ("port", (*port).into())]
        }
        Failure::NobodyListens { host, port } => vec![("host", host.as_str().into()), ("port", (*port).into())],
        Failure::NoWanAddress | Failure::FromInside | Failure::RuleOff | Failure::CallerRefused | Failure::Other => {
            vec![]
        }
    };
    texts.format(&format!("outside-why-{}", why.id()), &args)
}

/// The smallest change that mends it.
pub fn outside_mend(texts: &Texts, mend: &MendKind) -> String {
    let args: Vec<(&str, Arg)> = match mend {
        MendKind::ForwardAbove { upper } => vec![("upper", upper.as_str().into())],
        MendKind::OtherPort { port } => vec![("port", (*port).into())],
        MendKind::Aim { host } | MendKind::OpenFilter { host } | MendKind::Connect { host } => {
            vec![("host", host.as_str().into())]
        }
        MendKind::Follow { now } => vec![("now", now.to_string().into())],
        MendKind::Listen { host, port } => vec![("host", host.as_str().into()), ("port", (*port).into())],
        MendKind::Hairpin | MendKind::SwitchOn | MendKind::Everybody => vec![],
    };
    texts.format(&format!("outside-mend-{}", mend.id()), &args)
}

/// Why a rule is stale; none when it is not.
pub fn stale_sentence(texts: &Texts, rule: &RuleRow) -> Option<String> {
    let Owner { name, mac } = rule.owner.as_ref()?;
    let owner = name.as_ref().map_or_else(|| mac.to_string(), |name| format!("{name} ({mac})"));
    let (host, owner) = (rule.spec.host.to_string(), Arg::from(owner));
    Some(match rule.stale? {
        Stale::Moved { now, .. } => {
            texts.format("forwards-stale-moved", &[("owner", owner), ("now", now.to_string().into())])
        }
        Stale::Taken { by, .. } => {
            let args = [("owner", owner), ("host", host.into()), ("by", by.to_string().into())];
            texts.format("forwards-stale-taken", &args)
        }
    })
}

/// What a rule gets in the way of, although it may stand.
pub fn clash_sentence(texts: &Texts, clash: &Clash) -> String {
    match clash {
        Clash::Service { proto, port } => {
            let args = [("proto", proto.to_string().into()), ("port", (*port).into())];
            texts.format("forwards-clash-service", &args)
        }
        Clash::Mapping { proto, port, inside } => {
            let inside = inside.to_string().into();
            let args = [("proto", proto.to_string().into()), ("port", (*port).into()), ("inside", inside)];
            texts.format("forwards-clash-mapping", &args)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;
    use crate::i18n::Lang;
    use crate::wire::Mac;

    #[test]
    fn every_end_of_a_call_is_told_with_its_values() {
        let (host, name) = (Ipv4Addr::new(192, 168, 0, 9), || "pc1".to_owned());
        let row = || "INPUT 1".to_owned();
        let whys = [
            Failure::NoWanAddress,
            Failure::FromInside,
            Failure::DoubleNat { upper: name(), wan: host },
            Failure::Blocked { at: name(), row: row(), port: 80 },
            Failure::RuleOff,
            Failure::CallerRefused,
            Failure::OtherRule { rule: 0 },
            Failure::WrongAddress { host },
            Failure::HostDown { host: name() },
            Failure::Moved { host, now: host },
            Failure::Taken { host, by: Mac::local(1) },
            Failure::HostFilter { host: name(), row: row(), port: 80 },
            Failure::NobodyListens { host: name(), port: 80 },
            Failure::Other,
        ];
        let mends = [
            MendKind::Hairpin,
            MendKind::ForwardAbove { upper: name() },
            MendKind::OtherPort { port: 8080 },
            MendKind::SwitchOn,
            MendKind::Everybody,
            MendKind::Aim { host: name() },
            MendKind::Follow { now: host },
            MendKind::OpenFilter { host: name() },
            MendKind::Listen { host: name(), port: 80 },
            MendKind::Connect { host: name() },
        ];
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let steps =
                Step::ALL.iter().flat_map(|s| [outside_step(&texts, *s, true), outside_step(&texts, *s, false)]);
            let told = whys.iter().map(|why| outside_why(&texts, why));
            let told = told.chain(mends.iter().map(|mend| outside_mend(&texts, mend))).chain(steps);
            for text in told {
                assert!(!text.contains(['{', '$']) && !text.contains("outside-"), "{lang}: {text}");
            }
        }
    }
}
