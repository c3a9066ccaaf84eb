//! The words of a scene, kept as they are typed.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ComboBox, Response, Role, TextEdit, Ui, WidgetInfo};

use crate::model::{Edit, Question, Scene, SceneId};
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::theme::HALF;
use crate::ui::widgets::heading;
use crate::ui::{text, words};

/// The words of one scene as they are typed: what is blank is not yet the document's.
#[derive(Debug, Clone, Default)]
pub(super) struct SceneForm {
    of: Option<SceneId>,
    words: [String; 3],
    /// What the scene said when it was last looked at, or was made to say.
    known: [String; 3],
}

impl SceneForm {
    /// The fields of `scene`.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        scene: &Arc<Scene>,
        commands: &mut Commands,
    ) {
        self.follow(scene);
        let theme = screen.theme;
        heading(ui, theme, "Words of the scene");
        let names = [
            "Title of the scene",
            "Line beneath the title",
            "Notes for the speaker",
        ];
        let hints = ["Title", "One line", "What the room does not see"];
        let mut is_changed = false;
        for (number, words) in self.words.iter_mut().enumerate() {
            let response = field(ui, screen, words, names[number], hints[number], number == 2);
            is_changed |= response.changed();
            if response.lost_focus() {
                commands.push(Command::EndTyping);
            }
        }
        if self.words[0].trim().is_empty() {
            let (font, ink) = (theme.small(), theme.colours.contradiction);
            text::label(
                ui,
                "A scene needs a title: the last one is kept.",
                font,
                ink,
            );
        }
        let mut question = scene.question.clone();
        question_ui(ui, screen, &mut question);
        if is_changed || question != scene.question {
            let scene = Scene {
                question,
                ..self.said(scene)
            };
            self.known = words_of(&scene);
            let scenes = scene.among(screen.case());
            commands.push(Command::Edit(Edit::Scenes(scenes)));
        }
    }

    /// Takes over what `scene` says, where somebody else has made it say so.
    fn follow(&mut self, scene: &Scene) {
        let now = words_of(scene);
        if self.of.as_ref() != Some(&scene.id) || self.known != now {
            self.of = Some(scene.id.clone());
            self.words.clone_from(&now);
            self.known = now;
        }
    }

    /// `scene` with what is typed; a title that is blank stays what it was.
    fn said(&self, scene: &Scene) -> Scene {
        let [title, line, notes] = &self.words;
        let given = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        Scene {
            title: given(title).unwrap_or_else(|| scene.title.clone()),
            line: given(line),
            notes: given(notes),
            ..scene.clone()
        }
    }
}

fn words_of(scene: &Scene) -> [String; 3] {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    [scene.title.clone(), given(&scene.line), given(&scene.notes)]
}

/// The question whose answers the room sees; another, when one is chosen.
fn question_ui(ui: &mut Ui, screen: &Screen, chosen: &mut Option<Question>) {
    let case = screen.case();
    let name = |question: Option<&Question>| match question {
        Some(question) => words::question(case, question).to_owned(),
        None => "All questions".to_owned(),
    };
    let asked: BTreeSet<&Question> = case.claims.iter().map(|claim| &claim.question).collect();
    ui.add_space(HALF);
    let combo = ComboBox::from_id_salt("question in focus")
        .selected_text(name(chosen.as_ref()))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for question in std::iter::once(None).chain(asked.into_iter().map(Some)) {
                let is_chosen = chosen.as_ref() == question;
                if ui.selectable_label(is_chosen, name(question)).clicked() {
                    *chosen = question.cloned();
                }
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Question in focus"));
    combo
        .response
        .on_hover_text("The question whose answers the room sees");
}

fn field(
    ui: &mut Ui,
    screen: &Screen,
    text: &mut String,
    name: &str,
    hint: &str,
    has_lines: bool,
) -> Response {
    ui.add_space(HALF);
    let edit = if has_lines {
        TextEdit::multiline(text).desired_rows(4)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit
        .hint_text(hint)
        .font(screen.theme.body())
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    let role = if has_lines {
        Role::MultilineTextInput
    } else {
        Role::TextInput
    };
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}
