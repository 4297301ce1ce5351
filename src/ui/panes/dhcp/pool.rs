//! A DHCP server: its pool as a map, a cell an address, and the rows of its table.

use std::net::Ipv4Addr;

use ratatui_core::layout::Rect;

use super::{DhcpPane, lines};
use crate::app::dhcp::card_of;
use crate::proto::dhcp::{LeaseRow, ServerRow};
use crate::ui::canvas::Canvas;
use crate::ui::panes::tables::duration;
use crate::ui::theme::Role;

/// Cells of the first address of a line.
const LABEL: u16 = 17;
/// Addresses in a line.
const PER_LINE: [u16; 3] = [64, 32, 16];
/// Lines of the map at most; the rest is counted.
const MAP_ROWS: u16 = 8;

/// What a cell stands for: its state, the letter it is drawn as, its colour. The first is an address nobody had.
const KINDS: [(&str, &str, Role); 8] = [
    ("free", ".", Role::Faint),
    ("bound", "#", Role::Good),
    ("offered", "o", Role::Warn),
    ("probed", "?", Role::Warn),
    ("reserved", "R", Role::Public),
    ("released", "-", Role::Text),
    ("declined", "x", Role::Bad),
    ("recalled", "!", Role::Bad),
];

fn kind_of(row: Option<&LeaseRow>) -> usize {
    let state = match row.map(|row| row.state) {
        None => "free",
        Some("expired") => "released",
        Some(state) => state,
    };
    KINDS.iter().position(|(name, ..)| *name == state).unwrap_or(0)
}

/// Draws it.
pub(super) fn draw(canvas: &mut Canvas, pane: &DhcpPane, server: &ServerRow, area: Rect) {
    let y = lines(canvas, &pane.kit, area, &head(pane, server));
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    let y = draw_map(canvas, pane, server, rest);
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    draw_rows(canvas, pane, rest);
}

/// The server, and what is wrong with its network.
pub(super) fn head(pane: &DhcpPane, server: &ServerRow) -> Vec<(String, Role)> {
    let kit = &pane.kit;
    let (first, last) = server.pool;
    let on = if server.running { "on" } else { "off" };
    let args = [
        ("iface", server.iface.as_str().into()),
        ("server", server.server.to_string().into()),
        ("first", first.to_string().into()),
        ("last", last.to_string().into()),
        ("secs", u64::from(server.lease_secs).into()),
        ("running", on.into()),
    ];
    let mut head = vec![(kit.format("dhcp-server", &args), if server.running { Role::Strong } else { Role::Bad })];
    // Two servers on one network: whoever answers first wins.
    head.extend(
        server.others.iter().map(|other| (kit.format("dhcp-rogue", &[("value", other.to_string().into())]), Role::Bad)),
    );
    head
}

fn draw_map(canvas: &mut Canvas, pane: &DhcpPane, server: &ServerRow, area: Rect) -> u16 {
    let kit = &pane.kit;
    let per_line = PER_LINE.into_iter().find(|cells| LABEL + cells <= area.width).unwrap_or(16);
    let (first, last) = (server.pool.0.to_bits(), server.pool.1.to_bits());
    let mut counts = [0u32; KINDS.len()];
    let mut y = area.y;
    let rows: std::collections::BTreeMap<Ipv4Addr, &LeaseRow> =
        pane.node.leases.iter().map(|row| (row.addr, row)).collect();
    for row in pane.node.leases.iter().filter(|row| (first..=last).contains(&row.addr.to_bits())) {
        counts[kind_of(Some(row))] += 1;
    }
    counts[0] = (last.saturating_sub(first) + 1).saturating_sub(counts.iter().sum());
    for line in 0..u32::from(MAP_ROWS) {
        let start = first.saturating_add(line * u32::from(per_line));
        if start > last || y >= area.bottom() {
            break;
        }
        canvas.text(area.x, y, &Ipv4Addr::from_bits(start).to_string(), kit.style(Role::Caption));
        for (x, bits) in (area.x + LABEL..).zip(start..=last.min(start.saturating_add(u32::from(per_line) - 1))) {
            let (_, letter, role) = KINDS[kind_of(rows.get(&Ipv4Addr::from_bits(bits)).copied())];
            canvas.put(x, y, letter, kit.style(role));
        }
        y += 1;
    }
    let legend: Vec<String> = KINDS
        .iter()
        .zip(counts)
        .filter(|((name, ..), count)| *name == "free" || *count > 0)
        .map(|((name, letter, _), count)| {
            let word = kit.format(&format!("dhcp-kind-{name}"), &[]);
            format!("{letter} {word} {count}")
        })
        .collect();
    let area = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    lines(canvas, kit, area, &[(legend.join("   "), Role::Text)])
}

/// The rows of the table: whose, for how long.
fn draw_rows(canvas: &mut Canvas, pane: &DhcpPane, area: Rect) {
    let kit = &pane.kit;
    let room = usize::from(area.height.saturating_sub(1));
    let all = pane.node.leases.len();
    let shown = if all > room { room.saturating_sub(1) } else { all };
    for (y, row) in (area.y + 1..area.bottom()).zip(pane.node.leases.iter().take(shown)) {
        let (_, letter, role) = KINDS[kind_of(Some(row))];
        let left = row.remaining_secs.map_or_else(|| "-".to_owned(), duration);
        let card = card_of(pane.node, row).map_or_else(|| "?".to_owned(), |mac| mac.to_string());
        let name = row.host_name.as_deref().filter(|_| card != "?").unwrap_or_default();
        let kept = if row.reserved { "R" } else { " " };
        let word = kit.format(&format!("dhcp-kind-{}", KINDS[kind_of(Some(row))].0), &[]);
        let line = format!("{:<15} {card:<17} {kept} {name:<12} {left:>9}  {word}", row.addr.to_string());
        canvas.put(area.x, y, letter, kit.style(role));
        kit.text_in(canvas, (area.x + 2, y), area.width.saturating_sub(2), &line, Role::Text);
    }
    if all > shown {
        let text = kit.format("dhcp-more", &[("count", ((all - shown) as u64).into())]);
        canvas.text(area.x + 2, area.bottom().saturating_sub(1), &text, kit.style(Role::Faint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, Texts};

    #[test]
    fn every_kind_of_address_has_a_word_and_a_letter_of_its_own() {
        for (name, letter, _) in KINDS {
            assert!(Lang::ALL.into_iter().all(|lang| Texts::new(lang).has(&format!("dhcp-kind-{name}"))), "{name}");
            assert_eq!(KINDS.iter().filter(|(_, other, _)| *other == letter).count(), 1, "{letter}");
        }
    }
}
