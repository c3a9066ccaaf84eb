//! Keys that work wherever the focus is: each sends the command that a button would.

use egui::{Context, Key, Modifiers};

use crate::query::dossier;
use crate::state::{Command, Commands, Dialog, State, ThemeName};

use super::claims::all_cited;

/// Sends the commands of the keys pressed in this frame.
pub fn shortcuts(ctx: &Context, state: &State, commands: &mut Commands) {
    let open = state.view.dialog.is_some();
    let pressed =
        |modifiers: Modifiers, key: Key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::F1) {
        commands.push(Command::Show((!open).then_some(Dialog::Keys)));
    }
    // An open sheet takes the other keys itself.
    if open || ctx.egui_wants_keyboard_input() && ctx.text_edit_focused() {
        return;
    }
    if ctx.input(|input| input.key_pressed(Key::Escape)) {
        commands.push(Command::Select(None));
    }
    for (key, command) in [
        (Key::Plus, Command::ZoomBy(1.0)),
        (Key::Equals, Command::ZoomBy(1.0)),
        (Key::Minus, Command::ZoomBy(-1.0)),
        (Key::Home, Command::FitCase),
        (Key::Num1, Command::SetTheme(ThemeName::Paper)),
        (Key::Num2, Command::SetTheme(ThemeName::Night)),
        (Key::Num3, Command::SetTheme(ThemeName::Projector)),
    ] {
        if ctx.input(|input| !input.modifiers.alt && input.key_pressed(key)) {
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
        commands.push(Command::Copy(all_cited(document.case(), subject, &dossier)));
    }
}
