//! What a glyph stands for: places of the case, and places of archives.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Vec2, vec2};

use crate::model::{Competing, Hue, Place, PlaceId, SourceId, Subject};
use crate::query::Summary;
use crate::state::OpenArchive;
use crate::state::archives::SiteShown;

use super::super::super::screen::Screen;
use super::super::super::words::{self, Badge};
use super::super::areas::fade_radius;
use super::super::cells::Seat;

/// A place that a glyph stands for, and where it stands for it.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// Where its mark stands.
    pub seat: Seat,
    /// Which place it is.
    pub place: Where<'a>,
}

/// A place of the case or of an archive.
#[derive(Clone, Copy)]
pub enum Where<'a> {
    /// Of the case.
    InCase(&'a Summary),
    /// Of an archive: the place of this number.
    InArchive(&'a OpenArchive, &'a SiteShown, usize),
}

/// The places of `archives` that have something to show, in the order in which those were opened. A room
/// sees the case alone.
pub fn in_archives<'a>(screen: &Screen<'a>, zoom: f64) -> impl Iterator<Item = Member<'a>> {
    let beside = beside_fade(zoom, screen.theme.weight);
    let is_at_desk = screen.state.view.stage.is_none();
    let shown = screen.derived.archives.iter();
    let open = shown.filter_map(|it| Some((screen.state.archives.get(&it.id)?, &it.shown)));
    open.filter(move |(open, _)| open.shown && is_at_desk)
        .flat_map(move |(open, shown)| of_archive(open, &shown.sites, beside))
}

fn of_archive<'a>(
    open: &'a OpenArchive,
    shown: &'a [SiteShown],
    beside: Vec2,
) -> impl Iterator<Item = Member<'a>> {
    let sites = open.archive.sites().iter().zip(shown).enumerate();
    sites.filter_map(move |(number, (site, shown))| {
        let ground = site.ground.filter(|_| shown.claims > 0)?.lon_lat();
        Some(Member {
            seat: Seat {
                ground,
                beside: if site.is_around { beside } else { Vec2::ZERO },
            },
            place: Where::InArchive(open, shown, number),
        })
    })
}

/// How far the mark of a place whose extent nobody states stands beside the point that its fade surrounds,
/// so that it does not seem to be at that point.
pub fn beside_fade(zoom: f64, weight: f32) -> Vec2 {
    vec2(-0.52, 0.3) * fade_radius(zoom, weight)
}

impl Where<'_> {
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

    /// The hue of the fade around it, where it is a place of an archive whose extent nobody states.
    pub fn fade(&self) -> Option<Hue> {
        match self {
            Self::InCase(_) => None,
            Self::InArchive(open, _, number) => {
                let is_around = open.archive.sites()[*number].is_around;
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
            Self::InArchive(open, _, number) => open.archive.site_known(*number).to_owned(),
        }
    }

    /// How many claims about it are hidden.
    pub fn hidden(&self) -> usize {
        match self {
            Self::InCase(summary) => summary.hidden,
            Self::InArchive(_, shown, _) => shown.hidden as usize,
        }
    }

    /// How many incidents stand there; none where it is one alone.
    pub fn stacked(&self) -> usize {
        match self {
            Self::InCase(summary) => summary.stacked,
            Self::InArchive(_, shown, _) => shown.incidents as usize,
        }
    }

    /// What competes there.
    pub fn badge(&self) -> Option<Badge> {
        match self {
            Self::InCase(summary) => words::badge(&summary.standing),
            Self::InArchive(_, shown, _) => match shown.competing {
                Competing::Any => None,
                Competing::Perhaps => Some(Badge::InTension),
                Competing::Contradicted => Some(Badge::ContestedHere),
            },
        }
    }

    /// Whether the panel is about it, or about an incident there.
    pub fn is_selected(&self, screen: &Screen) -> bool {
        match self {
            Self::InCase(summary) => screen.is_selected(&summary.place),
            Self::InArchive(open, _, number) => is_selected_there(screen, open, *number),
        }
    }
}

fn is_selected_there(screen: &Screen, open: &OpenArchive, number: usize) -> bool {
    match &screen.state.view.selected {
        Some(Subject::Place(id)) => {
            open.archive.is_at(number, id) && *id == open.archive.place_id(number)
        }
        Some(Subject::Incident(_)) => {
            let there = screen.looked_at();
            let excerpt = there.excerpt();
            excerpt.is_some() && there.is_selected(&open.archive.place_id(number))
        }
        Some(Subject::Campaign) | None => false,
    }
}

/// How many claims `members` have together; one that is about several of them is one.
pub fn claims(members: &[Member]) -> usize {
    let summaries = members.iter().filter_map(|member| match member.place {
        Where::InCase(summary) => Some(&summary.claims),
        Where::InArchive(..) => None,
    });
    let in_case: BTreeSet<_> = summaries.flatten().collect();
    let in_archives = members.iter().map(|member| match member.place {
        Where::InCase(_) => 0,
        Where::InArchive(_, shown, _) => shown.claims as usize,
    });
    in_case.len() + in_archives.sum::<usize>()
}

/// The sources with a claim that is shown about one of `members`, and those with a broader one that bears
/// on one.
pub fn sources(members: &[Member]) -> (BTreeSet<SourceId>, BTreeSet<SourceId>) {
    let (mut local, mut broader) = (BTreeSet::new(), BTreeSet::new());
    let mut speaking: Vec<(&OpenArchive, u64)> = Vec::new();
    for member in members {
        match member.place {
            Where::InCase(summary) => {
                local.extend(summary.local.iter().cloned());
                broader.extend(summary.broader.iter().cloned());
            }
            Where::InArchive(open, shown, _) => {
                let known = speaking
                    .iter_mut()
                    .find(|(known, _)| std::ptr::eq(*known, open));
                match known {
                    Some((_, sources)) => *sources |= shown.sources,
                    None => speaking.push((open, shown.sources)),
                }
            }
        }
    }
    for (open, sources) in speaking {
        let named = open.archive.source_ids().iter().enumerate();
        let speaks = |number: usize| sources >> number.min(63) & 1 == 1;
        local.extend(
            named
                .filter(|(number, _)| speaks(*number))
                .map(|(_, id)| id.clone()),
        );
    }
    (local, broader)
}

/// What tells one glyph from another: its first place, and how many it stands for.
pub fn identity(members: &[Member]) -> (Arc<str>, usize) {
    let first = members.first().map(|member| member.place.id());
    let first = first.map_or_else(String::new, |id| id.as_str().to_owned());
    (first.into(), members.len())
}
