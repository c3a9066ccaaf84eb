//! Data sets that are opened from what was kept of them.

use std::fs::File;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::*;
use crate::archive::kept::{FORMAT, Mark, Useless};
use crate::formats::archive::recall::Seen;
use crate::formats::archive::{ArchiveCache, Recall, recall_or_import};
use crate::formats::mapping::AFTER_TODAY;

/// A cache in a folder of its own, for as long as that is kept.
struct Caching {
    folder: tempfile::TempDir,
    cache: ArchiveCache,
}

fn caching() -> Caching {
    let folder = tempfile::tempdir().unwrap();
    let cache = ArchiveCache::in_folder(folder.path().join("archives")).of_any_size();
    Caching { folder, cache }
}

impl Caching {
    /// The only file that is kept.
    fn only(&self) -> PathBuf {
        let mut files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        files.remove(0)
    }

    fn files(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.folder.path().join("archives"));
        let files = folder.into_iter().flatten();
        files.map(|file| file.unwrap().path()).collect()
    }

    /// Opens the file `path`, keeps it if it is to be kept, and tells how many rows were read.
    fn open_how(&self, path: &Path, how: &How) -> (Imported, u64) {
        let mut rows = 0;
        let imported = recall_or_import(path, &"x".into(), how, Some(&self.cache), &mut |told| {
            rows = told.rows.max(rows);
            ControlFlow::Continue(())
        });
        let imported = imported.unwrap();
        if let Recall::Due(due) = &imported.recall {
            assert!(due.keep(&imported.archive, &imported.report).unwrap());
        }
        (imported, rows)
    }

    fn open(&self, path: &Path) -> Imported {
        self.open_how(path, &How::default()).0
    }
}

fn is_read(imported: &Imported) -> bool {
    matches!(&imported.recall, Recall::Due(due) if due.useless.is_none())
}

fn is_recalled(imported: &Imported) -> bool {
    matches!(imported.recall, Recall::Opened)
}

/// What it is, without where in memory.
fn told(imported: &Imported) -> String {
    format!("{:?} {:?}", imported.archive, imported.report)
}

#[test]
fn the_second_opening_gives_the_same_without_reading_rows() {
    let mut text = ACLED.to_owned();
    let row = ACLED.lines().nth(1).unwrap();
    for number in 0..5000 {
        text.push_str(&row.replace("MUP1", &format!("N{number}")));
        text.push('\n');
    }
    let (kept, caching) = (kept("strikes.csv", text.as_bytes()), caching());
    let (first, rows) = caching.open_how(&kept.path, &How::default());
    assert!(is_read(&first) && rows > 4000, "{rows}");
    let (second, rows) = caching.open_how(&kept.path, &How::default());
    assert!(is_recalled(&second));
    assert_eq!(rows, 0);
    assert_eq!(told(&second), told(&first));
    assert_eq!(excerpt(&second, "MUP4"), excerpt(&first, "MUP4"));
}

/// Where this fails, whatever was kept before would be opened as something that it is not: `FORMAT` in
/// `src/archive/kept.rs` is to be raised, and what is written here with it.
#[test]
fn what_is_kept_of_known_tables_is_as_the_number_of_the_format_has_it() {
    let mut sum = twox_hash::XxHash3_128::new();
    for text in [ACLED, UCDP, UCDP_CANDIDATE] {
        let (_kept, imported) = opened("a.csv", text.as_bytes());
        let mark = Mark {
            key: 0,
            day: jiff::civil::date(2015, 10, 1),
        };
        let mut bytes = Vec::new();
        let kept = imported.archive.keep(&imported.report, mark, &mut bytes);
        kept.unwrap();
        // The version of the program is no part of it.
        let version = usize::from(bytes[8]);
        sum.write(&bytes[16 + version..bytes.len() - 16]);
    }
    assert_eq!(
        format!("{:032x}, format {FORMAT}", sum.finish_128()),
        "4a51fd1499c7648ab508c191a752b364, format 1"
    );
}

