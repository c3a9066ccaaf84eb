//! Skeletons: what is left of a name when nobody agrees on its vowels.
//!
//! A name of the region comes in Arabic, which writes no short vowels, and in Latin letters after
//! English, French, German, Turkish or no rules at all. A skeleton is the consonants that all of
//! them hear, one sign each; a sound is the skeleton with the vowels left in, coarsely. Names that
//! differ may share either, so they say what to look at, never what is meant.

use super::folded;

/// One way in which a name can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The consonants, without spaces and articles; empty for a name of vowels.
    pub skeleton: String,
    /// The same with the vowels that are written.
    pub sound: String,
}

/// Every way in which `name` can be read, the likeliest first: Latin c and ch stand for other sounds
/// in English, Turkish and German. At least one, and none twice.
#[must_use]
pub fn readings(name: &str) -> Vec<Reading> {
    let folded = folded(name);
    let mut readings: Vec<Reading> = Vec::new();
    for school in [School::English, School::Turkish, School::German] {
        let reading = read(&folded, school);
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}

/// Whose rules the letters follow where they disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum School {
    /// Or French: c is k, ch is sh.
    English,
    /// c is j; ç has lost its cedilla when folded.
    Turkish,
    /// ch is kh.
    German,
}

fn read(folded: &str, school: School) -> Reading {
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let mut signs = Signs::default();
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1);
        if next.is_some_and(|next| is_article(word, next)) {
            continue;
        }
        signs.next_word();
        spell(stem(word, next.is_some()), school, &mut signs);
    }
    signs.into_reading()
}

/// Whether `word` is the article of `next`: al, or what al becomes before a sun letter.
fn is_article(word: &str, next: &str) -> bool {
    let Some(rest) = word.strip_prefix(['a', 'e', 'i', 'u']) else {
        return word == "l";
    };
    let is_sun_letter = !rest.is_empty() && rest.len() <= 3 && !rest.contains(is_vowel);
    rest == "l" || (is_sun_letter && next.starts_with(rest))
}

/// `word` without an article written in one with it, and without the ending that comes and goes:
/// ta marbuta, which is a, ah, eh or, before another word, at.
fn stem(word: &str, another_follows: bool) -> &str {
    let long_enough = |rest: &&str, least: usize| rest.chars().count() >= least;
    let word = word
        .strip_prefix("ال")
        .filter(|rest| long_enough(rest, 2))
        .or_else(|| {
            let rest = word.strip_prefix("al").or(word.strip_prefix("el"))?;
            Some(rest).filter(|rest| long_enough(rest, 3) && !rest.starts_with(is_vowel))
        })
        .unwrap_or(word);
    let bare = word.strip_suffix('ه').filter(|rest| long_enough(rest, 1));
    let after_vowel = |end: char| {
        let rest = word.strip_suffix(end)?;
        rest.ends_with(is_vowel).then_some(rest)
    };
    let construct = || {
        let rest = after_vowel('t').filter(|_| another_follows)?;
        let consonants = rest.chars().filter(|letter| !is_vowel(*letter)).count();
        (consonants >= 2).then_some(rest)
    };
    let bare = bare.or_else(|| after_vowel('h')).or_else(construct);
    bare.unwrap_or(word)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w')
}

/// What letters stand for, the longest first. A sign in lower case is a consonant; A, U and I are
/// the vowels a, u and i; J is what c is read as, and H what ch is.
const LATIN: &[(&str, char)] = &[
    ("dsch", 'j'),
    ("tsch", 's'),
    ("sch", 's'),
    ("tch", 's'),
    ("dzh", 'j'),
    ("dj", 'j'),
    ("sh", 's'),
    ("ch", 'H'),
    ("kh", 'h'),
    ("gh", 'g'),
    ("dh", 'd'),
    ("th", 't'),
    ("ph", 'f'),
    ("ck", 'k'),
    ("c", 'J'),
    ("p", 'b'),
    ("q", 'k'),
    ("x", 'h'),
    ("a", 'A'),
    ("e", 'I'),
    ("i", 'I'),
    ("y", 'I'),
    ("o", 'U'),
    ("u", 'U'),
    ("w", 'U'),
    // As Turks and Kurds write w.
    ("v", 'U'),
];

/// The sign of an Arabic letter; several letters share one where romanisations confuse them.
fn arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ا' | 'ع' => 'A',
        'و' => 'U',
        'ي' => 'I',
        'ب' | 'پ' => 'b',
        'ت' | 'ط' | 'ث' => 't',
        'ج' | 'چ' | 'ژ' => 'j',
        'ح' | 'خ' | 'ه' => 'h',
        'د' | 'ض' | 'ذ' | 'ظ' => 'd',
        'ر' => 'r',
        'ز' => 'z',
        'س' | 'ش' | 'ص' => 's',
        'غ' | 'گ' => 'g',
        'ف' | 'ڤ' => 'f',
        'ق' | 'ك' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

fn spell(mut word: &str, school: School, signs: &mut Signs) {
    while let Some(letter) = word.chars().next() {
        let digraph = LATIN.iter().find(|(letters, _)| word.starts_with(letters));
        let (taken, sign) = match digraph {
            Some((letters, sign)) => (letters.len(), Some(*sign)),
            None if letter.is_ascii_alphanumeric() => (1, Some(letter)),
            None => (letter.len_utf8(), arabic(letter)),
        };
        let twice_is_twice = !letter.is_ascii();
        if let Some(sign) = sign {
            signs.push(in_school(sign, school), twice_is_twice);
        }
        word = &word[taken..];
    }
}

/// How `school` reads the signs that schools disagree on.
fn in_school(sign: char, school: School) -> char {
    match (sign, school) {
        ('J', School::Turkish) => 'j',
        ('J', _) => 'k',
        ('H', School::German) => 'h',
        ('H', _) => 's',
        _ => sign,
    }
}

/// A reading that is being put together.
#[derive(Debug, Default)]
struct Signs {
    skeleton: String,
    sound: String,
    /// The last sign of this word.
    last: Option<char>,
}

impl Signs {
    fn next_word(&mut self) {
        self.last = None;
    }

    /// Arabic writes a doubled letter once, and so two only where a vowel is between them.
    fn push(&mut self, sign: char, twice_is_twice: bool) {
        let vowel = sign.is_ascii_uppercase();
        if self.last == Some(sign) && (vowel || !twice_is_twice) {
            return;
        }
        self.last = Some(sign);
        self.sound.push(sign.to_ascii_lowercase());
        if vowel {
            return;
        }
        // Manbij is said, and often written, Mambij.
        if sign == 'b' && self.skeleton.ends_with('m') {
            self.skeleton.pop();
            self.skeleton.push('n');
        }
        self.skeleton.push(sign);
    }

    /// A vowel at the end is as often left out as written.
    fn into_reading(self) -> Reading {
        let vowel_last = self.last.is_some_and(|sign| sign.is_ascii_uppercase());
        let mut sound = self.sound;
        if vowel_last && sound.len() > 2 {
            sound.pop();
        }
        Reading {
            skeleton: self.skeleton,
            sound,
        }
    }
}
