//! What a step of the story means, in sentences: where it happens, what is done with how many bytes, and why.

use super::ladder::{Telling, change_text, proto_name};
use crate::app::story::{Change, Column, Header, Step, StepKind, Story, Way, headers, turning_field};
use crate::i18n::{Arg, fact_remedy, fact_sentence, field_here, layer_here, origin_sentence};
use crate::trace::{FactId, What, origin};
use crate::ui::theme::Role;
use crate::wire::{Dissection, FieldValue, Layer, Value, dissect};

/// A step under the reader's eyes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Present<'a> {
    /// The story.
    pub story: &'a Story,
    /// The number of its box.
    pub column: usize,
    /// The step.
    pub step: &'a Step,
    /// The field the reader chose, by its number in the header.
    pub field: Option<usize>,
}

impl<'a> Present<'a> {
    fn box_of(&self) -> Option<&'a Column> {
        self.story.columns.get(self.column)
    }

    /// The number of the step in its box.
    pub(super) fn index(&self) -> usize {
        let mut steps = self.box_of().into_iter().flat_map(|column| &column.steps);
        steps.position(|step| core::ptr::eq(step, self.step)).unwrap_or(0)
    }
}

/// `router · L3 up · packet`.
pub(super) fn place(t: &Telling, p: &Present) -> String {
    let Some(column) = p.box_of() else { return String::new() };
    let way = match column.way(p.index()) {
        Way::Up => "way-up",
        Way::Turn => "way-turn",
        Way::Down => "way-down",
    };
    let args = [("layer", u32::from(p.step.layer).into()), ("way", t.kit.format(way, &[]).into())];
    let dot = t.kit.look.glyphs.dot;
    let unit = unit(t, p.step.layer, proto_at(t, p.step, p.step.layer));
    format!("{} {dot} {} {dot} {unit}", t.names.node(column.node), t.kit.format("tell-place", &args))
}

/// What the bytes of a layer are called: data, segment, datagram, packet, frame, bits.
pub(super) fn unit(t: &Telling, layer: u8, proto: Option<&str>) -> String {
    let id = match (layer, proto) {
        (1, _) => "bits",
        (2, _) => "frame",
        (3, _) => "packet",
        (4, Some("udp")) => "datagram",
        (4, _) => "segment",
        _ => "data",
    };
    t.kit.format(&format!("unit-{id}"), &[])
}

fn proto_at(t: &Telling, step: &Step, layer: u8) -> Option<&'static str> {
    if let Some(header) = step.header.as_ref().filter(|header| header.layer == layer) {
        return Some(header.proto);
    }
    // A datagram that waits for an address is not what the frame carries.
    let decided = if let StepKind::Decide(id) = step.kind { t.trace.fact(id) } else { None };
    if decided.is_some_and(|fact| matches!(fact.what, What::Udp(_))) {
        return Some("udp");
    }
    let frame = step.frame.and_then(|id| t.trace.frame(id))?;
    headers(&frame.bytes).into_iter().find(|header| header.layer == layer).map(|header| header.proto)
}

/// What is said about a step, the most telling first.
pub(super) fn sentences(t: &Telling, p: &Present) -> Vec<(String, Role)> {
    let mut said = match &p.step.kind {
        StepKind::Decide(id) => decided(t, *id),
        StepKind::Push(changes) | StepKind::Rewrite(changes) if !changes.is_empty() => rewritten(t, p.step, changes),
        _ => about_header(t, p),
    };
    if let Some((field, came)) = lit(t, p) {
        let came = came.map(|came| (format!("{} {came}", t.kit.look.glyphs.because), Role::Key));
        let here = said.len().min(1);
        match &p.step.kind {
            _ if p.field.is_some() => {
                said.splice(0..0, std::iter::once((field, Role::New)).chain(came));
            }
            StepKind::Push(changes) if changes.is_empty() => {
                said.splice(here..here, std::iter::once((field, Role::New)).chain(came));
            }
            StepKind::Push(_) | StepKind::Rewrite(_) => said.extend(came),
            StepKind::Strip | StepKind::Read => said.insert(here, (field, Role::New)),
            StepKind::Decide(_) => {}
        }
    }
    said.retain(|(text, _)| !text.is_empty());
    said
}

