//! The column on the left: sources by party, the legend of the overlays, the places, and the trays
//! for what has no place.

mod context;
mod mark_popup;

use egui::{Align2, Color32, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Case, IncidentId, PartyId, SourceId, Subject};
use crate::query::{Bearing, bearing};
use crate::state::{Command, Commands};

use super::screen::Screen;
use super::theme::{HALF, STEP, icons};
use super::widgets::{focus_ring, heading, hint, icon, paint_badge};
use super::words::{self, Badge};
use super::{marks::Mark, text};

/// The sources, the places and the trays; a click shows, hides or selects.
pub fn sources_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        source_list(ui, screen, commands);
        context::context_list(ui, screen, commands);
        place_list(ui, screen, commands);
        unlocated_tray(ui, screen, commands);
        campaign_tray(ui, screen, commands);
        ui.add_space(STEP * 2.0);
    });
}

fn source_list(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let case = screen.case();
    if case.sources.is_empty() {
        return;
    }
    section(ui, screen, "Sources");
    for (party, sources) in by_party(case, screen.derived.marks.order()) {
        let alone = sources.len() == 1;
        if !alone {
            party_row(ui, screen, &party, &sources, commands);
        }
        for source in sources {
            let level = if alone { Level::Alone } else { Level::OfParty };
            source_row(ui, screen, &source, level, commands);
        }
    }
}

/// Consecutive sources of one party, in the order given.
fn by_party(case: &Case, order: &[SourceId]) -> Vec<(PartyId, Vec<SourceId>)> {
    order
        .chunk_by(|a, b| case.source(a).party == case.source(b).party)
        .map(|sources| (case.source(&sources[0]).party.clone(), sources.to_vec()))
        .collect()
}

fn party_row(
    ui: &mut Ui,
    screen: &Screen,
    party: &PartyId,
    sources: &[SourceId],
    commands: &mut Commands,
) {
    let name = &screen.case().parties[party].name;
    let shown = sources
        .iter()
        .any(|source| screen.filter().shows_source(source));
    let row = Row {
        look: Look::of_source(shown),
        level: Level::Party,
        ..Row::new(name)
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, name));
    if response.clicked() {
        commands.push(Command::ShowSources(sources.to_vec(), !shown));
    }
    response.on_hover_text(show_or_hide(shown, "all of this party"));
}

fn source_row(ui: &mut Ui, screen: &Screen, id: &SourceId, level: Level, commands: &mut Commands) {
    let source = screen.case().source(id);
    let shown = screen.filter().shows_source(id);
    let claims = screen.counts().sources.get(id).copied().unwrap_or_default();
    let row = Row {
        mark: Some(screen.derived.marks.mark(id)),
        count: Some(claims),
        look: Look::of_source(shown),
        level,
        ..Row::new(source.short_name())
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, source.short_name()));
    let mark = row.mark_rect(screen, response.rect);
    mark_popup::mark_button(ui, screen, id, mark, &response, commands);
    if response.clicked() {
        commands.push(Command::ShowSources(vec![id.clone()], !shown));
    }
    let kind = words::source_kind(source.kind);
    let click = show_or_hide(shown, "its claims");
    let note = source.note.as_deref().unwrap_or_default();
    response.on_hover_ui(|ui| hint(ui, screen.theme, &[&source.name, kind, note, &click]));
}

fn show_or_hide(shown: bool, what: &str) -> String {
    format!("Click to {} {what}.", if shown { "hide" } else { "show" })
}

fn place_list(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    if screen.case().places.is_empty() {
        return;
    }
    section(ui, screen, "Places");
    for summary in screen.derived.summaries.value.iter() {
        let subject = Subject::Place(summary.place.clone());
        let known = words::precision(screen.case().place(&summary.place));
        subject_row(ui, screen, &subject, summary.claims.len(), known, commands);
    }
}

/// Incidents that no source locates: they stand here instead of vanishing.
fn unlocated_tray(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let case = screen.case();
    let unlocated: Vec<&IncidentId> = case.unlocated().collect();
    if unlocated.is_empty() {
        return;
    }
    section(ui, screen, "No place given");
    for id in unlocated {
        let subject = Subject::Incident(id.clone());
        let claims = local_claims(screen, &subject);
        subject_row(ui, screen, &subject, claims, "no place given", commands);
    }
}

fn campaign_tray(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    section(ui, screen, "Whole campaign");
    let subject = Subject::Campaign;
    let claims = local_claims(screen, &subject);
    subject_row(
        ui,
        screen,
        &subject,
        claims,
        "said of all strikes",
        commands,
    );
}

fn local_claims(screen: &Screen, subject: &Subject) -> usize {
    screen
        .case()
        .claims
        .iter()
        .filter(|claim| screen.shown().shows(claim))
        .filter(|claim| bearing(screen.case(), claim, subject) == Bearing::Local)
        .count()
}

fn subject_row(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    claims: usize,
    known: &str,
    commands: &mut Commands,
) {
    let name = subject.name(screen.case());
    let standing = screen.contest().standing(subject);
    let selected = screen.state.view.selected.as_ref() == Some(subject);
    let row = Row {
        count: Some(claims),
        badge: words::badge(standing),
        look: if selected {
            Look::Selected
        } else {
            Look::Shown
        },
        ..Row::new(name)
    };
    let response = row.ui(ui, screen);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    if response.clicked() {
        commands.push(Command::Select((!selected).then(|| subject.clone())));
    }
    let kinds = words::standing(standing)
        .into_iter()
        .map(|(_, words)| words);
    let description = std::iter::once(known)
        .chain(kinds)
        .collect::<Vec<_>>()
        .join("; ");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!(
            "{}; {description}",
            words::counted(claims, "claim")
        ));
    });
    response.on_hover_ui(|ui| hint(ui, screen.theme, &[name, &description]));
}

