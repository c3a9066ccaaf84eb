//! A briefing as slides (Office Open XML, ECMA-376): of each scene the map as a picture and all words as
//! text that can be edited, with the speaker's notes in the notes.

mod frame;
mod shapes;
mod slide;
#[cfg(test)]
mod tests;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::png::plain_png;
use super::{Briefing, MakeError};

/// The slides; with the speaker's notes, where `with_notes`.
pub(super) fn pptx(briefing: &Briefing, with_notes: bool) -> Result<Vec<u8>, MakeError> {
    let mut parts = Parts::default();
    let size = slide::size(briefing);
    for page in &briefing.pages {
        let notes = page.stage.notes.as_deref().filter(|_| with_notes);
        let number = parts.slides() + 1;
        let picture = format!("ppt/media/image{number}.png");
        parts.put_bytes(&picture, plain_png(&page.map().0)?);
        parts.slide(&slide::scene(page, size), Some(number), notes);
    }
    parts.slide(&slide::credits(briefing, size), None, None);
    frame::put(&mut parts, briefing, size);
    parts.packed()
}

/// The parts of a package by their names, in the order in which they are written.
#[derive(Default)]
struct Parts {
    files: Vec<(String, Vec<u8>)>,
    /// Which slides have notes.
    noted: Vec<bool>,
}

impl Parts {
    fn put(&mut self, name: &str, xml: &str) {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        self.put_bytes(name, format!("{head}{xml}").into_bytes());
    }

    fn put_bytes(&mut self, name: &str, bytes: Vec<u8>) {
        self.files.push((name.to_owned(), bytes));
    }

    fn slides(&self) -> usize {
        self.noted.len()
    }

    /// Adds a slide that shows the picture of this number, with its notes.
    fn slide(&mut self, xml: &str, picture: Option<usize>, notes: Option<&str>) {
        let number = self.slides() + 1;
        let mut relations = vec![("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
        relations.extend(picture.map(|n| ("image", format!("../media/image{n}.png"))));
        if let Some(notes) = notes {
            let name = format!("notesSlide{number}.xml");
            relations.push(("notesSlide", format!("../notesSlides/{name}")));
            self.put(&format!("ppt/notesSlides/{name}"), &slide::notes(notes));
            let of = [
                ("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("slide", format!("../slides/slide{number}.xml")),
            ];
            let rels = frame::relations(&of);
            self.put(&format!("ppt/notesSlides/_rels/{name}.rels"), &rels);
        }
        self.put(&format!("ppt/slides/slide{number}.xml"), xml);
        let rels = frame::relations(&relations);
        self.put(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &rels);
        self.noted.push(notes.is_some());
    }

    /// The package: the list of its parts comes first, as readers expect it.
    fn packed(mut self) -> Result<Vec<u8>, MakeError> {
        let is_list = |(name, _): &(String, _)| name != frame::CONTENT_TYPES;
        self.files.sort_by_key(is_list);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let failed = |why: &dyn std::fmt::Display| {
            MakeError(format!("the slides could not be packed: {why}"))
        };
        for (name, bytes) in &self.files {
            let begun = zip.start_file(name.as_str(), SimpleFileOptions::default());
            begun.map_err(|why| failed(&why))?;
            zip.write_all(bytes).map_err(|why| failed(&why))?;
        }
        let packed = zip.finish().map_err(|why| failed(&why))?;
        Ok(packed.into_inner())
    }
}
