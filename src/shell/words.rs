//! Which language and which glyphs: the command line first, then the environment.

use super::Exit;
use super::cli::Global;
use crate::i18n::{Arg, Lang, Texts};

/// The language of this run. An unknown `--lang` is a usage error.
pub(super) fn lang(global: &Global) -> Result<Lang, Exit> {
    match &global.lang {
        None => Ok(Lang::from_env(|name| std::env::var(name).ok())),
        Some(text) => text.parse().map_err(|_| {
            let known: Vec<&str> = Lang::ALL.iter().map(|lang| lang.code()).collect();
            let texts = Texts::new(Lang::from_env(|name| std::env::var(name).ok()));
            complain(&texts, "cli-unknown-lang", &[("text", text.as_str().into()), ("known", known.join(", ").into())])
        }),
    }
}

/// Says on standard error what is wrong with the command line or a file, in the language of this run.
pub(super) fn complain(texts: &Texts, id: &str, args: &[(&str, Arg)]) -> Exit {
    eprintln!("hoplab: {}", texts.format(id, args));
    Exit::Usage
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
