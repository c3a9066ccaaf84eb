//! View links: a look at a case as a short text, to be sent to others, kept in a scene and opened again.
//!
//! `counterclaim:view:1:` and, in the letters that URLs and file names take, the compressed RON of a
//! [`Look`]. What a look leaves at its default is left out, and what a newer program adds is passed
//! over. zlib's checksum tells a link that was cut short. Knows of no case: what of a look a case
//! lacks, `linking` finds.

use std::io::{self, Read as _, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::Look;

/// What every link begins with, before its version.
const NAME: &str = "counterclaim:view:";
/// The version that is written and read.
const VERSION: &str = "1";
/// A longer text is not looked at; no look that a person makes comes near it.
const LONGEST: usize = 1 << 20;
/// More than this is not unpacked, whatever a text of allowed length would swell to.
const LARGEST: u64 = 1 << 20;

/// Why a view cannot be copied, or a text cannot be opened as one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The text is none.
    #[error("this is no view link; one begins with {NAME}{VERSION}:")]
    NoLink,
    /// It has another version.
    #[error(
        "this view link has version {0:?}, and this Counterclaim opens version {VERSION}; a newer \
         one may open it"
    )]
    OtherVersion(String),
    /// It is not as it was copied.
    #[error("this view link was cut short or changed on its way; copy it again, to its very end")]
    Damaged,
    /// It is whole, and what it says cannot be read.
    #[error("this view link says what this Counterclaim does not know; a newer one may open it")]
    Unknown,
    /// The text is too long.
    #[error("this text is too long to be a view link")]
    TooLong,
    /// The view says too much.
    #[error("the view is too large for a link; a simpler area or a shorter text makes it smaller")]
    TooLarge,
}

/// The link that opens `look`.
///
/// # Errors
/// [`LinkError::TooLarge`] when the look is larger than what [`read`] unpacks.
pub fn written(look: &Look) -> Result<String, LinkError> {
    let ron = ron::to_string(look).map_err(|_| LinkError::TooLarge)?;
    if ron.len() as u64 > LARGEST {
        return Err(LinkError::TooLarge);
    }
    let packed = packed(&ron).map_err(|_| LinkError::TooLarge)?;
    let link = format!("{NAME}{VERSION}:{}", URL_SAFE_NO_PAD.encode(packed));
    if link.len() > LONGEST {
        return Err(LinkError::TooLarge);
    }
    Ok(link)
}

/// The look that the link in `text` opens. What mail programs and people put around and into a link
/// does no harm: spaces, line breaks, quotation marks, brackets.
///
/// # Errors
/// When the text is anything else, in words for people.
pub fn read(text: &str) -> Result<Look, LinkError> {
    if text.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let link = bare(text);
    let rest = link.strip_prefix(NAME).ok_or(LinkError::NoLink)?;
    let (version, letters) = rest.split_once(':').ok_or(LinkError::Damaged)?;
    if version != VERSION {
        return Err(LinkError::OtherVersion(version.to_owned()));
    }
    let packed = URL_SAFE_NO_PAD.decode(letters);
    let ron = packed.ok().and_then(|packed| unpacked(&packed));
    let ron = ron.ok_or(LinkError::Damaged)?;
    ron::from_str(&ron).map_err(|_| LinkError::Unknown)
}

/// Whether `text` was meant to be a link, sound or not.
#[must_use]
pub fn is_meant(text: &str) -> bool {
    text.len() <= LONGEST && bare(text).starts_with(NAME)
}

/// `text` without what stands around a link, and in it, where lines were broken and quoted.
fn bare(text: &str) -> String {
    let is_between = |c: char| {
        let is_unseen = matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        );
        c.is_whitespace() || c.is_control() || is_unseen || c == '>'
    };
    let close: String = text.chars().filter(|c| !is_between(*c)).collect();
    let is_of_link = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    close.trim_matches(|c| !is_of_link(c)).to_owned()
}

fn packed(ron: &str) -> io::Result<Vec<u8>> {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
    packing.write_all(ron.as_bytes())?;
    packing.finish()
}

/// What `packed` holds, if it is whole and not too large.
fn unpacked(packed: &[u8]) -> Option<String> {
    let mut ron = String::new();
    let mut most = ZlibDecoder::new(packed).take(LARGEST + 1);
    most.read_to_string(&mut ron).ok()?;
    (ron.len() as u64 <= LARGEST).then_some(ron)
}

#[cfg(test)]
mod tests;
