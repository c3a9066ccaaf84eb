//! Where words find room on the map, and how lines meet them. On screen, in points.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// How far words keep from what is in their way.
const AIR: f32 = 2.0;

/// Where the words that are `wanted` there come to stand: within `room`, and as near as can be without
/// covering what is `taken`. Where there is no such place, they stand where they cover the least of it.
pub(in crate::ui::map) fn settled(wanted: Rect, room: Rect, taken: &[Rect]) -> Rect {
    let wanted = within(wanted, room);
    if !taken.iter().any(|taken| taken.intersects(wanted)) {
        return wanted;
    }
    let aside = taken.iter().flat_map(|taken| beside(wanted, *taken));
    // Two things in the way may leave no room beside the one alone.
    let corners = taken.iter().flat_map(|one| {
        let aside = beside(wanted, *one);
        let others = move |rect| taken.iter().flat_map(move |other| beside(rect, *other));
        aside.into_iter().flat_map(others)
    });
    let places = aside.chain(corners).map(|rect| within(rect, room));
    let covers = |rect: &Rect| -> f32 {
        let common = taken.iter().map(|taken| taken.intersect(*rect));
        let common = common.filter(Rect::is_positive);
        common.map(|common| common.area()).sum()
    };
    let far = |rect: &Rect| rect.center().distance_sq(wanted.center());
    let cost = |rect: Rect| (covers(&rect), far(&rect), rect);
    let best = places.chain([wanted]).map(cost).min_by(|one, other| {
        let covers = one.0.total_cmp(&other.0);
        covers.then(one.1.total_cmp(&other.1))
    });
    best.map_or(wanted, |(.., rect)| rect)
}

/// `rect` moved into `room`; its upper left corner if it is larger.
fn within(rect: Rect, room: Rect) -> Rect {
    let last = (room.max - rect.size()).max(room.min);
    Rect::from_min_size(rect.min.clamp(room.min, last), rect.size())
}

/// `rect` to the left of `taken`, to its right, above and below it.
fn beside(rect: Rect, taken: Rect) -> [Rect; 4] {
    let taken = taken.expand(AIR);
    [
        vec2(taken.left() - rect.right(), 0.0),
        vec2(taken.right() - rect.left(), 0.0),
        vec2(0.0, taken.top() - rect.bottom()),
        vec2(0.0, taken.bottom() - rect.top()),
    ]
    .map(|by| rect.translate(by))
}

/// Where the line from `point` to the middle of `rect` meets its edge; `None` for a point inside.
pub(super) fn edge_towards(rect: Rect, point: Pos2) -> Option<Pos2> {
    if rect.contains(point) {
        return None;
    }
    let (middle, half) = (rect.center(), rect.size() / 2.0);
    let way = point - middle;
    let reach = (way.x.abs() / half.x).max(way.y.abs() / half.y);
    (reach > 0.0).then(|| middle + way / reach)
}

/// The middle of words of this `size` that stand beyond `end` on the `way` that leads to it, `gap` points
/// from it.
pub(in crate::ui::map) fn beyond(end: Pos2, way: Vec2, size: Vec2, gap: f32) -> Pos2 {
    let way = way.normalized();
    let to_edge = way.x.abs() * size.x / 2.0 + way.y.abs() * size.y / 2.0;
    end + way * (to_edge + gap)
}

/// Small squares along the line between two points, for names to keep clear of: a rectangle around a
/// slanting line would keep them from much ground that is free.
pub(super) fn along(from: Pos2, to: Pos2, side: f32) -> Vec<Rect> {
    const MOST: u16 = 40;
    let wanted = (from.distance(to) / (side * 1.5)).ceil();
    let steps = (wanted as u16).clamp(1, MOST);
    let at = |step: u16| from.lerp(to, f32::from(step) / f32::from(steps));
    (0..=steps)
        .map(|step| Rect::from_center_size(at(step), Vec2::splat(side)))
        .collect()
}

/// Whether any of the line in `pieces` may be within `map`.
pub(super) fn comes_into(pieces: &[Vec<Pos2>], map: Rect) -> bool {
    let mut steps = pieces.iter().flat_map(|piece| piece.windows(2));
    steps.any(|step| Rect::from_two_pos(step[0], step[1]).intersects(map))
}

/// The part from `from` to `to` that lies within `map`.
fn clipped(from: Pos2, to: Pos2, map: Rect) -> Option<(Pos2, Pos2)> {
    let way = to - from;
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    // Liang and Barsky, "A New Concept and Method for Line Clipping", 1984.
    for (towards, room) in [
        (-way.x, from.x - map.left()),
        (way.x, map.right() - from.x),
        (-way.y, from.y - map.top()),
        (way.y, map.bottom() - from.y),
    ] {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            first = first.max(room / towards);
        } else {
            last = last.min(room / towards);
        }
    }
    (first < last).then(|| (from + way * first, from + way * last))
}

/// What is seen of a line in a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui::map) struct InView {
    /// How long it is, in points.
    pub length: f32,
    /// Its middle.
    pub middle: Pos2,
    /// Which way it leads there.
    pub way: Vec2,
}

