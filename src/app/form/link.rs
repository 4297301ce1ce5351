//! The form of a line's trouble: a link, a direction, and a field for each setting. It ends in the console lines that
//! change what was changed, and nothing else.

use super::{Field, FieldError, FieldId, FieldKind, Form, Offer};
use crate::lab::{LinkView, Setting, apply_setting, setting_words};
use crate::sim::{Impairments, LinkId, Side};

/// Directions, as the form offers them: from the first end, from the second, both.
const WAYS: usize = 3;

/// The form.
#[derive(Clone, Debug)]
pub struct LinkForm {
    /// Link, direction, cut, and the settings.
    pub form: Form,
    /// All links that can be chosen, as they were when the form was opened.
    links: Vec<LinkView>,
    /// What the fields said before anything was typed.
    before: Vec<String>,
}

impl LinkForm {
    /// A form for these links; `link` is chosen, and its first direction, which leaves `side`.
    pub fn new(links: Vec<LinkView>, link: LinkId, side: Side) -> LinkForm {
        let names: Vec<String> = links.iter().map(|l| format!("{} - {}", l.names[0], l.names[1])).collect();
        let at = links.iter().position(|l| l.id == link).unwrap_or(0);
        let mut choice = Field::choice(FieldId::Link, false, names.iter().map(String::as_str), "");
        if let FieldKind::Choice { at: chosen, .. } = &mut choice.kind {
            *chosen = at;
        }
        let mut form = LinkForm { form: Form::new(vec![choice]), links, before: Vec::new() };
        form.fill_directions(side as usize);
        form.fill_settings();
        form.form.at = 3;
        form
    }

    /// The chosen link.
    pub fn link(&self) -> Option<&LinkView> {
        self.links.get(self.chosen(FieldId::Link))
    }

