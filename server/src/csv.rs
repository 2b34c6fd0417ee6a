//! Files for spreadsheets (RFC 4180), as the ones in Japanese offices open them.

/// Rows as a file. It begins with the mark by which spreadsheets know UTF-8; a cell that one would take for a formula
/// gets an apostrophe in front.
pub(crate) fn write(rows: &[Vec<String>]) -> String {
    let mut file = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        file.push_str(&cells.join(","));
        file.push_str("\r\n");
    }
    file
}

fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn cells_keep_their_text_and_never_become_formulas() {
        let rows = [vec!["a".to_owned(), "b,\"c\"\nd".to_owned()], vec!["=1+1".to_owned(), String::new()]];
        assert_eq!(write(&rows), "\u{feff}a,\"b,\"\"c\"\"\nd\"\r\n'=1+1,\r\n");
    }
}
