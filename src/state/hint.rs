//! Hints: what a first run tells in passing, one thing after another, each until it is read or done.

use serde::{Deserialize, Serialize};

use super::{Column, Command, Dialog};

/// Something that helps whoever has not used the program before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Hint {
    /// A place can be selected.
    Select,
    /// Anything can be searched for.
    Search,
    /// Claims can be filtered.
    Filter,
}

impl Hint {
    /// Every hint, in the order of their telling.
    pub const ALL: [Self; 3] = [Self::Select, Self::Search, Self::Filter];

    /// The hint that a first run begins with.
    pub const FIRST: Self = Self::Select;

    /// The hint after this one.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let mut rest = Self::ALL.into_iter().skip_while(|hint| *hint != self);
        rest.nth(1)
    }

    /// Whether who asks for `command` need not be told any more.
    pub(super) fn is_known_to_who_asks(self, command: &Command) -> bool {
        match self {
            Self::Select => {
                matches!(command, Command::Select(Some(_)) | Command::ShowClaim(_))
            }
            Self::Search => matches!(command, Command::Show(Some(Dialog::Search))),
            Self::Filter => matches!(
                command,
                Command::ShowColumn(Column::Filters) | Command::SetFilter(_)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Subject;
    use crate::query::testing::CaseBuilder;
    use crate::state::{Document, Origin, State};

    fn first_run() -> State {
        let case = CaseBuilder::two_towns().build();
        let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
        state.apply(Command::ShowHint(Some(Hint::FIRST)));
        state
    }

    #[test]
    fn hints_come_one_after_another_and_end() {
        let mut told = vec![Hint::FIRST];
        told.extend(std::iter::successors(Hint::FIRST.next(), |hint| {
            hint.next()
        }));
        assert_eq!(told, Hint::ALL);
    }

    #[test]
    fn who_does_what_a_hint_says_is_told_the_next() {
        let mut state = first_run();
        state.apply(Command::Select(None));
        assert_eq!(state.view.hint, Some(Hint::Select), "that is no selecting");
        state.apply(Command::Select(Some(Subject::Campaign)));
        assert_eq!(state.view.hint, Hint::Select.next());
    }

    #[test]
    fn nobody_is_told_unasked_after_a_first_run() {
        let mut state = first_run();
        state.apply(Command::ShowHint(None));
        state.apply(Command::Select(Some(Subject::Campaign)));
        assert_eq!(state.view.hint, None);
    }
}
