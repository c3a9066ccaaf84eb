//! Sayings: what claims on one question say, each saying once, and which exclude which.
//!
//! Figures are compared as they are. What is said of members depends on what the case declares of
//! their kinship: that is worked out beforehand, so that the case is not asked again.

use std::collections::HashMap;

use crate::model::Case;
use crate::query::relation::{Relation, Saying};
use crate::query::scope::Overlap;

/// The sayings of one question, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    all: Vec<Said>,
    kin: Kin,
}

/// One of them.
#[derive(Debug)]
enum Said {
    /// Of members, by its number among those.
    Members(usize),
    /// In words, by the number of the text: as true or as not.
    Words(usize, bool),
    /// Anything else.
    Plain(Saying<'static>),
}

/// Which of the sayings of members exclude which.
#[derive(Debug, Default)]
struct Kin {
    sayings: usize,
    excludes: Vec<bool>,
    excludes_part: Vec<bool>,
}

/// Gathers the sayings of one question.
#[derive(Default)]
pub(super) struct Collected<'a> {
    numbers: HashMap<Saying<'a>, u32>,
    members: Vec<Saying<'a>>,
    texts: HashMap<&'a str, usize>,
    all: Vec<Said>,
}

impl<'a> Collected<'a> {
    /// The number of `saying`.
    pub(super) fn number(&mut self, saying: Saying<'a>) -> u32 {
        if let Some(known) = self.numbers.get(&saying) {
            return *known;
        }
        let said = match &saying {
            Saying::Members(..) => {
                self.members.push(saying.clone());
                Said::Members(self.members.len() - 1)
            }
            Saying::Words { true_, text } => {
                let next = self.texts.len();
                Said::Words(*self.texts.entry(*text).or_insert(next), *true_)
            }
            Saying::Figures(figures) => Said::Plain(Saying::Figures(*figures)),
            Saying::NotThisFigure(harm) => Said::Plain(Saying::NotThisFigure(*harm)),
            Saying::Happened(so) => Said::Plain(Saying::Happened(*so)),
        };
        let number = self.all.len() as u32;
        self.all.push(said);
        self.numbers.insert(saying, number);
        number
    }

    /// All of them, with what `case` declares.
    pub(super) fn into_sayings(self, case: &Case) -> Sayings {
        Sayings {
            all: self.all,
            kin: Kin::of(case, &self.members),
        }
    }
}

impl Kin {
    fn of(case: &Case, members: &[Saying]) -> Self {
        Self {
            sayings: members.len(),
            excludes: each(case, members, Saying::excludes),
            excludes_part: each(case, members, Saying::excludes_part),
        }
    }
}

/// What `excludes` tells of every two of `members`.
fn each<'a>(
    case: &Case,
    members: &[Saying<'a>],
    excludes: impl Fn(&Saying<'a>, &Saying<'a>, &Case) -> bool,
) -> Vec<bool> {
    let mut all = Vec::with_capacity(members.len() * members.len());
    for one in members {
        all.extend(members.iter().map(|other| excludes(one, other, case)));
    }
    all
}

impl Sayings {
    /// How two claims lie to each other that say `one` and `other`, of scopes that lie so.
    pub(super) fn relation(&self, one: u32, other: u32, overlap: Overlap) -> Relation {
        let excludes = match overlap {
            Overlap::Same => self.excludes(one, other),
            Overlap::Whole => self.excludes_part(one, other),
            Overlap::Part => self.excludes_part(other, one),
            Overlap::Unknown if self.excludes(one, other) => return Relation::InTension,
            Overlap::Unknown | Overlap::Apart => false,
        };
        if excludes {
            Relation::Contradicts
        } else {
            Relation::None
        }
    }

    /// Which of them any other may exclude: words only where somebody says the contrary.
    pub(super) fn disputable(&self) -> Vec<bool> {
        let mut said: HashMap<usize, [bool; 2]> = HashMap::new();
        for saying in &self.all {
            if let Said::Words(text, is_so) = saying {
                said.entry(*text).or_default()[usize::from(*is_so)] = true;
            }
        }
        let is_disputable = |saying: &Said| match saying {
            Said::Words(text, _) => said[text] == [true; 2],
            Said::Members(_) | Said::Plain(_) => true,
        };
        self.all.iter().map(is_disputable).collect()
    }

    fn excludes(&self, one: u32, other: u32) -> bool {
        match (&self.all[one as usize], &self.all[other as usize]) {
            (Said::Plain(one), Said::Plain(other)) => one.excludes_by_itself(other),
            (Said::Members(one), Said::Members(other)) => {
                self.kin.excludes[one * self.kin.sayings + other]
            }
            (Said::Words(one, is_so), Said::Words(other, is_other_so)) => {
                one == other && is_so != is_other_so
            }
            _ => false,
        }
    }

    fn excludes_part(&self, whole: u32, part: u32) -> bool {
        match (&self.all[whole as usize], &self.all[part as usize]) {
            (Said::Plain(whole), Said::Plain(part)) => whole.excludes_part_by_itself(part),
            (Said::Members(whole), Said::Members(part)) => {
                self.kin.excludes_part[whole * self.kin.sayings + part]
            }
            _ => false,
        }
    }
}
