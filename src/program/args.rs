//! Options of programs: `-c 3`, `-c3`, `--max-time 5`, `--max-time=5`, and what is left over.

use core::time::Duration;

use crate::sim::parse_duration;

/// What a program was given.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Args {
    options: Vec<(String, Option<String>)>,
    /// Everything that is no option.
    pub rest: Vec<String>,
}

/// An option that the program does not know, or that lacks its value; as the tools word it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct BadOption(pub String);

impl Args {
    /// Reads arguments. `flags` stand alone, `values` take the next word. Names with their dashes.
    pub(super) fn read(words: Vec<String>, flags: &[&str], values: &[&str]) -> Result<Args, BadOption> {
        let mut args = Args::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            if word == "--" {
                args.rest.extend(words);
                break;
            }
            if !word.starts_with('-') || word.len() == 1 {
                args.rest.push(word);
            } else if let Some((name, value)) = word.split_once('=').filter(|(n, _)| values.contains(n)) {
                args.options.push((name.into(), Some(value.into())));
            } else if values.contains(&word.as_str()) {
                let value =
                    words.next().ok_or_else(|| BadOption(format!("option requires an argument -- '{word}'")))?;
                args.options.push((word, Some(value)));
            } else if flags.contains(&word.as_str()) {
                args.options.push((word, None));
            } else {
                args.cluster(&word, flags, values)?;
            }
        }
        Ok(args)
    }

    /// `-tln` as three flags, `-c3` as a flag with its value.
    fn cluster(&mut self, word: &str, flags: &[&str], values: &[&str]) -> Result<(), BadOption> {
        let unknown = || BadOption(format!("unrecognized option '{word}'"));
        let letters = word.strip_prefix('-').filter(|w| !w.starts_with('-')).ok_or_else(unknown)?.char_indices();
        for (at, letter) in letters {
            let name = format!("-{letter}");
            if flags.contains(&name.as_str()) {
                self.options.push((name, None));
            } else if values.contains(&name.as_str()) {
                let value = word.get(1 + at + letter.len_utf8()..).filter(|v| !v.is_empty()).ok_or_else(unknown)?;
                self.options.push((name, Some(value.into())));
                return Ok(());
            } else {
                return Err(unknown());
            }
        }
        Ok(())
    }

    /// Whether a flag was given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.options.iter().any(|(n, _)| n == name)
    }

    /// The last of these that was given.
    pub(super) fn last_of<'a>(&self, names: &[&'a str]) -> Option<&'a str> {
        let known = |given: &str| names.iter().find(|name| **name == given).copied();
        self.options.iter().rev().find_map(|(given, _)| known(given))
    }

    /// The last value of an option.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.options.iter().rev().find(|(n, _)| n == name).and_then(|(_, v)| v.as_deref())
    }

    /// All values of an option.
    pub(super) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.options.iter().filter(move |(n, _)| n == name).filter_map(|(_, v)| v.as_deref())
    }

    /// A number, or `default` when the option is absent.
    pub(super) fn number<T: core::str::FromStr>(&self, name: &str, default: T) -> Result<T, BadOption> {
        self.value(name)
            .map_or(Ok(default), |text| text.parse().map_err(|_| BadOption(format!("invalid argument: '{text}'"))))
    }

    /// Seconds, or `default` when the option is absent.
    pub(super) fn seconds(&self, name: &str, default: Duration) -> Result<Duration, BadOption> {
        self.value(name).map_or(Ok(default), |text| {
            parse_duration(text).map_err(|_| BadOption(format!("invalid argument: '{text}'")))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, BadOption> {
        Args::read(line.split(' ').map(str::to_owned).collect(), &["-i", "-l", "-u"], &["-c", "--max-time"])
    }

    #[test]
    fn options_are_read_as_the_tools_read_them() {
        let args = read("-c 3 -lu host --max-time=5 -- -x").expect("fine");
        assert_eq!((args.number("-c", 0u32), args.has("-u"), args.has("-i")), (Ok(3), true, false));
        assert_eq!(args.seconds("--max-time", Duration::ZERO), Ok(Duration::from_secs(5)));
        assert_eq!(args.rest, ["host", "-x"]);
        assert_eq!(read("-c7").map(|a| a.number("-c", 0u8)), Ok(Ok(7)));
    }

    #[test]
    fn mistakes_name_the_option() {
        for bad in ["-z", "-c", "--bogus", "-lz"] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert!(read("-c x").expect("read").number("-c", 0u8).is_err());
    }
}
