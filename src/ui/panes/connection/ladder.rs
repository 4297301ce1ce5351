//! The time–sequence ladder: the client's line left, the server's right, time down, one arrow a segment.
//!
//! A row begins when its segment leaves; the head of the arrow is where the segment is at the shown moment, so that
//! what is on its way at once is seen at once. What happened at an end stands beside the arrow that brought it.

use ratatui_core::layout::Rect;

use super::{Scene, step};
use crate::app::connection::{Fate, HandCall, Moment, Note, NoteKind, Outcome, Peer, Progress, Row, Segment};
use crate::i18n::{fact_short, note_label};
use crate::sim::SimTime;
use crate::trace::{TcpResend, TcpState};
use crate::ui::canvas::{Canvas, fit, shorten, width, wrap};
use crate::ui::theme::Role;
use crate::wire::Flags;

/// Cells of the time, with a blank.
const TIME_CELLS: u16 = 11;
/// Cells of what stands beside a line.
const NOTE_CELLS: u16 = 14;
/// Rows of the sentences below the ladder, by the height of the space.
const STEP_ROWS: [u16; 2] = [5, 7];

/// Where the columns are.
#[derive(Clone, Copy)]
struct Columns {
    /// Of what stands left of the client's line.
    left: u16,
    /// The client's line.
    client: u16,
    /// The server's line.
    server: u16,
}

/// Draws the ladder with the chosen step below it.
pub(super) fn draw(canvas: &mut Canvas, scene: &Scene, area: Rect) {
    let columns = Columns {
        left: area.x + TIME_CELLS,
        client: area.x + TIME_CELLS + NOTE_CELLS,
        server: area.right().saturating_sub(NOTE_CELLS + 1),
    };
    let [low, high] = STEP_ROWS;
    let told = if area.height < 30 { low } else { high };
    let heads = draw_heads(canvas, scene, columns, area);
    let ladder = Rect { y: area.y + heads, height: area.height.saturating_sub(told + 1 + heads), ..area };
    let talk = scene.told.talk;
    let end = talk.rows_by(scene.shown);
    let newest = end.checked_sub(1).filter(|row| *row >= talk.first);
    let chosen = scene.view.chosen.filter(|row| *row < end);
    // Who is blocked is told below the newest row, whatever stands above.
    let moment = scene.view.moment(scene.shown);
    let waits = told_waits(scene, columns, moment);
    let blocked = chosen.is_none() && Peer::BOTH.iter().any(|peer| scene.told.blocked(*peer, moment).is_some());
    let kept = if blocked { waits.len() as u16 + 1 } else { 0 };
    let rows = u64::from(ladder.height.saturating_sub(kept));
    // The chosen row stands in the middle, as far as there are rows around it.
    let middle = chosen.map_or(end, |row| row.saturating_sub(rows / 2));
    let first = middle.min(end.saturating_sub(rows)).max(talk.first);
    for (y, number) in (ladder.y..ladder.bottom()).zip(first..) {
        let Some(row) = talk.row(number).filter(|_| number < end) else {
            draw_lines(canvas, scene, columns, y);
            continue;
        };
        draw_row(canvas, scene, row, columns, (area.x, y));
        if chosen == Some(number) {
            canvas.restyle(Rect::new(area.x, y, area.width, 1), scene.kit.style(Role::Chosen));
        }
    }
    let free = ladder.y.saturating_add(end.saturating_sub(first).min(rows) as u16);
    draw_waits(
        canvas,
        scene,
        &waits,
        columns,
        Rect { y: free, height: ladder.bottom().saturating_sub(free), ..ladder },
    );
    let rule = scene.kit.look.glyphs.pane.get(10).copied().unwrap_or("-");
    canvas.fill(Rect::new(area.x, ladder.bottom(), area.width, 1), rule, scene.kit.style(Role::Border));
    let below = Rect { y: ladder.bottom() + 1, height: told, ..area };
    step::draw(canvas, scene, chosen.or(newest), below);
}

