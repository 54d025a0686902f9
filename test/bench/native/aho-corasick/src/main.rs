//! Finds known phrases with the aho-corasick crate: a pass over all lines of a file for each line on standard input.
//! known-phrases FORMS TEXTS; answers "ready", then "SECONDS MATCHES" for each pass.
use aho_corasick::{AhoCorasickBuilder, MatchKind};
use std::io::BufRead;
extern "C" {
    /// Processor time of this process, in microseconds on every POSIX system.
    fn clock() -> std::ffi::c_long;
}

fn lines_of(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a file of lines");
    text.lines().map(String::from).collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let automaton = AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .dfa(arguments.get(3).map(String::as_str) == Some("dfa"))
        .build(lines_of(&arguments[1]));
    let texts = lines_of(&arguments[2]);
    println!("ready");
    for _ in std::io::stdin().lock().lines() {
        let begun = unsafe { clock() };
        let matches: usize = texts.iter().map(|text| automaton.find_iter(text).count()).sum();
        println!("{} {}", (unsafe { clock() } - begun) as f64 / 1e6, matches);
    }
}
