//! How tables are laid: which columns there are, in which order, and by which the rows are sorted.

use serde::{Deserialize, Serialize};

/// A column that a table may have.
pub trait TableColumn: Copy + Eq + 'static {
    /// Every column, in the order in which they are offered.
    const ALL: &'static [Self];
    /// Those that a table has at first.
    const USUAL: &'static [Self];

    /// The name shown.
    fn name(self) -> &'static str;
}

/// How a table is laid.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TableLook<C> {
    /// Its columns, from left to right; never none.
    columns: Vec<C>,
    /// By which column the rows are sorted, and whether the greatest comes first; as they stand in the
    /// case where there is nothing.
    sort: Option<(C, bool)>,
}

impl<C: TableColumn> Default for TableLook<C> {
    fn default() -> Self {
        Self {
            columns: C::USUAL.to_vec(),
            sort: None,
        }
    }
}

impl<C: TableColumn> TableLook<C> {
    /// Its columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[C] {
        &self.columns
    }

    /// By which column the rows are sorted, and whether the greatest comes first.
    #[must_use]
    pub fn sort(&self) -> Option<(C, bool)> {
        self.sort
    }

    /// Sorted by `column`: the least first, if it is so already the greatest, then not at all.
    #[must_use]
    pub fn sorted_by(mut self, column: C) -> Self {
        self.sort = match self.sort {
            Some((by, false)) if by == column => Some((by, true)),
            Some((by, true)) if by == column => None,
            _ => Some((column, false)),
        };
        self
    }

    /// With `column` or without; the last one stays.
    #[must_use]
    pub fn with(mut self, column: C, is_shown: bool) -> Self {
        let is_there = self.columns.contains(&column);
        if is_shown && !is_there {
            self.columns.push(column);
        } else if !is_shown && self.columns.len() > 1 {
            self.columns.retain(|known| *known != column);
        }
        self
    }

    /// With `column` one place further to the left.
    #[must_use]
    pub fn moved_left(mut self, column: C) -> Self {
        let at = self.columns.iter().position(|known| *known == column);
        if let Some(at) = at.filter(|at| *at > 0) {
            self.columns.swap(at - 1, at);
        }
        self
    }

    /// As it is once it was read: no column twice, and never none.
    #[must_use]
    pub fn sound(self) -> Self {
        let mut columns: Vec<C> = Vec::new();
        for column in self.columns {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        if columns.is_empty() {
            columns = C::USUAL.to_vec();
        }
        Self { columns, ..self }
    }
}

/// A column of the table of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ClaimColumn {
    /// Who makes the claim.
    Source,
    /// The party of the source.
    Party,
    /// The question that it answers.
    Question,
    /// What the source does with the answer.
    Stance,
    /// The answer.
    Answer,
    /// What it is about.
    About,
    /// When that was.
    When,
    /// When it was said.
    Said,
    /// How many claims contradict it.
    Contradicted,
    /// In which words it was said, in ours.
    Words,
    /// Where it is written.
    Document,
}

impl TableColumn for ClaimColumn {
    const ALL: &'static [Self] = &[
        Self::Source,
        Self::Party,
        Self::Question,
        Self::Stance,
        Self::Answer,
        Self::About,
        Self::When,
        Self::Said,
        Self::Contradicted,
        Self::Words,
        Self::Document,
    ];
    const USUAL: &'static [Self] = &[
        Self::Source,
        Self::Stance,
        Self::Answer,
        Self::About,
        Self::Contradicted,
        Self::Said,
        Self::Words,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Source => "Source",
            Self::Party => "Party",
            Self::Question => "Question",
            Self::Stance => "Stance",
            Self::Answer => "Answer",
            Self::About => "About",
            Self::When => "When",
            Self::Said => "Said on",
            Self::Contradicted => "Contradicted by",
            Self::Words => "In our words",
            Self::Document => "Document",
        }
    }
}

/// A column of the table of incidents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum IncidentColumn {
    /// Its title.
    Title,
    /// Where it was.
    Places,
    /// When it was.
    When,
    /// How many claims are about this very incident.
    Claims,
    /// How many sources make them.
    Sources,
    /// How many of them are contradicted.
    Contradicted,
    /// What else there is to say.
    Note,
}

impl TableColumn for IncidentColumn {
    const ALL: &'static [Self] = &[
        Self::Title,
        Self::Places,
        Self::When,
        Self::Claims,
        Self::Sources,
        Self::Contradicted,
        Self::Note,
    ];
    const USUAL: &'static [Self] = Self::ALL;

    fn name(self) -> &'static str {
        match self {
            Self::Title => "Incident",
            Self::Places => "Places",
            Self::When => "When",
            Self::Claims => "Claims",
            Self::Sources => "Sources",
            Self::Contradicted => "Contradicted",
            Self::Note => "Note",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClaimColumn::{About, Answer, Party, Source};

    fn look(columns: &[ClaimColumn]) -> TableLook<ClaimColumn> {
        TableLook {
            columns: columns.to_vec(),
            sort: None,
        }
    }

    #[test]
    fn a_column_sorts_up_then_down_then_not() {
        let once = look(&[Source]).sorted_by(Source);
        let twice = once.clone().sorted_by(Source);
        assert_eq!(once.sort(), Some((Source, false)));
        assert_eq!(twice.sort(), Some((Source, true)));
        assert_eq!(twice.clone().sorted_by(Source).sort(), None);
        assert_eq!(twice.sorted_by(Answer).sort(), Some((Answer, false)));
    }

    #[test]
    fn columns_come_go_and_move_and_one_stays() {
        let both = look(&[Source]).with(Answer, true).with(Answer, true);
        assert_eq!(both.columns(), [Source, Answer]);
        assert_eq!(both.clone().moved_left(Answer).columns(), [Answer, Source]);
        assert_eq!(both.clone().moved_left(Source).columns(), [Source, Answer]);
        let last = both.with(Source, false).with(Answer, false);
        assert_eq!(last.columns(), [Answer]);
    }

    #[test]
    fn what_was_read_is_made_sound() {
        let twice = look(&[About, Party, About]).sound();
        assert_eq!(twice.columns(), [About, Party]);
        assert_eq!(look(&[]).sound(), TableLook::default());
    }
}
