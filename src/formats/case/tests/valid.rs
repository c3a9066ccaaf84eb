//! Every construct of the format reads as what it stands for.

use std::collections::BTreeSet;

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::model::{
    Answer, Count, Harm, LinkKind, Location, Precision, Question, Reliability, Scope, Span, Stance,
    When,
};

fn first_claim(old: &str, new: &str) -> crate::model::Claim {
    case_with(old, new).claims[0].clone()
}

fn day(text: &str) -> Span {
    Span::parse(text).unwrap()
}

fn both_days() -> Span {
    Span::parse_from_to("2015-09-30", "2015-10-01").unwrap()
}

#[test]
fn the_built_in_case_has_no_problem_and_no_warning() {
    let loaded = read(BUILTIN_TEXT, &regions())
        .unwrap_or_else(|problems| panic!("{}", problems.in_file("built-in")));
    assert!(
        loaded.warnings.is_empty(),
        "{}",
        loaded.warnings.in_file("built-in")
    );
    assert_eq!(crate::formats::builtin_case(&regions()), Ok(loaded));
}

#[test]
fn the_built_in_case_holds_just_the_eleven_claimants() {
    let case = crate::formats::builtin_case(&regions()).unwrap().case;
    let sources: BTreeSet<_> = case
        .sources
        .keys()
        .map(crate::model::SourceId::as_str)
        .collect();
    let expected = [
        "ru-mod",
        "ru-president",
        "us-official",
        "snc",
        "sohr",
        "fr-defence",
        "uk-pm",
        "west",
        "west-and-opposition",
        "some",
        "report",
    ];
    assert_eq!(sources, BTreeSet::from(expected));
    let who_claims: BTreeSet<_> = case
        .claims
        .iter()
        .map(|claim| claim.source.as_str())
        .collect();
    assert_eq!(who_claims, sources);
    assert_eq!((case.places.len(), case.claims.len()), (3, 19));
}

#[test]
fn the_built_in_case_reads_as_it_is_written() {
    let case = crate::formats::builtin_case(&regions()).unwrap().case;
    let khoja = case.claim(&"khoja-killed".into()).unwrap();
    assert_eq!(khoja.statement.speaker.as_deref(), Some("Khaled Khoja"));
    assert_eq!(
        khoja.answer,
        Answer::Harm(Harm {
            killed: Some(Count::exactly(36)),
            children: Some(Count::exactly(5)),
            ..Harm::default()
        })
    );
    assert_eq!(case.place(&"talbiseh".into()).arabic(), Some("تلبيسة"));
    assert_eq!(case.incident(&"four-areas".into()).unnamed_places, 3);
    let published = case.document(&"report".into()).published.clone().unwrap();
    assert!(published.inferred_from.is_some());
    let unverified = case.claim(&"report-unverified".into()).unwrap();
    assert_eq!(unverified.stance, Stance::CannotVerify);
    assert_eq!(unverified.questioned().next(), Some(&khoja.id));
}

#[test]
fn a_case_may_stand_without_its_name_and_with_attributes_and_a_mark() {
    let same = read(SMALL, &regions()).unwrap();
    for text in [
        changed("Case(", "("),
        format!("\u{feff}{SMALL}"),
        format!(
            "#![enable(implicit_some)]\n#![enable(unwrap_newtypes, unwrap_variant_newtypes)]\n{SMALL}"
        ),
        format!("// ours\n{SMALL}// no more"),
        SMALL.replace('\n', "\r\n"),
    ] {
        assert_eq!(read(&text, &regions()).unwrap().case, same.case);
    }
}

#[test]
fn positions_count_the_attributes_before_the_case() {
    let text = format!(
        "#![enable(implicit_some)]\n{}",
        changed("hue: Blue", "hue: ¦Bleu")
    );
    assert_one_problem(
        &text,
        Severity::Error,
        "`hue` knows no `Bleu`; did you mean `Blue`?",
    );
}

