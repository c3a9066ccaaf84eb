//! What tells one row from another.

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
