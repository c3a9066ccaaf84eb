//! The columns of an archive: a value for each incident and each claim, most of them numbers of
//! entries in dictionaries.

use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::model::{
    Answer, Competing, Count, Ground, Harm, Location, Precision, Quantifier, Question, SourceKind,
    Span, Stance, Stretch, When,
};

use crate::query::filter::values::killed;

use super::record::RowAt;
use super::strings::{Name, Strings};
use super::totals::Totals;
use super::{Archive, Rows};

/// A place of an archive. Its incidents stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its name; empty when no row gives one.
    pub(super) name: Name,
    /// Where it is; `None` when no row says so.
    pub ground: Option<Ground>,
    /// Whether that is only somewhere near.
    pub is_around: bool,
    /// How precisely it is known.
    pub precision: Precision,
    /// The same in the words of the data set.
    pub(super) known: Name,
    /// How the claims on incidents there compete at most, in an archive of rows.
    pub competing: Competing,
    /// Its incidents.
    pub incidents: Range<u32>,
}

impl Site {
    /// Where it is, as a place of a case has it.
    #[must_use]
    pub fn location(&self) -> Location {
        match self.ground.map(Ground::lon_lat) {
            Some(at) if self.is_around => Location::Around(at),
            Some(at) => Location::Point(at),
            None => Location::Unlocated,
        }
    }
}

/// What is known of when something was, and in which words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timing {
    pub(super) when: Option<When>,
    pub(super) words: Name,
}

impl Timing {
    /// Where it stands among others in time: those of no time last.
    pub(super) fn rank(&self) -> (bool, Option<(DateTime, DateTime)>) {
        let span = self.when.as_ref().map(When::span);
        (span.is_none(), span.map(|span| (span.start(), span.end())))
    }
}

/// Few are alike in the first day and the words and differ in the rest, of which there is much.
impl Hash for Timing {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let day = self.when.map(|when| when.span().start().date());
        let day = day.map(|day| (day.year(), day.day_of_year()));
        (day, self.words).hash(hasher);
    }
}

/// Who makes claims in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Claimant {
    pub(super) name: Name,
    pub(super) kind: SourceKind,
}

/// An answer, with names for what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Reply {
    By(Quantifier, Box<[Name]>),
    Hit(Quantifier, Box<[Name]>),
    Harm(Harm),
    Happened,
    Text(Name),
}

impl Reply {
    /// How many were killed by this answer of a source that takes `stance`, where that gives a figure.
    pub(super) fn killed(&self, stance: Stance) -> Option<Count> {
        match self {
            Self::Harm(harm) => killed(&Answer::Harm(*harm), stance),
            Self::By(..) | Self::Hit(..) | Self::Happened | Self::Text(_) => None,
        }
    }
}

/// All that is kept of the rows of an archive.
#[derive(Debug)]
pub(super) struct Columns {
    /// Where they are read again.
    pub(super) rows: Arc<dyn Rows>,
    pub(super) ids: Strings,
    /// In the order of time, those without any last.
    pub(super) timings: Vec<Timing>,
    pub(super) replies: Vec<Reply>,
    pub(super) kinds: Vec<Kind>,
    pub(super) incidents: Incidents,
    pub(super) claims: Claims,
    /// The numbers of incidents without a date.
    pub(super) undated: Vec<u32>,
    pub(super) totals: Totals,
}

/// An archive of rows, with its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'a> {
    pub(super) archive: &'a Archive,
    pub(super) columns: &'a Columns,
}

/// The incidents, by site and then by time.
#[derive(Debug, Default)]
pub(super) struct Incidents {
    /// Among the ids, which are strings of their own.
    pub(super) id: Vec<Name>,
    pub(super) title: Vec<Name>,
    pub(super) timing: Vec<u32>,
    pub(super) documents: Vec<Name>,
    pub(super) row: Vec<RowAt>,
    /// Where its claims begin; those of the next one follow.
    pub(super) first_claim: Vec<u32>,
}

/// The claims, by incident.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// Of which kind each is.
    pub(super) kind: Vec<u32>,
    pub(super) answer: Vec<u32>,
}

/// All that is counted of a claim, but what it answers. Of many claims, there are few kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    pub(super) source: u16,
    pub(super) question: u8,
    pub(super) stance: Stance,
    /// How it competes with others on the same incident.
    pub(super) competing: Competing,
    /// How precisely its place is known.
    pub(super) precision: Precision,
    /// Whether it gives a figure of people killed.
    pub(super) gives_killed: bool,
}

impl Columns {
    /// The claims of the incident `number`.
    pub(super) fn claims_of(&self, number: usize) -> Range<usize> {
        self.claims_of_all(&(number..number + 1))
    }