fn section(ui: &mut Ui, screen: &Screen, title: &str) {
    ui.add_space(STEP * 2.0);
    heading(ui, screen.theme, title);
    ui.add_space(HALF);
}

/// One line of the column.
struct Row<'a> {
    name: &'a str,
    mark: Option<Mark>,
    count: Option<usize>,
    badge: Option<Badge>,
    level: Level,
    look: Look,
}

/// Where a line stands among its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// By itself.
    Alone,
    /// A party above its sources.
    Party,
    /// A source below its party.
    OfParty,
}

/// What has been done with what a line stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Shown,
    Hidden,
    Selected,
}

impl Look {
    fn of_source(shown: bool) -> Self {
        if shown { Self::Shown } else { Self::Hidden }
    }
}

impl<'a> Row<'a> {
    fn new(name: &'a str) -> Self {
        Self {
            name,
            mark: None,
            count: None,
            badge: None,
            level: Level::Alone,
            look: Look::Shown,
        }
    }

    fn ui(&self, ui: &mut Ui, screen: &Screen) -> Response {
        let theme = screen.theme;
        let height = theme.body().size + STEP * 1.25;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        if !ui.is_rect_visible(rect) {
            return response;
        }
        self.paint_ground(ui, screen, &response, rect);

        let mut left = rect.left() + self.indent();
        if let Some(mark) = self.mark {
            let radius = theme.body().size * 0.42;
            let colour = self.dimmed(theme.hue(mark.hue), theme.colours.line);
            let at = self.mark_rect(screen, rect).center();
            ui.painter().add(mark.drawn(at, radius, colour));
            left += STEP * 2.5;
        }
        let right = self.paint_right(ui, screen, rect);
        let name = Rect::from_x_y_ranges(left..=right - HALF, rect.y_range());
        self.paint_name(ui, screen, name);
        response
    }

    fn indent(&self) -> f32 {
        match self.level {
            Level::OfParty => STEP * 1.5,
            Level::Alone | Level::Party => 0.0,
        }
    }

    /// Where the mark stands in the line at `rect`, with as much around it as a pointer needs.
    fn mark_rect(&self, screen: &Screen, rect: Rect) -> Rect {
        let centre = pos2(rect.left() + self.indent() + STEP, rect.center().y);
        let height = rect.height().min(screen.theme.body().size * 1.7);
        Rect::from_center_size(centre, vec2(height, height))
    }

    fn dimmed(&self, colour: Color32, when_hidden: Color32) -> Color32 {
        if self.look == Look::Hidden {
            when_hidden
        } else {
            colour
        }
    }

    fn paint_ground(&self, ui: &Ui, screen: &Screen, response: &Response, rect: Rect) {
        let colours = &screen.theme.colours;
        let ground = rect.expand2(vec2(STEP, 0.0));
        if self.look == Look::Selected {
            ui.painter()
                .rect_filled(ground, super::theme::ROUND, colours.selection);
        } else if response.hovered() {
            ui.painter()
                .rect_filled(ground, super::theme::ROUND, colours.hover);
        }
        focus_ring(ui, screen.theme, response, ground);
    }

    /// The count, the struck eye of what is hidden, and the badge; returns where they begin.
    fn paint_right(&self, ui: &Ui, screen: &Screen, rect: Rect) -> f32 {
        let theme = screen.theme;
        let ink = theme.colours.ink_soft;
        let at = rect.right_center();
        let count_width = theme.small().size * 1.6;
        let mut left = rect.right();
        if let Some(count) = self.count {
            let count = count.to_string();
            ui.painter()
                .text(at, Align2::RIGHT_CENTER, count, theme.small(), ink);
            left -= count_width;
        }
        if self.look == Look::Hidden {
            let font = egui::FontId::new(theme.small().size * 1.2, icons());
            let at = pos2(left, rect.center().y);
            let eye = ui
                .painter()
                .text(at, Align2::RIGHT_CENTER, icon::HIDDEN, font, ink);
            left = eye.left() - HALF;
        }
        if let Some(badge) = self.badge {
            let radius = theme.small().size * 0.6;
            let centre = pos2(left - radius, rect.center().y);
            paint_badge(ui.painter(), theme, centre, radius, badge);
            left -= radius * 2.0 + HALF;
        }
        left
    }

    /// The name in body type, in small type where that is too wide, cut where both are.
    fn paint_name(&self, ui: &mut Ui, screen: &Screen, rect: Rect) {
        let theme = screen.theme;
        let fonts = match self.level {
            Level::Party => [theme.strong(), theme.small_strong()],
            Level::Alone | Level::OfParty => [theme.body(), theme.small()],
        };
        let ink = self.dimmed(theme.colours.ink, theme.colours.ink_soft);
        let [large, small] =
            fonts.map(|font| text::line(ui.painter(), self.name, font, ink, rect.width()));
        let galley = if large.elided { small } else { large };
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
}
