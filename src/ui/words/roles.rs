//! What a column can be taken for, in words.

use crate::state::archives::Role;

/// The role in a few words, as it stands above a column.
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Longitude => "Longitude",
        Role::Latitude => "Latitude",
        Role::Position => "Both in one",
        Role::PlaceName => "Place name",
        Role::FirstDay => "Date or first day",
        Role::LastDay => "Last day",
        Role::Source => "Source",
        Role::Documents => "Documents",
        Role::Words => "Words",
        Role::Title => "Title",
        Role::Id => "Id",
        Role::Killed => "People killed",
        Role::KilledLeast => "Killed, least",
        Role::KilledMost => "Killed, most",
        Role::Civilians => "Civilians killed",
        Role::CiviliansLeast => "Civilians, least",
        Role::CiviliansMost => "Civilians, most",
        Role::Children => "Children killed",
        Role::Injured => "Civilians injured",
        Role::InjuredLeast => "Injured, least",
        Role::InjuredMost => "Injured, most",
        Role::By => "Who struck",
        Role::Hit => "Who was hit",
        Role::Involved => "Who was involved",
    }
}

/// What a column of that role holds, as a hint.
#[must_use]
pub fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Longitude | Role::Latitude => {
            "Degrees, as a number or with minutes and seconds: 36.7309 or 36° 43′ 51″ E"
        }
        Role::Position => {
            "Longitude and latitude together: two numbers, degrees with minutes, WKT or MGRS"
        }
        Role::PlaceName => {
            "What the place is called; of several columns, the first that is not empty"
        }
        Role::FirstDay => "The day on which it was, or the first of several",
        Role::LastDay => "The last day, where it was on several",
        Role::Source => {
            "Who claims it; each source that a row names makes its claims. Without one, the data set does"
        }
        Role::Documents => "What the row was taken from: titles or links",
        Role::Words => "What happened, in words",
        Role::Title => {
            "What the incident is called; of several columns, the first that is not empty"
        }
        Role::Id => {
            "What the data set calls the row; without one, rows are told apart by their cells"
        }
        Role::Killed | Role::KilledLeast | Role::KilledMost => {
            "People killed, whoever they were; civilians have columns of their own"
        }
        Role::Civilians | Role::CiviliansLeast | Role::CiviliansMost => "Civilians killed",
        Role::Children => "Children among those killed",
        Role::Injured | Role::InjuredLeast | Role::InjuredMost => "Civilians injured",
        Role::By => "Who is said to have struck",
        Role::Hit => "Who is said to have been hit",
        Role::Involved => "Who was involved, where it is not said who struck whom",
    }
}
