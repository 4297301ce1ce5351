//! `hoplab [SCENARIO]`: the screen in a terminal.
//!
//! One loop: draw when something changed, wait for a key or for the model's next tick, whichever comes first. While
//! nothing moves there is no tick, and the loop sleeps until a key comes.

use std::io::{self, IsTerminal, Stdout};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui_core::buffer::Buffer;

use super::cli::{Global, When};
use super::session::{Flow, Session};
use super::terminal::Terminal;
use super::{Exit, personal, plain, source, words};
use crate::app::input::{Code, Input, Key};
use crate::demo::Demo;
use crate::lab::LabOptions;
use crate::scenario;
use crate::ui::term::{Depth, Screen};

/// Longest step of watching time a single tick may stand for: after a sleep of the machine nothing jumps.
const TICK_MAX: Duration = Duration::from_millis(100);
/// Longest text taken from a paste, in bytes.
const PASTE_MAX: usize = 64 * 1024;

/// What can be shown in the terminal: the screen of a lab, or of a capture.
pub(super) trait OnScreen {
    /// Takes an input.
    fn input(&mut self, input: Input) -> Flow;
    /// When it wants its next tick; none when nothing changes by itself.
    fn next_tick(&self) -> Option<Duration>;
    /// Draws it at this size; where the terminal's cursor belongs.
    fn draw(&mut self, columns: u16, rows: u16) -> (Buffer, Option<(u16, u16)>);
}

/// Opens a scenario (or `home`) on the screen.
pub(super) fn open(scenario: Option<&str>, global: &Global) -> Exit {
    run(scenario, None, global).unwrap_or_else(|exit| exit)
}

/// Plays a demo on the screen.
pub(super) fn play(demo: &Demo, speed: f64, global: &Global) -> Exit {
    run(Some(&demo.scenario), Some((demo, speed)), global).unwrap_or_else(|exit| exit)
}

fn run(named: Option<&str>, demo: Option<(&Demo, f64)>, global: &Global) -> Result<Exit, Exit> {
    let texts = words::texts(global)?;
    let scenario = named.unwrap_or(scenario::FIRST);
    let plan = source::plan(scenario, &texts)?;
    if global.plain {
        return plain::run(&plan, demo.map(|(demo, _)| demo), global);
    }
    if !io::stdin().is_terminal() || !can_draw() {
        return Err(words::complain(&texts, "cli-no-terminal", &[("scenario", scenario.into())]));
    }
    let (settings, mistake) = personal::full(global)?;
    let mut session = Session::open(&plan, &LabOptions::default(), settings)?;
    if let Some((demo, speed)) = demo {
        session.play(demo);
        session.model.playback.set_speed(speed);
    } else {
        session.remember(named);
    }
    if let Some(mistake) = mistake {
        session.model.tell(mistake);
    }
    run_screen(&mut session, global)
}

/// Whether standard output is a terminal that knows more than lines.
pub(super) fn can_draw() -> bool {
    let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    io::stdout().is_terminal() && !dumb
}

/// Borrows the terminal and shows something in it until the person leaves.
pub(super) fn run_screen(shown: &mut dyn OnScreen, global: &Global) -> Result<Exit, Exit> {
    // While the terminal is borrowed nothing may be printed; the error waits until it is given back.
    let outcome = Terminal::borrow().and_then(|terminal| show(terminal, shown, depth(global)));
    match outcome {
        Ok(()) => Ok(Exit::Ok),
        Err(error) => {
            eprintln!("hoplab: {error}");
            Err(Exit::Failed)
        }
    }
}

fn depth(global: &Global) -> Depth {
    let var = |name| std::env::var(name).ok();
    match global.color {
        When::Never => Depth::from_env(Some("1"), None, None),
        When::Always => Depth::from_env(None, var("COLORTERM").as_deref(), var("TERM").as_deref()),
        When::Auto => Depth::from_env(var("NO_COLOR").as_deref(), var("COLORTERM").as_deref(), var("TERM").as_deref()),
    }
}

fn show(mut terminal: Terminal, shown: &mut dyn OnScreen, depth: Depth) -> io::Result<()> {
    let mut screen: Screen<Stdout> = Screen::new(io::stdout(), depth);
    let (mut columns, mut rows) = crossterm::terminal::size()?;
    shown.input(Input::Resize { cols: columns, rows });
    let mut last = Instant::now();
    loop {
        let (buffer, cursor) = shown.draw(columns, rows);
        screen.present(&buffer, cursor)?;
        let Some(input) = next_input(shown, &mut last)? else { continue };
        if let Input::Resize { cols, rows: r } = input {
            (columns, rows) = (cols, r);
            screen.invalidate();
        }
        if input == suspend_key() {
            terminal = terminal.suspend()?;
            (columns, rows) = crossterm::terminal::size()?;
            shown.input(Input::Resize { cols: columns, rows });
            screen.invalidate();
            last = Instant::now();
            continue;
        }
        if shown.input(input) == Flow::Quit {
            return Ok(());
        }
    }
}

/// Ctrl-Z belongs to the shell that started us.
fn suspend_key() -> Input {
    Input::Key(Key { ctrl: true, ..Key::char('z') })
}

/// A key, or a tick when the model wants one first; none for what means nothing here.
fn next_input(shown: &dyn OnScreen, last: &mut Instant) -> io::Result<Option<Input>> {
    let ready = if let Some(tick) = shown.next_tick() {
        event::poll(tick.saturating_sub(last.elapsed()))?
    } else {
        // Nothing moves: no time passes for the person watching either.
        let ready = event::poll(Duration::MAX)?;
        *last = Instant::now();
        ready
    };
    if ready {
        return Ok(translate(event::read()?));
    }
    let passed = last.elapsed().min(TICK_MAX);
    *last = Instant::now();
    Ok(Some(Input::Tick(passed)))
}

fn translate(event: Event) -> Option<Input> {
    match event {
        // Windows reports the release of a key too.
        Event::Key(KeyEvent { kind: KeyEventKind::Release, .. }) | Event::Mouse(_) => None,
        Event::Key(key) => key_of(key).map(Input::Key),
        Event::Paste(mut text) => {
            let mut end = PASTE_MAX.min(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            text.truncate(end);
            Some(Input::Paste(text))
        }
        Event::Resize(cols, rows) => Some(Input::Resize { cols, rows }),
        Event::FocusLost => Some(Input::FocusLost),
        Event::FocusGained => Some(Input::FocusGained),
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let has = |modifier| event.modifiers.contains(modifier);
    let shift = has(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab);
    Some(Key { code, ctrl: has(KeyModifiers::CONTROL), alt: has(KeyModifiers::ALT), shift })
}

impl OnScreen for Session {
    fn input(&mut self, input: Input) -> Flow {
        Session::input(self, input)
    }

    fn next_tick(&self) -> Option<Duration> {
        self.model.next_tick()
    }

    fn draw(&mut self, columns: u16, rows: u16) -> (Buffer, Option<(u16, u16)>) {
        Session::draw(self, columns, rows)
    }
}
