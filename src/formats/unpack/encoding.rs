//! How a text is encoded, told from its beginning; and whether it is text at all.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::refusal::Refusal;

/// How a text is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pub encoding: &'static Encoding,
    /// The length in bytes of the byte order mark it begins with; 0 where it has none.
    pub mark: usize,
}

impl Written {
    pub const UTF_8: Self = Self {
        encoding: UTF_8,
        mark: 0,
    };

    /// How the text is written that begins with `sample`, or that `sample` is the `whole` of.
    ///
    /// # Errors
    /// When it is empty, or no text.
    pub fn told(sample: &[u8], whole: bool) -> Result<Self, Refusal> {
        refuse_known(sample)?;
        if let Some((encoding, mark)) = Encoding::for_bom(sample) {
            if whole && sample.len() == mark {
                return Err(Refusal::Empty);
            }
            return Ok(Self { encoding, mark });
        }
        if sample.is_empty() {
            return Err(Refusal::Empty);
        }
        if let Some(encoding) = utf16_without_mark(sample) {
            return Ok(Self { encoding, mark: 0 });
        }
        if !is_text(sample) {
            return Err(Refusal::NotText("no text at all"));
        }
        let encoding = if is_utf8(sample, whole) {
            UTF_8
        } else {
            guessed(sample, whole)
        };
        Ok(Self { encoding, mark: 0 })
    }

    /// What the text says that begins with `sample`.
    pub fn decode(self, sample: &[u8]) -> Cow<'_, str> {
        let sample = sample.get(self.mark..).unwrap_or_default();
        self.encoding.decode_without_bom_handling(sample).0
    }
}

/// What is no text, by its first bytes.
const NO_TEXT: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"PAR1\x15", "a Parquet table"),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old workbook or document, such as XLS, or one with a password",
    ),
];

/// What is packed otherwise than as ZIP or GZ, by its first bytes.
const OTHER_PACKINGS: &[(&[u8], &str)] = &[
    (b"7z\xBC\xAF\x27\x1C", "7z"),
    (b"Rar!\x1A\x07", "RAR"),
    (b"\xFD7zXZ\0", "XZ"),
    (b"\x28\xB5\x2F\xFD", "ZST"),
];

/// What is packed otherwise too, by bytes further on and where these stand.
const OTHER_PACKINGS_INSIDE: &[(usize, &[u8], &str)] = &[
    // The digits of π.
    (4, b"1AY&SY", "BZ2"),
    (257, b"ustar\0", "TAR"),
    (257, b"ustar  \0", "TAR"),
];

fn refuse_known(sample: &[u8]) -> Result<(), Refusal> {
    let known = |kinds: &[(&[u8], &'static str)]| {
        let kind = kinds.iter().find(|(head, _)| sample.starts_with(head));
        kind.map(|(_, name)| *name)
    };
    if let Some(what) = known(NO_TEXT) {
        return Err(Refusal::NotText(what));
    }
    if let Some(how) = known(OTHER_PACKINGS) {
        return Err(Refusal::OtherPacking(how));
    }
    for (at, bytes, how) in OTHER_PACKINGS_INSIDE {
        if sample.get(*at..*at + bytes.len()) == Some(bytes) {
            return Err(Refusal::OtherPacking(how));
        }
    }
    Ok(())
}

/// Whether bytes are likely text: some tables have zero bytes in their cells, and few other bytes
/// that stand for nothing.
fn is_text(sample: &[u8]) -> bool {
    let zeros = sample.split(|byte| *byte == 0).count() - 1;
    let stands_for_nothing = |byte: &&u8| matches!(byte, 1..=8 | 14..=25 | 28..=31 | 127);
    let others = sample.iter().filter(stands_for_nothing).count();
    zeros * 3 <= sample.len() && others * 20 <= sample.len()
}

/// Whether the bytes are UTF-8, or would be but for a few.
fn is_utf8(sample: &[u8], whole: bool) -> bool {
    let (mut letters, mut bad) = (0, 0);
    let mut chunks = sample.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        let letter = |byte: &u8| *byte >= 0xC0;
        letters += chunk.valid().bytes().filter(letter).count();
        let cut = !whole && chunks.peek().is_none() && is_cut(chunk.invalid());
        bad += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    // In other encodings few letters happen to be UTF-8.
    bad == 0 || letters >= 10 * bad
}

/// Whether `bytes` are the beginning of a longer sequence.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn guessed(sample: &[u8], whole: bool) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, whole);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A few letters may be the same in several encodings, of which this is the commonest.
    let says = |encoding: &'static Encoding| encoding.decode_without_bom_handling(sample).0;
    if says(guess) == says(WINDOWS_1252) {
        WINDOWS_1252
    } else {
        guess
    }
}

/// The kind of UTF-16 that the bytes are, where they make sense as one.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    // A blank, a line end or a comma has a zero in it.
    if !sample.contains(&0) {
        return None;
    }
    let makes_sense = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = sample.as_chunks::<2>();
        let units = pairs.iter().map(|pair| unit(*pair));
        let likely = char::decode_utf16(units)
            .flatten()
            .filter(|next| is_likely(*next));
        likely.count() * 10 >= pairs.len() * 9 && !pairs.is_empty()
    };
    if makes_sense(u16::from_le_bytes) {
        Some(UTF_16LE)
    } else if makes_sense(u16::from_be_bytes) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether a character is one of the alphabets that tables of incidents are written in, from Latin
