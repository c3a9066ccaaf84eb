//! Archives: data sets beside the case, counted and shown with it, each claim leading back to its row.

use std::path::{Path, PathBuf};

use counterclaim::app::Opening;
use counterclaim::model::{Filter, Subject};
use counterclaim::state::{Chooser, Command, Export, Exported};
use egui::Key;
use egui::accesskit::Role;
use tempfile::TempDir;

use crate::screen::{Screen, description, is_on};
use crate::workbook;

const ACLED: &str = include_str!("../fixtures/archives/acled.csv");
const UCDP: &str = include_str!("../fixtures/archives/ucdp_ged.csv");

/// A folder with one file in it.
fn written(name: &str, content: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    (folder, path)
}

fn count(screen: &Screen) -> usize {
    screen.app().state().archives.iter().count()
}

fn dropped(screen: &mut Screen, path: &Path) {
    let before = count(screen);
    screen.drop_file(path);
    screen.wait_until("the archive", |screen| count(screen) > before);
    screen.settle();
}

/// The built-in case with ACLED beside it, whose report has been read.
fn with_acled() -> (TempDir, Screen) {
    let (folder, path) = written("strikes.csv", ACLED);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.press(Key::Escape);
    (folder, screen)
}

fn select(screen: &mut Screen, name: &str) {
    screen.click(|screen| screen.glyph(name));
    screen.wait_until("the rows", |screen| {
        !screen.panel().has(&["The rows are being read"])
    });
    screen.settle();
}

#[test]
fn a_table_that_is_dropped_stands_beside_the_case() {
    let (_folder, mut screen) = with_acled();
    assert!(screen.list().shows(Role::Heading, "Archives"));
    let said = description(screen.row("ACLED"));
    assert!(
        said.contains("5 rows") && said.contains("strikes.csv"),
        "{said}"
    );
    let status = screen.status();
    let line = status.line(&["claims shown"]);
    assert!(line.starts_with("19 of 19 claims shown"), "{line}");
    assert!(line.ends_with("archive: 14 of 14 claims"), "{line}");
    assert!(screen.is_on_map("Hama"));
    screen.click(|screen| screen.row("ACLED"));
    assert!(!is_on(screen.row("ACLED")));
    assert!(!screen.is_on_map("Hama"));
    assert!(!screen.status().line(&["claims shown"]).contains("archive"));
}

#[test]
fn what_was_not_understood_is_reported_with_its_lines() {
    let (_folder, path) = written("strikes.csv", ACLED);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    let sheet = screen.everything();
    for words in [
        "row without a place; kept",
        "fatalities: no number of people – 1 row",
        "line 5: dozens",
    ] {
        assert!(sheet.has(&[words]), "{words:?} is missing");
    }
    screen.click(|screen| screen.button("Copy as CSV"));
    let copied = screen.copied().concat();
    assert!(
        copied.starts_with("column,finding,rows,line,example\r\n,rows read,5,,\r\n"),
        "{copied}"
    );
    assert!(
        copied.contains("\r\nfatalities,no number of people,1,5,dozens\r\n"),
        "{copied}"
    );
}

/// Lets the import report be saved under the path that is typed in its sheet.
fn save_report(screen: &mut Screen) {
    screen.click(|screen| screen.button("Save"));
    screen.wait_until("the end of the export", |screen| {
        screen.app().state().files.exporting.is_none()
    });
}

#[test]
fn the_report_is_saved_as_it_is_copied_and_over_another_file_only_after_a_question() {
    let (folder, path) = written("strikes.csv", ACLED);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.click(|screen| screen.button("Copy as CSV"));
    let copied = screen.copied().concat();
    // As the system says it that has no window to choose a file in.
    screen.send(Command::ChooserIs(Chooser::Missing));
    let saved = folder.path().join("strikes-import-report.csv");
    assert_eq!(
        screen.value_of("Path of the report"),
        saved.display().to_string()
    );
    std::fs::write(&saved, "precious").expect("a file");
    save_report(&mut screen);
    let told = screen.everything();
    assert!(told.has(&["There is a file called strikes-import-report.csv already"]));
    let text = || std::fs::read_to_string(&saved).expect("a file");
    assert_eq!(text(), "precious");
    screen.click(|screen| screen.button("Write over it"));
    screen.wait_until("the file", |screen| {
        screen.status().has(&["Exported the import report to"])
    });
    assert_eq!(text(), format!("\u{feff}{copied}"));
    assert!(!screen.everything().has(&["There is a file called"]));
}

