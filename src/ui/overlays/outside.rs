//! A test from outside as lines: who calls whom, the places reached one by one, why it came no further, and what mends
//! it. Where there is room each place has a line with its time, else they stand in a row.

use core::fmt::Write as _;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::stage::Stage;
use crate::i18n::{fact_remedy, fact_sentence, outside_mend, outside_step, outside_why};
use crate::lab::{Failure, OutsideTest, Step, Verdict};
use crate::trace::FactId;
use crate::ui::canvas::{width, wrap};
use crate::ui::kit::Kit;
use crate::ui::scene::LabNames;
use crate::ui::theme::Role;

/// From this height of the screen on each place has a line.
pub(super) const TALL: u16 = 34;

/// A line and its look.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) role: Role,
}

impl Said {
    pub(super) fn new(text: String, role: Role) -> Said {
        Said { text, role }
    }
}

/// The whole test, in lines of at most so many cells, for a screen of this height.
pub(super) fn test_lines(kit: &Kit, stage: &Stage, test: &OutsideTest, (cells, height): (u16, u16)) -> Vec<Said> {
    let args = [
        ("rule", test.rule.into()),
        ("caller", stage.name(test.caller).to_owned().into()),
        ("to", test.to.to_string().into()),
        ("proto", test.proto.to_string().into()),
        ("inside", if test.from_inside { "yes" } else { "no" }.into()),
    ];
    let mut lines =
        vec![Said::new(String::new(), Role::Text), Said::new(kit.format("outside-head", &args), Role::Title)];
    if height >= TALL {
        lines.extend(Step::ALL.iter().filter_map(|step| tall_line(kit, stage, test, *step)));
    } else {
        lines.extend(chain(kit, test, cells));
    }
    let wrapped = |text: &str, role| wrap(text, cells).into_iter().map(move |text| Said::new(text, role));
    let g = kit.look.glyphs;
    match &test.verdict {
        None => lines.extend(wrapped(&kit.text("outside-running"), Role::Faint)),
        Some(Verdict::Works) => lines.extend(wrapped(&format!("{} {}", g.yes, kit.text("outside-works")), Role::Good)),
        Some(Verdict::Delivered) => {
            lines.extend(wrapped(&format!("{} {}", g.yes, kit.text("outside-delivered")), Role::Good));
        }
        Some(Verdict::Fails { fact, why, mend, .. }) => {
            lines.extend(wrapped(&format!("{} {}", g.dropped, why_text(kit, stage, why, *fact)), Role::Bad));
            if let Some(mend) = mend {
                lines.extend(wrapped(&format!("{} {}", g.arrow, outside_mend(kit.texts, &mend.kind)), Role::Text));
                let key = kit.keys(Context::Rules, Action::RuleMend);
                for command in &mend.commands {
                    let node = command.target.to_string();
                    let args =
                        [("key", key.clone().into()), ("node", node.into()), ("command", command.line.as_str().into())];
                    lines.extend(wrapped(&kit.format("outside-mend-key", &args), Role::Faint));
                }
            }
        }
    }
    lines
}

/// Why; where that has no name of its own, what the box said of the packet's end.
fn why_text(kit: &Kit, stage: &Stage, why: &Failure, fact: FactId) -> String {
    let mut text = outside_why(kit.texts, why);
    let trace = stage.lab.trace();
    if let Some(fact) = trace.fact(fact).filter(|_| *why == Failure::Other) {
        let names = LabNames(&stage.view);
        let _ = write!(text, " {}", fact_sentence(kit.texts, fact, &names));
        if let Some(fix) = fact_remedy(kit.texts, fact, &names) {
            let _ = write!(text, " {fix}");
        }
    }
    text
}

/// How a place looks: reached, where it ended, not reached; none for one that is not on this way.
fn state(kit: &Kit, test: &OutsideTest, step: Step) -> Option<(&'static str, Role)> {
    let g = kit.look.glyphs;
    let next = test.next_step();
    match () {
        () if test.reached(step).is_some() => Some((g.yes, Role::Good)),
        () if next == Some(step) && test.works() == Some(false) => Some((g.dropped, Role::Bad)),
        () if next.is_none_or(|next| step < next) => None,
        () => Some((g.dot, Role::Faint)),
    }
}

/// A place in a line: its time and its box.
fn tall_line(kit: &Kit, stage: &Stage, test: &OutsideTest, step: Step) -> Option<Said> {
    let (mark, role) = state(kit, test, step)?;
    let trace = stage.lab.trace();
    let fact = test.reached(step).and_then(|fact| trace.fact(fact));
    let head = fact.map(|fact| {
        let node = fact.node.map(|node| stage.name(node)).unwrap_or_default();
        format!("+{:.3} s  {node}", fact.at.since(test.since).as_secs_f64())
    });
    let words = outside_step(kit.texts, step, false);
    let room = 34_usize.saturating_sub(usize::from(width(&words)));
    Some(Said::new(format!("{mark} {words}{:room$}{}", "", head.unwrap_or_default()), role))
}

/// The places in a row, as many lines as they need. The row has the look of how far it came.
fn chain(kit: &Kit, test: &OutsideTest, cells: u16) -> Vec<Said> {
    let mut lines: Vec<String> = vec![String::new()];
    for step in Step::ALL {
        let Some((mark, _)) = state(kit, test, step) else { continue };
        let word = format!("{mark} {}", outside_step(kit.texts, step, true));
        let Some(line) = lines.last_mut() else { continue };
        if !line.is_empty() && width(line) + 2 + width(&word) > cells {
            lines.push(word);
        } else {
            let gap = if line.is_empty() { "" } else { "  " };
            let _ = write!(line, "{gap}{word}");
        }
    }
    lines.into_iter().map(|line| Said::new(line, Role::Text)).collect()
}
