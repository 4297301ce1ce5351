//! Windows and round trips of one end over time: congestion window, threshold and bytes on the way above, smoothed
//! round-trip time and timeout below, and which rule moves the window in between.

use ratatui_core::layout::Rect;

use super::Scene;
use super::plot::{self, Line, Series};
use crate::app::connection::{Curve, End, Moment, Phase, Sample};
use crate::sim::SimTime;
use crate::ui::canvas::{Canvas, width};
use crate::ui::kit::Kit;
use crate::ui::theme::Role;

/// Cells of the axis' numbers.
const AXIS_CELLS: u16 = 6;
/// Stands for a number that there is none of.
pub(super) const NO_NUMBER: &str = "-";

/// Moments from left to right.
#[derive(Clone, Copy)]
struct Span {
    from: SimTime,
    to: SimTime,
    columns: usize,
}

impl Span {
    /// The moment at which a dot column begins.
    fn at(self, column: usize) -> SimTime {
        let whole = u128::from(self.to.0.saturating_sub(self.from.0));
        SimTime(self.from.0 + (whole * column as u128 / self.columns.max(1) as u128) as u64)
    }

    /// The dot column of a moment.
    fn column(self, at: SimTime) -> usize {
        let whole = u128::from(self.to.0.saturating_sub(self.from.0)).max(1);
        let gone = u128::from(at.0.saturating_sub(self.from.0));
        ((gone * self.columns as u128 / whole) as usize).min(self.columns.saturating_sub(1))
    }
}

/// Draws the chart of the end that is charted.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let kit = &scene.kit;
    let peer = scene.view.charted();
    let end = scene.told.talk.end(peer);
    let moment = scene.view.moment(scene.shown);
    let plot = Rect {
        x: area.x + AXIS_CELLS + 1,
        width: area.width.saturating_sub(AXIS_CELLS + 1),
        y: area.y + 2,
        height: area.height.saturating_sub(6),
    };
    let Some(span) = span(end, scene.shown, plot.width) else {
        let text = kit.text("conn-chart-empty");
        kit.text_in(canvas, (area.x, area.y), area.width, &text, Role::Faint);
        return;
    };
    let lower = (plot.height / 3).max(2);
    let upper = Rect { height: plot.height.saturating_sub(lower), ..plot };
    let lower = Rect { y: upper.bottom() + 2, height: lower, ..plot };
    let now = end.sample_at(moment);
    draw_windows(canvas, scene, (end, now), span, upper);
    draw_phases(canvas, kit, end, span, Rect { y: upper.bottom(), height: 1, ..plot });
    draw_trips(canvas, kit, (end, now), span, lower);
    if scene.view.chosen.is_some() && moment.at >= span.from {
        let x = plot.x + (span.column(moment.at) / 2) as u16;
        canvas.restyle(Rect::new(x, upper.y, 1, upper.height), kit.style(Role::Chosen));
        canvas.restyle(Rect::new(x, lower.y, 1, lower.height), kit.style(Role::Chosen));
    }
    draw_times(canvas, scene, span, Rect { y: lower.bottom(), height: 1, ..plot });
}

/// From the first window to the last change by the shown moment.
fn span(end: &End, shown: SimTime, cells: u16) -> Option<Span> {
    let (first, last) = end.samples.sending(shown)?;
    // Repetitions of a SYN would leave no room for the rest.
    let open = end.moves.iter().find(|m| m.to == crate::trace::TcpState::Established).map(|m| m.at);
    let from = open.filter(|at| *at <= shown).unwrap_or(first);
    let to = SimTime(last.0.max(from.0 + 1_000));
    Some(Span { from, to, columns: plot::columns(cells) })
}

/// The least and the greatest value of each dot column; between two samples the earlier one holds.
fn values(end: &End, span: Span, curve: Curve) -> Vec<Option<(u64, u64)>> {
    (0..span.columns).map(|column| end.samples.extremes(curve, span.at(column), span.at(column + 1))).collect()
}

fn top(series: &[Series]) -> u64 {
    series.iter().flat_map(|line| line.values.iter().flatten()).map(|(_, most)| *most).max().unwrap_or(1).max(1)
}

fn draw_windows(canvas: &mut Canvas, scene: &Scene, (end, now): (&End, Option<&Sample>), span: Span, area: Rect) {
    let kit = &scene.kit;
    let series = |role, line, curve| Series { role, line, values: values(end, span, curve) };
    let shown = [
        series(Role::Faint, Line::Filled, Curve::Outstanding),
        series(Role::Warn, Line::Broken, Curve::Ssthresh),
        series(Role::Tcp, Line::Solid, Curve::Cwnd),
    ];
    let most = top(&shown);
    plot::draw(canvas, kit, &shown, most, area);
    let (threshold, cwnd, out) = match now {
        Some(now) => (now.ssthresh.to_string(), now.cwnd.to_string(), now.outstanding.to_string()),
        None => Default::default(),
    };
    let threshold = if now.is_some_and(|now| now.ssthresh == u32::MAX) {
        kit.text("conn-no-threshold").into_owned()
    } else {
        or_none(threshold)
    };
    let (left, y) = (area.x.saturating_sub(AXIS_CELLS + 1), area.y.saturating_sub(2));
    let x = canvas.text(left, y, &scene.told.end(scene.view.charted()), kit.style(Role::Title));
    let x = legend(canvas, kit, (Line::Solid, Role::Tcp), &format!("cwnd {}", or_none(cwnd)), (x + 1, y));
    let flight = kit.format("conn-chart-flight", &[("bytes", or_none(out).into())]);
    legend(canvas, kit, (Line::Filled, Role::Faint), &flight, (x + 1, y));
    legend(canvas, kit, (Line::Broken, Role::Warn), &format!("ssthresh {threshold}"), (left, y + 1));
    axis(canvas, kit, &[(&bytes(most), area.y), ("0 B", area.bottom().saturating_sub(1))], area);
}

