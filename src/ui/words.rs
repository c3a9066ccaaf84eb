//! Words: how answers, scopes, times and precisions are said to a person.
//!
//! Nothing is said more precisely than its source says it, and nobody is said to be right.

mod coordinates;
mod counts;
mod drawn;
mod edits;
mod exports;
mod filters;
mod matched;
pub mod measures;
mod roles;
mod scopes;
mod times;
mod values;

use crate::model::{
    Answer, Case, Count, Document, Harm, Incident, LinkKind, Location, Place, Precision,
    Quantifier, Question, SourceKind, Stance, When,
};
use crate::query::Standing;

pub use coordinates::coordinates;
use counts::count;
pub use counts::{
    capitalised, counted, counted_in_words, in_bytes, in_short, listed, number, part_in_bytes,
};
pub use drawn::{annotation, how_to_draw, kind};
pub use edits::{about, day, edit, hue, shape, signature, spot, step};
pub use exports::exporting;
pub use filters::{area, at_least_to, competing, distance, facet, filter, stances};
pub use matched::{decided, evidence, matched, verdict};
pub use roles::{role, role_hint};
pub use scopes::{reach, scope, together, whereabouts};
pub use times::{last_day, read as read_time, stretch, tick, typed};
pub use values::value;

/// What is said at the desk of what a room does not learn.
pub const WITHHELD: &str = "Withheld when presented.";

/// The question as a person would ask it.
#[must_use]
pub fn question<'a>(case: &'a Case, question: &Question) -> &'a str {
    match question {
        Question::Target => "Who or what was hit?",
        Question::CivilianHarm => "Were civilians killed or hurt?",
        Question::Presence => "Who was there?",
        Question::Damage => "What was damaged?",
        Question::Attribution => "Who struck?",
        Question::Involved => "Who was involved?",
        Question::Occurrence => "Did it happen?",
        Question::Legitimacy => "Was it right to strike?",
        Question::Verification => "Could it be verified?",
        // One of a case that was closed meanwhile has no title any more.
        Question::Custom(id) => case
            .questions
            .get(id)
            .map_or("Another question", String::as_str),
    }
}

/// The answer in a few words, as the title of a position.
#[must_use]
pub fn answer(case: &Case, answer: &Answer) -> String {
    match answer {
        Answer::Hit(how, groups) => {
            let names = groups.iter().map(|id| case.groups[id].name.as_str());
            match how {
                Quantifier::Some => format!("{} among the targets", listed(names)),
                Quantifier::Mostly => format!("Mostly {}", listed(names)),
                Quantifier::Only => format!("Only {}", listed(names)),
                Quantifier::None => format!("{} not among the targets", listed(names)),
            }
        }
        Answer::By(how, parties) => {
            let names = parties.iter().map(|id| case.parties[id].name.as_str());
            match how {
                Quantifier::Some => listed(names),
                Quantifier::Mostly => format!("Mostly {}", listed(names)),
                Quantifier::Only => format!("{} alone", listed(names)),
                Quantifier::None => format!("Not {}", listed(names)),
            }
        }
        Answer::Present(groups) => {
            let names = groups.iter().map(|id| case.groups[id].name.as_str());
            format!("{} present", listed(names))
        }
        Answer::Harm(harm) => self::harm(harm),
        Answer::Happened => "It happened".to_owned(),
        Answer::Text(text) => text.clone(),
    }
}

