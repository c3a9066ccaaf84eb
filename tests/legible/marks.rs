//! The marks on a screen, and their contrast to what lies around them: glyphs of places and their
//! arcs, signs of sources, badges, outlines of areas.

use std::collections::BTreeMap;
use std::f32::consts::TAU;

use counterclaim::model::Hue;
use counterclaim::ui::theme::Theme;
use egui::epaint::{CircleShape, ClippedShape};
use egui::{Color32, Pos2, Rect, Shape, Vec2};

use super::letters::areas_of_letters;
use super::pixels::{Picture, are_alike, contrast, worst};

/// In how many directions from a mark's middle its ground is looked at.
const RAYS: u16 = 64;
/// How far beyond a glyph its ground is looked for, in points: past its halo and its ring of selection.
const BEYOND_GLYPH: [f32; 4] = [9.0, 10.5, 12.0, 13.5];
/// How far beyond a badge: past its halo.
const BEYOND_BADGE: [f32; 4] = [2.0, 2.5, 3.0, 3.5];

/// A mark, and its contrast.
#[derive(Debug)]
pub struct MarkSeen {
    /// Which kind of mark, and whose hue it has.
    pub what: String,
    /// That of all parts but the worst tenth: leaders and rivers run up to marks.
    pub contrast: f32,
}

/// Every mark in `drawn`.
pub fn marks(drawn: &[ClippedShape], theme: &Theme, picture: &Picture) -> Vec<MarkSeen> {
    let screen = Marked {
        theme,
        picture,
        letters: areas_of_letters(drawn),
        glyphs: glyphs(drawn, theme),
        badges: badges(drawn, theme),
    };
    let glyphs = screen.glyphs.iter();
    let mut seen: Vec<MarkSeen> = glyphs.flat_map(|glyph| screen.glyph(glyph)).collect();
    seen.extend(screen.badges.iter().map(|badge| screen.badge(badge)));
    let mut outlines: BTreeMap<[u8; 4], Vec<[Pos2; 2]>> = BTreeMap::new();
    each(drawn, &mut |shape, clip| match shape {
        // Signs that are not convex are of several parts.
        Shape::Path(_) | Shape::Vec(_) if clip.contains(shape.visual_bounding_rect().center()) => {
            seen.extend(screen.sign(shape));
        }
        Shape::Circle(circle) if clip.contains(circle.center) => {
            seen.extend(screen.round_sign(circle));
        }
        Shape::LineSegment { points, stroke }
            if screen.is_outline(stroke.color) && clip.contains(points[0].lerp(points[1], 0.5)) =>
        {
            let of_colour = outlines.entry(stroke.color.to_array());
            of_colour.or_default().push(*points);
        }
        _ => {}
    });
    seen.extend(
        outlines
            .values()
            .filter_map(|dashes| screen.outline(dashes)),
    );
    seen
}

/// A screen with marks on it.
struct Marked<'a> {
    theme: &'a Theme,
    picture: &'a Picture<'a>,
    /// Where letters stand, which are nobody's ground.
    letters: Vec<Rect>,
    /// The middles of glyphs, and how far they reach, in points.
    glyphs: Vec<(Pos2, f32)>,
    /// The same of badges.
    badges: Vec<(Pos2, f32)>,
}

