use geo::Point;
use jiff::civil::{Date, date};
use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::{
    Area, AtLeast, Count, Ground, Harm, KnownOn, Published, Quantifier, Scope, Span, TimeAxis,
    TimeWindow,
};
use crate::query::testing::{
    CaseBuilder, asserts_hit, asserts_killed, denies_any_killed, incident, places,
};

/// Which claims of `case` are shown under `filter`, by id.
fn shown(case: &Case, filter: &Filter) -> Vec<String> {
    let shown = Shown::of(case, &Contest::of(case), filter);
    let claims = case.claims.iter().filter(|claim| shown.shows(claim));
    claims.map(|claim| claim.id.to_string()).collect()
}

fn case(claims: impl IntoIterator<Item = Claim>) -> Case {
    CaseBuilder::two_towns().claims(claims).build()
}

fn ground(lon: f64, lat: f64) -> Ground {
    Ground::at(Point::new(lon, lat)).unwrap()
}

#[test]
fn a_figure_that_nobody_gives_is_no_zero_and_is_asked_for() {
    let case = case([
        asserts_killed("some", "a", places(&["talbiseh"]), 36),
        asserts_killed("few", "a", places(&["talbiseh"]), 3),
        denies_any_killed("none", "b", Scope::Campaign),
        asserts_hit("no figure", "b", Scope::Campaign, Quantifier::Some, &["is"]),
    ]);
    let at_least = |least, unknown| Filter {
        killed: Some(AtLeast { least, unknown }),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &at_least(10, false)), ["some"]);
    assert_eq!(shown(&case, &at_least(10, true)), ["some", "no figure"]);
    assert_eq!(shown(&case, &at_least(0, false)), ["some", "few", "none"]);
}

#[test]
fn a_range_is_shown_that_may_reach_the_least() {
    let ranged = |id: &str, killed| {
        let mut claim = asserts_killed(id, "a", places(&["talbiseh"]), 0);
        claim.answer = crate::model::Answer::Harm(Harm {
            killed,
            ..Harm::default()
        });
        claim
    };
    let case = case([
        ranged("17..18", Count::between(17, 18)),
        ranged("30 or more", Some(Count::at_least(30))),
    ]);
    let killed = |least| Filter {
        killed: Some(AtLeast {
            least,
            unknown: false,
        }),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &killed(18)), ["17..18", "30 or more"]);
    assert_eq!(shown(&case, &killed(36)), ["30 or more"]);
}

#[test]
fn people_killed_are_no_figure_of_civilians() {
    let mut people = asserts_killed("people", "a", places(&["talbiseh"]), 0);
    people.answer = crate::model::Answer::Harm(Harm {
        people: Some(Count::exactly(36)),
        ..Harm::default()
    });
    let case = case([people]);
    let at_least = |unknown| Filter {
        killed: Some(AtLeast { least: 10, unknown }),
        ..Filter::default()
    };
    assert!(shown(&case, &at_least(false)).is_empty());
    assert_eq!(shown(&case, &at_least(true)), ["people"]);
}

#[test]
fn to_compete_is_decided_before_any_filter() {
    let case = case([
        asserts_killed("36", "snc", incident("four"), 36),
        denies_any_killed("none", "mod", incident("four")),
        asserts_killed("elsewhere", "snc", places(&["aleppo"]), 2),
    ]);
    let filter = Filter {
        competing: Competing::Contradicted,
        hidden_sources: ["mod".into()].into(),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &filter), ["36"], "the other side is hidden");
}