/// What is seen in `map` of the line in `pieces`; `None` for nothing.
pub(in crate::ui::map) fn in_view_of(pieces: &[Vec<Pos2>], map: Rect) -> Option<InView> {
    let steps = pieces.iter().flat_map(|piece| piece.windows(2));
    let seen: Vec<(Pos2, Pos2)> = steps
        .filter_map(|step| clipped(step[0], step[1], map))
        .collect();
    let length: f32 = seen.iter().map(|(from, to)| from.distance(*to)).sum();
    let mut left = length / 2.0;
    for (from, to) in seen {
        let long = from.distance(to);
        if left <= long && long > 0.0 {
            return Some(InView {
                length,
                middle: from.lerp(to, left / long),
                way: to - from,
            });
        }
        left -= long;
    }
    // What leads nowhere is there all the same.
    let mut points = pieces.iter().flatten();
    let point = points.find(|point| map.contains(**point))?;
    Some(InView {
        length,
        middle: *point,
        way: Vec2::RIGHT,
    })
}

/// The lowest of `points`.
pub(super) fn lowest(points: &[Pos2]) -> Option<Pos2> {
    let mut points = points.iter();
    let first = *points.next()?;
    Some(points.fold(first, |low, point| {
        if point.y > low.y {
            pos2(point.x, point.y)
        } else {
            low
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_center_size(pos2(x, y), vec2(width, height))
    }

    const ROOM: Rect = Rect {
        min: Pos2::ZERO,
        max: pos2(400.0, 300.0),
    };

    #[test]
    fn words_stay_within_the_map_wherever_they_are_wanted() {
        for (x, y) in [
            (-900.0, 20.0),
            (399.0, 299.0),
            (200.0, 5_000.0),
            (200.0, 150.0),
        ] {
            let stood = settled(rect(x, y, 120.0, 40.0), ROOM, &[]);
            assert!(ROOM.contains_rect(stood), "({x}, {y}): {stood}");
            assert_eq!(stood.size(), vec2(120.0, 40.0));
        }
        let free = rect(200.0, 150.0, 120.0, 40.0);
        assert_eq!(settled(free, ROOM, &[]), free);
    }

    #[test]
    fn words_move_aside_for_marks_and_no_farther_than_they_must() {
        let mark = rect(200.0, 150.0, 44.0, 44.0);
        let stood = settled(rect(200.0, 180.0, 120.0, 40.0), ROOM, &[mark]);
        assert!(!stood.intersects(mark));
        assert!((stood.center().x - 200.0).abs() < 0.01, "{stood}");
        assert!(stood.top() - mark.bottom() < 4.0, "{stood}");
        let above = rect(200.0, 215.0, 120.0, 60.0);
        let stood = settled(rect(200.0, 180.0, 120.0, 40.0), ROOM, &[mark, above]);
        assert!(!stood.intersects(mark) && !stood.intersects(above));
        assert!(ROOM.contains_rect(stood));
    }

    #[test]
    fn words_for_which_there_is_no_room_cover_as_little_as_can_be() {
        let wanted = rect(200.0, 150.0, 120.0, 40.0);
        assert_eq!(settled(wanted, ROOM, &[ROOM]), wanted);
        let (left, right) = ROOM.split_left_right_at_x(350.0);
        let stood = settled(wanted, ROOM, &[left, rect(375.0, 150.0, 10.0, 10.0)]);
        assert!((stood.right() - right.right()).abs() < 0.01, "{stood}");
    }

    #[test]
    fn a_leader_ends_at_the_edge_of_its_box() {
        let words = rect(200.0, 150.0, 120.0, 40.0);
        for point in [pos2(200.0, 20.0), pos2(390.0, 150.0), pos2(20.0, 290.0)] {
            let end = edge_towards(words, point).unwrap();
            let (x, y) = ((end.x - 200.0).abs(), (end.y - 150.0).abs());
            let is_on_edge = (x - 60.0).abs() < 0.01 || (y - 20.0).abs() < 0.01;
            assert!(is_on_edge && words.expand(0.01).contains(end), "{end}");
        }
        assert_eq!(edge_towards(words, pos2(210.0, 160.0)), None);
    }

    #[test]
    fn the_middle_of_a_line_is_that_of_what_is_seen_of_it() {
        let line = vec![pos2(-1000.0, 100.0), pos2(100.0, 100.0), pos2(100.0, 900.0)];
        let seen = in_view_of(&[line], ROOM).unwrap();
        assert!((seen.length - 300.0).abs() < 0.01, "{seen:?}");
        assert!(seen.middle.distance(pos2(100.0, 150.0)) < 0.01, "{seen:?}");
        assert!(seen.way.x.abs() < 0.01 && seen.way.y > 0.0);
        let beside = vec![pos2(-10.0, 0.0), pos2(-10.0, 300.0)];
        assert_eq!(in_view_of(&[beside], ROOM), None);
        let point = vec![pos2(10.0, 10.0), pos2(10.0, 10.0)];
        assert_eq!(
            in_view_of(&[point], ROOM).map(|seen| seen.length),
            Some(0.0)
        );
    }

    #[test]
    fn words_beyond_an_end_leave_it_free() {
        let size = vec2(80.0, 20.0);
        for way in [vec2(1.0, 0.0), vec2(0.0, -3.0), vec2(-2.0, 1.0)] {
            let middle = beyond(pos2(100.0, 100.0), way, size, 4.0);
            let words = Rect::from_center_size(middle, size);
            assert!(!words.contains(pos2(100.0, 100.0)), "{way}");
        }
    }
}
