//! The texts that the cells of an XLSX share: how many a file claims to have.

use std::io::{self, Read};

use super::bounded::{FREE, TIMES};
use super::refusal::Refusal;

/// How many bytes are looked at together.
const CHUNK: u64 = 64 << 10;
/// How many bytes a text takes at least, as in `<si><t/></si>`.
const SHORTEST: u64 = 13;

/// Refuses the table of texts that `unpacked` is, from `packed` bytes, where it claims more texts than these can
/// hold: room for as many would be made before the first is read.
pub(super) fn check_texts(mut unpacked: impl Read, packed: u64) -> io::Result<()> {
    const CLAIM: &[u8] = b"uniqueCount";
    /// How many bytes behind that word the number may lie and end.
    const BEHIND: usize = 64;
    let most = packed.saturating_mul(TIMES).max(FREE) / SHORTEST;
    let mut text = Vec::new();
    let mut carried = 0;
    loop {
        let read = (&mut unpacked).take(CHUNK).read_to_end(&mut text)?;
        // In UTF-16 that word would be written otherwise.
        let is_odd = text[carried..].contains(&0);
        let mut words = text.windows(CLAIM.len()).enumerate();
        let claims_more = words.any(|(at, word)| {
            let end = text.len().min(at + CLAIM.len() + BEHIND);
            word == CLAIM && claimed(&text[at + CLAIM.len()..end]) > most
        });
        if is_odd || claims_more {
            return Err(Refusal::Bomb.into());
        }
        if read == 0 {
            return Ok(());
        }
        carried = text.len().min(CLAIM.len() + BEHIND);
        text.drain(..text.len() - carried);
    }
}

/// The number that comes first in `text`; 0 where none does.
fn claimed(text: &[u8]) -> u64 {
    let from_digit = text.iter().skip_while(|byte| !byte.is_ascii_digit());
    let digits = from_digit.take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |number: u64, digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(text: &str) -> bool {
        check_texts(text.as_bytes(), 1000).is_err()
    }

    #[test]
    fn a_claim_is_found_wherever_it_stands() {
        let before = " ".repeat(CHUNK as usize - 5);
        for (claim, refused) in [
            ("<sst count=\"9999999999\" uniqueCount=\"2\">", false),
            ("<sst uniqueCount=\"9999999999\">", true),
            ("<sst uniqueCount = '99999999999999999999999'>", true),
            ("<sst\0 uniqueCount=\"2\">", true),
            ("<sst>", false),
        ] {
            assert_eq!(is_refused(claim), refused, "{claim}");
            assert_eq!(is_refused(&format!("{before}{claim}")), refused, "{claim}");
        }
    }
}
