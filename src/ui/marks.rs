//! Marks: each source's shape within its party's hue, the same wherever the source appears.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Pos2, Shape as Drawn, Stroke, Vec2, vec2};

use crate::model::{Case, Hue, MarkShape, SourceId};
use crate::query::matrix::party_order;
use crate::state::Archives;

/// A source's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its party's hue.
    pub hue: Hue,
    /// Its own shape.
    pub shape: MarkShape,
}

/// The marks of a case's sources, and the order in which sources are listed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    by_source: BTreeMap<SourceId, Mark>,
    order: Vec<SourceId>,
}

impl Marks {
    /// Gives each source of `case` its mark: by party's name, then by source's name. A shape that an
    /// analyst chose stands, and moves nobody but the source that would have it otherwise. Of the
    /// other sources none shares its shape with another before every shape is taken, so that shape
    /// alone tells them apart. Sources of `archives`, which have their archive's hue, come after.
    #[must_use]
    pub fn of(case: &Case, archives: &Archives) -> Self {
        let mut marks = Self::of_case(case);
        let all = MarkShape::NAMED.map(|(_, shape)| shape);
        let mut shapes = all.into_iter().cycle().skip(case.sources.len());
        for open in archives.iter() {
            for source in open.archive.source_ids() {
                let shape = shapes.next().unwrap_or(MarkShape::Circle);
                let hue = open.hue;
                marks.by_source.insert(source.clone(), Mark { hue, shape });
            }
        }
        marks
    }

    fn of_case(case: &Case) -> Self {
        let mut order: Vec<SourceId> = case.sources.keys().cloned().collect();
        order.sort_by(|one, other| party_order(case, one).cmp(&party_order(case, other)));
        let chosen: BTreeSet<MarkShape> = case
            .sources
            .values()
            .filter_map(|source| source.shape)
            .collect();
        let all = MarkShape::NAMED.map(|(_, shape)| shape);
        let usual = || order.iter().zip(all.into_iter().cycle());
        let is_kept = |(id, shape): &(&SourceId, MarkShape)| {
            case.source(id).shape.is_none() && !chosen.contains(shape)
        };
        let kept: BTreeSet<MarkShape> = usual().filter(is_kept).map(|(_, shape)| shape).collect();
        let is_free = |shape: &MarkShape| !chosen.contains(shape) && !kept.contains(shape);
        let mut free = all.into_iter().filter(is_free);
        let by_source = usual()
            .map(|(id, usual)| {
                let hue = case.party_of(id).hue;
                let instead = || chosen.contains(&usual).then(|| free.next()).flatten();
                let shape = case.source(id).shape.or_else(instead).unwrap_or(usual);
                (id.clone(), Mark { hue, shape })
            })
            .collect();
        Self { by_source, order }
    }

    /// The mark of `source`; a slate circle for one that the case does not have.
    #[must_use]
    pub fn mark(&self, source: &SourceId) -> Mark {
        self.by_source.get(source).copied().unwrap_or(Mark {
            hue: Hue::Slate,
            shape: MarkShape::Circle,
        })
    }

    /// The hue of all of `sources`; `None` when they are of several parties, or none.
    pub fn shared_hue<'a>(&self, sources: impl IntoIterator<Item = &'a SourceId>) -> Option<Hue> {
        let mut hues = sources.into_iter().map(|source| self.mark(source).hue);
        let first = hues.next()?;
        hues.all(|hue| hue == first).then_some(first)
    }

    /// Sources in the order of their parties' names and their own.
    #[must_use]
    pub fn order(&self) -> &[SourceId] {
        &self.order
    }
}