/// How a line is drawn, and what it is with its value now; answers the column behind it.
fn legend(canvas: &mut Canvas, kit: &Kit, (line, role): (Line, Role), text: &str, (x, y): (u16, u16)) -> u16 {
    let mark = kit.look.glyphs.marks.get(line as usize).copied().unwrap_or("*");
    let sample = if line == Line::Broken { format!("{mark} {mark}") } else { mark.repeat(3) };
    let x = canvas.text(x, y, &sample, kit.style(role));
    canvas.text(x + 1, y, text, kit.style(role))
}

fn draw_trips(canvas: &mut Canvas, kit: &Kit, (end, now): (&End, Option<&Sample>), span: Span, area: Rect) {
    let series = |role, line, curve| Series { role, line, values: values(end, span, curve) };
    let shown = [series(Role::Warn, Line::Broken, Curve::Rto), series(Role::Good, Line::Solid, Curve::Srtt)];
    let most = top(&shown);
    plot::draw(canvas, kit, &shown, most, area);
    let y = area.y.saturating_sub(1);
    let x = legend(
        canvas,
        kit,
        (Line::Solid, Role::Good),
        &format!("srtt {}", millis(now.map_or(0, |now| now.srtt_ns))),
        (area.x, y),
    );
    legend(
        canvas,
        kit,
        (Line::Broken, Role::Warn),
        &format!("rto {}", millis(now.map_or(0, |now| now.rto_ns))),
        (x + 1, y),
    );
    axis(canvas, kit, &[(&millis(most), area.y), ("0 ms", area.bottom().saturating_sub(1))], area);
}

/// Numbers left of a plot, and its left edge.
fn axis(canvas: &mut Canvas, kit: &Kit, numbers: &[(&str, u16)], area: Rect) {
    let line = kit.look.glyphs.pane.get(5).copied().unwrap_or("|");
    for y in area.y..area.bottom() {
        canvas.put(area.x.saturating_sub(1), y, line, kit.style(Role::Border));
    }
    for (text, y) in numbers.iter().filter(|(_, y)| *y == area.y || area.height > 1) {
        let x = area.x.saturating_sub(1 + width(text));
        canvas.text(x, *y, text, kit.style(Role::Faint));
    }
}

/// Which rule moves the window: a line in its colour, with its name where there is room.
fn draw_phases(canvas: &mut Canvas, kit: &Kit, end: &End, span: Span, area: Rect) {
    let phase = |cell: u16| end.samples.at(Moment::after(span.at(usize::from(cell) * 2 + 1))).map(|s| s.phase);
    let mut from = 0;
    while from < area.width {
        let here = phase(from);
        let to = (from..area.width).find(|cell| phase(*cell) != here).unwrap_or(area.width);
        if let Some(here) = here {
            let role = phase_role(here);
            let line = kit.look.glyphs.bright.get(10).copied().unwrap_or("=");
            canvas.fill(Rect::new(area.x + from, area.y, to - from, 1), line, kit.style(role));
            let name = kit.format(&format!("conn-phase-{}", here.id()), &[]);
            let short = kit.format(&format!("conn-phase-{}.short", here.id()), &[]);
            let fits = [name, short].into_iter().find(|name| width(name) + 2 <= to - from);
            if let Some(name) = fits {
                canvas.text(area.x + from + 1, area.y, &name, kit.style(role));
            }
        }
        from = to;
    }
}

const fn phase_role(phase: Phase) -> Role {
    match phase {
        Phase::SlowStart => Role::Good,
        Phase::Avoidance => Role::Tcp,
        Phase::Recovery => Role::Warn,
        Phase::Loss => Role::Bad,
    }
}

/// Seconds since the connection began, at both ends of the axis.
fn draw_times(canvas: &mut Canvas, scene: &Scene, span: Span, area: Rect) {
    let since = |at: SimTime| SimTime(at.0.saturating_sub(scene.told.talk.began.0));
    let seconds = |at: SimTime| format!("{}.{:03} s", since(at).secs(), since(at).0 / 1_000_000 % 1_000);
    let style = scene.kit.style(Role::Faint);
    canvas.text(area.x, area.y, &seconds(span.from), style);
    let to = seconds(span.to);
    canvas.text(area.right().saturating_sub(width(&to)), area.y, &to, style);
}

/// A number, or a mark where there is no connection that has one.
fn or_none(number: String) -> String {
    if number.is_empty() { NO_NUMBER.to_owned() } else { number }
}

/// `64 KB`: a size in at most six cells.
fn bytes(count: u64) -> String {
    match count {
        0..10_000 => format!("{count} B"),
        10_000..1_000_000 => format!("{} KB", count / 1_000),
        _ => format!("{} MB", count / 1_000_000),
    }
}

fn millis(nanos: u64) -> String {
    match nanos / 1_000 {
        0 => NO_NUMBER.to_owned(),
        micros @ 1..10_000 => format!("{}.{} ms", micros / 1_000, micros / 100 % 10),
        micros @ 10_000..1_000_000 => format!("{} ms", micros / 1_000),
        micros => format!("{}.{} s", micros / 1_000_000, micros / 100_000 % 10),
    }
}
