//! Faults: panics of the program, caught where work begins and written down as reports.
//!
//! A report says where in the program it happened, on which system and how it came there. It holds
//! nothing of a case: what a message quotes is left out. Reports stay on this computer.

use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::fs;
use std::io;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::thread;

use jiff::Timestamp;

use crate::formats::moment::stamp;
use crate::formats::{private_folders, write_private};

/// How many reports are kept.
const KEPT: usize = 10;

/// Something in the program that went wrong and was caught.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The report, as text.
    pub report: String,
    /// The file that holds it; `None` when it could not be written.
    pub file: Option<PathBuf>,
}

thread_local! {
    /// The fault that unwinds this thread.
    static UNWINDING: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// Has every panic from now on written down in the folder `reports`, besides what is done already.
pub fn watch(reports: PathBuf) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        before(info);
        let report = report_of(info, &Backtrace::force_capture());
        let file = write(&report, &reports).ok();
        UNWINDING.set(Some(Fault { report, file }));
    }));
}

/// Does `work`; what it has changed is left as it was when it broke off.
///
/// # Errors
/// When `work` panics.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        UNWINDING.take().unwrap_or_else(|| Fault {
            report: head() + &message_in(payload.as_ref()) + "\n",
            file: None,
        })
    })
}

/// Panics once the file that the variable `COUNTERCLAIM_FAULT_WHEN` names is there, so that a test of
/// the real window can see what follows. Programs that are built for their users have no such thing.
#[cfg(debug_assertions)]
pub(crate) fn on_demand() {
    let file = std::env::var_os("COUNTERCLAIM_FAULT_WHEN");
    let is_asked_for = file.is_some_and(|file| Path::new(&file).exists());
    assert!(!is_asked_for, "a fault was asked for");
}

fn report_of(info: &PanicHookInfo, backtrace: &Backtrace) -> String {
    let place = info.location().map(ToString::to_string);
    let place = place.unwrap_or_else(|| "an unknown place".to_owned());
    let message = message_in(info.payload());
    let head = head();
    format!("{head}at {place}: {message}\n\n{backtrace}\n")
}

/// Which program, where and when.
fn head() -> String {
    let thread = thread::current();
    format!(
        "Counterclaim {} on {} ({})\n{}, thread {:?}\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        Timestamp::now(),
        thread.name().unwrap_or("without a name"),
    )
}

fn message_in(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    without_quotes(text.unwrap_or("no message"))
}

/// `message` without what stands between quotation marks or backticks: it may come from a case.
fn without_quotes(message: &str) -> String {
    let mut left = String::new();
    let mut within = None;
    let mut is_escaped = false;
    for letter in message.chars() {
        match within {
            None => {
                left.push(letter);
                if matches!(letter, '"' | '`') {
                    within = Some(letter);
                    left.push('…');
                }
            }
            Some(mark) if letter == mark && !is_escaped => {
                left.push(letter);
                within = None;
            }
            Some(_) => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    left
}

/// Writes `report` to a new file in the folder `reports`, and keeps the last few there.
fn write(report: &str, reports: &Path) -> io::Result<PathBuf> {
    private_folders(reports)?;
    let file = reports.join(format!("{}.txt", stamp()));
    write_private(&file, report.as_bytes())?;
    // Too many do less harm than none.
    let _ = forget_the_oldest(reports);
    Ok(file)
}

fn forget_the_oldest(reports: &Path) -> io::Result<()> {
    let entries = fs::read_dir(reports)?;
    let paths: io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut paths = paths?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let surplus = paths.len().saturating_sub(KEPT);
    paths[..surplus].iter().try_for_each(fs::remove_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_goes_well_returns_what_it_returns() {
        assert_eq!(caught(|| 36), Ok(36));
    }

    #[test]
    fn a_panic_is_told_with_its_message_and_the_program() {
        for fault in [
            caught(|| panic!("no {} here", "such thing")),
            caught(|| panic!("no such thing here")),
        ] {
            let report = fault.unwrap_err().report;
            assert!(report.contains("no such thing here"), "{report}");
            assert!(report.starts_with("Counterclaim 0."), "{report}");
        }
    }

    #[test]
    fn what_a_message_quotes_is_left_out() {
        for (message, left) in [
            ("index 5 is out of range", "index 5 is out of range"),
            (
                "byte 1 is not a boundary of `تلبيسة`!",
                "byte 1 is not a boundary of `…`!",
            ),
            (r#"left: "a \"b\" c" right: "d""#, r#"left: "…" right: "…""#),
            (r#"left: "a\\" end"#, r#"left: "…" end"#),
            ("cut off: \"Aleppo", "cut off: \"…"),
        ] {
            assert_eq!(without_quotes(message), left);
        }
    }

    #[test]
    fn the_last_ten_reports_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let reports = folder.path().join("deep/reports");
        fs::create_dir_all(&reports).unwrap();
        for number in 0..12 {
            fs::write(
                reports.join(format!("2015-09-30T00-00-{number:02}.000Z.txt")),
                "",
            )
            .unwrap();
        }
        fs::write(reports.join("of the user.md"), "").unwrap();
        let written = write("what happened", &reports).unwrap();
        assert_eq!(fs::read_to_string(&written).unwrap(), "what happened");
        assert_eq!(fs::read_dir(&reports).unwrap().count(), KEPT + 1);
        assert!(!reports.join("2015-09-30T00-00-02.000Z.txt").exists());
        assert!(reports.join("2015-09-30T00-00-03.000Z.txt").exists());
    }

    #[test]
    fn a_folder_that_takes_no_report_is_no_second_fault() {
        let file = tempfile::NamedTempFile::new().unwrap();
        assert!(write("what happened", &file.path().join("reports")).is_err());
    }
}
