//! Colours of the themes that bring their own: a hue for each role that has one. What a role looks like beside its colour
//! (bold, reversed) is the same in all of them, and stands in the table of roles.

use super::Role;

/// Red, green, blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hue(pub(super) u8, pub(super) u8, pub(super) u8);

/// The colours of a theme.
#[derive(Debug)]
pub(super) struct Palette {
    /// As settings name it.
    pub(super) name: &'static str,
    /// The colours.
    pub(super) hues: &'static [(Role, Hue)],
    /// The background it is made for.
    #[cfg(test)]
    ground: Hue,
    /// The contrast to it (WCAG 2.2, 1.4.3 and 1.4.6) that every colour has.
    #[cfg(test)]
    contrast: f64,
}

/// All of them.
pub(super) const PALETTES: [Palette; 4] = [
    palette("dark", &DARK, Hue(0x10, 0x14, 0x1a), 4.5),
    palette("light", &LIGHT, Hue(0xff, 0xff, 0xff), 4.5),
    palette("contrast", &CONTRAST, Hue(0, 0, 0), 7.0),
    palette("okabe-ito", &OKABE_ITO, Hue(0x10, 0x14, 0x1a), 4.5),
];

#[cfg_attr(not(test), allow(unused_variables, reason = "what tests compare"))]
const fn palette(name: &'static str, hues: &'static [(Role, Hue)], ground: Hue, contrast: f64) -> Palette {
    Palette {
        name,
        hues,
        #[cfg(test)]
        ground,
        #[cfg(test)]
        contrast,
    }
}

/// For dark backgrounds.
const DARK: [(Role, Hue); 23] = [
    (Role::Faint, Hue(0x8b, 0x94, 0x9e)),
    (Role::Border, Hue(0x7d, 0x85, 0x90)),
    (Role::Focus, Hue(0x56, 0xd4, 0xdd)),
    (Role::Key, Hue(0x56, 0xd4, 0xdd)),
    (Role::Good, Hue(0x56, 0xd3, 0x64)),
    (Role::Bad, Hue(0xff, 0x7b, 0x72)),
    (Role::Warn, Hue(0xe3, 0xb3, 0x41)),
    (Role::Cable, Hue(0x8b, 0x94, 0x9e)),
    (Role::Radio, Hue(0x79, 0xc0, 0xff)),
    (Role::Cut, Hue(0xff, 0x7b, 0x72)),
    (Role::Private, Hue(0x56, 0xd3, 0x64)),
    (Role::Public, Hue(0xd2, 0xa8, 0xff)),
    (Role::Old, Hue(0x8b, 0x94, 0x9e)),
    (Role::New, Hue(0xff, 0xd8, 0x66)),
    (Role::Caption, Hue(0xff, 0xd8, 0x66)),
    (Role::Tcp, Hue(0x56, 0xd4, 0xdd)),
    (Role::Udp, Hue(0x79, 0xc0, 0xff)),
    (Role::Arp, Hue(0xe3, 0xb3, 0x41)),
    (Role::Icmp, Hue(0xff, 0x9b, 0xce)),
    (Role::Dhcp, Hue(0x7e, 0xe7, 0x87)),
    (Role::Dns, Hue(0xa5, 0xd6, 0xff)),
    (Role::Http, Hue(0xff, 0xa6, 0x57)),
    (Role::Raw, Hue(0xb1, 0xba, 0xc4)),
];

/// For light backgrounds.
const LIGHT: [(Role, Hue); 23] = [
    (Role::Faint, Hue(0x57, 0x60, 0x6a)),
    (Role::Border, Hue(0x6e, 0x77, 0x81)),
    (Role::Focus, Hue(0x05, 0x50, 0xae)),
    (Role::Key, Hue(0x05, 0x50, 0xae)),
    (Role::Good, Hue(0x11, 0x63, 0x29)),
    (Role::Bad, Hue(0xa4, 0x0e, 0x26)),
    (Role::Warn, Hue(0x7d, 0x4e, 0x00)),
    (Role::Cable, Hue(0x6e, 0x77, 0x81)),
    (Role::Radio, Hue(0x05, 0x50, 0xae)),
    (Role::Cut, Hue(0xa4, 0x0e, 0x26)),
    (Role::Private, Hue(0x11, 0x63, 0x29)),
    (Role::Public, Hue(0x66, 0x39, 0xba)),
    (Role::Old, Hue(0x57, 0x60, 0x6a)),
    (Role::New, Hue(0x7d, 0x4e, 0x00)),
    (Role::Caption, Hue(0x7d, 0x4e, 0x00)),
    (Role::Tcp, Hue(0x1b, 0x5e, 0x6b)),
    (Role::Udp, Hue(0x05, 0x50, 0xae)),
    (Role::Arp, Hue(0x7d, 0x4e, 0x00)),
    (Role::Icmp, Hue(0x99, 0x28, 0x6e)),
    (Role::Dhcp, Hue(0x11, 0x63, 0x29)),
    (Role::Dns, Hue(0x09, 0x69, 0xda)),
    (Role::Http, Hue(0x95, 0x38, 0x00)),
    (Role::Raw, Hue(0x57, 0x60, 0x6a)),
];

