//! What is drawn is what adding up a Gaussian for every claim makes.

use proptest::prelude::*;

use super::*;

/// A world at zoom 8, and a part of it around Homs of so many points.
fn grid(width: f64, height: f64) -> Grid {
    Grid::around((0.602, 0.397), (width, height), 256.0 * 256.0)
}

/// A place so many points right of and below the first node.
fn spot(grid: Grid, (right, down): (f64, f64), claims: u32) -> Spot {
    Spot {
        x: grid.x(right / CELL),
        y: grid.y(down / CELL),
        claims,
    }
}

/// How many claims there are to a square of the grid at a node: each one's Gaussian added to the others'.
fn by_every_claim(spots: &[Spot], grid: Grid, column: usize, row: usize) -> f64 {
    let (x, y) = (grid.x(column as f64), grid.y(row as f64));
    let of_spot = |spot: &Spot| {
        let away = ((spot.x - x) * grid.side).hypot((spot.y - y) * grid.side);
        f64::from(spot.claims) * peak() * (-(away / SIGMA).powi(2) / 2.0).exp()
    };
    spots.iter().map(of_spot).sum()
}

proptest! {
    #[test]
    fn the_field_is_what_every_claim_adds_to_it(
        places in prop::collection::vec(((-90.0..390.0, -90.0..290.0), 1..500u32), 0..20),
    ) {
        let grid = grid(300.0, 200.0);
        let spots: Vec<Spot> = places.into_iter().map(|(at, n)| spot(grid, at, n)).collect();
        let field = Field::of(&spots, grid);
        let claims: u32 = spots.iter().map(|spot| spot.claims).sum();
        // A hundredth of the height of all of them at one place.
        let within = f64::from(claims) * peak() * 0.01 + 1e-9;
        for row in 0..grid.rows {
            for column in 0..grid.columns {
                let expected = by_every_claim(&spots, grid, column, row);
                let found = f64::from(field.at(column, row));
                prop_assert!((found - expected).abs() <= within, "{found} for {expected}");
            }
        }
    }

    #[test]
    fn no_claim_is_lost_away_from_the_edge(
        places in prop::collection::vec(((100.0..500.0, 100.0..300.0), 1..9_999u32), 1..40),
    ) {
        let grid = grid(600.0, 400.0);
        let spots: Vec<Spot> = places.into_iter().map(|(at, n)| spot(grid, at, n)).collect();
        let field = Field::of(&spots, grid);
        let claims: f64 = spots.iter().map(|spot| f64::from(spot.claims)).sum();
        let drawn: f64 = field.values.iter().map(|value| f64::from(*value)).sum();
        prop_assert!((drawn / claims - 1.0).abs() < 1e-4, "{drawn} of {claims}");
    }

    #[test]
    fn where_the_map_stands_changes_nothing_of_what_is_drawn(
        places in prop::collection::vec(((0.0..300.0, 0.0..200.0), 1..50u32), 1..9),
        (right, down) in (0..20_u8, 0..20_u8),
    ) {
        let one = grid(300.0, 200.0);
        let spots: Vec<Spot> = places.into_iter().map(|(at, n)| spot(one, at, n)).collect();
        let other = Grid {
            left: one.left + i64::from(right),
            top: one.top + i64::from(down),
            ..one
        };
        let (right, down) = (usize::from(right), usize::from(down));
        let (before, after) = (Field::of(&spots, one), Field::of(&spots, other));
        for row in 0..one.rows - down {
            for column in 0..one.columns - right {
                let (was, is) = (before.at(column + right, row + down), after.at(column, row));
                prop_assert!((was - is).abs() <= was.abs() * 1e-3 + 1e-9, "{was}, then {is}");
            }
        }
    }
}

#[test]
fn claims_that_lie_evenly_on_the_ground_are_as_many_to_a_square_kilometre_as_there_are() {
    for y in [0.5, 0.397, 0.25, 0.15] {
        let side = 256.0 * 256.0;
        let apart = points_per_km(side, y) / side;
        // One to a square kilometre, wide around; the kilometre is that of the middle.
        let spots = (-60..60).flat_map(|row| {
            (-60..60).map(move |column| Spot {
                x: 0.6 + f64::from(column) * apart,
                y: y + f64::from(row) * apart,
                claims: 1,
            })
        });
        let spots: Vec<Spot> = spots.collect();
        let grid = Grid::around((0.6, y), (40.0, 40.0), side);
        let field = Field::of(&spots, grid);
        let (column, row) = (grid.columns / 2, grid.rows / 2);
        let middle = grid.y(row as f64);
        let density = f64::from(field.at(column, row)) * grid.per_square_km(middle);
        assert!((density - 1.0).abs() < 0.01, "at {y}: {density}");
    }
}

#[test]
fn a_kilometre_is_as_long_as_on_the_scale_bar() {
    // At 60 degrees a degree of longitude is half as long as at the equator: 55.66 km.
    let latitude = 60_f64.to_radians();
    let y = (1.0 - latitude.tan().asinh() / PI) / 2.0;
    let degree = 256.0 / 360.0;
    let km = degree / points_per_km(256.0, y);
    assert!((km - 55.66).abs() < 0.01, "{km}");
}

#[test]
fn one_place_is_as_dense_as_its_claims_at_its_middle() {
    let grid = grid(400.0, 400.0);
    let field = Field::of(&[spot(grid, (100.0, 100.0), 7)], grid);
    let expected = 7.0 * peak() * grid.per_square_km(grid.y(25.0));
    let most = field.most();
    assert!(
        (most / expected - 1.0).abs() < 0.01,
        "{most} for {expected}"
    );
}
