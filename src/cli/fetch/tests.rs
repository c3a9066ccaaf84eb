//! What `fetch` accepts, and what it says before it asks anybody. Nothing here asks anybody.

use clap::Parser;

use super::*;
use crate::cli::{BasemapCommand, Cli, Command};

/// What follows where the tiles come from.
const REST: &str = "--box 36.5,34.5,37,35 --zooms 5..9 --out a.pmtiles";

fn parsed(from: &str) -> Result<FetchArgs, String> {
    let line = format!("counterclaim basemap fetch {from} {REST}");
    let cli = Cli::try_parse_from(line.split_whitespace()).map_err(|error| error.to_string())?;
    match cli.command {
        Some(Command::Basemap(BasemapCommand::Fetch(args))) => Ok(*args),
        other => panic!("{other:?}"),
    }
}

/// What is said, and what went wrong.
fn said(from: &str) -> (String, Option<String>) {
    let mut out = Vec::new();
    let variable = |name: &str| (name == "A_KEY").then(|| "sesame".to_owned());
    let mut progress = tempfile::tempfile().unwrap();
    let fault = fetch(&parsed(from).unwrap(), variable, &mut out, &mut progress).err();
    let out = String::from_utf8(out).unwrap();
    (out, fault.map(|fault| fault.to_string()))
}

fn fault(from: &str) -> String {
    let (out, fault) = said(from);
    assert_eq!(out, "", "nothing is promised");
    fault.unwrap()
}

#[test]
fn a_fetch_is_described_by_a_map_a_box_and_zooms() {
    let args = parsed("--source openfreemap").unwrap();
    assert_eq!(args.source.as_deref(), Some("openfreemap"));
    assert_eq!((args.area.west, args.zooms.to), (36.5, 9));
    assert_eq!((args.limit, args.yes), (10_000, false));
    let south =
        "counterclaim basemap fetch --source openfreemap --box -60.5,-35,-60,-34 --zooms 5 --out a";
    assert!(Cli::try_parse_from(south.split(' ')).is_ok());
}

#[test]
fn what_contradicts_itself_is_refused() {
    for from in [
        "",
        "--source a --template https://a.example/{z}/{x}/{y}",
        "--source openfreemap --scheme tms",
        "--source openfreemap --key-env A_KEY",
        "--source openfreemap --limit 250001",
        "--source openfreemap --limit 0",
    ] {
        assert!(parsed(from).is_err(), "{from}");
    }
}

#[test]
fn schemes_and_contents_have_names() {
    let template = "--template https://a.example/{z}/{x}/{y}";
    for scheme in ["xyz", "tms", "wms", "tilejson"] {
        assert!(parsed(&format!("{template} --scheme {scheme}")).is_ok());
    }
    for content in ["raster", "openmaptiles", "protomaps"] {
        assert!(parsed(&format!("{template} --content {content}")).is_ok());
    }
}

#[test]
fn what_it_takes_and_who_learns_what_is_said_first() {
    let (out, fault) = said("--source openfreemap");
    assert_eq!(fault, None);
    assert!(out.starts_with("OpenFreeMap: tiles to fetch: "), "{out}");
    assert!(
        out.contains("The operator of tiles.openfreemap.org will learn"),
        "{out}"
    );
    assert!(
        out.ends_with("Nothing was asked for yet. Add --yes to fetch them.\n"),
        "{out}"
    );
}

#[test]
fn openstreetmap_is_not_fetched_from() {
    let fault = fault("--source openstreetmap --yes --operator-allows-saving");
    assert!(
        fault.contains("forbids downloading tiles in advance"),
        "{fault}"
    );
}

#[test]
fn an_unknown_map_is_answered_with_the_known_ones() {
    assert_eq!(
        fault("--source osm"),
        "no map is called \"osm\"; there are openstreetmap and openfreemap"
    );
}

#[test]
fn the_user_answers_for_servers_that_the_program_does_not_know() {
    let template = "--template https://a.example/{z}/{x}/{y}";
    assert!(fault(&format!("{template} --yes")).contains("whether a.example allows"));
    let (out, fault) = said(&format!("{template} --operator-allows-saving"));
    assert!(out.contains("Add --yes"), "{out} {fault:?}");
}

#[test]
fn a_key_comes_from_the_environment_alone() {
    let typed = fault("--template https://a.example/{z}/{x}/{y}?key=sesame");
    assert!(typed.contains("--key-env"), "{typed}");
    assert!(!typed.contains("sesame"), "{typed}");
    let template = "--template https://a.example/{z}/{x}/{y}?key={key} --operator-allows-saving";
    assert_eq!(
        fault(&format!("{template} --key-env NOT_SET")),
        "the environment variable NOT_SET holds no key"
    );
    let (out, _) = said(&format!("{template} --key-env A_KEY"));
    assert!(
        out.contains("Your key tells the operator who you are"),
        "{out}"
    );
    assert!(!out.contains("sesame"), "{out}");
    assert!(fault(template).contains("wants a key"));
}

#[test]
fn a_template_that_is_none_is_told() {
    let told = fault("--template https://a.example/{x}/{y}.png");
    assert!(told.contains("lacks {z}"), "{told}");
}
