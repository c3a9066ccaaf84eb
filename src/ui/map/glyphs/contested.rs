//! What competes at the places of a cell: at how many of them claims about that very place contradict each other, and
//! at how many only claims of another scope do. The two are told apart, lest one denial of all strikes paint every
//! cell.

use crate::model::Competing;
use crate::query::Standing;

use super::super::super::words::{self, Badge};
use super::member::Where;

/// At how many places what competes. Each place counts once, for what weighs most there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contested {
    /// How many places there are.
    pub places: usize,
    /// Contested here.
    pub here: usize,
    /// Contradicted only by a broader claim.
    pub by_broader: usize,
    /// Contradicted only by a narrower one.
    pub by_narrower: usize,
    /// Perhaps contradicted, and no more than that.
    pub in_tension: usize,
}

/// The sign at the shoulder of a glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// What it says.
    pub badge: Badge,
    /// Of how many places how it is true.
    pub extent: Extent,
}

/// Of how many places a sign is true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Extent {
    /// Of the only one.
    Place,
    /// Of so much of several, from 0 to 1, that are contested here.
    Share(f32),
    /// Of some of several, none of which is contested here.
    Aside,
}

impl Contested {
    /// What competes at `places`, whatever is hidden.
    pub fn of(places: &[Where]) -> Self {
        let mut contested = Self {
            places: places.len(),
            ..Self::default()
        };
        for place in places {
            match place.competing() {
                Competes::As(standing) => contested.take_in(standing),
                Competes::AtMost(Competing::Contradicted) => contested.here += 1,
                Competes::AtMost(Competing::Perhaps) => contested.in_tension += 1,
                Competes::AtMost(Competing::Any) => {}
            }
        }
        contested
    }

    fn take_in(&mut self, standing: &Standing) {
        let kinds = [
            (&standing.contested_here, &mut self.here),
            (&standing.by_broader, &mut self.by_broader),
            (&standing.by_narrower, &mut self.by_narrower),
            (&standing.in_tension, &mut self.in_tension),
        ];
        let mut kinds = kinds.into_iter();
        if let Some((_, count)) = kinds.find(|(questions, _)| !questions.is_empty()) {
            *count += 1;
        }
    }

    /// The sign for it; `None` where nothing competes.
    pub fn sign(&self) -> Option<Sign> {
        let kinds = [
            (self.here, Badge::ContestedHere),
            (self.by_broader + self.by_narrower, Badge::ContestedAcross),
            (self.in_tension, Badge::InTension),
        ];
        let (count, badge) = kinds.into_iter().find(|(count, _)| *count > 0)?;
        let extent = match badge {
            _ if self.places == 1 => Extent::Place,
            Badge::ContestedHere => Extent::Share(count as f32 / self.places as f32),
            Badge::ContestedAcross | Badge::InTension => Extent::Aside,
        };
        Some(Sign { badge, extent })
    }

    /// "12 of 40 places contested here", "3 more only by a broader claim": nothing where nothing competes.
    pub fn in_words(&self) -> Vec<String> {
        let kinds = [
            (self.here, "contested here", "contested here"),
            (
                self.by_broader,
                "contradicted only by a broader claim",
                "only by a broader claim",
            ),
            (
                self.by_narrower,
                "contradicted only by a narrower claim",
                "only by a narrower claim",
            ),
            (
                self.in_tension,
                "perhaps contradicted, if about the same strikes",
                "perhaps, if about the same strikes",
            ),
        ];
        let told = kinds.into_iter().filter(|(count, ..)| *count > 0);
        let told = told.enumerate().map(|(at, (count, first, more))| match at {
            0 => format!(
                "{count} of {} {first}",
                words::counted(self.places, "place")
            ),
            _ => format!("{count} more {more}"),
        });
        told.collect()
    }
}

/// What competes at `places`, in words: question by question at the only one, else at how many of them.
pub fn in_words(places: &[Where]) -> Vec<String> {
    match places {
        [only] => {
            let standing = only.standing().into_iter();
            standing.map(str::to_owned).collect()
        }
        several => Contested::of(several).in_words(),
    }
}

