//! Synthetic rows, shaped as those of known data sets. Nothing in them has happened.

use std::fmt::Write as _;

/// So many rows with ACLED's columns: four hundred places, twelve sources, ten years.
pub fn acled(count: usize) -> String {
    let mut text = String::from(
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
         assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,\
         admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,\
         tags,timestamp\n",
    );
    // Steps that have no factor in common with what they go through.
    for row in 0..count {
        let place = row * 7_919 % 400;
        let (lon, lat) = (
            35.8 + (place % 20) as f64 / 10.0,
            33.2 + (place / 20) as f64 / 10.0,
        );
        let (year, month, day) = (2013 + row % 10, 1 + row / 10 % 12, 1 + row * 31 % 28);
        let (source, actor, fatalities) = (row % 12, row * 13 % 40, row * 17 % 9);
        let other = if row % 3 == 0 {
            "Civilians (Synthetic)".to_owned()
        } else {
            format!("Synthetic Brigade {}", row * 11 % 30)
        };
        let _ = writeln!(
            text,
            "SYN{row},{year}-{month:02}-{day:02},{year},{},Political violence,Explosions/Remote violence,\
             Air/drone strike,Synthetic Force {actor},,External/Other forces,{other},,Civilians,\
             External/Other forces-Civilians,Civilian targeting,760,Middle East,Syria,Synthetic,Synthetic \
             {},NA,Place {place},{lat:.4},{lon:.4},{},Synthetic Monitor {source}; Synthetic Agency,Subnational,\
             \"Synthetic: on this day, aircraft struck place {place}, and {fatalities} people were killed, row \
             {row}; nothing of this has happened, it only fills the cell as notes do.\",{fatalities},,1700000000",
            1 + row % 3,
            place / 20,
            1 + row % 3,
        );
    }
    text
}
