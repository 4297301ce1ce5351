//! `hoplab dissect`: layers and fields of the frames of a capture.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use serde_json::json;

use super::Exit;
use super::cli::{DissectArgs, Global};
use super::output::is_stdout;
use super::words;
use crate::i18n::capture_fault;
use crate::wire::capture::{self, Entry};
use crate::wire::{Dissection, Value, dissect as take_apart, dissect_cut};

/// Longest capture read into memory, in bytes.
const CAPTURE_BYTES_MAX: u64 = 2 << 30;

/// Runs the subcommand: 0 when every frame was read, 1 when the file ends in the middle, 2 when it is no capture.
pub(super) fn dissect(args: &DissectArgs, global: &Global) -> Exit {
    let texts = match words::texts(global) {
        Ok(texts) => texts,
        Err(exit) => return exit,
    };
    let fault = |what: &dyn core::fmt::Display| refuse(&args.capture, what);
    let bytes = match read_capture(&args.capture) {
        Ok(bytes) => bytes,
        Err(exit) => return exit,
    };
    let index = match capture::index(&bytes, usize::MAX) {
        Ok(index) => index,
        Err(error) => return fault(&capture_fault(&texts, error)),
    };
    let frames = &index.frames;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (nth, frame) in frames.iter().enumerate().filter(|(i, _)| args.frame.is_none_or(|n| n == i + 1)) {
        let kept = frame.bytes(&bytes);
        let whole = if frame.len < frame.wire_len { dissect_cut(kept) } else { take_apart(kept) };
        let text = if args.json { as_json(nth + 1, &whole) } else { as_text(nth + 1, frame, &whole) };
        if out.write_all(text.as_bytes()).is_err() {
            return Exit::Ok; // a reader that went away
        }
    }
    let _ = out.flush();
    match index.fault {
        Some(error) => {
            fault(&capture_fault(&texts, error));
            Exit::Failed
        }
        None if args.frame.is_some_and(|n| n == 0 || n > frames.len()) => {
            fault(&texts.format("cli-no-such-frame", &[("frames", frames.len().into())]))
        }
        None => Exit::Ok,
    }
}

/// Reads a capture whole, within limits; `-` is standard input.
pub(super) fn read_capture(path: &Path) -> Result<Vec<u8>, Exit> {
    let mut bytes = Vec::new();
    let read = if is_stdout(path) {
        io::stdin().take(CAPTURE_BYTES_MAX).read_to_end(&mut bytes)
    } else {
        fs::File::open(path).and_then(|file| file.take(CAPTURE_BYTES_MAX).read_to_end(&mut bytes))
    };
    read.map_err(|error| refuse(path, &error))?;
    Ok(bytes)
}

fn refuse(path: &Path, what: &dyn core::fmt::Display) -> Exit {
    eprintln!("hoplab: {}: {what}", path.display());
    Exit::Usage
}

fn as_json(number: usize, whole: &Dissection<'_>) -> String {
    let layers: Vec<_> = whole
        .layers
        .iter()
        .map(|layer| {
            let fields: Vec<_> = layer
                .fields
                .iter()
                .map(|f| json!({"name": f.field.name, "bit": f.bit, "bits": f.bits, "value": f.value.to_string()}))
                .collect();
            json!({"proto": layer.proto.name(), "start": layer.start, "len": layer.len, "fields": fields})
        })
        .collect();
    format!("{}\n", json!({"frame": number, "layers": layers}))
}

fn as_text(number: usize, frame: &Entry, whole: &Dissection<'_>) -> String {
    let secs = frame.at_nanos / 1_000_000_000;
    let mut out = format!("frame {number}  {secs}.{:09}  {} bytes\n", frame.at_nanos % 1_000_000_000, frame.len);
    for layer in &whole.layers {
        let fault = layer.fault.map_or(String::new(), |fault| format!("  ({fault})"));
        let _ = writeln!(
            out,
            "  L{} {}  bytes {}..{}{fault}",
            layer.proto.layer(),
            layer.proto.name(),
            layer.start,
            layer.start + layer.len
        );
        for f in &layer.fields {
            let _ = writeln!(out, "     {:<34} {:>5} {:>4}  {}", f.field.name, f.bit, f.bits, printable(&f.value));
        }
    }
    out
}

/// A value in one line. What a frame says is not obeyed by the terminal: `\u{1b}[2J` stays visible.
fn printable(value: &Value<'_>) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_does_not_command_the_terminal() {
        let value = Value::Text("GET /\u{1b}[2J\u{9b}1m 한글\r\n".into());
        assert_eq!(printable(&value), r"GET /\u{1b}[2J\u{9b}1m 한글\r\n");
    }
}
