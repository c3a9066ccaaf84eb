//! The matrix below the map: what each source answers to each question.
//!
//! A row for each source, a column for each question. An entry is a claim in the form of its stance; a
//! click leads to it. What contradicts the claim under the pointer is joined to it by a line.

pub(super) mod cells;
mod copied;
pub(super) mod entry;
pub(super) mod layout;
mod rivals;

use std::sync::Arc;

use egui::{Align, FontId, Galley, Layout, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use egui_table::{Column, HeaderRow, Table};

use crate::model::Subject;
use crate::query::{Matrix, MatrixOrder, Shown};
use crate::state::{Command, Commands, MatrixLook};

use self::cells::Cells;
use self::copied::as_text;
use self::layout::{Columns, Laid};
use super::performance::Performance;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{icon, icon_button, nothing_here, segment};
use super::words;

/// The matrix as it was last worked out, and where it lay.
#[derive(Default)]
pub struct MatrixMemory {
    known: Option<Known>,
}

/// A matrix, and what it was worked out from.
struct Known {
    revision: u64,
    shown: Arc<Shown>,
    subject: Option<Subject>,
    order: MatrixOrder,
    /// The type that it was laid out for.
    font: FontId,
    laid: Arc<Laid>,
}

/// Draws the matrix in the room that is left.
pub fn matrix_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut MatrixMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    let look = screen.state.view.matrix;
    let subject = subject(screen, look);
    let laid = memory.laid(ui, screen, subject.as_ref(), look.order, measured);
    head_ui(ui, screen, subject.as_ref(), &laid, look, commands);
    if laid.matrix.entries() == 0 {
        nothing_here(
            ui,
            screen.theme,
            "Nothing that is shown answers any question here.",
        );
        return;
    }
    let mut cells = Cells::new(screen, &laid, commands);
    let column = |width: f32| Column::new(width).range(width..=width).resizable(false);
    let widths = std::iter::once(laid.columns.source);
    let widths = widths.chain(laid.matrix.questions.iter().map(|_| laid.columns.question));
    let table = Table::new()
        .id_salt(("matrix", &subject))
        .num_rows(laid.matrix.rows.len() as u64)
        .columns(widths.map(column).collect::<Vec<_>>())
        .num_sticky_cols(1)
        .headers([HeaderRow::new(layout::header_height(screen.theme))]);
    let room = ui.available_rect_before_wrap();
    table.show(ui, &mut cells);
    cells.claims.rivals(ui, room);
}

/// What the matrix is about; nothing where it has the whole case.
fn subject(screen: &Screen, look: MatrixLook) -> Option<Subject> {
    let selected = screen.selected().cloned();
    selected.filter(|_| !look.whole_case)
}

/// What it is about, and how it can be laid.
fn head_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: Option<&Subject>,
    laid: &Laid,
    look: MatrixLook,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP, HALF);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Copy the matrix as text, to be pasted into a table";
            if icon_button(ui, theme, icon::COPY, "Copy the matrix", hint).clicked() {
                commands.push(Command::Copy(as_text(screen.case(), &laid.matrix)));
            }
            if let Some(wanted) = choices(ui, screen, look) {
                commands.push(Command::SetMatrix(wanted));
            }
            title_ui(ui, screen, subject, laid.matrix.entries());
        });
    });
    ui.add_space(HALF);
}

/// The subject's name and, where there is room, how many claims there are.
fn title_ui(ui: &mut Ui, screen: &Screen, subject: Option<&Subject>, claims: usize) {
    let theme = screen.theme;
    let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
    let name = subject.map_or("The whole case", |subject| subject.name(screen.case()));
    let claims = words::counted(claims, "claim");
    let room = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(room, theme.button_side()), Sense::hover());
    let said = format!("Who says what: {name}, {claims}");
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &said));
    let painter = ui.painter();
    let name = text::line(painter, name, theme.question(), ink, room);
    let claims = text::layout(painter, &claims, theme.small(), soft, f32::INFINITY);
    let beside = rect.left() + name.size().x + STEP;
    let middle = |galley: &Galley| rect.center().y - galley.size().y / 2.0;
    let claims_at = pos2(beside, middle(&claims) + 1.0);
    painter.galley(pos2(rect.left(), middle(&name)), name, ink);
    if beside + claims.size().x <= rect.right() {
        painter.galley(claims_at, claims, soft);
    }
    response.on_hover_text(said);
}

/// The look that was chosen, if another. The last comes first: they stand from the right.
fn choices(ui: &mut Ui, screen: &Screen, look: MatrixLook) -> Option<MatrixLook> {
    let mut wanted = look;
    ui.spacing_mut().item_spacing.x = 0.0;
    for (name, order) in [
        ("By contradictions", MatrixOrder::ByContradictions),
        ("By party", MatrixOrder::ByParty),
    ] {
        if segment(ui, screen.theme, name, look.order == order).clicked() {
            wanted.order = order;
        }
    }
    ui.add_space(STEP);
    if screen.selected().is_some() {
        for (name, whole_case) in [("Whole case", true), ("Selection", false)] {
            if segment(ui, screen.theme, name, look.whole_case == whole_case).clicked() {
                wanted.whole_case = whole_case;
            }
        }
        ui.add_space(STEP);
    }
    ui.spacing_mut().item_spacing.x = STEP;
    (wanted != look).then_some(wanted)
}

impl MatrixMemory {
    /// The matrix that is asked for, laid out in the width that there is.
    fn laid(
        &mut self,
        ui: &Ui,
        screen: &Screen,
        subject: Option<&Subject>,
        order: MatrixOrder,
        measured: &mut Performance,
    ) -> Arc<Laid> {
        let revision = screen.state.document.revision();
        let shown = screen.shown();
        let known = self.known.as_ref().filter(|known| {
            known.revision == revision
                && Arc::ptr_eq(&known.shown, shown)
                && known.subject.as_ref() == subject
                && known.order == order
        });
        let (case, contest) = (screen.case(), screen.contest());
        let asked = || Matrix::of(case, contest, shown, subject, order);
        let matrix = known.map_or_else(
            || measured.query("matrix", asked).into(),
            |known| Arc::clone(&known.laid.matrix),
        );
        let font = screen.theme.small();
        let columns = Columns::of(ui.available_width(), screen.theme, matrix.questions.len());
        let fits = |known: &&Known| known.laid.columns == columns && known.font == font;
        if let Some(known) = known.filter(fits) {
            return Arc::clone(&known.laid);
        }
        let laid = Arc::new(Laid::of(ui.painter(), screen, subject, matrix, columns));
        self.known = Some(Known {
            revision,
            shown: Arc::clone(shown),
            subject: subject.cloned(),
            order,
            font,
            laid: Arc::clone(&laid),
        });
        laid
    }
}
