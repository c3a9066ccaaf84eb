//! What the command line accepts, and what `check` says.

use std::sync::Arc;
use std::{fs, io};

use clap::CommandFactory;
use geo::{MultiPolygon, Point};

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::model::Region;
use crate::model::Regions;

fn regions() -> Regions {
    let hama = Region {
        code: "SY-HM".to_owned(),
        name: "Hama".to_owned(),
        name_ar: None,
        outline: MultiPolygon::new(Vec::new()),
        label: Point::new(36.7, 35.1),
    };
    Regions::from([(hama.code.clone(), Arc::new(hama))])
}

fn parsed(line: &str) -> Result<Cli, String> {
    Cli::try_parse_from(line.split(' ')).map_err(|error| error.to_string())
}

/// Whether all of `files` can be read; what is said of them goes to `out`.
fn checked_files(files: &[PathBuf], out: &mut Vec<u8>) -> bool {
    let args = asking_of(files.to_vec());
    let said = &mut io::sink();
    check(&args, None, &regions(), &mut &b""[..], out, said).unwrap()
}

fn asking_of(files: Vec<PathBuf>) -> CheckArgs {
    CheckArgs {
        files,
        mapping: None,
        report: ReportArgs::default(),
        overwrite: false,
        telling: TellingArgs {
            quiet: false,
            json: false,
        },
    }
}

/// What `check` says of files that hold `texts`, named a.ron, b.ron and so on, and whether all
/// can be read.
fn checked(texts: &[&str]) -> (String, bool) {
    let folder = tempfile::tempdir().unwrap();
    let names = ["a.ron", "b.ron"];
    let files: Vec<_> = names.iter().map(|name| folder.path().join(name)).collect();
    for (file, text) in files.iter().zip(texts) {
        fs::write(file, text).unwrap();
    }
    let mut out = Vec::new();
    let is_fine = checked_files(&files[..texts.len()], &mut out);
    let prefix = format!("{}/", folder.path().display());
    (
        String::from_utf8(out).unwrap().replace(&prefix, ""),
        is_fine,
    )
}

#[test]
fn the_command_line_contradicts_itself_nowhere() {
    Cli::command().debug_assert();
}

#[test]
fn without_arguments_the_window_opens_on_the_built_in_case() {
    let cli = parsed("counterclaim").unwrap();
    assert_eq!((cli.command, cli.view), (None, ViewArgs::default()));
}

#[test]
fn overlays_may_be_several() {
    let cli = parsed("counterclaim --overlay a.geojson homs.ron --overlay b.json").unwrap();
    assert_eq!(
        cli.view.overlays,
        [PathBuf::from("a.geojson"), "b.json".into()]
    );
}

#[test]
fn a_case_may_be_opened_at_a_place_in_a_theme() {
    let cli = parsed("counterclaim homs.ron --select talbiseh --theme night").unwrap();
    assert_eq!(cli.view.case, Some("homs.ron".into()));
    assert_eq!(cli.view.select.as_deref(), Some("talbiseh"));
    assert_eq!(cli.view.theme, Some(ThemeName::Night));
}

