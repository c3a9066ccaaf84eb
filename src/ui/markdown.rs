//! Words as Markdown (`CommonMark` 0.31.2), in which no letter of them means anything.

/// `text` on lines of its own.
#[must_use]
pub fn lines(text: &str) -> String {
    let written = |text: &str| match text.trim() {
        address if is_address(address) => format!("<{address}>"),
        words => line(words),
    };
    let lines: Vec<String> = text.trim_end().lines().map(written).collect();
    lines.join("  \n")
}

/// Whether `text` is an address on the web and nothing else.
fn is_address(text: &str) -> bool {
    let begins = text.starts_with("https://") || text.starts_with("http://");
    begins && !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>'))
}

/// `text` on one line, so that no letter of it means anything to Markdown (`CommonMark` 0.31.2, 2.4).
#[must_use]
pub fn line(text: &str) -> String {
    let text = text.trim().replace(['\n', '\r'], " ");
    let mut line = String::with_capacity(text.len() + 8);
    let number = text.find(|letter: char| !letter.is_ascii_digit());
    for (at, letter) in text.char_indices() {
        let begins = at == 0 && matches!(letter, '-' | '+' | '=');
        let ends_number = at > 0 && number == Some(at) && matches!(letter, '.' | ')');
        let is_meant = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        );
        if begins || ends_number || is_meant {
            line.push('\\');
        }
        line.push(letter);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_can_be_followed() {
        assert_eq!(
            lines("Told.\nhttps://a.example/b_c"),
            "Told.  \n<https://a.example/b_c>"
        );
        assert_eq!(lines("see https://a.example"), "see https://a.example");
    }

    #[test]
    fn nothing_that_is_said_becomes_a_heading_a_list_or_a_link() {
        for (said, written) in [
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("12. no number", "12\\. no number"),
            ("a [link](b) *c*", "a \\[link\\](b) \\*c\\*"),
            ("<script>", "\\<script\\>"),
        ] {
            assert_eq!(line(said), written);
        }
    }
}
