//! What a part of the screen says, line by line, in the order in which it is read out.

use std::fmt;

use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;

/// The lines of a part of the screen. Looked up by the words that matter, in any case, because the
/// exact wording belongs to the screen.
pub struct Said(Vec<Line>);

struct Line {
    role: Role,
    words: String,
}

impl Said {
    pub fn of<'a>(nodes: impl Iterator<Item = Node<'a>>) -> Self {
        let line = |node: Node<'a>| {
            let node = node.accesskit_node();
            // A label keeps its words in its value, all others in their name.
            let words = node.label().or_else(|| node.value())?;
            (node.role() != Role::TextRun).then(|| Line {
                role: node.role(),
                words,
            })
        };
        Self(nodes.filter_map(line).collect())
    }

    /// Whether one line holds all of `words`.
    pub fn has(&self, words: &[&str]) -> bool {
        self.find(words).is_some()
    }

    /// The first line that holds all of `words`.
    #[track_caller]
    pub fn line(&self, words: &[&str]) -> &str {
        let line = self.find(words);
        line.unwrap_or_else(|| panic!("no line has all of {words:?}:\n{self}"))
    }

    /// Whether a line of this role begins with `words`.
    pub fn shows(&self, role: Role, words: &str) -> bool {
        let mut lines = self.0.iter().filter(|line| line.role == role);
        lines.any(|line| line.words.starts_with(words))
    }

    fn find(&self, words: &[&str]) -> Option<&str> {
        let lines = self.0.iter().map(|line| line.words.as_str());
        lines.into_iter().find(|line| holds(line, words))
    }

    /// From the heading before the first line with all of `words` to the next heading.
    #[track_caller]
    pub fn section(&self, words: &[&str]) -> Said {
        let at = self.0.iter().position(|line| holds(&line.words, words));
        let at = at.unwrap_or_else(|| panic!("no line has all of {words:?}:\n{self}"));
        let begins = |line: &Line| line.role == Role::Heading;
        let ends = |line: &Line| begins(line) || line.role == Role::DisclosureTriangle;
        let first = self.0[..=at].iter().rposition(begins).unwrap_or(0);
        let length = self.0[first + 1..].iter().position(ends);
        let last = length.map_or(self.0.len(), |length| first + 1 + length);
        Said(self.0[first..last].iter().map(Line::copy).collect())
    }

    /// The lines from the first with all of `words` on.
    #[track_caller]
    pub fn from(&self, words: &[&str]) -> Said {
        let at = self.0.iter().position(|line| holds(&line.words, words));
        let at = at.unwrap_or_else(|| panic!("no line has all of {words:?}:\n{self}"));
        Said(self.0[at..].iter().map(Line::copy).collect())
    }
}

impl Line {
    fn copy(&self) -> Self {
        Self {
            role: self.role,
            words: self.words.clone(),
        }
    }
}

fn holds(line: &str, words: &[&str]) -> bool {
    let line = line.to_lowercase();
    words.iter().all(|word| line.contains(&word.to_lowercase()))
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.0 {
            writeln!(f, "{:?}: {}", line.role, line.words)?;
        }
        Ok(())
    }
}
