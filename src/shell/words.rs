//! Which language and which glyphs: the command line first, then the environment.

use super::Exit;
use super::cli::Global;
use crate::i18n::{Lang, Texts};

/// The language of this run. An unknown `--lang` is a usage error.
pub(super) fn lang(global: &Global) -> Result<Lang, Exit> {
    match &global.lang {
        None => Ok(Lang::from_env(|name| std::env::var(name).ok())),
        Some(text) => text.parse().map_err(|_| {
            let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
            eprintln!("hoplab: --lang {text}: not a language it speaks ({})", known.join(", "));
            Exit::Usage
        }),
    }
}

/// The words of this run.
pub(super) fn texts(global: &Global) -> Result<Texts, Exit> {
    lang(global).map(Texts::new)
}

/// Whether to keep to ASCII: asked for, or the locale is not UTF-8 (POSIX: `LC_ALL`, `LC_CTYPE`, `LANG`).
pub(super) fn ascii(global: &Global) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()));
    let utf8 = locale.is_none_or(|l| {
        let l = l.to_ascii_lowercase();
        l.contains("utf-8") || l.contains("utf8")
    });
    global.ascii || !utf8
}
