//! The app's whole screen without a window and without a GPU, and what can be read from it.
//!
//! Everything is found as a screen reader finds it: by accessible name, and by which part of the
//! screen holds it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::app::{self, App, Opening};
use counterclaim::state::Command;
use egui::accesskit::{Role, Toggled};
use egui::{
    DroppedFile, Event, Key, Modifiers, OutputCommand, PointerButton, Pos2, Rect, Shape, TextureId,
    Theme, Vec2, ViewportCommand, ViewportEvent, ViewportId,
};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};

use crate::drawn::{self, Written};
use crate::said::Said;

/// How long a job on another thread is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Frames after which a screen without input has come to rest.
const CALM: usize = 5;

/// The app as its user meets it.
pub struct Screen {
    harness: Harness<'static, App>,
    copied: Vec<String>,
    asked: Vec<ViewportCommand>,
}

impl Screen {
    /// The built-in case, nothing selected.
    pub fn open() -> Self {
        Self::opened(Opening::default())
    }

    /// The built-in case at `place`.
    pub fn at(place: &str) -> Self {
        Self::opened(Opening {
            select: Some(place.to_owned()),
            ..Opening::default()
        })
    }

    /// The case in `path`.
    pub fn showing(path: &Path) -> Self {
        let mut screen = Self::starting(Opening {
            case: Some(path.to_owned()),
            ..Opening::default()
        });
        screen.wait_until("the case", |screen| !screen.app().pending());
        screen
    }

    fn opened(opening: Opening) -> Self {
        let mut screen = Self::starting(opening);
        screen.settle();
        screen
    }

    /// The app in its first frame.
    pub fn starting(opening: Opening) -> Self {
        Self::sized(opening, [1440.0, 900.0])
    }