/// to Arabic, or of their punctuation.
fn is_likely(next: char) -> bool {
    matches!(next, '\t' | '\n' | '\r' | ' '..='~' | '\u{A0}'..='\u{6FF}' | '\u{2010}'..='\u{203A}')
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1256;

    use super::*;

    const ARABIC: &str = "المعرف;التاريخ;المكان;المصدر\n\
        1;2015-10-01;قرية مختلقة في ريف مختلق;مصدر مختلق قال إن الغارة أصابت سوقا\n\
        2;2015-10-02;بلدة أخرى لا وجود لها;شهود مختلقون تحدثوا عن أضرار في المدرسة\n";
    const FRENCH: &str = "numéro;date;lieu;source\n\
        1;2015-10-01;Un village inventé près d'une forêt;témoin interrogé à l'hôpital\n\
        2;2015-10-02;Une école imaginée;dépêche\n";

    fn encoding_of(sample: &[u8]) -> &'static Encoding {
        Written::told(sample, true).unwrap().encoding
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_tells_the_encoding() {
        for (bytes, encoding, mark) in [
            (&b"\xEF\xBB\xBFid"[..], UTF_8, 3),
            (b"\xFF\xFEi\0d\0", UTF_16LE, 2),
            (b"\xFE\xFF\0i\0d", UTF_16BE, 2),
        ] {
            let written = Written::told(bytes, true).unwrap();
            assert_eq!(written, Written { encoding, mark });
            assert_eq!(written.decode(bytes), "id");
        }
    }

    #[test]
    fn what_is_valid_utf8_is_utf8() {
        for text in ["id,date\n", ARABIC, FRENCH] {
            assert_eq!(encoding_of(text.as_bytes()), UTF_8, "{text}");
        }
    }

    #[test]
    fn a_letter_cut_at_the_end_of_the_sample_is_no_error() {
        let cut = &ARABIC.as_bytes()[..3];
        assert_eq!(Written::told(cut, false).unwrap().encoding, UTF_8);
        assert!(!is_utf8(&cut[2..], true));
    }

    #[test]
    fn a_text_in_utf8_with_a_bad_byte_in_it_stays_utf8() {
        let mut bytes = ARABIC.as_bytes().to_vec();
        bytes.insert(bytes.len() - 1, 0xE9);
        assert_eq!(encoding_of(&bytes), UTF_8);
    }

    #[test]
    fn older_encodings_are_told_by_their_letters() {
        for (text, encoding) in [(ARABIC, WINDOWS_1256), (FRENCH, WINDOWS_1252)] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            assert_eq!(encoding_of(&bytes), encoding, "{text}");
        }
    }

    #[test]
    fn letters_that_several_encodings_share_are_taken_for_the_commonest() {
        assert_eq!(encoding_of(b"id,place\n1,n\xE9\n"), WINDOWS_1252);
    }

    #[test]
    fn utf16_without_a_mark_is_told_by_its_letters() {
        for text in ["id,date\n1,2015-10-01\n", ARABIC, FRENCH] {
            assert_eq!(encoding_of(&utf16(text, u16::to_le_bytes)), UTF_16LE);
            assert_eq!(encoding_of(&utf16(text, u16::to_be_bytes)), UTF_16BE);
        }
    }

    #[test]
    fn a_table_with_some_zero_bytes_is_still_a_text() {
        assert_eq!(encoding_of(b"id,na\0me\n1,made\0 up\n"), UTF_8);
    }

    #[test]
    fn what_is_no_text_is_told_to_be_none() {
        let refused = |bytes: &[u8]| Written::told(bytes, true).unwrap_err();
        assert_eq!(refused(b"%PDF-1.7\n"), Refusal::NotText("a PDF"));
        assert_eq!(refused(b"\x7FELF\x02\x01"), Refusal::NotText("a program"));
        let noise: Vec<u8> = (0..=255).collect();
        assert_eq!(refused(&noise), Refusal::NotText("no text at all"));
        assert_eq!(refused(&[0; 100]), Refusal::NotText("no text at all"));
        assert_eq!(
            refused(b"7z\xBC\xAF\x27\x1C\0"),
            Refusal::OtherPacking("7z")
        );
        assert_eq!(refused(b"BZh91AY&SY"), Refusal::OtherPacking("BZ2"));
        let mut tar = b"a.csv".to_vec();
        tar.resize(257, 0);
        tar.extend(b"ustar\x0000");
        tar.extend(b"id,date\n".repeat(500));
        assert_eq!(refused(&tar), Refusal::OtherPacking("TAR"));
    }

    #[test]
    fn nothing_and_a_mark_alone_are_empty() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE"] {
            assert_eq!(Written::told(bytes, true), Err(Refusal::Empty), "{bytes:?}");
        }
    }
}