/// Names and addresses of the ends, what the one sees of the other through a translation, and the states now; answers
/// how many rows that took.
fn draw_heads(canvas: &mut Canvas, scene: &Scene, columns: Columns, area: Rect) -> u16 {
    let kit = &scene.kit;
    let talk = scene.told.talk;
    let [client, server] = Peer::BOTH.map(|peer| talk.end(peer).who);
    let address = |own: Option<_>, other: Option<(_, _, std::net::SocketAddrV4)>| match (own, other) {
        (Some((_, local, _)), _) => std::net::SocketAddrV4::to_string(&local),
        (None, Some((_, _, remote))) if !remote.ip().is_unspecified() => remote.to_string(),
        (None, _) => String::new(),
    };
    let named = |peer: Peer, text: String| match talk.end(peer).who {
        None if !text.is_empty() => text,
        _ => format!("{} {text}", scene.told.end(peer)),
    };
    let (left, right) = (named(Peer::Client, address(client, server)), named(Peer::Server, address(server, client)));
    let half = area.width / 2 - 1;
    let more = kit.look.glyphs.more;
    canvas.text_in(area.x, area.y, half, &left, more, kit.style(Role::Title));
    let right = shorten(&right, half, more);
    canvas.text(area.right().saturating_sub(width(&right)), area.y, &right, kit.style(Role::Title));
    let translated = match (client, server) {
        (Some((_, local, _)), Some((_, _, remote))) if local != remote => Some((Peer::Server, remote)),
        (Some((_, _, remote)), Some((_, local, _))) if local != remote => Some((Peer::Client, remote)),
        _ => None,
    };
    let seen = translated.map(|(peer, addr)| {
        let args = [("node", scene.told.end(peer).into()), ("addr", addr.to_string().into())];
        format!("NAT: {}", kit.format("conn-seen-as", &args))
    });
    let headless = talk.headless.then(|| kit.text("conn-headless").into_owned());
    let between: Vec<String> = seen.into_iter().chain(headless).collect();
    let text = between.join("  ");
    let at = area.x + (area.width.saturating_sub(width(&text))) / 2;
    canvas.text_in(at, area.y + 1, area.right().saturating_sub(at), &text, more, kit.style(Role::Warn));
    let y = area.y + 1 + u16::from(!between.is_empty());
    draw_lines(canvas, scene, columns, y);
    for (peer, x) in [(Peer::Client, columns.left), (Peer::Server, columns.server + 2)] {
        let (state, _) = talk.end(peer).state_at(scene.view.moment(scene.shown));
        let text = note_cell(state.map_or("?", TcpState::name), peer);
        canvas.text_in(x, y, NOTE_CELLS - 1, &text, "", kit.style(state.map_or(Role::Faint, state_role)));
    }
    y + 1 - area.y
}

/// What either end waits for, in lines: the call its process is blocked in, and what TCP expects.
fn told_waits(scene: &Scene, columns: Columns, moment: Moment) -> Vec<(Peer, String, Role)> {
    let room = columns.server.saturating_sub(columns.client + 3);
    let told = |peer| {
        let blocked = scene.told.blocked(peer, moment).map(|text| (text, Role::Warn));
        let told = blocked.into_iter().chain(scene.told.waits(peer, moment).map(|text| (text, Role::Faint)));
        told.flat_map(move |(text, role)| wrap(&text, room).into_iter().map(move |line| (peer, line, role)))
    };
    Peer::BOTH.into_iter().flat_map(told).collect()
}

/// What either end waits for, below the last row.
fn draw_waits(canvas: &mut Canvas, scene: &Scene, waits: &[(Peer, String, Role)], columns: Columns, area: Rect) {
    for ((peer, text, role), y) in waits.iter().zip(area.y + 1..area.bottom()) {
        let x = match peer {
            Peer::Client => columns.client + 2,
            Peer::Server => columns.server.saturating_sub(1 + width(text)),
        };
        canvas.text(x, y, text, scene.kit.style(*role));
    }
}

/// Left of its line text stands right, so that it touches the line.
fn note_cell(text: &str, peer: Peer) -> String {
    match peer {
        Peer::Client => {
            let pad = (NOTE_CELLS - 1).saturating_sub(width(text));
            format!("{}{text}", " ".repeat(usize::from(pad)))
        }
        Peer::Server => text.to_owned(),
    }
}

/// The look of a state: open is well, over is faint, all else is worth a look.
pub(super) fn state_role(state: TcpState) -> Role {
    match state {
        TcpState::Established => Role::Good,
        TcpState::Closed | TcpState::Listen => Role::Faint,
        _ => Role::Warn,
    }
}

fn draw_lines(canvas: &mut Canvas, scene: &Scene, columns: Columns, y: u16) {
    let line = scene.kit.look.glyphs.pane.get(5).copied().unwrap_or("|");
    for x in [columns.client, columns.server] {
        canvas.put(x, y, line, scene.kit.style(Role::Border));
    }
}

