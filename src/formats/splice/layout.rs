//! Where the parts of a struct or a map stand, and how one more is put among them as its neighbours
//! are: on the same line or on one of its own, with the same indentation and the same ends of lines.

use std::ops::Range;

use crate::formats::node::Node;
use crate::formats::trivia::{skip_trivia, value_len};

use super::Patch;
use super::written::Field;

/// The indentation of what stands a level deeper, where the text shows no other.
const INDENT: &str = "    ";

/// A field or an entry: from its name or key to the end of its value.
pub struct Item {
    range: Range<usize>,
}

impl Item {
    /// The item whose name or key stands at `at`.
    pub fn new(text: &str, at: usize, value: Node) -> Self {
        Self {
            range: at..value_range(text, value).end,
        }
    }
}

/// Where `value` stands, without the comments that follow it.
pub fn value_range(text: &str, value: Node) -> Range<usize> {
    let start = value.at();
    let len = value_len(text.get(start..).unwrap_or_default());
    start..start + len
}

/// Brackets with items between them.
pub struct Container<'a> {
    text: &'a str,
    /// Where the closing bracket stands.
    close: usize,
    items: Vec<Item>,
    indent: &'a str,
}

impl<'a> Container<'a> {
    /// The `items` between the brackets of `node`; `None` when it has none.
    pub fn new(text: &'a str, node: Node<'a>, items: Vec<Item>) -> Option<Self> {
        let range = value_range(text, node);
        let close = range.end.checked_sub(1)?;
        matches!(text.as_bytes().get(close), Some(b')' | b'}')).then_some(())?;
        let indent = indent_of(text, range.start);
        Some(Self {
            text,
            close,
            items,
            indent,
        })
    }

    /// Puts `item` after the last of the items; with `own_line`, on a line of its own even where
    /// the brackets hold nothing yet.
    pub fn insert(&self, item: &str, own_line: bool) -> Vec<Patch> {
        match self.items.last() {
            Some(last) => self.insert_after(last, item),
            None => vec![self.insert_first(item, own_line)],
        }
    }

    fn insert_first(&self, item: &str, own_line: bool) -> Patch {
        let (eol, indent) = (self.eol(), self.indent);
        let line = line_start(self.text, self.close);
        let is_alone = is_blank(self.slice(line..self.close));
        let (at, with) = if is_alone && line > 0 {
            (line, format!("{indent}{INDENT}{item},{eol}"))
        } else if own_line {
            let with = format!("{eol}{indent}{INDENT}{item},{eol}{indent}");
            (self.close, with)
        } else {
            (self.close, item.to_owned())
        };
        Patch {
            range: at..at,
            with,
        }
    }

    fn insert_after(&self, last: &Item, item: &str) -> Vec<Patch> {
        let insert = |at: usize, with: String| Patch {
            range: at..at,
            with,
        };
        let comma = self.comma_after(last);
        let after = comma.map_or(last.range.end, |comma| comma + 1);
        let end = line_end(self.text, after);
        let starts_line =
            is_blank(self.slice(line_start(self.text, last.range.start)..last.range.start));
        // What follows on the line, a comment perhaps, belongs to the last item.
        if !starts_line || end > self.close || !is_comment(self.slice(after..end)) {
            return vec![match comma {
                Some(_) => insert(after, format!(" {item},")),
                None => insert(after, format!(", {item}")),
            }];
        }
        let indent = indent_of(self.text, last.range.start);
        let eol = self.eol();
        let blank = if self.has_blank_line_before(last) {
            eol
        } else {
            ""
        };
        match comma {
            Some(_) => vec![insert(end, format!("{eol}{blank}{indent}{item},"))],
            None if end == after => vec![insert(end, format!(",{eol}{blank}{indent}{item}"))],
            None => vec![
                insert(after, ",".to_owned()),
                insert(end, format!("{eol}{blank}{indent}{item}")),
            ],
        }
    }

