//! What holds whatever programs and lines do: bytes come in order, windows are kept, everything ends.

use super::*;
use proptest::prelude::*;

/// One thing a program does at an end: it writes so many bytes, reads at most so many, and then time passes.
#[derive(Clone, Copy, Debug)]
struct Act {
    end: usize,
    write: usize,
    read: usize,
    pause_ms: u64,
}

fn act() -> impl Strategy<Value = Act> {
    (0..2usize, 0..6000usize, 0..6000usize, 0..60u64).prop_map(|(end, write, read, pause_ms)| Act {
        end,
        write,
        read,
        pause_ms,
    })
}

/// Settings that matter for buffers and windows.
fn config() -> impl Strategy<Value = Config> {
    let buffers = (1000u32..70_000, 1000u32..70_000);
    (buffers, any::<bool>(), any::<bool>(), proptest::option::of(0u8..9), any::<bool>()).prop_map(
        |((receive_buffer, send_buffer), sack, timestamps, window_scale, nodelay)| Config {
            receive_buffer,
            send_buffer,
            window_scale,
            sack,
            timestamps,
            nodelay,
            ..Config::default()
        },
    )
}

/// A line with trouble from `seed`, between two ends whose numbers begin `before_wrap` before they wrap.
fn bad_line(config: Config, seed: u64, before_wrap: u32) -> Line {
    let mut line = Line::new(config, seed);
    let iss = 0u32.wrapping_sub(before_wrap);
    line.ends[0] = Some(Connection::connect(SimTime::ZERO, A, B, iss, &config, &mut line.trace));
    line.server_iss = iss.wrapping_add(777);
    (line.loss, line.reorder, line.duplicate) = (seed % 4 * 30, seed / 4 % 3 * 60, seed / 12 % 2 * 50);
    line.delay = Duration::from_millis(1 + seed % 5 * 9);
    while line.ends[1].as_ref().is_none_or(|c| c.state() == State::SynReceived) && line.step() {}
    line
}

/// Both programs, with what they have given and got.
struct Talk {
    line: Line,
    given: [usize; 2],
    got: [Vec<u8>; 2],
}

impl Talk {
    fn perform(&mut self, act: Act) {
        let text = bytes(self.given[act.end] + act.write);
        self.given[act.end] += self.line.end(act.end).send(&text[self.given[act.end]..]).unwrap_or(0);
        self.line.end(act.end).recv(&mut self.got[act.end], act.read).expect("no failure");
        self.line.run_for(Duration::from_millis(act.pause_ms));
    }

    /// Reads what is left, closes both ends and waits until nothing happens any more.
    fn end(&mut self) {
        for _ in 0..200_000 {
            for i in 0..2 {
                self.line.end(i).recv(&mut self.got[i], usize::MAX).expect("no failure");
            }
            if (0..2).all(|i| self.got[i].len() >= self.given[1 - i]) || !self.line.step() {
                break;
            }
        }
        for i in 0..2 {
            self.line.act(i, Connection::close);
        }
        while self.line.step() {}
    }
}

fn talk(config: Config, seed: u64, before_wrap: u32, acts: &[Act]) -> Talk {
    let line = bad_line(config, seed, before_wrap);
    let mut talk = Talk { line, given: [0; 2], got: [Vec::new(), Vec::new()] };
    for act in acts {
        talk.perform(*act);
    }
    talk.end();
    talk
}

/// The right edge a segment offers, and how far rounding by the scale may move it.
fn edge(seg: &Tcp, scale: u8) -> (SeqNumber, u32) {
    let scale = if seg.flags.contains(Flags::SYN) { 0 } else { scale };
    (SeqNumber(seg.ack) + (u32::from(seg.window) << scale), (1 << scale) - 1)
}

/// No end takes an offered window back, and none sends beyond what it was offered.
fn windows_are_kept(line: &Line, scale: u8) -> Result<(), TestCaseError> {
    let mut offered: [Option<SeqNumber>; 2] = [None; 2];
    for seen in line.log.iter().filter(|s| s.seg.flags.contains(Flags::ACK) && !s.seg.flags.contains(Flags::RST)) {
        let (right, rounding) = edge(&seen.seg, scale);
        let before = offered[seen.from].unwrap_or(right);
        prop_assert!(!(right + rounding).before(before), "the window shrinks at {:?}: {:?}", seen.at, seen.seg);
        offered[seen.from] = Some(right.later(before));
        let numbers = seen.len as u32 + u32::from(seen.seg.flags.contains(Flags::FIN));
        let end = SeqNumber(seen.seg.seq) + numbers;
        if let (Some(limit), 1..) = (offered[1 - seen.from], numbers) {
            prop_assert!(!end.after(limit), "beyond the window at {:?}: {:?}", seen.at, seen.seg);
        }
    }
    Ok(())
}