fn draw_row(canvas: &mut Canvas, scene: &Scene, row: &Row, columns: Columns, (x, y): (u16, u16)) {
    let kit = &scene.kit;
    let began = scene.told.talk.began;
    let since = SimTime(row.at.0.abs_diff(began.0));
    let time = if row.at < began { format!("-{since}") } else { since.to_string() };
    let at = x + (TIME_CELLS - 1).saturating_sub(width(&time));
    canvas.text_in(at, y, TIME_CELLS - 1, &time, "", kit.style(Role::Faint));
    draw_lines(canvas, scene, columns, y);
    for (note, peer) in row.notes.iter().zip(Peer::BOTH) {
        if let Some(note) = note.filter(|note| note.at <= scene.shown) {
            let x = if peer == Peer::Client { columns.left } else { columns.server + 2 };
            let text = note_cell(&note_label(kit.texts, note.kind), peer);
            kit.text_in(canvas, (x, y), NOTE_CELLS - 1, &text, note_role(&note));
        }
    }
    if let Some(segment) = row.arrow.as_deref() {
        draw_arrow(canvas, scene, segment, columns, y);
    }
}

fn note_role(note: &Note) -> Role {
    match note.kind {
        NoteKind::State { to, .. } => state_role(to),
        NoteKind::Timeout(_)
        | NoteKind::Rejected
        | NoteKind::QueueFull
        | NoteKind::Closed
        | NoteKind::Hand(HandCall { outcome: Outcome::Failed(_) | Outcome::Ended, .. }) => Role::Bad,
        NoteKind::DuplicateAck(_)
        | NoteKind::Recovery
        | NoteKind::WindowShut
        | NoteKind::Probe(_)
        | NoteKind::Hand(HandCall { outcome: Outcome::Blocked, .. }) => Role::Warn,
        NoteKind::Call(..) | NoteKind::Hand(_) => Role::Key,
        NoteKind::Recovered | NoteKind::WindowOpen | NoteKind::Filled => Role::Good,
        _ => Role::Text,
    }
}

/// Line, words and head of an arrow, as far as the segment has come.
fn draw_arrow(canvas: &mut Canvas, scene: &Scene, segment: &Segment, columns: Columns, y: u16) {
    let kit = &scene.kit;
    let g = kit.look.glyphs;
    let (from, to) = (columns.client + 1, columns.server); // cells from..to lie between the lines
    let room = to.saturating_sub(from);
    let rightward = segment.from == Peer::Client;
    let progress = segment.progress(scene.shown, scene.told.talk.links(segment.from));
    let (done, gone) = match progress {
        Progress::Waits => (0.0, false),
        Progress::Flies { done } => (done, false),
        Progress::Arrived => (1.0, false),
        Progress::Gone { done } => (done, true),
    };
    let label = format!(" {} ", label(scene, segment, room.saturating_sub(5)));
    let cells = width(&label);
    // Of a lost one the mark stands behind the words, so that both are read.
    let least = if gone { cells + 2 } else { 1 };
    let head = (((f32::from(room.saturating_sub(1))) * done) as u16).max(least.min(room.saturating_sub(1)));
    // A cell so many from the sender.
    let cell = |n: u16| if rightward { from + n } else { to.saturating_sub(n + 1) };
    let role = arrow_role(segment);
    let dash = g.pane.get(10).copied().unwrap_or("-");
    for n in 0..head {
        canvas.put(cell(n), y, dash, kit.style(role));
    }
    let at = if rightward { from + 1 } else { to.saturating_sub(1 + cells) };
    let words = if matches!(progress, Progress::Waits) { Role::Faint } else { role };
    // A head among the words stands between two of their letters: the rest moves on by a cell.
    let split = match progress {
        Progress::Flies { .. } if rightward && head > 0 => head - 1,
        Progress::Flies { .. } if !rightward => (cells + 1).saturating_sub(head),
        _ => cells,
    };
    let (before, after) = label.split_at(fit(&label, split).len());
    if rightward {
        canvas.text(at, y, before, kit.style(words));
        canvas.text(at + width(before) + u16::from(!after.is_empty()), y, after, kit.style(words));
    } else {
        canvas.text(at + width(before), y, after, kit.style(words));
        canvas.text(
            at.saturating_sub(u16::from(!after.is_empty() && !before.is_empty() && split < cells)),
            y,
            before,
            kit.style(words),
        );
    }
    if gone {
        canvas.put(cell(head), y, g.dropped, kit.style(Role::Bad));
        draw_death(canvas, scene, segment, (cell(head), rightward), columns, y);
    } else if !matches!(progress, Progress::Waits) {
        let glyph = match progress {
            Progress::Arrived if rightward => g.play,
            Progress::Arrived => g.back,
            _ => g.packet,
        };
        canvas.put(cell(head), y, glyph, kit.style(if done < 1.0 { Role::Strong } else { role }));
    }
}

