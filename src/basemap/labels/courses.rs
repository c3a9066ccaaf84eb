//! Where along its course a river's name may stand: stretches straight enough to be written along.
//!
//! Pure geometry in Web Mercator, where a line has the same slope at every zoom. Lengths are widths
//! of the world, on the unit square, unless they are said to be points on the screen. Letters bent
//! around a river's turns are refused: they read worse than a straight line a little off its course.

use geo::{Coord, LineString};

use super::Stretch;
use crate::basemap::mercator::{project, unproject};

/// Room for one letter of a name in points: generous, because only its type tells its width.
const LETTER: f64 = 6.0;
/// Air at both ends of a name together, in points.
const AIR: f64 = 12.0;
/// How far a river may stray to either side of its name's line, in points: less than half the type's
/// size.
const STRAY: f64 = 5.0;
/// How much longer than its name's line a river may be there, in tenths.
const DETOUR: u8 = 5;
/// How far apart a river's names stand along its course at a whole zoom, in points.
const APART: f64 = 440.0;
/// The part of [`APART`] along which a name may move to either side of where it would stand best.
const PLAY: f64 = 0.4;
/// How finely places for a name are looked for, in points.
const NOTCH: f64 = 12.0;
/// The most places that a name may choose from.
const CHOICES: usize = 12;
/// The last zoom for which places are looked for; nearer by, names stand farther and farther apart.
const LAST_ZOOM: u8 = 13;

/// A river's course on the unit square.
pub(super) struct Course {
    points: Vec<Coord>,
    /// How long the course is up to each point.
    along: Vec<f64>,
}

/// A part of a river in which its name is written once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reach {
    /// Where the name may stand, the best first; never empty.
    pub stretches: Vec<Stretch>,
    /// The map zooms for which the reach was made, from the first to before the second.
    pub zooms: (f64, f64),
}

/// A stretch, and where its middle lies along the course.
#[derive(Debug, Clone, Copy)]
struct Site {
    stretch: Stretch,
    along: f64,
    /// How far the river strays from the stretch, in points.
    stray: f64,
}

impl Course {
    /// The course through the points of `line`, (lon, lat) in degrees.
    pub fn of(line: &LineString) -> Self {
        let points: Vec<Coord> = line.coords().map(|lon_lat| project(*lon_lat)).collect();
        let mut length = 0.0;
        let steps = points.windows(2).map(|pair| distance(pair[0], pair[1]));
        let along = std::iter::once(0.0)
            .chain(steps.map(|step| {
                length += step;
                length
            }))
            .collect();
        Self { points, along }
    }

    /// The reaches of a river whose name has so many `letters`, for each whole zoom from `first_zoom`.
    ///
    /// They are counted from the middle of the course, so that those of one zoom are among those of
    /// the next; a place that was best and still is straight enough stays the first choice.
    pub fn reaches(&self, letters: usize, first_zoom: u8) -> Vec<Reach> {
        let mut reaches = Vec::new();
        let mut before: Vec<Site> = Vec::new();
        for zoom in first_zoom..=LAST_ZOOM {
            let scale = Scale::at(zoom, letters);
            let most = ((self.length() - scale.name) / 2.0 / scale.apart).floor() as i32;
            let mut best = Vec::new();
            for number in -most..=most {
                let sites = self.sites(number, most, &before, scale);
                best.extend(sites.first());
                if !sites.is_empty() {
                    reaches.push(Reach {
                        stretches: sites.iter().map(|site| site.stretch).collect(),
                        zooms: scale.zooms,
                    });
                }
            }
            before = best;
        }
        reaches
    }

