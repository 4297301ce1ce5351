//! Processes and sockets: a block of lines for each process, its sockets beside it, two lines each, with their queues.

use ratatui_core::layout::Rect;

use super::{Columns, EAST, HostPane, NORTH, SOUTH, WEST};
use crate::app::host::{Block, Stop, blocks};
use crate::lab::{ProcView, SocketView};
use crate::ui::canvas::{Canvas, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{draw_gauge, filled, short_count};
use crate::wire::IpProto;

/// Lines of a process, and of a socket.
const TALL: usize = 2;
/// Cells of a queue's bar, where there is little room and where there is much.
const BAR_CELLS: (u16, u16) = (4, 12);
/// From so many cells on a socket has much room.
const WIDE: u16 = 46;

/// Draws what fits around the cursor, and notes where a socket meets the IP layer.
pub(super) fn draw(pane: &HostPane, canvas: &mut Canvas, columns: Columns, body: Rect, arms: &mut [u8]) {
    let blocks = blocks(pane.node);
    if blocks.is_empty() {
        let (x, cells) = (columns.procs.0, columns.procs.1 + columns.sockets.1);
        let switch = pane.node.kind.row().layer < 3;
        let none = pane.kit.text(if switch { "host-empty" } else { "host-idle" });
        pane.kit.text_in(canvas, (x, body.y + 1), cells, &none, Role::Faint);
        return;
    }
    let stop = pane.view.stop(pane.node);
    let mut tree = Tree { pane, canvas, columns, body, arms, top: first_line(&blocks, stop, usize::from(body.height)) };
    let mut line = 0;
    for block in &blocks {
        tree.block(block, line, stop);
        line += height(block);
    }
    if line > tree.top + usize::from(body.height) {
        let more = format!("{} {}", pane.kit.look.glyphs.more, pane.kit.look.glyphs.down);
        let y = body.bottom().saturating_sub(1);
        tree.canvas.text(columns.procs.0 + columns.procs.1.saturating_sub(3), y, &more, pane.kit.style(Role::Key));
    }
}

fn height(block: &Block) -> usize {
    TALL * block.sockets.len().max(1)
}

/// The first line to draw, so that the stop with the cursor is seen whole.
fn first_line(blocks: &[Block], stop: Option<Stop>, rows: usize) -> usize {
    let mut line = 0;
    for block in blocks {
        let at = block.proc.map(Stop::Process);
        let socket = block.sockets.iter().position(|index| stop == Some(Stop::Socket(*index)));
        if let Some(nth) = socket.or((stop.is_some() && at == stop).then_some(0)) {
            let end = line + TALL * (nth + 1);
            return end.saturating_sub(rows);
        }
        line += height(block);
    }
    0
}

struct Tree<'p, 'c, 'b> {
    pane: &'p HostPane<'p>,
    canvas: &'c mut Canvas<'b>,
    columns: Columns,
    body: Rect,
    arms: &'c mut [u8],
    /// Lines scrolled away above.
    top: usize,
}

