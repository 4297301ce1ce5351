//! One field of a form: a text or a choice, and what is wrong with it.

use std::net::Ipv4Addr;

use crate::app::text_line::TextLine;
use crate::lab::Setting;

/// Which field. Its label is `field-<id>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FieldId {
    /// TCP, UDP or both.
    Proto,
    /// Outside port or range of ports.
    OutsidePorts,
    /// Inside host.
    InsideHost,
    /// Inside port.
    InsidePort,
    /// Who may call.
    Callers,
    /// What the owner of a rule notes.
    Comment,
    /// The host that gets what no rule takes.
    DmzHost,
    /// The sender.
    From,
    /// The receiver.
    To,
    /// What is sent.
    What,
    /// How many.
    Count,
    /// A port.
    Port,
    /// Text to send.
    Payload,
    /// Path of a web page.
    Path,
    /// Which name server is asked; empty for the host's own.
    Server,
    /// A file's name.
    FileName,
    /// A link.
    Link,
    /// Its direction.
    Direction,
    /// Whether nothing passes.
    Cut,
    /// What is wrong with a line.
    Trouble(Setting),
}

impl FieldId {
    /// All of them.
    pub const ALL: [FieldId; 29] = [
        FieldId::Proto,
        FieldId::OutsidePorts,
        FieldId::InsideHost,
        FieldId::InsidePort,
        FieldId::Callers,
        FieldId::Comment,
        FieldId::DmzHost,
        FieldId::From,
        FieldId::To,
        FieldId::What,
        FieldId::Count,
        FieldId::Port,
        FieldId::Payload,
        FieldId::Path,
        FieldId::Server,
        FieldId::FileName,
        FieldId::Link,
        FieldId::Direction,
        FieldId::Cut,
        FieldId::Trouble(Setting::Loss),
        FieldId::Trouble(Setting::Burst),
        FieldId::Trouble(Setting::Drop),
        FieldId::Trouble(Setting::Delay),
        FieldId::Trouble(Setting::Jitter),
        FieldId::Trouble(Setting::Reorder),
        FieldId::Trouble(Setting::Duplicate),
        FieldId::Trouble(Setting::Corrupt),
        FieldId::Trouble(Setting::Rate),
        FieldId::Trouble(Setting::Queue),
    ];

    /// Its label is `field-<id>`.
    pub const fn id(self) -> &'static str {
        match self {
            FieldId::Proto => "proto",
            FieldId::OutsidePorts => "outside-ports",
            FieldId::InsideHost => "inside-host",
            FieldId::InsidePort => "inside-port",
            FieldId::Callers => "callers",
            FieldId::Comment => "comment",
            FieldId::DmzHost => "dmz-host",
            FieldId::From => "from",
            FieldId::To => "to",
            FieldId::What => "what",
            FieldId::Count => "count",
            FieldId::Port => "port",
            FieldId::Payload => "payload",
            FieldId::Path => "path",
            FieldId::Server => "server",
            FieldId::FileName => "file-name",
            FieldId::Link => "link",
            FieldId::Direction => "direction",
            FieldId::Cut => "cut",
            FieldId::Trouble(setting) => setting.word(),
        }
    }
}

/// One of the things a choice offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Offer {
    /// Its value, and what is shown when it has no sentence.
    pub value: String,
    /// Whether it has a sentence: `offer-<value>`.
    pub worded: bool,
}

/// How a field is filled in.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// By typing.
    Text(TextLine),
    /// By choosing.
    Choice {
        /// What there is.
        offers: Vec<Offer>,
        /// The chosen one.
        at: usize,
    },
}

