//! How long something takes, beside what the machine could not do faster.
//!
//! A few lines of our own: neither divan nor criterion prints a floor beside a median. The floor is measured in the
//! same run, because the machine may have other work: the bytes that cannot but be touched, at the speed at which
//! two threads read memory; or those of a file, at the speed at which it is read.

#![allow(dead_code, reason = "each benchmark wants a part of it")]

use std::fs::{File, read_to_string};
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// For how long work is done before it is timed.
const WARM_UP: Duration = Duration::from_millis(200);
/// For how long it is timed, and how often at least and at most.
const PATIENCE: Duration = Duration::from_secs(2);
const LEAST_RUNS: usize = 5;
const MOST_RUNS: usize = 500;
/// How often quick work is done of which the fastest counts, as the one that was disturbed least.
const TIMES: usize = 20;
/// More than any cache holds.
const BUFFER: usize = 256 << 20;

/// How fast this machine is now.
pub struct Machine {
    bytes_per_sec: f64,
}

impl Machine {
    /// Measures it, says so, and heads the table that follows.
    pub fn measured() -> Self {
        let buffer = vec![1_u64; BUFFER / size_of::<u64>()];
        let took = fastest(|| summed(&buffer));
        let machine = Self {
            bytes_per_sec: BUFFER as f64 / took.as_secs_f64(),
        };
        println!(
            "memory: {:.1} GB/s, two threads summing {} MiB",
            machine.bytes_per_sec / 1e9,
            BUFFER >> 20
        );
        println!(
            "{:<48} {:>10} {:>10} {:>10} {:>10} {:>8}",
            "", "claims", "median", "claims/s", "floor", "ratio"
        );
        machine
    }

    /// How long so many bytes take that are merely touched.
    pub fn touching(&self, bytes: usize) -> Duration {
        Duration::from_secs_f64(bytes as f64 / self.bytes_per_sec)
    }
}

/// The sum of `numbers`, half by half.
fn summed(numbers: &[u64]) -> u64 {
    let sum = |part: &[u64]| {
        part.iter()
            .fold(0_u64, |sum, number| sum.wrapping_add(*number))
    };
    let (one, other) = numbers.split_at(numbers.len() / 2);
    thread::scope(|scope| {
        let one = scope.spawn(|| sum(one));
        sum(other).wrapping_add(one.join().unwrap_or_default())
    })
}

/// How long the file `path` takes that is merely read, mostly from what the system keeps of it in memory.
pub fn reading(path: &Path) -> Duration {
    let mut buffer = vec![0; 1 << 20];
    median(|| {
        let Ok(mut file) = File::open(path) else {
            return;
        };
        while file.read(&mut buffer).is_ok_and(|bytes| bytes > 0) {
            black_box(&buffer);
        }
    })
}

/// How many bytes of memory the program holds, and how many it has held at most; `None` where the system does not
/// tell as Linux does.
pub fn memory() -> Option<[usize; 2]> {
    let told = read_to_string("/proc/self/status").ok()?;
    let kilobytes = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name))?;
        let count = line.trim().strip_suffix("kB")?.trim();
        count.parse::<usize>().ok()
    };
    Some([kilobytes("VmRSS:")? << 10, kilobytes("VmHWM:")? << 10])
}

/// How long `work` usually takes, once it is warm.
pub fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let begun = Instant::now();
    timed(&mut work);
    while begun.elapsed() < WARM_UP {
        timed(&mut work);
    }
    let mut runs = Vec::new();
    let begun = Instant::now();
    while runs.len() < LEAST_RUNS || (begun.elapsed() < PATIENCE && runs.len() < MOST_RUNS) {
        runs.push(timed(&mut work));
    }
    middle(runs)
}

/// The one in the middle of `runs`.
pub fn middle(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}

/// How long `work` takes at best.
pub fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let runs = (0..TIMES).map(|_| timed(&mut work));
    runs.min().unwrap_or_default()
}

/// How long `work` takes this once.
pub fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = Instant::now();
    black_box(work());
    begun.elapsed()
}

/// A line of the table: `what` was done with so many `claims`, how long that `took`, and what it takes at least.
pub fn print(what: &str, claims: usize, took: Duration, floor: Duration) {
    let ratio = took.as_secs_f64() / floor.as_secs_f64();
    let rate = rate(claims as f64 / took.as_secs_f64());
    println!("{what:<48} {claims:>10} {took:>10.1?} {rate:>10} {floor:>10.1?} {ratio:>8.1}");
}

fn rate(rate: f64) -> String {
    match rate {
        1e9.. => format!("{:.1} G", rate / 1e9),
        1e6.. => format!("{:.1} M", rate / 1e6),
        1e3.. => format!("{:.1} k", rate / 1e3),
        _ => format!("{rate:.1}"),
    }
}

/// How many rows to measure with: those that are named after `--`, or else `usual`.
pub fn sizes(usual: &[u64]) -> Vec<u64> {
    let named: Vec<u64> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    if named.is_empty() {
        usual.to_vec()
    } else {
        named
    }
}
