//! Where a value came from → sentences, one a step.
//!
//! The message of a step is `came-KIND-VARIANT`; a fact is told by its own sentence after a few words that say what
//! it has to do with the value.

use super::{Arg, Names, Texts, fact_sentence};
use crate::trace::Trace;
use crate::trace::origin::{Chance, Constant, Origin, Over, Role, Setting};

/// One sentence about a step of [`crate::trace::origin()`].
pub fn origin_sentence(texts: &Texts, trace: &Trace, step: &Origin, names: &dyn Names) -> String {
    let of_fact = |id: &str, fact| match trace.fact(fact) {
        Some(fact) => texts.format(
            id,
            &[
                ("fact", Arg::from(fact_sentence(texts, fact, names))),
                ("id", fact.id.0.into()),
                ("at", fact.at.0.into()),
            ],
        ),
        None => texts.text("came-forgotten").into_owned(),
    };
    match *step {
        Origin::Fact { fact, role } => of_fact(role_id(role), fact),
        Origin::Typed { fact } => of_fact("came-typed", fact),
        Origin::Frame { frame, .. } => texts.format("came-frame", &[("frame", frame.0.into())]),
        Origin::Carried { frame, .. } => texts.format("came-carried", &[("frame", frame.0.into())]),
        Origin::Fixed(constant) => texts.text(constant_id(constant)).into_owned(),
        Origin::Computed(over) => texts.text(over_id(over)).into_owned(),
        Origin::Config(setting) => texts.text(setting_id(setting)).into_owned(),
        Origin::Random(chance) => texts.text(chance_id(chance)).into_owned(),
        Origin::Forgotten => texts.text("came-forgotten").into_owned(),
    }
}

const fn role_id(role: Role) -> &'static str {
    match role {
        Role::Learned => "came-fact-learned",
        Role::Chosen => "came-fact-chosen",
        Role::Decided => "came-fact-decided",
        Role::Rewritten => "came-fact-rewritten",
        Role::NextHop => "came-fact-next-hop",
        Role::Made => "came-fact-made",
        Role::Counted => "came-fact-counted",
    }
}

const fn constant_id(constant: Constant) -> &'static str {
    match constant {
        Constant::Format => "came-fixed-format",
        Constant::Next => "came-fixed-next",
        Constant::Kind => "came-fixed-kind",
        Constant::WellKnown => "came-fixed-well-known",
        Constant::Everybody => "came-fixed-everybody",
        Constant::Unused => "came-fixed-unused",
        Constant::Fill => "came-fixed-fill",
        Constant::Habit => "came-fixed-habit",
    }
}

const fn over_id(over: Over) -> &'static str {
    match over {
        Over::Checksum => "came-computed-checksum",
        Over::Length => "came-computed-length",
        Over::Count => "came-computed-count",
        Over::Parts => "came-computed-parts",
        Over::Less => "came-computed-less",
        Over::Sent => "came-computed-sent",
        Over::Received => "came-computed-received",
        Over::Clock => "came-computed-clock",
        Over::Room => "came-computed-room",
        Over::Share => "came-computed-share",
        Over::State => "came-computed-state",
    }
}

const fn setting_id(setting: Setting) -> &'static str {
    match setting {
        Setting::Card => "came-config-card",
        Setting::Address => "came-config-address",
        Setting::Route => "came-config-route",
        Setting::HostName => "came-config-host-name",
        Setting::Dhcp => "came-config-dhcp",
        Setting::Servers => "came-config-servers",
        Setting::Zone => "came-config-zone",
        Setting::Page => "came-config-page",
        Setting::Rule => "came-config-rule",
        Setting::Mtu => "came-config-mtu",
        Setting::Service => "came-config-service",
        Setting::Vlan => "came-config-vlan",
    }
}

const fn chance_id(chance: Chance) -> &'static str {
    match chance {
        Chance::Port => "came-random-port",
        Chance::Isn => "came-random-isn",
        Chance::Packet => "came-random-packet",
        Chance::Transaction => "came-random-transaction",
        Chance::Echo => "came-random-echo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::sim::{FrameId, LinkId, NodeId, Side, SimTime};
    use crate::trace::{FactId, What};

    struct Home;

    impl Names for Home {
        fn node(&self, _: NodeId) -> String {
            "pc1".into()
        }
        fn link_end(&self, _: LinkId, _: Side) -> String {
            String::new()
        }
    }

    #[test]
    fn a_step_is_a_sentence_in_both_languages() {
        let mut trace = Trace::all();
        trace.enter(SimTime::from_millis(1500), Some(NodeId(0)), FactId::NONE);
        let fact = trace.say(|| What::Command { line: "ping pc2".into() });
        let gone = FactId(99);
        let steps = [
            Origin::Typed { fact },
            Origin::Fact { fact, role: Role::Learned },
            Origin::Frame { frame: FrameId(41), bit: 0, bits: 48 },
            Origin::Fixed(Constant::Everybody),
            Origin::Fact { fact: gone, role: Role::Chosen },
        ];
        for lang in Lang::ALL {
            let texts = Texts::new(lang);
            let said: Vec<String> = steps.iter().map(|step| origin_sentence(&texts, &trace, step, &Home)).collect();
            assert!(said[0].contains("ping pc2") && said[1].contains("ping pc2"), "{said:?}");
            assert!(said[2].contains("41"), "{said:?}");
            assert_eq!(said[4], texts.text("came-forgotten"), "what the log let go of is not made up");
            assert!(said.iter().all(|s| !s.starts_with("came-")), "{said:?}");
        }
    }
}
