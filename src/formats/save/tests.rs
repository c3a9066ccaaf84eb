use std::io::Write;

use super::*;
use crate::formats::builtin::BUILTIN_TEXT;
use crate::formats::case::tests::regions;
use crate::formats::open_case;
use crate::formats::unpack::tests::gz;
use crate::model::Edit;
use crate::state::document::{Origin, Writing};

/// A folder with the built-in case in a file, and that file opened.
struct Desk {
    folder: tempfile::TempDir,
    file: PathBuf,
    document: Document,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("case.ron");
        fs::write(&file, BUILTIN_TEXT).unwrap();
        let document = Self::opened(&file);
        Self {
            folder,
            file,
            document,
        }
    }

    fn opened(file: &Path) -> Document {
        let text = fs::read_to_string(file).unwrap();
        let case = case::read(&text, &regions()).unwrap().case;
        Document::new(case, text, Origin::File(file.to_owned()))
    }

    fn titled(&self, title: &str) -> Document {
        let edit = Edit::Title(title.to_owned());
        self.document.edited(&edit).unwrap()
    }

    fn versions(&self) -> Versions {
        Versions::new(Some(self.folder.path().join("versions")))
    }

    fn save(&self, document: &Document) -> Result<Saved, SaveError> {
        save_case(document, &self.file, &self.versions(), &regions())
    }

    fn holds(&self) -> String {
        fs::read_to_string(&self.file).unwrap()
    }
}

#[test]
fn a_saved_case_holds_its_edits_and_nothing_else_is_changed() {
    let desk = Desk::new();
    let saved = desk.save(&desk.titled("Homs")).unwrap();
    assert_eq!(
        desk.holds(),
        BUILTIN_TEXT.replace("\"Western Syria\"", "\"Homs\"")
    );
    assert_eq!(*saved.base.text, *desk.holds());
    assert_eq!(saved.base.case.title, "Homs");
}

#[test]
fn a_file_that_somebody_else_has_changed_is_left_alone() {
    let desk = Desk::new();
    let mine = desk.titled("Mine");
    fs::write(&desk.file, "theirs").unwrap();
    let error = desk.save(&mine).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOutside(_)), "{error}");
    assert_eq!(desk.holds(), "theirs");
}

#[test]
fn of_two_windows_on_one_file_the_second_is_told() {
    let desk = Desk::new();
    desk.save(&desk.titled("First")).unwrap();
    let error = desk.save(&desk.titled("Second")).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOutside(_)), "{error}");
    let known = desk.titled("Second").knowing_on_disk(desk.holds().into());
    desk.save(&known).unwrap();
    assert!(
        desk.holds().contains("\"Second\""),
        "once the user has decided"
    );
}

#[test]
fn many_windows_saving_at_once_lose_nothing_unseen() {
    let desk = Desk::new();
    let saved: Vec<bool> = std::thread::scope(|scope| {
        let windows: Vec<_> = (0..8)
            .map(|i| {
                let (desk, mine) = (&desk, desk.titled(&format!("Window {i}")));
                scope.spawn(move || {
                    let others = desk.folder.path().join(format!("versions {i}"));
                    let versions = Versions::new(Some(others));
                    save_case(&mine, &desk.file, &versions, &regions()).is_ok()
                })
            })
            .collect();
        let ends = windows.into_iter().map(|window| window.join().unwrap());
        ends.collect()
    });
    assert_eq!(saved.iter().filter(|saved| **saved).count(), 1, "{saved:?}");
}

#[test]
fn a_file_that_is_gone_is_written_anew() {
    let desk = Desk::new();
    fs::remove_file(&desk.file).unwrap();
    desk.save(&desk.titled("Homs")).unwrap();
    assert!(desk.holds().contains("\"Homs\""));
}

#[test]
fn a_folder_in_the_files_place_is_told_and_left_alone() {
    let desk = Desk::new();
    fs::remove_file(&desk.file).unwrap();
    fs::create_dir(&desk.file).unwrap();
    let error = desk.save(&desk.titled("Homs")).unwrap_err();
    assert!(matches!(error, SaveError::Folder(_)), "{error}");
    assert!(desk.file.is_dir());
}

