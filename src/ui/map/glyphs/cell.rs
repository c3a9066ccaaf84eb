//! Cells: the places that one glyph stands for, and what they show together. Worked out once, and kept until what is
//! shown changes: a cell may hold more places than a frame can look at.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use egui::Vec2;
use geo::Point;

use crate::model::{Hue, SourceId};

use super::super::super::screen::Screen;
use super::super::super::words;
use super::super::camera::MAX_ZOOM;
use super::super::cells::{Seat, parts};
use super::contested::{self, Contested, Sign};
use super::member::{self, Speakers, Where};

/// A place that a glyph can stand for, by where it stands in what was last derived of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// Of the case: this one in the list of its places.
    InCase(usize),
    /// Of this one of the archives that are open: the place of that number.
    InArchive(usize, usize),
}

/// A spot, and where its mark stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seated {
    /// Which place it is.
    pub spot: Spot,
    /// (lon, lat) in degrees.
    pub ground: Point,
    /// Whether its mark stands beside the fade that surrounds its ground.
    pub is_beside: bool,
}

/// Places that one glyph stands for; never none.
#[derive(Debug)]
pub struct Cell {
    /// In the order of their spots; it stands at the first.
    pub members: Vec<Seated>,
    shows: OnceLock<Arc<Shows>>,
}

/// What the places of a cell show together.
#[derive(Debug)]
pub struct Shows {
    /// Sources with a claim that is shown about one of them.
    pub local: BTreeSet<SourceId>,
    /// Those with a broader one that bears on one.
    pub broader: BTreeSet<SourceId>,
    /// Whether more sources speak of them than are told apart.
    pub others: bool,
    /// How many claims are shown; one that is about several of them is one.
    pub claims: usize,
    /// How many claims the filter hides.
    pub hidden: usize,
    /// How many incidents share the very coordinate, where several do.
    pub stacked: usize,
    /// The sign at the shoulder.
    pub sign: Option<Sign>,
    /// The names while they are few.
    pub title: String,
    /// What is told of it in words.
    pub description: String,
    /// Whether coming nearer would part them.
    pub parts: bool,
    /// Where fades surround their coordinate, and in which hues: of places of archives whose extent nobody
    /// states, as far as coming nearer would not part them.
    pub fades: Vec<(Point, Hue)>,
    /// How they are known there, each way once.
    pub known_around: Vec<String>,
}

impl Spot {
    /// The place, as `screen` has it.
    pub fn place<'a>(self, screen: &Screen<'a>) -> Option<Where<'a>> {
        let derived = screen.derived;
        match self {
            Self::InCase(number) => derived.summaries.value.get(number).map(Where::InCase),
            Self::InArchive(archive, number) => {
                let shown = derived.archives.get(archive)?;
                let open = screen.state.archives.get(&shown.id)?;
                Some(Where::InArchive(open, &shown.shown, number))
            }
        }
    }
}

impl Seated {
    /// Where its mark stands, where marks beside fades stand `beside` those.
    pub fn seat(&self, beside: Vec2) -> Seat {
        Seat {
            ground: self.ground,
            beside: if self.is_beside { beside } else { Vec2::ZERO },
        }
    }
}

impl Cell {
    /// The cell of `members`.
    pub fn of(members: Vec<Seated>) -> Self {
        Self {
            members,
            shows: OnceLock::new(),
        }
    }

    /// The first of its places that is among `spots`, by its number.
    pub fn first_of(&self, spots: &[Spot]) -> Option<usize> {
        // Mostly there are none, and a cell may have very many places.
        if spots.is_empty() {
            return None;
        }
        let mut members = self.members.iter();
        members.position(|member| spots.contains(&member.spot))
    }

    /// Its places, as `screen` has them.
    pub fn places<'a>(&self, screen: &Screen<'a>) -> Vec<Where<'a>> {
        let spots = self.members.iter().map(|member| member.spot);
        spots.filter_map(|spot| spot.place(screen)).collect()
    }

    /// What it shows; marks are `apart` points wide, and stand `beside` fades.
    pub fn shows(&self, screen: &Screen, beside: Vec2, apart: f32) -> Arc<Shows> {
        let shows = self.shows.get_or_init(|| {
            let seats = self.members.iter().map(|member| member.seat(beside));
            Arc::new(self.together(screen, parts(seats, MAX_ZOOM, apart)))
        });
        Arc::clone(shows)
    }

    fn together(&self, screen: &Screen, parts: bool) -> Shows {
        let places = self.places(screen);
        let Speakers {
            local,
            broader,
            others,
        } = member::speakers(&places);
        let stacked = member::stacked(&places);
        let mut shows = Shows {
            local,
            broader,
            others,
            claims: member::claims(&places),
            hidden: places.iter().map(Where::hidden).sum(),
            stacked: if stacked > 1 && !parts { stacked } else { 0 },
            sign: Contested::of(&places).sign(),
            title: title(screen, &places),
            description: String::new(),
            parts,
            fades: Vec::new(),
            known_around: Vec::new(),
        };
        shows.description = shows.in_words(&places);
        if !parts {
            self.surround(screen, &places, &mut shows);
        }
        shows
    }

    /// Tells `shows` of the fades around `places`, which all are at one coordinate.
    fn surround(&self, screen: &Screen, places: &[Where], shows: &mut Shows) {
        for (place, member) in places.iter().zip(&self.members) {
            let Some(hue) = place.fade() else {
                continue;
            };
            let (fade, known) = ((member.ground, hue), place.known(screen));
            if !shows.fades.contains(&fade) {
                shows.fades.push(fade);
            }
            if !shows.known_around.contains(&known) {
                shows.known_around.push(known);
            }
        }
    }
}

impl Shows {
    fn in_words(&self, places: &[Where]) -> String {
        let mut parts = vec![words::counted(self.claims, "claim")];
        if self.hidden > 0 {
            parts.push(format!("{} hidden", self.hidden));
        }
        if self.stacked > 0 {
            parts.push(format!("{} here", words::counted(self.stacked, "incident")));
        }
        parts.extend(contested::in_words(places));
        parts.join("; ")
    }
}

/// The names of `places` while they are few, each once, else how many they are.
fn title(screen: &Screen, places: &[Where]) -> String {
    match places.len() {
        1..=3 => {
            let mut names: Vec<String> = Vec::new();
            for name in places.iter().map(|place| place.name(screen)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            words::listed(names.iter().map(String::as_str))
        }
        more => format!("{more} places"),
    }
}