impl Mark {
    /// Its shape filled with `colour`, at most `radius` points from `centre`.
    pub fn drawn(self, centre: Pos2, radius: f32, colour: Color32) -> Drawn {
        let convex = |points: Vec<Vec2>| {
            let points = points.into_iter().map(|at| centre + at * radius).collect();
            Drawn::convex_polygon(points, colour, Stroke::NONE)
        };
        match self.shape {
            MarkShape::Circle => Drawn::circle_filled(centre, radius * 0.88, colour),
            MarkShape::Square => convex(regular(4, 45.0)),
            MarkShape::Diamond => convex(regular(4, 0.0)),
            MarkShape::Triangle => convex(regular(3, -90.0)),
            MarkShape::TriangleDown => convex(regular(3, 90.0)),
            MarkShape::Pentagon => convex(regular(5, -90.0)),
            MarkShape::Hexagon => convex(regular(6, 0.0)),
            MarkShape::Dome => convex(dome()),
            MarkShape::Bar => convex(cross_bar(vec2(1.0, 0.0), 0.36)),
            MarkShape::Plus => Drawn::Vec(vec![
                convex(cross_bar(vec2(1.0, 0.0), 0.34)),
                convex(cross_bar(vec2(0.0, 1.0), 0.34)),
            ]),
            MarkShape::Times => Drawn::Vec(vec![
                convex(cross_bar(vec2(0.707, 0.707), 0.34)),
                convex(cross_bar(vec2(0.707, -0.707), 0.34)),
            ]),
            MarkShape::Star => Drawn::Vec(
                // Five kites from the centre: each is convex, the star is not.
                (0..5_u8)
                    .map(|i| convex(kite(-90.0 + 72.0 * f32::from(i))))
                    .collect(),
            ),
        }
    }
}

/// Corners of a regular polygon on the unit circle, the first at `start` degrees.
fn regular(corners: u8, start: f32) -> Vec<Vec2> {
    (0..corners)
        .map(|i| at_degrees(start + 360.0 * f32::from(i) / f32::from(corners)))
        .collect()
}

fn at_degrees(degrees: f32) -> Vec2 {
    Vec2::angled(degrees.to_radians())
}

/// The upper half of the unit disc, moved down to its middle.
fn dome() -> Vec<Vec2> {
    (0..=12_u8)
        .map(|i| at_degrees(180.0 + 15.0 * f32::from(i)) + vec2(0.0, 0.5))
        .collect()
}

fn cross_bar(along: Vec2, half_width: f32) -> Vec<Vec2> {
    let across = along.rot90() * half_width;
    vec![
        along + across,
        along - across,
        -along - across,
        -along + across,
    ]
}

fn kite(degrees: f32) -> Vec<Vec2> {
    let shoulder = 0.42;
    vec![
        at_degrees(degrees),
        at_degrees(degrees + 36.0) * shoulder,
        Vec2::ZERO,
        at_degrees(degrees - 36.0) * shoulder,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Scope;
    use crate::query::testing::{CaseBuilder, asserts_killed};

    fn case_of(sources: usize) -> Case {
        let claims = (0..sources).map(|i| {
            let id = format!("source-{i:02}");
            asserts_killed(&id, &id, Scope::Campaign, 1)
        });
        CaseBuilder::new().claims(claims).build()
    }

    /// The shapes of the sources, in the order of their ids.
    fn shapes(case: &Case) -> Vec<MarkShape> {
        let marks = Marks::of_case(case);
        case.sources.keys().map(|id| marks.mark(id).shape).collect()
    }

    fn choose(case: &mut Case, source: &str, shape: MarkShape) {
        case.sources.get_mut(source).unwrap().shape = Some(shape);
    }

    #[test]
    fn twelve_sources_have_twelve_shapes() {
        let shapes: BTreeSet<MarkShape> = shapes(&case_of(12)).into_iter().collect();
        assert_eq!(shapes.len(), 12);
    }

    #[test]
    fn a_chosen_shape_is_exchanged_for_that_of_the_source_which_had_it() {
        let mut case = case_of(12);
        let before = shapes(&case);
        choose(&mut case, "source-07", before[0]);
        let mut expected = before;
        expected.swap(0, 7);
        assert_eq!(shapes(&case), expected, "all others keep theirs");
    }

    #[test]
    fn two_sources_may_be_given_one_shape_by_an_analyst() {
        let mut case = case_of(13);
        choose(&mut case, "source-00", MarkShape::Star);
        choose(&mut case, "source-12", MarkShape::Star);
        let shapes = shapes(&case);
        assert_eq!([shapes[0], shapes[12]], [MarkShape::Star; 2]);
        let others: BTreeSet<_> = shapes[1..12].iter().collect();
        assert_eq!(others.len(), 11);
        assert!(!others.contains(&MarkShape::Star));
    }

    #[test]
    fn more_sources_than_shapes_all_have_one() {
        assert_eq!(shapes(&case_of(30)).len(), 30);
    }

    #[test]
    fn a_source_of_one_party_has_its_hue() {
        let case = CaseBuilder::new()
            .claims([asserts_killed("a", "a", Scope::Campaign, 1)])
            .build();
        assert_eq!(Marks::of_case(&case).mark(&"a".into()).hue, Hue::Blue);
    }
}
