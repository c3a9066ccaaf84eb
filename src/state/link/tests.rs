//! Links that are sound, and texts that are none.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::{Filter, Subject, TimeAxis, TimeWindow};
use crate::state::Standpoint;
use crate::state::testing::look;

fn camera() -> Look {
    Look {
        standpoint: Some(Standpoint {
            lon_lat: geo::Point::new(36.730_912_345_678_9, 34.840_712_345_678_9),
            zoom: 9.837_465_021_3,
        }),
        ..Look::default()
    }
}

fn talbiseh_in_october() -> Look {
    let [start, end] = [1, 2].map(|day| date(2015, 10, day).at(0, 0, 0, 0));
    Look {
        selected: Some(Subject::Place("talbiseh".into())),
        filter: Filter {
            hidden_sources: BTreeSet::from(["ru-mod".into()]),
            time: TimeWindow::new(TimeAxis::Strikes, start, end, false),
            ..Filter::default()
        },
        ..camera()
    }
}

fn link() -> String {
    written(&talbiseh_in_october()).unwrap()
}

proptest! {
    #[test]
    fn a_link_opens_the_look_that_it_was_made_of(look in look()) {
        prop_assert_eq!(read(&written(&look).unwrap()), Ok(look));
    }

    #[test]
    fn no_text_is_more_than_refused(text in ".*") {
        prop_assert!(read(&text).is_err());
        let named = format!("{NAME}{VERSION}:{text}");
        prop_assert!(read(&named).is_err());
    }

    #[test]
    fn what_is_cut_off_or_changed_is_told(at in 0..1000_usize, letter in "[A-Za-z0-9_-]") {
        let whole = link();
        let at = at % whole.len();
        prop_assert!(read(&whole[..at]).is_err());
        let mut changed = whole.clone();
        changed.replace_range(at..=at, &letter);
        // The last letter has bits to spare, which must be none.
        prop_assert!(changed == whole || read(&changed).is_err(), "{}", changed);
    }
}

#[test]
fn a_link_is_short() {
    let lengths = [Look::default(), camera(), talbiseh_in_october()].map(|look| {
        let link = written(&look).unwrap();
        assert!(
            link.is_ascii() && !link.contains(['+', '/', '=', ' ']),
            "{link}"
        );
        link.len()
    });
    assert!(
        lengths[0] < 40 && lengths[1] < 140 && lengths[2] < 340,
        "{lengths:?}"
    );
}

#[test]
fn what_people_and_mail_programs_put_around_a_link_does_no_harm() {
    let link = link();
    let (one, other) = link.split_at(60);
    for text in [
        format!("  {link}\n"),
        format!("“{link}”,"),
        format!("<{link}>."),
        format!("[`{link}`]"),
        format!("> {one}\r\n> {other}\r\n"),
        format!("\u{feff}{one}\u{200b}{other}"),
    ] {
        assert_eq!(read(&text), Ok(talbiseh_in_october()), "{text:?}");
        assert!(is_meant(&text));
    }
}

/// The link to a view that is written `ron`.
fn saying(ron: &str) -> String {
    let packed = URL_SAFE_NO_PAD.encode(packed(ron).unwrap());
    format!("{NAME}{VERSION}:{packed}")
}

#[test]
fn fields_that_a_newer_program_adds_are_passed_over() {
    let newer = "(selected: Some(Campaign), layers: [(name: \"a\", shown: Yes(1))], \
                 filter: (text: \"homs\", mood: \"calm\"))";
    let expected = Look {
        selected: Some(Subject::Campaign),
        filter: Filter {
            text: "homs".to_owned(),
            ..Filter::default()
        },
        ..Look::default()
    };
    assert_eq!(read(&saying(newer)), Ok(expected));
}

#[test]
fn each_text_that_is_no_link_is_refused_for_its_own_reason() {
    let link = link();
    let cut = &link[..link.len() - 4];
    for (text, why) in [
        ("", LinkError::NoLink),
        ("https://example.org/", LinkError::NoLink),
        ("counterclaim:view:", LinkError::Damaged),
        ("counterclaim:view:1:", LinkError::Damaged),
        ("counterclaim:view:1:!!", LinkError::Damaged),
        (cut, LinkError::Damaged),
        (
            &link.replace(":1:", ":2:"),
            LinkError::OtherVersion("2".to_owned()),
        ),
        (
            &saying("(selected: Some(Planet(\"mars\")))"),
            LinkError::Unknown,
        ),
        (
            &saying("(standpoint: Some((lon_lat: (500.0, 0.0), zoom: 3.0)))"),
            LinkError::Unknown,
        ),
        (&saying("nonsense"), LinkError::Unknown),
        (&saying(&"[".repeat(100_000)), LinkError::Unknown),
    ] {
        assert_eq!(read(text), Err(why), "{text:.80}");
    }
}

#[test]
fn a_text_of_any_size_is_refused_at_once() {
    let start = Instant::now();
    let long = "counterclaim:view:1:".to_owned() + &"A".repeat(100_000_000);
    assert_eq!(read(&long), Err(LinkError::TooLong));
    let bomb = saying(&" ".repeat(100_000_000));
    assert!(bomb.len() < 200_000);
    let made = start.elapsed();
    assert_eq!(read(&bomb), Err(LinkError::Damaged));
    let opened = start.elapsed().saturating_sub(made);
    assert!(opened < Duration::from_secs(2), "{opened:?}");
}

#[test]
fn a_view_that_says_too_much_is_not_copied() {
    let look = Look {
        filter: Filter {
            text: "x".repeat(2 << 20),
            ..Filter::default()
        },
        ..Look::default()
    };
    assert_eq!(written(&look), Err(LinkError::TooLarge));
}
