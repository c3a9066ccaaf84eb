//! Keys that work wherever the focus is: each sends the command that a menu would. So does a view
//! link that is pasted beside all fields.

use egui::{Context, Event, KeyboardShortcut, Modifiers, Popup};

use crate::state::{Command, Commands, State, link};

use super::actions::Action;

/// Sends the commands of the keys pressed in this frame, and takes these keys away from what is
/// drawn after.
///
/// An open sheet takes most keys for itself, an open menu all. A text field keeps those that write
/// or move in it; undoing is the document's even there, because what is typed is an edit of the
/// document, and the field never sees the key.
pub fn shortcuts(ctx: &Context, state: &State, commands: &mut Commands) {
    // On a stage, keys turn the scenes.
    if Popup::is_any_open(ctx) || state.view.stage.is_some() {
        return;
    }
    let is_typing = ctx.text_edit_focused();
    let works = |action: Action| match state.view.dialog {
        Some(sheet) => action.works_above(sheet),
        None => true,
    };
    for action in Action::ALL.into_iter().filter(|action| works(*action)) {
        for &shortcut in action.keys() {
            if is_typing && shortcut.conflicts_with_text_editing() && !is_function_key(shortcut) {
                continue;
            }
            for _ in 0..take(ctx, shortcut) {
                if let Some(command) = action.command(state) {
                    commands.push(command);
                }
            }
        }
    }
    if !is_typing && state.view.dialog.is_none() {
        pasted_links(ctx, commands);
    }
}

/// Opens the links that are pasted; other text has nowhere to go.
fn pasted_links(ctx: &Context, commands: &mut Commands) {
    ctx.input(|input| {
        for event in &input.events {
            if let Event::Paste(text) = event
                && link::is_meant(text)
            {
                commands.push(Command::OpenView(text.clone()));
            }
        }
    });
}

/// Takes away the presses of `shortcut`, and returns how many there were.
fn take(ctx: &Context, shortcut: KeyboardShortcut) -> usize {
    ctx.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_press_of(event, shortcut));
        before - input.events.len()
    })
}

/// Whether `event` is a press of exactly `shortcut`. A key alone may take Shift, as plus often does.
fn is_press_of(event: &Event, shortcut: KeyboardShortcut) -> bool {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return false;
    };
    let modifiers = Modifiers {
        shift: modifiers.shift && !shortcut.modifiers.is_none(),
        ..*modifiers
    };
    *key == shortcut.logical_key && modifiers.matches_exact(shortcut.modifiers)
}

/// Whether the key writes nothing, even alone.
fn is_function_key(shortcut: KeyboardShortcut) -> bool {
    matches!(shortcut.logical_key, egui::Key::F1 | egui::Key::F5)
}
