use super::*;

#[test]
fn text_without_arabic_is_borrowed() {
    assert!(matches!(ordered("Homs, 36 (Ḥimṣ)"), Cow::Borrowed(_)));
    assert!(matches!(ordered(""), Cow::Borrowed("")));
}

#[test]
fn one_arabic_word_stays_as_written_because_egui_reverses_it() {
    assert_eq!(ordered("حمص"), "حمص");
}

#[test]
fn the_first_of_two_words_goes_to_the_right() {
    assert_eq!(ordered("معرة النعمان"), "النعمان معرة");
}

#[test]
fn an_arabic_line_puts_its_latin_part_to_the_left_with_brackets_the_right_way_round() {
    assert_eq!(ordered("تلبيسة (Talbiseh) 36"), "36 (Talbiseh) تلبيسة");
    assert_eq!(ordered("حمص (حماة)"), "(حماة) حمص");
}

#[test]
fn a_latin_line_keeps_its_order_around_an_arabic_name() {
    assert_eq!(ordered("Talbiseh تلبيسة"), "Talbiseh تلبيسة");
    assert_eq!(
        ordered("from معرة النعمان to Homs"),
        "from النعمان معرة to Homs"
    );
}

#[test]
fn digits_stay_left_to_right() {
    assert_eq!(ordered("قتل 36 مدنيا"), "مدنيا 36 قتل");
    // egui reverses Arabic digits as it does letters, so they are handed over reversed.
    assert_eq!(ordered("قتل ٣٦ مدنيا"), "مدنيا ٦٣ قتل");
    assert_eq!(ordered("م٣٦"), "م٦٣");
}

#[test]
fn arabic_digits_alone_are_read_the_right_way_round() {
    assert_eq!(on_screen("٣٦ killed"), "٣٦ killed");
}

#[test]
fn egui_shows_what_is_ordered_from_right_to_left_and_not_reversed_twice() {
    assert_eq!(on_screen("حمص"), "صمح");
    assert_eq!(on_screen("معرة حمص"), "صمح ةرعم");
    assert_eq!(on_screen("حمص، (Homs) 36 م٣٦"), "٣٦م 36 (Homs) ،صمح");
    assert_eq!(on_screen("Homs معرة حمص"), "Homs صمح ةرعم");
}

/// The characters of `text`, ordered and laid out by egui in our fonts, from left to right.
fn on_screen(text: &str) -> String {
    use egui::epaint::text::{FontData, FontDefinitions, Fonts, TextOptions};
    let mut fonts = FontDefinitions::empty();
    for name in ["IBMPlexSans_400Regular", "IBMPlexSansArabic_400Regular"] {
        let path = format!("{}/assets/fonts/{name}.ttf", env!("CARGO_MANIFEST_DIR"));
        let data = FontData::from_owned(std::fs::read(path).unwrap());
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let family = fonts.families.entry(egui::FontFamily::Proportional);
        family.or_default().push(name.to_owned());
    }
    let mut fonts = Fonts::new(TextOptions::default(), fonts);
    let galley = fonts.with_pixels_per_point(1.0).layout_no_wrap(
        ordered(text).into_owned(),
        FontId::proportional(20.0),
        Color32::BLACK,
    );
    let mut glyphs = galley.rows[0].glyphs.clone();
    // For a right-to-left run egui appends empty glyphs that stand for nothing.
    glyphs.retain(|glyph| glyph.advance_width > 0.0);
    glyphs.sort_by(|a, b| a.pos.x.total_cmp(&b.pos.x));
    glyphs.iter().map(|glyph| glyph.chr).collect()
}

#[test]
fn an_arabic_comma_stays_with_the_word_before_it() {
    assert_eq!(ordered("حمص، حماة"), "حماة حمص،");
}

#[test]
fn vowel_marks_stay_behind_their_letters() {
    assert_eq!(ordered("حِمْص قديمة"), "قديمة حِمْص");
}

#[test]
fn each_line_has_a_direction_of_its_own() {
    assert_eq!(ordered("Homs حمص\nحمص Homs\n"), "Homs حمص\nHoms حمص\n");
}

#[test]
fn direction_marks_do_their_work_and_vanish() {
    assert_eq!(ordered("\u{200f}Homs حمص"), "حمص Homs");
}

#[test]
fn a_paragraph_is_broken_before_it_is_ordered() {
    let mut width = |piece: &str| piece.chars().count() as f32;
    let wrapped = ordered_within("معرة النعمان في إدلب", 14.0, &mut width);
    assert_eq!(wrapped, "النعمان معرة\nإدلب في");
}

#[test]
fn a_line_that_begins_in_latin_keeps_its_paragraphs_direction() {
    let mut width = |piece: &str| piece.chars().count() as f32;
    let wrapped = ordered_within("تلبيسة Talbiseh حمص", 9.0, &mut width);
    assert_eq!(wrapped, "تلبيسة\nTalbiseh\nحمص");
    let wrapped = ordered_within("تلبيسة Homs حمص", 9.0, &mut width);
    assert_eq!(wrapped, "تلبيسة\nحمص Homs");
}

#[test]
fn a_word_wider_than_the_line_is_broken_inside() {
    let mut width = |piece: &str| piece.chars().count() as f32;
    assert_eq!(
        broken("abcdefg hi", 3.0, &mut width),
        [0..3, 3..6, 6..7, 8..10]
    );
    assert_eq!(broken("", 3.0, &mut width), vec![0..0; 1]);
}

#[test]
fn no_text_makes_ordering_panic_or_lose_a_letter() {
    for text in [
        "\u{202e}abc",
        "\u{2067}",
        "a\u{301}حمص",
        "حمص\u{301}",
        " حمص ",
        "\u{2029}حمص",
    ] {
        let kept = |s: &str| s.chars().filter(|&c| !is_bidi_control(c)).count();
        assert_eq!(kept(&ordered(text)), kept(text), "{text:?}");
    }
}

#[test]
fn a_label_is_called_by_its_logical_text() {
    use egui_kittest::kittest::Queryable as _;
    let harness = egui_kittest::Harness::builder()
        .allow_missing_glyphs()
        .build_ui(|ui| {
            let font = FontId::proportional(14.0);
            label(ui, "معرة النعمان", font, Color32::WHITE);
        });
    harness.get_by_label("معرة النعمان");
}