impl Where<'_> {
    /// What competes there, in words.
    fn standing(&self) -> Vec<&'static str> {
        match self.competing() {
            Competes::As(standing) => {
                let kinds = words::standing(standing).into_iter();
                kinds.map(|(_, words)| words).collect()
            }
            Competes::AtMost(Competing::Any) => Vec::new(),
            Competes::AtMost(Competing::Perhaps) => {
                vec!["may be contradicted, if about the same strikes"]
            }
            Competes::AtMost(Competing::Contradicted) => vec!["contested here"],
        }
    }

    fn competing(&self) -> Competes<'_> {
        match self {
            Self::InCase(summary) => Competes::As(&summary.standing),
            Self::InArchive(open, _, number) => match open.archive.standing(*number) {
                Some(standing) => Competes::As(standing),
                None => Competes::AtMost(open.archive.sites()[*number].competing),
            },
        }
    }
}

/// How claims about a place compete.
enum Competes<'a> {
    /// Question by question.
    As(&'a Standing),
    /// At most so, in an archive of rows.
    AtMost(Competing),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Case, Claim, Filter, Scope};
    use crate::query::testing::{CaseBuilder, any_case, asserts_killed, places};
    use crate::query::{Contest, Shown, Stacks, Summary, summaries};

    fn in_short(case: &Case) -> Vec<Summary> {
        let contest = Contest::of(case);
        let shown = Shown::of(case, &contest, &Filter::default());
        summaries(case, &contest, &Stacks::of(case), &shown)
    }

    /// What competes at the two towns together, where `claims` are made.
    fn at_two_towns<const N: usize>(claims: [Claim; N]) -> Contested {
        let summaries = in_short(&CaseBuilder::two_towns().claims(claims).build());
        let places: Vec<Where> = summaries.iter().map(Where::InCase).collect();
        Contested::of(&places)
    }

    fn killed_at(id: &str, town: &str, people: u32) -> Claim {
        asserts_killed(id, id, places(&[town]), people)
    }

    fn nobody_killed_anywhere() -> Claim {
        asserts_killed("nobody", "president", Scope::Campaign, 0)
    }

    #[test]
    fn one_denial_of_all_strikes_makes_no_cell_look_contested_from_within() {
        let cell = at_two_towns([
            killed_at("a", "talbiseh", 36),
            killed_at("b", "aleppo", 3),
            nobody_killed_anywhere(),
        ]);
        let said = ["2 of 2 places contradicted only by a broader claim"];
        assert_eq!(cell.in_words(), said);
        let sign = cell.sign().unwrap();
        assert_eq!(sign.badge, Badge::ContestedAcross);
        assert_eq!(sign.extent, Extent::Aside);
    }

    #[test]
    fn what_is_contested_here_and_what_only_by_a_broader_claim_are_counted_apart() {
        let cell = at_two_towns([
            killed_at("a", "talbiseh", 36),
            killed_at("none", "talbiseh", 0),
            killed_at("b", "aleppo", 3),
            nobody_killed_anywhere(),
        ]);
        let said = [
            "1 of 2 places contested here",
            "1 more only by a broader claim",
        ];
        assert_eq!(cell.in_words(), said);
        let sign = cell.sign().unwrap();
        assert_eq!(sign.badge, Badge::ContestedHere);
        assert_eq!(sign.extent, Extent::Share(0.5));
    }

    #[test]
    fn a_cell_at_which_nothing_competes_says_nothing_of_it() {
        let cell = at_two_towns([killed_at("a", "talbiseh", 36)]);
        assert!(cell.in_words().is_empty());
        assert_eq!(cell.sign(), None);
    }

    proptest! {
        #[test]
        fn each_place_counts_once_for_what_weighs_most_there(case in any_case()) {
            let summaries = in_short(&case);
            let places: Vec<Where> = summaries.iter().map(Where::InCase).collect();
            let together = Contested::of(&places);
            let most = |badge: Badge| {
                let signs = places.iter().map(|place| Contested::of(&[*place]).sign());
                signs.flatten().filter(|sign| sign.badge == badge).count()
            };
            prop_assert_eq!(together.places, places.len());
            prop_assert_eq!(together.here, most(Badge::ContestedHere));
            let across = together.by_broader + together.by_narrower;
            prop_assert_eq!(across, most(Badge::ContestedAcross));
            prop_assert_eq!(together.in_tension, most(Badge::InTension));
        }
    }
}
