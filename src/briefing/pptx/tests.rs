use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::*;
use crate::briefing::testing::briefing;

/// The parts of the made-up briefing by their names.
fn parts(with_notes: bool) -> BTreeMap<String, Vec<u8>> {
    let bytes = pptx(&briefing(), with_notes).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for number in 0..zip.len() {
        let mut file = zip.by_index(number).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(name, bytes);
    }
    parts
}

fn ends_in(name: &str, ending: &str) -> bool {
    name.rsplit('.').next() == Some(ending)
}

/// Every element of `xml` with its attributes, and the text in it; fails where it is no XML.
fn read(xml: &[u8]) -> (Vec<BTreeMap<String, String>>, String) {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut text, mut depth) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                elements.push(attributes(&start));
            }
            Event::Empty(start) => elements.push(attributes(&start)),
            Event::End(_) => depth -= 1,
            Event::Text(words) => {
                text.push_str(&words.decode().unwrap());
                text.push('\n');
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    (elements, text)
}

fn attributes(start: &quick_xml::events::BytesStart) -> BTreeMap<String, String> {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (text(attribute.key.as_ref()), text(&attribute.value))
    });
    attributes.collect()
}

#[test]
fn every_part_is_xml_and_is_in_the_list_of_parts() {
    for with_notes in [true, false] {
        let parts = parts(with_notes);
        let (listed, _) = read(&parts[frame::CONTENT_TYPES]);
        let listed: Vec<&str> = listed
            .iter()
            .filter_map(|element| element.get("PartName"))
            .map(|name| name.trim_start_matches('/'))
            .collect();
        for (name, bytes) in &parts {
            if ends_in(name, "png") {
                continue;
            }
            read(bytes);
            let is_plain = ends_in(name, "rels") || name == frame::CONTENT_TYPES;
            assert!(is_plain || listed.contains(&name.as_str()), "{name}");
        }
        for name in listed {
            assert!(parts.contains_key(name), "{name}");
        }
    }
}

#[test]
fn every_relation_leads_to_a_part_and_every_part_that_is_meant_is_related() {
    let parts = parts(true);
    let relations = parts.iter().filter(|(name, _)| ends_in(name, "rels"));
    for (name, bytes) in relations {
        // ppt/slides/_rels/slide1.xml.rels is of ppt/slides/slide1.xml.
        let of = name.replace("_rels/", "");
        let of = of.trim_end_matches(".rels");
        let folder = Path::new(of).parent().unwrap_or(Path::new(""));
        let (elements, _) = read(bytes);
        let mut known = Vec::new();
        for element in &elements {
            let Some(target) = element.get("Target") else {
                continue;
            };
            let target = resolved(&folder.join(target));
            assert!(parts.contains_key(&target), "{name}: {target}");
            known.push(element["Id"].clone());
        }
        let Some(part) = parts.get(of) else {
            continue;
        };
        for element in read(part).0 {
            for key in ["r:id", "r:embed"] {
                let meant = element.get(key);
                assert!(meant.is_none_or(|id| known.contains(id)), "{of}: {meant:?}");
            }
        }
    }
}

fn resolved(path: &Path) -> String {
    let mut whole = PathBuf::new();
    for step in path.components() {
        match step {
            Component::ParentDir => drop(whole.pop()),
            step => whole.push(step),
        }
    }
    whole.to_string_lossy().replace('\\', "/")
}

#[test]
fn words_stand_on_their_slides_and_notes_in_the_notes() {
    let parts = parts(true);
    let (elements, text) = read(&parts["ppt/slides/slide1.xml"]);
    for words in [
        "One",
        "only",
        "Were civilians killed?",
        "2 dead",
        "A ministry.",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(
        elements
            .iter()
            .any(|element| element.get("type").is_some_and(|kind| kind == "title"))
    );
    let (_, notes) = read(&parts["ppt/notesSlides/notesSlide1.xml"]);
    assert!(notes.contains("Slowly."));
    let arabic = String::from_utf8(parts["ppt/slides/slide2.xml"].clone()).unwrap();
    assert!(arabic.contains("تلبيسة وحماة") && arabic.contains("rtl=\"1\""));
    let (_, last) = read(&parts["ppt/slides/slide3.xml"]);
    for words in ["A made-up case", "28 November 2026", "Somebody (CC0-1.0)"] {
        assert!(last.contains(words), "{words}: {last}");
    }
    assert!(!self::parts(false).contains_key("ppt/notesSlides/notesSlide1.xml"));
}

#[test]
fn no_two_pieces_of_a_slide_have_one_number() {
    let parts = parts(true);
    let slide = String::from_utf8(parts["ppt/slides/slide1.xml"].clone()).unwrap();
    let mut ids: Vec<&str> = slide
        .split("<p:cNvPr id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
