//! No label is cut at 80 columns, in either language. Data may be: a name is as long as somebody made it.
//!
//! Looks at pictures only. Where one shows the mark of a cut, or text runs into an edge in the middle of a word, what
//! stands before it must not be the beginning of a text of the catalogues.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::gallery::{rows, scene};

/// Catalogues whose texts are labels of the screen; facts are sentences about data.
const CATALOGUES: [&str; 3] = ["ui", "connection", "forward"];
/// Letters from which on the same beginning is no chance.
const LIKE: usize = 3;

/// Every run of text of the catalogues without a value in it.
fn texts(lang: &str) -> Vec<Vec<char>> {
    let mut all = Vec::new();
    for name in CATALOGUES {
        let path = format!("{}/assets/lang/{lang}/{name}.ftl", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(path).expect("a catalogue");
        let resource = fluent_syntax::parser::parse(source.as_str()).expect("Fluent");
        for entry in &resource.body {
            if let Entry::Message(message) = entry {
                let values = message.value.iter().chain(message.attributes.iter().map(|a| &a.value));
                values.for_each(|pattern| runs(pattern, &mut all));
            }
        }
    }
    all
}

fn runs(pattern: &Pattern<&str>, all: &mut Vec<Vec<char>>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => all.push(value.trim().chars().collect()),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().for_each(|variant| runs(&variant.value, all));
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::Placeable { .. } | _) } => {}
        }
    }
}

/// The text of which the end of `before` is a beginning, and how long that beginning is.
fn begun<'t>(before: &[char], texts: &'t [Vec<char>]) -> Option<(&'t [char], usize)> {
    let fits = |text: &'t Vec<char>| {
        (LIKE..text.len())
            .rev()
            .find(|&n| before.ends_with(&text[..n]) && stands_alone(before, n))
            .map(|n| (&text[..], n))
    };
    texts.iter().filter_map(fits).max_by_key(|(_, n)| *n)
}

/// Whether the last `n` characters begin with a word.
fn starts_word(before: &[char], n: usize) -> bool {
    before.len() == n || !before[before.len() - n - 1].is_alphanumeric()
}

/// Whether the last `n` characters stand by themselves, not in the middle of a sentence about data.
fn stands_alone(before: &[char], n: usize) -> bool {
    let rest = &before[..before.len() - n];
    let blanks = rest.iter().rev().take_while(|c| **c == ' ').count();
    let last = rest.len().checked_sub(blanks + 1).and_then(|at| rest.get(at));
    starts_word(before, n) && (blanks > 1 || last.is_none_or(|c| !c.is_alphanumeric() && !".,;:)]".contains(*c)))
}

/// Cuts in a row of a picture: the text, and what is left of it.
fn cuts(row: &str, texts: &[Vec<char>]) -> Vec<(String, String)> {
    let row: Vec<char> = row.chars().collect();
    let mut found = Vec::new();
    for (at, c) in row.iter().enumerate() {
        let before = &row[..at];
        if *c == '…' {
            let whole = |text: &&Vec<char>| {
                let here = text.iter().position(|c| *c == '…');
                here.is_some_and(|n| n > 0 && before.ends_with(&text[..n]))
            };
            // A whole word before a mark that stands alone: there is more of other things (tables, keys).
            let blanks = before.iter().rev().take_while(|c| **c == ' ').count();
            let alone = blanks > 0 && ends_whole(&before[..at - blanks], texts);
            let found_one = begun(before, texts).filter(|_| !alone && !texts.iter().any(|text| whole(&text)));
            if let Some((text, n)) = found_one {
                found.push((text.iter().collect(), text[..n].iter().collect()));
            }
        } else if "│┤┐┘║".contains(*c) {
            let blanks = before.iter().rev().take_while(|c| **c == ' ').count();
            let ended = begun(&before[..at - blanks.min(2)], texts).filter(|_| blanks <= 2);
            // In the middle of a word, and more of it than chance would have.
            let inside = |(text, n): &(&[char], usize)| {
                *n >= 2 * LIKE && !text[*n].is_whitespace() && text[*n - 1].is_alphanumeric()
            };
            if let Some((text, n)) = ended.filter(inside).filter(|_| !ends_whole(&before[..at - blanks.min(2)], texts))
            {
                found.push((text.iter().collect(), text[..n].iter().collect()));
            }
        }
    }
    found
}

/// Whether what ends here ends with a whole text: that another one begins with it too is no proof.
fn ends_whole(before: &[char], texts: &[Vec<char>]) -> bool {
    texts.iter().any(|text| text.len() >= LIKE && before.ends_with(text) && starts_word(before, text.len()))
}

#[test]
fn a_cut_label_is_found_and_a_cut_name_is_not() {
    let texts = ["Play or pause", "loss, delay …"].map(|text| text.chars().collect());
    let cut = |row| cuts(row, &texts).into_iter().map(|(text, left)| format!("{text} {left}")).collect::<Vec<_>>();
    assert_eq!(cut("│ Play or pa…  │"), ["Play or pause Play or pa"]);
    assert_eq!(cut("│ Play or pau │"), ["Play or pause Play or pau"]);
    for fine in [
        "│ Play or pause │",
        "│ Play or pause … │",
        "│ my-own-box-na… │",
        "│ loss, delay … │",
        "│ Play or     │",
        "│ Play or │",
        "│ pc1 on Play… │",
    ] {
        assert_eq!(cut(fine), Vec::<String>::new(), "{fine}");
    }
}

#[test]
fn no_label_is_cut_at_eighty_columns() {
    let rows = rows();
    let mut found = std::collections::BTreeSet::new();
    for lang in ["en", "ko"] {
        let texts = texts(lang);
        for row in &rows {
            let mut scene = scene(row, lang);
            let picture = scene.screen(80, 24).to_text();
            // What the scenario calls itself and its boxes is data, also where it is a word of the catalogues.
            let stage = &scene.model.stage;
            let title = if lang == "ko" { &stage.view.title.ko } else { &stage.view.title.en };
            let data = |left: &String| {
                title.contains(left.as_str()) || stage.view.nodes.iter().any(|n| n.name.starts_with(left.as_str()))
            };
            for line in picture.lines() {
                let cut = cuts(line, &texts).into_iter().filter(|(_, left)| !data(left));
                found.extend(cut.map(|(text, _)| format!("{lang} {}: {text:?} in {line}", row.0)));
            }
        }
    }
    assert!(found.is_empty(), "{} labels are cut:\n{}", found.len(), found.into_iter().collect::<Vec<_>>().join("\n"));
}