#[test]
fn every_form_of_a_data_set_opens_again_as_it_was() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(ACLED.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let json = br#"[{"id": "a", "date": "2015-10-01", "lat": 34.8, "lon": 36.7, "killed": 3}]"#;
    let files: [(&str, &[u8]); 4] = [
        ("a.csv", UCDP.as_bytes()),
        ("b.csv", UCDP_CANDIDATE.as_bytes()),
        ("c.csv.gz", &packed),
        ("d.json", json),
    ];
    for (name, bytes) in files {
        let (kept, caching) = (kept(name, bytes), caching());
        let (first, second) = (caching.open(&kept.path), caching.open(&kept.path));
        assert!(is_read(&first) && is_recalled(&second), "{name}");
        assert_eq!(told(&second), told(&first), "{name}");
        for site in 0..first.archive.sites().len() {
            let subject = Subject::Place(first.archive.place_id(site));
            let [first, second] =
                [&first, &second].map(|it| it.archive.excerpt(&subject, Hue::Sky));
            assert_eq!(second, first, "{name}");
        }
    }
}

#[test]
fn a_file_by_another_name_is_another_only_where_its_name_is_told() {
    let (kept, caching) = (kept("strikes.csv", ACLED.as_bytes()), caching());
    caching.open(&kept.path);
    let other = kept.path.with_file_name("other.csv");
    fs::copy(&kept.path, &other).unwrap();
    let opened = caching.open(&other);
    assert!(is_recalled(&opened));
    assert_eq!(opened.archive.path(), other);
}

fn key_of(path: &Path, how: &How) -> u128 {
    let opened = Opened::at(path, how, &mut go_on).unwrap();
    opened.key(&mut go_on).unwrap()
}

proptest! {
    #[test]
    fn one_byte_makes_another_key(at: prop::sample::Index, other in b'a'..=b'z') {
        let kept = kept("a.csv", ACLED.as_bytes());
        let before = key_of(&kept.path, &How::default());
        let mut bytes = ACLED.as_bytes().to_vec();
        // Beneath the header, within what is only text.
        let from = ACLED.find("Talbiseh").unwrap();
        let at = from + at.index("Talbiseh".len());
        prop_assume!(bytes[at] != other);
        bytes[at] = other;
        fs::write(&kept.path, &bytes).unwrap();
        prop_assert_ne!(key_of(&kept.path, &How::default()), before);
    }
}

#[test]
fn another_mapping_or_habit_makes_another_key() {
    let kept = kept(
        "a.csv",
        b"id,date,lat,lon,killed\na,2015-10-01,34.8,36.7,3\n",
    );
    let guessed = Opened::at(&kept.path, &How::default(), &mut go_on).unwrap();
    let mut mapping = (*guessed.mapping).clone();
    let by = |mapping: &Mapping| key_of(&kept.path, &Some(Arc::new(mapping.clone())).into());
    let before = by(&mapping);
    assert_eq!(before, by(&mapping));
    mapping.time.order = Some(crate::archive::mapping::DateOrder::DayFirst);
    let day_first = by(&mapping);
    mapping.time.order = Some(crate::archive::mapping::DateOrder::MonthFirst);
    let month_first = by(&mapping);
    mapping.claims.clear();
    let keys = [before, day_first, month_first, by(&mapping)];
    let apart: std::collections::BTreeSet<u128> = keys.into();
    assert_eq!(apart.len(), keys.len());
}

#[test]
fn what_is_damaged_is_read_anew_and_told_once() {
    let (kept, caching) = (kept("strikes.csv", ACLED.as_bytes()), caching());
    let first = caching.open(&kept.path);
    let file = caching.only();
    let whole = fs::read(&file).unwrap();
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        let spoilt = if at % 2 == 0 {
            &bytes[..]
        } else {
            &whole[..at]
        };
        fs::write(&file, spoilt).unwrap();
        let anew = caching.open(&kept.path);
        let Recall::Due(due) = &anew.recall else {
            panic!("{:?}", anew.recall);
        };
        assert!(due.useless.is_some(), "byte {at}");
        assert_eq!(told(&anew), told(&first));
        assert!(is_recalled(&caching.open(&kept.path)));
        assert_eq!(fs::read(caching.only()).unwrap(), whole);
    }
}

