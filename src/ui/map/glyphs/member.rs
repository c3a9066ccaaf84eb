//! What a glyph stands for: places of the case, and places of archives.

use std::collections::BTreeSet;

use egui::{Vec2, vec2};
use geo::Point;

use crate::model::{Hue, Location, Place, PlaceId, SourceId, Subject};
use crate::query::{Summary, anchor};
use crate::state::OpenArchive;
use crate::state::archives::Shown;

use super::super::super::archived::ArchiveShown;
use super::super::super::screen::Screen;
use super::super::super::words;
use super::super::areas::fade_radius;

/// A place of the case or of an archive.
#[derive(Clone, Copy)]
pub enum Where<'a> {
    /// Of the case.
    InCase(&'a Summary),
    /// Of an archive, of which so much is shown: the place of this number.
    InArchive(&'a OpenArchive, &'a Shown, usize),
}

/// The places of cases beside the case that are spoken of, each with the hue of its case, and whether it is
/// selected. A room sees the case alone.
pub fn places_beside<'a>(screen: &Screen<'a>) -> Vec<(&'a Place, Hue, bool)> {
    let is_at_desk = screen.state.view.stage.is_none();
    let open = screen.state.archives.shown().filter(|_| is_at_desk);
    let cases = open.filter(|open| open.archive.case().is_some());
    let derived = &screen.derived.archives;
    let places = cases.flat_map(|open| {
        let shown = ArchiveShown::among(derived, &open.archive);
        let selected = match &screen.state.view.selected {
            Some(Subject::Place(id)) => open.archive.site_called(id),
            _ => None,
        };
        let sites = shown.map_or(&[][..], |it| &it.shown.sites).iter();
        let spoken_of = sites
            .enumerate()
            .filter(move |(number, there)| there.claims > 0 || selected == Some(*number));
        spoken_of.filter_map(move |(number, _)| {
            let place = open.archive.place(number)?;
            Some((place, open.hue, selected == Some(number)))
        })
    });
    places.collect()
}

/// Where a place at `at` has its mark, (lon, lat) in degrees, and whether that stands beside a fade: because nobody
/// states how far it extends. `None` where it is nowhere.
pub fn ground_of(at: &Location) -> Option<(Point, bool)> {
    Some((anchor(at)?, matches!(at, Location::Around(_))))
}

/// How far the mark of a place whose extent nobody states stands beside the point that its fade surrounds,
/// so that it does not seem to be at that point.
pub fn beside_fade(zoom: f64, weight: f32) -> Vec2 {
    vec2(-0.52, 0.3) * fade_radius(zoom, weight)
}

impl<'a> Where<'a> {
    /// Its id.
    pub fn id(&self) -> PlaceId {
        match self {
            Self::InCase(summary) => summary.place.clone(),
            Self::InArchive(open, _, number) => open.archive.place_id(*number),
        }
    }

    /// Its name.
    pub fn name(&self, screen: &Screen) -> String {
        match self {
            Self::InCase(summary) => screen.case().place(&summary.place).name.clone(),
            Self::InArchive(open, _, number) => match open.archive.site_name(*number) {
                "" => open.archive.about().name.clone(),
                name => name.to_owned(),
            },
        }
    }

    /// The place itself, where it is one of the case.
    pub fn in_case<'s>(&self, screen: &Screen<'s>) -> Option<&'s Place> {
        match self {
            Self::InCase(summary) => screen.case().places.get(&summary.place),
            Self::InArchive(..) => None,
        }
    }

    /// The place itself, where it is one of a case: of that which is open, or of one beside it.
    pub fn place(self, screen: &Screen<'a>) -> Option<&'a Place> {
        match self {
            Self::InCase(_) => self.in_case(screen),
            Self::InArchive(open, _, number) => open.archive.place(number),
        }
    }

    /// The hue of the fade around it, where it is a place of an archive whose extent nobody states.
    pub fn fade(&self) -> Option<Hue> {
        match self {
            Self::InCase(_) => None,
            Self::InArchive(open, _, number) => {
                // The ground of a place of a case is drawn as that of the case is which is open.
                let is_of_case = open.archive.case().is_some();
                let is_around = open.archive.sites()[*number].is_around && !is_of_case;
                is_around.then_some(open.hue)
            }
        }
    }

    /// How precisely it is known, in words.
    pub fn known(&self, screen: &Screen) -> String {
        match self {
            Self::InCase(summary) => {
                words::precision(screen.case().place(&summary.place)).to_owned()
            }
            Self::InArchive(open, _, number) => open.archive.place(*number).map_or_else(
                || open.archive.site_known(*number).to_owned(),
                |place| words::precision(place).to_owned(),
            ),
        }
    }

    /// How many claims about it are hidden.
    pub fn hidden(&self) -> usize {
        match self {
            Self::InCase(summary) => summary.hidden,
            Self::InArchive(_, shown, number) => shown.sites[*number].hidden as usize,
        }
    }
}

