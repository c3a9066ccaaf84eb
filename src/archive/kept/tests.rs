use std::borrow::Cow;
use std::fmt::Debug;

use geo::Point;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::archive::record::{self, Record, Reply, Told};
use crate::archive::testing::{Numbered, archive, killed, record, struck};
use crate::model::{
    AtLeast, Count, Filter, Ground, Harm, Hue, Precision, Quantifier, Question, SourceKind, Span,
    Stance, Subject, TimeAxis, TimePrecision, TimeWindow, When,
};

const MARK: Mark = Mark {
    key: 0x0123_4567_89AB_CDEF_0011_2233_4455_6677,
    day: date(2026, 2, 28),
};

fn kept(archive: &Archive, report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.keep(report, MARK, &mut bytes).unwrap();
    bytes
}

fn known() -> Known {
    let made_up = archive("x", &[]);
    Known {
        id: made_up.id.clone(),
        path: made_up.path.clone(),
        about: made_up.about.clone(),
        rows: Arc::new(Numbered),
    }
}

fn recalled(bytes: &[u8]) -> Result<Recalled, Useless> {
    Archive::recall(&mut &bytes[..], bytes.len() as u64, MARK.key, known())
}

/// What is shown of it, what is said of each place, and what is told of each incident; that it can be asked at all is
/// worth something.
fn answers(archive: &Archive) -> impl PartialEq + Debug {
    let day = |day| date(2015, 10, day).at(0, 0, 0, 0);
    let window = TimeWindow::new(TimeAxis::Strikes, day(1), day(12), false);
    let filters = [
        Filter::default(),
        Filter {
            time: window,
            ..Filter::default()
        },
        Filter {
            time: window,
            killed: Some(AtLeast {
                least: 2,
                unknown: false,
            }),
            ..Filter::default()
        },
        Filter {
            text: "sohr".to_owned(),
            ..Filter::default()
        },
    ];
    let shown = filters.map(|filter| {
        let shown = archive.shown(&filter, |_| None);
        let claims = 0..archive.claims();
        let shows: Vec<bool> = claims.map(|claim| shown.shows(claim)).collect();
        let datings = archive.datings(&shown, TimeAxis::Strikes);
        (shown.counts, shown.sites, shows, datings)
    });
    let subjects = (0..archive.sites().len()).map(|site| Subject::Place(archive.place_id(site)));
    let excerpts = subjects.map(|subject| archive.excerpt(&subject, Hue::Sky));
    let incidents = 0..archive.incidents();
    let listed = incidents.map(|number| format!("{:?}", archive.listed(number)));
    (
        shown,
        excerpts.collect::<Vec<_>>(),
        listed.collect::<Vec<_>>(),
        format!("{:?}", archive.sources().collect::<Vec<_>>()),
        archive.undated().to_vec(),
    )
}

/// A table of a few rows of every kind.
fn some() -> (Archive, Report) {
    let talbiseh = (36.7309, 34.8407);
    let one = Record {
        claims: vec![killed("SOHR", 3), struck("SOHR", "Air force")],
        ..record("b", "Talbiseh", talbiseh, "2015-10-02")
    };
    let other = Record {
        claims: vec![killed("SOHR", 5), killed("Ministry", 0)],
        ..record("a", "تلبيسة", talbiseh, "2015-09-30")
    };
    let mut nowhere = record("d", "", talbiseh, "2015-10-01");
    nowhere.site.at = None;
    nowhere.when = None;
    nowhere.claims = vec![struck("Ministry", "Nobody known")];
    let mut report = Report::default();
    report.find("fatalities", "no number", 3, "dozens\u{0}\"\\");
    report
        .habits
        .push("In its dates the day stands first.".to_owned());
    (archive("x", &[one, other, nowhere]), report)
}

/// With the checksum that it ought to have.
fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.len() - CHECKSUM as usize;
    let sum = twox_hash::XxHash3_128::oneshot(&bytes[..end]);
    bytes[end..].copy_from_slice(&sum.to_le_bytes());
    bytes
}

prop_compose! {
    fn count()(least in 0..9_u32, more in 0..9_u32, is_open: bool) -> Count {
        if is_open { Count::at_least(least) } else { Count::between(least, least + more).unwrap() }
    }
}

prop_compose! {
    fn harm()(counts in [prop::option::of(count()), prop::option::of(count()),
                         prop::option::of(count()), prop::option::of(count())]) -> Harm {
        let [people, killed, children, injured] = counts;
        Harm { people, killed, children, injured }
    }
}

fn named<T: Copy + Debug>(named: &'static [(&'static str, T)]) -> impl Strategy<Value = T> {
    prop::sample::select(named).prop_map(|(_, it)| it)
}

fn word() -> impl Strategy<Value = Cow<'static, str>> {
    prop_oneof![
        Just(""),
        Just("a"),
        Just("Hama"),
        Just("حمص"),
        Just("\u{0}; 🕊")
    ]
    .prop_map(Cow::Borrowed)
}

fn reply() -> impl Strategy<Value = Reply<'static>> {
    let names = || {
        (
            named(&Quantifier::NAMED),
            prop::collection::vec(word(), 0..4),
        )
    };
    prop_oneof![
        names().prop_map(|(quantifier, names)| Reply::By(quantifier, names)),
        names().prop_map(|(quantifier, names)| Reply::Hit(quantifier, names)),
        harm().prop_map(Reply::Harm),
        Just(Reply::Happened),
        word().prop_map(Reply::Text),
    ]
}

