//! Sheets above the map: credits, keys, notices.

use egui::{Context, Frame, Grid, Id, Margin, Modal, ModalResponse, ScrollArea, Ui};

use crate::basemap::{ATTRIBUTION, MapFacts, credits};
use crate::model::{Hue, MarkShape, Stance};
use crate::state::{Command, Commands, Dialog, Hint};

use super::actions::Action;
use super::claims::page_ui;
use super::files::files_ui;
use super::history::history_ui;
use super::links::link_ui;
use super::mapping::{self, mapping_ui};
use super::maps::maps_ui;
use super::marks::Mark;
use super::memory::Memory;
use super::report::report_ui;
use super::screen::Screen;
use super::search::search_ui;
use super::settings::settings_ui;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::{badge_with_words, chip, heading, icon, icon_button};
use super::words::Badge;

/// The sheet that is open, if any.
pub fn sheets_ui(ctx: &Context, screen: &Screen, memory: &mut Memory, commands: &mut Commands) {
    let is_new = memory.files.turn_to(screen.state.view.dialog, screen);
    let Some(dialog) = screen.state.view.dialog else {
        return;
    };
    let response = match dialog {
        Dialog::Search => search_ui(ctx, screen, &mut memory.search, is_new, commands),
        Dialog::Columns => mapping_ui(ctx, screen, &mut memory.mapping, is_new, commands),
        _ => sheet_ui(ctx, screen, memory, dialog, is_new, commands),
    };
    if response.should_close() {
        commands.push(Command::Show(None));
    }
}

fn sheet_ui(
    ctx: &Context,
    screen: &Screen,
    memory: &mut Memory,
    dialog: Dialog,
    is_new: bool,
    commands: &mut Commands,
) -> ModalResponse<()> {
    let size = ctx.content_rect().size();
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(24));
    let sheet = Modal::new(Id::unique("sheet")).frame(frame);
    sheet.show(ctx, |ui| {
        ui.set_width((640.0 * screen.theme.scale).min(size.x - STEP * 8.0));
        ui.spacing_mut().item_spacing.y = STEP;
        // Boxes to tick and rings to choose have to be seen before they are met.
        let resting = &mut ui.visuals_mut().widgets.inactive.bg_stroke;
        resting.color = screen.theme.colours.ink_soft;
        title_row(ui, screen, title(dialog), commands);
        ScrollArea::vertical()
            .max_height(size.y - STEP * 20.0)
            .min_scrolled_height(size.y - STEP * 20.0)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                match dialog {
                    Dialog::Credits => credits_ui(ui, screen, memory.map.own_facts()),
                    Dialog::Maps => maps_ui(ui, screen, &memory.map, &mut memory.maps, commands),
                    Dialog::Keys => keys_ui(ui, screen, commands),
                    Dialog::Notices => notices_ui(ui, screen, is_new, commands),
                    Dialog::History => history_ui(ui, screen, commands),
                    Dialog::Open
                    | Dialog::SaveAs
                    | Dialog::Export
                    | Dialog::Unsaved
                    | Dialog::Outside
                    | Dialog::Recovered => {
                        files_ui(ui, screen, &mut memory.files, is_new, commands);
                    }
                    Dialog::Report => {
                        report_ui(ui, screen, &mut memory.files, is_new, commands);
                    }
                    Dialog::Settings => settings_ui(ui, screen, commands),
                    Dialog::Dossier => {
                        page_ui(ui, screen, &mut memory.page, is_new, commands);
                    }
                    Dialog::ViewLink => {
                        link_ui(ui, screen, &mut memory.link, is_new, commands);
                    }
                    // They have sheets of their own.
                    Dialog::Search | Dialog::Columns => {}
                }
                bring_focus_into_view(ui);
            });
    })
}

/// Scrolls to what the keyboard has just reached.
pub(super) fn bring_focus_into_view(ui: &Ui) {
    let focused = ui.memory(egui::Memory::focused);
    let response = focused.and_then(|id| ui.ctx().read_response(id));
    if let Some(response) = response.filter(egui::Response::gained_focus) {
        response.scroll_to_me(None);
    }
}

fn title(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Credits => "Credits",
        Dialog::Maps => "Maps",
        Dialog::Keys => "Signs and keys",
        Dialog::Notices => "Notices",
        Dialog::Open => "Open",
        Dialog::SaveAs => "Save the case as",
        Dialog::Export => "Export",
        Dialog::History => "History",
        Dialog::Unsaved => "Unsaved work",
        Dialog::Outside => "The file has changed",
        Dialog::Recovered => "Work that was not saved",
        Dialog::Report => "Import report",
        Dialog::Columns => mapping::TITLE,
        Dialog::Settings => "Settings",
        Dialog::ViewLink => "Open a view link",
        Dialog::Search => "Search",
        Dialog::Dossier => "Dossier",
    }
}

pub(super) fn title_row(ui: &mut Ui, screen: &Screen, title: &str, commands: &mut Commands) {
    ui.horizontal(|ui| {
        text::label(ui, title, screen.theme.title(), screen.theme.colours.ink);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, screen.theme, icon::CLOSE, "Close", "Close (Esc)").clicked() {
                commands.push(Command::Show(None));
            }
        });
    });
}