/// Harm in words; what a source does not give is not mentioned.
fn harm(harm: &Harm) -> String {
    let nobody = harm.people == Some(Count::exactly(0));
    let people = harm.people.map(people_killed);
    let killed = match harm.killed {
        // That nobody was killed says it of civilians.
        Some(killed) if nobody && killed == Count::exactly(0) => None,
        Some(killed) if people.is_some() => Some(civilians_among_them(killed)),
        killed => killed.map(civilians_killed),
    };
    let children = harm.children.map(|children| match (&people, &killed) {
        (Some(_), Some(_)) => format!("{children} of these children"),
        (Some(_), None) | (None, Some(_)) => format!("{children} of them children"),
        (None, None) if children == Count::exactly(1) => "1 child killed".to_owned(),
        (None, None) => format!("{children} children killed"),
    });
    let injured = harm
        .injured
        .map(|injured| match (injured.least(), injured.most()) {
            (0, Some(0)) => "none injured".to_owned(),
            _ => format!("{injured} injured"),
        });
    let parts = [people, killed, children, injured];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    capitalised(&parts.join(", "))
}

fn people_killed(people: Count) -> String {
    match (people.least(), people.most()) {
        (1, None) => "people killed".to_owned(),
        _ => format!("{} killed", self::people(people)),
    }
}

/// "nobody", "1 person", "12 people": whoever they were.
#[must_use]
pub fn people(count: Count) -> String {
    match count.most() {
        Some(0) => "nobody".to_owned(),
        Some(1) => format!("{count} person"),
        _ => format!("{count} people"),
    }
}

fn civilians_killed(killed: Count) -> String {
    match (killed.least(), killed.most()) {
        (0, Some(0)) => "no civilian killed".to_owned(),
        (1, None) => "civilians killed".to_owned(),
        (_, Some(1)) => format!("{killed} civilian killed"),
        _ => format!("{killed} civilians killed"),
    }
}

fn civilians_among_them(killed: Count) -> String {
    match (killed.least(), killed.most()) {
        (0, Some(0)) => "none of them civilians".to_owned(),
        (1, None) => "civilians among them".to_owned(),
        (_, Some(1)) => format!("{killed} of them a civilian"),
        _ => format!("{killed} of them civilians"),
    }
}

/// What the source does with the answer, as a verb after its name.
#[must_use]
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Doubts => "doubts",
        Stance::Conditional => "sets a condition for",
        Stance::CannotVerify => "could not verify",
    }
}

/// How a claim bears on another, as a verb after its source's name.
#[must_use]
pub fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Answers => "answers",
        LinkKind::Relays => "relays",
        LinkKind::Corrects => "corrects",
        LinkKind::Supersedes => "supersedes",
        LinkKind::Questions => "questions",
    }
}

/// What happens to a claim on which another bears, before the other's source.
#[must_use]
pub fn linked(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Answers => "answered by",
        LinkKind::Relays => "relayed by",
        LinkKind::Corrects => "corrected by",
        LinkKind::Supersedes => "superseded by",
        LinkKind::Questions => "questioned by",
    }
}

/// How precisely a place is known.
#[must_use]
pub fn precision(place: &Place) -> &'static str {
    match (&place.at, place.precision) {
        (Location::Unlocated, _) | (_, Precision::Unlocated) => "not located",
        (Location::Around(_), _) => "extent not stated",
        (_, Precision::Exact) => "located to the spot",
        (_, Precision::Neighbourhood) => "located to the neighbourhood",
        (_, Precision::Settlement) => "located to the town",
        (_, Precision::District) => "somewhere in the district",
        (_, Precision::Governorate) => "somewhere in the governorate",
        (_, Precision::Region) => "somewhere in the region",
        (_, Precision::Country) => "somewhere in the country",
        (_, Precision::Unstated) => "located, to what precision is not stated",
    }
}

/// When an incident happened, and whether anybody says so.
#[must_use]
pub fn when(incident: &Incident) -> String {
    match incident.when {
        Some(When::On(span)) => span.to_string(),
        Some(When::Within(span)) => format!("day not stated, {span}"),
        None => "time not stated".to_owned(),
    }
}

