//! A handout in Markdown: every claim that the scenes show, with its citation.

use std::fmt::Write as _;

use super::Briefing;
use crate::ui::markdown::{line, lines};
use crate::ui::words;

/// The handout; with the speaker's notes, where `with_notes`.
pub(super) fn markdown(briefing: &Briefing, with_notes: bool) -> String {
    let mut text = format!("# {}\n", line(&briefing.title));
    let _ = writeln!(text, "\nTaken along on {}.", words::day(briefing.exported));
    for page in &briefing.pages {
        let stage = &page.stage;
        let _ = writeln!(text, "\n## {}. {}", stage.number, line(&stage.title));
        if let Some(words) = &stage.line {
            let _ = writeln!(text, "\n{}", lines(words));
        }
        if let Some(notes) = stage.notes.as_ref().filter(|_| with_notes) {
            let _ = writeln!(text, "\n> {}", lines(notes).replace('\n', "\n> "));
        }
        if !stage.claims.is_empty() {
            text.push('\n');
        }
        for claim in &stage.claims {
            text.push_str(&cited(claim));
        }
    }
    text.push_str("\n## Credits\n\n");
    for credit in &briefing.credits {
        let _ = writeln!(text, "- {}", line(credit));
    }
    text
}

/// A claim as an item of a list, its first line, who says what, in bold.
fn cited(claim: &str) -> String {
    let mut parts = claim.trim_end().splitn(2, '\n');
    let who = parts.next().unwrap_or_default();
    let mut item = format!("- **{}**", line(who));
    if let Some(rest) = parts.next() {
        let _ = write!(item, "  \n{}", lines(rest));
    }
    item.replace('\n', "\n  ") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::briefing;

    #[test]
    fn the_handout_has_every_claim_under_its_scene_and_ends_with_the_credits() {
        let text = markdown(&briefing(), false);
        let order = [
            "# A made-up case",
            "28 November 2026",
            "## 1. One \\& only",
            "- **A council – asserts: 2 dead.**",
            "## 2. تلبيسة وحماة",
            "## Credits",
            "- Somebody",
        ];
        let mut from = 0;
        for words in order {
            let found = text[from..].find(words);
            from += found.unwrap_or_else(|| panic!("{words:?} is missing from:\n{text}"));
        }
        assert!(!text.contains("Slowly"));
        assert!(markdown(&briefing(), true).contains("> Slowly."));
    }
}