#[test]
fn an_unlocated_claim_is_in_no_area() {
    let case = case([
        asserts_killed("town", "a", places(&["talbiseh"]), 1),
        asserts_killed("both", "a", places(&["talbiseh", "aleppo"]), 1),
        asserts_killed("all", "a", Scope::Campaign, 1),
        asserts_killed("nowhere", "a", incident("nowhere"), 1),
    ]);
    let around_aleppo = [(37.0, 36.0), (37.5, 36.0), (37.5, 36.5), (37.0, 36.5)];
    let around_aleppo = around_aleppo.map(|(lon, lat)| ground(lon, lat)).to_vec();
    for area in [
        Area::Box(ground(37.0, 36.0), ground(37.5, 36.5)),
        Area::Box(ground(37.5, 36.5), ground(37.0, 36.0)),
        Area::Polygon(around_aleppo),
        Area::Near("aleppo".into(), 5_000),
    ] {
        let filter = Filter {
            area: Some(area.clone()),
            ..Filter::default()
        };
        assert_eq!(shown(&case, &filter), ["both"], "{area:?}");
    }
}

#[test]
fn an_outline_that_crosses_itself_shows_what_lies_in_either_loop() {
    let case = case([
        asserts_killed("talbiseh", "a", places(&["talbiseh"]), 1),
        asserts_killed("aleppo", "a", places(&["aleppo"]), 1),
    ]);
    let bow_tie = [(36.0, 34.0), (37.5, 36.5), (36.5, 36.5), (37.5, 34.0)];
    let filter = Filter {
        area: Some(Area::Polygon(
            bow_tie.map(|(lon, lat)| ground(lon, lat)).to_vec(),
        )),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &filter), ["talbiseh", "aleppo"]);
}

#[test]
fn what_is_not_dated_to_the_day_may_have_been_on_any_day_of_its_span() {
    let mut strikes = CaseBuilder::two_towns()
        .incident("first", &["talbiseh"], "2015-09-30", "2015-09-30")
        .claims([
            asserts_killed("first day", "a", incident("first"), 1),
            asserts_killed("either day", "a", incident("four"), 1),
        ])
        .build();
    strikes.campaign.span = Span::parse_from_to("2015-09-30", "2015-10-01").unwrap();
    let on = |day: Date| Filter {
        time: TimeWindow::new(
            TimeAxis::Strikes,
            day.into(),
            day.tomorrow().unwrap().into(),
            false,
        ),
        ..Filter::default()
    };
    assert_eq!(
        shown(&strikes, &on(date(2015, 9, 30))),
        ["first day", "either day"]
    );
    assert_eq!(shown(&strikes, &on(date(2015, 10, 1))), ["either day"]);
    assert_eq!(shown(&strikes, &on(date(2016, 1, 1))), [""; 0]);
}

#[test]
fn a_claim_is_known_once_it_was_said_or_its_document_was_published() {
    let mut said = asserts_killed("said", "a", Scope::Campaign, 1);
    said.statement.said = Span::parse("2015-09-30").ok();
    let mut printed = asserts_killed("printed", "a", Scope::Campaign, 1);
    printed.statement.document = "dated".into();
    let undated = asserts_killed("undated", "a", Scope::Campaign, 1);
    let mut case = case([said, printed, undated]);
    let mut dated = case.documents[&crate::model::DocumentId::from("doc")].clone();
    dated.published = Some(Published {
        span: Span::parse("2015-10-02").unwrap(),
        inferred_from: None,
    });
    case.documents.insert("dated".into(), dated);
    let known_on = |day, undated| Filter {
        known_on: Some(KnownOn { day, undated }),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &known_on(date(2015, 9, 29), false)), [""; 0]);
    assert_eq!(shown(&case, &known_on(date(2015, 9, 30), false)), ["said"]);
    assert_eq!(
        shown(&case, &known_on(date(2015, 10, 2), true)),
        ["said", "printed", "undated"]
    );
    let last = known_on(Date::MAX, false);
    assert_eq!(shown(&case, &last), ["said", "printed"]);
}

#[test]
fn every_word_must_be_there_in_whatever_order() {
    let mut quoted = asserts_killed("quoted", "a", places(&["talbiseh"]), 1);
    quoted.statement.quote = Some("Not ONE civilian".to_owned());
    let case = case([quoted, asserts_killed("other", "a", Scope::Campaign, 1)]);
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    assert_eq!(shown(&case, &text("civilian  talbiseh not")), ["quoted"]);
    assert_eq!(shown(&case, &text("civilian homs")), [""; 0]);
    assert_eq!(shown(&case, &text("   ")), ["quoted", "other"]);
    assert_eq!(shown(&case, &text("\u{200f}حمص ((")), [""; 0]);
}

