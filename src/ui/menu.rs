//! The menus in the bar: what can be done with the case, and how it is looked at.

use std::path::Path;

use egui::containers::menu::{MenuButton, MenuConfig, menu_style};
use egui::{Button, Response, Role, Style, Ui, WidgetInfo, vec2};

use crate::state::{CaseOpens, Command, Commands, Instrument, MeasureTool, ThemeName};

use super::actions::Action;
use super::maps::file_name;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};

/// The menus, one beside the other.
pub fn menus(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ui.scope(|ui| {
        entry_style(ui.style_mut());
        ui.spacing_mut().item_spacing.x = HALF;
        menu(ui, screen, "Case", |ui| case_menu(ui, screen, commands));
        menu(ui, screen, "View", |ui| view_menu(ui, screen, commands));
    });
}

fn menu(ui: &mut Ui, screen: &Screen, name: &str, entries: impl FnOnce(&mut Ui)) {
    let width = 256.0 * screen.theme.scale;
    let config = MenuConfig::new().style(entry_style);
    MenuButton::new(name).config(config).ui(ui, |ui| {
        ui.set_min_width(width);
        entries(ui);
    });
}

fn entry_style(style: &mut Style) {
    menu_style(style);
    style.spacing.button_padding = vec2(STEP, HALF);
}

fn case_menu(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    entry(ui, screen, Action::Open, commands);
    recent_files(ui, screen, commands);
    entry(ui, screen, Action::OpenBuiltIn, commands);
    ui.separator();
    entry(ui, screen, Action::Save, commands);
    entry(ui, screen, Action::SaveAs, commands);
    earlier_versions(ui, screen, commands);
    ui.separator();
    entry(ui, screen, Action::Export, commands);
    ui.separator();
    for action in [Action::Undo, Action::Redo, Action::History] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    entry(ui, screen, Action::Settings, commands);
    entry(ui, screen, Action::Keys, commands);
    ui.separator();
    entry(ui, screen, Action::Quit, commands);
}

fn view_menu(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    for action in [Action::Back, Action::Forward] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    for action in [Action::FitCase, Action::ZoomIn, Action::ZoomOut] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    for action in [Action::SelectNothing, Action::CopyClaims, Action::Dossier] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    for action in [Action::CopyView, Action::PasteView] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    for action in [Action::Search, Action::PointAtMiddle] {
        entry(ui, screen, action, commands);
    }
    submenu(
        ui,
        screen,
        "Measure",
        MeasureTool::ALL.map(Action::Measure),
        commands,
    );
    let instruments = Instrument::ALL.map(Action::Instrument);
    submenu(ui, screen, "Instruments", instruments, commands);
    for action in [
        Action::Filters,
        Action::Timeline,
        Action::Play,
        Action::Present,
        Action::Maps,
        Action::Graticule,
        Action::Density,
        Action::Performance,
    ] {
        entry(ui, screen, action, commands);
    }
    ui.separator();
    for theme in ThemeName::ALL {
        entry(ui, screen, Action::Theme(theme), commands);
    }
}

/// An action by its name, with its keys on the right; grey while there is nothing for it to do.
fn entry(ui: &mut Ui, screen: &Screen, action: Action, commands: &mut Commands) {
    let state = screen.state;
    let is_possible = action.is_possible(state);
    let button = Button::new(action.name())
        .shortcut_text(action.keys_in_words())
        .selected(action.is_on(state));
    let response = ui.add_enabled(is_possible, button);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            is_possible,
            action.is_on(state),
            action.name(),
        )
    });
    if response.clicked()
        && let Some(command) = action.command(state)
    {
        commands.push(command);
    }
}

/// Actions of one kind, in a menu of their own.
fn submenu<const MANY: usize>(
    ui: &mut Ui,
    screen: &Screen,
    name: &str,
    actions: [Action; MANY],
    commands: &mut Commands,
) {
    ui.menu_button(name, |ui| {
        for action in actions {
            entry(ui, screen, action, commands);
        }
    });
}

fn recent_files(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let recent = &screen.state.view.recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button("Open recent", |ui| {
            for path in recent {
                if file_entry(ui, path).clicked() {
                    commands.push(Command::OpenFiles(vec![path.clone()], CaseOpens::InPlace));
                }
            }
        });
    });
}

/// A file by its name, with its folder on the right.
fn file_entry(ui: &mut Ui, path: &Path) -> Response {
    let folder = path.parent().map(file_name).unwrap_or_default();
    let name = file_name(path);
    let button = Button::new(text::ordered(&name)).shortcut_text(text::ordered(&folder));
    let response = ui.add(button);
    let whole = path.display().to_string();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &whole));
    response.on_hover_text(whole)
}

fn earlier_versions(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let versions = &screen.state.files.versions;
    ui.add_enabled_ui(!versions.is_empty(), |ui| {
        ui.menu_button("Earlier versions", |ui| {
            for version in versions {
                if ui.button(&version.when).clicked() {
                    commands.push(Command::OpenVersion(version.path.clone()));
                }
            }
        });
    });
}
