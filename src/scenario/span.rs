//! Places in a file: byte ranges while reading, lines and columns for people.

use serde::Serialize;

/// A range of bytes of the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub(super) struct At {
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last one.
    pub(super) end: usize,
}

impl At {
    /// From `start` up to, not including, `end`.
    pub(super) const fn new(start: usize, end: usize) -> At {
        At { start, end }
    }

    /// The empty place before byte `at`.
    pub(super) const fn point(at: usize) -> At {
        At { start: at, end: at }
    }
}

/// A value and where the file says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Spanned<T> {
    /// The value.
    pub(super) value: T,
    /// Its place.
    pub(super) at: At,
}

impl<T> Spanned<T> {
    /// `value`, said at `at`.
    pub(super) const fn new(value: T, at: At) -> Spanned<T> {
        Spanned { value, at }
    }

    /// Another value at the same place.
    pub(super) fn with<U>(&self, value: U) -> Spanned<U> {
        Spanned { value, at: self.at }
    }
}

/// A place in a file. Lines and columns count from 1; columns count characters, whatever their width on a screen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize)]
pub struct Span {
    /// First byte, from 0.
    #[serde(skip)]
    pub start: usize,
    /// The byte after the last one.
    #[serde(skip)]
    pub end: usize,
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the character after the last one.
    pub end_line: usize,
    /// Column of the character after the last one.
    pub end_column: usize,
}

/// Finds lines and columns.
#[derive(Debug)]
pub(super) struct Lines<'s> {
    source: &'s str,
    /// First byte of every line.
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    /// The lines of `source`.
    pub(super) fn of(source: &'s str) -> Lines<'s> {
        let starts = core::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { source, starts }
    }

    /// The lines and columns of a range; a range outside the file ends at the file's end.
    pub(super) fn span(&self, at: At) -> Span {
        let (line, column) = self.position(at.start);
        let (end_line, end_column) = self.position(at.end.max(at.start));
        Span {
            start: at.start.min(self.source.len()),
            end: at.end.max(at.start).min(self.source.len()),
            line,
            column,
            end_line,
            end_column,
        }
    }

    fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let until = byte.min(self.source.len());
        let column = self.source.get(start..until).map_or(0, |text| text.chars().count()) + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = "a\n서버 b\n";
        let b = source.find('b').unwrap_or(0);
        let span = Lines::of(source).span(At::new(b, b + 1));
        assert_eq!((span.line, span.column, span.end_line, span.end_column), (2, 4, 2, 5));
        let end = Lines::of(source).span(At::new(999, 1000));
        assert_eq!((end.line, end.column), (3, 1), "beyond the end is the end");
    }
}