/// As far from black as colours are.
const CONTRAST: [(Role, Hue); 23] = [
    (Role::Faint, Hue(0xd0, 0xd0, 0xd0)),
    (Role::Border, Hue(0xff, 0xff, 0xff)),
    (Role::Focus, Hue(0x00, 0xff, 0xff)),
    (Role::Key, Hue(0x00, 0xff, 0xff)),
    (Role::Good, Hue(0x00, 0xff, 0x5f)),
    (Role::Bad, Hue(0xff, 0x87, 0x87)),
    (Role::Warn, Hue(0xff, 0xff, 0x00)),
    (Role::Cable, Hue(0xff, 0xff, 0xff)),
    (Role::Radio, Hue(0x87, 0xd7, 0xff)),
    (Role::Cut, Hue(0xff, 0x87, 0x87)),
    (Role::Private, Hue(0x00, 0xff, 0x5f)),
    (Role::Public, Hue(0xff, 0xaf, 0xff)),
    (Role::Old, Hue(0xd0, 0xd0, 0xd0)),
    (Role::New, Hue(0xff, 0xff, 0x00)),
    (Role::Caption, Hue(0xff, 0xff, 0x00)),
    (Role::Tcp, Hue(0x00, 0xff, 0xff)),
    (Role::Udp, Hue(0x87, 0xd7, 0xff)),
    (Role::Arp, Hue(0xff, 0xff, 0x00)),
    (Role::Icmp, Hue(0xff, 0xaf, 0xff)),
    (Role::Dhcp, Hue(0x00, 0xff, 0x5f)),
    (Role::Dns, Hue(0xaf, 0xd7, 0xff)),
    (Role::Http, Hue(0xff, 0xaf, 0x5f)),
    (Role::Raw, Hue(0xe4, 0xe4, 0xe4)),
];

/// After Okabe and Ito (2008): told apart by all kinds of colour vision.
const OKABE_ITO: [(Role, Hue); 23] = [
    (Role::Faint, Hue(0x99, 0x99, 0x99)),
    (Role::Border, Hue(0x8a, 0x8a, 0x8a)),
    (Role::Focus, Hue(0x56, 0xb4, 0xe9)),
    (Role::Key, Hue(0x56, 0xb4, 0xe9)),
    (Role::Good, Hue(0x00, 0x9e, 0x73)),
    (Role::Bad, Hue(0xd5, 0x5e, 0x00)),
    (Role::Warn, Hue(0xe6, 0x9f, 0x00)),
    (Role::Cable, Hue(0x99, 0x99, 0x99)),
    (Role::Radio, Hue(0x56, 0xb4, 0xe9)),
    (Role::Cut, Hue(0xd5, 0x5e, 0x00)),
    (Role::Private, Hue(0x00, 0x9e, 0x73)),
    (Role::Public, Hue(0xcc, 0x79, 0xa7)),
    (Role::Old, Hue(0x99, 0x99, 0x99)),
    (Role::New, Hue(0xf0, 0xe4, 0x42)),
    (Role::Caption, Hue(0xf0, 0xe4, 0x42)),
    (Role::Tcp, Hue(0x56, 0xb4, 0xe9)),
    (Role::Udp, Hue(0x3b, 0x9a, 0xd9)),
    (Role::Arp, Hue(0xf0, 0xe4, 0x42)),
    (Role::Icmp, Hue(0xcc, 0x79, 0xa7)),
    (Role::Dhcp, Hue(0x00, 0x9e, 0x73)),
    (Role::Dns, Hue(0xe6, 0x9f, 0x00)),
    (Role::Http, Hue(0xd5, 0x5e, 0x00)),
    (Role::Raw, Hue(0xbb, 0xbb, 0xbb)),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(Hue(red, green, blue): Hue) -> f64 {
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    #[test]
    fn every_colour_can_be_read_on_its_ground() {
        for palette in &PALETTES {
            for (role, hue) in palette.hues {
                let (a, b) = (luminance(*hue), luminance(palette.ground));
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                // Lines between panes are no words (1.4.11).
                let least = if matches!(role, Role::Border | Role::Cable) { 3.0 } else { palette.contrast };
                assert!(contrast >= least, "{role:?} of {}: {contrast:.2}", palette.name);
            }
        }
    }
}
