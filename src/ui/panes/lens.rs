//! The legend of a lens: what the letters on the map stand for, in a line or two below it.

use ratatui_core::layout::Rect;

use crate::app::lens::{GROUPS_MAX, Group, Seen, letter};
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;
use crate::ui::topology::group_role;

/// Rows of a legend in a map of this width.
pub const fn legend_rows(width: u16) -> u16 {
    if width < 70 { 3 } else { 2 }
}

/// Draws the legend of what is `seen`; groups no box belongs to are left out.
pub fn draw_legend(canvas: &mut Canvas, kit: &Kit, seen: &Seen, area: Rect) {
    let used = |group: usize| seen.nodes.iter().any(|groups| groups.contains(&group));
    let (mut x, mut y) = (area.x, area.y);
    let mut drawn = false;
    for (at, group) in seen.groups.iter().enumerate().take(GROUPS_MAX).filter(|(at, _)| used(*at)) {
        let text = name(kit, group);
        let cells = width(&text) + 4;
        if drawn && x + cells > area.right() {
            (x, y) = (area.x, y + 1);
        }
        if y >= area.bottom() {
            canvas.text(
                area.right().saturating_sub(1),
                area.bottom() - 1,
                kit.look.glyphs.more,
                kit.style(Role::Faint),
            );
            return;
        }
        canvas.put(x, y, &letter(at).to_string(), kit.style(group_role(at)));
        let room = area.right().saturating_sub(x + 2);
        kit.text_in(canvas, (x + 2, y), room, &text, Role::Faint);
        (x, drawn) = (x + cells, true);
    }
    if !drawn {
        kit.text_in(canvas, (area.x, area.y), area.width, &kit.text("lens-nobody"), Role::Faint);
    }
}

fn name(kit: &Kit, group: &Group) -> String {
    match group {
        Group::Subnet(net) => net.to_string(),
        Group::Table(table) => kit.text(&format!("lens-table-{}", table.id())).into_owned(),
        Group::Domain { subnets, vlan, boxes } => {
            let mut nets: Vec<String> = subnets.iter().map(ToString::to_string).collect();
            if nets.is_empty() {
                nets.push(kit.text("lens-alone").into_owned());
            }
            let nets = nets.join(" + ");
            let name = match vlan {
                Some(vlan) => kit.format("lens-vlan", &[("vlan", (*vlan).into()), ("nets", nets.into())]),
                None => nets,
            };
            format!("{name} ({boxes})")
        }
    }
}
