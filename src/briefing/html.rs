//! A page for browsers that needs nothing but itself: it steps through the scenes by keys and clicks,
//! prints one on a sheet, and is a long page where nothing may run.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use egui::Color32;
use quick_xml::escape::escape;

use super::png::plain_png;
use super::{Briefing, MakeError, Page};
use crate::ui::stage::Answered;
use crate::ui::words;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// The page; with the speaker's notes, where `with_notes`.
pub(super) fn html(briefing: &Briefing, with_notes: bool) -> Result<String, MakeError> {
    let title = escape(&briefing.title);
    let day = words::day(briefing.exported);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"date\" content=\"{}\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
         </head>\n<body>\n<main>\n",
        briefing.exported
    );
    for scene in &briefing.pages {
        push_scene(&mut page, scene, briefing.pages.len(), with_notes)?;
    }
    let _ = write!(
        page,
        "<section class=\"credits\">\n<h2 dir=\"auto\">{title}</h2>\n<p>Taken along on {day}.</p>\n<ul>\n"
    );
    for credit in &briefing.credits {
        let _ = writeln!(page, "<li>{}</li>", escape(credit));
    }
    let _ = write!(
        page,
        "</ul>\n</section>\n</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    );
    Ok(page)
}

fn push_scene(
    to: &mut String,
    page: &Page,
    count: usize,
    with_notes: bool,
) -> Result<(), MakeError> {
    let stage = &page.stage;
    let (number, title) = (stage.number, escape(&stage.title));
    let map = STANDARD.encode(plain_png(&page.map().0)?);
    let what = escape(page.map_in_words()).into_owned();
    let colours = &stage.theme.colours;
    let (ground, on_band) = stage.theme.band();
    let _ = write!(
        to,
        "<section class=\"scene\" id=\"scene-{number}\" style=\"--paper: {}; --ink: {}; \
         --band: {}; --on-band: {}\">\n\
         <div class=\"stage\">\n<div class=\"map\">\n\
         <img alt=\"{what}\" src=\"data:image/png;base64,{map}\">\n",
        hex(colours.paper),
        hex(colours.ink),
        hex(ground),
        hex(on_band)
    );
    to.push_str("</div>\n");
    if !stage.asked.is_empty() {
        to.push_str("<div class=\"answers\">\n");
        for asked in &stage.asked {
            let _ = writeln!(to, "<h3 dir=\"auto\">{}</h3>", escape(&asked.question));
            asked
                .answers
                .iter()
                .for_each(|answer| push_answer(to, answer));
        }
        to.push_str("</div>\n");
    }
    let _ = write!(
        to,
        "</div>\n<div class=\"band\">\n<div>\n<h2 dir=\"auto\">{title}</h2>\n"
    );
    push_paragraphs(to, stage.line.as_deref().unwrap_or_default());
    let _ = writeln!(to, "<p class=\"makers\">{}</p>", escape(&stage.makers));
    let _ = writeln!(
        to,
        "</div>\n<p class=\"number\">{number} / {count}</p>\n</div>"
    );
    if let Some(notes) = stage.notes.as_deref().filter(|_| with_notes) {
        to.push_str("<details class=\"notes\">\n<summary>Notes</summary>\n");
        push_paragraphs(to, notes);
        to.push_str("</details>\n");
    }
    push_claims(to, &stage.claims);
    to.push_str("</section>\n");
    Ok(())
}

fn push_answer(to: &mut String, answer: &Answered) {
    let _ = write!(
        to,
        "<div class=\"answer\" style=\"--bar: {}\">\n<p class=\"what\" dir=\"auto\">{}</p>\n",
        hex(answer.bar),
        escape(&answer.answer)
    );
    answer
        .said
        .iter()
        .for_each(|said| push_paragraphs(to, said));
    to.push_str("</div>\n");
}

fn push_claims(to: &mut String, claims: &[String]) {
    if claims.is_empty() {
        return;
    }
    let count = words::counted(claims.len(), "claim");
    let _ = writeln!(
        to,
        "<details class=\"claims\">\n<summary>{count} in full</summary>"
    );
    for claim in claims {
        to.push_str("<blockquote>\n");
        push_paragraphs(to, claim);
        to.push_str("</blockquote>\n");
    }
    to.push_str("</details>\n");
}

fn push_paragraphs(to: &mut String, text: &str) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let _ = writeln!(to, "<p dir=\"auto\">{}</p>", escape(line));
    }
}

fn hex(colour: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::testing::briefing;

    #[test]
    fn the_page_asks_nobody_for_anything() {
        let page = html(&briefing(), true).unwrap();
        assert!(page.contains("default-src 'none'"));
        for asking in ["http:", "https:", "src=\"/", "url(", "@import", "fetch("] {
            assert!(!page.contains(asking), "{asking}");
        }
        assert_eq!(page.matches("data:image/png;base64,").count(), 2);
    }

    #[test]
    fn what_is_said_stands_in_the_page_as_text_and_cannot_become_part_of_it() {
        let page = html(&briefing(), false).unwrap();
        for words in [
            "<title>A made-up case</title>",
            "<h2 dir=\"auto\">One &amp; only</h2>",
            "In a line &lt;b&gt;",
            "2 dead",
            "تلبيسة وحماة",
            "28 November 2026",
            "Somebody (CC0-1.0)",
            "1 claim in full",
            "Legend: A council; A ministry.",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("Slowly."));
        assert!(html(&briefing(), true).unwrap().contains("Slowly."));
    }

    #[test]
    fn every_element_that_is_opened_is_closed() {
        let page = html(&briefing(), true).unwrap();
        for element in ["section", "div", "ul", "details", "p", "main", "blockquote"] {
            let opened = page.matches(&format!("<{element}>")).count()
                + page.matches(&format!("<{element} ")).count();
            let closed = page.matches(&format!("</{element}>")).count();
            assert_eq!(opened, closed, "{element}");
        }
    }
}
