//! The shell: a line becomes words, the first word finds its program.

use super::table::{find, table};
use super::tools;
use crate::os::Sys;

/// Longest line a shell takes, in bytes.
const LINE_MAX: usize = 4096;

/// Runs one line to its end, in the calling process; with a trailing `&` in a child that goes on alone.
pub async fn run_line(sys: Sys, line: String) -> u8 {
    if line.len() > LINE_MAX {
        sys.err("sh: line too long");
        return 2;
    }
    let mut words = match split(&line) {
        Ok(words) => words,
        Err(Unclosed(quote)) => {
            sys.err(&format!("sh: unexpected end of line while looking for matching {quote}"));
            return 2;
        }
    };
    if words.last().is_some_and(|w| w == "&") {
        words.pop();
        let argv = words.join(" ");
        let parent = sys.pid();
        let started = sys.start(parent, &argv, move |sys| run_words(sys, words));
        return u8::from(started.is_none());
    }
    if let Some(bar) = words.iter().position(|w| w == "|") {
        return pipe(sys, words, bar).await;
    }
    run_words(sys, words).await
}

pub(super) async fn run_words(sys: Sys, mut words: Vec<String>) -> u8 {
    if words.is_empty() {
        return 0;
    }
    let name = words.remove(0);
    match find(&name) {
        Some(program) if program.router_only && sys.read(|k| k.nat.is_none()) => {
            sys.err(&format!("{name}: this box translates no addresses: only a home router has this command"));
            1
        }
        Some(program) => (program.run)(sys, words).await,
        None => {
            let close = table()
                .iter()
                .map(|p| p.name)
                .max_by(|a, b| strsim::jaro_winkler(&name, a).total_cmp(&strsim::jaro_winkler(&name, b)));
            let meant = close.filter(|c| strsim::jaro_winkler(&name, c) > 0.75);
            sys.err(&format!(
                "sh: {name}: command not found{}",
                meant.map_or(String::new(), |m| format!("; did you mean {m}?"))
            ));
            127
        }
    }
}

/// `echo TEXT | nc …`: what stands left of the bar is the text to send. Other pipes are not offered.
async fn pipe(sys: Sys, words: Vec<String>, bar: usize) -> u8 {
    let (left, right) = (&words[..bar], &words[bar + 1..]);
    if let (Some("echo"), Some("nc")) = (left.first().map(String::as_str), right.first().map(String::as_str)) {
        let mut args: Vec<String> = right.iter().skip(1).cloned().collect();
        args.splice(0..0, ["-m".to_owned(), tools::echo_text(&left[1..])]);
        super::nc::main(sys, args).await
    } else {
        sys.err("sh: only `echo TEXT | nc …` can be piped here");
        2
    }
}

/// A quote was opened and never closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Unclosed(char);

/// Splits a line into words, as a POSIX shell does without expansions.
fn split(line: &str) -> Result<Vec<String>, Unclosed> {
    let (mut words, mut word, mut open) = (Vec::new(), None::<String>, None::<char>);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (open, c) {
            (Some(quote), _) if c == quote => open = None,
            (None, '"' | '\'') => {
                open = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, '&' | '|') if word.is_none() => words.push(c.to_string()),
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            (Some(_) | None, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    open.map_or(Ok(words), |quote| Err(Unclosed(quote)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_as_in_a_shell() {
        assert_eq!(split("ping -c 3  pc2"), Ok(vec!["ping".into(), "-c".into(), "3".into(), "pc2".into()]));
        assert_eq!(split("echo 'a b' \"\" c\\ d"), Ok(vec!["echo".into(), "a b".into(), String::new(), "c d".into()]));
        assert_eq!(split("httpd -p 81 &"), Ok(vec!["httpd".into(), "-p".into(), "81".into(), "&".into()]));
        assert_eq!(split("curl http://a/?x=1&y=2").map(|w| w.len()), Ok(2), "& inside a word is a letter");
        assert_eq!(split("echo 'a"), Err(Unclosed('\'')));
    }
}
