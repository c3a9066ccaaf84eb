//! What a test needs of the machine. Where it is missing the test is skipped, and says so; where
//! the checks of the project run (CI is set) it must be there.

use std::io::{self, Write};

/// Skips with a reason, unless this is a machine that must have `what`.
///
/// # Panics
/// When the environment variable CI is set.
pub fn skip_without(what: &str) {
    let must = std::env::var_os("CI").is_some_and(|value| !value.is_empty());
    assert!(
        !must,
        "there is no {what}, and CI is set: .ci/setup installs it"
    );
    // Past the harness, which would keep the words of a test that passes to itself.
    let said = writeln!(
        io::stderr(),
        "skipped: there is no {what} here; .ci/setup installs it"
    );
    said.expect("standard error can be written");
}
