//! The tests of `parse`.

use super::*;

fn words(line: &str) -> Vec<String> {
    let jobs = parse(line).unwrap_or_else(|e| panic!("{line}: {e:?}"));
    let simple = &jobs[0].pipelines[0].stages[0];
    let plain =
        |word: &Word| word.iter().map(|p| if let Piece::Text(t) = p { t.clone() } else { "?".into() }).collect();
    simple.words.iter().map(plain).collect()
}

#[test]
fn words_are_split_as_in_a_shell() {
    assert_eq!(words("ping -c 3  pc2"), ["ping", "-c", "3", "pc2"]);
    assert_eq!(words("echo 'a b' \"\" c\\ d # not this"), ["echo", "a b", "", "c d"]);
    assert_eq!(words("curl http://a/?x=1&y=2"), ["curl", "http://a/?x=1&y=2"], "& inside a word is a letter");
    assert_eq!(words("echo \"a 'b' \\\" $?\" '$?'"), ["echo", "a 'b' \" ?", "$?"]);
    assert_eq!(words("echo $x 50$"), ["echo", "$x", "50$"]);
    assert_eq!(words("echo 안녕 세상"), ["echo", "안녕", "세상"]);
}

#[test]
fn lists_pipes_and_files_nest() {
    let jobs = parse("a | b -x && c || d; httpd -p 81 & e > f; g>>h").expect("fine");
    let shape: Vec<_> = jobs.iter().map(|j| (j.text.as_str(), j.background, j.pipelines.len())).collect();
    let wanted = [("a | b -x && c || d", false, 3), ("httpd -p 81", true, 1), ("e > f", false, 1), ("g>>h", false, 1)];
    assert_eq!(shape, wanted);
    let whens: Vec<_> = jobs[0].pipelines.iter().map(|p| (p.when, p.stages.len(), p.text.as_str())).collect();
    assert_eq!(whens, [(When::Always, 2, "a | b -x"), (When::Well, 1, "c"), (When::Badly, 1, "d")]);
    let file = |job: &Job| match job.pipelines[0].stages[0].redirects.as_slice() {
        [Redirect::Output { append, .. }] => Some(*append),
        _ => None,
    };
    assert_eq!((file(&jobs[2]), file(&jobs[3])), (Some(false), Some(true)));
    let all = parse("a <in 2>>errs >out; b 2>&1 | c").expect("fine");
    let [first, second] = all.as_slice() else { panic!("two") };
    assert_eq!(first.pipelines[0].stages[0].redirects.len(), 3);
    assert!(matches!(first.pipelines[0].stages[0].redirects[1], Redirect::Errors { append: true, .. }));
    assert_eq!(second.pipelines[0].stages[0].redirects, [Redirect::ErrorsToOutput]);
    assert_eq!((first.text.as_str(), second.text.as_str()), ("a <in 2>>errs >out", "b 2>&1 | c"));
    assert_eq!(parse("sleep 1&").map(|jobs| jobs[0].background), Ok(true));
    assert_eq!(parse("  # nothing"), Ok(Vec::new()));
}

#[test]
fn a_mistake_has_its_place() {
    use ErrorWhat::{NoFile, NotOffered, NothingAfter, Unclosed, Unexpected};
    let mistakes = [
        ("echo 'a", 6, Unclosed('\'')),
        ("echo 안녕 \"a", 9, Unclosed('"')),
        ("| head", 1, Unexpected("|")),
        ("ping a | | head", 10, Unexpected("|")),
        ("ps |", 4, NothingAfter("|")),
        ("ps | ;", 6, Unexpected(";")),
        ("a &&", 3, NothingAfter("&&")),
        ("a && || b", 6, Unexpected("||")),
        ("; a", 1, Unexpected(";")),
        ("& a", 1, Unexpected("&")),
        ("a ;; b", 4, Unexpected(";")),
        ("a >", 3, NoFile(">")),
        ("a > | b", 3, NoFile(">")),
        ("> f", 1, Unexpected(">")),
        ("ls; > f", 5, Unexpected(">")),
        ("a < ", 3, NoFile("<")),
        ("a << f", 3, NotOffered("<<")),
        ("a 3> f", 4, NotOffered("N>")),
        ("a >&2", 3, NotOffered(">&")),
        ("echo `a`", 6, NotOffered("`")),
    ];
    for (line, column, what) in mistakes {
        assert_eq!(parse(line), Err(ParseError { column, what }), "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn any_line_is_read_or_refused_inside_itself(line in "[a-z '\"\\\\|&;>$?#가]{0,40}") {
        if let Err(error) = parse(&line) {
            proptest::prop_assert!(error.column >= 1 && error.column <= line.chars().count().max(1));
        }
    }
}
