//! Settings: the environment first, then a person's file, then the command line.

use std::fs;

use super::cli::Global;
use super::{Exit, state, words};
use crate::app::{Notice, Settings};
use crate::config;
use crate::i18n::Texts;

/// The settings that the environment and the command line ask for; a picture of a screen depends on nothing else.
pub(super) fn bare(global: &Global) -> Result<Settings, Exit> {
    let lang = words::lang(global)?;
    Ok(Settings { lang: lang.code(), ascii: words::ascii(global), ..Settings::default() })
}

/// The same with the person's file between them, and the first of what is wrong in it; all of it is told on standard
/// error, for there the terminal is not taken yet. A file named by `--config` that cannot be read is a usage error.
pub(super) fn full(global: &Global) -> Result<(Settings, Option<Notice>), Exit> {
    let mut settings = Settings { hints: true, ..bare(global)? };
    let (name, text) = if let Some(path) = &global.config {
        let read = fs::read_to_string(path).map_err(|error| {
            eprintln!("hoplab: {}: {error}", path.display());
            Exit::Usage
        })?;
        (path.display().to_string(), Some(read))
    } else {
        let folder = state::folder("XDG_CONFIG_HOME", ".config");
        ("config.ron".to_owned(), folder.and_then(|folder| state::text(&folder.join("config.ron"))))
    };
    let mistakes = text.map(|text| config::apply(&text, &mut settings)).unwrap_or_default();
    if global.lang.is_some() {
        settings.lang = words::lang(global)?.code();
    }
    settings.ascii |= global.ascii;
    let texts = Texts::new(settings.lang.parse().unwrap_or_default());
    let notices: Vec<Notice> = mistakes
        .iter()
        .map(|mistake| Notice::Failed {
            name: format!("{name}:{}:{}", mistake.line, mistake.column),
            reason: mistake.problem.sentence(&texts),
        })
        .collect();
    for notice in &notices {
        if let Notice::Failed { name, reason } = notice {
            eprintln!("hoplab: {name}: {reason}");
        }
    }
    Ok((settings, notices.into_iter().next()))
}
