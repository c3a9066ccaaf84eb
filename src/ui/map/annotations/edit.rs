//! Changing annotations on the map: taken hold of, moved by pointer or keys, removed.

use egui::{Pos2, Rect, Ui, Vec2};
use walkers::Projector;

use crate::model::{Annotation, Edit, Scene, SceneId};
use crate::state::{Command, Commands, DrawTool};
use crate::ui::map::handle::{Asked, Handle};
use crate::ui::screen::Screen;
use crate::ui::words::{self, measures};

use super::drawn::{Drawn, Lines};
use super::parts::{Part, moved, place_of, without};
use super::scene;

/// What is being done to annotations.
#[derive(Default)]
pub struct AnnotationMemory {
    /// The one that was taken hold of last, by its scene and its number.
    selected: Option<(SceneId, usize)>,
    /// How far the pointer is from what it drags.
    grab: Vec2,
    /// The one that was just drawn: its words are to be typed.
    pub just_drawn: Option<usize>,
    /// What is being drawn.
    pub(super) tool: Option<DrawTool>,
    /// Where drawing began.
    pub(super) from: Option<Pos2>,
}

impl AnnotationMemory {
    /// Takes hold of the annotation of `scene` that has this number.
    pub fn select(&mut self, scene: &Scene, number: usize) {
        self.selected = Some((scene.id.clone(), number));
    }

    /// Whether that is taken hold of.
    #[must_use]
    pub fn is_selected(&self, scene: &Scene, number: usize) -> bool {
        let selected = self.selected.as_ref();
        selected.is_some_and(|(id, known)| *id == scene.id && *known == number)
    }
}

/// Makes `annotations` those of `scene`. One that says how much it measures goes on saying the truth.
pub fn redrawn(screen: &Screen, scene: &Scene, mut annotations: Vec<Annotation>) -> Command {
    if annotations.len() == scene.annotations.len() {
        for (now, before) in annotations.iter_mut().zip(&scene.annotations) {
            measures::keep_figure(before, now);
        }
    }
    let scene = Scene {
        annotations,
        ..scene.clone()
    };
    Command::Edit(Edit::Scenes(scene.among(screen.case())))
}

/// Lets the user move and remove those `drawn`. The `marks` of claims stay to be clicked, but for what
/// was taken hold of before.
pub fn edit_ui(
    ui: &mut Ui,
    screen: &Screen,
    projector: &Projector,
    drawn: &[Drawn],
    marks: &[Rect],
    memory: &mut AnnotationMemory,
    commands: &mut Commands,
) {
    memory.tool = None;
    memory.from = None;
    let Some(scene) = scene(screen).filter(|_| screen.state.view.stage.is_none()) else {
        return;
    };
    for one in drawn {
        let Some(annotation) = scene.annotations.get(one.number) else {
            continue;
        };
        for part in Part::all(annotation) {
            let held = Held {
                scene,
                number: one.number,
                annotation,
                part,
            };
            let Some(at) = place_of(annotation, part, projector) else {
                continue;
            };
            let is_selected = memory.is_selected(scene, one.number);
            let name = held.name();
            let handle = Handle {
                id: ui.scope_id().with(("handle", one.number, part)),
                at,
                words: one.words_rect().filter(|_| part == Part::Words),
                name: &name,
                how: held.how(),
                is_selected,
            };
            let rect = handle.rect();
            let is_free = is_selected || !marks.iter().any(|mark| mark.intersects(rect));
            if is_free && projector.clip_rect().intersects(rect) {
                let asked = handle.ui(ui, screen, &mut memory.grab);
                if asked.taken {
                    memory.select(scene, one.number);
                }
                held.carry_out(screen, projector, asked, commands);
            }
        }
    }
}

/// A part of an annotation that can be taken hold of.
struct Held<'a> {
    scene: &'a Scene,
    number: usize,
    annotation: &'a Annotation,
    part: Part,
}

impl Held<'_> {
    fn name(&self) -> String {
        match self.part {
            Part::Words => words::annotation(self.annotation),
            part => {
                let kind = words::kind(self.annotation).to_lowercase();
                format!("{} of {kind} {}", part.name(), self.number + 1)
            }
        }
    }

    /// What can be done with it, in words.
    fn how(&self) -> &'static str {
        if without(self.annotation, self.part).is_some() {
            "Drag to move it; with the arrows, step by step. Delete takes this corner away."
        } else {
            "Drag to move it; with the arrows, step by step. Delete removes it."
        }
    }

    fn carry_out(
        &self,
        screen: &Screen,
        projector: &Projector,
        asked: Asked,
        commands: &mut Commands,
    ) {
        if asked.taken {
            commands.push(Command::EndTyping);
        }
        if let Some(to) = asked.to {
            let ground = projector.unproject(to.to_vec2());
            let annotation = moved(self.annotation, self.part, ground);
            if annotation != *self.annotation {
                commands.push(self.replaced_by(screen, Some(annotation)));
            }
        }
        if asked.removed {
            commands.push(Command::EndTyping);
            commands.push(self.replaced_by(screen, without(self.annotation, self.part)));
        }
        if asked.let_go || asked.removed {
            commands.push(Command::EndTyping);
        }
    }

    /// The scene with `annotation` in its place, or without it.
    fn replaced_by(&self, screen: &Screen, annotation: Option<Annotation>) -> Command {
        let mut annotations = self.scene.annotations.clone();
        annotations.splice(self.number..=self.number, annotation);
        redrawn(screen, self.scene, annotations)
    }
}

impl Drawn {
    /// The room that its lines take within `map`.
    pub(in crate::ui::map) fn rect(&self, map: Rect) -> Rect {
        let points = match &self.lines {
            Lines::None => Vec::new(),
            Lines::Leader(tip, end) => [Some(*tip), *end].into_iter().flatten().collect(),
            Lines::Arrow { tail, head } => vec![*tail, *head],
            Lines::Ring { middle, line } => {
                line.iter().flatten().chain([middle]).copied().collect()
            }
            Lines::Course { line, .. } => line.concat(),
        };
        Rect::from_points(&points).intersect(map)
    }
}
