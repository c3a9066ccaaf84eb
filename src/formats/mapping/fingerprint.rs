//! What tells one row from another, and whether it is still the same.

use csv::StringRecord;

/// A number that tells one row from another: FNV-1a of 64 bits over its cells, each ended by a byte that
/// no text has (Fowler, Noll and Vo; draft-eastlake-fnv).
pub fn fingerprint(cells: &StringRecord) -> u64 {
    const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01B3;
    let bytes = cells.iter().flat_map(|cell| cell.bytes().chain([0xFF]));
    bytes.fold(BASIS, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

/// A number that tells whether a row is still the same, of all bytes of its cells and where these end: eight
/// of them are taken in at once, for every row is asked for it. It is in no id.
pub fn checksum(cells: &StringRecord) -> u32 {
    const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;
    let stir = |sum: u64, word: u64| {
        let product = u128::from(sum ^ word) * u128::from(PRIME);
        (product as u64) ^ (product >> 64) as u64
    };
    let text = cells.as_slice().as_bytes();
    let (words, rest) = text.as_chunks::<8>();
    let sum = words.iter().fold(text.len() as u64, |sum, word| {
        stir(sum, u64::from_le_bytes(*word))
    });
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let sum = stir(sum, u64::from_le_bytes(last));
    let lengths = cells.iter().map(|cell| cell.len() as u64);
    let sum = lengths.fold(sum, |sum, length| stir(sum.rotate_left(8), length));
    (sum ^ (sum >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(cells: &[String]) -> StringRecord {
        cells.to_vec().into()
    }

    proptest! {
        #[test]
        fn a_row_with_one_letter_changed_is_another(
            cells in prop::collection::vec("[a-c]{1,20}", 1..6),
            at: prop::sample::Index,
        ) {
            let mut changed = cells.clone();
            at.get_mut(&mut changed).replace_range(..1, "z");
            prop_assert_ne!(checksum(&row(&cells)), checksum(&row(&changed)));
            prop_assert_eq!(checksum(&row(&cells)), checksum(&row(&cells)));
        }
    }

    #[test]
    fn it_matters_where_a_cell_ends() {
        let rows = [["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"]];
        let mut sums = rows.map(|cells| checksum(&cells.as_slice().into()));
        sums.sort_unstable();
        assert!(sums.windows(2).all(|pair| pair[0] != pair[1]), "{sums:?}");
    }
}