fn decided(t: &Telling, id: FactId) -> Vec<(String, Role)> {
    let Some(fact) = t.trace.fact(id) else {
        let gone = [("id", t.trace.forgotten().0.into())];
        return vec![(t.kit.format("step-forgotten", &gone), Role::Warn)];
    };
    let fix = fact_remedy(t.kit.texts, fact, t.names).map(|fix| (fix, Role::Good));
    std::iter::once((fact_sentence(t.kit.texts, fact, t.names), Role::Text)).chain(fix).collect()
}

fn rewritten(t: &Telling, step: &Step, changes: &[Change]) -> Vec<(String, Role)> {
    // The checksum follows from what else is new.
    let telling = |c: &&Change| !c.field.ends_with("checksum");
    let mut shown: Vec<&Change> = changes.iter().filter(telling).collect();
    if shown.is_empty() {
        shown = changes.iter().collect();
    }
    let words = |c: &Change| [(old_new(t, c), Role::New), (field_words(t, step, c), Role::Faint)];
    shown.into_iter().flat_map(words).collect()
}

/// What is done with a header: its bytes, what it says here, what it is for, and all its values.
fn about_header(t: &Telling, p: &Present) -> Vec<(String, Role)> {
    let Some(header) = &p.step.header else { return Vec::new() };
    let mut said = vec![(deed(t, p.step, header), Role::Text)];
    if let Some((here, values)) = values(t, p.step, header) {
        said.push((here, Role::Text));
        said.push((t.kit.format(&format!("proto-{}", header.proto), &[]), Role::Faint));
        said.push((values, Role::Faint));
    }
    said
}

/// `The IPv4 header goes in front: 20 bytes more, 84 in all.`
fn deed(t: &Telling, step: &Step, header: &Header) -> String {
    let is_message = matches!(header.proto, "arp" | "icmp" | "icmpv6" | "igmp");
    let id = match (&step.kind, header.layer, is_message) {
        (StepKind::Push(_), 5.., _) => "step-hand",
        (StepKind::Push(_), _, true) => "step-make",
        (StepKind::Push(_), ..) => "step-push",
        (StepKind::Strip, 5.., _) => "step-get",
        (StepKind::Strip, _, true) => "step-open",
        (StepKind::Strip, ..) => "step-strip",
        (StepKind::Rewrite(_), ..) => "step-rewrite",
        _ => "step-read",
    };
    let frame = step.frame.and_then(|id| t.trace.frame(id));
    let all = frame.map(|frame| headers(&frame.bytes)).unwrap_or_default();
    let within: usize = all.iter().filter(|other| other.start >= header.start).map(|other| other.len).sum();
    let total = if matches!(step.kind, StepKind::Strip) { within.saturating_sub(header.len) } else { within };
    let args: [(&str, Arg); 3] =
        [("header", proto_name(&t.kit, header.proto).into()), ("bytes", header.len.into()), ("total", total.into())];
    t.kit.format(id, &args)
}

/// What a header says here, in a sentence and value by value: `src 192.168.0.100  dst 198.51.100.80  ttl 64 …`.
fn values(t: &Telling, step: &Step, header: &Header) -> Option<(String, String)> {
    let frame = step.frame.and_then(|id| t.trace.frame(id))?;
    let dissection = dissect(&frame.bytes);
    let layer = layer_of(&dissection, header)?;
    let word = |v: &FieldValue| {
        let long = matches!(v.value, Value::Bytes(_));
        (!long).then(|| format!("{} {}", short_name(v), v.value))
    };
    let values = layer.fields.iter().filter_map(word).collect::<Vec<_>>().join("  ");
    Some((layer_here(t.kit.texts, layer), values))
}

fn layer_of<'d, 'b>(dissection: &'d Dissection<'b>, header: &Header) -> Option<&'d Layer<'b>> {
    dissection.layers.iter().find(|layer| layer.start == header.start && layer.proto.key() == header.proto)
}

fn short_name(value: &FieldValue) -> &'static str {
    value.field.name.split_once('.').map_or(value.field.name, |(_, name)| name)
}

/// The field that is lit: the one the reader chose, else the one the step turns on. Its bytes in the frame.
pub(super) fn lit_bytes(t: &Telling, p: &Present) -> core::ops::Range<usize> {
    let bytes = with_lit(t, p, |_, value| Some(value.bit / 8..(value.bit + value.bits).div_ceil(8)));
    bytes.unwrap_or(0..0)
}