#[test]
fn nothing_is_shown_of_an_empty_case() {
    let case = CaseBuilder::new().build();
    let shown = Shown::of(&case, &Contest::of(&case), &Filter::default());
    assert_eq!(shown, Shown::default());
}

fn any_claim() -> impl Strategy<Value = Claim> {
    let scope = select(vec![
        Scope::Campaign,
        incident("four"),
        incident("nowhere"),
        places(&["talbiseh"]),
        places(&["talbiseh", "aleppo"]),
    ]);
    let stance = select(Stance::NAMED.map(|(_, stance)| stance).to_vec());
    let question = select(vec![Question::CivilianHarm, Question::Target]);
    let said = option::of(select(vec!["2015-09-30", "2015-10-01T14:30", "2015"]));
    let killed = option::of(0..40u32);
    let graded = option::of(1..=6u8);
    (0..4u32, scope, stance, question, said, killed, graded).prop_map(
        |(source, scope, stance, question, said, killed, graded)| {
            let mut claim = asserts_killed("", &format!("source-{source}"), scope, 0);
            claim.stance = stance;
            claim.question = question;
            claim.statement.said = said.and_then(|said| Span::parse(said).ok());
            claim.credibility = graded.and_then(Credibility::from_digit);
            if let crate::model::Answer::Harm(harm) = &mut claim.answer {
                harm.killed = killed.map(Count::exactly);
            }
            claim
        },
    )
}

fn any_case() -> impl Strategy<Value = Case> {
    let kinds = proptest::collection::vec(
        (
            select(SourceKind::NAMED.map(|(_, kind)| kind).to_vec()),
            option::of(select(Reliability::NAMED.map(|(_, grade)| grade).to_vec())),
        ),
        4,
    );
    (proptest::collection::vec(any_claim(), 0..12), kinds).prop_map(|(mut claims, kinds)| {
        for (number, claim) in claims.iter_mut().enumerate() {
            claim.id = format!("claim-{number}").as_str().into();
        }
        let mut case = case(claims);
        for (source, (kind, grade)) in case.sources.values_mut().zip(kinds) {
            source.kind = kind;
            source.reliability = grade;
        }
        case
    })
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let sources = btree_set(
        (0..4u32).prop_map(|n| SourceId::from(&*format!("source-{n}"))),
        0..2,
    );
    let kinds = btree_set(
        select(SourceKind::NAMED.map(|(_, kind)| kind).to_vec()),
        0..3,
    );
    let questions = btree_set(select(vec![Question::CivilianHarm, Question::Target]), 0..2);
    let stances = btree_set(
        select(Stance::NAMED.map(|(_, stance)| stance).to_vec()),
        0..2,
    );
    let competing = select(Competing::ALL.to_vec());
    let precision = option::of(select(vec![Precision::Exact, Precision::Settlement]));
    let grade = option::of((1..6u8, any::<bool>()));
    let killed = option::of((0..40u32, any::<bool>()));
    let area = option::of(select(vec![
        Area::Near("talbiseh".into(), 10_000),
        Area::Box(ground(37.0, 36.0), ground(37.5, 36.5)),
    ]));
    let time = option::of((
        select(vec![TimeAxis::Strikes, TimeAxis::Statements]),
        any::<bool>(),
    ));
    let text = select(vec!["", "source", "nobody says this"]);
    let hidden = (sources, kinds, questions, stances, competing);
    (hidden, precision, grade, killed, area, time, text).prop_map(
        |(
            (sources, kinds, questions, stances, competing),
            precision,
            grade,
            killed,
            area,
            time,
            text,
        )| {
            let day = date(2015, 10, 1);
            Filter {
                hidden_sources: sources,
                hidden_kinds: kinds,
                hidden_questions: questions,
                hidden_stances: stances,
                competing,
                precision,
                reliability: grade.map(|(_, unknown)| AtLeast {
                    least: Reliability::C,
                    unknown,
                }),
                credibility: grade.and_then(|(digit, unknown)| {
                    let least = Credibility::from_digit(digit)?;
                    Some(AtLeast { least, unknown })
                }),
                killed: killed.map(|(least, unknown)| AtLeast { least, unknown }),
                text: text.to_owned(),
                area,
                time: time.and_then(|(axis, undated)| {
                    TimeWindow::new(axis, day.into(), day.tomorrow().ok()?.into(), undated)
                }),
                known_on: None,
            }
        },
    )
}