impl Marked<'_> {
    /// The rim of a glyph, and each of its arcs.
    fn glyph(&self, (centre, radius): &(Pos2, f32)) -> Vec<MarkSeen> {
        let (mut rim, mut arcs): (Vec<f32>, BTreeMap<&str, Vec<f32>>) = Default::default();
        for direction in directions() {
            let is_covered = self.on_badge(*centre + direction * *radius);
            let ground = self.ground(*centre, direction, BEYOND_GLYPH.map(|far| radius + far));
            let Some(ground) = ground.filter(|_| !is_covered) else {
                continue;
            };
            rim.extend(self.on_rim(*centre, direction, *radius, ground));
            let on_arc = *centre + direction * (radius * 0.83);
            if let Some(colour) = self.picture.at(on_arc)
                && let Some(hue) = self.hue_of(colour)
            {
                arcs.entry(hue).or_default().push(contrast(colour, ground));
            }
        }
        let seen = |what: String, mut all: Vec<f32>| MarkSeen {
            what,
            contrast: worst(&mut all),
        };
        let arcs = arcs
            .into_iter()
            .map(|(hue, all)| seen(format!("arc, {hue}"), all));
        let mut marks: Vec<MarkSeen> = arcs.collect();
        marks.push(seen("glyph".to_owned(), rim));
        marks
    }

    /// The contrast of a circle's line to `ground`, wherever in its width it is clearest.
    fn on_rim(&self, centre: Pos2, direction: Vec2, radius: f32, ground: Color32) -> Option<f32> {
        let line = [-1.0, -0.5, 0.0, 0.5, 1.0].map(|off| centre + direction * (radius + off));
        let colours = line.iter().filter_map(|at| self.picture.at(*at));
        colours
            .map(|colour| contrast(colour, ground))
            .reduce(f32::max)
    }

    /// A source's sign, as in a legend.
    fn sign(&self, shape: &Shape) -> Option<MarkSeen> {
        let fill = fill_of(shape)?;
        let hue = self.hue_of(fill)?;
        self.around(format!("sign, {hue}"), shape.visual_bounding_rect(), fill)
    }

    /// A source's sign that is a disc.
    fn round_sign(&self, circle: &CircleShape) -> Option<MarkSeen> {
        let hue = self.hue_of(circle.fill)?;
        let area = circle.visual_bounding_rect();
        self.around(format!("sign, {hue}"), area, circle.fill)
    }

    /// A badge of contest, where it does not lie on its glyph.
    fn badge(&self, (centre, radius): &(Pos2, f32)) -> MarkSeen {
        let ray = |direction: Vec2| {
            let beyond = BEYOND_BADGE.map(|far| radius + far);
            let ground = self.ground(*centre, direction, beyond)?;
            self.on_rim(*centre, direction, *radius, ground)
        };
        let mut all: Vec<f32> = directions().filter_map(ray).collect();
        MarkSeen {
            what: "badge".to_owned(),
            contrast: worst(&mut all),
        }
    }

    fn is_outline(&self, colour: Color32) -> bool {
        Hue::NAMED
            .iter()
            .any(|(_, hue)| self.theme.hue(*hue).gamma_multiply(0.9) == colour)
    }

    /// The dashes of areas in one hue.
    fn outline(&self, dashes: &[[Pos2; 2]]) -> Option<MarkSeen> {
        let mut all: Vec<f32> = dashes
            .iter()
            .filter_map(|[from, to]| {
                let (middle, along) = (from.lerp(*to, 0.5), (*to - *from).normalized());
                let is_free = self.is_free(middle) && (*to - *from).length() > 2.0;
                let line = self.picture.at(middle).filter(|_| is_free)?;
                let sides = [-1.0, 1.0].map(|side| middle + along.rot90() * side * 5.0);
                let grounds = sides.iter().filter(|at| self.is_free(**at));
                let grounds = grounds.filter_map(|at| self.picture.at(*at));
                grounds
                    .map(|ground| contrast(line, ground))
                    .reduce(f32::max)
            })
            .collect();
        (!all.is_empty()).then(|| MarkSeen {
            what: "outline".to_owned(),
            contrast: worst(&mut all),
        })
    }

    /// What is filled with `fill` in `area`, against all that lies around it there.
    fn around(&self, what: String, area: Rect, fill: Color32) -> Option<MarkSeen> {
        let inside = self
            .picture
            .pixels_in(area)
            .filter_map(|(x, y)| self.picture.colour(x, y));
        let colour = inside.into_iter().find(|colour| are_alike(*colour, fill))?;
        let (middle, radius) = (area.center(), area.size().length() / 2.0);
        let grounds = directions().filter_map(|direction| {
            let at = middle + direction * (radius + 1.5);
            let ground = self.picture.at(at).filter(|_| self.is_free(at))?;
            // Another part of it.
            (!are_alike(ground, fill)).then_some(ground)
        });
        let mut all: Vec<f32> = grounds.map(|ground| contrast(colour, ground)).collect();
        let is_seen = all.len() > usize::from(RAYS / 4);
        Some(MarkSeen {
            what,
            contrast: if is_seen { worst(&mut all) } else { 1.0 },
        })
    }

    /// The colour of the map so far from a mark's middle in a direction, in points; one of a few, so
    /// that a dot does not count.
    fn ground(&self, centre: Pos2, direction: Vec2, far: [f32; 4]) -> Option<Color32> {
        let places = far.map(|far| centre + direction * far);
        let free = places.into_iter().filter(|at| self.is_free(*at));
        let mut colours: Vec<Color32> = free.filter_map(|at| self.picture.at(at)).collect();
        colours.sort_by_key(Color32::g);
        colours.get(colours.len() / 2).copied()
    }

    /// Whether neither a letter nor a glyph nor a badge stands there.
    fn is_free(&self, at: Pos2) -> bool {
        let is_lettered = self
            .letters
            .iter()
            .any(|area| area.expand(2.0).contains(at));
        let on_glyph = |(centre, radius): &(Pos2, f32)| centre.distance(at) < radius + 2.5;
        !is_lettered && !self.on_badge(at) && !self.glyphs.iter().any(on_glyph)
    }

    fn on_badge(&self, at: Pos2) -> bool {
        let mut badges = self.badges.iter();
        badges.any(|(centre, radius)| centre.distance(at) < radius + 1.9)
    }

    fn hue_of(&self, colour: Color32) -> Option<&'static str> {
        let mut hues = Hue::NAMED.into_iter();
        let found = hues.find(|(_, hue)| are_alike(self.theme.hue(*hue), colour));
        found.map(|(name, _)| name)
    }
}

