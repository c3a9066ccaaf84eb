//! Records: a line of a journal's log, which says all that is unsaved at one moment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::Edit;
use crate::state::document::{Document, Origin, Writing};

/// The version of the format that is written, and the only one that is read.
pub(super) const FORMAT: u32 = 1;

/// What is unsaved at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The version of the format.
    pub format: u32,
    /// When it was written.
    pub when: Timestamp,
    /// Where the case came from.
    origin: WrittenOrigin,
    /// How its file is written, where that is not plain RON or what its text looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    writing: Option<Writing>,
    /// The texts that the edits start from and that the file is known to hold.
    pub texts: Texts,
    /// What is unsaved.
    pub edits: Vec<Edit>,
}

/// The texts beside a log that one of its records is about, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Texts {
    /// What the edits start from.
    pub base: u32,
    /// What the case file is known to hold; mostly the same.
    pub on_disk: u32,
}

/// Why a line is no record.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoRecord {
    /// It comes from a later version of the program, and is of this format.
    Later(u32),
    /// It is cut off or damaged; what is wrong with it.
    Damaged(String),
}

impl Record {
    /// What is unsaved in `document` now, with the numbers of its texts.
    pub fn of(document: &Document, texts: Texts) -> Self {
        Self {
            format: FORMAT,
            when: Timestamp::now(),
            origin: WrittenOrigin::of(&document.origin),
            writing: Some(document.writing()).filter(|it| *it != document.base().writing()),
            texts,
            edits: document.unsaved().to_vec(),
        }
    }

    /// The record as a line, with its end.
    pub fn line(&self) -> ron::Result<String> {
        // Line breaks within a text are written as \n: a record never has two lines.
        Ok(ron::to_string(self)? + "\n")
    }

    /// The record that `line` holds.
    pub fn parse(line: &[u8]) -> Result<Self, NoRecord> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let damaged = |error: ron::error::SpannedError| NoRecord::Damaged(error.to_string());
        let Head { format } = ron::de::from_bytes(line).map_err(damaged)?;
        if format > FORMAT {
            return Err(NoRecord::Later(format));
        }
        ron::de::from_bytes(line).map_err(damaged)
    }

    /// `document`, which its text was taken for, as it was when this was written.
    pub fn as_written(&self, document: Document) -> Document {
        match self.writing {
            Some(writing) => document.written_as(writing),
            None => document,
        }
    }

    /// Where the case came from.
    pub fn origin(&self) -> Origin {
        match &self.origin {
            WrittenOrigin::BuiltIn => Origin::BuiltIn,
            WrittenOrigin::File(path) => Origin::File(path.read()),
            WrittenOrigin::Version(path) => Origin::Version(path.read()),
        }
    }
}

/// An [`Origin`], as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum WrittenOrigin {
    BuiltIn,
    File(WrittenPath),
    Version(WrittenPath),
}

impl WrittenOrigin {
    fn of(origin: &Origin) -> Self {
        match origin {
            Origin::BuiltIn => Self::BuiltIn,
            Origin::File(path) => Self::File(WrittenPath::of(path)),
            Origin::Version(path) => Self::Version(WrittenPath::of(path)),
        }
    }
}

/// A path: as text where it is text, and else as the system has it, for nothing may be lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum WrittenPath {
    Text(String),
    Raw(OsString),
}

