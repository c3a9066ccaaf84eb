//! Counting lines, however they end.

/// How many lines have ended, by LF, CR or both.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lines {
    pub ended: u64,
    /// Whether the last byte was a CR, which a LF would belong to.
    after_cr: bool,
}

impl Lines {
    /// Counts on over `bytes`, which come next.
    pub fn count(&mut self, bytes: &[u8]) {
        let feeds = number_of(bytes, |byte| byte == b'\n');
        if !self.after_cr && !bytes.contains(&b'\r') {
            self.ended += feeds;
            return;
        }
        let returns = number_of(bytes, |byte| byte == b'\r');
        let pairs = bytes.windows(2).map(|pair| pair == b"\r\n");
        let both: u64 = pairs.map(u64::from).sum();
        let belongs = self.after_cr && bytes.first() == Some(&b'\n');
        self.ended += feeds + returns - both - u64::from(belongs);
        if let Some(last) = bytes.last() {
            self.after_cr = *last == b'\r';
        }
    }

    /// How many lines end in `bytes`.
    pub fn within(bytes: &[u8]) -> u64 {
        let mut lines = Self::default();
        lines.count(bytes);
        lines.ended
    }
}

fn number_of(bytes: &[u8], counts: impl Fn(u8) -> bool) -> u64 {
    // As many bytes as a byte can count are looked at together: that is several times faster.
    let blocks = bytes.chunks(usize::from(u8::MAX));
    let in_block = |block: &[u8]| block.iter().map(|byte| u8::from(counts(*byte))).sum::<u8>();
    blocks.map(|block| u64::from(in_block(block))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_any_of_three_ways() {
        for (text, ended) in [
            ("", 0),
            ("a", 0),
            ("a\nb", 1),
            ("a\rb", 1),
            ("a\r\nb", 1),
            ("a\n\rb", 2),
            ("a\r\r\n\nb\r", 4),
        ] {
            assert_eq!(Lines::within(text.as_bytes()), ended, "{text:?}");
        }
    }

    #[test]
    fn it_does_not_matter_where_the_bytes_are_cut() {
        let text = b"a\r\nb\rc\n\r\n\r\r\nd\n";
        for cut in 0..=text.len() {
            let mut lines = Lines::default();
            lines.count(&text[..cut]);
            lines.count(&text[cut..]);
            assert_eq!(lines.ended, Lines::within(text), "cut at {cut}");
        }
    }
}
