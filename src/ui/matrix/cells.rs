//! The cells of a matrix, drawn as far as they are in view.

use std::collections::HashMap;

use egui::{Align2, Context, Id, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};

use crate::model::ClaimId;
use crate::query::matrix::Cell;
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, icons};
use crate::ui::widgets::{hint, icon, paint_badge};
use crate::ui::words::{self, Badge};

use super::entry;
use super::layout::{self, EntryWords, Laid, MOST};

/// What draws the cells of a matrix.
pub(super) struct Cells<'a> {
    laid: &'a Laid,
    pub claims: ClaimCells<'a>,
}

/// What draws claims in cells, and what it has drawn in this frame.
pub(in crate::ui) struct ClaimCells<'a> {
    pub screen: &'a Screen<'a>,
    pub commands: &'a mut Commands,
    /// How many entries of a cell are drawn.
    most: usize,
    /// Where the claims lie that are in view: one that is about several subjects, more than once.
    pub places: HashMap<&'a ClaimId, Vec<Rect>>,
    /// The claim under the pointer or with the keyboard's focus, and where that is.
    pub met: Option<(&'a ClaimId, Rect)>,
}

impl<'a> Cells<'a> {
    pub fn new(screen: &'a Screen<'a>, laid: &'a Laid, commands: &'a mut Commands) -> Self {
        Self {
            laid,
            claims: ClaimCells::new(screen, MOST, commands),
        }
    }

    /// A source by its mark and name, and how many claims of others its own contradict.
    fn source_ui(&self, ui: &mut Ui, row: usize) {
        let theme = self.claims.screen.theme;
        let row = &self.laid.matrix.rows[row];
        let source = self.claims.screen.case().source(&row.source);
        let party = &self.claims.screen.case().party_of(&row.source).name;
        let rect = ui.max_rect().shrink2(vec2(STEP * 0.5, STEP * 0.75));
        let response = ui.interact(rect, ui.scope_id().with("source"), Sense::hover());
        let contradictions = match row.contradictions {
            0 => String::new(),
            some => format!(", {} contradicted", words::counted(some, "claim")),
        };
        let said = format!("{}{contradictions}", source.name);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        let radius = theme.small().size * 0.45;
        let middle = rect.top() + layout::line_height(theme) / 2.0;
        let mark = self.claims.screen.derived.marks.mark(&row.source);
        let at = pos2(rect.left() + radius, middle);
        ui.painter()
            .add(mark.drawn(at, radius, theme.hue(mark.hue)));
        let mut right = rect.right();
        if row.contradictions > 0 {
            right = self.count_ui(ui, row.contradictions, pos2(right, middle));
        }
        let left = rect.left() + radius * 2.0 + HALF * 1.5;
        let ink = theme.colours.ink;
        let name = source.short_name();
        let galley = text::line(ui.painter(), name, theme.small(), ink, right - left - HALF);
        let top = middle - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, ink);
        response.on_hover_ui(|ui| hint(ui, theme, &[&source.name, party, &contradictions]));
    }

    /// ≠ and how many, ending at `at`; returns where it begins.
    fn count_ui(&self, ui: &Ui, count: usize, at: egui::Pos2) -> f32 {
        let theme = self.claims.screen.theme;
        let colour = theme.colours.contradiction;
        let font = theme.small();
        let radius = font.size * 0.5;
        let painter = ui.painter();
        let number = painter.text(at, Align2::RIGHT_CENTER, count, font, colour);
        let centre = pos2(number.left() - HALF - radius, at.y);
        paint_badge(painter, theme, centre, radius, Badge::ContestedAcross);
        centre.x - radius
    }
}

impl<'a> ClaimCells<'a> {
    pub fn new(screen: &'a Screen<'a>, most: usize, commands: &'a mut Commands) -> Self {
        Self {
            screen,
            commands,
            most,
            places: HashMap::new(),
            met: None,
        }
    }

