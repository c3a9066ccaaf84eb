//! What can be searched for, and where each leads.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::basemap::{Town, TownKind, towns};
use crate::model::coordinates::Spot;
use crate::model::{ArchiveId, Filter, SourceId, Subject};
use crate::query::Store;
use crate::query::search::{Entry, Finding, Group, Index};
use crate::state::{Command, Commands, Pin, State};
use crate::ui::actions::Action;
use crate::ui::screen::Screen;

/// Something that can be found.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// Something of the case.
    OfCase(Finding),
    /// A place of an archive: this one of its places.
    Beside(ArchiveId, usize),
    /// The claims in whose names and titles these words are.
    Words(String),
    /// A town or airfield on the map.
    Town(&'static Town),
    /// A position.
    Spot(Spot),
    /// Something that the program does.
    Action(Action),
}

/// Everything in the case of `state`.
pub(super) fn of_case(state: &State) -> Index<Target> {
    let findings = state.document.store().findings().value;
    Index::new(findings.into_iter().map(|entry| Entry {
        group: entry.group,
        what: Target::OfCase(entry.what),
        names: entry.names,
        words: entry.words,
        weight: entry.weight,
    }))
}

/// Every town and airfield; read when first asked for.
pub(super) fn of_towns() -> &'static Index<Target> {
    static INDEX: OnceLock<Index<Target>> = OnceLock::new();
    INDEX.get_or_init(|| Index::new(towns().iter().map(of_town)))
}

fn of_town(town: &'static Town) -> Entry<Target> {
    let names = std::iter::once(&town.name).chain(&town.name_ar);
    Entry {
        group: Group::Towns,
        what: Target::Town(town),
        names: names.chain(&town.alternatives).cloned().collect(),
        words: String::new(),
        weight: (9 - town.rank.min(8)) * 3,
    }
}

/// Every action but the one that led here.
pub(super) fn of_program() -> &'static Index<Target> {
    static INDEX: OnceLock<Index<Target>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let actions = Action::ALL.into_iter();
        Index::new(
            actions
                .filter(|action| *action != Action::Search)
                .map(|action| Entry {
                    group: Group::Commands,
                    what: Target::Action(action),
                    names: vec![action.name().to_owned()],
                    words: format!("{} {}", action.name(), action.does()),
                    weight: 0,
                }),
        )
    })
}

impl Target {
    /// Whether it leads anywhere now.
    pub fn is_possible(&self, state: &State) -> bool {
        match self {
            Self::Action(action) => action.is_possible(state),
            _ => true,
        }
    }

    /// Goes there, and closes the search.
    pub fn go(&self, screen: &Screen, commands: &mut Commands) {
        commands.push(Command::Show(None));
        let (command, position) = match self {
            Self::OfCase(finding) => (to_finding(finding, screen), None),
            Self::Beside(archive, number) => {
                let open = screen.state.archives.get(archive);
                let place = open.map(|open| Subject::Place(open.archive.place_id(*number)));
                (place.map(|place| Command::Select(Some(place))), None)
            }
            Self::Words(words) => (Some(with_words(words, screen)), None),
            Self::Action(action) => (action.command(screen.state), None),
            Self::Town(town) => (Some(look_at_town(town)), Some(pin_of_town(town))),
            Self::Spot(spot) => (Some(look_at_spot(spot)), Some(pin_of_spot(spot))),
        };
        let pin = position.map(|pin| Command::Pin(Some(pin)));
        for command in command.into_iter().chain(pin) {
            commands.push(command);
        }
    }
}

fn pin_of_town(town: &Town) -> Pin {
    Pin {
        name: Some(town.name.clone()),
        ..Pin::at(town.lon_lat)
    }
}

fn pin_of_spot(spot: &Spot) -> Pin {
    Pin {
        square_m: spot.square_m,
        ..Pin::at(spot.at)
    }
}

fn look_at_town(town: &Town) -> Command {
    let zoom = match town.kind {
        TownKind::City => 11.0,
        TownKind::Town | TownKind::Airfield => 12.0,
        TownKind::Village => 13.0,
    };
    Command::LookAt(town.lon_lat, zoom)
}

/// So near that the square of a grid reference can be seen whole.
fn look_at_spot(spot: &Spot) -> Command {
    let zoom = match spot.square_m {
        Some(10_001..) => 8.0,
        Some(1_001..) => 10.0,
        _ => 12.0,
    };
    Command::LookAt(spot.at, zoom)
}

fn to_finding(finding: &Finding, screen: &Screen) -> Option<Command> {
    let case = screen.case();
    match finding {
        Finding::Subject(subject) => Some(Command::Select(Some(subject.clone()))),
        Finding::Incident(id) => {
            let subject = screen.stacks().subject_of_incident(case, id);
            subject.map(|subject| Command::Select(Some(subject)))
        }
        Finding::Source(id) => Some(set(only(id, screen))),
        Finding::Speaker(_, speaker) => Some(with_words(speaker, screen)),
        Finding::Claim(id) => Some(Command::ShowClaim(id.clone())),
    }
}

/// The filter that asks for these words.
fn with_words(words: &str, screen: &Screen) -> Command {
    set(Filter {
        text: words.to_owned(),
        ..screen.filter().clone()
    })
}

fn set(filter: Filter) -> Command {
    Command::SetFilter(Box::new(filter))
}

/// The filter with no source but this one.
fn only(source: &SourceId, screen: &Screen) -> Filter {
    let sources = screen.case().sources.keys();
    let others: BTreeSet<SourceId> = sources.filter(|id| *id != source).cloned().collect();
    Filter {
        hidden_sources: others,
        ..screen.filter().clone()
    }
}
