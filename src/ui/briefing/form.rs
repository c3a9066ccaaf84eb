//! The words of a scene, kept as they are typed.

use std::sync::Arc;

use egui::{Response, Role, TextEdit, Ui, WidgetInfo};

use crate::model::{Edit, Scene, SceneId};
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::HALF;
use crate::ui::widgets::heading;

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
        if is_changed {
            let scene = self.said(scene);
            self.known = words(&scene);
            let scenes = screen.case().scenes.iter().map(|known| {
                if known.id == scene.id {
                    Arc::new(scene.clone())
                } else {
                    Arc::clone(known)
                }
            });
            commands.push(Command::Edit(Edit::Scenes(scenes.collect())));
        }
    }

    /// Takes over what `scene` says, where somebody else has made it say so.
    fn follow(&mut self, scene: &Scene) {
        let now = words(scene);
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

fn words(scene: &Scene) -> [String; 3] {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    [scene.title.clone(), given(&scene.line), given(&scene.notes)]
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
