//! Counts, sizes and lists in words.

/// Numbers up to twelve in letters, as newspapers write them.
#[must_use]
pub fn number(n: u32) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    usize::try_from(n)
        .ok()
        .and_then(|n| WORDS.get(n))
        .map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `3 claims`, `1 claim`.
#[must_use]
pub fn counted(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

/// A size in bytes, to a tenth of a mebibyte.
#[must_use]
pub fn in_bytes(bytes: u64) -> String {
    format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20))
}

/// So many of so many bytes, in mebibytes: 48 of 359 MiB.
#[must_use]
pub fn part_in_bytes(part: u64, all: u64) -> String {
    let mebibytes = |bytes: u64| bytes as f64 / f64::from(1 << 20);
    format!(
        "{:.0} of {:.0} MiB",
        mebibytes(part).floor(),
        mebibytes(all).ceil()
    )
}

/// `n` in so few letters that it fits into a mark: 873, 1.2k, 38k, 1.2M. Cut, never made more.
#[must_use]
pub fn in_short(n: usize) -> String {
    let tenths = |n: usize, unit: &str| match n {
        0..100 => format!("{}.{}{unit}", n / 10, n % 10),
        _ => format!("{}{unit}", n / 10),
    };
    match n {
        0..1_000 => n.to_string(),
        1_000..1_000_000 => tenths(n / 100, "k"),
        _ => tenths(n / 100_000, "M"),
    }
}

/// `three claims`, `one claim`, `13 claims`.
#[must_use]
pub fn counted_in_words(n: usize, noun: &str) -> String {
    let ending = if n == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", number(count(n)))
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// "A", "A and B", "A, B and C".
#[must_use]
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// `text` with its first letter in upper case.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_as_lists() {
        assert_eq!(listed(["A"]), "A");
        assert_eq!(listed(["A", "B"]), "A and B");
        assert_eq!(listed(["A", "B", "C"]), "A, B and C");
    }
}
