//! A claim in full: who, in which role, when, our paraphrase beside the quote, and the document.

use egui::{Align, CollapsingHeader, Frame, Layout, Margin, RichText, Stroke, Ui};

use crate::model::{Claim, LinkKind};
use crate::query::Relation;
use crate::query::position::normal_form;
use crate::state::{Command, Commands};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, ROUND};
use super::super::widgets::{chip, icon, icon_button};
use super::super::words;
use super::citation::cited;
use super::position::speaker;

/// All `claims` in full, under a fold.
pub fn cards_ui(ui: &mut Ui, screen: &Screen, claims: &[&Claim], commands: &mut Commands) {
    let theme = screen.theme;
    let title = format!("{} in full", words::counted(claims.len(), "claim"));
    CollapsingHeader::new(
        RichText::new(title)
            .font(theme.strong())
            .color(theme.colours.ink),
    )
    .id_salt(("cards", &screen.state.view.selected))
    .show_unindented(ui, |ui| {
        for claim in claims {
            ui.add_space(HALF);
            card_ui(ui, screen, claim, commands);
        }
    });
}

fn card_ui(ui: &mut Ui, screen: &Screen, claim: &Claim, commands: &mut Commands) {
    let theme = screen.theme;
    Frame::new()
        .fill(theme.colours.raised)
        .stroke(Stroke::new(1.0, theme.colours.line))
        .corner_radius(ROUND)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            who(ui, screen, claim, commands);
            for (words, strong) in what(screen, claim) {
                let (font, ink) = if strong {
                    (theme.body(), theme.colours.ink)
                } else {
                    (theme.small(), theme.colours.ink_soft)
                };
                text::label(ui, &words, font, ink);
            }
            links(ui, screen, claim);
        });
}

fn who(ui: &mut Ui, screen: &Screen, claim: &Claim, commands: &mut Commands) {
    let theme = screen.theme;
    let source = screen.case().source(&claim.source);
    let mark = screen.derived.marks.mark(&claim.source);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Copy this claim with its citation";
            if icon_button(ui, theme, icon::COPY, "Copy claim", hint).clicked() {
                commands.push(Command::Copy(cited(screen.case(), claim)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                chip(ui, theme, mark, source.short_name(), claim.stance);
            });
        });
    });
}

/// The lines of a card: what is said, and all that belongs to it; `true` for what is said.
fn what(screen: &Screen, claim: &Claim) -> Vec<(String, bool)> {
    let case = screen.case();
    let said = &claim.statement;
    let by = [
        Some(case.source(&claim.source).name.clone()),
        speaker(claim),
        said.role.clone(),
    ];
    let mut lines = vec![
        (
            by.into_iter().flatten().collect::<Vec<_>>().join(", "),
            false,
        ),
        (said.text.clone(), true),
    ];
    lines.extend(
        said.quote
            .as_ref()
            .map(|quote| (format!("“{quote}”"), true)),
    );
    let mut small = |line: Option<String>| lines.extend(line.map(|line| (line, false)));
    small(words::together(case, claim));
    small(
        said.hedge
            .as_ref()
            .map(|hedge| format!("Hedged: “{hedge}”.")),
    );
    small(
        said.condition
            .as_ref()
            .map(|condition| format!("On the condition: {condition}.")),
    );
    small(
        said.as_called
            .as_ref()
            .map(|words| format!("In the words “{words}”.")),
    );
    small(Some(format!(
        "About: {}.",
        words::scope(case, &claim.scope)
    )));
    small(Some(said.said.map_or_else(
        || "Date of the statement not given.".to_owned(),
        |span| format!("Said on {span}."),
    )));
    let document = case.document(&said.document);
    small(Some(format!("{}.", words::document(document))));
    small(grade(screen, claim));
    lines.extend(bearing_on_others(screen, claim).map(|line| (line, false)));
    lines
}

/// The Admiralty grade, the source's letter and the claim's digit kept apart.
fn grade(screen: &Screen, claim: &Claim) -> Option<String> {
    let reliability = screen.case().source(&claim.source).reliability;
    match (reliability, claim.credibility) {
        (None, None) => None,
        (source, digit) => Some(format!(
            "Graded by the analyst: source {}, claim {}.",
            source.map_or_else(|| "not graded".to_owned(), |letter| format!("{letter:?}")),
            digit.map_or_else(
                || "not graded".to_owned(),
                |digit| digit.digit().to_string()
            ),
        )),
    }
}

fn bearing_on_others<'a>(
    screen: &'a Screen,
    claim: &'a Claim,
) -> impl Iterator<Item = String> + 'a {
    let case = screen.case();
    let named = move |id: &crate::model::ClaimId| {
        let other = case.claim(id)?;
        let source = case.source(&other.source).short_name();
        let (answer, stance) = normal_form(other);
        let (stance, answer) = (words::stance(stance), words::answer(case, &answer));
        Some(format!("{source}, which {stance} “{answer}”"))
    };
    let links = claim.links.iter().filter_map(move |link| {
        let verb = match link.kind {
            LinkKind::Answers => "Answers",
            LinkKind::Relays => "Relays",
            LinkKind::Corrects => "Corrects",
            LinkKind::Supersedes => "Takes the place of",
            LinkKind::Questions => "Questions",
        };
        Some(format!("{verb} {}.", named(&link.claim)?))
    });
    let rivals = screen
        .contest()
        .rivals_of(&claim.id)
        .filter_map(move |(id, relation)| {
            let verb = match relation {
                Relation::Contradicts => "Contradicts",
                Relation::InTension => "May contradict",
                Relation::None => return None,
            };
            let scope = words::scope(case, &case.claim(id)?.scope);
            Some(format!("{verb} {} ({scope}).", named(id)?))
        });
    links.chain(rivals)
}

fn links(ui: &mut Ui, screen: &Screen, claim: &Claim) {
    let document = screen.case().document(&claim.statement.document);
    for (what, link) in [
        ("Open the document", &document.link),
        ("Open the archived copy", &document.archive),
    ] {
        if let Some(link) = link {
            ui.hyperlink_to(what, link).on_hover_text(format!(
                "{link}\nOpens in your browser, which asks the network for it."
            ));
        }
    }
}