/// The same in words: name, value and what that means here; and where it came from.
fn lit(t: &Telling, p: &Present) -> Option<(String, Option<String>)> {
    with_lit(t, p, |layer, value| {
        let here = field_here(t.kit.texts, layer, value);
        let text = format!("{} {}  {here}", short_name(value), value.value);
        let came = origin(t.trace, p.step.frame?, layer, value);
        let came = came.first().map(|step| origin_sentence(t.kit.texts, t.trace, step, t.names));
        Some((text, came))
    })
}

fn with_lit<R>(t: &Telling, p: &Present, tell: impl FnOnce(&Layer, &FieldValue) -> Option<R>) -> Option<R> {
    let frame = p.step.frame.and_then(|id| t.trace.frame(id))?;
    let dissection = dissect(&frame.bytes);
    let own = p.step.header.as_ref().and_then(|header| layer_of(&dissection, header));
    if let (Some(chosen), Some(layer)) = (p.field, own) {
        return tell(layer, layer.fields.get(chosen)?);
    }
    let wanted = turning_field(t.trace, p.step)?;
    let is_it = |value: &&FieldValue| value.field.name == wanted;
    let (layer, value) = dissection.layers.iter().find_map(|layer| Some((layer, layer.fields.iter().find(is_it)?)))?;
    tell(layer, value)
}

fn old_new(t: &Telling, change: &Change) -> String {
    format!("{} {} {} {}", change.field, change.old, t.kit.look.glyphs.arrow, change.new)
}

/// What the new value of a field means in the frame that leaves.
fn field_words(t: &Telling, step: &Step, change: &Change) -> String {
    let dissection = step.frame.and_then(|id| t.trace.frame(id)).map(|frame| dissect(&frame.bytes));
    let is_new = |v: &&FieldValue| v.field.name == change.field && v.value.to_string() == change.new;
    let mut layers = dissection.iter().flat_map(|d| &d.layers);
    let found = layers.find_map(|layer| Some((layer, layer.fields.iter().find(is_new)?)));
    found.map(|(layer, value)| field_here(t.kit.texts, layer, value)).unwrap_or_default()
}

/// A header in a few characters: `51000→80`, `.0.100→.100.80`, `:01→:fe`.
pub(super) fn gist(t: &Telling, step: &Step) -> Option<String> {
    if let StepKind::Push(changes) | StepKind::Rewrite(changes) = &step.kind
        && let Some(change) = changes.iter().find(|c| !c.field.ends_with("checksum"))
    {
        return Some(change_text(t, change));
    }
    let header = step.header.as_ref()?;
    let names = match header.proto {
        "eth" => ["eth.src", "eth.dst"],
        "ip" => ["ip.src", "ip.dst"],
        "udp" => ["udp.srcport", "udp.dstport"],
        "tcp" => ["tcp.srcport", "tcp.dstport"],
        _ => return None,
    };
    let frame = step.frame.and_then(|id| t.trace.frame(id))?;
    let dissection = dissect(&frame.bytes);
    let layer = layer_of(&dissection, header)?;
    let value = |name: &str| layer.fields.iter().find(|value| value.field.name == name).map(|v| v.value.to_string());
    let [from, to] = names.map(value);
    Some(format!("{}{}{}", brief(&from?), t.kit.look.glyphs.arrow, brief(&to?)))
}

