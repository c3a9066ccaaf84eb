//! The claims that are shown, as rows of a table.

use crate::model::{Claim, Scope};
use crate::query::{Bearing, bearing};
use crate::state::{ClaimColumn, Command};
use crate::ui::marks::Mark;
use crate::ui::screen::Screen;
use crate::ui::words;

use super::{Key, Rows};

/// The claims that are shown, by their places among those of the case.
pub struct ClaimRows(Vec<usize>);

impl ClaimRows {
    fn claim<'a>(&self, screen: &Screen<'a>, item: usize) -> &'a Claim {
        &screen.case().claims[self.0[item]]
    }
}

impl Rows for ClaimRows {
    type Column = ClaimColumn;
    const NOUN: &'static str = "claim";

    fn of(screen: &Screen) -> Self {
        let claims = screen.case().claims.iter().enumerate();
        let shown = claims.filter(|(_, claim)| screen.shown().shows(claim));
        Self(shown.map(|(place, _)| place).collect())
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, screen: &Screen, item: usize, column: ClaimColumn) -> String {
        let (case, claim) = (screen.case(), self.claim(screen, item));
        match column {
            ClaimColumn::Source => case.source(&claim.source).short_name().to_owned(),
            ClaimColumn::Party => case.party_of(&claim.source).name.clone(),
            ClaimColumn::Question => words::question(case, &claim.question).to_owned(),
            ClaimColumn::Stance => words::stance(claim.stance).to_owned(),
            ClaimColumn::Answer => words::answer(case, &claim.answer),
            ClaimColumn::About => words::scope(case, &claim.scope),
            ClaimColumn::When => when(screen, claim),
            ClaimColumn::Said => {
                let said = claim.statement.said;
                said.map_or_else(|| "not given".to_owned(), |said| said.to_string())
            }
            ClaimColumn::Contradicted => match contradicted(screen, claim) {
                0 => String::new(),
                some => some.to_string(),
            },
            ClaimColumn::Words => claim.statement.text.clone(),
            ClaimColumn::Document => case.document(&claim.statement.document).title.clone(),
        }
    }

    fn key(&self, screen: &Screen, item: usize, column: ClaimColumn) -> Key {
        let claim = self.claim(screen, item);
        match column {
            ClaimColumn::Said => Key::time(claim.statement.said.map(|said| said.start())),
            ClaimColumn::When => {
                let incident = match &claim.scope {
                    Scope::Incident(id) => Some(screen.case().incident(id)),
                    Scope::Campaign | Scope::Places(_) => None,
                };
                let when = incident.and_then(|incident| incident.when);
                Key::time(when.map(|when| when.span().start()))
            }
            ClaimColumn::Contradicted => Key::Number(contradicted(screen, claim)),
            _ => Key::Words(self.cell(screen, item, column).to_lowercase()),
        }
    }

    fn mark(&self, screen: &Screen, item: usize, column: ClaimColumn) -> Option<Mark> {
        let source = &self.claim(screen, item).source;
        (column == ClaimColumn::Source).then(|| screen.derived.marks.mark(source))
    }

    fn is_chosen(&self, screen: &Screen, item: usize) -> bool {
        let chosen = screen.state.view.claim.as_ref();
        chosen == Some(&self.claim(screen, item).id)
    }

    fn is_concerned(&self, screen: &Screen, item: usize) -> bool {
        let claim = self.claim(screen, item);
        let is_local = |subject| bearing(screen.case(), &claim.scope, subject) == Bearing::Local;
        screen.selected().is_some_and(is_local)
    }

    fn command(&self, screen: &Screen, item: usize) -> Option<Command> {
        Some(Command::ShowClaim(self.claim(screen, item).id.clone()))
    }

    fn width(column: ClaimColumn) -> f32 {
        match column {
            ClaimColumn::Source | ClaimColumn::Party | ClaimColumn::When => 13.0,
            ClaimColumn::Question | ClaimColumn::About => 15.0,
            ClaimColumn::Stance => 8.0,
            ClaimColumn::Said => 9.0,
            ClaimColumn::Contradicted => 10.0,
            ClaimColumn::Answer => 20.0,
            ClaimColumn::Document => 24.0,
            ClaimColumn::Words => 40.0,
        }
    }
}

/// When that was which `claim` is about, where it is about an incident.
fn when(screen: &Screen, claim: &Claim) -> String {
    match &claim.scope {
        Scope::Incident(id) => words::when(screen.case().incident(id)),
        Scope::Campaign | Scope::Places(_) => String::new(),
    }
}

/// How many claims contradict it, shown or not.
fn contradicted(screen: &Screen, claim: &Claim) -> usize {
    screen.contest().contradictions_of(&claim.id)
}