#[test]
fn a_report_never_replaces_its_data_set() {
    let (_folder, path) = written("strikes.csv", ACLED);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    let id = screen.app().state().archives.reported.clone();
    screen.send(Command::Export(Box::new(Export {
        path: path.clone(),
        what: Exported::Report(id.expect("a report")),
        overwrites: true,
    })));
    screen.wait_until("the notice", |screen| {
        screen.everything().has(&["it is the data set itself"])
    });
    let text = std::fs::read_to_string(&path);
    assert_eq!(text.ok().as_deref(), Some(ACLED));
}

#[test]
fn a_report_without_findings_waits_until_it_is_asked_for() {
    let (_folder, path) = written("ged.csv", UCDP);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    assert!(!screen.everything().has(&["Import report"]));
    screen.click(|screen| screen.button("What became of the rows of UCDP GED"));
    assert!(
        screen
            .everything()
            .has(&["every cell that is used was understood"])
    );
}

#[test]
fn what_an_archive_says_of_a_place_stands_in_the_panel_and_leads_back_to_its_row() {
    let (_folder, mut screen) = with_acled();
    select(&mut screen, "Hama");
    let panel = screen.panel();
    for words in [
        "ACLED geo-precision 3: a region",
        "3 people killed",
        "ACLED time precision 3",
    ] {
        assert!(panel.has(&[words]), "{words:?} is missing");
    }
    assert!(!panel.has(&["Add a note"]), "an archive keeps no notes");
    screen.click(|screen| screen.button("3 claims in full"));
    assert!(screen.panel().has(&["strikes.csv, row 3, line 4"]));
    screen.activate(|screen| screen.first_button("Copy the row as it stands in the file"));
    let copied = screen.copied().concat();
    assert!(copied.contains("event_id_cnty: MUP3\n"), "{copied}");
    assert!(copied.contains("geo_precision: 3\n"), "{copied}");
}

#[test]
fn a_place_of_the_case_leads_to_what_archives_say_there() {
    let (_folder, mut screen) = with_acled();
    screen.click(|screen| screen.row("Talbiseh"));
    screen.click(|screen| screen.link("2 incidents in ACLED"));
    screen.wait_until("the rows", |screen| {
        screen.panel().has(&["2 incidents here"])
    });
    assert!(screen.panel().has(&["12 people killed"]));
    screen.click(|screen| screen.link("Talbiseh in the case"));
    assert!(screen.panel().has(&["36 civilians killed"]));
}

#[test]
fn what_has_no_place_stands_in_the_tray() {
    let (_folder, mut screen) = with_acled();
    screen.activate(|screen| screen.row("Unnamed (ACLED)"));
    screen.wait_until("the rows", |screen| screen.panel().has(&["Did it happen?"]));
    assert!(screen.panel().has(&["No place given"]));
}

/// A data set of so many strikes at one place, each told by one of two sources.
fn crowded(rows: usize) -> String {
    let row = |row: usize| {
        let source = ["Made-up Monitor", "Made-up Agency"][row % 2];
        format!("r{row},2015-10-01,35.1318,36.7578,Hama,{source},{row}\n")
    };
    let header = "id,date,lat,lon,place,source,killed\n".to_owned();
    std::iter::once(header).chain((0..rows).map(row)).collect()
}

