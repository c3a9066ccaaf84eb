//! What the panel shows when nothing is selected: the case in short, and how to go on.

use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::model::{Claim, PartyId, SourceId, Subject};
use crate::query::Overview;
use crate::state::Commands;

use super::super::leads::lead;
use super::super::notes::list_ui;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::{badge_with_words, heading, paint_badge, signed};
use super::super::words::{self, Badge};

/// No list here is longer: an archive may have thousands to tell.
const MOST: usize = 12;

/// The case in short.
pub fn overview_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let case = screen.case();
    let soft = theme.colours.ink_soft;
    text::label(ui, &case.title, theme.title(), theme.colours.ink);
    text::label(
        ui,
        &case.campaign.span.to_string(),
        theme.body(),
        theme.colours.ink,
    );
    let times = format!("All times are local to {}.", case.time_zone);
    text::label(ui, &times, theme.small(), soft);
    if let Some(note) = &case.campaign.note {
        text::label(ui, note, theme.small(), soft);
    }
    ui.add_space(STEP * 2.0);
    if case.claims.is_empty() {
        text::label(
            ui,
            "This case holds no claims yet.",
            theme.body(),
            theme.colours.ink,
        );
        list_ui(ui, screen, commands);
        return;
    }
    let all = format!(
        "{} by {} on {}.",
        words::counted(case.claims.len(), "claim"),
        words::counted(case.sources.len(), "source"),
        words::counted(case.places.len(), "place")
    );
    text::label(ui, &all, theme.body(), theme.colours.ink);
    contested(ui, screen);
    parties(ui, screen);
    contradictions(ui, screen, commands);
    unlocated(ui, screen, commands);
    unverified(ui, screen, commands);
    list_ui(ui, screen, commands);
    documents(ui, screen);
    ui.add_space(STEP * 2.0);
    let hint = "Select a place on the map or in the list to lay side by side what is said of it.";
    text::label(ui, hint, theme.small(), soft);
}

/// How many places are contested, and in which way; the ways are counted apart.
fn contested(ui: &mut Ui, screen: &Screen) {
    let places = &overview(screen).places;
    ui.add_space(HALF);
    for (badge, n, words) in [
        (Badge::ContestedHere, places.here, "contested here"),
        (
            Badge::ContestedAcross,
            places.by_broader,
            "contradicted by a broader claim",
        ),
        (
            Badge::InTension,
            places.in_tension,
            "perhaps contradicted, if about the same strikes",
        ),
    ] {
        if n > 0 {
            let words = format!("{} {words}", words::counted(n, "place"));
            badge_with_words(ui, screen.theme, badge, &words);
        }
    }
}

/// Each party by its hue, with how many claims it makes.
fn parties(ui: &mut Ui, screen: &Screen) {
    let parties = &overview(screen).parties;
    section(ui, screen, "Claims by party");
    in_line(ui, |ui| {
        for (id, claims) in parties.iter().take(MOST) {
            party(ui, screen, id, *claims);
        }
        rest(ui, screen, parties.len(), "more parties");
    });
}

fn party(ui: &mut Ui, screen: &Screen, id: &PartyId, claims: usize) {
    let theme = screen.theme;
    let party = &screen.case().parties[id];
    let words = format!("{} {claims}", party.name);
    let swatch = vec2(theme.small().size, theme.small().size * 0.5);
    let indent = swatch.x + HALF;
    let room = ui.max_rect().width() - indent;
    let galley = text::line(ui.painter(), &words, theme.small(), theme.colours.ink, room);
    let size = galley.size() + vec2(indent, 0.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let counted = format!("{}, {}", party.name, words::counted(claims, "claim"));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &counted));
    let left = rect.left_center() - vec2(0.0, swatch.y / 2.0);
    let swatch = Rect::from_min_size(left, swatch);
    ui.painter().rect_filled(swatch, 1.0, theme.hue(party.hue));
    let at = rect.min + vec2(indent, 0.0);
    ui.painter().galley(at, galley, theme.colours.ink);
}

