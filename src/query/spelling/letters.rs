//! What becomes of one letter when text is folded.

use unicode_normalization::char::is_combining_mark;

/// What a letter becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reduced {
    /// A space, unless one stands there already.
    Gap,
    /// Other letters, or none.
    Letters(&'static str),
    /// Itself.
    Same,
}

/// What `letter` becomes, which is in lower case and decomposed already.
pub(super) fn reduced(letter: char) -> Reduced {
    let letters = match letter {
        'a'..='z' | '0'..='9' => return Reduced::Same,
        _ if is_combining_mark(letter) || is_invisible(letter) || is_apostrophe(letter) => "",
        _ if letter.is_whitespace() || letter.is_control() || is_hyphen(letter) => {
            return Reduced::Gap;
        }
        // Tatweel and hamza.
        'ـ' | 'ء' => "",
        'ٱ' => "ا",
        'ى' | 'ی' | 'ې' | 'ۍ' | 'ێ' | 'ے' => "ي",
        'ة' | 'ە' | 'ہ' | 'ھ' | 'ۀ' | 'ۃ' => "ه",
        'ک' | 'ڪ' => "ك",
        'ۆ' | 'ۇ' | 'ۋ' => "و",
        'ڵ' => "ل",
        'ڕ' => "ر",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ł' => "l",
        _ => return digit(letter),
    };
    Reduced::Letters(letters)
}

fn digit(letter: char) -> Reduced {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let zero = match letter {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return Reduced::Same,
    };
    let value = u32::from(letter) - u32::from(zero);
    Reduced::Letters(DIGITS[value as usize])
}

/// Marks of direction and joining, which are not seen.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Apostrophes, and what stands for hamza and ayn in Latin letters.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | 'ˈ'
    ) || matches!(letter, 'ˀ' | 'ˁ' | '＇')
}

fn is_hyphen(letter: char) -> bool {
    matches!(
        letter,
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '־'
    )
}
