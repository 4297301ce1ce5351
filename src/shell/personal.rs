//! Settings: the environment first, then a person's file, then the command line.

use std::path::Path;

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

/// The same with the person's file between them, and what is wrong in it.
pub(super) fn full(global: &Global) -> Result<(Settings, Option<Notice>), Exit> {
    let mut settings = bare(global)?;
    let folder = state::folder("XDG_CONFIG_HOME", ".config");
    let text = folder.and_then(|folder| state::text(&folder.join(Path::new("config.ron"))));
    let mistakes = text.map(|text| config::apply(&text, &mut settings)).unwrap_or_default();
    if global.lang.is_some() {
        settings.lang = words::lang(global)?.code();
    }
    settings.ascii |= global.ascii;
    let texts = Texts::new(settings.lang.parse().unwrap_or_default());
    let notice = mistakes.first().map(|mistake| Notice::Failed {
        name: format!("config.ron:{}:{}", mistake.line, mistake.column),
        reason: mistake.problem.sentence(&texts),
    });
    Ok((settings, notice))
}