    /// The app in its first frame, in a window of this size.
    pub fn sized(opening: Opening, size: [f32; 2]) -> Self {
        let harness = Harness::builder()
            .with_size(size)
            .build_eframe(|cc| app::create(cc, opening).expect("the built-in case can be read"));
        Self {
            harness,
            copied: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// Lets the app take in what was done, and checks that every widget still has a name.
    pub fn settle(&mut self) {
        for _ in 0..CALM {
            self.frame();
        }
        self.harness.check_accessibility();
    }

    /// Lets frames pass until `done`.
    pub fn wait_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain: {what}\n{}",
                self.everything()
            );
            sleep(Duration::from_millis(5));
            self.frame();
        }
        self.settle();
    }

    fn frame(&mut self) {
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        self.copied
            .extend(commands.iter().filter_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
        let windows = self.harness.output().viewport_output.values();
        self.asked
            .extend(windows.flat_map(|window| window.commands.clone()));
    }

    /// Whether the last frame asks for no other soon.
    pub fn is_idle(&self) -> bool {
        let mut windows = self.harness.output().viewport_output.values();
        windows.all(|window| window.repaint_delay > Duration::from_secs(1))
    }

    /// Does what a panel, a menu or a job would ask for.
    pub fn send(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().apply(command, &ctx);
        self.settle();
    }

    /// Presses a key together with Ctrl or others.
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            // As one event: several would be several frames, of which only the last is looked at.
            self.harness.event(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers,
            });
            self.frame();
        }
        self.settle();
    }

    /// Pastes `text`, as Ctrl+V does.
    pub fn paste(&mut self, text: &str) {
        self.harness.event(Event::Paste(text.to_owned()));
        self.frame();
        self.settle();
    }

    /// Closes the window, as its frame's cross does.
    pub fn close_window(&mut self) {
        let windows = &mut self.harness.input_mut().viewports;
        let root = windows.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        self.frame();
        let windows = &mut self.harness.input_mut().viewports;
        windows.entry(ViewportId::ROOT).or_default().events.clear();
        self.settle();
    }

    /// What was asked of the window since the last call, without its title.
    pub fn asked_of_window(&mut self) -> Vec<ViewportCommand> {
        let mut asked = std::mem::take(&mut self.asked);
        asked.retain(|command| !matches!(command, ViewportCommand::Title(_)));
        asked
    }

    /// The window's title, where it was changed since the last call.
    pub fn title(&mut self) -> Option<String> {
        let titles = std::mem::take(&mut self.asked).into_iter();
        let mut titles = titles.filter_map(|command| match command {
            ViewportCommand::Title(title) => Some(title),
            _ => None,
        });
        titles.next_back()
    }

    pub fn press(&mut self, key: Key) {
        // A frame each: of several frames in one step, only the last can be looked at.
        self.harness.key_down(key);
        self.frame();
        self.harness.key_up(key);
        self.settle();
    }

    pub fn click(&mut self, find: impl Fn(&Self) -> Node<'_>) {
        find(self).click();
        self.settle();
    }

    /// Presses a key and lets a single frame pass.
    pub fn tap(&mut self, key: Key) {
        self.harness.key_down(key);
        self.harness.key_up(key);
        self.frame();
    }

    /// Moves the pointer to `at`.
    pub fn point_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.frame();
        self.frame();
    }

    /// Turns the wheel of the mouse at `at`, away from the user.
    pub fn wheel(&mut self, at: Pos2, notches: f32) {
        self.point_at(at);
        for _ in 0..notches as usize {
            self.harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Line,
                delta: Vec2::new(0.0, 1.0),
                source: egui::MouseWheelSource::Wheel,
                phase: egui::TouchPhase::Move,
                modifiers: Modifiers::NONE,
            });
            self.frame();
        }
        self.settle();
    }

    /// What the pointer looks like.
    pub fn cursor(&self) -> egui::CursorIcon {
        self.harness.output().platform_output.cursor_icon
    }

    /// All that is written on the screen, as it was drawn.
    pub fn written(&self) -> Vec<Written> {
        drawn::written(self.harness.output())
    }

    /// How many pictures are drawn besides the map.
    pub fn pictures(&self) -> usize {
        let shapes = self.harness.output().shapes.iter();
        let pictures = shapes
            .filter(|clipped| matches!(&clipped.shape, Shape::Rect(rect) if rect.brush.is_some()));
        pictures.count()
    }

    /// The texture called `name`, and where it is drawn.
    pub fn texture(&self, name: &str) -> Option<(TextureId, Rect)> {
        let textures = self.harness.ctx.tex_manager();
        let named: Vec<TextureId> = textures
            .read()
            .allocated()
            .filter_map(|(id, texture)| (texture.name == name).then_some(*id))
            .collect();
        let mut shapes = self.harness.output().shapes.iter();
        shapes.find_map(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) if named.contains(&mesh.texture_id) => {
                Some((mesh.texture_id, mesh.calc_bounds()))
            }
            _ => None,
        })
    }

    /// Presses a button as a screen reader does: it need not be in view.
    pub fn activate(&mut self, find: impl Fn(&Self) -> Node<'_>) {
        find(self).click_accesskit();
        self.settle();
    }

    /// Types into the field of this name.
    pub fn type_into(&mut self, field: &str, text: &str) {
        self.button(field).focus();
        self.settle();
        self.button(field).type_text(text);
        self.settle();
    }

    /// What stands in a field.
    pub fn value_of(&self, field: &str) -> String {
        let field = self.of_role(Role::TextInput, field);
        field.accesskit_node().value().unwrap_or_default()
    }

    /// Clicks with keys held down.
    pub fn click_with(&mut self, held: Modifiers, find: impl Fn(&Self) -> Node<'_>) {
        find(self).click_modifiers(held);
        self.settle();
    }

    /// Types `number` into the field of this name.
    pub fn set_number(&mut self, field: &str, number: u32) {
        self.button(field).focus();
        self.settle();
        self.button(field).type_text(&number.to_string());
        self.press(Key::Enter);
    }

    /// Drags the middle of the map by `offset` points, and lets go of it at rest.
    pub fn drag_map(&mut self, offset: Vec2) {
        self.drag(&[0.5, 1.0, 1.0], offset);
        self.settle();
    }

    /// Drags the middle of the map by `offset` points, and lets go of it while it moves.
    pub fn fling_map(&mut self, offset: Vec2) {
        self.drag(&[0.25, 0.5, 0.75, 1.0], offset);
    }

    /// Drags from one point of the screen to another, a frame for each of four parts of the way.
    pub fn drag_from(&mut self, from: Pos2, to: Pos2) {
        self.drag_along(from, &[0.25, 0.5, 0.75, 1.0], to - from);
        self.settle();
    }

    /// Clicks twice at a point of the screen, within one frame: frames are too slow for it.
    pub fn double_click_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.frame();
        for pressed in [true, false, true, false] {
            self.harness.input_mut().events.push(button(at, pressed));
        }
        self.settle();
    }

    /// Clicks at a point of the screen with the second button.
    pub fn click_second_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        self.frame();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Secondary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.frame();
        }
        self.settle();
    }

    /// Clicks at a point of the screen.
    pub fn click_at(&mut self, at: Pos2) {
        self.drag_along(at, &[], Vec2::ZERO);
        self.settle();
    }

    /// Drags the middle of the map by these parts of `offset`, a frame for each.
    fn drag(&mut self, parts: &[f32], offset: Vec2) {
        self.drag_along(self.map().rect().center(), parts, offset);
    }

    /// Drags from `from` by these parts of `offset`, a frame for each.
    fn drag_along(&mut self, from: Pos2, parts: &[f32], offset: Vec2) {
        let to = from + offset;
        let moves = parts
            .iter()
            .map(|part| Event::PointerMoved(from + offset * *part));
        let begin = [Event::PointerMoved(from), button(from, true)];
        for event in begin.into_iter().chain(moves).chain([button(to, false)]) {
            self.harness.event(event);
            self.frame();
        }
    }

    /// The system turns dark, or light.
    pub fn system_turns(&mut self, theme: Theme) {
        self.harness.input_mut().system_theme = Some(theme);
        self.settle();
    }

    /// Ends the app, as closing its window does.
    pub fn end(mut self) {
        eframe::App::on_exit(self.harness.state_mut());
    }

    pub fn drop_file(&mut self, path: &Path) {
        let file = Arc::new(Dropped(path.to_owned()));
        self.harness.input_mut().dropped_files.push(file);
        self.settle();
    }

    /// What was put on the clipboard since the last call.
    pub fn copied(&mut self) -> Vec<String> {
        std::mem::take(&mut self.copied)
    }

    pub fn map(&self) -> Node<'_> {
        self.harness.get_by_role_and_label(Role::Canvas, "Map")
    }

    /// The place's mark on the map.
    pub fn glyph(&self, name: &str) -> Node<'_> {
        let map = self.map().rect();
        self.only(name, "on the map", |rect| map.contains(rect.center()))
    }

    /// Whether something that can be acted on has this name on the map.
    pub fn is_on_map(&self, name: &str) -> bool {
        let map = self.map().rect();
        self.named(name)
            .any(|node| map.contains(node.rect().center()))
    }

    /// The row in the column on the left.
    pub fn row(&self, name: &str) -> Node<'_> {
        let map = self.map().rect();
        self.only(name, "in the list", |rect| rect.right() <= map.left())
    }

    /// A button, wherever it is.
    pub fn button(&self, name: &str) -> Node<'_> {
        self.only(name, "on the screen", |_| true)
    }

    /// The only thing of this role and name.
    pub fn of_role<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// The names of everything of this role, from top to bottom.
    pub fn names_of(&self, role: Role) -> Vec<String> {
        let nodes = self.nodes().map(|node| node.accesskit_node());
        let nodes = nodes.filter(|node| node.role() == role);
        nodes.filter_map(|node| node.label()).collect()
    }

    /// Where everything of this role stands whose name begins like this.
    pub fn boxes_of(&self, role: Role, start: &str) -> Vec<Rect> {
        let nodes = self.nodes().filter(|node| {
            let node = node.accesskit_node();
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            node.role() == role && name.starts_with(start)
        });
        nodes.map(|node| node.rect()).collect()
    }

    /// The first of the links of one name.
    pub fn link(&self, name: &str) -> Node<'_> {
        let mut links = self
            .named(name)
            .filter(|node| node.accesskit_node().role() == Role::Link);
        let first = links.next();
        first.unwrap_or_else(|| panic!("no link is called {name:?}:\n{}", self.everything()))
    }

    /// Whether what has this name cannot be used now.
    pub fn is_grey(&self, name: &str) -> bool {
        self.button(name).accesskit_node().is_disabled()
    }

    /// The first of several buttons of one name.
    pub fn first_button(&self, name: &str) -> Node<'_> {
        let first = self.named(name).next();
        first.unwrap_or_else(|| panic!("nothing is called {name:?}:\n{}", self.everything()))
    }

    fn only(&self, name: &str, place: &str, lies: impl Fn(Rect) -> bool) -> Node<'_> {
        let found: Vec<Node> = self.named(name).filter(|node| lies(node.rect())).collect();
        let count = found.len();
        assert!(
            count == 1,
            "{count} are called {name:?} {place}:\n{}",
            self.everything()
        );
        found[0]
    }

    /// What can be acted on and has exactly this name.
    fn named<'a>(&'a self, name: &str) -> impl Iterator<Item = Node<'a>> {
        self.nodes().filter(move |node| {
            let node = node.accesskit_node();
            node.role() != Role::Label && node.label().as_deref() == Some(name)
        })
    }

    fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        self.harness.root().children_recursive()
    }

    /// The name of everything that can be pressed now, with what the keyboard's focus is on.
    pub fn pressable(&self) -> Vec<(String, bool)> {
        let roles = [
            Role::Button,
            Role::CheckBox,
            Role::RadioButton,
            Role::Tab,
            Role::ComboBox,
            Role::Link,
        ];
        let nodes = self.nodes().map(|node| node.accesskit_node());
        let pressable = nodes.filter(|node| roles.contains(&node.role()) && !node.is_disabled());
        pressable
            .map(|node| (node.label().unwrap_or_default(), node.is_focused()))
            .collect()
    }

    /// What the panel on the right says: the part of the screen that is none of the others.
    pub fn panel(&self) -> Said {
        let others = [
            (Role::Button, "Credits"),
            (Role::Label, "Zoom"),
            (Role::Tab, "Contents"),
            (Role::Canvas, "Map"),
            (Role::Button, "Step on"),
            (Role::Button, "Close the instrument"),
        ];
        let panes = self.panes().filter(|pane| {
            let said = Said::of(pane.children_recursive());
            others.iter().all(|(role, words)| !said.shows(*role, words))
        });
        let panes: Vec<Node> = panes.collect();
        assert_eq!(panes.len(), 1, "{}", self.everything());
        Said::of(panes[0].children_recursive())
    }

    /// The name of every heading: what a screen reader lists to jump to.
    pub fn headings(&self) -> Vec<Option<String>> {
        let nodes = self.nodes().map(|node| node.accesskit_node());
        let headings = nodes.filter(|node| node.role() == Role::Heading);
        headings.map(|node| node.label()).collect()
    }

    /// What sticks out of the window on either side, and what of the panel lies under the map.
    pub fn sticking_out(&self) -> Vec<String> {
        let map = self.map().rect();
        let window = self.harness.ctx.content_rect();
        let out = |node: &Node| {
            let node = node.accesskit_node();
            let words = node.label().or_else(|| node.value())?;
            let bounds = node.bounding_box()?;
            let (left, right) = (bounds.x0 as f32, bounds.x1 as f32);
            let beside_map = right <= map.left() || left >= map.right();
            let fits = left >= window.left() && right <= window.right();
            let in_a_column = bounds.y0 as f32 >= map.top() && (bounds.y1 as f32) < map.bottom();
            let on_map = left >= map.left() && right <= map.right();
            let is_fine = fits && (!in_a_column || beside_map || on_map);
            (!is_fine).then(|| format!("{words:?} from {left} to {right}"))
        };
        let drawn = self
            .nodes()
            .filter(|node| node.accesskit_node().role() != Role::TextRun);
        drawn.filter_map(|node| out(&node)).collect()
    }

    /// What sticks out of the window on either side, sheets and all.
    pub fn beyond_the_window(&self) -> Vec<String> {
        let window = self.harness.ctx.content_rect();
        let nodes = self.nodes().map(|node| node.accesskit_node());
        // A field shows a part of a long text.
        let nodes = nodes.filter(|node| node.role() != Role::TextRun);
        let beyond = nodes.filter_map(|node| {
            let words = node.label().or_else(|| node.value())?;
            let bounds = node.bounding_box()?;
            let (left, right) = (bounds.x0 as f32, bounds.x1 as f32);
            let fits = left >= window.left() && right <= window.right();
            (!fits).then(|| format!("{words:?} from {left} to {right}"))
        });
        beyond.collect()
    }

    /// The words that stick out of the window on any side.
    pub fn outside_the_window(&self) -> Vec<String> {
        let window = self.harness.ctx.content_rect().expand(0.5);
        let nodes = self.nodes().map(|node| node.accesskit_node());
        let nodes = nodes.filter(|node| matches!(node.role(), Role::Label | Role::Heading));
        let outside = nodes.filter_map(|node| {
            let words = node.label().or_else(|| node.value())?;
            let bounds = node.bounding_box()?;
            let rect = Rect::from_min_max(
                Pos2::new(bounds.x0 as f32, bounds.y0 as f32),
                Pos2::new(bounds.x1 as f32, bounds.y1 as f32),
            );
            (!window.contains_rect(rect)).then(|| format!("{words:?} at {rect:?}"))
        });
        outside.collect()
    }

    /// The words that stand above `y` and below it as well.
    pub fn labels_across(&self, y: f32) -> Vec<String> {
        let nodes = self.nodes().map(|node| node.accesskit_node());
        let labels = nodes.filter(|node| node.role() == Role::Label);
        let across = labels.filter_map(|node| {
            let bounds = node.bounding_box()?;
            let is_across = bounds.y0 < f64::from(y) - 0.5 && bounds.y1 > f64::from(y) + 0.5;
            let words = node.label().or_else(|| node.value());
            words.filter(|_| is_across)
        });
        across.collect()
    }

    /// What the column on the left says.
    pub fn list(&self) -> Said {
        self.pane_that_shows(Role::Tab, "Contents")
    }

    /// What stands below the map.
    pub fn status(&self) -> Said {
        self.pane_that_shows(Role::Label, "Zoom")
    }

    fn pane_that_shows(&self, role: Role, words: &str) -> Said {
        let mut panes = self.panes().map(|pane| Said::of(pane.children_recursive()));
        let pane = panes.find(|said| said.shows(role, words));
        pane.unwrap_or_else(|| panic!("no {role:?} with {words:?}:\n{}", self.everything()))
    }

    /// The parts of the screen: bar, list, map, panel, status line.
    fn panes(&self) -> impl Iterator<Item = Node<'_>> {
        self.nodes()
            .filter(|node| node.accesskit_node().role() == Role::Pane)
    }

    /// All that the screen says.
    pub fn everything(&self) -> Said {
        Said::of(self.nodes())
    }

    /// The words that are drawn, whether or not a screen reader is told of them.
    pub fn drawn_words(&self) -> Vec<String> {
        let mut left: Vec<&Shape> = self
            .harness
            .output()
            .shapes
            .iter()
            .map(|clipped| &clipped.shape)
            .collect();
        let mut words = Vec::new();
        while let Some(shape) = left.pop() {
            match shape {
                Shape::Vec(shapes) => left.extend(shapes),
                Shape::Text(text) => words.push(text.galley.text().to_owned()),
                _ => {}
            }
        }
        words
    }

    /// The zoom that the status line tells.
    pub fn zoom(&self) -> f64 {
        let status = self.status();
        let line = status.line(&["zoom"]);
        let number = line
            .rsplit(' ')
            .next()
            .and_then(|number| number.parse().ok());
        number.unwrap_or_else(|| panic!("no zoom in {line:?}"))
    }

    pub fn app(&self) -> &App {
        self.harness.state()
    }
}

/// The left button of the mouse goes down at `pos`, or up.
fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// The description of a node: what a screen reader says after the name.
pub fn description(node: Node<'_>) -> String {
    node.accesskit_node().description().unwrap_or_default()
}

/// Whether a box is ticked, a choice chosen, or a place selected.
pub fn is_on(node: Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true)
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}
