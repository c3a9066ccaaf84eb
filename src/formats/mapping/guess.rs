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
/// Names of victims or witnesses.
const PERSONAL: &[&str] = &[
    "victim",
    "victimname",
    "victimnames",
    "victimsname",
    "victimsnames",
    "nameofvictim",
    "namesofvictims",
    "names",
    "fullname",
    "personname",
    "casualtyname",
    "casualtynames",
    "killednames",
    "namesofkilled",
    "witness",
    "witnesses",
    "witnessname",
    "witnessnames",
    "الاسم",
    "اسم",
    "الاسماء",
    "الأسماء",
    "اسمالضحية",
    "اسماءالضحايا",
    "أسماءالضحايا",
    "الضحية",
    "الضحايا",
    "الشاهد",
    "الشهود",
    "اسمالشاهد",
];
/// Beside one of these, a column called "name" names people.
const OF_A_PERSON: &[&str] = &["age", "sex", "gender", "العمر", "الجنس"];

/// What a table with these columns may mean, as far as their names say. Of a column that may hold positions or
/// names, `holds_positions` tells which.
#[must_use]
pub fn proposed(header: &[String], name: &str, holds_positions: impl Fn(&str) -> bool) -> Mapping {
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
    let taken = match &at {
        Some(At::One(column)) => Some(column),
        _ => None,
    };
    let place = find_but(PLACE, taken);
    Mapping {
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
            first: find(DATE),
            last: find(LAST_DATE),
            order: None,
            known: None,
        },
        source: find(SOURCE).map_or(Claimant::DataSet, Claimant::Column),
        documents: find(DOCUMENTS).into_iter().collect(),
        text: find(WORDS).into_iter().collect(),
        claims: claims(&find),
        personal: personal(header),
    }
}

/// The columns that name victims or witnesses, by what they are called.
fn personal(header: &[String]) -> Vec<String> {
    let is_called = |name: &String, spellings: &[&str]| spellings.contains(&plain(name).as_str());
    let is_of_people = header.iter().any(|name| is_called(name, OF_A_PERSON));
    let is_personal =
        |name: &&String| is_called(name, PERSONAL) || (is_of_people && is_called(name, &["name"]));
    header.iter().filter(is_personal).cloned().collect()
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

    /// What is guessed where that says where or when something was.
    fn guess(columns: &[&str]) -> Option<Mapping> {
        let header: Vec<String> = columns.iter().map(|it| (*it).to_owned()).collect();
        let mapping = proposed(&header, "made up", |_| true);
        mapping.says_where_or_when().then_some(mapping)
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
    fn columns_of_names_are_proposed_as_personal() {
        let personal = |columns: &[&str]| {
            let header: Vec<String> = columns.iter().map(|it| (*it).to_owned()).collect();
            proposed(&header, "made up", |_| true).personal
        };
        assert_eq!(
            personal(&["date", "Victim name", "witness"]),
            ["Victim name", "witness"]
        );
        assert_eq!(personal(&["الاسم", "التاريخ"]), ["الاسم"]);
        assert_eq!(personal(&["name", "date", "lat", "lon"]), [""; 0]);
        assert_eq!(personal(&["name", "age", "date"]), ["name"]);
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
        let mapping = proposed(&header, "made up", |_| false);
        assert_eq!(mapping.place.at, None);
        assert_eq!(mapping.place.name, ["location"]);
    }
}