/// All that was given arrives, in order, within the windows; and both ends come to their end, of which neither is told
/// of a failure, unless it is told so rightly.
fn all_is_delivered(talk: &Talk, config: &Config) -> Result<(), TestCaseError> {
    for i in 0..2 {
        prop_assert_eq!(talk.got[i].len(), talk.given[1 - i]);
        prop_assert!(talk.got[i] == bytes(talk.given[1 - i]), "end {i}");
    }
    windows_are_kept(&talk.line, config.window_scale.unwrap_or(0))?;
    for (i, end) in talk.line.ends.iter().flatten().enumerate() {
        prop_assert!(end.is_closed() && end.deadline().is_none(), "{:?}", end.info());
        if end.error().is_some() {
            prop_assert_eq!(end.error(), Some(ConnError::TimedOut));
            nobody_answers_the_fin(talk, i, end)?;
        }
    }
    Ok(())
}

/// When all data has arrived, the acknowledgment of the last FIN can still be lost each time, until the peer's TIME-WAIT is
/// over and nobody is left to answer; after R2, 100 s at least, the end gives up (RFC 9293 sections 3.6.1 and 3.8.3).
/// That is right only when it sent its FIN more than once, and no acknowledgment of it came through.
fn nobody_answers_the_fin(talk: &Talk, i: usize, end: &Connection) -> Result<(), TestCaseError> {
    let after_fin = SeqNumber(end.info().iss) + (talk.given[i] as u32 + 2);
    let fins: Vec<_> = talk.line.sent(i, 0).filter(|s| s.seg.flags.contains(Flags::FIN)).collect();
    prop_assert!(fins.len() > 1, "the FIN is sent again");
    prop_assert!(talk.line.now.since(fins[0].at) >= Duration::from_secs(100), "patience");
    let heard = talk.line.sent(1 - i, 0).find(|s| !s.lost && SeqNumber(s.seg.ack) == after_fin);
    prop_assert!(heard.is_none(), "an answer at {:?} was not heard", heard.map(|s| s.at));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_interleaving_of_reads_and_writes_delivers_the_bytes_in_order(
        config in config(),
        seed in 0..1000u64,
        before_wrap in 0..20_000u32,
        acts in proptest::collection::vec(act(), 1..20),
    ) {
        let talk = talk(config, seed, before_wrap, &acts);
        all_is_delivered(&talk, &config)?;
    }

    #[test]
    fn looking_at_the_clock_more_often_changes_nothing(
        seed in 0..1000u64,
        acts in proptest::collection::vec(act(), 1..8),
        looks in proptest::collection::vec(1..40u64, 1..8),
    ) {
        let one = talk(Config::default(), seed, 0, &acts);
        let line = bad_line(Config::default(), seed, 0);
        let mut many = Talk { line, given: [0; 2], got: [Vec::new(), Vec::new()] };
        for act in &acts {
            many.perform(Act { pause_ms: 0, ..*act });
            let mut left = act.pause_ms;
            for look in looks.iter().cycle() {
                let pause = left.min(*look);
                many.line.run_for(Duration::from_millis(pause));
                for i in 0..2 {
                    many.line.act(i, Connection::on_timer);
                }
                left -= pause;
                if left == 0 {
                    break;
                }
            }
        }
        many.end();
        let segments = |talk: &Talk| talk.line.log.iter().map(|s| (s.at, s.from, s.seg.clone())).collect::<Vec<_>>();
        prop_assert!(segments(&one) == segments(&many));
    }
}

/// Acts as (end, bytes to write, most bytes to read, milliseconds that pass then).
fn acts(table: &[(usize, usize, usize, u64)]) -> Vec<Act> {
    table.iter().map(|&(end, write, read, pause_ms)| Act { end, write, read, pause_ms }).collect()
}

#[test]
fn a_fin_whose_acknowledgments_are_all_lost_is_given_up_though_all_data_arrived() {
    let config = |receive_buffer, send_buffer| Config {
        receive_buffer,
        send_buffer,
        sack: false,
        window_scale: None,
        ..Config::default()
    };
    let first = [
        (0, 4179, 0, 0),
        (0, 2855, 0, 0),
        (1, 1, 0, 2),
        (0, 2938, 0, 4),
        (0, 1, 0, 2),
        (0, 3231, 0, 0),
        (1, 1836, 0, 0),
        (0, 2562, 0, 0),
        (1, 3957, 1286, 6),
        (0, 1, 0, 0),
    ];
    let second = [
        (0, 4346, 0, 1),
        (0, 1, 0, 40),
        (0, 2896, 0, 1),
        (0, 4345, 0, 3),
        (0, 1449, 0, 1),
        (1, 1, 0, 42),
        (1, 2897, 0, 3),
        (0, 1449, 0, 0),
        (0, 1, 0, 3),
        (0, 2897, 0, 0),
        (1, 58, 4218, 53),
    ];
    for (config, table) in [(config(14_480, 8595), &first[..]), (config(15_928, 4345), &second[..])] {
        let talk = talk(config, 470, 0, &acts(table));
        all_is_delivered(&talk, &config).expect("the rules hold");
        let errors: Vec<_> = talk.line.ends.iter().flatten().map(Connection::error).collect();
        assert_eq!(errors, [None, Some(ConnError::TimedOut)], "only who waits for the last acknowledgment");
    }
}
