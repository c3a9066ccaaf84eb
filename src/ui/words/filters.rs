//! Filters in words: what can be chosen, and what has been.

use std::collections::BTreeSet;

use crate::model::{
    Area, Case, Competing, Facet, Filter, Precision, Question, SourceId, SourceKind, Stance,
    Stretch, TimeAxis, TimeWindow,
};

use super::{counted, day, listed, question, source_kind, stretch};

/// How many names are listed before they are only counted.
const MOST_NAMES: usize = 2;

/// How claims must compete to be shown.
#[must_use]
pub fn competing(competing: Competing) -> &'static str {
    match competing {
        Competing::Any => "contradicted or not",
        Competing::Perhaps => "contradicted, or perhaps",
        Competing::Contradicted => "≠ contradicted",
    }
}

/// What claims in a stance are.
#[must_use]
pub fn stances(taken: Stance) -> &'static str {
    match taken {
        Stance::Asserts => "assertions",
        Stance::Denies => "denials",
        Stance::Doubts => "doubts",
        Stance::Conditional => "conditions",
        Stance::CannotVerify => "not verified",
    }
}

/// How precisely claims must be located at least to be shown.
#[must_use]
pub fn at_least_to(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "to the spot",
        Precision::Neighbourhood => "to the neighbourhood",
        Precision::Settlement => "to the town",
        Precision::District => "to the district",
        Precision::Governorate => "to the governorate",
        Precision::Region => "to the region",
        Precision::Country => "to the country",
        Precision::Unstated => "however precisely",
        Precision::Unlocated => "or not at all",
    }
}

/// What `facet` of `filter` lets through, in a few words; `None` when it lets all through.
#[must_use]
pub fn facet(case: &Case, filter: &Filter, facet: Facet) -> Option<String> {
    match facet {
        Facet::Sources => sources(case, &filter.hidden_sources),
        Facet::Kinds => {
            let kinds: BTreeSet<SourceKind> = case.sources.values().map(|it| it.kind).collect();
            chosen(&kinds, &filter.hidden_kinds, |kind| source_kind(*kind))
        }
        Facet::Questions => {
            let asked: BTreeSet<&Question> = case.claims.iter().map(|it| &it.question).collect();
            chosen(asked, &filter.hidden_questions, |asked| {
                question(case, asked)
            })
        }
        Facet::Stances => {
            let taken: BTreeSet<Stance> = case.claims.iter().map(|it| it.stance).collect();
            chosen(&taken, &filter.hidden_stances, |taken| stances(*taken))
        }
        Facet::Competing => match filter.competing {
            Competing::Any => None,
            narrower => Some(competing(narrower).to_owned()),
        },
        Facet::Precision => filter
            .precision
            .map(|least| format!("located at least {}", at_least_to(least))),
        Facet::Reliability => filter.reliability.map(|grade| {
            let unknown = or(grade.unknown, "ungraded");
            format!("source graded {:?} or better{unknown}", grade.least)
        }),
        Facet::Credibility => filter.credibility.map(|grade| {
            let unknown = or(grade.unknown, "ungraded");
            format!("claim graded {} or better{unknown}", grade.least.digit())
        }),
        Facet::Killed => filter.killed.map(|killed| {
            let unknown = or(killed.unknown, "no figure");
            format!("at least {} killed{unknown}", killed.least)
        }),
        Facet::Text => {
            let words = filter.text.trim();
            (!words.is_empty()).then(|| format!("“{words}”"))
        }
        Facet::Area => filter.area.as_ref().map(|drawn| area(case, drawn)),
        Facet::Time => filter.time.map(|window| time(&window)),
        Facet::KnownOn => filter.known_on.map(|known| {
            let undated = or(known.undated, "undated");
            format!("as known on {}{undated}", day(known.day))
        }),
    }
}

/// What `filter` lets through, in one line; says so where that is everything.
#[must_use]
pub fn filter(case: &Case, filter: &Filter) -> String {
    let active = filter.active().into_iter();
    let words: Vec<String> = active.filter_map(|it| facet(case, filter, it)).collect();
    if words.is_empty() {
        "all claims".to_owned()
    } else {
        words.join("; ")
    }
}

fn or(unknown: bool, what: &str) -> String {
    if unknown {
        format!(", or {what}")
    } else {
        String::new()
    }
}

/// Whose claims are shown: by party where the sources of each are all hidden or all shown.
fn sources(case: &Case, hidden: &BTreeSet<SourceId>) -> Option<String> {
    let is_own = |id: &&SourceId| case.sources.contains_key(*id);
    let own: BTreeSet<SourceId> = hidden.iter().filter(is_own).cloned().collect();
    let told = own_sources(case, &own);
    let others = hidden.len() - own.len();
    if others == 0 {
        return told;
    }
    let told = told.unwrap_or_else(|| "all of this case".to_owned());
    Some(format!(
        "{told}, without {} beside it",
        counted(others, "source")
    ))
}

/// The same, of sources of the case alone.
fn own_sources(case: &Case, hidden: &BTreeSet<SourceId>) -> Option<String> {
    let (mut without, mut only) = (BTreeSet::new(), BTreeSet::new());
    for (id, source) in &case.sources {
        let to = if hidden.contains(id) {
            &mut without
        } else {
            &mut only
        };
        to.insert(source.party.clone());
    }
    if !without.is_empty() && without.is_disjoint(&only) {
        return chosen(case.parties.keys(), &without, |id| &case.parties[id].name);
    }
    chosen(case.sources.keys(), hidden, |id| {
        case.source(id).short_name()
    })
}

