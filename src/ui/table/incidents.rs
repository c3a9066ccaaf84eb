//! The incidents that the shown claims are about, as rows of a table.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Claim, Incident, IncidentId, Scope, SourceId, Subject};
use crate::query::{Relation, shown_incidents};
use crate::state::{Command, IncidentColumn};
use crate::ui::marks::Mark;
use crate::ui::screen::Screen;
use crate::ui::words;

use super::{Key, Rows};

/// The incidents, and what is said of each.
pub struct IncidentRows(Vec<Row>);

struct Row {
    id: IncidentId,
    claims: usize,
    sources: usize,
    contradicted: usize,
}

impl IncidentRows {
    fn incident<'a>(&self, screen: &Screen<'a>, item: usize) -> &'a Incident {
        screen.case().incident(&self.0[item].id)
    }
}

impl Rows for IncidentRows {
    type Column = IncidentColumn;
    const NOUN: &'static str = "incident";

    /// Those of which nothing is said stand there as well; those whose claims are all hidden do not.
    fn of(screen: &Screen) -> Self {
        let mut about: HashMap<&IncidentId, Vec<&Claim>> = HashMap::new();
        let claims = screen.case().claims.iter();
        for claim in claims.filter(|claim| screen.shown().shows(claim)) {
            if let Scope::Incident(id) = &claim.scope {
                about.entry(id).or_default().push(claim);
            }
        }
        let left = shown_incidents(screen.case(), screen.shown());
        let incidents = screen.case().incidents.keys();
        let rows = incidents.filter(|id| left.contains(id)).map(|id| {
            let claims = about.remove(id).unwrap_or_default();
            row(screen, id, &claims)
        });
        Self(rows.collect())
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, screen: &Screen, item: usize, column: IncidentColumn) -> String {
        let (row, incident) = (&self.0[item], self.incident(screen, item));
        match column {
            IncidentColumn::Title => incident.title.clone(),
            IncidentColumn::Places => words::whereabouts(screen.case(), incident),
            IncidentColumn::When => words::when(incident),
            IncidentColumn::Claims => row.claims.to_string(),
            IncidentColumn::Sources => row.sources.to_string(),
            IncidentColumn::Contradicted => match row.contradicted {
                0 => String::new(),
                some => words::counted(some, "claim"),
            },
            IncidentColumn::Note => incident.note.clone().unwrap_or_default(),
        }
    }

    fn key(&self, screen: &Screen, item: usize, column: IncidentColumn) -> Key {
        let row = &self.0[item];
        match column {
            IncidentColumn::When => {
                let when = self.incident(screen, item).when;
                Key::time(when.map(|when| when.span().start()))
            }
            IncidentColumn::Claims => Key::Number(row.claims),
            IncidentColumn::Sources => Key::Number(row.sources),
            IncidentColumn::Contradicted => Key::Number(row.contradicted),
            _ => Key::Words(self.cell(screen, item, column).to_lowercase()),
        }
    }

    fn mark(&self, _: &Screen, _: usize, _: IncidentColumn) -> Option<Mark> {
        None
    }

    fn is_chosen(&self, screen: &Screen, item: usize) -> bool {
        let selected = &screen.state.view.selected;
        matches!(selected, Some(Subject::Incident(id)) if *id == self.0[item].id)
    }

    fn is_concerned(&self, screen: &Screen, item: usize) -> bool {
        match &screen.state.view.selected {
            Some(Subject::Place(place)) => self.incident(screen, item).places.contains(place),
            _ => false,
        }
    }

    fn command(&self, screen: &Screen, item: usize) -> Option<Command> {
        let (case, stacks) = (screen.case(), screen.stacks());
        let subject = stacks.subject_of_incident(case, &self.0[item].id)?;
        Some(Command::Select(Some(subject)))
    }

    fn width(column: IncidentColumn) -> f32 {
        match column {
            IncidentColumn::Title => 18.0,
            IncidentColumn::Places => 16.0,
            IncidentColumn::When => 20.0,
            IncidentColumn::Claims | IncidentColumn::Sources => 6.5,
            IncidentColumn::Contradicted => 9.0,
            IncidentColumn::Note => 30.0,
        }
    }
}

fn row(screen: &Screen, id: &IncidentId, claims: &[&Claim]) -> Row {
    let sources: BTreeSet<&SourceId> = claims.iter().map(|claim| &claim.source).collect();
    let contradicts =
        |claim: &&&Claim| screen.contest().strongest(&claim.id) == Relation::Contradicts;
    Row {
        id: id.clone(),
        claims: claims.len(),
        sources: sources.len(),
        contradicted: claims.iter().filter(contradicts).count(),
    }
}
