//! `hoplab [SCENARIO]`: the screen in a terminal.
//!
//! One loop: draw when something changed, wait for a key or for the model's next tick, whichever comes first. While
//! nothing moves there is no tick, and the loop sleeps until a key comes.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use ratatui_core::buffer::Buffer;

use super::cli::{Global, When};
use super::session::{Flow, Session};
use super::terminal::{News, Out, Terminal};
use super::{Exit, personal, plain, source, words};
use crate::app::Settings;
use crate::app::input::{Input, Key, Target};
use crate::app::keymap::Meaning;
use crate::demo::Demo;
use crate::lab::LabOptions;
use crate::scenario;
use crate::ui::overlays::Cursor;
use crate::ui::term::{Depth, Mouse, Report, Screen};

/// Longest step of watching time a single tick may stand for: after a sleep of the machine nothing jumps.
const TICK_MAX: Duration = Duration::from_millis(100);
/// Reports of the mouse's buttons and wheel, with places in decimal (xterm's 1000 and 1006).
const MOUSE: [&str; 2] = ["\x1b[?1006l\x1b[?1000l", "\x1b[?1000h\x1b[?1006h"];

/// What can be shown in the terminal: the screen of a lab, or of a capture.
pub(super) trait OnScreen {
    /// Takes an input.
    fn input(&mut self, input: Input) -> Flow;
    /// When it wants its next tick; none when nothing changes by itself.
    fn next_tick(&self) -> Option<Duration>;
    /// Draws it over the whole buffer; where the terminal's cursor belongs.
    fn draw(&mut self, buffer: &mut Buffer) -> Cursor;
    /// How things are shown.
    fn settings(&self) -> &Settings;
    /// Whether this key means something now.
    fn takes(&self, key: Key) -> bool;
    /// What is drawn at a cell (column, row).
    fn target(&self, at: (u16, u16)) -> Option<Target>;
    /// What the terminal shall be told besides the picture.
    fn outgoing(&mut self) -> Option<String>;
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

/// What the loop knows between frames.
struct Loop<'s> {
    terminal: Terminal,
    screen: Screen<Out>,
    shown: &'s mut dyn OnScreen,
    size: (u16, u16),
    /// When the latest tick ended.
    last: Instant,
    mouse: bool,
}

fn show(terminal: Terminal, shown: &mut dyn OnScreen, depth: Depth) -> io::Result<()> {
    let screen = Screen::new(Out, depth);
    let mut all = Loop { terminal, screen, shown, size: (0, 0), last: Instant::now(), mouse: false };
    all.resize()?;
    if !all.shown.settings().ascii {
        all.screen.ask_width();
        all.terminal.keyboard.expect_cursor();
    }
    loop {
        all.draw()?;
        if all.wait()? == Flow::Quit {
            return Ok(());
        }
    }
}

impl Loop<'_> {
    fn resize(&mut self) -> io::Result<()> {
        self.size = Terminal::size()?;
        let (cols, rows) = self.size;
        self.shown.input(Input::Resize { cols, rows });
        self.screen.invalidate();
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let mouse = self.shown.settings().mouse;
        if mouse != self.mouse {
            self.mouse = mouse;
            self.screen.say(MOUSE[usize::from(mouse)]);
        }
        if let Some(sequence) = self.shown.outgoing() {
            self.screen.say(&sequence);
        }
        let cursor = self.shown.draw(self.screen.canvas(self.size.0, self.size.1));
        self.screen.show(cursor).map(|_| ())
    }

    /// Waits until something may have changed, and does what it says.
    fn wait(&mut self) -> io::Result<Flow> {
        let tick = self.shown.next_tick();
        let news = self.terminal.wait(tick.map(|tick| tick.saturating_sub(self.last.elapsed())))?;
        match tick {
            // Nothing moves: no time passes for the person watching either.
            None => self.last = Instant::now(),
            Some(tick) if self.last.elapsed() >= tick => {
                let passed = self.last.elapsed().min(TICK_MAX);
                self.last = Instant::now();
                self.shown.input(Input::Tick(passed));
            }
            Some(_) => {}
        }
        for one in news {
            let flow = match one {
                News::Said(report) => self.said(report)?,
                News::Resized => self.resize().map(|()| Flow::On)?,
                News::Stop => Terminal::suspend().map(|()| Flow::On)?,
                News::Continued => {
                    self.terminal.take()?;
                    self.mouse = false;
                    self.last = Instant::now();
                    self.resize().map(|()| Flow::On)?
                }
            };
            if flow == Flow::Quit {
                return Ok(Flow::Quit);
            }
        }
        Ok(Flow::On)
    }

    fn said(&mut self, report: Report) -> io::Result<Flow> {
        let input = match report {
            // Ctrl-Z belongs to the shell that started us, unless a box's own terminal wants it.
            Report::Input(Input::Key(key)) if key == suspend_key() && !self.shown.takes(key) => {
                return Terminal::suspend().map(|()| Flow::On);
            }
            Report::Input(input) => Some(input),
            Report::Cursor(column, row) => {
                let wide = Screen::<Out>::are_wide(column, row) == Some(true);
                wide.then_some(Input::WideGlyphs)
            }
            Report::Mouse(what, at) => self.shown.target(at).map(|target| match what {
                Mouse::Press => Input::Press(target),
                Mouse::WheelUp => Input::Wheel { up: true, over: target },
                Mouse::WheelDown => Input::Wheel { up: false, over: target },
            }),
        };
        Ok(input.map_or(Flow::On, |input| self.shown.input(input)))
    }
}

fn suspend_key() -> Key {
    Key { ctrl: true, ..Key::char('z') }
}

impl OnScreen for Session {
    fn input(&mut self, input: Input) -> Flow {
        Session::input(self, input)
    }

    fn next_tick(&self) -> Option<Duration> {
        self.model.next_tick()
    }

    fn draw(&mut self, buffer: &mut Buffer) -> Cursor {
        Session::draw_on(self, buffer)
    }

    fn settings(&self) -> &Settings {
        &self.model.settings
    }

    fn takes(&self, key: Key) -> bool {
        self.model.settings.keymap.meaning(self.model.context(), &[key]) != Meaning::Nothing
    }

    fn target(&self, at: (u16, u16)) -> Option<Target> {
        Session::target(self, at)
    }

    fn outgoing(&mut self) -> Option<String> {
        self.outgoing.take()
    }
}
