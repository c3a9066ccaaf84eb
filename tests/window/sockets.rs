//! Which sockets a process has that could reach another machine.

use std::fs;
use std::path::Path;

/// The lines of the system's tables of internet sockets that belong to process `id`; local sockets,
/// such as those to the window system and to D-Bus, are in none of them.
pub fn internet_sockets(id: u32) -> Vec<String> {
    let process = Path::new("/proc").join(id.to_string());
    let own = own_sockets(&process);
    let mut found = Vec::new();
    for table in [
        "tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6",
    ] {
        let lines = fs::read_to_string(process.join("net").join(table)).unwrap_or_default();
        let own = lines.lines().skip(1).filter(|line| {
            let inode = line.split_whitespace().nth(9);
            inode.is_some_and(|inode| own.iter().any(|own| own == inode))
        });
        found.extend(own.map(|line| format!("{table}: {line}")));
    }
    found
}

/// The inodes of all sockets that the process has open.
fn own_sockets(process: &Path) -> Vec<String> {
    let Ok(open) = fs::read_dir(process.join("fd")) else {
        return Vec::new();
    };
    let links = open
        .flatten()
        .filter_map(|entry| fs::read_link(entry.path()).ok());
    links
        .filter_map(|link| {
            let link = link.to_str()?;
            Some(link.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())
        })
        .collect()
}
