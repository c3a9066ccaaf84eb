//! Classes: by which round figures densities are told apart, and in which units those are.

use crate::state::Units;
use crate::ui::words;
use crate::ui::words::measures::METRES_PER_MILE;

/// How many classes there are at most.
pub const MOST: usize = 7;
/// The figures of one power of ten that classes may begin with: the finer ones, where they are few enough.
const FINE: &[f64] = &[1.0, 2.0, 5.0];
/// The coarser ones, of which the highest are taken: where claims lie densest, there is most to be told apart.
const COARSE: &[f64] = &[1.0, 3.0];

/// Classes of density, each from one figure to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// The figures: one more than there are classes; none where there is nothing to be told apart.
    pub breaks: Vec<f64>,
    /// What they are figures of: "claims per 100 km²".
    pub unit: Unit,
    /// Whether there is less than the first figure, which is not drawn.
    pub is_cut: bool,
}

/// An area that claims are counted on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    square_km: f64,
    name: &'static str,
}

const IN_KM: [Unit; 4] = [
    unit(1.0, "km²"),
    unit(1e2, "100 km²"),
    unit(1e4, "10 000 km²"),
    unit(1e6, "million km²"),
];
/// Square kilometres in a square mile.
const SQUARE_MILE: f64 = METRES_PER_MILE * METRES_PER_MILE / 1e6;
const IN_MILES: [Unit; 4] = [
    unit(SQUARE_MILE, "sq mi"),
    unit(SQUARE_MILE * 1e2, "100 sq mi"),
    unit(SQUARE_MILE * 1e4, "10 000 sq mi"),
    unit(SQUARE_MILE * 1e6, "million sq mi"),
];

const fn unit(square_km: f64, name: &'static str) -> Unit {
    Unit { square_km, name }
}

impl Unit {
    /// The smallest area on which `least` claims to a square kilometre are a whole one.
    fn of(least: f64, units: Units) -> Self {
        let areas = match units {
            Units::Miles => IN_MILES,
            Units::Both | Units::Kilometres => IN_KM,
        };
        // A figure is one in spite of how floating points round.
        let is_whole = |unit: &&Self| least * unit.square_km >= 1.0 - 1e-9;
        *areas.iter().find(is_whole).unwrap_or(&areas[3])
    }

    /// What figures are of: "Claims per 100 km²".
    pub fn in_words(self) -> String {
        format!("Claims per {}", self.name)
    }
}