    /// Takes the item at `at` out, with the comma after it and what stands on its line.
    pub fn remove(&self, at: usize) -> Vec<Patch> {
        let Some(item) = self.items.get(at) else {
            return Vec::new();
        };
        let comma = self.comma_after(item);
        let after = comma.map_or(item.range.end, |comma| comma + 1);
        let (start, end) = (
            line_start(self.text, item.range.start),
            line_end(self.text, after),
        );
        let has_lines = is_blank(self.slice(start..item.range.start))
            && end <= self.close
            && is_comment(self.slice(after..end));
        let range = if has_lines {
            start..next_line(self.text, end)
        } else if comma.is_some() {
            let rest = self.slice(after..self.close);
            let spaces = rest.len() - rest.trim_start_matches(' ').len();
            item.range.start..after + spaces
        } else {
            let before = at.checked_sub(1).and_then(|at| self.items.get(at));
            before.map_or(item.range.start, |before| before.range.end)..item.range.end
        };
        vec![Patch {
            range,
            with: String::new(),
        }]
    }

    /// A map with `entry` alone in it, as the value of an item of this.
    pub fn nested(&self, entry: &str) -> String {
        let (eol, indent) = (self.eol(), self.items_indent());
        format!("{{{eol}{indent}{INDENT}{entry},{eol}{indent}}}")
    }

    /// A list of `items`, each on lines of its own, as the value of an item of this.
    pub fn list(&self, items: &[String]) -> String {
        if items.is_empty() {
            return "[]".to_owned();
        }
        let (eol, indent) = (self.eol(), self.items_indent());
        let lines = items
            .iter()
            .map(|item| format!("{indent}{INDENT}{item},{eol}"));
        format!("[{eol}{}{indent}]", lines.collect::<String>())
    }

    /// A struct with `fields` as an item of such a list, a line for each field.
    pub fn written(&self, fields: &[Field]) -> String {
        let (eol, indent) = (self.eol(), self.items_indent());
        let given = fields.iter().filter_map(|(name, value)| {
            let value = value.as_ref()?;
            Some(format!("{indent}{INDENT}{INDENT}{name}: {value},{eol}"))
        });
        format!("({eol}{}{indent}{INDENT})", given.collect::<String>())
    }

    /// The indentation of the items.
    fn items_indent(&self) -> &'a str {
        let last = self.items.last();
        last.map_or(INDENT, |last| indent_of(self.text, last.range.start))
    }

    /// Where the comma stands that ends `item`, if one does.
    fn comma_after(&self, item: &Item) -> Option<usize> {
        let rest = self.slice(item.range.end..self.close);
        let next = skip_trivia(rest);
        next.starts_with(',')
            .then(|| item.range.end + rest.len() - next.len())
    }

    /// Whether a blank line sets `item` apart from what stands before it.
    fn has_blank_line_before(&self, item: &Item) -> bool {
        let before = self.slice(0..line_start(self.text, item.range.start));
        let mut lines = before.lines().rev();
        let is_comment_line = |line: &&str| line.trim_start().starts_with("//");
        lines
            .find(|line| !is_comment_line(line))
            .is_some_and(is_blank)
    }

    /// The end of a line as this text has it.
    fn eol(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

/// The white space that the line of `at` begins with.
fn indent_of(text: &str, at: usize) -> &str {
    let line = text.get(line_start(text, at)..).unwrap_or_default();
    let len = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..len).unwrap_or_default()
}

fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |at| at + 1)
}

/// Where the line of `at` ends, before its `\r\n` or `\n`.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let len = rest.find('\n').unwrap_or(rest.len());
    let line = rest.get(..len).unwrap_or_default();
    at + line.strip_suffix('\r').unwrap_or(line).len()
}

/// Where the line after the one that ends at `end` begins.
fn next_line(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    end + rest.find('\n').map_or(rest.len(), |len| len + 1)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Whether `text` is nothing but white space and comments that end in it.
fn is_comment(text: &str) -> bool {
    skip_trivia(text).is_empty() && text.matches("/*").count() == text.matches("*/").count()
}
