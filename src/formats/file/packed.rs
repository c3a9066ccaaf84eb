//! The text of a case that is packed, or in another encoding than UTF-8.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::formats::claims_table::is_claims_table;
use crate::formats::reach::open_ordinary;
use crate::formats::unpack::{Content, UnpackError, Unpacked, Wrapping};

use super::{OpenError, SIZE_LIMIT, into_text};

/// Whether the file `path` is packed, by its first bytes.
pub(super) fn is_packed(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = open_ordinary(path).map(|(file, _)| File::take(file, 4).read_to_end(&mut head));
    matches!(read, Ok(Ok(_))) && Wrapping::told(&head).is_some()
}

/// The text that is packed in the file `path`.
///
/// # Errors
/// When it cannot be unpacked, is no text, or more of it than a case has.
pub(super) fn packed_text(path: &Path) -> Result<String, OpenError> {
    let unpacked = Unpacked::open(path)?;
    let (packing, encoding) = (unpacked.packing.clone(), unpacked.packing.encoding());
    let mut bytes = Vec::new();
    let read = unpacked
        .into_text()
        .take(SIZE_LIMIT + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| UnpackError::of(path.display().to_string(), error))?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(OpenError::UnpacksTooLarge {
            path: path.to_owned(),
        });
    }
    match packing.undecoded() {
        0 => into_text(path, bytes),
        letters => Err(OpenError::Undecoded {
            path: path.to_owned(),
            letters,
            encoding: encoding.name(),
        }),
    }
}

/// The text of the case in the file `path`, which is not in UTF-8: in UTF-16, or of a table of claims in one of the
/// encodings in which spreadsheets save. `None` where it is neither: a case with a bad letter in it is no guess of
/// which encoding it might be in.
pub(super) fn encoded_text(path: &Path) -> Option<String> {
    let unpacked = Unpacked::open(path).ok()?;
    let is_wide = unpacked.packing.encoding().name().starts_with("UTF-16");
    if unpacked.content != Content::Case {
        return None;
    }
    let text = packed_text(path).ok()?;
    (is_wide || is_claims_table(&text)).then_some(text)
}
