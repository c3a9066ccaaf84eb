mod told;

use std::fs;
use std::io::Write;
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::model::{
    Answer, Case, Claim, Count, Filter, Harm, Hue, Location, Precision, Question, Span, Subject,
    When,
};
use crate::query::Excerpt;

mod ahead;
mod beside;
mod forms;
mod recall;
mod robust;
#[path = "../../../tests/support/workbook.rs"]
mod workbook;
#[path = "../../../tests/support/xlsb.rs"]
mod xlsb;

const ACLED: &str = include_str!("../../../tests/fixtures/archives/acled.csv");
const UCDP: &str = include_str!("../../../tests/fixtures/archives/ucdp_ged.csv");
const UCDP_CANDIDATE: &str = include_str!("../../../tests/fixtures/archives/ucdp_candidate.csv");

/// A file in a folder of its own, for as long as that is kept.
struct Kept {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn kept(name: &str, bytes: &[u8]) -> Kept {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    Kept {
        _folder: folder,
        path,
    }
}

fn go_on(_: ImportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn read(kept: &Kept) -> Imported {
    import(&kept.path, &"x".into(), &How::default(), &mut go_on).unwrap()
}

/// The file as it is read, which is kept as long as its rows are to be read again.
fn opened(name: &str, bytes: &[u8]) -> (Kept, Imported) {
    let kept = kept(name, bytes);
    let imported = read(&kept);
    (kept, imported)
}

fn refusal(name: &str, bytes: &[u8]) -> String {
    let kept = kept(name, bytes);
    let error = import(&kept.path, &"x".into(), &How::default(), &mut go_on).unwrap_err();
    error
        .to_string()
        .replace(&kept.path.display().to_string(), "FILE")
}

fn excerpt(imported: &Imported, incident: &str) -> Excerpt {
    let subject = Subject::Incident(format!("x:{incident}").as_str().into());
    imported.archive.excerpt(&subject, Hue::Sky).unwrap()
}

/// What is claimed on `question` of the incident.
fn on(case: &Case, incident: &str, question: &Question) -> Option<Claim> {
    let scope = crate::model::Scope::Incident(format!("x:{incident}").as_str().into());
    let mut claims = case.claims.iter();
    claims
        .find(|claim| claim.scope == scope && claim.question == *question)
        .cloned()
}

fn people(count: Count) -> Answer {
    Answer::Harm(Harm {
        people: Some(count),
        ..Harm::default()
    })
}

fn findings(imported: &Imported) -> Vec<String> {
    let findings = imported.report.findings();
    let told = findings.map(|(column, what, finding)| {
        let (line, said) = &finding.examples[0];
        format!("{column}: {what}, {}, line {line}: {said}", finding.count)
    });
    told.collect()
}

#[test]
fn acled_is_known_by_its_columns() {
    let (_kept, imported) = opened("whatever.data", ACLED.as_bytes());
    assert_eq!(imported.archive.about().mapping, "ACLED");
    assert_eq!(imported.archive.about().form, "CSV, UTF-8");
    assert_eq!((imported.report.rows, imported.archive.incidents()), (5, 5));
}

#[test]
fn a_figure_of_acled_counts_people_and_no_civilians() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    let case = excerpt(&imported, "MUP1").case;
    let harm = on(&case, "MUP1", &Question::CivilianHarm).unwrap();
    assert_eq!(harm.answer, people(Count::exactly(12)));
    assert_eq!(harm.statement.text, "fatalities: 12");
    let document = case.document(&harm.statement.document);
    assert_eq!(
        document.title,
        "Made-up Monitor; Made-up Agency, as listed by ACLED"
    );
}

#[test]
fn no_fatality_reported_is_no_claim_that_nobody_was_killed() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    let case = excerpt(&imported, "MUP2").case;
    assert_eq!(on(&case, "MUP2", &Question::CivilianHarm), None);
}

#[test]
fn who_struck_is_told_only_where_the_other_side_is_civilians_or_nobody() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    let strike = excerpt(&imported, "MUP1").case;
    let by = on(&strike, "MUP1", &Question::Attribution).unwrap();
    assert_eq!(by.statement.text, "actor1: Made-up Air Force");
    assert!(on(&strike, "MUP1", &Question::Target).is_some());
    let battle = excerpt(&imported, "MUP2").case;
    assert_eq!(on(&battle, "MUP2", &Question::Attribution), None);
    let involved = on(&battle, "MUP2", &Question::Involved).unwrap();
    assert_eq!(
        involved.answer,
        Answer::Text("Made-up Brigade · Made-up Army".to_owned())
    );
    let no_strike = excerpt(&imported, "MUP5").case;
    assert_eq!(on(&no_strike, "MUP5", &Question::Attribution), None);
    let unknown = excerpt(&imported, "MUP3").case;
    assert!(on(&unknown, "MUP3", &Question::Attribution).is_some());
}

