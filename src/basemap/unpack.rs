//! Unpacking what may come from anywhere: packed bytes that say little may unpack to more than there
//! is memory.

use std::io::{self, Read};

/// Why bytes were not unpacked.
#[derive(Debug)]
pub(super) enum NotUnpacked {
    /// They are not packed as they seem.
    Damaged(io::Error),
    /// There are more than allowed.
    TooLarge,
}

/// All that `unpacker` gives, if that is no more than `limit` bytes; stops as soon as it is more.
pub(super) fn to_limit(unpacker: impl Read, limit: u64) -> Result<Vec<u8>, NotUnpacked> {
    let mut bytes = Vec::new();
    unpacker
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(NotUnpacked::Damaged)?;
    if bytes.len() as u64 > limit {
        return Err(NotUnpacked::TooLarge);
    }
    Ok(bytes)
}
