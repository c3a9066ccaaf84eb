//! The sheet in which a view link is opened. One that is pasted opens at once; one that is typed,
//! when that is asked for.

use egui::{Button, Event, Key, Role, TextEdit, Ui, WidgetInfo};

use crate::state::link::{self, LinkError};
use crate::state::{Command, Commands};

use super::screen::Screen;
use super::text;
use super::theme::STEP;

/// More letters of a link that cannot be opened are not shown.
const MOST: usize = 2_000;

/// The link that is being typed or pasted.
#[derive(Debug, Clone, Default)]
pub struct LinkForm {
    text: String,
    /// Why what was pasted is not in the field.
    refused: Option<LinkError>,
}

impl LinkForm {
    /// Takes over what was pasted; `None` when it is no link that can be opened.
    fn take(&mut self, pasted: &str) -> Option<Command> {
        let read = link::read(pasted);
        // What else lies on a clipboard is nobody's business, and may be too long for a field.
        let is_shown = link::is_meant(pasted);
        self.refused = read.clone().err().filter(|_| !is_shown);
        let letters = pasted.split_whitespace().flat_map(str::chars);
        self.text = letters.take(if is_shown { MOST } else { 0 }).collect();
        read.is_ok().then(|| Command::OpenView(pasted.to_owned()))
    }

    /// What is wrong with what stands in the field, if anything does.
    fn fault(&self) -> Option<LinkError> {
        let is_empty = self.text.trim().is_empty();
        let unread = || link::read(&self.text).err().filter(|_| !is_empty);
        self.refused.clone().or_else(unread)
    }
}

/// A field for a link, and what is wrong with it; `is_new` in the sheet's first frame.
pub fn link_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut LinkForm,
    is_new: bool,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    if is_new {
        *form = LinkForm::default();
    }
    for pasted in pasted(ui) {
        if let Some(command) = form.take(&pasted) {
            commands.push(command);
        }
    }
    let words = "A view link opens the map where somebody else has copied it, with the same filters \
                 and the same selection. Paste it here.";
    text::prose(ui, words, theme.body(), theme.colours.ink);
    if field(ui, screen, form, is_new) {
        commands.push(Command::OpenView(form.text.clone()));
    }
    if let Some(fault) = form.fault() {
        let words = format!("It cannot be opened: {fault}.");
        text::prose(ui, &words, theme.small(), theme.colours.contradiction);
    }
}

/// What is pasted in this frame; the field does not see it.
fn pasted(ui: &Ui) -> Vec<String> {
    ui.input_mut(|input| {
        let mut pasted = Vec::new();
        input.events.retain(|event| match event {
            Event::Paste(text) => {
                pasted.push(text.clone());
                false
            }
            _ => true,
        });
        pasted
    })
}

/// The field with its button; whether its link is to be opened.
fn field(ui: &mut Ui, screen: &Screen, form: &mut LinkForm, is_new: bool) -> bool {
    let width = ui.available_width() - STEP * 10.0 * screen.theme.scale;
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut form.text)
            .hint_text("counterclaim:view:1:…")
            .desired_width(width);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "View link"));
        if is_new {
            field.request_focus();
        }
        if field.changed() {
            form.refused = None;
        }
        let can_open = !form.text.trim().is_empty() && form.fault().is_none();
        let has_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let has_pressed = ui.add_enabled(can_open, Button::new("Open")).clicked();
        can_open && (has_entered || has_pressed)
    })
    .inner
}