    /// The claims of `incidents`, which follow one another.
    pub(super) fn claims_of_all(&self, incidents: &Range<usize>) -> Range<usize> {
        let begin = |incident: usize| {
            let first = self.incidents.first_claim.get(incident);
            first.map_or(self.claims.len(), |first| *first as usize)
        };
        begin(incidents.start)..begin(incidents.end)
    }

    /// Of which kind the claim `number` is.
    pub(super) fn kind_of(&self, number: usize) -> Kind {
        self.kinds[self.claims.kind[number] as usize]
    }

    /// The time that all of it is from; everything when nothing in it is dated.
    pub(super) fn span(&self) -> Span {
        let dated = self.timings.iter().filter_map(|timing| timing.when);
        let stretches = dated.map(|when| Stretch::from(*when.span()));
        let day = |at: DateTime| at.date().to_string();
        let extent = stretches.reduce(Stretch::with).map(|extent| {
            let last = extent
                .end()
                .saturating_sub(jiff::Span::new().nanoseconds(1));
            Span::parse_from_to(&day(extent.start()), &day(last))
        });
        extent.and_then(Result::ok).unwrap_or(Span::ALWAYS)
    }

    /// How many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let incident = 4 * size_of::<Name>() + size_of::<RowAt>() + size_of::<u32>();
        let claim = 2 * size_of::<u32>();
        self.incidents.len() * incident
            + self.undated.len() * size_of::<u32>()
            + self.claims.len() * claim
            + self.timings.len() * size_of::<Timing>()
            + self.replies.len() * size_of::<Reply>()
            + self.kinds.len() * size_of::<Kind>()
            + self.ids.bytes()
            + self.totals.bytes()
    }
}

impl Incidents {
    /// Makes room for `count` more.
    pub(super) fn reserve(&mut self, count: usize) {
        self.id.reserve(count);
        self.title.reserve(count);
        self.timing.reserve(count);
        self.documents.reserve(count);
        self.row.reserve(count);
        self.first_claim.reserve(count);
    }

    pub(super) fn len(&self) -> usize {
        self.id.len()
    }
}

impl Claims {
    /// Makes room for `count` more.
    pub(super) fn reserve(&mut self, count: usize) {
        self.kind.reserve(count);
        self.answer.reserve(count);
    }

    pub(super) fn len(&self) -> usize {
        self.kind.len()
    }
}

/// The bit of the source of this number: the last is that of all beyond.
pub(super) fn source_bit(source: u16) -> u64 {
    1 << source.min(63)
}

/// The question of this number: one of the built-in ones.
pub(super) fn question(number: u8) -> Question {
    let (_, question) = &Question::NAMED[usize::from(number)];
    question.clone()
}

/// The number of `question`; a question of a case's own has none.
pub(super) fn question_number(question: &Question) -> Option<u8> {
    let mut named = Question::NAMED.iter();
    let at = named.position(|(_, known)| known == question)?;
    u8::try_from(at).ok()
}

/// Where `ground` stands along a Morton curve, on which what is near on the ground is near.
pub(super) fn morton(ground: Ground) -> u64 {
    let at = ground.lon_lat();
    // Within 29 bits: the globe has 360 million millionths of a degree.
    let number = |degrees: f64| ((degrees + 180.0) * 1e6).round() as u64;
    spread(number(at.x())) | spread(number(at.y())) << 1
}

/// The lower 32 bits of `number`, a zero between every two.
fn spread(number: u64) -> u64 {
    const STEPS: [(u32, u64); 5] = [
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ];
    let low = number & 0xFFFF_FFFF;
    STEPS
        .into_iter()
        .fold(low, |bits, (by, mask)| (bits | bits << by) & mask)
}

#[cfg(test)]
mod tests {
    use geo::Point;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_bit_of_a_number_is_kept_with_a_zero_beside_it(number in 0..=u64::from(u32::MAX)) {
            let spread = spread(number);
            let kept = (0..32).fold(0, |kept, bit| kept | (spread >> (2 * bit) & 1) << bit);
            prop_assert_eq!(kept, number);
            prop_assert_eq!(spread & 0xAAAA_AAAA_AAAA_AAAA, 0);
        }
    }

    #[test]
    fn towns_near_each_other_stand_near_on_the_curve() {
        let at = |lon, lat| morton(Ground::at(Point::new(lon, lat)).unwrap());
        let (homs, talbiseh, sydney) = (at(36.72, 34.73), at(36.73, 34.84), at(151.2, -33.87));
        assert!(homs.abs_diff(talbiseh) < homs.abs_diff(sydney));
    }

    #[test]
    fn every_built_in_question_has_a_number() {
        for (_, known) in Question::NAMED {
            let number = question_number(&known).unwrap();
            assert_eq!(question(number), known);
        }
    }
}
