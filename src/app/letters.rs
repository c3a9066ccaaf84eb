//! The letters of a case that no typeface here has.

use egui::Context;

use crate::state::NoticeKind;

use super::{App, note};

impl App {
    /// Tells which letters of the case no typeface has: they are drawn as boxes. Says nothing again
    /// while there are no others.
    pub(super) fn tell_of_missing_letters(&mut self, ctx: &Context) {
        let revision = self.state.document.revision();
        if revision == std::mem::replace(&mut self.lettered, revision) {
            return;
        }
        let face = egui::FontId::default();
        let letters = self.state.document.letters().iter();
        let missing: Vec<char> = ctx.fonts_mut(|fonts| {
            let missing = letters.filter(|letter| !fonts.has_glyph(&face, **letter));
            missing.copied().collect()
        });
        let told = std::mem::replace(&mut self.boxed, missing.clone());
        if missing.iter().all(|letter| told.contains(letter)) {
            return;
        }
        let listed: Vec<String> = missing
            .iter()
            .take(20)
            .map(|letter| format!("U+{:04X}", u32::from(*letter)))
            .collect();
        let text = format!(
            "No typeface here has {} letters of this case; boxes stand for them. Install a font for \
             their script: {}{}",
            missing.len(),
            listed.join(", "),
            if missing.len() > listed.len() {
                ", …"
            } else {
                "."
            }
        );
        self.apply(note(NoticeKind::Warning, text), ctx);
    }
}
