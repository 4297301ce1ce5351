//! A packet as a train of headers, drawn to scale as far as the width allows.

use crate::ui::canvas::{Canvas, fit, width};
use crate::ui::theme::Role;
use crate::ui::topology::Look;

/// A header, or the payload.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wagon {
    /// `IPv4`.
    pub name: String,
    /// Bytes.
    pub len: usize,
    /// Its colour.
    pub role: Role,
    /// The one that just came or goes, or is under the cursor.
    pub bright: bool,
}

/// Cells between a header that is off and the rest.
pub const APART: u16 = 6;

/// Draws the train from `x` in `cells` cells, and behind it the length of the whole; its first wagon is so many cells
/// `apart` from the others, for it comes or goes.
pub fn draw_train(canvas: &mut Canvas, (x, y): (u16, u16), cells: u16, (wagons, apart): (&[Wagon], u16), look: Look) {
    let total: usize = wagons.iter().map(|w| w.len).sum();
    let sum = format!(" {total} B");
    let apart = if wagons.len() > 1 { apart.min(APART) } else { 0 };
    // The others keep their places while the first one moves.
    let room = cells.saturating_sub(width(&sum) + if wagons.len() > 1 { APART } else { 0 });
    let mut at = x + if wagons.len() > 1 { APART - apart } else { 0 };
    for (i, (wagon, wide)) in wagons.iter().zip(share(wagons, room)).enumerate() {
        if wide < 2 {
            continue;
        }
        let mut style = look.theme.style(wagon.role);
        if wagon.bright {
            style = style.patch(look.theme.style(Role::Chosen));
        }
        let inner = wide - 2;
        let full = format!("{} {}", wagon.name, wagon.len);
        let label = if width(&full) <= inner { full.as_str() } else { fit(&wagon.name, inner) };
        canvas.put(at, y, look.glyphs.wagon.0, look.theme.style(wagon.role));
        canvas.fill(ratatui_core::layout::Rect::new(at + 1, y, inner, 1), " ", style);
        canvas.text(at + 1, y, label, style);
        canvas.put(at + wide - 1, y, look.glyphs.wagon.1, look.theme.style(wagon.role));
        at += wide + if i == 0 { apart } else { 0 };
    }
    canvas.text(at, y, &sum, look.theme.style(Role::Faint));
}

/// Cells of each wagon: enough for its label where possible, the rest by length.
fn share(wagons: &[Wagon], room: u16) -> Vec<u16> {
    let label = |w: &Wagon| width(&format!("{} {}", w.name, w.len)) + 2;
    let short = |w: &Wagon| width(&w.name).min(4) + 2;
    let fits = |f: &dyn Fn(&Wagon) -> u16| wagons.iter().map(|w| u32::from(f(w))).sum::<u32>() <= u32::from(room);
    let least: Vec<u16> = if fits(&label) {
        wagons.iter().map(label).collect()
    } else if fits(&short) {
        wagons.iter().map(short).collect()
    } else {
        let each = room / wagons.len().max(1) as u16;
        return vec![each; wagons.len()];
    };
    let total: usize = wagons.iter().map(|w| w.len).sum::<usize>().max(1);
    let used: u16 = least.iter().sum();
    let whole = usize::from(room.min(used.saturating_mul(2)));
    let mut spare = whole.saturating_sub(usize::from(used));
    let grow = |(w, &least): (&Wagon, &u16)| {
        let wanted = (w.len * whole / total).saturating_sub(usize::from(least)).min(spare);
        spare -= wanted;
        least + wanted as u16
    };
    wagons.iter().zip(&least).map(grow).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wagon_has_its_label_and_the_long_ones_are_longer() {
        let wagon = |name: &str, len| Wagon { name: name.into(), len, role: Role::Text, bright: false };
        let train = [wagon("Ethernet", 14), wagon("IPv4", 20), wagon("TCP", 20), wagon("HTTP", 400)];
        let cells = share(&train, 100);
        assert!(cells.iter().sum::<u16>() <= 100 && cells[0] == 13 && cells[3] > 30, "{cells:?}");
        assert_eq!(share(&train, 8), [2, 2, 2, 2]);
        assert!(share(&[], 8).is_empty());
    }
}
