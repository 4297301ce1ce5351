//! Draws diagnostics under the lines they speak of. The sentences come from outside, in any language.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::diagnostic::Diagnostic;

/// Where the sentences come from.
pub trait Sentences {
    /// What is wrong, in one sentence.
    fn headline(&self, diagnostic: &Diagnostic) -> String;
    /// What stands beside the mark; nothing when the mark says enough.
    fn label(&self, diagnostic: &Diagnostic) -> Option<String>;
    /// What stands beside the second mark, if there is one.
    fn second_label(&self, diagnostic: &Diagnostic) -> Option<String>;
    /// What to write instead.
    fn help(&self, diagnostic: &Diagnostic) -> Option<String>;
    /// The word before a headline and the word before a help: `error`, `help`.
    fn words(&self) -> (&str, &str);
}

/// The report of all diagnostics, plain text without colours. `file` is the name shown in it.
pub fn render(diagnostics: &[Diagnostic], source: &str, file: &str, texts: &dyn Sentences) -> String {
    let renderer = Renderer::plain().decor_style(DecorStyle::Unicode);
    let parts = diagnostics.iter().map(|diagnostic| render_one(diagnostic, source, file, texts, &renderer));
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

fn render_one(d: &Diagnostic, source: &str, file: &str, texts: &dyn Sentences, renderer: &Renderer) -> String {
    let (error, help) = texts.words();
    let (headline, label) = (texts.headline(d), texts.label(d));
    let (second_label, remedy) = (texts.second_label(d), texts.help(d));
    let mut snippet = Snippet::source(source)
        .path(file)
        .annotation(AnnotationKind::Primary.span(range(d.span, source)).label(label.as_deref()));
    if let Some(second) = d.second {
        snippet =
            snippet.annotation(AnnotationKind::Context.span(range(second, source)).label(second_label.as_deref()));
    }
    let title = Level::ERROR.with_name(error).primary_title(headline.as_str()).id(d.code);
    let mut group = title.element(snippet);
    if let Some(remedy) = &remedy {
        group = group.element(Level::HELP.with_name(help).message(remedy.as_str()));
    }
    renderer.render(&[group])
}

/// The bytes of a span, cut to whole characters of `source`, whatever it is.
fn range(span: super::Span, source: &str) -> core::ops::Range<usize> {
    let boundary = |at: usize| (0..=at.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (boundary(span.start), boundary(span.end));
    start..end.max(start)
}
