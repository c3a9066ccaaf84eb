//! Tables that nobody understands: their columns are told in a sheet, tried on the first rows, and kept.

use std::path::{Path, PathBuf};

use counterclaim::app::Opening;
use counterclaim::state::{Command, Dialog};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use tempfile::TempDir;

use crate::screen::Screen;

/// A made-up table whose columns say nothing by their names.
const OWN: &str = include_str!("../fixtures/archives/own_table.csv");
const ACLED: &str = include_str!("../fixtures/archives/acled.csv");

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// The program, which keeps its settings on this desk.
    fn screen(&self) -> Screen {
        let settings = self.folder.path().join("settings/settings.ron");
        let mut screen = Screen::starting(Opening {
            settings: Some(settings),
            ..Opening::default()
        });
        screen.settle();
        screen.send(Command::ShowHint(None));
        screen
    }

    fn kept(&self, name: &str) -> PathBuf {
        self.folder.path().join("settings/mappings").join(name)
    }
}

fn count(screen: &Screen) -> usize {
    screen.app().state().archives.iter().count()
}

fn dialog(screen: &Screen) -> Option<Dialog> {
    screen.app().state().view.dialog
}

/// The table is dropped on the window, which asks about its columns.
fn asked_about(screen: &mut Screen, path: &Path) {
    screen.drop_file(path);
    screen.wait_until("the sheet", |screen| {
        dialog(screen) == Some(Dialog::Columns)
    });
}

/// Chooses `column` in the list beside the name of the role, which has `before` now.
fn choose(screen: &mut Screen, role: &str, before: &str, column: &str) {
    let combo = format!("{role}: {before}");
    screen.activate(|screen| screen.button(&combo));
    screen.activate(|screen| screen.button(column));
}

fn read_it(screen: &mut Screen) {
    screen.click(|screen| screen.button("Read the table like this"));
    screen.wait_until("the archive", |screen| count(screen) == 1);
    screen.settle();
}

#[test]
fn a_table_that_nobody_understands_is_asked_about_and_read_as_told() {
    let desk = Desk::new();
    let path = desk.file("own.csv", OWN);
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    assert!(screen.everything().has(&["No column says by its name"]));
    assert!(screen.app().state().notices.is_empty());
    assert!(
        screen
            .button("Read the table like this")
            .accesskit_node()
            .is_disabled()
    );
    screen.click(|screen| screen.button("Both in one: no column"));
    screen.click(|screen| screen.button("Spot"));
    choose(&mut screen, "Date or first day", "no column", "Observed");
    choose(&mut screen, "Place name", "no column", "Locality");
    screen.press(Key::Escape);
    let sheet = screen.everything();
    for words in [
        "Talbiseh · 34.8407° N 36.7309° E",
        "30 September 2015",
        "1 row without a place that is understood",
        "Day and month: the day first: 30/09/2015",
    ] {
        assert!(sheet.has(&[words]), "{words:?} is missing\n{sheet}");
    }
    read_it(&mut screen);
    screen.press(Key::Escape);
    assert!(screen.is_on_map("Hama"));
    assert!(screen.list().shows(Role::Heading, "Archives"));
}

#[test]
fn several_columns_of_sources_each_make_the_claims_of_the_row() {
    let desk = Desk::new();
    let path = desk.file("own.csv", OWN);
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    choose(&mut screen, "Date or first day", "no column", "Observed");
    screen.activate(|screen| screen.button("Source: no column"));
    screen.activate(|screen| screen.button("First told by"));
    screen.activate(|screen| screen.button("Then told by"));
    screen.press(Key::Escape);
    choose(&mut screen, "Killed, least", "no column", "Dead (low)");
    choose(&mut screen, "Killed, most", "no column", "Dead (high)");
    let sheet = screen.everything();
    for words in [
        "Made-up Monitor: 10 to 14 people killed",
        "Made-up Agency: 10 to 14 people killed",
        "Dead (low): about so many: no range holds it",
    ] {
        assert!(sheet.has(&[words]), "{words:?} is missing\n{sheet}");
    }
}

#[test]
fn a_role_is_chosen_above_its_column_with_keys() {
    let desk = Desk::new();
    let path = desk.file("own.csv", OWN);
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    screen.button("Column Observed: not used").focus();
    screen.press(Key::Enter);
    screen.button("Date or first day").focus();
    screen.press(Key::Enter);
    screen.press(Key::Escape);
    assert!(
        screen
            .everything()
            .has(&["Column Observed: Date or first day"])
    );
    assert_eq!(dialog(&screen), Some(Dialog::Columns));
    screen.button("Read the table like this").focus();
    screen.press(Key::Enter);
    screen.wait_until("the archive", |screen| count(screen) == 1);
}

#[test]
fn who_cancels_opens_nothing() {
    let desk = Desk::new();
    let path = desk.file("own.csv", OWN);
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    screen.click(|screen| screen.button("Cancel"));
    assert_eq!((dialog(&screen), count(&screen)), (None, 0));
    asked_about(&mut screen, &path);
    screen.press(Key::Escape);
    assert_eq!((dialog(&screen), count(&screen)), (None, 0));
}

