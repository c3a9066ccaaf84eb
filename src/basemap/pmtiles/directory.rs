//! Directories: which tile lies where.
//!
//! Read here and not by the `pmtiles` crate, whose directories keep their entries to themselves, and
//! whose reader unpacks them without a limit.

use super::header::Stretch;
use super::problem::{Part, PmTilesError};

/// A sorted list of stretches of tiles; every entry lies within the part of the file it points to.
#[derive(Debug)]
pub(super) struct Directory {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// The number of the first tile, along the curve that the format goes through all zooms.
    first: u64,
    /// How many tiles in a row are the same; 0 for a directory.
    run: u32,
    offset: u64,
    length: u32,
}

/// Where to look for a tile, or for a directory that knows more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A tile, by its place in the tile data.
    Tile { offset: u64, length: u64 },
    /// A further directory, by its place among the leaf directories.
    Leaf { offset: u64, length: u64 },
}

impl Directory {
    /// Reads the unpacked bytes of the directory `part`, whose entries point into `leaves` and `data`.
    pub(super) fn read(
        bytes: &[u8],
        part: Part,
        leaves: Stretch,
        data: Stretch,
    ) -> Result<Self, PmTilesError> {
        let damaged = |why: &str| PmTilesError::Damaged {
            part,
            why: why.to_owned(),
        };
        let entries = entries(bytes).ok_or_else(|| damaged("it breaks off or counts too far"))?;
        let lies = |entry: &Entry| {
            let into = if entry.run == 0 { leaves } else { data };
            entry.length > 0 && into.has(entry.offset, entry.length.into())
        };
        if !entries.iter().all(lies) {
            return Err(damaged("an entry points to where nothing is"));
        }
        Ok(Self { entries })
    }

    /// Where the tile with this number is, or may be.
    pub(super) fn find(&self, tile: u64) -> Option<Found> {
        let after = self.entries.partition_point(|entry| entry.first <= tile);
        let entry = self.entries.get(after.checked_sub(1)?)?;
        let (offset, length) = (entry.offset, entry.length.into());
        match entry.run {
            0 => Some(Found::Leaf { offset, length }),
            run => (tile - entry.first < run.into()).then_some(Found::Tile { offset, length }),
        }
    }
}

/// The entries as the format has them: all numbers, then all runs, all lengths, all offsets. `None`
/// where the bytes end too early or a number does not fit.
fn entries(mut bytes: &[u8]) -> Option<Vec<Entry>> {
    let bytes = &mut bytes;
    let count = usize::try_from(number(bytes)?).ok()?;
    // Each has four numbers of a byte at least, so that a lie about their count costs nothing.
    if count > bytes.len() / 4 {
        return None;
    }
    let mut entries = vec![Entry::default(); count];
    let mut first = 0_u64;
    for entry in &mut entries {
        first = first.checked_add(number(bytes)?)?;
        entry.first = first;
    }
    for entry in &mut entries {
        entry.run = number(bytes)?.try_into().ok()?;
    }
    for entry in &mut entries {
        entry.length = number(bytes)?.try_into().ok()?;
    }
    let mut end_of_last = None;
    for entry in &mut entries {
        // 0 stands for "right after the one before".
        entry.offset = match number(bytes)?.checked_sub(1) {
            Some(offset) => offset,
            None => end_of_last?,
        };
        end_of_last = Some(entry.offset.checked_add(entry.length.into())?);
    }
    Some(entries)
}

/// Takes a number of seven bits a byte, the lowest first, off the front.
fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7f);
        let shifted = bits << shift;
        if shifted >> shift != bits {
            return None;
        }
        number |= shifted;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_seven_bits_at_a_time() {
        for (bytes, expected) in [
            (&[0][..], Some(0)),
            (&[0x7f], Some(127)),
            (&[0x80, 0x01], Some(128)),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
                Some(u64::MAX),
            ),
            (
                &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02],
                None,
            ),
            (&[0x80; 12], None),
            (&[0x80], None),
            (&[], None),
        ] {
            assert_eq!(number(&mut &*bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_count_that_no_bytes_follow_costs_nothing() {
        assert!(entries(&[0xff, 0xff, 0xff, 0xff, 0x7f]).is_none());
    }

    #[test]
    fn runs_and_leaves_are_found_by_any_of_their_tiles() {
        // Tiles 3 to 5 are one, 9 is another right behind it, 20 and on are in a leaf.
        let bytes = [3, 3, 6, 11, 3, 1, 0, 10, 20, 30, 1, 0, 1];
        let entries = entries(&bytes).unwrap();
        let directory = Directory { entries };
        let first = Some(Found::Tile {
            offset: 0,
            length: 10,
        });
        assert_eq!(directory.find(2), None);
        assert_eq!(directory.find(3), first);
        assert_eq!(directory.find(5), first);
        assert_eq!(directory.find(6), None);
        let second = Found::Tile {
            offset: 10,
            length: 20,
        };
        assert_eq!(directory.find(9), Some(second));
        let leaf = Found::Leaf {
            offset: 0,
            length: 30,
        };
        assert_eq!(directory.find(999), Some(leaf));
    }
}
