//! `counterclaim brief`: the scenes of a case, taken along.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use image::RgbaImage;
use image::imageops::{FilterType, resize};

use crate::CASE;
use crate::needs::skip_without;
use crate::program::{Terminal, can_draw, picture};
use crate::small_disk::SmallDisk;

const SIZE: &str = "640x360";

/// What `program` says of a file, or `None`, and why on the terminal, where it is not installed.
fn said_by(program: &str, arguments: &[&str], path: &Path) -> Option<String> {
    let (first, last) = arguments.split_at(arguments.len().min(2));
    let mut command = Command::new(program);
    let Ok(output) = command.args(first).arg(path).args(last).output() else {
        skip_without(program);
        return None;
    };
    assert!(
        output.status.success(),
        "{program} fails on {}",
        path.display()
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The built-in case with an Arabic title on its fourth scene, as a file.
fn with_arabic(terminal: &Terminal) {
    let case = CASE.replacen(
        "title: \"Talbiseh: 36 dead in four areas, or none\"",
        "title: \"تلبيسة ثم حمص\"",
        1,
    );
    assert!(case != CASE, "the scene has another title now");
    terminal.write("case.ron", case);
}

#[test]
fn a_pdf_has_a_page_a_scene_with_text_in_embedded_fonts_and_the_credits_last() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    with_arabic(&terminal);
    let run = terminal.run(["brief", "case.ron", "--out", "a.pdf", "--size", SIZE]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("Scene 3 of 7"), "{}", run.err);
    assert_eq!(run.out, "");
    assert_eq!(terminal.names(), ["a.pdf", "case.ron"]);
    let path = terminal.path("a.pdf");
    let Some(text) = said_by("pdftotext", &["-layout", "-q", "-"], &path) else {
        return;
    };
    for words in [
        "What was reported",
        "تلبيسة ثم حمص",
        "36 civilians killed, 5 of",
        "Western Syria",
        "OpenStreetMap contributors",
        "Exported on",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
    assert_eq!(
        text.matches('\u{c}').count(),
        8,
        "seven scenes and the credits"
    );
    if let Some(fonts) = said_by("pdffonts", &[], &path) {
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(
            fonts.iter().any(|font| font.contains("Arabic")),
            "{fonts:?}"
        );
        for font in fonts {
            assert!(
                font.contains("yes yes yes"),
                "not embedded as a subset: {font}"
            );
        }
    }
}

#[test]
fn pages_look_as_the_stage_does() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let run = terminal.run(["brief", "--out", "a.pdf", "--size", SIZE]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = terminal.run(["brief", "--out", "pictures", "--size", SIZE]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = terminal.path("page");
    let mut painter = Command::new("pdftoppm");
    painter.args(["-f", "4", "-l", "4", "-singlefile", "-png", "-r", "48"]);
    painter.arg(terminal.path("a.pdf")).arg(&page);
    let Ok(painted) = painter.status() else {
        return skip_without("pdftoppm");
    };
    assert!(painted.success());
    let page = picture(&page.with_extension("png"));
    assert_eq!(page.dimensions(), (640, 360));
    let names = fs::read_dir(terminal.path("pictures")).expect("a folder");
    let mut paths: Vec<_> = names.map(|name| name.expect("a picture").path()).collect();
    paths.sort();
    let [same, other] = [3, 4].map(|scene| apart(&page, &picture(&paths[scene])));
    assert!(same < 2.0, "{same}");
    assert!(other > 4.0 * same, "another scene looks otherwise: {other}");
}

/// How far apart two pictures are, of 255, seen from so far that it does not matter how finely the edges
/// of letters are drawn.
fn apart(one: &RgbaImage, other: &RgbaImage) -> f64 {
    let [one, other] = [one, other].map(|picture| resize(picture, 80, 45, FilterType::Triangle));
    let pairs = one.iter().zip(other.iter());
    let apart: f64 = pairs.map(|(a, b)| f64::from(a.abs_diff(*b))).sum();
    apart / one.len() as f64
}

#[test]
fn notes_are_on_pages_of_their_own_where_they_are_asked_for() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    for (name, notes) in [("with.pdf", &["--with-notes"][..]), ("without.pdf", &[])] {
        let arguments = ["brief", "--out", name, "--size", SIZE];
        let run = terminal.run(arguments.iter().chain(notes));
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let pages = |name: &str| {
        let text = said_by("pdftotext", &["-enc", "UTF-8", "-"], &terminal.path(name));
        text.map(|text| text.matches('\u{c}').count())
    };
    if let (Some(with), Some(without)) = (pages("with.pdf"), pages("without.pdf")) {
        // One scene has none.
        assert_eq!((with, without), (14, 8));
    }
}

#[test]
fn a_folder_has_a_picture_of_each_scene_at_any_size() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let run = terminal.run(["brief", "--out", "scenes/", "--size", "801x451"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let names = fs::read_dir(terminal.path("scenes")).expect("a folder");
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let mut names: Vec<_> = names.map(name).collect();
    names.sort();
    assert_eq!(names.len(), 7, "{names:?}");
    assert_eq!(names[0], "01-what-was-reported.png");
    for name in &names {
        let picture = picture(&terminal.path("scenes").join(name));
        assert_eq!(picture.dimensions(), (801, 451));
    }
    let first = fs::read(terminal.path("scenes").join(&names[0])).expect("a picture");
    for words in ["What was reported", "Western Syria", "OpenStreetMap"] {
        let holds = first
            .windows(words.len())
            .any(|part| part == words.as_bytes());
        assert!(holds, "{words} is not in the picture's texts");
    }
}

#[test]
fn a_scene_of_what_is_gone_is_drawn_without_it_and_that_is_told() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let (before, scenes) = CASE.split_once("scenes: [").expect("there are scenes");
    let gone = scenes.replacen("Place(\"talbiseh\")", "Place(\"atlantis\")", 1);
    assert!(
        gone != scenes,
        "no scene selects Talbiseh as it is written here"
    );
    let case = format!("{before}scenes: [{gone}");
    terminal.write("case.ron", case);
    let run = terminal.run(["brief", "case.ron", "--out", "a.pdf", "--size", SIZE]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("warning: The scene"), "{}", run.err);
    assert!(run.err.contains("atlantis"), "{}", run.err);
    assert!(terminal.path("a.pdf").exists());
}

#[test]
fn a_case_without_scenes_is_refused_in_words() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let (before, _) = CASE.split_once("scenes: [").expect("there are scenes");
    terminal.write("case.ron", format!("{before}scenes: [],\n)\n"));
    let run = terminal.run(["brief", "case.ron", "--out", "a.pdf", "--size", SIZE]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("no scene"), "{}", run.err);
    assert_eq!(terminal.names(), ["case.ron"]);
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is_drawn() {
    let terminal = Terminal::new();
    fs::create_dir(terminal.path("folder.pdf")).expect("a folder");
    terminal.write("scenes", "a file of somebody's");
    for (out, why) in [
        ("a.docx", ".docx"),
        ("folder.pdf", "it is a folder"),
        ("scenes", "it is a file"),
        ("none/a.pdf", "no folder none"),
        ("none/scenes", "no folder none"),
    ] {
        let run = terminal.run(["brief", "--out", out, "--size", SIZE]);
        assert_eq!(run.code, 1, "{out}");
        assert!(
            run.err.contains(out) && run.err.contains(why),
            "{}",
            run.err
        );
        assert!(!run.err.contains("Scene 1"), "{}", run.err);
    }
    assert_eq!(terminal.names(), ["folder.pdf", "scenes"]);
    let run = terminal.run(["brief", "missing.ron", "--out", "a.pdf"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("missing.ron"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn killed_midway_it_leaves_the_earlier_file_and_nothing_else() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write("a.pdf", "an earlier file");
    let mut command = terminal.command(["brief", "--out", "a.pdf", "--size", SIZE]);
    let mut program = command.stderr(Stdio::piped()).spawn().expect("it starts");
    let said = BufReader::new(program.stderr.take().expect("standard error"));
    let mut lines = said.lines().map(|line| line.expect("text"));
    assert!(lines.any(|line| line.contains("Scene 2")));
    program.kill().expect("it runs");
    program.wait().expect("it ends");
    let held = fs::read_to_string(terminal.path("a.pdf")).expect("a file");
    assert_eq!(held, "an earlier file");
    assert_eq!(terminal.names(), ["a.pdf"]);
}

#[test]
fn on_a_full_disk_the_earlier_file_stays_whole_and_nothing_is_left() {
    if !can_draw() {
        return;
    }
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let earlier = disk.path().join("a.pdf");
    fs::write(&earlier, "an earlier file").expect("a file");
    disk.fill();
    let terminal = Terminal::new();
    let scenes = disk.path().join("scenes");
    for out in [&earlier, &scenes] {
        let out = out.to_str().expect("a plain path");
        let run = terminal.run(["brief", "--out", out, "--size", SIZE]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains("No space left"), "{}", run.err);
        assert!(run.err.contains(out), "{}", run.err);
    }
    assert!(disk.holds_whole(&earlier, "an earlier file", &[]));
}

#[cfg(target_os = "linux")]
#[test]
fn without_an_adapter_one_line_says_so() {
    let terminal = Terminal::new().without_adapter();
    let run = terminal.run(["brief", "--out", "a.pdf", "--size", SIZE]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.err.contains("graphics adapter"), "{}", run.err);
    assert_eq!(terminal.names(), [""; 0]);
}

#[test]
fn every_form_carries_title_day_and_credits() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    for name in ["a.html", "a.md"] {
        let run = terminal.run(["brief", "--out", name, "--size", SIZE]);
        assert_eq!(run.code, 0, "{}", run.err);
        let text = fs::read_to_string(terminal.path(name)).expect("a text");
        for words in ["Western Syria", "Taken along on", "OpenStreetMap"] {
            assert!(text.contains(words), "{words:?} is not in {name}");
        }
        let talbiseh = "Talbiseh: 36 dead in four areas, or none";
        assert!(text.contains(talbiseh), "{name}");
        assert!(!text.contains("Never say that"), "the notes of {name}");
    }
}

/// Run it where `LibreOffice` and pdftotext are installed: `cargo test -- --ignored libreoffice`.
#[test]
#[ignore = "needs LibreOffice, which takes its time"]
fn libreoffice_opens_the_slides_with_titles_and_notes() {
    let terminal = Terminal::new();
    let run = terminal.run(["brief", "--out", "a.pptx", "--size", SIZE, "--with-notes"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let folder = terminal.path("converted");
    let form = r#"pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"}}"#;
    let converted = Command::new("soffice")
        .args(["--headless", "--convert-to", form, "--outdir"])
        .args([&folder, &terminal.path("a.pptx")])
        .status();
    assert!(converted.expect("LibreOffice").success());
    let read = Command::new("pdftotext")
        .args([&folder.join("a.pdf"), Path::new("-")])
        .output()
        .expect("pdftotext");
    let text = String::from_utf8_lossy(&read.stdout).into_owned();
    for words in [
        "What was reported",
        "What could not be verified",
        "36 civilians killed",
        "Never say that 36 died in Talbiseh.",
        "Not verified is not denied.",
    ] {
        assert!(text.contains(words), "{words:?} is not in {text}");
    }
}