impl WrittenPath {
    fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Raw(path.as_os_str().to_owned()),
        }
    }

    fn read(&self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            Self::Raw(raw) => raw.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        About, Annotation, Filter, FilterSet, Ground, Hue, Look, MapChoice, MarkShape, Match, Note,
        Scene, ThemeName, Verdict,
    };
    use crate::query::testing::CaseBuilder;

    fn record(origin: Origin) -> Record {
        let document = Document::new(CaseBuilder::new().build(), "", origin);
        let note = Note {
            about: About::Place("talbiseh".into()),
            by: Some("A. \"B.\" C".to_owned()),
            on: "2015-10-02".parse().unwrap(),
            text: "two\nlines, تلبيسة\r\u{2028}".to_owned(),
        };
        let set = FilterSet {
            name: "October".to_owned(),
            filter: Filter {
                hidden_sources: ["snc".into()].into(),
                text: "two\nlines".to_owned(),
                ..Filter::default()
            },
        };
        let decision = Match {
            incidents: ["one".into(), "other".into()].into(),
            verdict: Verdict::Same,
            by: None,
            on: "2015-10-02".parse().unwrap(),
        };
        let ground = Ground::at((36.73, 34.84).into()).unwrap();
        let scene = Scene {
            line: Some("two\nlines".to_owned()),
            theme: Some(ThemeName::Night),
            base_map: Some(MapChoice::File("syria.pmtiles".to_owned())),
            annotations: vec![Annotation::Ring {
                around: ground,
                radius_m: 5000,
                text: None,
            }],
            ..Scene::new("s".into(), "Talbiseh", Look::default())
        };
        Record {
            edits: vec![
                Edit::Title("another".to_owned()),
                Edit::Hue("press".into(), Hue::Blue),
                Edit::Shape("snc".into(), Some(MarkShape::Circle)),
                Edit::Shape("mod".into(), None),
                Edit::Note("n".into(), Some(Arc::new(note))),
                Edit::Note("gone".into(), None),
                Edit::FilterSet("f".into(), Some(Arc::new(set))),
                Edit::FilterSet("gone".into(), None),
                Edit::Match("m".into(), Some(Arc::new(decision))),
                Edit::Match("gone".into(), None),
                Edit::Scenes([Arc::new(scene)].into()),
            ],
            ..Record::of(
                &document,
                Texts {
                    base: 1,
                    on_disk: 2,
                },
            )
        }
    }

    #[test]
    fn a_record_is_one_line_and_comes_back_as_it_was() {
        let before = record(Origin::File("/cases/a \"quoted\" name.ron".into()));
        let line = before.line().unwrap();
        assert_eq!(line.matches('\n').count(), 1);
        assert!(line.ends_with(")\n"), "{line}");
        let after = Record::parse(line.trim_end().as_bytes()).unwrap();
        assert_eq!(after, before);
        assert_eq!(
            after.origin(),
            Origin::File("/cases/a \"quoted\" name.ron".into())
        );
    }

    #[test]
    fn a_file_that_nothing_is_saved_to_is_still_none_when_its_work_comes_back() {
        let origin = Origin::File("/cases/a.ron.gz".into());
        let document = Document::new(CaseBuilder::new().build(), "Case()", origin);
        let texts = Texts {
            base: 1,
            on_disk: 1,
        };
        let plain = Record::of(&document, texts).line().unwrap();
        assert!(!plain.contains("writing"), "{plain}");
        let packed = document.clone().written_as(Writing::Packed);
        let line = Record::of(&packed, texts).line().unwrap();
        let record = Record::parse(line.trim_end().as_bytes()).unwrap();
        let back = record.as_written(document);
        assert_eq!((back.file(), back.writing()), (None, Writing::Packed));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_comes_back_byte_for_byte() {
        use std::os::unix::ffi::OsStringExt;
        let path = PathBuf::from(OsString::from_vec(b"/cases/Alep\xE9.ron".to_vec()));
        let origin = Origin::Version(path);
        let line = record(origin.clone()).line().unwrap();
        let after = Record::parse(line.trim_end().as_bytes()).unwrap();
        assert_eq!(after.origin(), origin);
    }

    #[test]
    fn a_record_cut_off_anywhere_is_none() {
        let line = record(Origin::BuiltIn).line().unwrap();
        let whole = line.trim_end().as_bytes();
        for end in 0..whole.len() {
            let cut = Record::parse(&whole[..end]);
            assert!(matches!(cut, Err(NoRecord::Damaged(_))), "{end}: {cut:?}");
        }
    }

    #[test]
    fn a_later_format_is_told_apart_from_damage() {
        let line = b"(format: 2, what: Ever(\"a\"), else: [1, (b: 'c')])";
        assert_eq!(Record::parse(line), Err(NoRecord::Later(2)));
    }
}