#[test]
fn beside_very_many_incidents_each_is_told_with_its_claims_and_filters_hold_some_back() {
    let (_folder, path) = written("mine.csv", &crowded(300));
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    select(&mut screen, "Hama");
    let panel = screen.panel();
    assert!(panel.has(&["300 incidents here"]));
    assert!(panel.has(&["Too many incidents share this place"]));
    assert!(panel.has(&["2 claims"]) && !panel.has(&["0 claims"]));
    screen.press(Key::C);
    let copied = screen.copied().concat();
    assert!(
        copied.contains("Too many incidents share this place"),
        "{copied}"
    );
    let agency = "mine:Made-up Agency".into();
    screen.send(Command::ShowSources(vec![agency], false));
    screen.settle();
    assert!(screen.panel().has(&["150 hidden by the filters."]));
}

#[test]
fn what_is_copied_of_an_archive_names_its_rows() {
    let (_folder, mut screen) = with_acled();
    select(&mut screen, "Hama");
    screen.press(Key::C);
    let copied = screen.copied().concat();
    assert!(copied.contains("strikes.csv, row 3, line 4\n"), "{copied}");
}

#[test]
fn a_filter_holds_back_claims_of_archives_too() {
    let (_folder, mut screen) = with_acled();
    let filter = Filter {
        text: "Made-up Brigade".to_owned(),
        ..Filter::default()
    };
    screen.send(Command::SetFilter(Box::new(filter)));
    let line = screen.status().line(&["claims shown"]).to_owned();
    assert!(line.ends_with("archive: 1 of 14 claims"), "{line}");
    assert!(!screen.is_on_map("Hama"));
}

#[test]
fn two_archives_stand_beside_each_other_and_are_closed_apart() {
    let (_folder, mut screen) = with_acled();
    let (_other, path) = written("ged.csv.data", UCDP);
    dropped(&mut screen, &path);
    let line = screen.status().line(&["claims shown"]).to_owned();
    assert!(line.ends_with("2 archives: 21 of 21 claims"), "{line}");
    select(&mut screen, "Hama");
    screen.click(|screen| screen.button("Close UCDP GED; the file stays"));
    assert_eq!(count(&screen), 1);
    assert!(screen.panel().has(&["3 people killed"]));
    screen.click(|screen| screen.button("Close ACLED; the file stays"));
    assert!(!screen.list().shows(Role::Heading, "Archives"));
}

#[test]
fn closing_an_archive_leaves_nothing_of_it_selected() {
    let (_folder, mut screen) = with_acled();
    select(&mut screen, "Hama");
    screen.click(|screen| screen.button("Close ACLED; the file stays"));
    assert_eq!(screen.app().state().view.selected, None);
    assert!(screen.panel().has(&["19 claims by 11 sources"]));
}

#[test]
fn archives_outlive_the_case() {
    let (_folder, mut screen) = with_acled();
    screen.send(Command::OpenBuiltIn);
    screen.settle();
    assert_eq!(count(&screen), 1);
}

#[test]
fn an_archive_can_be_asked_for_at_the_start() {
    let (_folder, path) = written("strikes.csv", ACLED);
    let screen = Screen::starting(Opening {
        archives: vec![path],
        ..Opening::default()
    });
    assert_eq!(count(&screen), 1);
    assert!(screen.app().state().archives.importing().is_empty());
}

#[test]
fn a_room_sees_the_case_alone() {
    let (_folder, mut screen) = with_acled();
    assert!(screen.is_on_map("Hama"));
    let scene = screen.app().state().document.case().scenes[0].id.clone();
    screen.send(Command::ShowScene(scene));
    screen.send(Command::Present(Some(counterclaim::state::Stage::Scene)));
    screen.settle();
    assert!(!screen.is_on_map("Hama"));
}

