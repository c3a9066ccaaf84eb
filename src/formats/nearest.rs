//! What somebody may have meant by a name that nothing has.

/// Beyond this a name is no slip of the finger, and comparing would cost too much.
const LONGEST_COMPARED: usize = 80;

/// How many names a hint lists.
const LISTED: usize = 14;

/// The length from which the beginning of a name stands for the whole.
const SHORTEST_BEGINNING: usize = 3;

/// The one of `known` that `given` is a likely slip for, or else shares its beginning with.
pub fn nearest<'k>(
    given: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    slip(given, known.clone()).or_else(|| shared_beginning(given, known))
}

fn shared_beginning<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let is_near = |name: &&str| {
        let shorter = name.len().min(given.len());
        shorter >= SHORTEST_BEGINNING && (name.starts_with(given) || given.starts_with(*name))
    };
    known
        .into_iter()
        .filter(is_near)
        .max_by_key(|name| name.len().min(given.len()))
}

fn slip<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = given.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let lowercase = given.to_lowercase();
    let slips_allowed = length / 3;
    let distance = |name: &'k str| {
        let differs_in_length = name.chars().count().abs_diff(length) > slips_allowed;
        let slips = (!differs_in_length)
            .then(|| strsim::damerau_levenshtein(&lowercase, &name.to_lowercase()))?;
        (slips <= slips_allowed).then_some((slips, name))
    };
    let near = known.into_iter().filter_map(distance).min();
    near.map(|(_, name)| name)
}

/// Says which of `known` was likely meant by `given`, or which there are.
pub fn suggestion<'k>(
    given: &str,
    known: impl IntoIterator<Item = &'k str> + Clone,
    write: impl Fn(&str) -> String,
) -> Option<String> {
    if let Some(name) = nearest(given, known.clone()) {
        return Some(format!("did you mean {}?", write(name)));
    }
    let mut names = known.into_iter();
    let mut listed: Vec<String> = names.by_ref().take(LISTED).map(write).collect();
    let rest = names.count();
    let last = match rest {
        0 => listed.pop()?,
        1 => "1 other".to_owned(),
        _ => format!("{rest} others"),
    };
    Some(if listed.is_empty() {
        format!("there is only {last}")
    } else {
        format!("there are {} and {last}", listed.join(", "))
    })
}

/// `text` in quotes, shortened to what fits a line.
pub fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name() {
        let known = ["islamic-state", "opposition", "us-backed"];
        assert_eq!(nearest("oposition", known), Some("opposition"));
        assert_eq!(nearest("US-Backed", known), Some("us-backed"));
        assert_eq!(nearest("us-backed-rebels", known), Some("us-backed"));
        assert_eq!(nearest("opp", known), Some("opposition"));
        assert_eq!(nearest("hezbollah", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
    }

    #[test]
    fn without_a_slip_what_there_is_gets_listed() {
        let say = |known: &[&'static str]| suggestion("zzz", known.iter().copied(), quoted);
        assert_eq!(say(&[]), None);
        assert_eq!(say(&["a"]).as_deref(), Some(r#"there is only "a""#));
        assert_eq!(
            say(&["a", "b"]).as_deref(),
            Some(r#"there are "a" and "b""#)
        );
        let many = [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
        ];
        assert!(say(&many).is_some_and(|text| text.ends_with(r#""n" and 2 others"#)));
    }
}