    /// The ends from which the chosen directions leave.
    pub fn sides(&self) -> &'static [Side] {
        match self.chosen(FieldId::Direction) {
            0 => &[Side::A],
            1 => &[Side::B],
            _ => &[Side::A, Side::B],
        }
    }

    fn chosen(&self, id: FieldId) -> usize {
        match self.form.field(id).map(|f| &f.kind) {
            Some(FieldKind::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    fn fill_directions(&mut self, way: usize) {
        let Some(link) = self.link() else { return };
        let [a, b] = &link.names;
        let plain = |value: String| Offer { value, worded: false };
        let both = Offer { value: "both-ways".to_owned(), worded: true };
        let offers = vec![plain(format!("{a} -> {b}")), plain(format!("{b} -> {a}")), both];
        let kind = FieldKind::Choice { offers, at: way.min(WAYS - 1) };
        self.form.fields.truncate(1);
        self.form.fields.push(Field { kind, ..Field::text(FieldId::Direction, "") });
    }

    /// Shows what is set for the chosen directions; what differs between them is left empty.
    fn fill_settings(&mut self) {
        self.form.fields.truncate(2);
        let faults = self.faults();
        let same = |value: &dyn Fn(&Impairments) -> String| match faults.as_slice() {
            [one] => value(one),
            [a, b] if value(a) == value(b) => value(a),
            _ => String::new(),
        };
        let cut = same(&|f| if f.cut { "cut-yes" } else { "cut-no" }.to_owned());
        self.form.fields.push(Field::choice(FieldId::Cut, true, ["cut-no", "cut-yes"], &cut));
        for setting in Setting::ALL {
            let value = same(&|f| setting.value(f).unwrap_or_default());
            self.form.fields.push(Field::proposal(FieldId::Trouble(setting), &value));
        }
        self.before = self.form.fields.iter().map(|f| f.value().to_owned()).collect();
    }

    fn faults(&self) -> Vec<Impairments> {
        let faults = self.link().map(|link| &link.faults);
        self.sides().iter().filter_map(|side| Some(faults?[*side as usize].clone())).collect()
    }

    /// After a key changed the field with the keyboard: another link or direction shows its own settings, a setting is
    /// judged.
    pub fn changed(&mut self) {
        match self.form.at {
            0 => {
                self.fill_directions(0);
                self.fill_settings();
            }
            1 => self.fill_settings(),
            _ => {}
        }
        let verdicts: Vec<_> = self.edited().map(|(setting, text)| (setting, judge(setting, text))).collect();
        for setting in Setting::ALL {
            let verdict = verdicts.iter().find(|(of, _)| *of == setting).map_or(Ok(()), |(_, verdict)| verdict.clone());
            self.form.judge(FieldId::Trouble(setting), verdict);
        }
    }

    /// The settings whose fields do not say what they said, with what they say now.
    fn edited(&self) -> impl Iterator<Item = (Setting, &str)> {
        let fields = self.form.fields.iter().zip(&self.before);
        fields.filter_map(|(field, before)| match field.id {
            FieldId::Trouble(setting) if field.value() != before => Some((setting, field.value())),
            _ => None,
        })
    }

    fn cut_edited(&self) -> Option<bool> {
        let value = self.form.value(FieldId::Cut);
        (self.before.get(2).is_some_and(|before| before != value)).then_some(value == "cut-yes")
    }

    /// The console lines for `lab` that make it so; none when nothing was changed.
    pub fn commands(&self) -> Vec<String> {
        let Some(link) = self.link() else { return Vec::new() };
        let way = self.chosen(FieldId::Direction);
        let end = &link.names[usize::from(way == 1)];
        let mut lines = Vec::new();
        if let Some(cut) = self.cut_edited() {
            let direction = if way == WAYS - 1 { "" } else { " out" };
            lines.push(format!("link {} {end}{direction}", if cut { "cut" } else { "mend" }));
        }
        let words: Vec<String> = self.edited().map(|(setting, text)| word(setting, text)).collect();
        if !words.is_empty() {
            let direction = if way == WAYS - 1 { " both" } else { "" };
            lines.push(format!("link set {end}{direction} {}", words.join(" ")));
        }
        lines
    }

    /// What is set now and what will be, as console words, for each chosen direction.
    pub fn preview(&self) -> Vec<(String, String)> {
        let words = |faults: &Impairments| {
            let cut = if faults.cut { Some("CUT".to_owned()) } else { None };
            let all: Vec<String> = cut.into_iter().chain([setting_words(faults)]).filter(|w| !w.is_empty()).collect();
            all.join(" ")
        };
        let change = |before: &Impairments| {
            let mut after = before.clone();
            for (setting, text) in self.edited() {
                // A field that is wrong changes nothing; it says so itself.
                let _ = apply_setting(&mut after, &word(setting, text));
            }
            after.cut = self.cut_edited().unwrap_or(after.cut);
            (words(before), words(&after))
        };
        self.faults().iter().map(change).collect()
    }
}

/// An empty field switches its setting off.
fn word(setting: Setting, text: &str) -> String {
    format!("{}={}", setting.word(), if text.is_empty() { "off" } else { text })
}

fn judge(setting: Setting, text: &str) -> Result<(), FieldError> {
    let text = if text.is_empty() { "off" } else { text };
    // A blank would make two words of it.
    let read = setting.read(text, &mut Impairments::default());
    if text.contains(char::is_whitespace) || read.is_err() { Err(FieldError::BadSetting { setting }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::{Lab, LabOptions};

    const PAIR: &str = r#"Scenario(format: 1, title: "t", nodes: [
        Pc(name: "a", address: "10.0.0.1/24"), Pc(name: "b", address: "10.0.0.2/24"),
        Pc(name: "c", address: "10.0.1.1/24"), Pc(name: "d", address: "10.0.1.2/24"),
    ], links: [Cable(ends: ("a", "b"), loss: "2%", back: (jitter: "3ms")), Cable(ends: ("c", "d"))])"#;

    fn form(side: Side) -> LinkForm {
        let plan = crate::scenario::load(PAIR, "pair").expect("no mistakes");
        let lab = Lab::new(&plan, &LabOptions::default()).expect("it can be switched on");
        LinkForm::new(lab.view().links, LinkId(0), side)
    }

    fn write(form: &mut LinkForm, id: FieldId, text: &str) {
        form.form.at = form.form.fields.iter().position(|f| f.id == id).expect("a field");
        let field = &mut form.form.fields[form.form.at];
        *field = Field { touched: true, ..Field::text(id, text) };
        form.changed();
    }

    fn turn(form: &mut LinkForm, at: usize) {
        form.form.at = at;
        form.form.fields[at].turn(true);
        form.changed();
    }

    #[test]
    fn only_what_was_changed_becomes_a_line() {
        let mut f = form(Side::A);
        assert_eq!((f.form.value(FieldId::Trouble(Setting::Loss)), f.commands()), ("2%", vec![]));
        write(&mut f, FieldId::Trouble(Setting::Delay), "20ms");
        write(&mut f, FieldId::Trouble(Setting::Loss), "");
        assert_eq!(f.commands(), ["link set a:eth0 loss=off delay=20ms"]);
        assert_eq!(f.preview(), [("loss=2%".to_owned(), "delay=20ms".to_owned())]);
        turn(&mut f, 2);
        assert_eq!(f.commands(), ["link cut a:eth0 out", "link set a:eth0 loss=off delay=20ms"]);
        assert_eq!(f.preview()[0].1, "CUT delay=20ms");
    }

    #[test]
    fn each_direction_shows_its_own_and_both_show_what_they_share() {
        let mut f = form(Side::B);
        assert_eq!(f.form.value(FieldId::Trouble(Setting::Jitter)), "3ms");
        turn(&mut f, 1);
        let values = [Setting::Loss, Setting::Jitter].map(|s| f.form.value(FieldId::Trouble(s)).to_owned());
        assert_eq!(values, ["2%", ""], "they differ in jitter");
        write(&mut f, FieldId::Trouble(Setting::Rate), "1Mbps");
        turn(&mut f, 2);
        assert_eq!(f.commands(), ["link cut a:eth0", "link set a:eth0 both rate=1Mbps"]);
        let after: Vec<String> = f.preview().into_iter().map(|(_, after)| after).collect();
        assert_eq!(after, ["CUT loss=2% rate=1Mbps", "CUT loss=2% jitter=3ms rate=1Mbps"]);
        turn(&mut f, 0);
        assert_eq!((f.link().map(|l| l.id), f.commands().len(), f.form.fields.len()), (Some(LinkId(1)), 0, 13));
    }

    #[test]
    fn mistakes_stand_beside_their_field_until_they_are_mended() {
        let mut f = form(Side::A);
        for wrong in ["5", "101%", "1% delay=3ms"] {
            write(&mut f, FieldId::Trouble(Setting::Loss), wrong);
            assert!(!f.form.is_valid() && f.form.error_shown(3).is_some(), "{wrong}");
        }
        assert_eq!(f.preview()[0].1, "loss=2%", "what is wrong changes nothing");
        write(&mut f, FieldId::Trouble(Setting::Loss), "5%");
        assert!(f.form.is_valid());
    }
}