#[test]
fn a_missing_folder_is_told() {
    let desk = Desk::new();
    let nowhere = desk.folder.path().join("none/case.ron");
    let saved = save_case(&desk.document, &nowhere, &desk.versions(), &regions());
    assert!(matches!(saved, Err(SaveError::NoFolder(_))), "{saved:?}");
}

#[test]
fn a_file_that_another_program_has_locked_is_told_and_left_alone() {
    let desk = Desk::new();
    let theirs = File::open(&desk.file).unwrap();
    theirs.lock().unwrap();
    let error = desk.save(&desk.titled("Homs")).unwrap_err();
    assert!(matches!(error, SaveError::Locked(_)), "{error}");
    assert_eq!(desk.holds(), BUILTIN_TEXT);
    theirs.unlock().unwrap();
    desk.save(&desk.titled("Homs")).unwrap();
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_is_told_and_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::set_permissions(&desk.file, Permissions::from_mode(0o444)).unwrap();
    let error = desk.save(&desk.titled("Homs")).unwrap_err();
    assert!(matches!(error, SaveError::Forbidden(_)), "{error}");
    assert_eq!(desk.holds(), BUILTIN_TEXT);
}

#[cfg(unix)]
#[test]
fn a_link_stays_one_and_permissions_stay_as_they_were() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let desk = Desk::new();
    let link = desk.folder.path().join("link.ron");
    symlink(&desk.file, &link).unwrap();
    fs::set_permissions(&desk.file, Permissions::from_mode(0o640)).unwrap();
    let document = Desk::opened(&link);
    let edited = document.edited(&Edit::Title("Homs".to_owned())).unwrap();
    save_case(&edited, &link, &desk.versions(), &regions()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(desk.holds().contains("\"Homs\""));
    let mode = fs::metadata(&desk.file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was_and_is_told() {
    let desk = Desk::new();
    let full = |path: &Path, bytes: &[u8], _: Option<Permissions>| {
        let mut half = File::create(path.with_extension("part"))?;
        half.write_all(&bytes[..bytes.len() / 2])?;
        Err(ErrorKind::StorageFull.into())
    };
    let mine = desk.titled("Homs");
    let error = save_with(&mine, &desk.file, &desk.versions(), &regions(), full).unwrap_err();
    assert!(matches!(error, SaveError::DiskFull(_)), "{error}");
    assert_eq!(desk.holds(), BUILTIN_TEXT);
}

#[test]
fn the_last_three_versions_are_kept_newest_first() {
    let desk = Desk::new();
    let mut document = desk.document.clone();
    for title in ["One", "Two", "Three", "Four", "Five"] {
        let edited = document.edited(&Edit::Title(title.to_owned())).unwrap();
        let saved = desk.save(&edited).unwrap();
        assert_eq!(saved.version_lost, None);
        document = edited.after_saving(saved.base, desk.file.clone());
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
    let versions = desk.versions().of(&desk.file);
    let titles = versions.iter().map(|version| Desk::opened(&version.path));
    let titles: Vec<String> = titles
        .map(|document| document.case().title.clone())
        .collect();
    assert_eq!(titles, ["Four", "Three", "Two"]);
    let other = desk.folder.path().join("other/case.ron");
    assert_eq!(
        desk.versions().of(&other),
        [],
        "another file of that name has its own"
    );
}

#[test]
fn what_a_dead_program_left_of_the_case_and_of_a_version_is_removed() {
    let desk = Desk::new();
    let saved = desk.save(&desk.titled("One")).unwrap();
    let [version] = desk.versions().of(&desk.file).try_into().unwrap();
    let left = [&desk.file, &version.path].map(|path| {
        let left = format!("{}.1-0.part", path.display());
        fs::write(&left, "half").unwrap();
        left
    });
    let one = desk
        .titled("One")
        .after_saving(saved.base, desk.file.clone());
    let two = one.edited(&Edit::Title("Two".to_owned())).unwrap();
    desk.save(&two).unwrap();
    for left in left {
        assert!(!Path::new(&left).exists(), "{left}");
    }
}

#[test]
fn a_version_that_cannot_be_kept_does_not_keep_the_case_from_being_saved() {
    let desk = Desk::new();
    let file = desk.folder.path().join("no folder");
    fs::write(&file, "").unwrap();
    let versions = Versions::new(Some(file));
    let saved = save_case(&desk.titled("Homs"), &desk.file, &versions, &regions()).unwrap();
    assert!(saved.version_lost.is_some());
    assert!(desk.holds().contains("\"Homs\""));
}

#[test]
fn a_case_that_would_not_read_as_it_is_shown_is_not_written() {
    let desk = Desk::new();
    let text = BUILTIN_TEXT.replace("\"Western Syria\"", "\"Another\"");
    let other = Document::new(desk.document.case().clone(), text, Origin::BuiltIn);
    let edit = Edit::Hue("russia".into(), crate::model::Hue::Brown);
    let error = desk.save(&other.edited(&edit).unwrap()).unwrap_err();
    assert!(matches!(error, SaveError::Unfaithful(_)), "{error}");
    assert_eq!(desk.holds(), BUILTIN_TEXT);
}

/// The built-in case in JSON, opened.
fn opened_from_json(folder: &Path) -> Document {
    let case = case::read(BUILTIN_TEXT, &regions()).unwrap().case;
    let file = folder.join("case.json");
    let mut out = File::create(&file).unwrap();
    written_case::write(&case, CaseForm::Json, &mut out).unwrap();
    Desk::opened(&file)
}

#[test]
fn a_case_in_json_has_no_file_of_its_own_to_be_saved_to() {
    let folder = tempfile::tempdir().unwrap();
    let document = opened_from_json(folder.path());
    assert_eq!(document.file(), None);
    assert_eq!(
        document.foreign_file(),
        Some((&folder.path().join("case.json"), Writing::Json))
    );
}

#[test]
fn a_case_in_json_is_saved_as_ron_and_its_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let document = opened_from_json(folder.path());
    let json = folder.path().join("case.json");
    let before = fs::read(&json).unwrap();
    let edited = document.edited(&Edit::Title("Homs".to_owned())).unwrap();
    let path = folder.path().join("case.ron");
    for document in [&document, &edited] {
        let saved = save_case(document, &path, &Versions::new(None), &regions()).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(*saved.base.text, text);
        assert!(text.starts_with("Case(\n    format: 1,\n"), "{text}");
        assert_eq!(
            case::read(&text, &regions()).unwrap().case,
            *document.case()
        );
        let after = document.after_saving(saved.base, path.clone());
        assert_eq!(after.file(), Some(&path));
        assert!(!after.is_changed());
    }
    assert_eq!(fs::read(&json).unwrap(), before);
}

#[test]
fn a_packed_case_is_saved_as_ron_with_its_comments_and_its_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let packed = folder.path().join("case.ron.gz");
    let bytes = gz(BUILTIN_TEXT.as_bytes());
    fs::write(&packed, &bytes).unwrap();
    let loaded = open_case(&packed, &regions()).unwrap();
    let document = Document::new(loaded.case, loaded.text, Origin::File(packed.clone()));
    let document = document.written_as(loaded.writing);
    assert_eq!(document.file(), None);
    assert_eq!(document.foreign_file(), Some((&packed, Writing::Packed)));
    let edited = document.edited(&Edit::Title("Homs".to_owned())).unwrap();
    let path = folder.path().join("case.ron");
    let saved = save_case(&edited, &path, &Versions::new(None), &regions()).unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        BUILTIN_TEXT.replace("\"Western Syria\"", "\"Homs\"")
    );
    assert_eq!(fs::read(&packed).unwrap(), bytes);
    let after = edited.after_saving(saved.base, path.clone());
    assert_eq!((after.file(), after.writing()), (Some(&path), Writing::Ron));
}
