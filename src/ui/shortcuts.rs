//! Keys that work wherever the focus is: each sends the command that a button would.

use egui::{Context, Key, Modifiers, Popup};

use crate::query::dossier;
use crate::state::{Command, Commands, Dialog, Furniture, State, ThemeName};

use super::claims::all_cited;

/// Sends the commands of the keys pressed in this frame.
pub fn shortcuts(ctx: &Context, state: &State, commands: &mut Commands) {
    let open = state.view.dialog;
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
        let keys = Some(Dialog::Keys);
        commands.push(Command::Show(keys.filter(|_| open != keys)));
    }
    // An open sheet, an open menu and a text field take the other keys themselves.
    if open.is_some() || Popup::is_any_open(ctx) || ctx.text_edit_focused() {
        return;
    }
    let furniture = state.view.furniture;
    let graticule = Furniture {
        graticule: !furniture.graticule,
        ..furniture
    };
    for (key, command) in [
        (Key::Escape, Command::Select(None)),
        (Key::Plus, Command::ZoomBy(1.0)),
        (Key::Equals, Command::ZoomBy(1.0)),
        (Key::Minus, Command::ZoomBy(-1.0)),
        (Key::Home, Command::FitCase),
        (Key::M, Command::Show(Some(Dialog::Maps))),
        (Key::G, Command::SetFurniture(graticule)),
        (Key::Num1, Command::SetTheme(ThemeName::Paper)),
        (Key::Num2, Command::SetTheme(ThemeName::Night)),
        (Key::Num3, Command::SetTheme(ThemeName::Projector)),
    ] {
        // Plus may take Shift.
        if ctx.input(|input| {
            !(input.modifiers.alt || input.modifiers.command || input.modifiers.ctrl)
                && input.key_pressed(key)
        }) {
            commands.push(command);
        }
    }
    if ctx.input(|input| input.modifiers.is_none() && input.key_pressed(Key::C)) {
        copy_selected(state, commands);
    }
}

fn copy_selected(state: &State, commands: &mut Commands) {
    let (document, view) = (&state.document, &state.view);
    if let Some(subject) = &view.selected {
        let dossier = dossier(document.case(), document.contest(), &view.filter, subject);
        commands.push(Command::Copy(all_cited(
            document.case(),
            document.contest(),
            subject,
            &dossier,
        )));
    }
}
