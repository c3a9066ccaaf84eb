//! The sheet about a table's columns: what each is taken for, chosen above it or in a list, with the first
//! rows beside it and what they become.

mod becomes;
mod form;
mod kept;
mod roles;
mod sheet;

use egui::{Align, Button, Layout, ScrollArea, Ui, UiBuilder, vec2};
use egui::{Context, Frame, Id, Margin, Modal, ModalResponse};

use crate::basemap::regions;
use crate::model::Location;
use crate::state::archives::{Expected, Preview, Swapped, Whose};
use crate::state::{Command, Commands};

pub use self::form::MappingForm;

use self::becomes::{becomes_ui, findings_ui};
use self::kept::{begin_ui, keep_ui};
use self::roles::roles_ui;
use self::sheet::table_ui;
use super::screen::Screen;
use super::sheets::title_row;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::nothing_here;

/// The title of the sheet.
pub const TITLE: &str = "How the columns are read";

/// The sheet; `is_new` in its first frame.
pub fn mapping_ui(
    ctx: &Context,
    screen: &Screen,
    form: &mut MappingForm,
    is_new: bool,
    commands: &mut Commands,
) -> ModalResponse<()> {
    let window = ctx.content_rect().size();
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    let sheet = Modal::new(Id::unique("columns")).frame(frame);
    sheet.show(ctx, |ui| {
        let width = (1280.0 * screen.theme.scale).min(window.x - STEP * 12.0);
        let height = (860.0 * screen.theme.scale).min(window.y - STEP * 12.0);
        ui.set_width(width);
        ui.set_height(height);
        ui.spacing_mut().item_spacing.y = STEP;
        let resting = &mut ui.visuals_mut().widgets.inactive.bg_stroke;
        resting.color = screen.theme.colours.ink_soft;
        title_row(ui, screen, TITLE, commands);
        let Some(preview) = form.follow(screen) else {
            nothing_here(ui, screen.theme, "The table is no longer looked at.");
            return;
        };
        told_ui(ui, screen, &preview);
        let foot = (screen.theme.button_side() + STEP) * 2.0;
        let room = (ui.available_height() - foot).max(0.0);
        body_ui(ui, screen, form, &preview, room);
        keep_ui(ui, screen, form, commands);
        asks_ui(ui, screen, form, &preview, is_new, commands);
    })
}

/// Which file it is, and how its columns came to be understood.
fn told_ui(ui: &mut Ui, screen: &Screen, preview: &Preview) {
    let theme = screen.theme;
    let name = preview
        .path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let how = match (&preview.why_not, preview.whose) {
        (Some(_), _) => {
            "No column says by its name where or when something was. Say what they hold.".to_owned()
        }
        (None, Whose::Known) => format!("Its columns are those of {}.", preview.mapping.name),
        (None, Whose::Kept) => format!(
            "Its columns are those of a mapping that you keep: {}.",
            preview.mapping.name
        ),
        (None, Whose::Told) => "Its columns are read as you have told.".to_owned(),
        (None, Whose::Guessed) => "What its columns hold was guessed from their names.".to_owned(),
    };
    ui.spacing_mut().item_spacing.y = HALF;
    let words = format!("{name} – {how}");
    text::in_one_line(ui, &words, theme.body(), theme.colours.ink)
        .on_hover_text(preview.path.display().to_string());
    ui.spacing_mut().item_spacing.y = STEP;
}

/// The roles on the left; on the right the rows, and below what becomes of them.
fn body_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm, preview: &Preview, room: f32) {
    let gap = STEP * 2.0;
    let left = (300.0 * screen.theme.scale).min(ui.available_width() * 0.32);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), room), egui::Sense::hover());
    let (list, rest) = whole.split_left_right_at_x(whole.left() + left);
    ui.scope_builder(UiBuilder::new().max_rect(list), |ui| {
        ScrollArea::vertical()
            .id_salt("roles")
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                begin_ui(ui, screen, form);
                roles_ui(ui, screen, form, preview);
                super::sheets::bring_focus_into_view(ui);
            });
    });
    let rest = rest.with_min_x(rest.left() + gap);
    let rows = ((room - STEP) * 0.52).round();
    let (table, below) = rest.split_top_bottom_at_y(rest.top() + rows);
    ui.scope_builder(UiBuilder::new().max_rect(table), |ui| {
        ui.set_clip_rect(table.intersect(ui.clip_rect()));
        table_ui(ui, screen, form, preview);
    });
    let below = below.with_min_y(below.top() + STEP);
    let (becomes, findings) = below.split_left_right_at_fraction(0.55);
    for (rect, name, draw) in [
        (
            becomes,
            "becomes",
            becomes_ui as fn(&mut Ui, &Screen, &mut MappingForm),
        ),
        (
            findings.with_min_x(findings.left() + gap),
            "findings",
            findings_ui,
        ),
    ] {
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ScrollArea::vertical()
                .id_salt(name)
                .max_height(rect.height())
                .min_scrolled_height(rect.height())
                .auto_shrink([false, false])
                .show(ui, |ui| draw(ui, screen, form));
        });
    }
}

/// Whether to read the table like this.
fn asks_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &MappingForm,
    preview: &Preview,
    is_new: bool,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let mapping = form.mapping();
    let says = mapping.says_where_or_when();
    let row = vec2(ui.available_width(), theme.button_side());
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let read = ui.add_enabled(says, Button::new("Read the table like this"));
        if is_new && says {
            read.request_focus();
        }
        if read.clicked() {
            let path = preview.path.clone();
            commands.push(Command::OpenArchiveBy(path, Box::new(mapping)));
        }
        if ui.button("Cancel").clicked() {
            commands.push(Command::Show(None));
        }
        if !says {
            let words = "Choose a column that says where or when something was.";
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                text::label(ui, words, theme.body(), theme.colours.tension);
            });
        }
    });
}

/// The ground that is expected: that of the countries in which the case has its places.
fn expected(screen: &Screen) -> Expected {
    let places = screen.state.document.case().places.values();
    let points = places.filter_map(|place| match place.at {
        Location::Point(at) | Location::Around(at) => Some(at),
        _ => None,
    });
    Expected::around(points, regions())
}

/// That longitude and latitude look swapped, as a sentence.
pub(super) fn swapped_words(swapped: &Swapped) -> String {
    format!(
        "Longitude and latitude look swapped: as they are read, {} of {} positions lie in the country that is \
         expected; swapped, {} do.",
        swapped.as_read, swapped.of, swapped.swapped
    )
}