/// Why a segment died, between its mark and the line it did not reach.
fn draw_death(canvas: &mut Canvas, scene: &Scene, segment: &Segment, mark: (u16, bool), columns: Columns, y: u16) {
    let (x, rightward) = mark;
    let Some(Fate::Died { fact, on_link, .. }) = segment.fate else { return };
    let names = scene.told.names;
    let text = if on_link {
        segment.hops.iter().find(|hop| hop.lost).map(|hop| names.link_end(hop.link, hop.side)).unwrap_or_default()
    } else {
        let fact = scene.told.trace.fact(fact);
        fact.map(|fact| fact_short(scene.kit.texts, fact, names)).unwrap_or_default()
    };
    let style = scene.kit.style(Role::Bad);
    if rightward {
        let room = columns.server.saturating_sub(x + 3);
        canvas.text_in(x + 2, y, room, &text, scene.kit.look.glyphs.more, style);
    } else {
        let room = x.saturating_sub(columns.client + 3);
        let text = shorten(&text, room, scene.kit.look.glyphs.more);
        canvas.text(x.saturating_sub(1 + width(&text)), y, &text, style);
    }
}

fn arrow_role(segment: &Segment) -> Role {
    match segment.kind {
        _ if segment.again.is_some() => Role::New,
        "RST" => Role::Bad,
        "SYN" | "SYN-ACK" => Role::Good,
        "FIN" => Role::Warn,
        "DATA" => Role::Tcp,
        _ => Role::Text,
    }
}

/// `↻RTO PSH,ACK seq 1 ack 1 len 74`, in so many cells: first the window is left out, then the flag that an
/// acknowledgment number implies, then (beside data) that number, then PSH.
fn label(scene: &Scene, segment: &Segment, cells: u16) -> String {
    let talk = scene.told.talk;
    let (own, other) = (talk.end(segment.from), talk.end(segment.from.other()));
    let g = scene.kit.look.glyphs;
    let again = segment.again.map(|(why, _)| format!("{}{}", g.again, resend_word(why)));
    let probe = segment.probe.then(|| note_label(scene.kit.texts, NoteKind::Probe(1)));
    let counts = segment.numbers() > 0 || segment.kind == "RST";
    let seq = counts.then(|| format!("seq {}", own.relative(segment.seq)));
    let ack = segment.ack.map(|ack| format!("ack {}", other.relative(ack)));
    let len = (segment.len > 0).then(|| format!("len {}", segment.len));
    let offers = segment.ack.is_some() && segment.len == 0 && segment.kind != "RST";
    // On the wire, then what it stands for.
    let window = offers.then(|| match segment.offer(own.scale) {
        Some((wire, calculated)) if u32::from(wire) != calculated => format!("win {wire} ({calculated})"),
        Some((wire, _)) => format!("win {wire}"),
        None => format!("win {}", segment.window),
    });
    let copies = (segment.arrivals > 1).then(|| format!("{}{}", g.times, segment.arrivals));
    let words = |left_out: Flags, ack: &Option<String>, window: &Option<String>| {
        let flags = Some(flag_words(segment, left_out)).filter(|flags| !flags.is_empty());
        let parts = [&again, &probe, &flags, &seq, ack, &len, window, &copies];
        parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let last = if counts { &None } else { &ack };
    let ways = [
        words(Flags(0), &ack, &window),
        words(Flags(0), &ack, &None),
        words(Flags::ACK, &ack, &None),
        words(Flags::ACK, last, &None),
        words(Flags::ACK | Flags::PSH, last, &None),
    ];
    let [.., shortest] = &ways;
    ways.iter().find(|way| width(way) <= cells).cloned().unwrap_or_else(|| shorten(shortest, cells, g.more))
}

/// The flags, SYN and FIN first, as people say them.
fn flag_words(segment: &Segment, left_out: Flags) -> String {
    const NAMES: [(Flags, &str); 8] = [
        (Flags::SYN, "SYN"),
        (Flags::FIN, "FIN"),
        (Flags::RST, "RST"),
        (Flags::PSH, "PSH"),
        (Flags::URG, "URG"),
        (Flags::ECE, "ECE"),
        (Flags::CWR, "CWR"),
        (Flags::ACK, "ACK"),
    ];
    let set = NAMES
        .iter()
        .filter(|(flag, _)| segment.flags.contains(*flag) && !left_out.contains(*flag))
        .map(|(_, name)| *name);
    set.collect::<Vec<_>>().join(",")
}

/// Why a segment was sent again, in the field's own words.
const fn resend_word(why: TcpResend) -> &'static str {
    match why {
        TcpResend::Timeout => "RTO",
        TcpResend::FastRetransmit => "fast",
        TcpResend::Rack => "RACK",
        TcpResend::PartialAck => "partial",
        TcpResend::TailLossProbe => "TLP",
        TcpResend::PathMtu => "MTU",
        TcpResend::SynRepeated => "SYN",
    }
}
