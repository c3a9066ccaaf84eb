use proptest::prelude::*;

use super::*;

#[test]
fn what_a_typist_leaves_out_is_folded_away() {
    for (one, other) in [
        ("Ma'arrat an-Nu'man", "maarrat an numan"),
        ("Ma‘arrat  an\u{2011}Nuʿmān ", "MAARRAT AN NUMAN"),
        ("Şanlıurfa", "sanliurfa"),
        ("İdil", "IDIL"),
        ("Diyarbakır", "diyarbakir"),
        ("Nabatîyé", "nabatiye"),
        ("Straße", "strasse"),
        ("line\nbreak", "line break"),
        ("إدلب", "ادلب"),
        ("أعزاز", "اعزاز"),
        ("آفس", "افس"),
        ("تلبيسة", "تلبيسه"),
        ("بصرى", "بصري"),
        ("السويداء", "السويدا"),
        ("حَلَبُ", "حلب"),
        ("حـمـص", "حمص"),
        ("کفر", "كفر"),
        ("\u{202b}حمص\u{202c}", "حمص"),
        ("٢٠١٥", "2015"),
        ("۲۰۱۵", "2015"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} and {other}");
    }
}

#[test]
fn letters_that_differ_stay_apart() {
    for (one, other) in [
        ("حمص", "حماة"),
        ("homs", "hama"),
        ("1 2", "12"),
        ("😀", "😂"),
    ] {
        assert_ne!(folded(one), folded(other), "{one} and {other}");
    }
}

#[test]
fn nothing_is_left_of_what_is_not_seen() {
    for text in ["", "  \t\n", "\u{200f}\u{0}'", "ـء", "--"] {
        assert_eq!(folded(text), "", "{text:?}");
    }
}

proptest! {
    #[test]
    fn folding_again_changes_nothing(text in any::<String>()) {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once);
    }
}
