//! The title of the case in the bar, and the field in which it is changed.

use std::borrow::Cow;

use egui::{EventFilter, Id, Key, Modifiers, Role, Sense, TextEdit, Ui, WidgetInfo};

use crate::model::Edit;
use crate::state::{Command, Commands};

use super::bars::origin;
use super::screen::Screen;
use super::text;
use super::theme::STEP;
use super::widgets::focus_ring;

/// The title that is being typed, while it is.
#[derive(Default)]
pub struct TitleForm(Option<Typing>);

impl TitleForm {
    /// Whether a field stands in place of the title.
    pub fn is_open(&self) -> bool {
        self.0.is_some()
    }
}

struct Typing {
    text: String,
    /// What the case was called before.
    before: String,
    /// What the case is called, unless somebody else changes it.
    sent: String,
    is_first_frame: bool,
}

/// The title; a double click, Enter or F2 makes it a field.
pub fn title_ui(ui: &mut Ui, screen: &Screen, form: &mut TitleForm, commands: &mut Commands) {
    let title = &screen.case().title;
    form.0.take_if(|typing| typing.sent != *title);
    if let Some(typing) = &mut form.0 {
        if typing.ui(ui, screen, commands) {
            form.0 = None;
        }
    } else if shown(ui, screen) || asked_by_key(ui, screen) {
        form.0 = Some(Typing {
            text: title.clone(),
            before: title.clone(),
            sent: title.clone(),
            is_first_frame: true,
        });
    }
}

/// The title as it is read; says whether it is to be changed.
fn shown(ui: &mut Ui, screen: &Screen) -> bool {
    let theme = screen.theme;
    let title = &screen.case().title;
    let ink = theme.colours.ink;
    let galley = text::line(
        ui.painter(),
        title,
        theme.strong(),
        ink,
        ui.available_width(),
    );
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, title));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description("Title of the case; Enter changes it");
    });
    focus_ring(ui, theme, &response, rect);
    ui.painter().galley(rect.min, galley, ink);
    let by_keyboard = response.clicked() && response.has_focus() && !response.hovered();
    response
        .on_hover_text(format!(
            "{title}\n{}\nDouble-click to change the title (F2)",
            origin(&screen.state.document)
        ))
        .double_clicked()
        || by_keyboard
}

fn asked_by_key(ui: &Ui, screen: &Screen) -> bool {
    let is_free = screen.state.view.dialog.is_none();
    is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F2))
}

impl Typing {
    /// The field; says whether typing is over.
    fn ui(&mut self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> bool {
        let theme = screen.theme;
        let id = Id::unique("title of the case");
        let has_focus = |ui: &Ui| ui.memory(|memory| memory.has_focus(id));
        let given_up =
            has_focus(ui) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let field = TextEdit::singleline(&mut self.text)
            .id(id)
            .font(theme.strong())
            .desired_width((ui.available_width() - STEP * 2.0).min(theme.body().size * 36.0))
            .event_filter(EventFilter {
                horizontal_arrows: true,
                escape: true,
                ..EventFilter::default()
            });
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Title of the case"));
        let changed = response.changed();
        // A field shows right-to-left words out of order.
        if let Cow::Owned(_) = text::ordered(&self.text) {
            response.show_tooltip_ui(|ui| {
                text::label(ui, &self.text, theme.strong(), theme.colours.ink);
            });
        }
        if given_up {
            self.text.clone_from(&self.before);
        }
        if changed || given_up {
            self.send(commands);
        }
        if std::mem::take(&mut self.is_first_frame) {
            ui.memory_mut(|memory| memory.request_focus(id));
            return false;
        }
        let is_over = given_up || !has_focus(ui);
        if is_over {
            self.text = self.text.trim().to_owned();
            self.send(commands);
            commands.push(Command::EndTyping);
        }
        is_over
    }

    /// Calls the case what was typed; while that is blank, what it was called before.
    fn send(&mut self, commands: &mut Commands) {
        let is_blank = self.text.trim().is_empty();
        let title = if is_blank { &self.before } else { &self.text };
        if *title != self.sent {
            self.sent.clone_from(title);
            commands.push(Command::Edit(Edit::Title(title.clone())));
        }
    }
}
