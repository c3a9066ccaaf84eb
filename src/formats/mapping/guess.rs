//! What a table may mean that no known data set is: guessed from the names of its columns.
//!
//! A guess is exact: a column is taken for what its whole name says, in one of the spellings that are
//! common, and never because part of its name is alike. What is not guessed stays with each row.

use super::columns::plain;
use super::{
    At, Claimant, Figure, Figures, Mapping, PlaceColumns, Rule, Says, TimeColumns, Title, Zero,
};

/// Spellings of what a column can hold, without capitals, blanks and marks; those first that say it best.
const LATITUDE: &[&str] = &["latitude", "lat", "y", "ylat", "خطالعرض", "العرض"];
const LONGITUDE: &[&str] = &[
    "longitude",
    "lon",
    "lng",
    "long",
    "x",
    "xlon",
    "خطالطول",
    "الطول",
];
const BOTH: &[&str] = &[
    "coordinates",
    "coordinate",
    "coords",
    "latlon",
    "latlng",
    "latlong",
    "location",
    "geolocation",
    "geomwkt",
    "wkt",
    "geometry",
    "geom",
    "mgrs",
    "position",
    "الاحداثيات",
    "الإحداثيات",
];
const DATE: &[&str] = &[
    "date",
    "eventdate",
    "incidentdate",
    "strikedate",
    "attackdate",
    "datestart",
    "startdate",
    "day",
    "dateofincident",
    "dateofevent",
    "dateofstrike",
    "dateofattack",
    "begin",
    "التاريخ",
    "تاريخ",
];
const LAST_DATE: &[&str] = &["dateend", "enddate", "until", "end"];
const PLACE: &[&str] = &[
    "place",
    "placename",
    "location",
    "locationname",
    "town",
    "city",
    "village",
    "settlement",
    "site",
    "المكان",
    "الموقع",
    "البلدة",
    "المدينة",
];
const ID: &[&str] = &[
    "id",
    "eventid",
    "incidentid",
    "uniqueid",
    "code",
    "incidentcode",
    "reference",
];
const TITLE: &[&str] = &[
    "title",
    "name",
    "headline",
    "incident",
    "event",
    "type",
    "eventtype",
    "العنوان",
];
const WORDS: &[&str] = &[
    "description",
    "notes",
    "note",
    "summary",
    "details",
    "text",
    "narrative",
    "comment",
    "comments",
    "الوصف",
    "ملاحظات",
];
const SOURCE: &[&str] = &["source", "reportedby", "claimedby", "sourcename", "المصدر"];
const DOCUMENTS: &[&str] = &[
    "sources",
    "link",
    "links",
    "url",
    "urls",
    "reference",
    "references",
];
const KILLED: &[&str] = &[
    "civilianskilled",
    "killedcivilians",
    "civiliandeaths",
    "civiliansdead",
    "deathscivilians",
    "civiliancasualties",
];
const KILLED_LEAST: &[&str] = &[
    "civilianskilledmin",
    "killedcivmin",
    "mincivilianskilled",
    "civmin",
];
const KILLED_MOST: &[&str] = &[
    "civilianskilledmax",
    "killedcivmax",
    "maxcivilianskilled",
    "civmax",
];
const PEOPLE: &[&str] = &[
    "killed",
    "dead",
    "deaths",
    "fatalities",
    "numberkilled",
    "totalkilled",
    "القتلى",
    "قتلى",
    "عددالقتلى",
];
const PEOPLE_LEAST: &[&str] = &[
    "killedmin",
    "minkilled",
    "deathsmin",
    "fatalitiesmin",
    "killedlow",
];
const PEOPLE_MOST: &[&str] = &[
    "killedmax",
    "maxkilled",
    "deathsmax",
    "fatalitiesmax",
    "killedhigh",
];
const CHILDREN: &[&str] = &[
    "childrenkilled",
    "killedchildren",
    "children",
    "الأطفال",
    "الاطفال",
];
const INJURED: &[&str] = &["injured", "wounded", "civiliansinjured", "الجرحى", "جرحى"];
const BY: &[&str] = &[
    "attribution",
    "perpetrator",
    "attacker",
    "belligerent",
    "suspectedbelligerent",
    "الفاعل",
];
const HIT: &[&str] = &["target", "targetgroup", "victims", "targettype", "الهدف"];

