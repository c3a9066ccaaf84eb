//! Synthetic rows, shaped as ACLED's are: to try the program with as many as there ever will be, and to time it.
//!
//! Nothing in them has happened, and every row says so: in its id, its actors, its place, its sources, its notes
//! and its tags. They follow from a seed and from their number alone, so that the first rows are the same however
//! many there are, and none is kept once it is written.

mod dice;
mod places;

use std::fmt::Write as _;
use std::io::{self, Write};

use jiff::ToSpan;
use jiff::civil::date;

use self::dice::Dice;
use self::places::Place;

/// What the rows follow from unless something else is asked for.
pub const SEED: u64 = 2015;

/// How many places there are.
pub const PLACES: usize = 400;

/// The columns, as ACLED has them since March 2023.
const HEADER: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
                      assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,\
                      country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,\
                      notes,fatalities,tags,timestamp\n";

/// What happened and how, for that many of a hundred rows.
const KINDS: [(u64, (&str, &str)); 4] = [
    (55, ("Explosions/Remote violence", "Air/drone strike")),
    (
        30,
        (
            "Explosions/Remote violence",
            "Shelling/artillery/missile attack",
        ),
    ),
    (10, ("Violence against civilians", "Attack")),
    (5, ("Battles", "Armed clash")),
];
/// How precisely the time is known, for that many of a hundred rows.
const TIME_PRECISIONS: [(u64, u8); 3] = [(85, 1), (10, 2), (5, 3)];
/// How many sources tell of it, for that many of a hundred rows.
const TELLERS: [(u64, u64); 3] = [(50, 1), (35, 2), (15, 3)];
/// The fewest and the most fatalities, for that many of a hundred rows.
const FATALITIES: [(u64, (u64, u64)); 4] =
    [(45, (0, 0)), (40, (1, 5)), (13, (6, 20)), (2, (21, 80))];

const SOURCES: u64 = 12;
const FORCES: u64 = 40;
const BRIGADES: u64 = 30;
/// The ten years, from the first to before the second.
const YEARS: (i16, i16) = (2013, 2023);

/// Rows are handed on once there are so many bytes of them.
const AT_ONCE: usize = 1 << 16;

/// The rows that follow from one seed.
#[derive(Debug, Clone)]
pub struct Synthetic {
    seed: u64,
    places: Vec<Place>,
    /// Every day of the ten years, as it is written.
    days: Vec<String>,
}

impl Synthetic {
    /// The rows that follow from `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let days = date(YEARS.0, 1, 1).series(1.day());
        let days = days.take_while(|day| day.year() < YEARS.1);
        Self {
            seed,
            places: places::of(seed),
            days: days.map(|day| day.to_string()).collect(),
        }
    }

    /// Writes the header and the first so many `rows` to `out`, and tells `on` now and then how many are written.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn write(&self, rows: u64, out: &mut dyn Write, on: &mut dyn FnMut(u64)) -> io::Result<()> {
        let mut text = HEADER.to_owned();
        for number in 0..rows {
            self.add_row(number, &mut text);
            if text.len() >= AT_ONCE {
                out.write_all(text.as_bytes())?;
                text.clear();
                on(number + 1);
            }
        }
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    fn add_row(&self, number: u64, text: &mut String) {
        let mut dice = Dice::of(self.seed, number);
        let day = dice.one_of(&self.days);
        let year = &day[..4];
        let time_precision = dice.share_of(&TIME_PRECISIONS);
        let (event, sub_event) = dice.share_of(&KINDS);
        let force = 1 + dice.below(FORCES);
        let (other, side) = other(&mut dice, event);
        let targeting = if side == "Civilians" {
            "Civilian targeting"
        } else {
            ""
        };
        let place = places::one_of(&self.places, &mut dice);
        let geo_precision = place.geo_precision(&mut dice);
        let Place {
            number: place,
            region,
            lon,
            lat,
            ..
        } = place;
        let sources = sources(&mut dice);
        let (least, most) = dice.share_of(&FATALITIES);
        let fatalities = least + dice.below(most - least + 1);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "SYN{number},{day},{year},{time_precision},Political violence,{event},{sub_event},\
             Synthetic Force {force},,External/Other forces,{other},,{side},External/Other forces-{side},{targeting},\
             760,Middle East,Syria,Synthetic {region},NA,NA,Synthetic Place {place},{lat:.4},{lon:.4},{geo_precision},\
             {sources},Subnational,\"Synthetic: on {day}, Synthetic Force {force} struck at Synthetic Place {place}, and \
             {fatalities} people were killed; nothing of this has happened, it only fills the cell as notes do.\",\
             {fatalities},synthetic,1700000000"
        );
    }
}

/// Who is on the other side, and what ACLED calls such a side.
fn other(dice: &mut Dice, event: &str) -> (String, &'static str) {
    let is_on_civilians = match event {
        "Battles" => false,
        "Violence against civilians" => true,
        _ => dice.below(3) == 0,
    };
    if is_on_civilians {
        return ("Civilians (Synthetic)".to_owned(), "Civilians");
    }
    let brigade = 1 + dice.below(BRIGADES);
    (format!("Synthetic Brigade {brigade}"), "Rebel group")
}

/// One to three different sources, in a list as ACLED has them.
fn sources(dice: &mut Dice) -> String {
    let tellers = dice.share_of(&TELLERS);
    let (first, step) = (dice.below(SOURCES), 1 + dice.below(5));
    let names = (0..tellers).map(|teller| {
        let source = 1 + (first + teller * step) % SOURCES;
        format!("Synthetic Source {source}")
    });
    names.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