#[test]
fn codes_of_precision_keep_their_meaning_and_words() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    let at = |incident: &str| {
        let case = excerpt(&imported, incident).case;
        let incident = case.incidents.values().next_back().unwrap().clone();
        (case.place(&incident.places[0]).clone(), incident)
    };
    let (town, day) = at("MUP1");
    assert!(matches!(town.at, Location::Point(_)) && town.precision == Precision::Settlement);
    assert!(matches!(day.when, Some(When::On(_))));
    let (near, week) = at("MUP2");
    assert!(matches!(near.at, Location::Around(_)) && near.precision == Precision::District);
    let days = Span::parse_from_to("2015-09-25", "2015-10-07").unwrap();
    assert_eq!(week.when, Some(When::Within(days)));
    assert!(week.note.unwrap().starts_with("ACLED time precision 2"));
    let (region, month) = at("MUP3");
    assert!(region.note.unwrap().starts_with("ACLED geo-precision 3"));
    assert_eq!(
        month.when,
        Some(When::Within(Span::parse("2015-10").unwrap()))
    );
}

#[test]
fn what_is_not_understood_is_counted_and_its_row_kept() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    assert_eq!(
        findings(&imported),
        ["fatalities: no number of people, 1, line 5: dozens"]
    );
    let report = &imported.report;
    assert_eq!((report.without_place, report.without_date), (1, 1));
    assert!(report.unused.contains(&"interaction".to_owned()));
    let case = excerpt(&imported, "MUP5").case;
    assert_eq!(case.unlocated().count(), 1);
    assert!(on(&case, "MUP5", &Question::Occurrence).is_some());
}

#[test]
fn low_and_high_of_ucdp_are_one_range_of_one_coder() {
    let (_kept, imported) = opened("a.csv", UCDP.as_bytes());
    assert_eq!(imported.archive.about().mapping, "UCDP GED");
    let excerpt = excerpt(&imported, "900001");
    let harm = on(&excerpt.case, "900001", &Question::CivilianHarm).unwrap();
    let expected = Harm {
        people: Count::between(8, 17),
        killed: Some(Count::exactly(10)),
        ..Harm::default()
    };
    assert_eq!(harm.answer, Answer::Harm(expected));
    assert_eq!(
        harm.statement.text,
        "best: 12; low: 8; high: 17; deaths_civilians: 10"
    );
    assert_eq!(imported.archive.sources().count(), 1);
    assert_eq!(excerpt.contest.rivalries().count(), 0);
}

#[test]
fn no_dead_civilian_recorded_says_nothing_of_civilians() {
    let (_kept, imported) = opened("a.csv", UCDP.as_bytes());
    let case = excerpt(&imported, "900002").case;
    let harm = on(&case, "900002", &Question::CivilianHarm).unwrap();
    assert_eq!(harm.answer, people(Count::exactly(4)));
    assert_eq!(on(&case, "900002", &Question::Attribution), None);
    let place = case.places.values().next().unwrap();
    assert_eq!(
        (place.name.as_str(), place.precision),
        ("Hama governorate", Precision::Governorate)
    );
    let month = Span::parse_from_to("2015-10-01", "2015-10-31").unwrap();
    assert_eq!(
        case.incidents.values().next().unwrap().when,
        Some(When::Within(month))
    );
}

#[test]
fn a_candidate_release_without_a_header_says_the_same() {
    let (_kept, with) = opened("a.csv", UCDP.as_bytes());
    let (_kept, without) = opened("a.csv", UCDP_CANDIDATE.as_bytes());
    assert_eq!(without.report.rows, 2);
    for incident in ["900001", "900002"] {
        let [with, without] = [&with, &without].map(|it| excerpt(it, incident).case);
        assert_eq!(with, without);
    }
}

#[test]
fn every_claim_leads_back_to_its_row() {
    let kept = kept("strikes.csv", ACLED.as_bytes());
    let imported = read(&kept);
    let excerpt = excerpt(&imported, "MUP4");
    let row = excerpt
        .row_of(excerpt.case.claim(&"x:MUP4/1".into()).unwrap())
        .unwrap();
    assert_eq!(
        (row.file.as_str(), row.number, row.line),
        ("strikes.csv", 4, 5)
    );
    let cells = row.cells.as_ref().unwrap();
    let fatalities = cells
        .iter()
        .find(|(column, _)| column == "fatalities")
        .unwrap();
    assert_eq!(fatalities.1, "dozens");
}

