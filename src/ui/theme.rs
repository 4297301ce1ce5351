//! What things look like: roles, and a style for each. The default uses the sixteen ANSI colours on the user's own
//! background and says nothing by colour alone: each role that matters also has a glyph, a letter or a word.

use ratatui_core::style::{Color, Modifier, Style};

/// What a piece of screen is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ordinary words.
    Text,
    /// Words of less weight: units, labels, what is unused.
    Faint,
    /// Words of more weight.
    Strong,
    /// The frame around a pane.
    Border,
    /// The frame around the pane that has the keyboard.
    Focus,
    /// A pane's title.
    Title,
    /// The row or box that is chosen.
    Chosen,
    /// A key to press.
    Key,
    /// Well.
    Good,
    /// Not well.
    Bad,
    /// Worth a look.
    Warn,
    /// A cable.
    Cable,
    /// Radio.
    Radio,
    /// A cut link.
    Cut,
    /// A private address.
    Private,
    /// A public address.
    Public,
    /// What was rewritten, before.
    Old,
    /// What was rewritten, after.
    New,
    /// Bytes under the cursor.
    Lit,
    /// A demo's caption.
    Caption,
    /// TCP.
    Tcp,
    /// UDP.
    Udp,
    /// ARP.
    Arp,
    /// ICMP.
    Icmp,
    /// DHCP.
    Dhcp,
    /// DNS.
    Dns,
    /// HTTP.
    Http,
    /// A frame nobody here can name.
    Raw,
}

/// All roles, in the order of the table.
const ROLES: [(Role, &str, Style); 28] = [
    (Role::Text, "text", Style::new()),
    (Role::Faint, "faint", Style::new().fg(Color::DarkGray)),
    (Role::Strong, "strong", Style::new().add_modifier(Modifier::BOLD)),
    (Role::Border, "border", Style::new().fg(Color::DarkGray)),
    (Role::Focus, "focus", Style::new().fg(Color::Cyan)),
    (Role::Title, "title", Style::new().add_modifier(Modifier::BOLD)),
    (Role::Chosen, "chosen", Style::new().add_modifier(Modifier::REVERSED)),
    (Role::Key, "key", Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD)),
    (Role::Good, "good", Style::new().fg(Color::Green)),
    (Role::Bad, "bad", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD)),
    (Role::Warn, "warn", Style::new().fg(Color::Yellow)),
    (Role::Cable, "cable", Style::new().fg(Color::DarkGray)),
    (Role::Radio, "radio", Style::new().fg(Color::Blue)),
    (Role::Cut, "cut", Style::new().fg(Color::Red)),
    (Role::Private, "private", Style::new().fg(Color::Green)),
    (Role::Public, "public", Style::new().fg(Color::Magenta)),
    (Role::Old, "old", Style::new().fg(Color::DarkGray).add_modifier(Modifier::CROSSED_OUT)),
    (Role::New, "new", Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD)),
    (Role::Lit, "lit", Style::new().add_modifier(Modifier::REVERSED).add_modifier(Modifier::BOLD)),
    (Role::Caption, "caption", Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD)),
    (Role::Tcp, "tcp", Style::new().fg(Color::Cyan)),
    (Role::Udp, "udp", Style::new().fg(Color::Blue)),
    (Role::Arp, "arp", Style::new().fg(Color::Yellow)),
    (Role::Icmp, "icmp", Style::new().fg(Color::Magenta)),
    (Role::Dhcp, "dhcp", Style::new().fg(Color::Green)),
    (Role::Dns, "dns", Style::new().fg(Color::LightBlue)),
    (Role::Http, "http", Style::new().fg(Color::LightCyan)),
    (Role::Raw, "raw", Style::new().fg(Color::Gray)),
];

const OKABE_ITO: [(&str, [u8; 3]); 14] = [
    ("tcp", [86, 180, 233]),
    ("udp", [0, 114, 178]),
    ("arp", [240, 228, 66]),
    ("icmp", [204, 121, 167]),
    ("dhcp", [0, 158, 115]),
    ("dns", [230, 159, 0]),
    ("http", [213, 94, 0]),
    ("good", [0, 158, 115]),
    ("bad", [213, 94, 0]),
    ("warn", [230, 159, 0]),
    ("private", [0, 158, 115]),
    ("public", [204, 121, 167]),
    ("focus", [86, 180, 233]),
    ("key", [86, 180, 233]),
];

/// A style for each role.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    styles: [Style; ROLES.len()],
}

impl Default for Theme {
    fn default() -> Self {
        Theme { styles: ROLES.map(|row| row.2) }
    }
}

impl Theme {
    /// No colours at all: bold, reverse, underline and faint say what they can.
    pub fn mono() -> Self {
        let plain = |row: (Role, &str, Style)| Style { fg: None, bg: None, ..row.2 };
        let mut theme = Theme { styles: ROLES.map(plain) };
        for role in [Role::Faint, Role::Border, Role::Cable, Role::Raw] {
            theme.add(role, Modifier::DIM);
        }
        for role in [Role::Focus, Role::Key, Role::Warn] {
            theme.add(role, Modifier::BOLD);
        }
        theme
    }

    /// The colours of Okabe and Ito (2008), told apart by all kinds of colour vision.
    pub fn okabe_ito() -> Self {
        let mut theme = Theme::default();
        for (name, colour) in OKABE_ITO {
            theme.paint(name, Color::Rgb(colour[0], colour[1], colour[2]));
        }
        theme
    }

    fn add(&mut self, role: Role, modifier: Modifier) {
        if let Some(style) = self.styles.get_mut(role as usize) {
            *style = style.add_modifier(modifier);
        }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Replaces the colour of the role called `name`. False when there is no such role.
    pub fn paint(&mut self, name: &str, colour: Color) -> bool {
        let found = ROLES.iter().position(|row| row.1 == name).and_then(|at| self.styles.get_mut(at));
        found.map(|style| *style = style.fg(colour)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_their_role_says() {
        for (at, row) in ROLES.iter().enumerate() {
            assert_eq!(row.0 as usize, at, "{}", row.1);
        }
    }

    #[test]
    fn a_role_can_be_repainted_by_name() {
        let mut theme = Theme::default();
        assert!(theme.paint("tcp", Color::Rgb(0, 114, 178)));
        assert!(!theme.paint("tpc", Color::Red));
        assert_eq!(theme.style(Role::Tcp).fg, Some(Color::Rgb(0, 114, 178)));
    }
}