/// What competes at a subject, each kind in its own words; empty where nothing does.
#[must_use]
pub fn standing(standing: &Standing) -> Vec<(Badge, &'static str)> {
    let kinds = [
        (&standing.contested_here, Badge::ContestedHere),
        (&standing.by_broader, Badge::ContestedAcross),
        (&standing.by_narrower, Badge::ContestedAcross),
        (&standing.in_tension, Badge::InTension),
    ];
    let words = [
        "contested here",
        "contradicted by a broader claim",
        "contradicted by a narrower claim",
        "may be contradicted, if about the same strikes",
    ];
    kinds
        .into_iter()
        .zip(words)
        .filter(|((questions, _), _)| !questions.is_empty())
        .map(|((_, badge), words)| (badge, words))
        .collect()
}

/// The sign for a kind of contest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// ≠ between claims about the very subject.
    ContestedHere,
    /// ≠ between claims of different scopes.
    ContestedAcross,
    /// ≟
    InTension,
}

/// What a sign says, in the fewest words.
#[must_use]
pub fn competes(badge: Badge) -> &'static str {
    match badge {
        Badge::ContestedHere => "contested here",
        Badge::ContestedAcross => "contradicted by a broader or narrower claim",
        Badge::InTension => "may be contradicted",
    }
}

/// The one sign that stands at a glyph's shoulder; `None` where nothing competes.
#[must_use]
pub fn badge(standing: &Standing) -> Option<Badge> {
    self::standing(standing).first().map(|(badge, _)| *badge)
}

/// What kind of body a source is.
#[must_use]
pub fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Belligerent => "party to the fighting",
        SourceKind::Government => "government",
        SourceKind::Opposition => "opposition body",
        SourceKind::Monitor => "monitor",
        SourceKind::Press => "press",
        SourceKind::Other => "other",
    }
}

/// A document with its publisher and date; what is not given is said not to be.
#[must_use]
pub fn document(document: &Document) -> String {
    let publisher = document
        .publisher
        .as_deref()
        .unwrap_or("publisher not given");
    let date = match &document.published {
        Some(published) if published.inferred_from.is_some() => {
            format!("{} (inferred)", published.span)
        }
        Some(published) => published.span.to_string(),
        None => "date not given".to_owned(),
    };
    format!("{}, {publisher}, {date}", document.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_reads_as_a_person_says_it() {
        let figure = |killed, children| {
            harm(&Harm {
                killed: Some(killed),
                children,
                ..Harm::default()
            })
        };
        let five = Some(Count::exactly(5));
        assert_eq!(
            figure(Count::exactly(36), five),
            "36 civilians killed, 5 of them children"
        );
        assert_eq!(figure(Count::exactly(0), None), "No civilian killed");
        assert_eq!(
            figure(Count::at_least(30), None),
            "At least 30 civilians killed"
        );
        assert_eq!(figure(Count::at_least(1), None), "Civilians killed");
    }

    #[test]
    fn civilians_are_told_of_the_people_among_whom_they_are() {
        let twelve = Count::exactly(12);
        let figure = |people, killed, children| {
            harm(&Harm {
                people: Some(people),
                killed,
                children,
                injured: None,
            })
        };
        let few = |n| Some(Count::exactly(n));
        for (read, said) in [
            (
                figure(twelve, few(3), None),
                "12 people killed, 3 of them civilians",
            ),
            (
                figure(twelve, few(0), None),
                "12 people killed, none of them civilians",
            ),
            (
                figure(twelve, few(1), None),
                "12 people killed, 1 of them a civilian",
            ),
            (
                figure(twelve, few(3), few(2)),
                "12 people killed, 3 of them civilians, 2 of these children",
            ),
            (
                figure(twelve, None, few(2)),
                "12 people killed, 2 of them children",
            ),
            (
                figure(twelve, Some(Count::at_least(1)), None),
                "12 people killed, civilians among them",
            ),
            (figure(Count::exactly(0), few(0), None), "Nobody killed"),
            (figure(Count::exactly(1), None, None), "1 person killed"),
            (figure(Count::at_least(1), None, None), "People killed"),
            (
                figure(Count::at_least(30), None, None),
                "At least 30 people killed",
            ),
        ] {
            assert_eq!(read, said);
        }
    }
}
