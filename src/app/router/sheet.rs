//! A page being filled in. All follows from its declaration (`page`): the fields, the mistakes beside them, what will
//! change, the lines, and the lines that take them back.

use super::fallout::Fallout;
use super::note::Note;
use super::page::{Around, EVERY, Page, Setting, Values};
use super::undo::Undo;
use crate::app::form::{Field, FieldId, FieldKind, Form};
use crate::app::input::Key;
use crate::lab::{LabView, NodeView};

/// A page being filled in.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is declared as.
    pub page: &'static Page,
    /// The fields.
    pub form: Form,
    /// What was; blank for a new row of a list.
    before: Vec<(FieldId, String)>,
    /// Values that follow from others, as they were when nobody had typed over them.
    followed: Vec<(FieldId, String)>,
    /// Whether it makes a new row of a list.
    pub is_new: bool,
}

impl Sheet {
    /// The page of this router as it is set now; of a page that is a list, its row of this number.
    pub fn new(page: &'static Page, node: &NodeView, row: Option<usize>) -> Sheet {
        let now: Vec<_> = page.settings.iter().map(|setting| (setting.id, (setting.get)(node, row))).collect();
        let field = |(setting, (id, value)): (&Setting, &(FieldId, String))| match setting.offers {
            [] => Field::proposal(*id, value),
            offers => Field::choice(*id, true, offers.iter().copied(), value),
        };
        let form = Form::new(page.settings.iter().zip(&now).map(field).collect());
        Sheet { page, form, followed: now.clone(), before: now, is_new: false }
    }

    /// A new row of a list, with proposals.
    pub fn new_row(page: &'static Page, node: &NodeView, near: Option<usize>) -> Sheet {
        let mut sheet = Sheet::new(page, node, near);
        for setting in page.settings {
            let value = (setting.propose)(node, near);
            if let Some(field) = sheet.form.fields.iter_mut().find(|field| field.id == setting.id) {
                *field = match setting.offers {
                    [] => Field::proposal(setting.id, &value),
                    offers => Field::choice(setting.id, true, offers.iter().copied(), &value),
                };
            }
        }
        sheet.before.iter_mut().for_each(|(_, value)| value.clear());
        sheet.is_new = true;
        sheet
    }

    /// What the fields say now.
    pub fn after(&self) -> Vec<(FieldId, String)> {
        self.form.fields.iter().map(|field| (field.id, field.value().to_owned())).collect()
    }

    /// A key for the field with the keyboard; whether its value changed.
    pub fn key(&mut self, key: Key) -> bool {
        self.form.key(key)
    }

    /// The keyboard goes to the next field that means something, or to the one before.
    pub fn turn(&mut self, forward: bool) {
        for _ in 0..self.form.fields.len() {
            self.form.turn(forward);
            let here = self.form.fields.get(self.form.at).map(|field| field.id);
            if here.is_some_and(|id| self.applies(id)) {
                return;
            }
        }
    }

    /// After a change: what follows is filled in where nobody typed over it, and every field is judged.
    pub fn changed(&mut self, node: &NodeView, around: &Around) {
        let after = self.after();
        for (id, value) in (self.page.follows)(node, Values(&after)) {
            let Some(field) = self.form.fields.iter_mut().find(|field| field.id == id) else { continue };
            let Some((_, was)) = self.followed.iter_mut().find(|(of, _)| *of == id) else { continue };
            if field.value() == was && value != *was {
                *was = value;
                if let FieldKind::Text(line) = &mut field.kind {
                    line.set(was);
                }
            }
        }
        let after = self.after();
        let values = Values(&after);
        let own_name = Values(&self.before).get(FieldId::HostName);
        let mut around = around.clone();
        around.dns_names.retain(|name| name != own_name);
        around.is_new = self.is_new;
        for setting in self.page.settings {
            let applies = (setting.applies)(values);
            let verdict = if applies { (setting.check)(values.get(setting.id), &around, values) } else { Ok(()) };
            self.form.judge(setting.id, verdict);
        }
    }

    /// Whether the setting of a field means something beside the others.
    pub fn applies(&self, id: FieldId) -> bool {
        let after = self.after();
        self.page.settings.iter().any(|setting| setting.id == id && (setting.applies)(Values(&after)))
    }

    /// What will change: field, now, then.
    pub fn changes(&self) -> Vec<(FieldId, String, String)> {
        let after = self.after();
        let values = Values(&after);
        let pairs = self.page.settings.iter().zip(&self.before);
        pairs
            .filter(|(setting, _)| (setting.applies)(values))
            .map(|(setting, (_, old))| (setting.id, old.clone(), values.get(setting.id).to_owned()))
            .filter(|(_, old, new)| self.is_new || old != new)
            .collect()
    }

    /// The lines that lead from some values to others.
    fn lines(&self, from: Values<'_>, to: Values<'_>) -> Vec<String> {
        let changed: Vec<FieldId> = self.changes().into_iter().map(|(id, ..)| id).collect();
        let orders = self.page.orders.iter().filter(|order| match order.of {
            EVERY => !changed.is_empty(),
            some => some.iter().any(|id| changed.contains(id)),
        });
        orders.map(|order| (order.line)(from, to)).filter(|line| !line.is_empty()).collect()
    }

    /// The console lines that make it so; none when nothing was changed.
    pub fn commands(&self) -> Vec<String> {
        self.lines(Values(&self.before), Values(&self.after()))
    }

    /// What is remembered of it, with the lines that take it back.
    pub fn undo(&self, router: &str) -> Undo {
        let after = self.after();
        let changes = if self.is_new { Vec::new() } else { self.changes() };
        let lines = self.lines(Values(&after), Values(&self.before));
        Undo { router: router.to_owned(), changes, done: self.commands(), lines, edits: (0, 0) }
    }

    /// What its values amount to.
    pub fn notes(&self, node: &NodeView) -> Vec<Note> {
        (self.page.notes)(node, Values(&self.after()))
    }

    /// What else will happen.
    pub fn fallout(&self, view: &LabView, node: &NodeView) -> Vec<Fallout> {
        let after = self.after();
        if self.changes().is_empty() {
            return Vec::new();
        }
        (self.page.fallout)(view, node, Values(&self.before), Values(&after))
    }
}
