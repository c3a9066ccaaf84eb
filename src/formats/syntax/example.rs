//! Examples in messages: they are written as RON has them, and told to whoever writes JSON as JSON has
//! them.

/// `message` with the code in it, which stands between backticks, as JSON has it. Names that stand
/// alone stay as they are.
pub fn as_json(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return message.to_owned();
    }
    let turned = parts.iter().enumerate().map(|(at, part)| {
        let code = (at % 2 == 1).then(|| in_json(part)).flatten();
        code.unwrap_or_else(|| (*part).to_owned())
    });
    turned.collect::<Vec<_>>().join("`")
}

/// `code` in JSON; `None` when it is no value or field, or a name that is no value by itself.
fn in_json(code: &str) -> Option<String> {
    let mut reader = Reader(code);
    let whole = reader.item()?;
    let is_name = code.chars().all(|c| c.is_lowercase() || c == '_');
    (reader.0.is_empty() && !is_name).then_some(whole)
}

/// What is left to read of an example.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// A value, or a field: a name, a colon and a value.
    fn item(&mut self) -> Option<String> {
        let before = self.0;
        if let Some(name) = self.word()
            && self.takes(": ")
        {
            return Some(format!("\"{name}\": {}", self.value()?));
        }
        self.0 = before;
        self.value()
    }

    fn value(&mut self) -> Option<String> {
        match self.0.chars().next()? {
            '"' => {
                let end = self.0.get(1..)?.find('"')? + 2;
                Some(self.taken(end).to_owned())
            }
            '[' => self.between('[', ']').map(|items| format!("[{items}]")),
            '(' => self.brackets(),
            '{' => self.between('{', '}').map(|items| format!("{{{items}}}")),
            c if c.is_ascii_digit() => {
                let end = self.0.find(|c: char| !c.is_ascii_digit() && c != '.');
                Some(self.taken(end.unwrap_or(self.0.len())).to_owned())
            }
            _ => self.named(),
        }
    }

    /// A name, with what belongs to it.
    fn named(&mut self) -> Option<String> {
        let name = self.word()?;
        if !self.0.starts_with('(') {
            return Some(match name {
                "None" => "null".to_owned(),
                "…" | "true" | "false" => name.to_owned(),
                _ => format!("\"{name}\""),
            });
        }
        let before = self.0;
        let items = self.between('(', ')')?;
        let is_struct = before.get(1..)?.find(':').is_some_and(|at| {
            let name = before.get(1..=at).unwrap_or_default();
            name.chars().all(|c| c.is_lowercase() || c == '_')
        });
        let is_one = !items.contains(", ") || items.starts_with('[');
        Some(match (is_struct, is_one) {
            (true, _) => format!("{{\"{name}\": {{{items}}}}}"),
            (false, true) => format!("{{\"{name}\": {items}}}"),
            (false, false) => format!("{{\"{name}\": [{items}]}}"),
        })
    }

    /// Fields or values in parentheses, without a name.
    fn brackets(&mut self) -> Option<String> {
        let items = self.between('(', ')')?;
        let is_struct = items.starts_with('"') && items.contains("\": ");
        Some(if is_struct {
            format!("{{{items}}}")
        } else {
            format!("[{items}]")
        })
    }

    fn between(&mut self, open: char, close: char) -> Option<String> {
        self.0 = self.0.strip_prefix(open)?;
        let mut items = Vec::new();
        while !self.0.starts_with(close) {
            items.push(self.keyed()?);
            if !self.takes(", ") {
                break;
            }
        }
        self.0 = self.0.strip_prefix(close)?;
        Some(items.join(", "))
    }

    /// An item, or an entry of a map.
    fn keyed(&mut self) -> Option<String> {
        let item = self.item()?;
        if item.starts_with('"') && self.takes(": ") {
            return Some(format!("{item}: {}", self.value()?));
        }
        Some(item)
    }

    fn word(&mut self) -> Option<&'a str> {
        let is_of_word = |c: char| c.is_alphabetic() || c == '_' || c == '…';
        let end = self.0.find(|c| !is_of_word(c)).unwrap_or(self.0.len());
        (end > 0).then(|| self.taken(end))
    }

    fn takes(&mut self, text: &str) -> bool {
        match self.0.strip_prefix(text) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn taken(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.0.split_at_checked(len).unwrap_or((self.0, ""));
        self.0 = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_told_as_json_has_them() {
        for (ron, json) in [
            ("`Blue`", "`\"Blue\"`"),
            ("`None`", "`null`"),
            ("`name: …`", "`\"name\": …`"),
            ("`format: 1`", "`\"format\": 1`"),
            ("`Killed(36)`", "`{\"Killed\": 36}`"),
            (
                "`Killed(civilians: 36, children: 5)`",
                "`{\"Killed\": {\"civilians\": 36, \"children\": 5}}`",
            ),
            ("`(36.7309, 34.8407)`", "`[36.7309, 34.8407]`"),
            ("`Hit([\"…\", \"…\"])`", "`{\"Hit\": [\"…\", \"…\"]}`"),
            ("`Hit…(…)`", "`{\"Hit…\": …}`"),
            (
                "`Inferred(\"2015-10-01\", \"from what\")`",
                "`{\"Inferred\": [\"2015-10-01\", \"from what\"]}`",
            ),
            (
                "`Line([(36.70, 34.84), (36.72, 34.85)])`",
                "`{\"Line\": [[36.70, 34.84], [36.72, 34.85]]}`",
            ),
            ("`Question(Target)`", "`{\"Question\": \"Target\"}`"),
            ("`condition: \"if …\"`", "`\"condition\": \"if …\"`"),
            ("`{\"id\": …}`", "`{\"id\": …}`"),
        ] {
            assert_eq!(as_json(ron), json);
        }
    }

    #[test]
    fn names_and_what_is_no_example_stay_as_they_are() {
        for text in [
            "`people` counts all the killed",
            "`}`",
            "a stray ` alone",
            "`[…`",
            "no code (at all)",
            "``",
        ] {
            assert_eq!(as_json(text), text);
        }
    }
}
