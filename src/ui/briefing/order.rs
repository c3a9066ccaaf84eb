//! The order of scenes, and how it is changed.

use std::sync::Arc;

use egui::{Rect, Ui};

use crate::model::{Scene, SceneId};

/// A scene that is being dragged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dragged {
    /// Its number, from 0.
    pub from: usize,
}

impl Dragged {
    /// Before which scene it would stand if it were let go now; after the last for their number.
    pub fn target(self, ui: &Ui, rows: &[Rect]) -> usize {
        let at = ui.input(|input| input.pointer.interact_pos());
        at.map_or(self.from, |at| {
            rows.iter().filter(|row| row.center().y < at.y).count()
        })
    }

    /// Where the line stands that shows it; nothing where nothing would change.
    pub fn line(self, rows: &[Rect], target: usize) -> Option<f32> {
        if target == self.from || target == self.from + 1 {
            return None;
        }
        let row = rows.get(target).map(Rect::top);
        row.or_else(|| rows.last().map(Rect::bottom))
    }
}

/// `scenes` with the one at `from` before the one that stands at `target` now.
pub(super) fn moved(scenes: &[Arc<Scene>], from: usize, target: usize) -> Arc<[Arc<Scene>]> {
    let mut scenes = scenes.to_vec();
    if from < scenes.len() {
        let scene = scenes.remove(from);
        let target = if target > from { target - 1 } else { target };
        scenes.insert(target.min(scenes.len()), scene);
    }
    scenes.into()
}

/// `scenes` with a copy of the one at `at` after it, called `id`.
pub(super) fn doubled(scenes: &[Arc<Scene>], at: usize, id: &SceneId) -> Arc<[Arc<Scene>]> {
    let mut scenes = scenes.to_vec();
    if let Some(scene) = scenes.get(at) {
        let copy = Scene {
            id: id.clone(),
            ..Scene::clone(scene)
        };
        scenes.insert(at + 1, Arc::new(copy));
    }
    scenes.into()
}

/// `scenes` without the one at `at`.
pub(super) fn without(scenes: &[Arc<Scene>], at: usize) -> Arc<[Arc<Scene>]> {
    let others = scenes
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != at);
    others.map(|(_, scene)| Arc::clone(scene)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Look;

    fn scenes(ids: &str) -> Vec<Arc<Scene>> {
        let scene = |id: char| {
            let id = id.to_string();
            Arc::new(Scene::new(id.as_str().into(), id, Look::default()))
        };
        ids.chars().map(scene).collect()
    }

    fn ids(scenes: &[Arc<Scene>]) -> String {
        scenes.iter().map(|scene| scene.id.as_str()).collect()
    }

    #[test]
    fn a_scene_moves_before_another_or_to_the_end() {
        for (from, target, order) in [
            (0, 0, "abcd"),
            (0, 1, "abcd"),
            (0, 2, "bacd"),
            (0, 4, "bcda"),
            (3, 0, "dabc"),
            (2, 1, "acbd"),
            (1, 99, "acdb"),
            (9, 0, "abcd"),
        ] {
            let made = moved(&scenes("abcd"), from, target);
            assert_eq!(ids(&made), order, "{from} before {target}");
        }
    }

    #[test]
    fn a_copy_stands_after_its_scene() {
        assert_eq!(ids(&doubled(&scenes("ab"), 0, &"x".into())), "axb");
        assert_eq!(ids(&without(&scenes("abc"), 1)), "ac");
    }
}