#[test]
fn a_row_of_a_packed_file_is_read_again_too() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(ACLED.as_bytes()).unwrap();
    let kept = kept("strikes.csv.gz", &packed.finish().unwrap());
    let imported = read(&kept);
    assert_eq!(imported.archive.about().form, "CSV, UTF-8, in a GZ");
    let case = excerpt(&imported, "MUP4").case;
    let happened = on(&case, "MUP4", &Question::Occurrence).unwrap();
    assert!(
        happened
            .statement
            .text
            .contains("another strike on Talbiseh")
    );
}

#[test]
fn a_row_that_has_changed_since_is_told_to_have_changed() {
    let kept = kept("a.csv", ACLED.as_bytes());
    let imported = read(&kept);
    fs::write(&kept.path, ACLED.replace("dozens", "dozen1")).unwrap();
    let changed = excerpt(&imported, "MUP4");
    let row = changed
        .row_of(changed.case.claim(&"x:MUP4/1".into()).unwrap())
        .unwrap();
    assert!(
        row.written().contains("has changed since"),
        "{}",
        row.written()
    );
    fs::remove_file(&kept.path).unwrap();
    let gone = excerpt(&imported, "MUP4");
    assert!(
        gone.row_of(gone.case.claim(&"x:MUP4/1".into()).unwrap())
            .unwrap()
            .cells
            .is_err()
    );
    assert_eq!(gone.case.claims.len(), changed.case.claims.len());
}

#[test]
fn a_table_that_breaks_off_is_what_came_before() {
    let text = ACLED.replace("MUP4,3 October", "MUP4,\"3 October");
    let (_kept, imported) = opened("a.csv", text.as_bytes());
    assert_eq!(imported.report.rows, 3);
    let ended = imported.report.ended.unwrap();
    assert!(
        ended.contains("line 5") && ended.contains("never closed"),
        "{ended}"
    );
}

#[test]
fn odd_values_are_kept_and_told() {
    let text = "id,date,lat,lon,killed\n\
                a,1970-01-01,34.8,36.7,1\n\
                b,0399-05-01,34.8,36.7,1\n\
                c,2015-10-01,91,36.7,1\n\
                c,2015-10-01,0,0,1\n\
                d,2015-10-01,34.8,36.7\n";
    let (_kept, imported) = opened("mine.csv", text.as_bytes());
    let expected = [
        "date: a day that programs write for want of a date; kept, 1, line 2: 1970-01-01",
        "date: before 1900; kept, 1, line 3: 0399-05-01",
        "lat: 0° N, 0° E, which programs write for want of a place; kept, 1, line 5: 0",
        "lat: 91 is no latitude, which goes to 90 degrees, 1, line 4: 91",
        "the id: of another row before; kept, 1, line 5: c",
        "the row: more or fewer cells than the header, 1, line 6: 4",
    ];
    assert_eq!(findings(&imported), expected);
    assert_eq!(imported.archive.incidents(), 5);
    assert_eq!(imported.report.without_place, 1);
}

#[test]
fn a_precision_that_nobody_states_is_said_not_to_be_stated() {
    let (_kept, imported) = opened("mine.csv", b"id,date,lat,lon\na,2015-10-01,34.8,36.7\n");
    let case = excerpt(&imported, "a").case;
    let place = case.places.values().next().unwrap();
    assert_eq!(place.precision, Precision::Unstated);
    let without = ACLED.replace(",1,Made-up Monitor; ", ",NA,Made-up Monitor; ");
    let without = without.replace(
        "2015,1,Political violence,Explosions",
        "2015,9,Political violence,Explosions",
    );
    let (_kept, imported) = opened("a.csv", without.as_bytes());
    let case = excerpt(&imported, "MUP1").case;
    let incident = case.incident(&"x:MUP1".into());
    assert_eq!(
        case.place(&incident.places[0]).precision,
        Precision::Unstated
    );
    let day = Span::parse("2015-09-30").unwrap();
    assert_eq!(incident.when, Some(When::Within(day)));
    let found = findings(&imported);
    let told = [
        "geo_precision: no code: how precisely is not stated, 1, line 2: ",
        "time_precision: a code without a meaning here, 2, line 2: 9",
    ];
    assert!(
        told.iter().all(|it| found.iter().any(|found| found == it)),
        "{found:?}"
    );
}

