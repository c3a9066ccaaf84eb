//! Values as text: on one line where they fit, on lines of their own where they do not.

use super::CaseForm;
use super::piece::{Piece, piece};
use super::value::Value;

/// How many columns a line has, where its words can be broken at all.
const WIDTH: usize = 110;
/// How many columns a value of a list has at most that shares a line with others.
const SHORT: usize = 44;
/// The indentation of what stands a level deeper.
pub const INDENT: &str = "    ";

/// `value` on one line.
pub fn on_one_line(value: &Value, form: CaseForm) -> String {
    let mut written = String::new();
    flat(&piece(value, form), form, &mut written);
    written
}

/// `lead` and `value` as an item that is indented by `depth` steps and followed by a comma. Its first
/// line comes without the indentation.
pub fn item(lead: &str, value: &Value, depth: usize, form: CaseForm) -> String {
    let mut written = lead.to_owned();
    let column = depth * INDENT.len() + width(lead);
    laid_out(&piece(value, form), column, depth, form, &mut written);
    written
}

fn flat(piece: &Piece, form: CaseForm, written: &mut String) {
    let (open, items, close) = match piece {
        Piece::Whole(whole) => return written.push_str(whole),
        Piece::Parts { open, items, close } => (open, items, close),
    };
    written.push_str(open);
    for (at, (lead, value)) in items.iter().enumerate() {
        written.push_str(if at == 0 { "" } else { ", " });
        written.push_str(lead);
        flat(&self::piece(value, form), form, written);
    }
    written.push_str(close);
}

/// Writes `piece` from `column` on, in lines that are indented by `depth` steps.
fn laid_out(piece: &Piece, column: usize, depth: usize, form: CaseForm, written: &mut String) {
    let mut line = String::new();
    flat(piece, form, &mut line);
    let Piece::Parts { open, items, close } = piece else {
        return written.push_str(&line);
    };
    // The comma that follows belongs to the line.
    if items.is_empty() || column + width(&line) < WIDTH {
        return written.push_str(&line);
    }
    written.push_str(open);
    match short_items(items, form) {
        Some(short) => filled(&short, depth + 1, form, written),
        None => one_a_line(items, depth + 1, form, written),
    }
    written.push('\n');
    written.push_str(&INDENT.repeat(depth));
    written.push_str(close);
}

fn one_a_line(items: &[(String, &Value)], depth: usize, form: CaseForm, written: &mut String) {
    for (at, (lead, value)) in items.iter().enumerate() {
        let is_last = at + 1 == items.len();
        written.push('\n');
        written.push_str(&INDENT.repeat(depth));
        written.push_str(&item(lead, value, depth, form));
        written.push_str(form.comma(is_last));
    }
}

/// The items of a list, each on one line, when all of them are short: coordinates, ids.
fn short_items(items: &[(String, &Value)], form: CaseForm) -> Option<Vec<String>> {
    let short = items.iter().map(|(lead, value)| {
        let line = on_one_line(value, form);
        (lead.is_empty() && width(&line) <= SHORT).then_some(line)
    });
    short.collect()
}

/// Writes as many of the `short` items into each line as there is room for.
fn filled(short: &[String], depth: usize, form: CaseForm, written: &mut String) {
    let indent = depth * INDENT.len();
    let mut column = WIDTH;
    for (at, item) in short.iter().enumerate() {
        let comma = form.comma(at + 1 == short.len());
        let len = width(item) + comma.len();
        if column + 1 + len > WIDTH {
            written.push('\n');
            written.push_str(&INDENT.repeat(depth));
            column = indent;
        } else {
            written.push(' ');
            column += 1;
        }
        written.push_str(item);
        written.push_str(comma);
        column += len;
    }
}

/// How many columns `text` takes, as an editor counts them.
fn width(text: &str) -> usize {
    text.chars().count()
}
