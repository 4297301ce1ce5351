//! Asciicast v2 (docs.asciinema.org/manual/asciicast/v2): finished frames with their times. Takes bytes; draws nothing.

use core::time::Duration;
use std::io::{self, Write};

use serde_json::json;

/// A recording being written.
#[derive(Debug)]
pub struct Cast<W: Write> {
    out: W,
    at: Duration,
}

impl<W: Write> Cast<W> {
    /// Begins a recording of a terminal of this size.
    pub fn new(mut out: W, columns: u16, rows: u16, title: &str) -> io::Result<Cast<W>> {
        let head =
            json!({"version": 2, "width": columns, "height": rows, "title": title, "env": {"TERM": "xterm-256color"}});
        writeln!(out, "{head}")?;
        Ok(Cast { out, at: Duration::ZERO })
    }

    /// Lets time pass.
    pub fn wait(&mut self, span: Duration) {
        self.at += span;
    }

    /// What the terminal was sent now. Nothing is written for no bytes.
    pub fn frame(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        self.event("o", &String::from_utf8_lossy(bytes))
    }

    /// A mark a player can jump to.
    pub fn marker(&mut self, label: &str) -> io::Result<()> {
        self.event("m", label)
    }

    fn event(&mut self, code: &str, data: &str) -> io::Result<()> {
        writeln!(self.out, "[{}.{:06}, \"{code}\", {}]", self.at.as_secs(), self.at.subsec_micros(), json!(data))
    }

    /// Ends the recording.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_json_with_rising_times() {
        let mut cast = Cast::new(Vec::new(), 80, 24, "데모").expect("memory");
        cast.frame(b"\x1b[1mhi\"").expect("memory");
        cast.wait(Duration::from_millis(1500));
        cast.marker("rule").expect("memory");
        cast.frame(b"").expect("memory");
        let text = String::from_utf8(cast.finish().expect("memory")).expect("text");
        let lines: Vec<serde_json::Value> = text.lines().map(|l| serde_json::from_str(l).expect("json")).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0]["version"], 2);
        assert_eq!((lines[2][0].as_f64(), lines[2][1].as_str()), (Some(1.5), Some("m")));
    }
}