    /// The entries of `cell`, as far as it has room for them.
    pub fn cell_ui(&mut self, ui: &mut Ui, cell: &Cell, words: &[EntryWords]) {
        let theme = self.screen.theme;
        let case = self.screen.case();
        let room = ui.max_rect().shrink2(vec2(HALF, HALF));
        let mut top = room.top();
        for (entry, words) in cell.entries.iter().zip(words).take(self.most) {
            let height = layout::entry_height(theme, words);
            let rect = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), height));
            let claim = &case.claims[entry.claim];
            let response = entry::entry_ui(ui, self.screen, rect, claim, words);
            if response.clicked() {
                self.commands.push(Command::ShowClaim(claim.id.clone()));
            }
            if response.hovered() || response.has_focus() {
                self.met = Some((&claim.id, rect));
            }
            if ui.clip_rect().intersects(rect) {
                self.places.entry(&claim.id).or_default().push(rect);
            }
            response.on_hover_ui(|ui| entry::told_ui(ui, self.screen, claim, entry.reach));
            top += height + HALF / 2.0;
        }
        let more = cell.entries.len().saturating_sub(self.most);
        if more > 0 {
            self.remark_ui(ui, pos2(room.left(), top), &format!("and {more} more"));
            top += layout::line_height(theme);
        }
        if cell.has_hidden {
            let at = pos2(room.left() + HALF, top + layout::line_height(theme) / 2.0);
            self.hidden_ui(ui, at);
        }
    }

    fn remark_ui(&self, ui: &Ui, at: egui::Pos2, words: &str) {
        let theme = self.screen.theme;
        let ink = theme.colours.ink_soft;
        let room = ui.max_rect().right() - at.x;
        let galley = text::line(ui.painter(), words, theme.small(), ink, room);
        let rect = Rect::from_min_size(at, galley.size());
        let response = ui.interact(rect, ui.scope_id().with("more"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        ui.painter().galley(at, galley, ink);
    }

    /// That something is hidden here, which is not silence.
    fn hidden_ui(&self, ui: &Ui, at: egui::Pos2) {
        let theme = self.screen.theme;
        let font = egui::FontId::new(theme.small().size, icons());
        let ink = theme.colours.tension;
        let painter = ui.painter();
        let rect = painter.text(at, Align2::LEFT_CENTER, icon::HIDDEN, font, ink);
        let response = ui.interact(rect, ui.scope_id().with("hidden"), Sense::hover());
        let words = "Hidden by you, and not silent";
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        response.on_hover_text(words);
    }

    /// The line that parts rows.
    pub fn line_below(&self, ui: &Ui) {
        let rect = ui.max_rect();
        let line = Stroke::new(1.0, self.screen.theme.colours.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, line);
    }
}

impl TableDelegate for Cells<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let theme = self.claims.screen.theme;
        let Some(column) = cell.col_range.start.checked_sub(1) else {
            return self.claims.line_below(ui);
        };
        let question = &self.laid.matrix.questions[column];
        let words = words::question(self.claims.screen.case(), question);
        let room = ui.max_rect().shrink2(vec2(HALF, STEP * 0.5));
        let ink = theme.colours.ink;
        let font = theme.small_strong();
        let galley = entry::in_lines(ui.painter(), words, font, ink, room.width(), 2);
        let response = ui.interact(room, ui.scope_id().with("question"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        let top = room.bottom() - galley.size().y;
        ui.painter().galley(pos2(room.left(), top), galley, ink);
        response.on_hover_text(words);
        self.claims.line_below(ui);
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let row = usize::try_from(cell.row_nr).unwrap_or(usize::MAX);
        match cell.col_nr.checked_sub(1) {
            None => self.source_ui(ui, row),
            Some(column) => {
                let cell = &self.laid.matrix.rows[row].cells[column];
                let words = self.laid.grid.words(row, column);
                self.claims.cell_ui(ui, cell, words);
            }
        }
        self.claims.line_below(ui);
    }

    fn row_top_offset(&self, _: &Context, _: Id, row: u64) -> f32 {
        self.laid.grid.top(row)
    }
}
