//! What things look like: roles, and a style for each. The default uses the sixteen ANSI colours on the user's own
//! background and says nothing by colour alone: each role that matters also has a glyph, a letter or a word.

mod palettes;

use ratatui_core::style::{Color, Modifier, Style};

use palettes::{Hue, PALETTES};

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

    /// The theme of this name; the sixteen colours of the terminal for a name nobody knows.
    pub fn named(name: &str) -> Self {
        if name == "mono" {
            return Theme::mono();
        }
        let mut theme = Theme::default();
        let palette = PALETTES.iter().find(|palette| palette.name == name);
        for (role, Hue(red, green, blue)) in palette.map_or(&[][..], |palette| palette.hues) {
            theme.paint(*role, Color::Rgb(*red, *green, *blue));
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

    fn paint(&mut self, role: Role, colour: Color) {
        if let Some(style) = self.styles.get_mut(role as usize) {
            *style = style.fg(colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings::THEMES;

    #[test]
    fn rows_stand_where_their_role_says() {
        for (at, row) in ROLES.iter().enumerate() {
            assert_eq!(row.0 as usize, at, "{}", row.1);
        }
    }

    #[test]
    fn every_palette_has_a_colour_for_every_role_that_has_one() {
        for palette in &PALETTES {
            for (role, name, style) in ROLES {
                let count = palette.hues.iter().filter(|(other, _)| *other == role).count();
                assert_eq!(count, usize::from(style.fg.is_some()), "{name} in {}", palette.name);
            }
        }
    }

    #[test]
    fn every_theme_that_is_offered_exists_and_no_two_are_alike() {
        let themes: Vec<Theme> = THEMES.iter().map(|name| Theme::named(name)).collect();
        for (at, theme) in themes.iter().enumerate() {
            assert!(themes[at + 1..].iter().all(|other| other != theme), "{} is another", THEMES[at]);
        }
    }
}