#[test]
fn several_tables_are_asked_about_one_after_the_other() {
    let desk = Desk::new();
    let one = desk.file("one.csv", OWN);
    let other = desk.file("other.csv", OWN);
    let mut screen = desk.screen();
    screen.send(Command::OpenArchives(vec![one, other]));
    screen.wait_until("the sheet", |screen| {
        dialog(screen) == Some(Dialog::Columns)
    });
    let first = screen.everything().has(&["one.csv –"]);
    screen.press(Key::Escape);
    screen.wait_until("the next sheet", |screen| {
        dialog(screen) == Some(Dialog::Columns)
    });
    assert_ne!(screen.everything().has(&["one.csv –"]), first);
    screen.press(Key::Escape);
    assert_eq!(dialog(&screen), None);
}

#[test]
fn a_kept_mapping_is_used_the_next_time_and_that_is_said() {
    let desk = Desk::new();
    let path = desk.file("own.csv", OWN);
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    choose(&mut screen, "Date or first day", "no column", "Observed");
    choose(&mut screen, "Both in one", "no column", "Spot");
    screen.type_into("Name of the mapping", "!");
    screen.click(|screen| screen.button("Keep"));
    screen.wait_until("the mapping", |_| desk.kept("own!.ron").exists());
    screen.press(Key::Escape);
    screen.end();
    let text = std::fs::read_to_string(desk.kept("own!.ron")).expect("a mapping");
    assert!(text.contains("first: \"Observed\""), "{text}");

    let again = desk.file("again.csv", OWN);
    let mut screen = desk.screen();
    screen.drop_file(&again);
    screen.wait_until("the archive", |screen| count(screen) == 1);
    screen.settle();
    assert!(
        screen
            .everything()
            .has(&["its columns are those of a mapping that you keep, own!"])
    );
    screen.activate(|screen| screen.button("How its columns are read…"));
    screen.wait_until("the sheet", |screen| {
        dialog(screen) == Some(Dialog::Columns)
    });
    screen.activate(|screen| screen.button("Begin with: what the table says itself"));
    screen.click(|screen| screen.button("Begin with own!"));
    screen.click(|screen| screen.button("Remove"));
    screen.wait_until("its end", |_| !desk.kept("own!.ron").exists());
}

#[test]
fn a_damaged_mapping_is_told_once_and_left_as_it_is() {
    let desk = Desk::new();
    let table = desk.file("acled.csv", ACLED);
    std::fs::create_dir_all(desk.kept("")).expect("a folder");
    std::fs::write(desk.kept("mine.ron"), "Mapping(").expect("a file");
    let mut screen = desk.screen();
    for _ in 0..2 {
        screen.drop_file(&table);
        screen.wait_until("the archive", |screen| {
            count(screen) == 1 && screen.app().state().archives.importing().is_empty()
        });
        screen.press(Key::Escape);
    }
    let notices = &screen.app().state().notices;
    let told = notices
        .iter()
        .filter(|it| it.text.contains("mine.ron"))
        .count();
    assert_eq!(told, 1, "{notices:?}");
    let text = std::fs::read_to_string(desk.kept("mine.ron")).expect("the file");
    assert_eq!(text, "Mapping(");
}

/// A made-up table in which longitude and latitude stand in each other's columns.
fn swapped() -> String {
    let places = [
        (34.8407, 36.7309),
        (34.9267, 36.7328),
        (35.1318, 36.7578),
        (33.5138, 36.2765),
    ];
    let rows = places.map(|(lat, lon)| format!("2015-10-01,{lat},{lon}\n"));
    format!("date,longitude,latitude\n{}", rows.concat())
}

#[test]
fn swapped_coordinates_are_told_and_swapped_only_when_asked() {
    let desk = Desk::new();
    let path = desk.file("swapped.csv", &swapped());
    let mut screen = desk.screen();
    screen.drop_file(&path);
    screen.wait_until("the archive", |screen| count(screen) == 1);
    screen.settle();
    let report = screen.everything();
    assert!(
        report.has(&["0 of 4 positions lie in the country that is expected; swapped, 4 do"]),
        "{report}"
    );
    screen.activate(|screen| screen.button("How its columns are read…"));
    screen.wait_until("the sheet", |screen| {
        dialog(screen) == Some(Dialog::Columns)
    });
    assert!(screen.everything().has(&["36.7309° N 34.8407° E"]));
    screen.click(|screen| screen.button("Swap longitude and latitude"));
    let sheet = screen.everything();
    assert!(sheet.has(&["34.8407° N 36.7309° E"]), "{sheet}");
    assert!(!sheet.has(&["look swapped"]));
    screen.click(|screen| screen.button("Read the table like this"));
    screen.wait_until("the archive", |screen| {
        screen.app().state().archives.importing().is_empty()
    });
    let mut archives = screen.app().state().archives.iter();
    assert_eq!(archives.next().expect("the archive").report.swapped, None);
}

#[test]
fn columns_of_names_are_marked_as_personal() {
    let desk = Desk::new();
    let path = desk.file(
        "own.csv",
        "الاسم,Population,Seen\nاسم مختلق,60000,2015-10-01\n",
    );
    let mut screen = desk.screen();
    asked_about(&mut screen, &path);
    let sheet = screen.everything();
    assert!(
        sheet.has(&["Column الاسم: not used, names of victims or witnesses"]),
        "{sheet}"
    );
    assert!(sheet.has(&["Column Population: not used"]));
    screen.activate(|screen| screen.button("Names of victims or witnesses: الاسم"));
    screen.click(|screen| screen.button("Seen"));
    screen.press(Key::Escape);
    assert!(
        screen
            .everything()
            .has(&["Names of victims or witnesses: الاسم, Seen"])
    );
}