impl Tree<'_, '_, '_> {
    /// The row of a line, when it is in sight.
    fn row(&self, line: usize) -> Option<u16> {
        let row = line.checked_sub(self.top).filter(|row| *row < usize::from(self.body.height))?;
        Some(self.body.y + row as u16)
    }

    fn block(&mut self, block: &Block, line: usize, stop: Option<Stop>) {
        let proc = block.proc.and_then(|index| self.pane.node.procs.get(index));
        let chosen = stop.is_some() && block.proc.map(Stop::Process) == stop;
        let end = self.process(block, proc, line, chosen);
        for (nth, index) in block.sockets.iter().enumerate() {
            let Some(socket) = self.pane.node.sockets.get(*index) else { continue };
            let line = line + TALL * nth;
            self.branch(block, nth, line, end);
            self.socket(socket, line, stop == Some(Stop::Socket(*index)));
        }
    }

    /// Name and state of a process behind the rails of the tree; the column after its name.
    fn process(&mut self, block: &Block, proc: Option<&ProcView>, line: usize, chosen: bool) -> u16 {
        let (kit, look) = (self.pane.kit, self.pane.kit.look);
        let (x, cells) = self.columns.procs;
        let text_x = x + block.rails.len().saturating_sub(1) as u16 + 1;
        let room = (x + cells).saturating_sub(text_x);
        let Some(proc) = proc else {
            let Some(y) = self.row(line) else { return text_x };
            let none = kit.text("host-nobody");
            return self.canvas.text_in(text_x, y, room, &none, look.glyphs.more, kit.style(Role::Faint));
        };
        for below in 0..height(block) {
            self.rails(block, line + below, below == 0);
        }
        let mut end = text_x;
        if let Some(y) = self.row(line) {
            if chosen {
                self.canvas.put(x, y, look.glyphs.cursor, kit.style(Role::Key));
            }
            let role = if chosen { Role::Chosen } else { Role::Strong };
            let text = format!("{} {}", proc.pid, proc.argv);
            end = self.canvas.text_in(text_x, y, room, &text, look.glyphs.more, kit.style(role));
        }
        if let Some(y) = self.row(line + 1) {
            let role = match proc.state {
                'R' => Role::Good,
                'Z' => Role::Warn,
                _ => Role::Faint,
            };
            let text = state_text(self.pane, proc, room.saturating_sub(1));
            self.canvas.text_in(text_x + 1, y, room.saturating_sub(1), &text, look.glyphs.more, kit.style(role));
        }
        end
    }

    /// The lines of the tree beside a line of a process: its ancestors' that go on, its own, its children's.
    fn rails(&mut self, block: &Block, line: usize, first: bool) {
        let Some(y) = self.row(line) else { return };
        let (pipes, style) = (&self.pane.kit.look.glyphs.cable, self.pane.kit.style(Role::Border));
        let x = self.columns.procs.0;
        // Roots stand beside each other without lines.
        let levels: Vec<bool> = block.rails.iter().skip(1).copied().collect();
        for (nth, more) in levels.iter().enumerate() {
            let own = first && nth + 1 == levels.len();
            let arms = match (own, more) {
                (true, true) => NORTH | SOUTH | EAST,
                (true, false) => NORTH | EAST,
                (false, true) => NORTH | SOUTH,
                (false, false) => continue,
            };
            let glyph = pipes.get(usize::from(arms)).copied().unwrap_or(" ");
            self.canvas.put(x + 1 + nth as u16, y, glyph, style);
        }
        if !first && block.parent {
            self.canvas.put(x + 1 + levels.len() as u16, y, pipes[usize::from(NORTH | SOUTH)], style);
        }
    }

    /// The line from a process to its `nth` socket.
    fn branch(&mut self, block: &Block, nth: usize, line: usize, name_end: u16) {
        let x = self.columns.procs.0 + self.columns.procs.1;
        let last = nth + 1 == block.sockets.len();
        let pipes = &self.pane.kit.look.glyphs.cable;
        let style = self.pane.kit.style(Role::Border);
        let put = |canvas: &mut Canvas, y: u16, arms: u8| {
            canvas.put(x, y, pipes.get(usize::from(arms)).copied().unwrap_or(" "), style);
        };
        if let Some(y) = self.row(line) {
            if nth == 0 && name_end < x {
                self.pane.rule(self.canvas, name_end + 1, x.saturating_sub(1), y);
            }
            let north = if nth > 0 { NORTH } else { WEST };
            put(self.canvas, y, north | EAST | if last { 0 } else { SOUTH });
        }
        if let Some(y) = self.row(line + 1).filter(|_| !last) {
            put(self.canvas, y, NORTH | SOUTH);
        }
    }

    /// A socket: what it is, its ends, and below its state and queues.
    fn socket(&mut self, socket: &SocketView, line: usize, chosen: bool) {
        let (kit, look) = (self.pane.kit, self.pane.kit.look);
        let (x, cells) = self.columns.sockets;
        if let Some(y) = self.row(line) {
            let mark = if chosen { look.glyphs.cursor } else { " " };
            self.canvas.put(x.saturating_sub(1), y, mark, kit.style(Role::Key));
            let role = if chosen { Role::Chosen } else { proto_role(socket.proto) };
            let end =
                self.canvas.text_in(x, y, cells, &name(self.pane, socket, cells), look.glyphs.more, kit.style(role));
            let bus = self.columns.bus;
            if end < bus {
                self.pane.rule(self.canvas, end + 1, bus.saturating_sub(1), y);
            }
            if let Some(arm) = self.arms.get_mut(usize::from(y - self.body.y)) {
                *arm |= WEST;
            }
        }
        let Some(y) = self.row(line + 1) else { return };
        let role = match socket.state {
            "ESTABLISHED" => Role::Good,
            "LISTEN" | "UNCONN" => Role::Faint,
            _ => Role::Warn,
        };
        let end = self.canvas.text_in(x, y, cells, socket.state, look.glyphs.more, kit.style(role));
        let mut at = end + 1;
        for queue in queues(self.pane, socket) {
            if at + queue.cells(cells) <= x + cells + 2 {
                self.queue(&queue, at, y, cells);
            }
            at += queue.cells(cells);
        }
    }

    fn queue(&mut self, queue: &Queue, x: u16, y: u16, cells: u16) {
        let (kit, look) = (self.pane.kit, self.pane.kit.look);
        let x = self.canvas.text(x, y, &format!("{} ", queue.label), kit.style(Role::Faint));
        let tight = queue.value.saturating_mul(10) >= queue.limit.saturating_mul(9) && queue.value > 0;
        let role = if tight { Role::Warn } else { proto_role(queue.proto) };
        let styles = (kit.style(role), kit.style(Role::Faint));
        // What waits for a hole to be filled is drawn behind what can be read.
        let all = (kit.style(Role::Warn), kit.style(Role::Faint));
        let bar = (x, y, Queue::bar(cells));
        let x = draw_gauge(
            self.canvas,
            bar,
            (queue.value + queue.held, queue.limit),
            look,
            if queue.held > 0 { all } else { styles },
        );
        if queue.held > 0 && queue.value > 0 {
            let lit = (bar.0, y, filled(queue.value, queue.limit, bar.2));
            draw_gauge(self.canvas, lit, (1, 1), look, styles);
        }
        let role = if queue.value > 0 { Role::Text } else { Role::Faint };
        self.canvas.text(x + 1, y, &queue.count(cells), kit.style(role));
    }
}