#[test]
fn days_and_months_are_told_apart_by_the_data() {
    let table = |dates: [&str; 2]| {
        let [one, other] = dates;
        let text = format!("id,date,lat,lon\na,{one},34.8,36.7\nb,{other},34.8,36.7\n");
        let (_kept, imported) = opened("mine.csv", text.as_bytes());
        let case = excerpt(&imported, "a").case;
        let incident = case.incident(&"x:a".into());
        (incident.when, imported.report.found())
    };
    let on = |day| Some(When::On(Span::parse(day).unwrap()));
    assert_eq!(table(["03/04/2015", "28/12/2015"]), (on("2015-04-03"), 0));
    assert_eq!(table(["03/04/2015", "12/28/2015"]), (on("2015-03-04"), 0));
    assert_eq!(table(["03/04/2015", "05/06/2015"]), (None, 2));
}

#[test]
fn what_the_data_decided_is_told_with_the_cell_that_shows_it() {
    let text = "id;date;lat;lon;killed\na;03/04/2015;34,8;36,7;1\nb;28/12/2015;34,85;36,7;2\n";
    let (_kept, imported) = opened("mine.csv", text.as_bytes());
    let expected = [
        "In its dates the day stands first, as 28/12/2015 shows.",
        "Its numbers have a decimal comma, as 36,7 shows.",
    ];
    assert_eq!(imported.report.habits, expected);
    assert_eq!(imported.archive.about().form, "CSV with ';', UTF-8");
    assert_eq!(imported.report.without_place, 0);
}

#[test]
fn a_column_called_location_is_what_its_cells_are() {
    let (_kept, imported) = opened(
        "a.csv",
        b"id,date,location,town\na,2015-10-01,\"34.8, 36.7\",Hama\n",
    );
    let case = excerpt(&imported, "a").case;
    let place = case.places.values().next().unwrap();
    assert!(matches!(place.at, Location::Point(_)) && place.name == "Hama");
    let (_kept, imported) = opened("a.csv", b"id,date,location\na,2015-10-01,Hama\n");
    let case = excerpt(&imported, "a").case;
    let place = case.places.values().next().unwrap();
    assert!(place.at == Location::Unlocated && place.name == "Hama");
    assert_eq!(imported.report.found(), 0);
}

#[test]
fn what_is_no_data_set_is_refused_in_words() {
    let told = refusal("a.csv", b"one,other\n1,2\n");
    let expected = "FILE has no column that says where or when something was, by its name: its columns are \
                    one, other; name them, as in date, latitude, longitude, source, killed";
    assert_eq!(told, expected);
    let told = refusal("a.csv", b"date,lat,lon\n");
    assert_eq!(
        told,
        "FILE has no rows beneath its header: there is nothing to show"
    );
    let told = refusal("a.csv", b"{\"type\": \"FeatureCollection\"}");
    assert_eq!(
        told,
        "FILE holds GeoJSON without a feature: there is nothing to show"
    );
}

#[test]
fn reading_is_broken_off_when_asked() {
    let mut text = "date,lat,lon\n".to_owned();
    for _ in 0..5000 {
        text.push_str("2015-10-01,34.8,36.7\n");
    }
    let kept = kept("a.csv", text.as_bytes());
    let mut told = Vec::new();
    let imported = import(&kept.path, &"x".into(), &How::default(), &mut |progress| {
        told.push(progress.rows);
        ControlFlow::Break(())
    });
    assert!(matches!(imported, Err(ImportError::Cancelled)));
    assert_eq!(told.len(), 1);
}

#[test]
fn rows_without_an_id_are_told_apart_by_what_they_say() {
    let text = "date,lat,lon\n2015-10-01,34.8,36.7\n2015-10-02,34.8,36.7\n2015-10-01,34.8,36.7\n";
    let (_kept, imported) = opened("a.csv", text.as_bytes());
    assert_eq!(imported.archive.incidents(), 3);
    let found = findings(&imported);
    assert!(
        found[0].starts_with("the id: of another row before; kept, 1, line 4"),
        "{found:?}"
    );
}

#[test]
fn all_of_it_is_shown_where_nothing_is_filtered() {
    let (_kept, imported) = opened("a.csv", ACLED.as_bytes());
    let shown = imported.archive.shown(&Filter::default(), |_| None);
    assert_eq!(shown.counts.shown, imported.archive.claims());
}
