//! Reads which paths a Rust source file names, without compiling it.
//!
//! Comments, strings and test code are left out; nested `use` trees are spread out; `crate`,
//! `counterclaim`, `self` and `super` are resolved. Paths that start anywhere else are kept as
//! they stand. Macros are read as they are written, not as they expand.

/// A path that a file names, from the root of the crate or from another crate.
#[derive(Debug, PartialEq)]
pub struct Named {
    pub line: usize,
    /// Whether the path leads into this crate; then `segments` starts below its root.
    pub ours: bool,
    /// Ends in `*` for a glob import.
    pub segments: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Token {
    line: usize,
    text: String,
}

/// Every path that `text`, the file of the module `module`, names outside its tests.
pub fn paths_named(text: &str, module: &[String]) -> Vec<Named> {
    let tokens = without_tests(&tokens(text));
    let mut reader = Reader {
        module: module.to_vec(),
        ..Reader::default()
    };
    let mut at = 0;
    while at < tokens.len() {
        at = reader.read(&tokens, at);
    }
    reader.named
}

#[derive(Default)]
struct Reader {
    module: Vec<String>,
    depth: usize,
    /// The depths at which inline modules were opened.
    inline: Vec<usize>,
    named: Vec<Named>,
}

impl Reader {
    /// Reads what starts at `at`, and returns where the next thing starts.
    fn read(&mut self, tokens: &[Token], at: usize) -> usize {
        let is =
            |offset: usize, text: &str| tokens.get(at + offset).is_some_and(|t| t.text == text);
        match tokens[at].text.as_str() {
            "{" => self.depth += 1,
            "}" => {
                self.depth = self.depth.saturating_sub(1);
                if self.inline.last() == Some(&self.depth) {
                    self.inline.pop();
                    self.module.pop();
                }
            }
            "mod" if is(2, "{") => {
                self.inline.push(self.depth);
                self.module.push(tokens[at + 1].text.clone());
                return at + 2;
            }
            // `impl Trait + use<'a>` captures a lifetime and imports nothing.
            "use" if !is(1, "<") => {
                let start = if is(1, "::") { at + 2 } else { at + 1 };
                return self.read_tree(tokens, start, &[]);
            }
            _ if is_word(&tokens[at].text) && is(1, "::") => {
                let mut end = at;
                let mut path = vec![tokens[at].text.clone()];
                while is(end + 1 - at, "::")
                    && tokens.get(end + 2).is_some_and(|t| is_word(&t.text))
                {
                    end += 2;
                    path.push(tokens[end].text.clone());
                }
                self.name(tokens[at].line, &path);
                return end + 1;
            }
            _ => {}
        }
        at + 1
    }

    /// Reads one `use` tree below `prefix`, and returns where it ends.
    fn read_tree(&mut self, tokens: &[Token], mut at: usize, prefix: &[String]) -> usize {
        let mut path = prefix.to_vec();
        let line = tokens.get(at).map_or(0, |t| t.line);
        while let Some(token) = tokens.get(at) {
            match token.text.as_str() {
                "{" => {
                    at += 1;
                    while tokens.get(at).is_some_and(|t| t.text != "}") {
                        at = self.read_tree(tokens, at, &path);
                        at += usize::from(tokens.get(at).is_some_and(|t| t.text == ","));
                    }
                    return at + 1;
                }
                "," | "}" | ";" => break,
                "as" => at += 1,
                "::" => {}
                "self" if !path.is_empty() => {}
                text => path.push(text.to_owned()),
            }
            at += 1;
        }
        self.name(line, &path);
        at
    }