/// Which of `all` are not `hidden`: by name where they are few, else which are hidden.
fn chosen<'a, T: Ord + 'a>(
    all: impl IntoIterator<Item = &'a T>,
    hidden: &BTreeSet<T>,
    name: impl Fn(&'a T) -> &'a str,
) -> Option<String> {
    let (without, only): (Vec<&'a T>, Vec<&'a T>) =
        all.into_iter().partition(|it| hidden.contains(it));
    let names = |of: &[&'a T]| listed(of.iter().map(|it: &&'a T| name(it)));
    if hidden.is_empty() {
        None
    } else if only.is_empty() {
        Some("nothing".to_owned())
    } else if without.is_empty() {
        Some("all of this case".to_owned())
    } else if only.len() <= MOST_NAMES && only.len() < without.len() {
        Some(format!("only {}", names(&only)))
    } else if without.len() <= MOST_NAMES {
        Some(format!("without {}", names(&without)))
    } else {
        let all = only.len() + without.len();
        Some(format!("{} of {all}", only.len()))
    }
}

/// Where claims must be about to be shown.
#[must_use]
pub fn area(case: &Case, area: &Area) -> String {
    match area {
        Area::Box(..) => "in the box".to_owned(),
        Area::Polygon(_) => "in the outline".to_owned(),
        Area::Near(place, metres) => {
            let name = case.places.get(place).map_or("a place", |it| &it.name);
            format!("within {} of {name}", distance(*metres))
        }
    }
}

/// `metres` as a person says them.
#[must_use]
pub fn distance(metres: u32) -> String {
    if metres < 1_000 {
        format!("{metres} m")
    } else {
        format!("{} km", f64::from(metres) / 1_000.0)
    }
}

fn time(window: &TimeWindow) -> String {
    let what = match window.axis {
        TimeAxis::Strikes => "strikes",
        TimeAxis::Statements => "said",
    };
    let undated = match window.axis {
        // A strike that nobody dates lies across all days of the case.
        TimeAxis::Strikes => String::new(),
        TimeAxis::Statements => or(window.undated, "undated"),
    };
    let span = stretch(&Stretch::from(*window));
    format!("{what} {span}{undated}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{AtLeast, KnownOn, Party, PartyId, Reliability, Scope};
    use crate::query::testing::{CaseBuilder, asserts_killed};

    fn case() -> Case {
        let claims = ["fr", "ru", "snc", "uk"];
        let claims = claims.map(|source| asserts_killed(source, source, Scope::Campaign, 1));
        CaseBuilder::two_towns().claims(claims).build()
    }

    fn said(filter: &Filter, facet: Facet) -> Option<String> {
        super::facet(&case(), filter, facet)
    }

    #[test]
    fn a_choice_names_what_is_less() {
        let hidden = |ids: &[&str]| Filter {
            hidden_sources: ids.iter().map(|id| (*id).into()).collect(),
            ..Filter::default()
        };
        for (ids, words) in [
            (&[][..], None),
            (&["fr"], Some("without fr")),
            (&["fr", "uk"], Some("without fr and uk")),
            (&["fr", "ru", "uk"], Some("only snc")),
            (&["fr", "ru", "snc", "uk"], Some("nothing")),
            (
                &["somebody of another case"],
                Some("all of this case, without 1 source beside it"),
            ),
        ] {
            assert_eq!(said(&hidden(ids), Facet::Sources).as_deref(), words);
        }
    }

    #[test]
    fn a_party_is_named_where_all_its_sources_are_hidden() {
        let mut case = case();
        let another = case.parties[&PartyId::from("party")].clone();
        let russia = Party {
            name: "Russia".to_owned(),
            ..another
        };
        case.parties.insert("russia".into(), russia);
        for id in ["ru", "snc"] {
            if let Some(source) = case.sources.get_mut(id) {
                source.party = "russia".into();
            }
        }
        let filter = |ids: &[&str]| Filter {
            hidden_sources: ids.iter().map(|id| (*id).into()).collect(),
            ..Filter::default()
        };
        let said = |ids: &[&str]| facet(&case, &filter(ids), Facet::Sources);
        assert_eq!(said(&["ru", "snc"]).as_deref(), Some("without Russia"));
        assert_eq!(said(&["ru"]).as_deref(), Some("without ru"));
    }

    #[test]
    fn what_becomes_of_the_unknown_is_said() {
        let filter = Filter {
            killed: Some(AtLeast {
                least: 30,
                unknown: true,
            }),
            reliability: Some(AtLeast {
                least: Reliability::B,
                unknown: false,
            }),
            known_on: Some(KnownOn {
                day: date(2015, 10, 1),
                undated: false,
            }),
            ..Filter::default()
        };
        let killed = said(&filter, Facet::Killed);
        assert_eq!(killed.as_deref(), Some("at least 30 killed, or no figure"));
        let graded = said(&filter, Facet::Reliability);
        assert_eq!(graded.as_deref(), Some("source graded B or better"));
        let known = said(&filter, Facet::KnownOn);
        assert_eq!(known.as_deref(), Some("as known on 1 October 2015"));
    }

    #[test]
    fn a_time_of_whole_days_is_said_in_days() {
        let window = |start, end| {
            let window = TimeWindow::new(TimeAxis::Strikes, start, end, false);
            time(&window.unwrap())
        };
        let at = |day: i8, hour| date(2015, 10, day).at(hour, 0, 0, 0);
        assert_eq!(window(at(1, 0), at(2, 0)), "strikes 1 October 2015");
        assert_eq!(
            window(at(1, 0), at(3, 0)),
            "strikes 1 October 2015 – 2 October 2015"
        );
        assert_eq!(
            window(at(1, 6), at(1, 12)),
            "strikes 1 October 2015, 06:00 – 1 October 2015, 12:00"
        );
    }
}