impl Classes {
    /// The classes of densities from `least` to `most` claims to a square kilometre; both are within, if that is not
    /// too much to be told apart.
    pub fn of(least: f64, most: f64, units: Units) -> Self {
        if !least.is_normal() || !most.is_finite() || most < least {
            return Self {
                breaks: Vec::new(),
                unit: Unit::of(1.0, units),
                is_cut: false,
            };
        }
        // The figures of a unit are those of any other, times a power of ten or what makes a square mile.
        let scale = Unit::of(f64::INFINITY, units).square_km;
        let (from, to) = (least * scale, most * scale);
        let mut breaks = breaks(FINE, from, to);
        if breaks.len() > MOST + 1 {
            breaks = self::breaks(COARSE, from, to);
        }
        let surplus = breaks.len().saturating_sub(MOST + 1);
        let unit = Unit::of(breaks[surplus] / scale, units);
        let breaks = breaks.drain(surplus..);
        Self {
            breaks: breaks.map(|at| at / scale * unit.square_km).collect(),
            unit,
            is_cut: surplus > 0,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.breaks.len().saturating_sub(1)
    }

    /// The first densities of the classes, in claims to a square kilometre.
    pub fn starts(&self) -> Vec<f64> {
        let starts = self.breaks.iter().take(self.count());
        starts.map(|at| at / self.unit.square_km).collect()
    }
}

/// The figures of `series` from the last that is no more than `least` to the first that is no less than `most`.
fn breaks(series: &[f64], least: f64, most: f64) -> Vec<f64> {
    let power = |of: f64| of.log10().floor() as i32;
    // What is a figure itself is one in spite of how floating points round.
    let (least, most) = (least * (1.0 + 1e-9), most * (1.0 - 1e-9));
    let powers = power(least)..=power(most) + 1;
    let figures = powers.flat_map(|power| series.iter().map(move |it| it * 10_f64.powi(power)));
    let figures: Vec<f64> = figures.collect();
    let first = figures.partition_point(|figure| *figure <= least).max(1) - 1;
    let last = figures.partition_point(|figure| *figure < most);
    figures[first..=last.max(first + 1)].to_vec()
}

/// A round figure in few letters: "0.05", "20", "5k".
pub fn figure(figure: f64) -> String {
    if figure >= 1_000.0 {
        // Claims are countable: no figure is beyond it.
        let short = words::in_short(figure.round() as usize);
        return short.replace(".0", "");
    }
    let decimals = (-figure.log10().floor()).clamp(0.0, 9.0) as usize;
    format!("{figure:.decimals$}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn classes_begin_and_end_at_round_figures() {
        for (least, most, figures) in [
            (1.0, 9.0, vec!["1", "2", "5", "10"]),
            (0.6, 30.0, vec!["50", "100", "200", "500", "1k", "2k", "5k"]),
            (1.2, 900.0, vec!["1", "3", "10", "30", "100", "300", "1k"]),
            (
                2.0,
                7e4,
                vec!["30", "100", "300", "1k", "3k", "10k", "30k", "100k"],
            ),
            (4.0, 4.0, vec!["2", "5"]),
            (5.0, 5.0, vec!["5", "10"]),
        ] {
            let classes = Classes::of(least, most, Units::Kilometres);
            let found: Vec<String> = classes.breaks.iter().map(|at| figure(*at)).collect();
            assert_eq!(found, figures, "from {least} to {most}");
        }
    }

    #[test]
    fn figures_are_of_an_area_on_which_the_least_is_a_whole_claim() {
        for (least, units, words) in [
            (1.0, Units::Both, "Claims per km²"),
            (0.02, Units::Kilometres, "Claims per 100 km²"),
            (3e-4, Units::Kilometres, "Claims per 10 000 km²"),
            (1e-9, Units::Kilometres, "Claims per million km²"),
            (0.5, Units::Miles, "Claims per sq mi"),
        ] {
            assert_eq!(Unit::of(least, units).in_words(), words, "{least}");
        }
    }

    #[test]
    fn a_small_figure_keeps_what_it_says() {
        for (said, at) in [("0.5", 0.5), ("0.02", 0.02), ("3", 3.0), ("1.2M", 1.2e6)] {
            assert_eq!(figure(at), said);
        }
    }

    #[test]
    fn where_there_is_nothing_there_are_no_classes() {
        for (least, most) in [
            (1.0, 0.0),
            (0.0, 0.0),
            (f64::NAN, 1.0),
            (1.0, f64::INFINITY),
        ] {
            let classes = Classes::of(least, most, Units::Both);
            assert_eq!((classes.count(), classes.starts()), (0, Vec::new()));
        }
    }

    #[test]
    fn of_more_than_can_be_told_apart_the_densest_is() {
        let cut = |most| Classes::of(1.0, most, Units::Kilometres).is_cut;
        assert!(!cut(100.0) && !cut(2e3) && cut(2e4));
    }

    proptest! {
        #[test]
        fn all_that_is_dense_enough_falls_into_one_of_a_few_classes(
            least in -9.0..3.0,
            times in 0.0..5.9,
            miles in any::<bool>(),
        ) {
            let (least, most) = (10_f64.powf(least), 10_f64.powf(least + times));
            let units = if miles { Units::Miles } else { Units::Both };
            let classes = Classes::of(least, most, units);
            prop_assert!((1..=MOST).contains(&classes.count()), "{classes:?}");
            prop_assert!(classes.breaks.is_sorted_by(|a, b| a < b));
            let starts = classes.starts();
            prop_assert!(classes.is_cut || starts[0] <= least * 1.000_001, "{classes:?}");
            let is_high = classes.unit == IN_KM[3] || classes.unit == IN_MILES[3];
            prop_assert!(is_high || classes.breaks[0] > 0.999_999, "{classes:?}");
            let end = classes.breaks[classes.count()] / classes.unit.square_km;
            prop_assert!(end >= most * 0.999_999, "{classes:?}");
        }
    }
}
