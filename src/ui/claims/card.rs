//! A claim in full: who, in which role, when, our paraphrase beside the quote, and the document.

use egui::{
    Align, CollapsingHeader, Frame, Id, Layout, Margin, Response, RichText, Role, Sense, Stroke,
    Ui, WidgetInfo,
};

use crate::model::{About, Claim, ClaimId};
use crate::query::Relation;
use crate::state::{Command, Commands};

use super::super::notes::{NotesForm, add_icon, notes_ui};
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, ROUND};
use super::super::widgets::{Sign, focus_ring, icon, icon_button, sign_with_words, signed};
use super::super::words::{self, Badge};
use super::citation::cited;
use super::row::row_ui;
use super::telling::{Line, linked, position, told, who};

/// All `claims` in full, under a fold that tells how many notes on them it hides.
pub fn cards_ui(
    ui: &mut Ui,
    screen: &Screen,
    claims: &[&Claim],
    notes: &mut NotesForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let mut title = format!("{} in full", words::counted(claims.len(), "claim"));
    let noted = claims.iter().map(|claim| {
        let about = About::Claim(claim.id.clone());
        screen.derived.notes.about(&about).len()
    });
    let noted: usize = noted.sum();
    if noted > 0 {
        title = format!("{title}, {}", words::counted(noted, "note"));
    }
    let is_asked_for = asked_for(ui, screen, claims);
    let title = RichText::new(title)
        .font(theme.strong())
        .color(theme.colours.ink);
    CollapsingHeader::new(title)
        .id_salt(("cards", &screen.state.view.selected))
        .open(is_asked_for.then_some(true))
        .show_unindented(ui, |ui| {
            for claim in claims {
                ui.add_space(HALF);
                let card = card_ui(ui, screen, claim, notes, commands);
                if is_asked_for && screen.state.view.claim.as_ref() == Some(&claim.id) {
                    card.scroll_to_me(Some(Align::Center));
                }
            }
        });
}

/// Whether one of `claims` has just been asked for, and is to be brought into view: until the fold
/// has opened and the panel has scrolled to it.
fn asked_for(ui: &Ui, screen: &Screen, claims: &[&Claim]) -> bool {
    let id = Id::unique("claim asked for");
    let now = screen.state.view.claim.as_ref();
    let (known, since) = ui
        .data(|data| data.get_temp::<(Option<ClaimId>, f64)>(id))
        .unwrap_or_default();
    let time = ui.input(|input| input.time);
    if known.as_ref() != now {
        ui.data_mut(|data| data.insert_temp(id, (now.cloned(), time)));
    }
    let is_new = known.as_ref() != now || time - since < f64::from(ui.style().animation_time) * 2.0;
    if is_new && now.is_some() {
        ui.ctx().request_repaint();
    }
    is_new && claims.iter().any(|claim| Some(&claim.id) == now)
}

fn card_ui(
    ui: &mut Ui,
    screen: &Screen,
    claim: &Claim,
    notes: &mut NotesForm,
    commands: &mut Commands,
) -> Response {
    let theme = screen.theme;
    let is_asked_for = screen.state.view.claim.as_ref() == Some(&claim.id);
    let edge = if is_asked_for {
        Stroke::new(1.5 * theme.weight, theme.colours.ink)
    } else {
        Stroke::new(1.0, theme.colours.line)
    };
    Frame::new()
        .fill(theme.colours.raised)
        .stroke(edge)
        .corner_radius(ROUND)
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            head(ui, screen, claim, notes, commands);
            let (soft, ink) = (theme.colours.ink_soft, theme.colours.ink);
            text::label(ui, &who(screen.case(), claim), theme.small(), soft);
            let position = words::capitalised(&position(screen.case(), claim));
            text::label(ui, &position, theme.strong(), ink);
            for line in lines(screen, claim) {
                match line {
                    Line::Said(words) => text::prose(ui, &words, theme.body(), ink),
                    Line::Aside(words) => text::label(ui, &words, theme.small(), soft),
                    Line::Linked(words, claim) => {
                        let follows = Sign::Icon(icon::FOLLOWS);
                        other_ui(ui, screen, follows, &words, claim, commands)
                    }
                    Line::Rival(words, claim, relation) => {
                        let badge = match relation {
                            Relation::InTension => Badge::InTension,
                            _ => Badge::ContestedAcross,
                        };
                        other_ui(ui, screen, Sign::Badge(badge), &words, claim, commands)
                    }
                };
            }
            documents_ui(ui, screen, claim);
            row_ui(ui, screen, claim, commands);
            notes_ui(ui, screen, &About::Claim(claim.id.clone()), notes, commands);
        })
        .response
}

/// What is told of a claim: itself, what it is linked with, and what competes with it.
fn lines(screen: &Screen, claim: &Claim) -> Vec<Line> {
    let mut lines = told(screen.case(), screen.contest(), claim);
    lines.extend(linked(screen.case(), screen.links(), claim));
    for line in &mut lines {
        if let Line::Linked(words, id) | Line::Rival(words, id, _) = line
            && let Some(other) = screen.contest().claim(screen.case(), id)
            && !screen.shown().shows(other)
        {
            words.push_str(" Hidden by you.");
        }
    }
    lines.sort_by_key(|line| match line {
        Line::Said(_) | Line::Aside(_) => 0,
        Line::Linked(..) => 1,
        Line::Rival(_, _, Relation::Contradicts) => 2,
        Line::Rival(..) => 3,
    });
    lines
}

/// Another claim on which this one bears, or which bears on it: a click shows that.
fn other_ui(
    ui: &mut Ui,
    screen: &Screen,
    sign: Sign,
    words: &str,
    claim: ClaimId,
    commands: &mut Commands,
) -> Response {
    let theme = screen.theme;
    let told = sign_with_words(ui, theme, sign, words, theme.small());
    let response = told.interact(Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    if response.hovered() {
        let under = response.rect;
        let line = Stroke::new(1.0, theme.colours.ink_soft);
        ui.painter().hline(under.x_range(), under.bottom(), line);
    }
    focus_ring(ui, theme, &response, response.rect.expand(1.0));
    if response.clicked() {
        commands.push(Command::ShowClaim(claim));
    }
    response.on_hover_text("Show that claim")
}

/// The source's mark and name, and the buttons that copy the claim and add a note on it.
fn head(
    ui: &mut Ui,
    screen: &Screen,
    claim: &Claim,
    notes: &mut NotesForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let source = screen.case().source(&claim.source);
    let mark = screen.derived.marks.mark(&claim.source);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Copy this claim with its citation";
            if icon_button(ui, theme, icon::COPY, "Copy claim", hint).clicked() {
                let row = screen.excerpt().and_then(|excerpt| excerpt.row_of(claim));
                let text = cited(screen.case(), screen.contest(), claim, row);
                commands.push(Command::Copy(text));
            }
            let about = About::Claim(claim.id.clone());
            add_icon(ui, screen, &about, notes, commands);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                signed(ui, theme, mark, source.short_name());
            });
        });
    });
}

fn documents_ui(ui: &mut Ui, screen: &Screen, claim: &Claim) {
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