#[test]
fn what_another_version_has_kept_is_replaced() {
    let (kept, caching) = (kept("strikes.csv", ACLED.as_bytes()), caching());
    caching.open(&kept.path);
    let file = caching.only();
    let mut bytes = fs::read(&file).unwrap();
    // The first letter of its version.
    bytes[16] = b'0';
    fs::write(&file, bytes).unwrap();
    let Recall::Due(due) = caching.open(&kept.path).recall else {
        panic!("it was not read anew");
    };
    assert!(matches!(due.useless, Some(Useless::OtherVersion)));
    assert!(is_recalled(&caching.open(&kept.path)));
    caching.only();
}

#[test]
fn what_lies_ahead_is_looked_at_again_another_day() {
    let text = "id,date,lat,lon\na,9000-10-01,34.8,36.7\n";
    let (kept, caching) = (kept("a.csv", text.as_bytes()), caching());
    let first = caching.open(&kept.path);
    assert!(findings(&first)[0].contains(AFTER_TODAY));
    assert!(is_recalled(&caching.open(&kept.path)));
    // As if it had been read on another day.
    let Recall::Due(due) = &first.recall else {
        panic!("it was not to be kept");
    };
    let mark = Mark {
        day: jiff::civil::date(2015, 9, 30),
        ..due.mark()
    };
    caching
        .cache
        .keep(&first.archive, &first.report, mark)
        .unwrap();
    assert!(is_read(&caching.open(&kept.path)));
    assert!(is_recalled(&caching.open(&kept.path)));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_not_kept() {
    let (kept, caching) = (kept("a.csv", ACLED.as_bytes()), caching());
    let touched = Mutex::new(false);
    let cache = Some(&caching.cache);
    let imported = recall_or_import(&kept.path, &"x".into(), &How::default(), cache, &mut |_| {
        let file = File::options().append(true).open(&kept.path).unwrap();
        file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        *touched.lock().unwrap() = true;
        ControlFlow::Continue(())
    });
    assert!(touched.into_inner().unwrap());
    assert!(matches!(imported.unwrap().recall, Recall::None));
}

#[test]
fn a_file_is_seen_to_have_been_changed() {
    let kept = kept("a.csv", b"one");
    let before = Seen::of(&kept.path);
    assert_eq!(before, Seen::of(&kept.path));
    fs::write(&kept.path, b"other").unwrap();
    assert_ne!(before, Seen::of(&kept.path));
    fs::remove_file(&kept.path).unwrap();
    assert_eq!(Seen::of(&kept.path), None);
}

#[test]
fn what_could_not_be_read_to_its_end_is_not_kept() {
    let text = ACLED.replace("MUP4,3 October", "MUP4,\"3 October");
    let (kept, caching) = (kept("a.csv", text.as_bytes()), caching());
    assert!(matches!(caching.open(&kept.path).recall, Recall::None));
    assert!(caching.files().is_empty());
}

/// Where such a letter stands, the text and its bytes no longer do alike: only who has read all of them knows that.
#[test]
fn what_has_letters_that_are_none_is_not_kept() {
    let rows = (0..3000).map(|number| format!("{number},2015-10-01,34.8,36.7,تلبيسة\n"));
    let rows: Vec<String> = rows.collect();
    let text = format!("id,date,lat,lon,place\n{}", rows.concat());
    let mut bytes = text.into_bytes();
    bytes.extend(b"last,2015-10-01,34.8,36.7,\xFF\nbehind,2015-10-02,34.8,36.7,Homs\n");
    let (kept, caching) = (kept("strikes.csv", &bytes), caching());
    for _ in 0..2 {
        let opened = caching.open(&kept.path);
        let mut findings = opened.report.findings();
        assert!(findings.any(|(_, what, _)| what.contains("letters that are none")));
        assert!(matches!(opened.recall, Recall::None));
        let excerpt = excerpt(&opened, "behind");
        let row = excerpt.rows.values().next().unwrap();
        assert!(row.written().contains("place: Homs"), "{}", row.written());
    }
}

#[test]
fn a_small_file_is_not_worth_it() {
    let folder = tempfile::tempdir().unwrap();
    let kept = kept("a.csv", ACLED.as_bytes());
    let cache = ArchiveCache::in_folder(folder.path().to_owned());
    let how = How::default();
    let imported = recall_or_import(&kept.path, &"x".into(), &how, Some(&cache), &mut go_on);
    assert!(matches!(imported.unwrap().recall, Recall::None));
    assert!(cache.is_worth(4 << 20, Duration::ZERO));
    assert!(cache.is_worth(1, Duration::from_secs(1)));
}

#[test]
fn it_can_be_broken_off_while_the_file_is_looked_at() {
    let (kept, caching) = (kept("a.csv", ACLED.as_bytes()), caching());
    let cache = Some(&caching.cache);
    let imported = recall_or_import(&kept.path, &"x".into(), &How::default(), cache, &mut |_| {
        ControlFlow::Break(())
    });
    assert!(matches!(imported, Err(ImportError::Cancelled)));
}

#[test]
fn what_was_not_used_for_longest_goes_first() {
    let caching = caching();
    let texts = ["a", "b", "c"].map(|id| format!("id,date,lat,lon\n{id},2015-10-01,34.8,36.7\n"));
    let kept = texts.map(|text| kept("a.csv", text.as_bytes()));
    for (age, kept) in [300, 200, 100].into_iter().zip(&kept) {
        let before = caching.files();
        caching.open(&kept.path);
        let files = caching.files();
        let new = files.iter().find(|file| !before.contains(file)).unwrap();
        let used = SystemTime::now() - Duration::from_secs(age);
        File::options()
            .append(true)
            .open(new)
            .unwrap()
            .set_modified(used)
            .unwrap();
    }
    // Used again, it is the youngest.
    assert!(is_recalled(&caching.open(&kept[0].path)));
    let size = caching.cache.size();
    let tight = Caching {
        cache: caching.cache.clone().with_limit(size - 1),
        ..caching
    };
    let other = super::kept("a.csv", b"id,date,lat,lon\nd,2015-10-01,34.8,36.7\n");
    tight.open(&other.path);
    assert!(tight.cache.size() < size);
    assert!(is_recalled(&tight.open(&other.path)));
    assert!(is_recalled(&tight.open(&kept[0].path)));
    assert!(is_read(&tight.open(&kept[1].path)));
}

#[test]
fn what_is_larger_than_the_limit_is_not_kept() {
    let (kept, caching) = (kept("a.csv", ACLED.as_bytes()), caching());
    let cache = caching.cache.clone().with_limit(100);
    let how = How::default();
    let imported = recall_or_import(&kept.path, &"x".into(), &how, Some(&cache), &mut go_on);
    let imported = imported.unwrap();
    let Recall::Due(due) = &imported.recall else {
        panic!("{:?}", imported.recall);
    };
    assert!(!due.keep(&imported.archive, &imported.report).unwrap());
    assert_eq!(cache.size(), 0);
}

#[test]
fn the_folder_may_be_deleted_at_any_time_and_emptied_without_touching_what_is_not_ours() {
    let (kept, caching) = (kept("a.csv", ACLED.as_bytes()), caching());
    caching.open(&kept.path);
    let folder = caching.folder.path().join("archives");
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(caching.cache.size(), 0);
    caching.cache.clear().unwrap();
    assert!(is_read(&caching.open(&kept.path)));
    let other = folder.join("mine.archive");
    fs::write(&other, "a user's own").unwrap();
    caching.cache.clear().unwrap();
    assert_eq!(caching.only(), other);
    assert!(is_read(&caching.open(&kept.path)));
}

#[cfg(unix)]
#[test]
fn nobody_but_its_owner_may_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let (kept, caching) = (kept("a.csv", ACLED.as_bytes()), caching());
    caching.open(&kept.path);
    let file = caching.only();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
}