    /// Notes that `path` is named on `line`, seen from the module being read.
    fn name(&mut self, line: usize, path: &[String]) {
        let Some(first) = path.first() else { return };
        let (ours, base, rest) = match first.as_str() {
            "crate" | "counterclaim" => (true, &[][..], &path[1..]),
            "self" => (true, &self.module[..], &path[1..]),
            "super" => {
                let ups = path.iter().take_while(|s| *s == "super").count();
                let kept = self.module.len().saturating_sub(ups);
                (true, &self.module[..kept], &path[ups..])
            }
            _ => (false, &[][..], path),
        };
        let segments = base.iter().chain(rest).cloned().collect();
        self.named.push(Named {
            line,
            ours,
            segments,
        });
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Splits a source text into words, `::` and single marks, leaving out comments and strings.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let looks_at = |at: usize, what: &str| {
        what.chars()
            .enumerate()
            .all(|(i, c)| chars.get(at + i) == Some(&c))
    };
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        if looks_at(at, "//") {
            at = (at..chars.len())
                .find(|&i| chars[i] == '\n')
                .unwrap_or(chars.len());
        } else if looks_at(at, "/*") {
            at = end_of_block_comment(&chars, at);
        } else if c == '"' {
            at = end_of_string(&chars, at);
        } else if c == '\'' {
            at = end_of_quote(&chars, at);
        } else if c.is_alphanumeric() || c == '_' {
            while chars
                .get(at)
                .is_some_and(|c| c.is_alphanumeric() || *c == '_')
            {
                at += 1;
            }
            let word: String = chars[start..at].iter().collect();
            let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
            let quoted = chars.get(at + hashes) == Some(&'"');
            match word.as_str() {
                "r" | "br" | "cr" if quoted => at = end_of_raw_string(&chars, at, hashes),
                // The string or the character itself is read next.
                "b" | "c" if hashes == 0 && (quoted || chars.get(at) == Some(&'\'')) => {}
                // A raw word, as in `r#type`.
                "r" if hashes == 1 => at += 1,
                _ => tokens.push(Token { line, text: word }),
            }
        } else {
            at += if looks_at(at, "::") { 2 } else { 1 };
            if !c.is_whitespace() {
                let text = chars[start..at].iter().collect();
                tokens.push(Token { line, text });
            }
        }
        at = at.min(chars.len());
        line += chars[start..at].iter().filter(|c| **c == '\n').count();
    }
    tokens
}

fn end_of_block_comment(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < chars.len() {
        match chars[at..] {
            ['/', '*', ..] => depth += 1,
            ['*', '/', ..] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

fn end_of_raw_string(chars: &[char], at: usize, hashes: usize) -> usize {
    let closes = |i: usize| chars[i] == '"' && (1..=hashes).all(|h| chars.get(i + h) == Some(&'#'));
    (at + hashes + 1..chars.len())
        .find(|&i| closes(i))
        .map_or(chars.len(), |i| i + hashes + 1)
}

/// The end of a character, or of the mark that opens a lifetime.
fn end_of_quote(chars: &[char], at: usize) -> usize {
    match chars[at + 1..] {
        ['\\', _, ..] => (at + 3..chars.len())
            .find(|&i| chars[i] == '\'')
            .map_or(chars.len(), |i| i + 1),
        [_, '\'', ..] => at + 3,
        _ => at + 1,
    }
}

/// Takes away every item under `#[cfg(test)]` or `#[cfg(all(test, …))]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let starts_with = |at: usize, words: &[&str]| {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| tokens.get(at + i).is_some_and(|t| t.text == *word))
    };
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if starts_with(at, &["#", "!", "[", "cfg", "(", "test", ")"]) {
            break;
        }
        let simple = starts_with(at, &["#", "[", "cfg", "(", "test", ")"]);
        if simple || starts_with(at, &["#", "[", "cfg", "(", "all", "(", "test"]) {
            at = end_of_item(tokens, at);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Where the item ends that starts at `at` with its attributes: behind its `;` or its last brace.
fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0_usize;
    let mut imports = false;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            // The brace of the module around it: what was marked had no end of its own.
            "}" | ")" | "]" if depth == 0 => return at,
            "}" if depth == 1 && !imports => return at + 1,
            "}" | ")" | "]" => depth -= 1,
            ";" if depth == 0 => return at + 1,
            "use" if depth == 0 => imports = true,
            _ => {}
        }
        at += 1;
    }
    at
}
