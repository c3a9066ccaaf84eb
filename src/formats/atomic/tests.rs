use super::*;

#[test]
fn a_file_is_replaced_and_nothing_is_left_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    write_whole(&path, b"first").unwrap();
    write_whole(&path, b"second").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"second");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_private_file_is_its_owners_even_where_the_earlier_one_was_everyones() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, b"first").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    write_private(&path, b"second").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"second");
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_cannot_be_replaced_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("taken");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("inside"), b"kept").unwrap();
    assert!(write_whole(&path, b"new").is_err());
    assert_eq!(fs::read(path.join("inside")).unwrap(), b"kept");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// A folder with an empty file of each of the names.
fn folder_with(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(folder.path().join(name), b"").unwrap();
    }
    folder
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_a_dead_program_left_of_a_file_is_removed_when_that_file_is_written() {
    let folder = folder_with(&["a.ron.1-0.part", "a.ron.4294967295-99.part"]);
    write_whole(&folder.path().join("a.ron"), b"whole").unwrap();
    assert_eq!(names_in(folder.path()), ["a.ron"]);
}

#[test]
fn what_is_not_left_of_that_file_stays() {
    let others = [
        "a.ron.1-.part",
        "a.ron.1-0",
        "a.ron.1-0.part.part",
        "a.ron.1.part",
        "a.ron.one-0.part",
        "a.ron.part",
        "b.ron.1-0.part",
        "ba.ron.1-0.part",
    ];
    let folder = folder_with(&others);
    fs::create_dir(folder.path().join("a.ron.2-0.part")).unwrap();
    write_whole(&folder.path().join("a.ron"), b"whole").unwrap();
    let names = names_in(folder.path());
    for name in others.iter().chain(&["a.ron.2-0.part"]) {
        assert!(names.iter().any(|left| left == name), "{name} is gone");
    }
}

#[test]
fn what_a_living_program_writes_stays_even_under_a_name_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let theirs = beside(&path, 0);
    let file = File::create(&theirs).unwrap();
    file.lock().unwrap();
    write_whole(&path, b"ours").unwrap();
    assert!(theirs.exists());
    drop(file);
    write_whole(&path, b"ours again").unwrap();
    assert!(!theirs.exists(), "nobody writes it any more");
    assert_eq!(fs::read(&path).unwrap(), b"ours again");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_to_what_they_lead_to() {
    let folder = folder_with(&["precious"]);
    let link = folder.path().join("a.ron.1-0.part");
    std::os::unix::fs::symlink(folder.path().join("precious"), link).unwrap();
    write_whole(&folder.path().join("a.ron"), b"whole").unwrap();
    assert_eq!(
        names_in(folder.path()),
        ["a.ron", "a.ron.1-0.part", "precious"]
    );
}

#[test]
fn many_who_write_one_file_at_once_take_nothing_from_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    std::thread::scope(|scope| {
        for text in [b"one ", b"two ", b"thre", b"four"] {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..50 {
                    write_whole(path, text).unwrap();
                }
            });
        }
    });
    assert_eq!(names_in(folder.path()), ["a.ron"]);
    assert_eq!(fs::read(&path).unwrap().len(), 4);
}

#[test]
fn a_missing_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    assert!(write_whole(&folder.path().join("none/a.ron"), b"").is_err());
}

#[cfg(unix)]
#[test]
fn private_folders_are_their_owners_and_those_that_are_there_stay_as_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let [there, made] = ["there", "there/made/within"].map(|name| folder.path().join(name));
    fs::create_dir(&there).unwrap();
    fs::set_permissions(&there, fs::Permissions::from_mode(0o755)).unwrap();
    private_folders(&made).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&there), mode(&made)), (0o755, 0o700));
    assert_eq!(mode(made.parent().unwrap()), 0o700);
}

#[test]
fn several_files_are_written_together_or_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.png"), "earlier").unwrap();
    let missing = [
        (path("a.png"), b"later".to_vec()),
        (path("none/b.png"), b"later".to_vec()),
    ];
    assert!(write_all_whole(&missing).is_err());
    assert_eq!(names_in(folder.path()), ["a.png"]);
    assert_eq!(fs::read(path("a.png")).unwrap(), b"earlier");
    let both = ["a.png", "b.png"].map(|name| (path(name), b"later".to_vec()));
    write_all_whole(&both).unwrap();
    assert_eq!(names_in(folder.path()), ["a.png", "b.png"]);
    assert_eq!(fs::read(path("a.png")).unwrap(), b"later");
}
