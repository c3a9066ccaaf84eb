//! A program that edits until it is killed, and what is heard of it.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use counterclaim::journal::Journal;
use counterclaim::model::Edit;

use crate::DESK;
use crate::desk::Desk;

/// How long anything is waited for that must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a child works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    /// It makes sure now and then that what it did is in the journal, and saves now and then.
    Careful,
    /// It never looks back: the journal alone sees to it that nothing is lost.
    Hasty,
}

/// What a child says of an edit, by the edit's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// It was made.
    Made(usize),
    /// It is in the journal or in the file.
    Kept(usize),
}

impl Word {
    fn say(self) {
        match self {
            Self::Made(number) => println!("made {number}"),
            Self::Kept(number) => println!("kept {number}"),
        }
    }

    /// What `line` says; `None` for a line of the test harness, and for one that was cut off.
    fn heard(line: &str) -> Option<Self> {
        let (word, number) = line.strip_suffix('\n')?.split_once(' ')?;
        let number = number.parse().ok()?;
        match word {
            "made" => Some(Self::Made(number)),
            "kept" => Some(Self::Kept(number)),
            _ => None,
        }
    }
}

/// The life of a child that was killed: what it said, and when that was heard.
pub struct Life {
    said: Vec<(Word, Instant)>,
    killed: Instant,
}

impl Life {
    /// Starts a child at `desk`, looks over its shoulder, and kills it so long after its first edit.
    pub fn spend(desk: &Desk, habit: Habit, after: Duration) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "child", "--ignored", "--nocapture"])
            .env(DESK, desk.folder())
            .env(HABIT, format!("{habit:?}"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let first = next_word(&mut out).expect("it lives until it is killed");
        let listens = thread::spawn(move || {
            let words = std::iter::from_fn(|| next_word(&mut out));
            words.collect::<Vec<_>>()
        });
        let start = Instant::now();
        while start.elapsed() < after {
            desk.look();
            thread::sleep(Duration::from_micros(100));
        }
        let killed = Instant::now();
        child.kill().expect("it is killed");
        child.wait().expect("it is dead");
        let mut said = vec![first];
        said.extend(listens.join().expect("all was heard"));
        Self { said, killed }
    }

    /// The last edit that must not be lost: it was said to be kept, or was made a second before the
    /// end.
    pub fn owed(&self) -> usize {
        let owed = self.said.iter().map(|(word, at)| match word {
            Word::Kept(number) => *number,
            Word::Made(number) if *at + Duration::from_secs(1) <= self.killed => *number,
            Word::Made(_) => 0,
        });
        owed.max().unwrap_or(0)
    }

    /// The last edit that can have been made: one may have been under way.
    pub fn possible(&self) -> usize {
        let made = self.said.iter().map(|(word, _)| match word {
            Word::Kept(number) | Word::Made(number) => *number,
        });
        made.max().unwrap_or(0) + 1
    }
}

/// What a child reads to know its habit.
const HABIT: &str = "COUNTERCLAIM_TEST_HABIT";

/// The next word, with the moment at which it was heard; `None` when the child is dead.
fn next_word(out: &mut impl BufRead) -> Option<(Word, Instant)> {
    let mut line = String::new();
    loop {
        line.clear();
        if out.read_line(&mut line).expect("a pipe") == 0 {
            return None;
        }
        if let Some(word) = Word::heard(&line) {
            return Some((word, Instant::now()));
        }
    }
}

/// Edits the case at `desk` without end.
pub fn edit_until_killed(desk: &Desk) {
    let is_careful = std::env::var(HABIT).is_ok_and(|habit| habit == "Careful");
    let mut journal = Journal::open(desk.shelf(), || ()).expect("a thread");
    let mut document = desk.document();
    for number in 1.. {
        let edit = Edit::Title(format!("edit {number}"));
        document = document.edited(&edit).expect("a new title");
        journal.keep(&document);
        Word::Made(number).say();
        if is_careful && number % 5 == 0 {
            document = desk.save(&document);
            Word::Kept(number).say();
            journal.keep(&document);
        } else if is_careful && number % 2 == 0 {
            assert!(
                journal.flush(PATIENCE),
                "{:?}",
                journal.news().collect::<Vec<_>>()
            );
            Word::Kept(number).say();
        }
        if !is_careful {
            thread::sleep(Duration::from_millis(1));
        }
    }
}