/// Hardware addresses by their last byte, IPv4 addresses by the last two.
pub(super) fn brief(value: &str) -> String {
    let mut ends = value.rsplitn(3, '.');
    match (value.rsplit_once(':'), ends.next(), ends.next(), ends.next()) {
        (Some((rest, last)), ..) if rest.len() == 14 && rest.matches(':').count() == 4 => format!(":{last}"),
        (None, Some(low), Some(high), Some(rest)) if rest.contains('.') => format!(".{high}.{low}"),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::Keymap;
    use crate::i18n::{Lang, Texts};
    use crate::lab::{Lab, LabOptions};
    use crate::scenario;
    use crate::sim::SimTime;
    use crate::trace::{LinkFact, Trace};
    use crate::ui::glyphs::Glyphs;
    use crate::ui::kit::Kit;
    use crate::ui::scene::LabNames;
    use crate::ui::theme::Theme;
    use crate::ui::topology::Look;

    /// A built-in lab after so many seconds, with lines typed at a second.
    fn lab(name: &str, seconds: u64, lines: &[(u64, &str)]) -> Lab {
        let builtin = scenario::find(name).expect("it is built in");
        let plan = scenario::load(builtin.text, builtin.name).expect("it has no mistakes");
        let mut lab = Lab::new(&plan, &LabOptions::default()).expect("it comes to life");
        for (at, line) in lines {
            lab.run_until(SimTime::from_secs(*at));
            lab.command(&line.parse().expect("a box and a line")).expect("it is understood");
        }
        lab.run_until(SimTime::from_secs(seconds));
        lab
    }

    /// The stories of a record, in the order in which they began.
    fn stories(trace: &Trace) -> Vec<Story> {
        let sent = trace.facts().filter(|f| matches!(f.what, What::Link(LinkFact::Sent { .. })));
        let mut roots = Vec::new();
        let mut stories = Vec::new();
        for frame in sent.filter_map(|f| f.frame) {
            if trace.frame(frame).is_some_and(|f| f.made_from().is_none()) && !roots.contains(&frame) {
                roots.push(frame);
                stories.extend(Story::of(trace, frame));
            }
        }
        stories
    }

    fn with_telling<R>(lab: &Lab, lang: Lang, tell: impl FnOnce(&Telling) -> R) -> R {
        let (texts, theme, keymap) = (Texts::new(lang), Theme::default(), Keymap::default());
        let kit = Kit { texts: &texts, look: Look { glyphs: Glyphs::UNICODE, theme: &theme }, keymap: &keymap };
        let (view, trace) = (lab.view(), lab.trace());
        let names = LabNames(&view);
        tell(&Telling { kit, trace: &trace, names: &names, told: 0, coming: None })
    }

    /// A story as it is read, step by step; without the values of headers.
    fn tale(t: &Telling, story: &Story) -> String {
        let mut out = format!("== {}\n", super::super::packet_name(t, story));
        for (column, step) in story.steps() {
            let p = Present { story, column, step, field: None };
            out += &format!("{}\n", place(t, &p));
            let said = sentences(t, &p);
            let about = matches!(step.kind, StepKind::Strip | StepKind::Read | StepKind::Push(_));
            let few = if about && said.len() > 3 { said.len() - 1 } else { said.len() };
            said.iter().take(few).for_each(|(text, _)| out += &format!("    {text}\n"));
        }
        out
    }

    #[test]
    fn a_ping_and_a_page_read_like_a_story() {
        let page = lab("home", 14, &[(5, "pc1 ping -c 1 192.168.0.101"), (10, "pc1 curl http://example.com/")]);
        let refused = lab("home", 8, &[(6, "visitor curl http://203.0.113.2:8080/")]);
        for (lang, code) in [(Lang::En, "en"), (Lang::Ko, "ko")] {
            for (name, lab, from) in [("page", &page, 5), ("refused", &refused, 6)] {
                let told = with_telling(lab, lang, |t| {
                    let late = |s: &&Story| s.steps().next().is_some_and(|(_, s)| s.at >= SimTime::from_secs(from));
                    stories(t.trace).iter().filter(late).map(|story| tale(t, story)).collect::<String>()
                });
                insta::assert_snapshot!(format!("tale_{name}_{code}"), told);
            }
        }
    }

    #[test]
    fn every_step_of_the_built_in_scenarios_is_told_in_both_languages() {
        for builtin in scenario::builtin() {
            let lab = lab(builtin.name, 12, &[]);
            let stories = stories(&lab.trace());
            for lang in [Lang::En, Lang::Ko] {
                with_telling(&lab, lang, |t| {
                    for story in stories.iter().take(24) {
                        for (column, step) in story.steps() {
                            let p = Present { story, column, step, field: None };
                            let said = sentences(t, &p);
                            assert!(!said.is_empty(), "{} {}: {step:?}", builtin.name, story.root.0);
                            for (text, _) in said {
                                let raw = text.is_empty() || text.contains("{ $") || text.starts_with("fact-");
                                assert!(!raw, "{} {}: {text:?} {step:?}", builtin.name, story.root.0);
                            }
                            assert!(place(t, &p).contains('L'));
                        }
                    }
                });
            }
        }
    }

    #[test]
    fn addresses_are_short_where_they_can_be() {
        for (whole, short) in [
            ("192.168.0.100", ".0.100"),
            ("02:00:00:00:00:fe", ":fe"),
            ("51000", "51000"),
            ("www.example.com", "www.example.com"),
        ] {
            assert_eq!(brief(whole), short);
        }
    }
}