prop_compose! {
    fn told()(name in word(), kind in named(&SourceKind::NAMED),
              question in prop::sample::select(Question::NAMED.map(|(_, it)| it).to_vec()),
              stance in named(&Stance::NAMED), answer in reply()) -> Told<'static> {
        let text = Cow::Borrowed("");
        Told { source: record::Claimant { name, kind }, question, stance, answer, text }
    }
}

prop_compose! {
    fn when()(year in prop_oneof![Just(-9999_i16), Just(0), 2011..2025_i16], day in 1..28_i8,
              hour in 0..24_i8, unit in prop::sample::select(&TimePrecision::ALL[..]), is_on: bool) -> When {
        let span = Span::unit_of(date(year, 2, day).at(hour, 59, 0, 0), unit).unwrap();
        if is_on { When::On(span) } else { When::Within(span) }
    }
}

prop_compose! {
    fn row()(id in word(), title in word(), name in word(), known in word(), timing in word(),
             documents in word(), lon in -2..=2_i32, has_place: bool, is_around: bool,
             precision in named(&Precision::NAMED), when in prop::option::of(when()),
             claims in prop::collection::vec(told(), 0..4)) -> Record<'static> {
        let at = Ground::at(Point::new(f64::from(lon) * 90.0, -90.0)).filter(|_| has_place);
        let site = record::Site { name, at, is_around, precision, known };
        Record { id, title, site, when, timing, documents, claims }
    }
}

prop_compose! {
    fn report()(numbers: [u64; 4], unused in prop::collection::vec(".*", 0..3), ended in prop::option::of(".*"),
                found in prop::collection::vec((".*", ".*", any::<u64>(), ".*"), 0..9)) -> Report {
        let mut report = Report::default();
        [report.rows, report.claims, report.without_place, report.without_date] = numbers;
        (report.unused, report.ended) = (unused, ended);
        for (column, what, line, said) in &found {
            report.find(column, what, *line, said);
        }
        report
    }
}

proptest! {
    #[test]
    fn what_is_read_back_is_what_was_written(
        rows in prop::collection::vec(row(), 0..12),
        report in report(),
    ) {
        let archive = archive("x", &rows);
        let read = recalled(&kept(&archive, &report)).unwrap();
        prop_assert_eq!(read.day, MARK.day);
        prop_assert_eq!(&read.report, &report);
        prop_assert_eq!(format!("{:?}", read.archive), format!("{archive:?}"));
        prop_assert_eq!(answers(&read.archive), answers(&archive));
    }

    #[test]
    fn what_was_made_to_fit_its_checksum_is_refused_or_can_be_asked(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let (archive, report) = some();
        let mut bytes = kept(&archive, &report);
        let end = bytes.len() - CHECKSUM as usize;
        for (at, byte) in changes {
            bytes[at.index(end)] = byte;
        }
        if let Ok(read) = recalled(&summed(bytes)) {
            answers(&read.archive);
        }
    }

    #[test]
    fn bytes_of_any_kind_are_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        head in 0..80_usize,
    ) {
        let (archive, report) = some();
        let mut made = kept(&archive, &report);
        made.truncate(head);
        made.extend(bytes);
        prop_assert!(recalled(&made).is_err());
        if made.len() >= CHECKSUM as usize {
            prop_assert!(recalled(&summed(made)).is_err());
        }
    }
}

#[test]
fn every_changed_bit_is_found() {
    let (archive, report) = some();
    let whole = kept(&archive, &report);
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[at] ^= 1 << bit;
            assert!(recalled(&bytes).is_err(), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn what_is_cut_off_anywhere_or_goes_on_is_damaged() {
    let (archive, report) = some();
    let whole = kept(&archive, &report);
    for end in 0..whole.len() {
        let read = recalled(&whole[..end]);
        assert!(matches!(read, Err(Useless::Damaged)), "{end}: {read:?}");
        // One that is cut off after its size was looked at.
        let size = whole.len() as u64;
        let read = Archive::recall(&mut &whole[..end], size, MARK.key, known());
        assert!(matches!(read, Err(Useless::Damaged)), "{end}: {read:?}");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(matches!(recalled(&longer), Err(Useless::Damaged)));
}

#[test]
fn what_another_version_has_written_is_told_from_what_is_damaged() {
    let (archive, report) = some();
    let mut bytes = kept(&archive, &report);
    let version = MAGIC.len() + size_of::<u64>();
    bytes[version] = b'0';
    assert!(matches!(
        recalled(&summed(bytes)),
        Err(Useless::OtherVersion)
    ));
}

#[test]
fn what_was_kept_of_another_file_is_not_taken_for_this() {
    let (archive, report) = some();
    let bytes = kept(&archive, &report);
    let key = MARK.key + 1;
    let read = Archive::recall(&mut &bytes[..], bytes.len() as u64, key, known());
    assert!(matches!(read, Err(Useless::Damaged)));
}

#[test]
fn a_length_beyond_the_end_costs_no_memory() {
    let (archive, report) = some();
    let whole = kept(&archive, &report);
    for at in 0..whole.len() - size_of::<u64>() {
        let mut bytes = whole.clone();
        // More than any machine has.
        bytes[at..at + size_of::<u64>()].copy_from_slice(&(u64::MAX >> 8).to_le_bytes());
        let _ = recalled(&summed(bytes));
    }
}

#[test]
fn all_time_that_there_is_can_be_kept() {
    for span in [
        Span::ALWAYS,
        Span::parse_from_to("2015-10", "2016-02-29").unwrap(),
    ] {
        let mut row = record("a", "Hama", (36.75, 35.1318), "2015-10-01");
        row.when = Some(When::Within(span));
        let archive = archive("x", &[row]);
        let read = recalled(&kept(&archive, &Report::default())).unwrap();
        assert_eq!(format!("{:?}", read.archive), format!("{archive:?}"));
    }
}
