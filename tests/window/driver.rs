//! Reads the window's accessibility tree and uses its mouse, as an outside program does.

use std::cell::Cell;
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::accesskit::{Node, Role};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2};
use egui_inspection::protocol::read_handshake;
use egui_inspection::{PROTOCOL_VERSION, Request, Response, read_message, write_message};
use image::RgbaImage;

use crate::program::PATIENCE;

/// A connection to a window.
pub struct Driver(TcpStream);

impl Driver {
    pub fn new(stream: TcpStream) -> Self {
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        let version = read_handshake(&stream).expect("the window answers");
        assert_eq!(version, PROTOCOL_VERSION);
        Self(stream)
    }

    fn ask(&self, request: &Request) -> Response {
        write_message(&self.0, request).expect("the window listens");
        match read_message(&self.0).expect("the window answers") {
            Response::Error { message } => panic!("{request:?}: {message}"),
            response => response,
        }
    }

    /// What the window holds, once `is_there` holds of it.
    pub fn wait_for(&self, what: &str, is_there: impl Fn(&Tree) -> bool) -> Tree {
        let start = Instant::now();
        loop {
            let tree = self.tree();
            if is_there(&tree) {
                return tree;
            }
            let names = tree.words().collect::<Vec<_>>().join("\n");
            assert!(
                start.elapsed() < PATIENCE,
                "waited in vain: {what}\n{names}"
            );
            sleep(Duration::from_millis(50));
        }
    }

    fn tree(&self) -> Tree {
        match self.ask(&Request::GetTree) {
            Response::Tree { accesskit, .. } => {
                let nodes = accesskit.map(|tree| tree.nodes).unwrap_or_default();
                Tree(nodes.into_iter().map(|(_, node)| node).collect())
            }
            other => panic!("no tree, but {other:?}"),
        }
    }

    pub fn click(&self, at: Pos2) {
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.events(vec![Event::PointerMoved(at)]);
        // In one frame: where frames are slow, two would make a long press of it.
        self.events(vec![button(true), button(false)]);
    }

    pub fn point_at(&self, at: Pos2) {
        self.events(vec![Event::PointerMoved(at)]);
    }

    /// Drags from one point to another, a frame for each of four parts of the way.
    pub fn drag(&self, from: Pos2, to: Pos2) {
        let button = |pos, pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.point_at(from);
        self.events(vec![button(from, true)]);
        for part in [0.25, 0.5, 0.75, 1.0] {
            self.point_at(from + (to - from) * part);
        }
        self.events(vec![button(to, false)]);
    }

    /// Clicks the only button of this name, once it is there and stays where it is: a sheet finds
    /// its place in the frames after it was opened.
    pub fn click_button(&self, name: &str) {
        let before = Cell::new(None);
        let tree = self.wait_for(name, |tree| {
            let at = tree.button(name);
            at.is_some() && before.replace(at) == at
        });
        self.click(tree.button(name).expect("it was there"));
    }

    pub fn press(&self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    pub fn press_with(&self, modifiers: Modifiers, key: Key) {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        self.events(vec![event(true), event(false)]);
    }

    /// Types `text`, letter by letter, where the keyboard's focus is.
    pub fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.events(vec![Event::Text(letter.to_string())]);
        }
    }

    fn events(&self, events: Vec<Event>) {
        let done = self.ask(&Request::ApplyEvents { events });
        assert!(matches!(done, Response::Done), "{done:?}");
    }

    /// The window as it is painted.
    pub fn picture(&self) -> RgbaImage {
        let request = Request::GetScreenshot {
            pixels_per_point: None,
        };
        let Response::Screenshot(png) = self.ask(&request) else {
            panic!("no picture");
        };
        let picture = image::load_from_memory(&png.bytes)
            .expect("a picture")
            .into_rgba8();
        assert_eq!([picture.width(), picture.height()], png.size);
        picture
    }
}

/// What a screen reader is told of the window.
pub struct Tree(Vec<Node>);

impl Tree {
    /// Where the only button of this very name lies within the map.
    pub fn place_on_map(&self, name: &str) -> Option<Pos2> {
        let map = self.bounds(Role::Canvas, "Map").next()?;
        let mut found = self
            .bounds(Role::Button, name)
            .map(|bounds| bounds.center())
            .filter(|at| map.contains(*at));
        match (found.next(), found.next()) {
            (Some(at), None) => Some(at),
            _ => None,
        }
    }

    /// Where the only button of this very name lies.
    pub fn button(&self, name: &str) -> Option<Pos2> {
        let mut found = self.bounds(Role::Button, name);
        let only = found.next()?;
        found.next().is_none().then(|| only.center())
    }

    /// Where everything of this role and very name lies.
    pub fn bounds(&self, role: Role, name: &str) -> impl Iterator<Item = Rect> {
        let named = self
            .0
            .iter()
            .filter(move |node| node.role() == role && node.label() == Some(name));
        named.filter_map(Node::bounds).map(|bounds| {
            let point = |x: f64, y: f64| pos2(x as f32, y as f32);
            Rect::from_min_max(point(bounds.x0, bounds.y0), point(bounds.x1, bounds.y1))
        })
    }

    /// Whether one line holds all of `words`, in any case: the exact wording is the screen's.
    pub fn says(&self, words: &[&str]) -> bool {
        self.words().any(|line| {
            let line = line.to_lowercase();
            words.iter().all(|word| line.contains(&word.to_lowercase()))
        })
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter_map(|node| node.label().or(node.value()))
    }
}