#[test]
fn the_map_may_stand_anywhere_on_earth() {
    let at = |standpoint: &str| {
        let cli = parsed(&format!("counterclaim --at {standpoint}"))?;
        Ok::<_, String>(cli.view.standpoint.unwrap())
    };
    let aleppo = at("37.16,36.2,10.5").unwrap();
    assert_eq!(aleppo.lon_lat, geo::Point::new(37.16, 36.2));
    assert!((aleppo.zoom - 10.5).abs() < f64::EPSILON);
    assert!(at("-70.6,-33.4,4").is_ok());
    for (wrong, told) in [
        ("37.16,36.2", "write longitude, latitude and zoom"),
        ("east,36.2,9", "write longitude, latitude and zoom"),
        ("37.16,91,9", "the latitude is 91"),
        ("NaN,36,9", "the longitude is NaN"),
        ("37.16,36.2,17", "the zoom is 17"),
    ] {
        let error = at(wrong).unwrap_err();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn files_may_be_checked() {
    let cli = parsed("counterclaim check a.ron b.ron").unwrap();
    let files = vec!["a.ron".into(), "b.ron".into()];
    assert_eq!(cli.command, Some(Command::Check(asking_of(files))));
    assert!(parsed("counterclaim check").is_err());
}

#[test]
fn a_map_may_be_rendered() {
    let line =
        "counterclaim render homs.ron --out map.png --size 800x600 --select x --theme projector";
    let Some(Command::Render(args)) = parsed(line).unwrap().command else {
        panic!("no command to render");
    };
    assert_eq!(args.out, PathBuf::from("map.png"));
    assert_eq!((args.size.width_px, args.size.height_px), (800, 600));
    assert_eq!(args.view.case, Some("homs.ron".into()));
    assert_eq!(args.view.select.as_deref(), Some("x"));
    assert_eq!(args.view.theme, Some(ThemeName::Projector));
}

#[test]
fn a_picture_is_full_hd_unless_told_otherwise() {
    let Some(Command::Render(args)) = parsed("counterclaim render --out map.png").unwrap().command
    else {
        panic!("no command to render");
    };
    assert_eq!(
        (args.size, args.view),
        (PictureSize::FULL_HD, ViewArgs::default())
    );
}

#[test]
fn sizes_out_of_range_are_refused_in_a_sentence() {
    let error = |size: &str| size.parse::<PictureSize>().unwrap_err().to_string();
    assert_eq!(
        error("1920"),
        "write width and height in pixels, as in 1920x1080"
    );
    assert_eq!(error("x1080"), error("1920"));
    assert_eq!(
        error("199x1080"),
        "199 pixels are out of range; each side takes 200 to 8192"
    );
    assert_eq!(
        error("1920x8193"),
        "8193 pixels are out of range; each side takes 200 to 8192"
    );
    assert_eq!(
        error("1920x99999999999"),
        "99999999999 pixels are out of range; each side takes 200 to 8192"
    );
    for size in ["200x200", "8192x8192", "1920×1080"] {
        assert!(size.parse::<PictureSize>().is_ok(), "{size}");
    }
    let told = parsed("counterclaim render --out a.png --size 10x10").unwrap_err();
    assert!(told.contains("10 pixels are out of range"), "{told}");
}

#[test]
fn the_help_has_examples() {
    let help = parsed("counterclaim --help").unwrap_err();
    assert!(
        help.contains("counterclaim homs.ron --select talbiseh --theme night"),
        "{help}"
    );
}

#[test]
fn a_case_without_problems_is_fine() {
    let (told, is_fine) = checked(&[BUILTIN_TEXT]);
    assert_eq!(told, "a.ron: fine: 11 sources, 3 places, 19 claims\n");
    assert!(is_fine);
}

#[test]
fn problems_of_all_files_come_before_the_line_for_each() {
    let wrong = BUILTIN_TEXT.replace("hue: Blue", "hue: Bleu");
    let odd = BUILTIN_TEXT.replace("hue: Blue", "hue: Blue, color: 3");
    let (told, is_fine) = checked(&[&wrong, &odd]);
    assert_eq!(
        told,
        "a.ron:15:41: error: `hue` knows no `Bleu`; did you mean `Blue`?\n\
         b.ron:15:47: warning: `color` is no field of a party and has no effect\n\
         a.ron: 1 problem\n\
         b.ron: fine, with 1 warning: 11 sources, 3 places, 19 claims\n"
    );
    assert!(!is_fine);
}

#[test]
fn a_file_that_cannot_be_read_is_not_fine() {
    let mut out = Vec::new();
    let files = [PathBuf::from("none.ron")];
    assert!(!checked_files(&files, &mut out));
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "error: there is no file none.ron; check its name and folder\nnone.ron: not read\n"
    );
}

#[test]
fn a_mapping_is_about_archives() {
    let cli = parsed("counterclaim --archive a.csv --mapping m.ron").unwrap();
    assert_eq!(cli.view.mapping, Some("m.ron".into()));
    assert!(parsed("counterclaim --mapping m.ron").is_err());
}