/// A queue of a socket.
struct Queue {
    label: String,
    proto: IpProto,
    value: u64,
    limit: u64,
    /// Beyond a hole.
    held: u64,
}

impl Queue {
    fn bar(cells: u16) -> u16 {
        if cells >= WIDE { BAR_CELLS.1.min((cells - 24) / 2) } else { BAR_CELLS.0 }
    }

    fn count(&self, cells: u16) -> String {
        let held = if self.held > 0 { format!("+{}", short_count(self.held)) } else { String::new() };
        let limit = if cells >= WIDE + 12 { format!("/{}", short_count(self.limit)) } else { String::new() };
        format!("{}{held}{limit}", short_count(self.value))
    }

    /// Cells it takes, with a blank behind it.
    fn cells(&self, cells: u16) -> u16 {
        width(&self.label) + 1 + Queue::bar(cells) + 1 + self.count(cells).len() as u16 + 1
    }
}

/// The queues of a socket: what came in, what is to go out; at a listener those who wait to be accepted.
fn queues(pane: &HostPane, socket: &SocketView) -> Vec<Queue> {
    let glyphs = pane.kit.look.glyphs;
    let queue = |label: &str, value: u32, limit: u32| Queue {
        label: label.to_owned(),
        proto: socket.proto,
        value: value.into(),
        limit: limit.into(),
        held: 0,
    };
    match (socket.proto, socket.state) {
        (IpProto::TCP, "LISTEN") => {
            let accept = queue(&pane.kit.text("host-accept"), socket.recv_queue, socket.recv_limit);
            vec![accept, queue("SYN", socket.syn_queue, socket.send_limit)]
        }
        (IpProto::TCP, _) => vec![
            Queue { held: socket.held.into(), ..queue(glyphs.down, socket.recv_queue, socket.recv_limit) },
            queue(glyphs.up, socket.send_queue, socket.send_limit),
        ],
        (IpProto::UDP, _) => vec![queue(glyphs.down, socket.recv_queue, socket.recv_limit)],
        _ => Vec::new(),
    }
}

/// `3 TCP *:80`, `4 TCP 10.0.0.1:51000 → 10.0.0.2:80`.
fn name(pane: &HostPane, socket: &SocketView, cells: u16) -> String {
    let local = socket.local.to_string().replace("0.0.0.0:", "*:");
    let remote = socket.remote.map(|r| format!(" {} {r}", pane.kit.look.glyphs.arrow)).unwrap_or_default();
    let fd = if socket.fd > 0 { format!("{} ", socket.fd) } else { String::new() };
    let whole = format!("{fd}{} {local}{remote}", socket.proto);
    // The own address is that of the interface beside it: where room is short the port alone will do.
    let short = width(&whole) > cells && socket.remote.is_some();
    if short { format!("{fd}{} :{}{remote}", socket.proto, socket.local.port()) } else { whole }
}

/// `S pts/0 accept()`; in words where there is room for them.
fn state_text(pane: &HostPane, proc: &ProcView, cells: u16) -> String {
    let dot = pane.kit.look.glyphs.dot;
    let head = format!("{} {}", proc.state, tty_name(proc));
    let waits = pane.kit.format(&format!("waits-{}", proc.waits), &[]);
    let (state, user) = (proc.state, &proc.user);
    let call = match call_name(proc.waits) {
        "" => String::new(),
        call => format!(" {call}()"),
    };
    let ways = [
        format!("{head} {dot} {waits} {dot} {user}"),
        format!("{state} {user} {} {waits}", tty_name(proc)),
        format!("{state} {user} {}{call}", tty_name(proc)),
        format!("{state} {user}{call}"),
        format!("{head}{call}"),
    ];
    ways.into_iter().find(|text| width(text) <= cells).unwrap_or(head)
}

/// `pts/0`; `?` for a process without a terminal, as `ps` has it.
fn tty_name(proc: &ProcView) -> String {
    proc.tty.map_or_else(|| "?".to_owned(), |number| format!("pts/{number}"))
}

/// The call in which a process waits, by what `ps` says that it waits for.
pub fn call_name(waits: &str) -> &str {
    match waits {
        // Between calls made by hand it is in none.
        "run" | "call" | "stopped" => "",
        "line" | "pipe" => "read",
        "child" => "wait",
        other => other,
    }
}

fn proto_role(proto: IpProto) -> Role {
    match proto {
        IpProto::TCP => Role::Tcp,
        IpProto::UDP => Role::Udp,
        IpProto::ICMP => Role::Icmp,
        _ => Role::Raw,
    }
}