/// The circles that are drawn around the number of a place's claims, above a disc of halo.
fn glyphs(drawn: &[ClippedShape], theme: &Theme) -> Vec<(Pos2, f32)> {
    let colours = &theme.colours;
    let (mut discs, mut glyphs) = (Vec::new(), Vec::new());
    each(drawn, &mut |shape, clip| {
        let Shape::Circle(circle) = shape else {
            return;
        };
        let of_disc = (circle.center, circle.radius + 1.5);
        if circle.fill == colours.halo {
            discs.push((circle.center, circle.radius));
        } else if circle.stroke.color == colours.outline
            && discs.contains(&of_disc)
            && clip.contains(circle.center)
        {
            glyphs.push((circle.center, circle.radius));
        }
    });
    glyphs
}

/// The rims of badges.
fn badges(drawn: &[ClippedShape], theme: &Theme) -> Vec<(Pos2, f32)> {
    let colours = &theme.colours;
    let mut badges = Vec::new();
    each(drawn, &mut |shape, clip| {
        if let Shape::Circle(circle) = shape
            && [colours.contradiction, colours.tension].contains(&circle.stroke.color)
            && clip.contains(circle.center)
        {
            badges.push((circle.center, circle.radius));
        }
    });
    badges
}

/// What a shape is filled with that is a path, or is of several in one colour.
fn fill_of(shape: &Shape) -> Option<Color32> {
    match shape {
        Shape::Path(path) => path.closed.then_some(path.fill),
        Shape::Vec(parts) => {
            let fill = fill_of(parts.first()?);
            let mut others = parts.iter().skip(1);
            fill.filter(|_| others.all(|part| fill_of(part) == fill))
        }
        _ => None,
    }
}

fn directions() -> impl Iterator<Item = Vec2> {
    (0..RAYS).map(|ray| Vec2::angled(TAU * f32::from(ray) / f32::from(RAYS)))
}

fn each(drawn: &[ClippedShape], visit: &mut impl FnMut(&Shape, Rect)) {
    fn each_in(shape: &Shape, clip: Rect, visit: &mut impl FnMut(&Shape, Rect)) {
        match shape {
            Shape::Vec(parts) if fill_of(shape).is_none() => {
                for part in parts {
                    each_in(part, clip, visit);
                }
            }
            shape => visit(shape, clip),
        }
    }
    for clipped in drawn {
        each_in(&clipped.shape, clipped.clip_rect, visit);
    }
}