fn credits_ui(ui: &mut Ui, screen: &Screen, own: Option<&MapFacts>) {
    let theme = screen.theme;
    if let Some(own) = own {
        text::label(ui, &own.name, theme.strong(), theme.colours.ink);
        let made = match own.attribution.as_str() {
            "" => "The map does not say where it comes from, nor under which licence.",
            attribution => attribution,
        };
        text::label(ui, made, theme.small(), theme.colours.ink);
        ui.add_space(STEP);
        heading(ui, theme, "The built-in map beneath");
    }
    text::label(ui, ATTRIBUTION, theme.small(), theme.colours.ink_soft);
    for credit in credits() {
        ui.add_space(HALF);
        text::label(ui, credit.what, theme.strong(), theme.colours.ink);
        let made = format!("{} · {}", credit.source, credit.licence);
        text::label(ui, &made, theme.small(), theme.colours.ink);
        if !credit.note.is_empty() {
            text::label(ui, credit.note, theme.small(), theme.colours.ink_soft);
        }
    }
    ui.add_space(STEP);
    let where_ = "The licences' texts come with the program, in assets/licences; the layers \
                  themselves, in assets/basemap, under the same licences.";
    text::label(ui, where_, theme.small(), theme.colours.ink_soft);
}

/// What the signs of map and panel mean.
fn signs_ui(ui: &mut Ui, screen: &Screen) {
    let theme = screen.theme;
    for (badge, words) in [
        (
            Badge::ContestedHere,
            "Accounts of this very place exclude each other.",
        ),
        (
            Badge::ContestedAcross,
            "An account of more than this place, or of a part, excludes one of it.",
        ),
        (
            Badge::InTension,
            "Accounts would exclude each other if about the same strikes; the sources do not say.",
        ),
    ] {
        badge_with_words(ui, theme, badge, words);
    }
    let mark = Mark {
        hue: Hue::Slate,
        shape: MarkShape::Circle,
    };
    for (stance, words) in [
        (Stance::Asserts, "says that it is so"),
        (Stance::Denies, "says that it is not so"),
        (Stance::Doubts, "doubts it, or sets a condition"),
    ] {
        ui.horizontal(|ui| {
            chip(ui, theme, mark, "A source", stance);
            text::label(ui, words, theme.small(), theme.colours.ink);
        });
    }
    let map = "On the map: a thick arc for each source that speaks of the very place; thin arcs, \
               while it is selected, for broader claims on the same questions. At a mark of several \
               places, the ring around \u{2260} is drawn as far as they are contested here; where none of \
               them is, the sign is a small one. Areas are hatched, \
               rising to the right. An extent that nobody states fades out, and its size means \
               nothing. What is drawn in violet grey is context from a file, and no claim.";
    text::label(ui, map, theme.small(), theme.colours.ink);
}

/// What keys do that are no actions.
const OTHER_KEYS: [(&str, &str); 7] = [
    (
        "Tab, Shift+Tab",
        "next or previous part of the screen, place or button",
    ),
    ("Enter, Space", "select the place, press the button"),
    ("Arrows", "move the map"),
    ("F2", "change the title of the case"),
    ("Ctrl+Enter, Esc", "end the note that is being written"),
    ("Wheel", "zoom about the pointer"),
    ("Two fingers", "move the map; with Ctrl, or pinching, zoom"),
];

/// What every key does, a line for each thing; README lists the same.
#[must_use]
pub fn keys() -> Vec<(String, &'static str)> {
    let others = OTHER_KEYS.map(|(keys, does)| (keys.to_owned(), does));
    let actions = Action::ALL.map(|action| (action.keys_in_words(), action.does()));
    let mut lines: Vec<(String, &str)> = Vec::new();
    for (keys, does) in others.into_iter().chain(actions) {
        match lines.last_mut() {
            _ if keys.is_empty() => {}
            Some((known, last)) if *last == does => *known = format!("{known}, {keys}"),
            _ => lines.push((keys, does)),
        }
    }
    lines
}

fn keys_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    signs_ui(ui, screen);
    ui.add_space(STEP);
    Grid::new("keys")
        .num_columns(2)
        .spacing([STEP * 3.0, STEP])
        .show(ui, |ui| {
            for (keys, what) in keys() {
                text::label(ui, &keys, theme.strong(), theme.colours.ink);
                text::label(ui, what, theme.body(), theme.colours.ink);
                ui.end_row();
            }
        });
    ui.add_space(STEP);
    if ui.button("Show the hints for newcomers again").clicked() {
        commands.push(Command::Show(None));
        commands.push(Command::ShowHint(Some(Hint::FIRST)));
    }
}

fn notices_ui(ui: &mut Ui, screen: &Screen, is_new: bool, commands: &mut Commands) {
    let theme = screen.theme;
    if screen.state.notices.is_empty() {
        text::label(
            ui,
            "There is nothing to tell.",
            theme.body(),
            theme.colours.ink_soft,
        );
    }
    let notices = &screen.state.notices;
    for (i, notice) in notices.iter().rev().enumerate() {
        text::label(ui, &notice.text, theme.strong(), theme.colours.ink);
        for detail in &notice.details {
            text::label(ui, detail, theme.small(), theme.colours.ink);
        }
        let read = ui.button("I have read this");
        if is_new && i == 0 {
            read.request_focus();
        }
        if read.clicked() {
            commands.push(Command::Dismiss(notice.clone()));
        }
        ui.add_space(STEP);
    }
    if notices.len() > 1 && ui.button("I have read all of these").clicked() {
        notices
            .iter()
            .cloned()
            .for_each(|notice| commands.push(Command::Dismiss(notice)));
    }
}
