//! A demo file: RON → `Demo`, and its exact replay.

use core::fmt;

use serde::Deserialize;

use crate::lab::{Command, Lab, LabError, LabOptions, Plan, Text};
use crate::sim::SimTime;

/// A demo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Demo {
    /// Its title.
    pub title: Text,
    /// The scenario it plays in: a built-in name.
    pub scenario: String,
    /// The seed.
    pub seed: u64,
    /// When it ends.
    pub until: SimTime,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// What must come out; none while it is being written.
    pub fingerprint: Option<u64>,
}

/// A moment of a demo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// When.
    pub at: SimTime,
    /// What is shown under the picture from now on.
    pub say: Option<Text>,
    /// What is done.
    pub run: Option<Command>,
}

/// Why a text is no demo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DemoError {
    /// It does not have the form of a demo; line and column from 1, and what the reader says.
    Syntax {
        /// Line.
        line: usize,
        /// Column, in characters.
        column: usize,
        /// What the reader says.
        message: String,
    },
    /// A step's time is no time, or earlier than the step before; counted from 1.
    Time {
        /// Which step.
        step: usize,
        /// Its text.
        text: String,
    },
    /// A step's command is no command; counted from 1.
    Command {
        /// Which step.
        step: usize,
        /// Its text.
        text: String,
    },
    /// Another version of the format.
    Format(u32),
    /// The fingerprint is not sixteen hexadecimal digits.
    Fingerprint(String),
}

impl fmt::Display for DemoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DemoError::Syntax { line, column, message } => write!(f, "{line}:{column}: {message}"),
            DemoError::Time { step, text } => {
                write!(f, "step {step}: {text:?} is no time, or earlier than the step before")
            }
            DemoError::Command { step, text } => write!(f, "step {step}: {text:?} is not a box and a command"),
            DemoError::Format(format) => write!(f, "format {format} is not known (1 is)"),
            DemoError::Fingerprint(text) => write!(f, "{text:?} is no fingerprint (sixteen hexadecimal digits)"),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextDto {
    ko: String,
    en: String,
}

impl From<TextDto> for Text {
    fn from(dto: TextDto) -> Text {
        Text { ko: dto.ko, en: dto.en }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepDto {
    at: String,
    say: Option<TextDto>,
    run: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoDto {
    format: u32,
    title: TextDto,
    scenario: String,
    #[serde(default = "one")]
    seed: u64,
    until: String,
    steps: Vec<StepDto>,
    fingerprint: Option<String>,
}

const fn one() -> u64 {
    1
}

impl Demo {
    /// Reads a demo file.
    pub fn read(text: &str) -> Result<Demo, DemoError> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let dto: DemoDto = options.from_str(text).map_err(|error| DemoError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        })?;
        if dto.format != 1 {
            return Err(DemoError::Format(dto.format));
        }
        let until = dto.until.parse().map_err(|_| DemoError::Time { step: 0, text: dto.until.clone() })?;
        let fingerprint = dto.fingerprint.map(|text| {
            u64::from_str_radix(&text, 16).ok().filter(|_| text.len() == 16).ok_or(DemoError::Fingerprint(text))
        });
        let mut steps: Vec<Step> = Vec::with_capacity(dto.steps.len());
        for (index, step) in dto.steps.into_iter().enumerate() {
            let before = steps.last().map_or(SimTime::ZERO, |s| s.at);
            steps.push(read_step(index + 1, step, before)?);
        }
        let (title, scenario) = (dto.title.into(), dto.scenario);
        Ok(Demo { title, scenario, seed: dto.seed, until, steps, fingerprint: fingerprint.transpose()? })
    }

    /// Lives it on this plan, without a screen. Captions change nothing.
    pub fn replay(&self, plan: &Plan) -> Result<Lab, LabError> {
        let mut lab = Lab::new(plan, &LabOptions { seed: Some(self.seed), ..LabOptions::default() })?;
        for step in &self.steps {
            lab.run_until(step.at);
            if let Some(command) = &step.run {
                lab.command(command)?;
            }
        }
        lab.run_until(self.until);
        Ok(lab)
    }
}

fn read_step(number: usize, dto: StepDto, before: SimTime) -> Result<Step, DemoError> {
    let at = dto.at.parse().ok().filter(|at| *at >= before);
    let at = at.ok_or(DemoError::Time { step: number, text: dto.at })?;
    let run = dto.run.map(|text| text.parse().map_err(|_| DemoError::Command { step: number, text }));
    Ok(Step { at, say: dto.say.map(Text::from), run: run.transpose()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEMO: &str = r#"(format: 1, title: (ko: "가", en: "a"), scenario: "home", until: "9s",
        steps: [(at: "1s", say: (ko: "나", en: "b")), (at: "2s", run: "pc1 arp")], fingerprint: "00000000000000ff")"#;

    #[test]
    fn a_demo_is_read() {
        let demo = Demo::read(DEMO).expect("fine");
        assert_eq!((demo.steps.len(), demo.fingerprint, demo.seed), (2, Some(255), 1));
        assert_eq!(demo.steps[1].run, Some(Command::new("pc1", "arp")));
    }

    #[test]
    fn mistakes_have_their_place() {
        let with = |from: &str, to: &str| Demo::read(&DEMO.replace(from, to));
        assert!(matches!(with("steps", "stesp"), Err(DemoError::Syntax { line: 2, .. })));
        assert_eq!(with("\"2s\"", "\"0s\""), Err(DemoError::Time { step: 2, text: "0s".into() }));
        assert_eq!(with("pc1 arp", "pc1"), Err(DemoError::Command { step: 2, text: "pc1".into() }));
        assert_eq!(with("format: 1", "format: 2"), Err(DemoError::Format(2)));
        assert_eq!(with("00000000000000ff", "ff"), Err(DemoError::Fingerprint("ff".into())));
    }
}