    /// Where the name may stand in the reach of this `number`, 0 being about the river's middle and
    /// `most` the last; those that stood there `before`, one zoom farther out, come first.
    fn sites(&self, number: i32, most: i32, before: &[Site], scale: Scale) -> Vec<Site> {
        let middle = self.length() / 2.0 + f64::from(number) * scale.apart;
        let play = match most {
            0 => self.length() / 2.0,
            _ => PLAY * scale.apart,
        };
        let notches = (play / scale.point / NOTCH) as i32;
        let mut found: Vec<Site> = (-notches..=notches)
            .map(|notch| middle + f64::from(notch) * NOTCH * scale.point)
            .filter_map(|along| self.site(along, scale))
            .collect();
        let cost = |site: &Site| {
            let off = (site.along - middle).abs() / scale.apart;
            let steep = f64::from(site.stretch.slope.abs()) / std::f64::consts::PI;
            off + 0.2 * site.stray / STRAY + 0.2 * steep
        };
        found.sort_by(|a, b| cost(a).total_cmp(&cost(b)));

        let kept = before
            .iter()
            .filter(|site| (site.along - middle).abs() <= scale.apart / 2.0)
            .filter_map(|site| self.site(site.along, scale));
        let mut chosen: Vec<Site> = Vec::new();
        for site in kept.chain(found) {
            let is_apart = |other: &Site| (other.along - site.along).abs() > scale.name / 3.0;
            if chosen.len() < CHOICES && chosen.iter().all(is_apart) {
                chosen.push(site);
            }
        }
        chosen
    }

    /// The stretch of a name's length about the point so far `along`, if it is straight enough.
    fn site(&self, along: f64, scale: Scale) -> Option<Site> {
        let (from, to) = self.ends(along, scale)?;
        let (a, b) = (self.at(from)?, self.at(to)?);
        let (chord, length) = (b - a, distance(a, b));
        let normal = Coord {
            x: -chord.y / length,
            y: chord.x / length,
        };
        let inner =
            self.along.partition_point(|at| *at <= from)..self.along.partition_point(|at| *at < to);
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for point in self.points.get(inner)? {
            let off = (*point - a).x * normal.x + (*point - a).y * normal.y;
            (least, most) = (least.min(off), most.max(off));
        }
        let stray = (most - least) / 2.0 / scale.point;
        let middle = (a + b) / 2.0 + normal * f64::midpoint(least, most);
        (stray <= STRAY).then(|| Site {
            stretch: Stretch {
                lon_lat: unproject(middle).into(),
                slope: upright(chord),
            },
            along,
            stray,
        })
    }

    /// How far along the stretch begins and ends whose ends are a name's length apart.
    fn ends(&self, along: f64, scale: Scale) -> Option<(f64, f64)> {
        let wider = (0..=DETOUR).map(|part| 1.0 + 0.1 * f64::from(part));
        wider
            .map(|part| scale.name / 2.0 * part)
            .map(|half| (along - half, along + half))
            .take_while(|(from, to)| *from >= 0.0 && *to <= self.length())
            .find(|(from, to)| match (self.at(*from), self.at(*to)) {
                (Some(a), Some(b)) => distance(a, b) >= 0.95 * scale.name,
                _ => false,
            })
    }

    fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or(0.0)
    }

    /// The point so far `along` the course.
    fn at(&self, along: f64) -> Option<Coord> {
        let next = self.along.partition_point(|at| *at < along);
        let b = *self.points.get(next)?;
        let Some(last) = next.checked_sub(1) else {
            return Some(b);
        };
        let (a, step) = (self.points[last], self.along[next] - self.along[last]);
        let part = if step > 0.0 {
            (along - self.along[last]) / step
        } else {
            0.0
        };
        Some(a + (b - a) * part)
    }
}

/// What lengths on the screen are on the unit square at one zoom.
#[derive(Debug, Clone, Copy)]
struct Scale {
    zooms: (f64, f64),
    point: f64,
    name: f64,
    apart: f64,
}

impl Scale {
    fn at(zoom: u8, letters: usize) -> Self {
        let from = f64::from(zoom);
        let to = if zoom == LAST_ZOOM {
            f64::INFINITY
        } else {
            from + 1.0
        };
        let point = 1.0 / (256.0 * 2_f64.powf(from));
        Self {
            zooms: (from, to),
            point,
            name: (letters as f64 * LETTER + AIR) * point,
            apart: APART * point,
        }
    }
}

fn distance(a: Coord, b: Coord) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// The slope of a line along `chord`, whichever way along lets letters stand upright.
fn upright(chord: Coord) -> f32 {
    let eastwards = if chord.x < 0.0 || (chord.x == 0.0 && chord.y < 0.0) {
        -1.0
    } else {
        1.0
    };
    (chord.y * eastwards).atan2(chord.x * eastwards) as f32
}

#[cfg(test)]
mod tests;