/// What is wrong with a field. Its sentence is `field-error-<id>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldError {
    /// Nothing is filled in.
    Empty,
    /// Not a port from 1 to 65535.
    NotAPort {
        /// As typed.
        text: String,
    },
    /// A range that ends before it starts.
    RangeBackwards {
        /// Its start.
        first: u16,
        /// Its end.
        last: u16,
    },
    /// A range whose inside ports would go past 65535.
    RangeTooLong {
        /// Ports of the range.
        ports: u32,
    },
    /// No box of this name, and not an address.
    UnknownHost {
        /// As typed.
        name: String,
        /// The nearest name there is.
        nearest: Option<String>,
    },
    /// The address is not in the network behind the router.
    NotInside {
        /// The address.
        addr: Ipv4Addr,
    },
    /// The box has no address now.
    NoAddress {
        /// Its name.
        name: String,
    },
    /// Another rule takes one of these ports already.
    Conflict {
        /// Its number.
        rule: u32,
    },
    /// Neither a network nor an address.
    NotANet {
        /// As typed.
        text: String,
    },
    /// Longer than it may be.
    TooLong {
        /// How many characters it may have.
        max: u32,
    },
    /// Not a number between these.
    NotANumber {
        /// Smallest.
        min: u32,
        /// Greatest.
        max: u32,
    },
    /// Not a name the DNS could have.
    NotAName {
        /// As typed.
        text: String,
    },
    /// Not a value of this setting of a line.
    BadSetting {
        /// Which.
        setting: Setting,
    },
    /// A character that a console line or a file name cannot hold.
    BadCharacter {
        /// The character.
        character: char,
    },
}

impl FieldError {
    /// Its sentence is `field-error-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            FieldError::Empty => "empty",
            FieldError::NotAPort { .. } => "not-a-port",
            FieldError::RangeBackwards { .. } => "range-backwards",
            FieldError::RangeTooLong { .. } => "range-too-long",
            FieldError::UnknownHost { .. } => "unknown-host",
            FieldError::NotInside { .. } => "not-inside",
            FieldError::NoAddress { .. } => "no-address",
            FieldError::Conflict { .. } => "conflict",
            FieldError::NotANet { .. } => "not-a-net",
            FieldError::TooLong { .. } => "too-long",
            FieldError::NotANumber { .. } => "not-a-number",
            FieldError::NotAName { .. } => "not-a-name",
            FieldError::BadSetting { .. } => "bad-setting",
            FieldError::BadCharacter { .. } => "bad-character",
        }
    }
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// How it is filled in.
    pub kind: FieldKind,
    /// What is wrong with it now.
    pub error: Option<FieldError>,
    /// Whether the keyboard has left it once.
    pub touched: bool,
}

impl Field {
    /// A field for a text.
    pub fn text(id: FieldId, value: &str) -> Field {
        Field { id, kind: FieldKind::Text(TextLine::new(value)), error: None, touched: false }
    }

    /// A field for a text, with a proposal that typing replaces.
    pub fn proposal(id: FieldId, value: &str) -> Field {
        Field { kind: FieldKind::Text(TextLine::proposing(value)), ..Field::text(id, value) }
    }

    /// A choice; `worded` offers have sentences, others are shown as they are.
    pub fn choice<'a>(id: FieldId, worded: bool, values: impl IntoIterator<Item = &'a str>, chosen: &str) -> Field {
        let offers: Vec<Offer> = values.into_iter().map(|v| Offer { value: v.to_owned(), worded }).collect();
        let at = offers.iter().position(|o| o.value == chosen).unwrap_or(0);
        Field { id, kind: FieldKind::Choice { offers, at }, error: None, touched: false }
    }

    /// What it says, without blanks around it.
    pub fn value(&self) -> &str {
        match &self.kind {
            FieldKind::Text(line) => line.text().trim(),
            FieldKind::Choice { offers, at } => offers.get(*at).map_or("", |o| o.value.as_str()),
        }
    }

    /// The next choice, or the one before, around the ends.
    pub(super) fn turn(&mut self, forward: bool) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let count = offers.len().max(1);
            *at = if forward { *at + 1 } else { *at + count - 1 } % count;
        }
    }

    /// The next choice that starts with this letter.
    pub(super) fn jump(&mut self, letter: char) {
        if let FieldKind::Choice { offers, at } = &mut self.kind {
            let (count, here) = (offers.len().max(1), *at);
            let fits = |i: &usize| offers.get(*i).is_some_and(|o| o.value.starts_with(letter));
            *at = (1..=count).map(|n| (here + n) % count).find(fits).unwrap_or(here);
        }
    }
}