/// What a table with these columns may mean; `None` where no column says where or when something was. Of a column
/// that may hold positions or names, `holds_positions` tells which.
#[must_use]
pub fn guessed(
    header: &[String],
    name: &str,
    holds_positions: impl Fn(&str) -> bool,
) -> Option<Mapping> {
    let find_but = |spellings: &[&str], taken: Option<&String>| {
        let named = |spelling: &str| header.iter().find(|it| plain(it) == spelling);
        let mut found = spellings.iter().filter_map(|spelling| named(spelling));
        found.find(|column| Some(*column) != taken).cloned()
    };
    let find = |spellings: &[&str]| find_but(spellings, None);
    let both = || {
        let named = |spelling: &str| header.iter().find(|it| plain(it) == spelling);
        let mut found = BOTH.iter().filter_map(|spelling| named(spelling));
        found.find(|column| holds_positions(column)).cloned()
    };
    let at = match (find(LONGITUDE), find(LATITUDE)) {
        (Some(lon), Some(lat)) => Some(At::LonLat(lon, lat)),
        _ => both().map(At::One),
    };
    let first = find(DATE);
    if at.is_none() && first.is_none() {
        return None;
    }
    let taken = match &at {
        Some(At::One(column)) => Some(column),
        _ => None,
    };
    let place = find_but(PLACE, taken);
    Some(Mapping {
        name: name.to_owned(),
        known_by: Vec::new(),
        columns: Vec::new(),
        empty: ["NA", "N/A", "NULL", "-"].map(str::to_owned).to_vec(),
        withheld: None,
        id: find(ID),
        title: find(TITLE).map(Title::Column).into_iter().collect(),
        place: PlaceColumns {
            name: place.into_iter().collect(),
            at,
            known: None,
        },
        time: TimeColumns {
            first,
            last: find(LAST_DATE),
            order: None,
            known: None,
        },
        source: find(SOURCE).map_or(Claimant::DataSet, Claimant::Column),
        documents: find(DOCUMENTS).into_iter().collect(),
        text: find(WORDS).into_iter().collect(),
        claims: claims(&find),
    })
}

fn claims(find: &impl Fn(&[&str]) -> Option<String>) -> Vec<Rule> {
    let figure = |low: &[&str], high: &[&str], one: &[&str]| match (find(low), find(high)) {
        (Some(low), Some(high)) => Some(Figure::Between { low, high }),
        _ => find(one).map(Figure::One),
    };
    let figures = Figures {
        people: figure(PEOPLE_LEAST, PEOPLE_MOST, PEOPLE),
        civilians: figure(KILLED_LEAST, KILLED_MOST, KILLED),
        children: find(CHILDREN).map(Figure::One),
        injured: find(INJURED).map(Figure::One),
        zero: Zero::Nobody,
    };
    let says_harm = figures.columns().next().is_some();
    let says = [
        Some(Says::Happened),
        says_harm.then_some(Says::Harm(figures)),
        find(BY).map(Says::By),
        find(HIT).map(Says::Hit),
    ];
    let rule = |says| Rule {
        says,
        when: None,
        source: None,
    };
    says.into_iter().flatten().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(columns: &[&str]) -> Option<Mapping> {
        let header: Vec<String> = columns.iter().map(|it| (*it).to_owned()).collect();
        guessed(&header, "made up", |_| true)
    }

    #[test]
    fn columns_are_taken_for_what_their_whole_name_says() {
        let mapping = guess(&[
            "Incident Date",
            "population",
            "LAT",
            "Long",
            "killed_min",
            "killed_max",
        ]);
        let mapping = mapping.unwrap();
        assert_eq!(mapping.time.first.as_deref(), Some("Incident Date"));
        assert_eq!(
            mapping.place.at,
            Some(At::LonLat("Long".to_owned(), "LAT".to_owned()))
        );
        let [
            _,
            Rule {
                says: Says::Harm(figures),
                ..
            },
        ] = &mapping.claims[..]
        else {
            panic!("{:?}", mapping.claims);
        };
        let between = Figure::Between {
            low: "killed_min".to_owned(),
            high: "killed_max".to_owned(),
        };
        assert_eq!(figures.people, Some(between));
    }

    #[test]
    fn population_is_no_latitude() {
        assert_eq!(guess(&["population", "longest"]), None);
    }

    #[test]
    fn arabic_columns_are_known() {
        let mapping = guess(&["التاريخ", "خط العرض", "خط الطول", "المصدر"]).unwrap();
        assert_eq!(mapping.time.first.as_deref(), Some("التاريخ"));
        let at = At::LonLat("خط الطول".to_owned(), "خط العرض".to_owned());
        assert_eq!(mapping.place.at, Some(at));
        assert_eq!(mapping.source, Claimant::Column("المصدر".to_owned()));
    }

    #[test]
    fn a_column_of_coordinates_is_no_name_of_a_place() {
        let mapping = guess(&["date", "location"]).unwrap();
        assert_eq!(mapping.place.at, Some(At::One("location".to_owned())));
        assert!(mapping.place.name.is_empty());
        let mapping = guess(&["date", "location", "town"]).unwrap();
        assert_eq!(mapping.place.name, ["town"]);
    }

    #[test]
    fn a_column_of_names_holds_no_positions() {
        let header = ["date", "location"].map(str::to_owned);
        let mapping = guessed(&header, "made up", |_| false).unwrap();
        assert_eq!(mapping.place.at, None);
        assert_eq!(mapping.place.name, ["location"]);
    }
}
