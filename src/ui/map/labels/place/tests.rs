use std::slice::from_ref;

use super::*;
use egui::{pos2, vec2};
use proptest::prelude::*;

const SPACING: Spacing = Spacing {
    mark_gap: 3.0,
    name_gap: 2.0,
};

fn town(label: usize, x: f32, y: f32) -> Candidate {
    Candidate {
        label,
        at: pos2(x, y),
        size: vec2(60.0, 28.0),
        stands: Stands::AroundMark(3.0),
        kept: None,
    }
}

fn sea(label: usize, x: f32, y: f32) -> Candidate {
    Candidate {
        stands: Stands::OnPoint,
        ..town(label, x, y)
    }
}

fn placed(candidates: &[Candidate], obstacles: &[Rect]) -> Vec<Placed> {
    place(candidates, obstacles, &[], SPACING)
}

fn square(x: f32, y: f32, side: f32) -> Rect {
    Rect::from_center_size(pos2(x, y), Vec2::splat(side))
}

#[test]
fn a_lone_town_is_named_on_its_right() {
    let placed = placed(&[town(7, 500.0, 300.0)], &[]);
    assert_eq!(placed[0].anchor, Some(Anchor::Right));
    assert!((placed[0].room.bounds().left() - 506.0).abs() < 1e-3);
    assert!((placed[0].room.centre.y - 300.0).abs() < 1e-3);
    assert!(placed[0].draw);
}

#[test]
fn the_more_important_name_wins() {
    let placed = placed(&[sea(0, 500.0, 300.0), sea(1, 510.0, 310.0)], &[]);
    assert_eq!(placed.len(), 1);
    assert_eq!(placed[0].label, 0);
}

#[test]
fn a_name_goes_to_the_other_side_rather_than_over_a_lesser_towns_mark() {
    let placed = placed(&[town(0, 500.0, 300.0), town(1, 530.0, 300.0)], &[]);
    assert_eq!(placed[0].anchor, Some(Anchor::Left));
    assert_eq!(placed[1].anchor, Some(Anchor::Right));
}

#[test]
fn a_town_under_a_glyph_is_not_named() {
    let placed = placed(&[town(0, 515.0, 300.0)], &[square(515.0, 300.0, 52.0)]);
    assert!(placed.iter().all(|p| !p.draw));
}

#[test]
fn a_town_walled_in_by_glyphs_has_neither_name_nor_dot() {
    let walls = [
        Rect::from_min_max(pos2(400.0, 200.0), pos2(490.0, 400.0)),
        Rect::from_min_max(pos2(510.0, 200.0), pos2(600.0, 400.0)),
        Rect::from_min_max(pos2(400.0, 200.0), pos2(600.0, 290.0)),
        Rect::from_min_max(pos2(400.0, 310.0), pos2(600.0, 400.0)),
    ];
    let placed = placed(&[town(0, 500.0, 300.0)], &walls);
    assert!(!placed[0].draw);
}

#[test]
fn a_new_name_goes_beside_a_control_and_one_shown_stays_under_it() {
    let control = [square(540.0, 300.0, 40.0)];
    let mut homs = town(0, 500.0, 300.0);
    let placed = |homs: &Candidate| place(from_ref(homs), &[], &control, SPACING)[0].anchor;
    assert_eq!(placed(&homs), Some(Anchor::Left));
    homs.kept = Some(Anchor::Right);
    assert_eq!(placed(&homs), Some(Anchor::Right));
}

#[test]
fn a_river_is_named_where_its_course_is_free() {
    let stretch = |x| Stretch {
        middle: pos2(x, 300.0),
        slope: 0.5,
    };
    let orontes = Candidate {
        stands: Stands::Along(vec![stretch(500.0), stretch(700.0)]),
        ..sea(1, 500.0, 300.0)
    };
    assert_eq!(
        placed(from_ref(&orontes), &[])[0].anchor,
        Some(Anchor::Along(0))
    );
    let beside_hama = placed(&[town(0, 500.0, 290.0), orontes.clone()], &[]);
    assert_eq!(beside_hama[1].anchor, Some(Anchor::Along(1)));
    let glyphs = [square(500.0, 300.0, 40.0), square(700.0, 300.0, 40.0)];
    assert!(placed(&[orontes], &glyphs).is_empty());
}

#[test]
fn a_name_shown_on_the_left_stays_there_while_it_fits() {
    let mut homs = town(0, 500.0, 300.0);
    homs.kept = Some(Anchor::Left);
    assert_eq!(placed(&[homs.clone()], &[])[0].anchor, Some(Anchor::Left));
    let in_the_way = square(460.0, 300.0, 20.0);
    assert_eq!(
        placed(&[homs], &[in_the_way])[0].anchor,
        Some(Anchor::Right)
    );
}

/// Up to 80 towns and seas all over a view and around it.
fn crowds() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (
        -200.0f32..1200.0,
        -200.0f32..900.0,
        20.0f32..120.0,
        any::<bool>(),
    );
    prop::collection::vec(one, 0..80).prop_map(|all| {
        all.into_iter()
            .enumerate()
            .map(|(i, (x, y, width, has_mark))| Candidate {
                size: vec2(width, 26.0),
                stands: if has_mark {
                    Stands::AroundMark(3.0)
                } else {
                    Stands::OnPoint
                },
                ..town(i, x, y)
            })
            .collect()
    })
}

fn obstacles() -> impl Strategy<Value = Vec<Rect>> {
    let one = (0.0f32..1000.0, 0.0f32..700.0, 10.0f32..80.0);
    prop::collection::vec(one.prop_map(|(x, y, side)| square(x, y, side)), 0..6)
}

proptest! {
    #[test]
    fn no_two_names_overlap_and_none_touches_an_obstacle(
        crowd in crowds(), obstacles in obstacles()
    ) {
        let placed = placed(&crowd, &obstacles);
        let named: Vec<&Placed> = placed.iter().filter(|p| p.draw).collect();
        for (i, a) in named.iter().enumerate() {
            prop_assert!(!obstacles.iter().any(|o| o.intersects(a.room.bounds())));
            prop_assert!(named[i + 1..].iter().all(|b| !a.room.bounds().intersects(b.room.bounds())));
            for b in placed.iter().filter(|b| b.draw && b.label != a.label) {
                let mark = crowd[b.label].mark();
                prop_assert!(!mark.is_some_and(|mark| a.room.bounds().intersects(mark)), "{} over the dot of {}", a.label, b.label);
            }
        }
    }

    #[test]
    fn panning_moves_no_name_to_another_anchor(
        crowd in crowds(), dx in -30.0f32..30.0, dy in -30.0f32..30.0
    ) {
        let before = placed(&crowd, &[]);
        let mut panned = crowd;
        for candidate in &mut panned {
            candidate.at += vec2(dx, dy);
            candidate.kept = before
                .iter()
                .find(|p| p.label == candidate.label)
                .and_then(|p| p.anchor);
        }
        let after = placed(&panned, &[]);
        for p in &before {
            let same = after.iter().find(|q| q.label == p.label);
            prop_assert_eq!(same.map(|q| q.anchor), Some(p.anchor));
        }
    }
}