/// How many claims `places` have together; one that is about several of them is one.
pub fn claims(places: &[Where]) -> usize {
    let summaries = places.iter().filter_map(|place| match place {
        Where::InCase(summary) => Some(&summary.claims),
        Where::InArchive(..) => None,
    });
    let in_case: BTreeSet<_> = summaries.flatten().collect();
    let in_archives = by_archive(places)
        .into_iter()
        .map(|(open, shown, numbers)| open.archive.claims_at(&numbers, shown));
    in_case.len() + in_archives.sum::<usize>()
}

/// The numbers of those among `places` that are of one archive.
fn by_archive<'a>(places: &[Where<'a>]) -> Vec<(&'a OpenArchive, &'a Shown, Vec<usize>)> {
    let mut archives: Vec<(&OpenArchive, &Shown, Vec<usize>)> = Vec::new();
    for place in places {
        let Where::InArchive(open, shown, number) = *place else {
            continue;
        };
        let mut known = archives.iter_mut();
        match known.find(|(known, ..)| std::ptr::eq(*known, open)) {
            Some((.., numbers)) => numbers.push(number),
            None => archives.push((open, shown, vec![number])),
        }
    }
    archives
}

/// Who speaks of some places.
#[derive(Default)]
pub struct Speakers {
    /// Sources with a claim that is shown about one of them.
    pub local: BTreeSet<SourceId>,
    /// Those with a broader one that bears on one.
    pub broader: BTreeSet<SourceId>,
    /// Whether there are others with a claim about one of them, of an archive that has too many to be told
    /// apart here.
    pub others: bool,
}

/// How many sources of an archive are told apart: the last bit is for all others, if there are any.
const TOLD_APART: usize = 63;

/// Who speaks of `places`.
pub fn speakers(places: &[Where]) -> Speakers {
    let mut speakers = Speakers::default();
    for place in places {
        if let Where::InCase(summary) = place {
            speakers.local.extend(summary.local.iter().cloned());
            speakers.broader.extend(summary.broader.iter().cloned());
        }
    }
    for (open, shown, numbers) in by_archive(places) {
        let sources = numbers.iter().map(|number| shown.sites[*number].sources);
        let sources = sources.fold(0, |all, one| all | one);
        let named = open
            .archive
            .source_ids()
            .iter()
            .take(TOLD_APART)
            .enumerate();
        let speaks = |number: usize| sources >> number & 1 == 1;
        let speaking = named.filter(|(number, _)| speaks(*number));
        speakers.local.extend(speaking.map(|(_, id)| id.clone()));
        speakers.others |= speaks(TOLD_APART);
    }
    speakers
}

/// How many incidents share the coordinate that all `places` are at.
pub fn stacked(places: &[Where]) -> usize {
    // Each place of the case counts all that share its coordinate.
    let in_case = places.iter().map(|place| match place {
        Where::InCase(summary) => summary.stacked,
        Where::InArchive(..) => 0,
    });
    let in_archives = places.iter().map(|place| match place {
        Where::InCase(_) => 0,
        Where::InArchive(_, shown, number) => shown.sites[*number].incidents as usize,
    });
    in_case.max().unwrap_or_default() + in_archives.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::archive::Record;
    use crate::archive::testing::{archive, killed, record};
    use crate::model::Filter;
    use crate::query::testing::CaseBuilder;
    use crate::state::{Command, Document, ImportEnd, ImportNumber, Origin, State};

    #[test]
    fn of_very_many_sources_only_those_told_apart_are_named() {
        let names: Vec<String> = (0..70).map(|number| format!("Outlet {number}")).collect();
        let claims = names.iter().map(|name| killed(name, 1)).collect();
        let first = Record {
            claims,
            ..record("a", "Hama", (36.75, 35.13), "2015-10-01")
        };
        let second = Record {
            claims: vec![killed(&names[69], 1)],
            ..record("b", "Homs", (36.72, 34.72), "2015-10-01")
        };
        let archive = Arc::new(archive("outlets", &[first, second]));
        let mut state = State::new(Document::new(
            CaseBuilder::new().build(),
            "",
            Origin::BuiltIn,
        ));
        state.apply(Command::OpenArchives(vec!["/data/outlets.csv".into()]));
        let number: ImportNumber = state.archives.importing()[0].number;
        let end = ImportEnd::Done(Arc::clone(&archive), Arc::default());
        state.apply(Command::ImportEnded(number, end));
        let open = state.archives.iter().next().unwrap();
        let shown = archive.shown(&Filter::default(), |_| None);
        let at = |name: &str| {
            let named = |number: &usize| archive.site_name(*number) == name;
            let number = (0..2).find(named).unwrap();
            speakers(&[Where::InArchive(open, &shown, number)])
        };
        let (hama, homs) = (at("Hama"), at("Homs"));
        assert!(hama.local.len() == TOLD_APART && hama.others);
        assert!(homs.local.is_empty() && homs.others);
    }
}