/// Which sources contradict each other, question by question, and where.
fn contradictions(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let contradicted = &overview(screen).contradicted;
    if contradicted.is_empty() {
        return;
    }
    section(ui, screen, "Accounts that exclude each other");
    for (question, contradicted) in contradicted {
        ui.add_space(HALF);
        let question = words::question(screen.case(), question);
        text::label(ui, question, theme.strong(), theme.colours.ink);
        for sides in contradicted.between.iter().take(MOST) {
            pair(ui, screen, sides);
        }
        rest(ui, screen, contradicted.between.len(), "more pairs");
        in_line(ui, |ui| {
            text::label(ui, "At", theme.small(), theme.colours.ink_soft);
            for subject in contradicted.at.iter().take(MOST) {
                lead(ui, screen, subject, screen.theme.small(), commands);
            }
            rest(ui, screen, contradicted.at.len(), "more");
        });
    }
}

/// Two sources with ≠ between them.
fn pair(ui: &mut Ui, screen: &Screen, [one, other]: &[SourceId; 2]) {
    let name = |id: &SourceId| screen.case().source(id).short_name();
    ui.horizontal_wrapped(|ui| {
        let mark = |id: &SourceId| screen.derived.marks.mark(id);
        signed(ui, screen.theme, mark(one), name(one));
        let radius = screen.theme.small().size * 0.62;
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(radius * 2.0), Sense::hover());
        paint_badge(
            ui.painter(),
            screen.theme,
            rect.center(),
            radius,
            Badge::ContestedAcross,
        );
        signed(ui, screen.theme, mark(other), name(other));
    });
}

/// The incidents that no source locates.
fn unlocated(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let unlocated = &overview(screen).unlocated;
    if unlocated.is_empty() {
        return;
    }
    section(ui, screen, "No place given");
    for id in unlocated.iter().take(MOST) {
        lead(
            ui,
            screen,
            &Subject::Incident(id.clone()),
            screen.theme.small(),
            commands,
        );
        let when = words::when(screen.case().incident(id));
        let (font, soft) = (screen.theme.small(), screen.theme.colours.ink_soft);
        text::label(ui, &when, font, soft);
    }
    rest(ui, screen, unlocated.len(), "more incidents");
}

/// What somebody tried to verify, and could not.
fn unverified(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let unverified = &overview(screen).unverified;
    if unverified.is_empty() {
        return;
    }
    section(ui, screen, "Could not be verified");
    let claims = unverified.iter().filter_map(|id| screen.case().claim(id));
    for claim in claims.take(MOST) {
        unverified_claim(ui, screen, claim, commands);
    }
    rest(ui, screen, unverified.len(), "more claims");
}

fn unverified_claim(ui: &mut Ui, screen: &Screen, claim: &Claim, commands: &mut Commands) {
    let theme = screen.theme;
    let said = &claim.statement.text;
    text::label(ui, said, theme.body(), theme.colours.ink);
    in_line(ui, |ui| {
        let source = screen.case().source(&claim.source).short_name();
        text::label(ui, source, theme.small(), theme.colours.ink_soft);
        if let Some(subject) = screen
            .stacks()
            .subject_of_scope(screen.case(), &claim.scope)
        {
            lead(ui, screen, &subject, screen.theme.small(), commands);
        }
    });
}

/// The documents that the claims are taken from.
fn documents(ui: &mut Ui, screen: &Screen) {
    let (theme, soft) = (screen.theme, screen.theme.colours.ink_soft);
    section(ui, screen, "Documents");
    for document in screen.case().documents.values() {
        text::label(ui, &document.title, theme.body(), theme.colours.ink);
        let line = words::document(document);
        let particulars = line
            .strip_prefix(&format!("{}, ", document.title))
            .unwrap_or(&line);
        text::label(ui, particulars, theme.small(), soft);
        let published = document.published.as_ref();
        if let Some(why) = published.and_then(|published| published.inferred_from.as_ref()) {
            let why = format!("How the date was inferred: {why}");
            text::label(ui, &why, theme.small(), soft);
        }
    }
}

fn overview<'a>(screen: &Screen<'a>) -> &'a Overview {
    &screen.derived.overview.value
}

fn section(ui: &mut Ui, screen: &Screen, title: &str) {
    ui.add_space(STEP * 2.0);
    heading(ui, screen.theme, title);
}

/// Lays small type out side by side, in as many lines as it takes.
fn in_line(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing = vec2(STEP * 1.5, HALF);
        ui.horizontal_wrapped(content);
    });
}

/// How many of a long list are not told here.
fn rest(ui: &mut Ui, screen: &Screen, all: usize, what: &str) {
    if let Some(more) = all.checked_sub(MOST).filter(|more| *more > 0) {
        let words = format!("and {more} {what}");
        text::label(
            ui,
            &words,
            screen.theme.small(),
            screen.theme.colours.ink_soft,
        );
    }
}
