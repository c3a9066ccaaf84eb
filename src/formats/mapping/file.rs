//! Files of mappings: RON to read and edit.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::Mapping;

/// No mapping has more bytes.
const LIMIT: u64 = 1 << 20;

/// Why a file is no mapping.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// It cannot be read.
    #[error("{path} cannot be read: {why}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// It is too large to be one.
    #[error("{path} has more than {} MiB, which no mapping has", LIMIT >> 20, path = .0.display())]
    TooLarge(PathBuf),
    /// It cannot be understood.
    #[error("{path}:{line}:{column}: no mapping: {why}", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line on which that shows, counted from 1.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong.
        why: String,
    },
}

/// The mapping in the file `path`.
///
/// # Errors
/// When it cannot be read, or is none: with the line and column at which that shows.
pub fn read_mapping(path: &Path) -> Result<Mapping, MappingError> {
    let unreadable = |why| MappingError::Unreadable {
        path: path.to_owned(),
        why,
    };
    let mut text = String::new();
    let file = File::open(path).map_err(unreadable)?;
    let mut file = file.take(LIMIT + 1);
    file.read_to_string(&mut text).map_err(unreadable)?;
    if text.len() as u64 > LIMIT {
        return Err(MappingError::TooLarge(path.to_owned()));
    }
    read_text(&text).map_err(|error| MappingError::Damaged {
        path: path.to_owned(),
        line: error.span.start.line,
        column: error.span.start.col,
        why: error.code.to_string(),
    })
}

/// The mapping in `text`.
pub(super) fn read_text(text: &str) -> Result<Mapping, SpannedError> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

/// `mapping` as [`read_mapping`] reads it.
///
/// # Errors
/// When it cannot be written as RON, which a test rules out.
pub fn mapping_text(mapping: &Mapping) -> Result<String, ron::Error> {
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let pretty = PrettyConfig::default().struct_names(true);
    options
        .to_string_pretty(mapping, pretty)
        .map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_it_was_written() {
        for text in [
            include_str!("../../../assets/mappings/acled.ron"),
            include_str!("../../../assets/mappings/ucdp_ged.ron"),
        ] {
            let mapping = read_text(text).unwrap();
            let written = mapping_text(&mapping).unwrap();
            assert_eq!(read_text(&written).unwrap(), mapping, "{written}");
            assert!(!written.contains("Some("), "{written}");
        }
    }

    #[test]
    fn a_damaged_mapping_is_told_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.ron");
        std::fs::write(
            &path,
            "Mapping(\n    name: \"mine\",\n    latitude: \"lat\",\n)",
        )
        .unwrap();
        let told = read_mapping(&path).unwrap_err().to_string();
        assert!(
            told.contains("mine.ron:3:") && told.contains("latitude"),
            "{told}"
        );
        let gone = read_mapping(&folder.path().join("gone.ron")).unwrap_err();
        assert!(
            gone.to_string().contains("gone.ron cannot be read"),
            "{gone}"
        );
    }

    #[test]
    fn what_is_too_large_is_no_mapping() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.ron");
        std::fs::write(&path, vec![b' '; (LIMIT + 1) as usize]).unwrap();
        let told = read_mapping(&path).unwrap_err().to_string();
        assert!(told.contains("more than 1 MiB"), "{told}");
    }
}