#[test]
fn a_mark_counts_all_incidents_at_its_coordinate_however_they_are_known() {
    let other = "MUP6,30 September 2015,2015,1,Political violence,Explosions/Remote violence,Air/drone strike,\
                 Made-up Air Force,,External/Other forces,Civilians (Made up),,Civilians,,Civilian targeting,760,\
                 Middle East,Syria,Homs,Ar Rastan,Talbiseh,Talbiseh,34.8407,36.7309,3,Made-up Monitor,\
                 Subnational,Made up for a test: somewhere in the region.,0,,1700000000\n";
    let without_around = other
        .replace("36.7309,3,", "36.7309,1,")
        .replace("Talbiseh,Talbiseh,34", "Talbiseh,Talbiseh market,34");
    let (_folder, path) = written("strikes.csv", &format!("{ACLED}{without_around}"));
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.press(Key::Escape);
    let said = description(screen.glyph("Talbiseh and Talbiseh market"));
    assert!(said.contains("3 incidents here"), "{said}");
}

#[test]
fn a_place_that_is_selected_keeps_its_mark_when_a_filter_hides_all_of_it() {
    let (_folder, mut screen) = with_acled();
    select(&mut screen, "Hama");
    let filter = Filter {
        text: "nothing has these words".to_owned(),
        ..Filter::default()
    };
    screen.send(Command::SetFilter(Box::new(filter)));
    assert!(screen.is_on_map("Hama"));
    screen.send(Command::Select(None));
    assert!(!screen.is_on_map("Hama"));
}

#[test]
fn geo_json_and_workbooks_that_say_when_open_as_archives() {
    let folder = tempfile::tempdir().expect("a folder");
    let geo_json = folder.path().join("strikes.geojson");
    std::fs::write(
        &geo_json,
        include_str!("../fixtures/archives/strikes.geojson"),
    )
    .expect("a file");
    let workbook = folder.path().join("incidents.xlsx");
    std::fs::write(&workbook, workbook::strikes()).expect("a file");
    let mut screen = Screen::open();
    dropped(&mut screen, &geo_json);
    screen.press(Key::Escape);
    dropped(&mut screen, &workbook);
    let sheet = screen.everything();
    for words in [
        "XLSX, sheet Incidents",
        "another sheet of the workbook, which is not read",
    ] {
        assert!(sheet.has(&[words]), "{words:?} is missing");
    }
    screen.press(Key::Escape);
    let said = description(screen.row("strikes"));
    assert!(
        said.contains("3 rows") && said.contains("strikes.geojson"),
        "{said}"
    );
    let said = description(screen.row("incidents"));
    assert!(
        said.contains("3 rows") && said.contains("incidents.xlsx"),
        "{said}"
    );
    assert!(
        screen.app().state().view.overlays.iter().next().is_none(),
        "none is context"
    );
}

#[test]
fn geo_json_that_says_nothing_of_when_stays_an_overlay() {
    let text = r#"{"type": "Feature", "properties": {"name": "made up"},
        "geometry": {"type": "Point", "coordinates": [36.7, 34.8]}}"#;
    let (_folder, path) = written("made-up.geojson", text);
    let mut screen = Screen::open();
    screen.drop_file(&path);
    screen.wait_until("the overlay", |screen| {
        screen.app().state().view.overlays.iter().next().is_some()
    });
    assert_eq!(count(&screen), 0);
}

/// The built-in case with a made-up data set of so many rows, of which every second has no date.
fn with_undated(rows: usize) -> (TempDir, Screen) {
    let row = |row: usize| {
        let date = ["2015-10-01", ""][row % 2];
        let killed = row % 7;
        format!("r{row},{date},35.1318,36.7578,Town {row:06},Made-up Monitor,{killed}\n")
    };
    let header = "id,date,lat,lon,place,source,killed\n".to_owned();
    let text: String = std::iter::once(header).chain((0..rows).map(row)).collect();
    let (folder, path) = written("mine.csv", &text);
    let mut screen = Screen::open();
    dropped(&mut screen, &path);
    screen.press(Key::Escape);
    (folder, screen)
}