/// How many claims `filter` shows.
fn count(case: &Case, filter: &Filter) -> usize {
    shown(case, filter).len()
}

/// `all` but `one`.
fn others<T: Ord + Clone>(
    all: impl IntoIterator<Item = T>,
    one: &T,
) -> std::collections::BTreeSet<T> {
    all.into_iter().filter(|other| other != one).collect()
}

proptest! {
    #[test]
    fn each_count_is_what_choosing_it_would_show(case in any_case(), filter in any_filter()) {
        let counts = Shown::of(&case, &Contest::of(&case), &filter).counts;
        prop_assert_eq!(counts.shown, count(&case, &filter));
        prop_assert_eq!(counts.all, case.claims.len());
        let of = |number: Option<&usize>| number.copied().unwrap_or(0);
        for facet in Facet::ALL {
            let more = count(&case, &filter.clone().without(facet)) - counts.shown;
            prop_assert_eq!(of(counts.held_back.get(&facet)), more, "{:?}", facet);
        }
        for source in case.sources.keys() {
            let hidden_sources = others(case.sources.keys().cloned(), source);
            let alone = Filter { hidden_sources, ..filter.clone() };
            prop_assert_eq!(of(counts.sources.get(source)), count(&case, &alone));
        }
        for (_, kind) in SourceKind::NAMED {
            let hidden_kinds = others(SourceKind::NAMED.map(|(_, kind)| kind), &kind);
            let alone = Filter { hidden_kinds, ..filter.clone() };
            prop_assert_eq!(of(counts.kinds.get(&kind)), count(&case, &alone));
        }
        for (_, question) in Question::NAMED {
            let hidden_questions = others(Question::NAMED.map(|(_, question)| question), &question);
            let alone = Filter { hidden_questions, ..filter.clone() };
            prop_assert_eq!(of(counts.questions.get(&question)), count(&case, &alone));
        }
        for (_, stance) in Stance::NAMED {
            let hidden_stances = others(Stance::NAMED.map(|(_, stance)| stance), &stance);
            let alone = Filter { hidden_stances, ..filter.clone() };
            prop_assert_eq!(of(counts.stances.get(&stance)), count(&case, &alone));
        }
        for competing in Competing::ALL {
            let alone = Filter { competing, ..filter.clone() };
            prop_assert_eq!(of(counts.competing.get(&competing)), count(&case, &alone));
        }
        for (_, precision) in Precision::NAMED {
            let alone = Filter { precision: Some(precision), ..filter.clone() };
            prop_assert_eq!(of(counts.precision.get(&precision)), count(&case, &alone));
        }
        for (_, least) in Reliability::NAMED.into_iter().take(5) {
            let reliability = Some(AtLeast { least, unknown: false });
            let alone = Filter { reliability, ..filter.clone() };
            prop_assert_eq!(of(counts.reliability.get(&least)), count(&case, &alone));
        }
        for least in Credibility::ALL.into_iter().take(5) {
            let credibility = Some(AtLeast { least, unknown: false });
            let alone = Filter { credibility, ..filter.clone() };
            prop_assert_eq!(of(counts.credibility.get(&least)), count(&case, &alone));
        }
    }

    #[test]
    fn a_filter_written_down_and_read_again_is_the_same(filter in any_filter()) {
        let written = ron::to_string(&filter).unwrap();
        prop_assert_eq!(ron::from_str::<Filter>(&written).unwrap(), filter);
    }
}
