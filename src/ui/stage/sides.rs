//! The sides of a scene: what is said, cut into as many parts as it takes to read all of it.
//!
//! A presenter turns from side to side with the keys that turn the scenes.

use std::sync::Arc;

use egui::{Color32, FontId, Rect, Ui, UiBuilder, pos2, vec2};

use crate::model::{Scene, SceneId, Subject};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::semibold;

use super::claims::{Answered, Asked};
use super::unit;

/// How large the type is, of what it is where there is room; less is too small for a room.
const FACTORS: [f32; 3] = [1.0, 0.85, 0.7];

/// Where a key turns to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Nowhere.
    Nowhere,
    /// The next side or scene.
    On,
    /// The side or scene before.
    Back,
    /// The first side of the scene of this number, from 0.
    To(usize),
}

/// Where it has turned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reached {
    /// Nothing has turned.
    Nothing,
    /// Another side of the same scene.
    Side,
    /// The scene of this number, from 0, if there is one.
    Scene(usize),
}

/// Which side of a scene is shown.
#[derive(Default)]
pub(super) struct Turned {
    /// Of what: what is selected besides the scene has sides of its own.
    of: Option<(SceneId, Option<Subject>)>,
    side: usize,
    sides: usize,
    /// Whether the scene is come to from behind.
    to_last: bool,
}

impl Turned {
    /// Begins with the first side of what is new, or with its last; whether it is another scene.
    pub fn see(&mut self, scene: &Scene, selected: Option<&Subject>) -> bool {
        let now = (scene.id.clone(), selected.cloned());
        let is_another = self.of.as_ref().is_none_or(|(scene, _)| *scene != now.0);
        if self.of.as_ref() != Some(&now) {
            let to_last = std::mem::take(&mut self.to_last) && is_another;
            self.side = if to_last { usize::MAX } else { 0 };
            self.of = Some(now);
        }
        is_another
    }

    /// Takes note of how many sides there are; the one to show, from 0.
    pub fn among(&mut self, sides: usize) -> usize {
        self.sides = sides;
        self.side = self.side.min(sides.saturating_sub(1));
        self.side
    }

    /// Turns from the scene of this number, from 0, among so many.
    pub fn turn(&mut self, turn: Step, number: usize, scenes: usize) -> Reached {
        self.to_last = false;
        let has_sides_on = self.side + 1 < self.sides;
        match turn {
            Step::On if has_sides_on => self.side += 1,
            Step::Back if self.side > 0 => self.side -= 1,
            Step::On => return Reached::Scene(number + 1),
            Step::Back => {
                // As it was left.
                self.to_last = number > 0;
                return Reached::Scene(number.saturating_sub(1));
            }
            Step::To(scene) if scene < scenes => {
                self.side = 0;
                return Reached::Scene(scene);
            }
            Step::To(_) | Step::Nowhere => return Reached::Nothing,
        }
        Reached::Side
    }

    /// Which side of how many it is, in words; `None` where all is on one.
    pub fn words(&self) -> Option<String> {
        (self.sides > 1).then(|| format!("{} of {}", self.side + 1, self.sides))
    }
}

/// What is said, side by side, and how it is set.
pub(super) struct Sides {
    set: Setting,
    all: Vec<Vec<Asked>>,
    room: Rect,
}