#[test]
fn an_option_may_be_bare_or_some_or_none_or_left_out() {
    let quote = |new: &str| first_claim("id: \"hit\",", new).statement.quote;
    assert_eq!(quote(r#"id: "hit", quote: "so","#).as_deref(), Some("so"));
    assert_eq!(
        quote(r#"id: "hit", quote: Some("so"),"#).as_deref(),
        Some("so")
    );
    assert_eq!(quote(r#"id: "hit", quote: None,"#), None);
    assert_eq!(quote(r#"id: "hit","#), None);
}

#[test]
fn texts_may_be_raw_or_escaped() {
    let title = |new: &str| case_with(r#"title: "Small""#, new).title;
    assert_eq!(title(r##"title: r#"a "b" \c"#"##), r#"a "b" \c"#);
    assert_eq!(title(r#"title: "a \"b\" \u{62A}""#), "a \"b\" ت");
}

#[test]
fn questions_stances_and_links_read_by_name() {
    for (name, stance) in Stance::NAMED {
        let read = first_claim(
            "stance: Asserts",
            &format!("stance: {name}, condition: \"if\""),
        );
        assert_eq!(read.stance, stance);
    }
    let case = case_with(
        "question: Target",
        "question: Target, credibility: 3, said: \"2015-10-01\"",
    );
    assert_eq!(case.claims[0].question, Question::Target);
    assert_eq!(case.claims[0].credibility.unwrap().digit(), 3);
    assert_eq!(case.claims[0].statement.said, Some(day("2015-10-01")));
    for (name, kind) in LinkKind::NAMED {
        let case = case_with("Answers(\"hit\")", &format!("{name}(\"hit\")"));
        assert_eq!(case.claims[1].links[0].kind, kind);
    }
}

#[test]
fn scopes_read_as_what_they_cover() {
    let scope = |text: &str| first_claim(r#"Incident("strikes")"#, text).scope;
    assert_eq!(scope("Campaign"), Scope::Campaign);
    assert_eq!(
        scope(r#"Incident("strikes")"#),
        Scope::Incident("strikes".into())
    );
    let hama = Scope::Places(BTreeSet::from(["hama".into()]));
    assert_eq!(scope(r#"Place("hama")"#), hama);
    assert_eq!(scope(r#"Places(["hama"])"#), hama);
}

#[test]
fn times_are_stated_or_bounded() {
    let when = |text: &str| {
        case_with(r#"On("2015-10-01")"#, text)
            .incident(&"strikes".into())
            .when
    };
    assert_eq!(
        when(r#"On("2015-10-01")"#),
        Some(When::On(day("2015-10-01")))
    );
    assert_eq!(
        when(r#"On("2015-09-30", "2015-10-01")"#),
        Some(When::On(both_days()))
    );
    assert_eq!(
        when(r#"Within("2015-09-30", "2015-10-01")"#),
        Some(When::Within(both_days()))
    );
    assert_eq!(
        when(r#"Within("2015-10")"#),
        Some(When::Within(day("2015-10")))
    );
    assert_eq!(when("None"), None);
}

#[test]
fn a_date_of_publication_may_be_inferred_or_unknown() {
    let published = |text: &str| {
        let case = case_with(r#"published: "2015-10-01""#, &format!("published: {text}"));
        case.document(&"report".into()).published.clone()
    };
    assert_eq!(published(r#""2015-10-01""#).unwrap().inferred_from, None);
    let inferred = published(r#"Inferred("2015-10-01", "a Thursday")"#).unwrap();
    assert_eq!(inferred.inferred_from.as_deref(), Some("a Thursday"));
    assert_eq!(published("None"), None);
}

#[test]
fn places_are_points_lines_regions_or_nowhere() {
    let at = |text: &str| {
        case_with("Point(36.7309, 34.8407)", text)
            .place(&"talbiseh".into())
            .at
            .clone()
    };
    assert_eq!(
        at("Point(36, -34.5)"),
        Location::Point(Point::new(36.0, -34.5))
    );
    assert_eq!(
        at("Around(36, 34)"),
        Location::Around(Point::new(36.0, 34.0))
    );
    assert!(matches!(at("Line([(36, 34), (37, 34)])"), Location::Line(line) if line.0.len() == 2));
    assert!(matches!(at(r#"Region("SY-HM")"#), Location::Region(region) if region.name == "Hama"));
    assert_eq!(at("Unlocated"), Location::Unlocated);
}

#[test]
fn grades_and_precisions_read_by_name() {
    for (name, reliability) in Reliability::NAMED {
        let case = case_with(
            "kind: Belligerent",
            &format!("kind: Belligerent, reliability: {name}"),
        );
        assert_eq!(case.source(&"mod".into()).reliability, Some(reliability));
    }
    for (name, precision) in Precision::NAMED {
        let case = case_with("precision: Governorate", &format!("precision: {name}"));
        assert_eq!(case.place(&"hama".into()).precision, precision);
    }
}

#[test]
fn what_a_data_set_does_not_say_may_be_said_not_to_be_known() {
    let case = case_with("time_zone: \"Asia/Damascus\"", "time_zone: None");
    assert_eq!(case.time_zone, "");
    let case = case_with("span: (\"2015-09-30\", \"2015-10-01\")", "span: None");
    assert_eq!(case.campaign.span, Span::ALWAYS);
    let case = case_with("text: \"It hit them.\"", "text: None");
    assert_eq!(case.claims[0].statement.text, "");
}

#[test]
fn what_is_not_said_at_all_is_missed() {
    for (field, told) in [
        (
            "time_zone: \"Asia/Damascus\",",
            "this case has no `time_zone`",
        ),
        ("text: \"It hit them.\",", "claim \"hit\" has no `text`"),
    ] {
        let problems = read(&changed(field, ""), &regions()).unwrap_err();
        let first = problems.iter().next().unwrap().what.clone();
        assert_eq!(first, told);
    }
}

#[test]
fn incidents_may_be_said_to_be_distinct() {
    let case = case_with(
        "    parties: {",
        "    incidents_are_distinct: true, parties: {",
    );
    assert!(case.incidents_are_distinct);
    assert!(!case_with("Small", "Little").incidents_are_distinct);
}

#[test]
fn a_document_may_be_published_over_some_days() {
    let both = Span::parse_from_to("2015-10-01", "2015-10-03").unwrap();
    for (written, reason) in [
        ("(\"2015-10-01\", \"2015-10-03\")", None),
        (
            "Inferred((\"2015-10-01\", \"2015-10-03\"), \"why\")",
            Some("why"),
        ),
    ] {
        let case = case_with(
            "published: \"2015-10-01\"",
            &format!("published: {written}"),
        );
        let published = case.documents["report"].published.clone().unwrap();
        assert_eq!(published.span, both);
        assert_eq!(published.inferred_from.as_deref(), reason);
    }
}