#[test]
fn what_has_no_date_stands_in_a_tray_of_its_own_and_is_selected_there() {
    let (_folder, mut screen) = with_undated(6);
    let name = "Town 000003: Incident (mine)";
    let said = description(screen.row(name));
    assert!(said.ends_with("row 4, line 5; no date given"), "{said}");
    assert!(!screen.list().has(&["Town 000002: Incident"]));
    screen.activate(|screen| screen.row(name));
    assert!(is_on(screen.row(name)));
    let selected = Some(Subject::Incident("mine:r3".into()));
    assert_eq!(screen.app().state().view.selected, selected);
    screen.wait_until("the rows", |screen| {
        screen.panel().has(&["3 people killed"])
    });
    screen.activate(|screen| screen.row(name));
    assert_eq!(screen.app().state().view.selected, None);
}

#[test]
fn the_tray_of_what_has_no_date_counts_what_the_filters_show() {
    let (_folder, mut screen) = with_undated(6);
    let name = "Town 000003: Incident (mine)";
    let before = description(screen.row(name));
    assert!(before.starts_with("2 claims; "), "{before}");
    let monitor = "mine:Made-up Monitor".into();
    screen.send(Command::ShowSources(vec![monitor], false));
    let after = description(screen.row(name));
    assert!(after.starts_with("0 claims; "), "{after}");
    screen.click(|screen| screen.row("mine"));
    assert!(!screen.list().has(&["No date given"]), "it is hidden");
}

#[test]
fn of_very_many_without_a_date_those_in_view_are_drawn_and_the_keyboard_reaches_the_next() {
    let (_folder, mut screen) = with_undated(20_000);
    let drawn = |screen: &Screen| {
        let names = screen.names_of(Role::Button).into_iter();
        let drawn = names.filter(|name| name.ends_with(": Incident (mine)"));
        drawn.collect::<Vec<_>>()
    };
    let first = drawn(&screen);
    assert!((12..16).contains(&first.len()), "{first:?}");
    assert_eq!(first[0], "Town 000001: Incident (mine)");
    screen.row(&first[0]).focus();
    screen.settle();
    for _ in 0..20 {
        screen.press(Key::Tab);
    }
    let focused = screen
        .pressable()
        .into_iter()
        .find(|(_, is_focused)| *is_focused);
    assert_eq!(
        focused.map(|(name, _)| name).as_deref(),
        Some("Town 000041: Incident (mine)")
    );
    screen.press(Key::Enter);
    let selected = Some(Subject::Incident("mine:r41".into()));
    assert_eq!(screen.app().state().view.selected, selected);
}

/// Made up: two incidents, of which one has no date.
const UNDATED: &str = r#"Case(
    format: 1,
    title: "A made-up case",
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("2015-09-30", "2015-10-01")),
    parties: { "a": (name: "Side A", hue: Blue) },
    sources: { "a-ministry": (name: "Ministry of side A", party: "a", kind: Belligerent) },
    documents: { "wire": (title: "Wire report") },
    places: { "town": (name: "Talbiseh", at: Point(36.7309, 34.8407), precision: Settlement) },
    incidents: {
        "raid": (title: "A raid", places: ["town"], when: On("2015-10-01")),
        "shelling": (title: "A shelling", places: ["town"]),
    },
    claims: [
        (
            id: "dead", source: "a-ministry", scope: Incident("shelling"), question: CivilianHarm,
            stance: Asserts, answer: Killed(civilians: 2), document: "wire", text: "Two were killed.",
        ),
    ],
)"#;

#[test]
fn an_incident_of_the_case_without_a_date_stands_in_the_tray() {
    let (_folder, path) = written("case.ron", UNDATED);
    let mut screen = Screen::showing(&path);
    let list = screen.list();
    assert!(list.shows(Role::Heading, "No date given"), "{list}");
    assert!(!list.has(&["A raid"]), "{list}");
    let said = description(screen.row("A shelling"));
    assert_eq!(said, "1 claim; no date given");
    screen.click(|screen| screen.row("A shelling"));
    let selected = Some(Subject::Incident("shelling".into()));
    assert_eq!(screen.app().state().view.selected, selected);
    assert!(
        !Screen::open().list().has(&["No date given"]),
        "all is dated"
    );
}