impl Sides {
    /// As few sides as legible type allows within `part` of the stage, in the largest type for so few.
    pub fn of(ui: &Ui, screen: &Screen, asked: &[Asked], part: Rect) -> Self {
        let unit = unit(ui.ctx().content_rect());
        let room = part.shrink2(vec2(unit * 1.6, unit * 1.2));
        let settings = FACTORS.map(|factor| {
            let set = Setting::new(screen, unit, factor);
            let all = set.cut(ui, asked, room);
            Self { set, all, room }
        });
        let mut settings = settings.into_iter();
        let first = settings.next();
        let fewest = settings.fold(first, |best, next| match best {
            Some(best) if best.all.len() <= next.all.len() => Some(best),
            _ => Some(next),
        });
        fewest.unwrap_or_else(|| Self {
            set: Setting::new(screen, unit, 1.0),
            all: Vec::new(),
            room,
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// Draws the side of this number, from 0.
    pub fn draw(&self, ui: &mut Ui, number: usize) {
        let Some(asked) = self.all.get(number) else {
            return;
        };
        let mut inside = ui.new_child(UiBuilder::new().max_rect(self.room));
        self.set.draw(&mut inside, asked, self.room);
    }
}

/// Sizes of type, in points.
struct Setting {
    question: FontId,
    answer: FontId,
    said: FontId,
    ink: Color32,
    unit: f32,
}

impl Setting {
    fn new(screen: &Screen, unit: f32, factor: f32) -> Self {
        let size = |units: f32| (unit * units * factor).max(unit);
        Self {
            question: FontId::new(size(1.6), semibold()),
            answer: FontId::new(size(1.9), semibold()),
            said: FontId::proportional(size(1.25)),
            ink: screen.theme.colours.ink,
            unit: unit * factor,
        }
    }

    fn lay(&self, ui: &Ui, words: &str, font: &FontId, width: f32) -> Arc<egui::Galley> {
        text::layout(ui.painter(), words, font.clone(), self.ink, width)
    }

    /// How far what belongs to a bar stands from its left.
    fn indent(&self) -> f32 {
        self.unit * 1.4
    }

    fn question_height(&self, ui: &Ui, asked: &Asked, width: f32) -> f32 {
        self.lay(ui, &asked.question, &self.question, width)
            .size()
            .y
            + self.unit * 0.5
    }

    fn answer_height(&self, ui: &Ui, answer: &Answered, width: f32) -> f32 {
        let width = width - self.indent();
        let said = answer.said.iter();
        let said: f32 = said
            .map(|words| self.lay(ui, words, &self.said, width).size().y)
            .sum();
        self.lay(ui, &answer.answer, &self.answer, width).size().y + said + self.unit
    }

    /// The sides that hold `asked`, whole answers only. A question is asked again above what goes on
    /// beyond a side.
    fn cut(&self, ui: &Ui, asked: &[Asked], room: Rect) -> Vec<Vec<Asked>> {
        let mut sides: Vec<Vec<Asked>> = Vec::new();
        let mut left = 0.0;
        for asked in asked {
            let head = self.question_height(ui, asked, room.width());
            for (number, answer) in asked.answers.iter().enumerate() {
                let answer_height = self.answer_height(ui, answer, room.width());
                let heading = if number == 0 { head } else { 0.0 };
                // The gap below the last answer may fall off.
                let is_full = heading + answer_height - self.unit > left + 0.5;
                if sides.is_empty() || is_full {
                    sides.push(Vec::new());
                    left = room.height();
                }
                let Some(side) = sides.last_mut() else {
                    continue;
                };
                if number == 0 || side.is_empty() {
                    left -= head;
                    side.push(Asked {
                        question: asked.question.clone(),
                        answers: Vec::new(),
                    });
                }
                left -= answer_height;
                if let Some(last) = side.last_mut() {
                    last.answers.push(answer.clone());
                }
            }
        }
        sides
    }

    /// Draws the questions with these answers.
    fn draw(&self, ui: &mut Ui, asked: &[Asked], room: Rect) {
        ui.spacing_mut().item_spacing.y = 0.0;
        for asked in asked {
            text::label(ui, &asked.question, self.question.clone(), self.ink);
            ui.add_space(self.unit * 0.5);
            for answer in &asked.answers {
                self.draw_answer(ui, answer, room);
            }
        }
    }

    fn draw_answer(&self, ui: &mut Ui, answer: &Answered, room: Rect) {
        let top = ui.cursor().top();
        let inside =
            Rect::from_min_max(pos2(room.left() + self.indent(), top), room.right_bottom());
        let inside = ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
            text::label(ui, &answer.answer, self.answer.clone(), self.ink);
            for words in &answer.said {
                text::label(ui, words, self.said.clone(), self.ink);
            }
        });
        let bottom = inside.response.rect.bottom();
        let corner = pos2(room.left() + self.unit * 0.45, bottom);
        let bar = Rect::from_min_max(pos2(room.left(), top), corner);
        ui.painter().rect_filled(bar, 0.0, answer.bar);
        ui.add_space(self.unit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second of seven scenes, which has so many sides.
    fn among(sides: usize) -> Turned {
        let mut turned = Turned::default();
        turned.among(sides);
        turned
    }

    #[test]
    fn the_sides_come_before_the_next_scene_and_go_back_likewise() {
        let mut turned = among(2);
        assert_eq!(turned.turn(Step::On, 1, 7), Reached::Side);
        assert_eq!(turned.words().as_deref(), Some("2 of 2"));
        assert_eq!(turned.turn(Step::Back, 1, 7), Reached::Side);
        assert_eq!(turned.words().as_deref(), Some("1 of 2"));
        assert_eq!(turned.turn(Step::Back, 1, 7), Reached::Scene(0));
        assert!(turned.to_last);
        turned.turn(Step::On, 1, 7);
        assert_eq!(turned.turn(Step::On, 1, 7), Reached::Scene(2));
        assert!(!turned.to_last);
    }

    #[test]
    fn a_number_leads_to_the_first_side() {
        let mut turned = among(3);
        turned.turn(Step::On, 1, 7);
        assert_eq!(turned.turn(Step::To(9), 1, 7), Reached::Nothing);
        assert_eq!(turned.words().as_deref(), Some("2 of 3"));
        assert_eq!(turned.turn(Step::To(1), 1, 7), Reached::Scene(1));
        assert_eq!(turned.words().as_deref(), Some("1 of 3"));
    }

    #[test]
    fn a_scene_of_one_side_says_nothing_of_sides() {
        let mut turned = among(1);
        assert_eq!(turned.turn(Step::On, 1, 7), Reached::Scene(2));
        assert_eq!(turned.words(), None);
    }
}
