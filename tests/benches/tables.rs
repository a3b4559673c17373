//! How long a check takes on a table of a million rows of which a dataset keeps a thousand, and how much memory.
//!
//! Run with `cargo bench --bench tables`. Times depend on the machine; the ratio to a bare read of
//! the same file, taken in the same run, does so less.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;
/// One row in so many is kept.
const KEPT_EVERY: u32 = 1_000;

const DATASET: &str = "\
title: Children looked after
measure: children looked after
unit: { one: child, other: children }
period: calendar-year
geography: England
source: dfe
table:
  file: children.csv
  period: time_period
  value: number
  dimensions: { area: la_name }
  where: { geographic_level: Local authority }
";

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let site = folder.path();
    write_site(site);
    let table = site.join("data/statistics/children.csv");
    let bytes = fs::metadata(&table).expect("the table was written").len();
    // Once beforehand, so that both find the file in memory.
    let _ = bare_read(&table);
    let bare = bare_read(&table);
    let (checked, peak) = check(site);
    let seconds = |time: Duration| time.as_secs_f64();
    let memory = peak.map_or_else(|| "not known on this system".to_owned(), |peak| format!("{:.1} MB at most", mega(peak)));
    let report = [
        format!("table:     {ROWS} rows, {:.1} MB, {} kept", mega(bytes), ROWS / KEPT_EVERY),
        format!("bare read: {:.2} s", seconds(bare)),
        format!("check:     {:.2} s, {:.1} times the bare read", seconds(checked), seconds(checked) / seconds(bare)),
        format!("memory:    {memory}"),
    ];
    writeln!(std::io::stdout(), "{}", report.join("\n")).expect("somebody reads the report");
}

fn write_site(site: &Path) {
    let files = [
        ("data/site.yaml", "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n"),
        (
            "data/sources.yaml",
            "dfe:\n  title: T\n  publisher: P\n  url: https://statistics.example/\n  published: 2025\n  retrieved: 2025\n  licence: ogl-3\n",
        ),
        ("data/statistics/children.yaml", DATASET),
        ("data/statistics/children.csv", &table()),
        ("content/_index.md", "---\ntitle: T\n---\n"),
    ];
    for (path, text) in files {
        let path = site.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
}

/// A table like those of Explore Education Statistics; the same each time.
fn table() -> String {
    let mut text = "time_period,time_identifier,geographic_level,country_code,la_name,age_group,number,percent\n".to_owned();
    let mut seed = 20_251_123_u32;
    for row in 0..ROWS {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let level = if row % KEPT_EVERY == 0 { "Local authority" } else { "School" };
        // 1,000 kept rows: 100 places in 10 years.
        let (place, year) = (row / KEPT_EVERY % 100, 2010 + row / KEPT_EVERY / 100);
        let (number, share) = (seed >> 20, (seed >> 8) % 1000);
        let share = format!("{}.{}", share / 10, share % 10);
        text += &format!("{year},Calendar year,{level},E92000001,Place {place},Total,{number},{share}\n");
    }
    text
}

/// Reads every row and does nothing with it.
fn bare_read(table: &Path) -> Duration {
    let start = Instant::now();
    let mut reader = csv::Reader::from_path(table).expect("the table is there");
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record).expect("the table is a CSV file") {
        cells += record.len();
    }
    assert!(cells > 0);
    start.elapsed()
}

/// Runs the program, and gives its time and the most memory it used.
fn check(site: &Path) -> (Duration, Option<u64>) {
    let start = Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    let mut child = command.arg("check").current_dir(site).stdout(Stdio::null()).spawn().expect("the program starts");
    let mut peak = None;
    let status = loop {
        peak = peak.max(memory(&child));
        match child.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(1)),
        }
    };
    assert!(status.success(), "the site has no problems");
    (start.elapsed(), peak)
}

/// The most memory that a running program has used so far, in bytes, where Linux tells.
fn memory(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}
