//! One placemark: what it says by column, and its geometry as "well-known text".

/// What stands in the elements of a placemark.
#[derive(Debug, Default)]
pub struct Placemark {
    /// The elements that are open, the outermost first, with what they are called.
    open: Vec<(String, Option<String>)>,
    words: String,
    fields: Vec<(String, String)>,
    begin: Option<String>,
    end: Option<String>,
    coordinates: String,
    rings: Vec<String>,
    /// The parts of geometries of many parts that are open; those of the placemark itself first.
    parts: Vec<Vec<String>>,
    /// Kinds of geometry that are not read.
    unread: Vec<String>,
}

impl Placemark {
    /// A placemark that is called `id`, in these folders.
    pub fn new(id: Option<String>, folder: String) -> Self {
        let mut placemark = Self {
            parts: vec![Vec::new()],
            ..Self::default()
        };
        placemark.say("id", id.unwrap_or_default());
        placemark.say("folder", folder);
        placemark
    }

    /// An element of it begins.
    pub fn open(&mut self, name: String, called: Option<String>) {
        if !self.is_in_description() {
            self.words.clear();
        }
        match name.as_str() {
            "MultiGeometry" => self.parts.push(Vec::new()),
            "Polygon" => self.rings.clear(),
            "Track" | "MultiTrack" | "Model" => self.unread.push(name.clone()),
            _ => {}
        }
        self.open.push((name, called));
    }

    /// Words in the element that is open.
    pub fn words(&mut self, words: &str) {
        self.words.push_str(words);
    }

    /// The element ends that is open; whether it is one of the placemark's, and not the placemark itself.
    pub fn close(&mut self) -> bool {
        let Some((name, called)) = self.open.pop() else {
            return false;
        };
        let above = self
            .open
            .iter()
            .rev()
            .map(|(name, called)| (name.as_str(), called));
        let above: Vec<_> = above.take(2).collect();
        match (name.as_str(), &above[..]) {
            ("name" | "description" | "address" | "snippet" | "Snippet" | "phoneNumber", []) => {
                let text = super::html::plain(&std::mem::take(&mut self.words));
                self.say(&name.to_lowercase(), text);
            }
            ("when", [("TimeStamp", _)]) | ("begin", [("TimeSpan", _)]) => {
                self.begin = Some(self.word());
            }
            ("end", [("TimeSpan", _)]) => self.end = Some(self.word()),
            ("TimeSpan", _) => {
                // What has no end or no beginning is no day: it is written as ISO 8601 writes it.
                let open = match (self.begin.take(), self.end.take()) {
                    (Some(begin), None) => format!("{begin}/.."),
                    (None, Some(end)) => format!("../{end}"),
                    (begin, end) => {
                        (self.begin, self.end) = (begin, end);
                        return true;
                    }
                };
                self.begin = Some(open);
            }
            ("value", [("Data", Some(column)), _]) => {
                let (column, word) = (column.clone(), self.word());
                self.say(&column, word);
            }
            ("SimpleData", [("SchemaData", _), _]) => {
                let word = self.word();
                self.say(&called.unwrap_or_default(), word);
            }
            ("coordinates", _) => self.coordinates = positions(&self.word()),
            (name, _) => self.close_geometry(name),
        }
        true
    }

    /// What it says, by column, and which kinds of its geometry are not read.
    pub fn into_fields(mut self) -> (Vec<(String, String)>, Vec<String>) {
        let parts = self.parts.swap_remove(0);
        let geometry = match &parts[..] {
            [] => String::new(),
            [only] => only.clone(),
            _ => format!("GEOMETRYCOLLECTION ({})", parts.join(", ")),
        };
        let (begin, end) = (self.begin.take(), self.end.take());
        self.say("begin", begin.unwrap_or_default());
        self.say("end", end.unwrap_or_default());
        self.say("geometry", geometry);
        (self.fields, self.unread)
    }

    fn close_geometry(&mut self, name: &str) {
        let within = |kind: &str, text: &str| format!("{kind} ({text})");
        let written = match name {
            "Point" => within("POINT", &std::mem::take(&mut self.coordinates)),
            "LineString" => within("LINESTRING", &std::mem::take(&mut self.coordinates)),
            "LinearRing" => {
                let ring = std::mem::take(&mut self.coordinates);
                if self.open.iter().any(|(name, _)| name == "Polygon") {
                    self.rings.push(format!("({ring})"));
                    return;
                }
                within("LINESTRING", &ring)
            }
            "Polygon" => {
                let rings = std::mem::take(&mut self.rings);
                within("POLYGON", &rings.join(", "))
            }
            "MultiGeometry" if self.parts.len() > 1 => {
                let mut parts = self.parts.pop().unwrap_or_default();
                match parts.len() {
                    0 => return,
                    1 => parts.remove(0),
                    _ => within("GEOMETRYCOLLECTION", &parts.join(", ")),
                }
            }
            _ => return,
        };
        if let Some(parts) = self.parts.last_mut() {
            parts.push(written);
        }
    }

    fn is_in_description(&self) -> bool {
        self.open
            .first()
            .is_some_and(|(name, _)| name == "description")
    }

    fn word(&mut self) -> String {
        std::mem::take(&mut self.words).trim().to_owned()
    }

    fn say(&mut self, column: &str, text: String) {
        if !text.is_empty() && !column.is_empty() {
            self.fields.push((column.to_owned(), text));
        }
    }
}

/// `36.73,34.84,0 36.74,34.85` as "well-known text" has it: `36.73 34.84 0, 36.74 34.85`.
fn positions(coordinates: &str) -> String {
    let positions = coordinates.split_whitespace();
    let positions = positions.map(|position| position.replace(',', " ").trim().to_owned());
    positions.collect::<Vec<_>>().join(", ")
}
