//! What was written in any encoding is read as it was, and what is hostile is refused and not held.

use std::io::Write;

use encoding_rs::{WINDOWS_1251, WINDOWS_1252};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::Error;

fn problem(bytes: &[u8]) -> Problem {
    match read(bytes, None) {
        Err(Error::Refused(Refusal::Invalid(found))) => found[0].problem.clone(),
        other => panic!("{other:?}"),
    }
}

fn cells(sheet: &Sheet) -> Vec<Vec<&str>> {
    sheet.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn encoded(text: &str, encoding: Encoding, mark: bool) -> Vec<u8> {
    let units = || text.encode_utf16();
    match encoding {
        Encoding::Utf8 => [if mark { "\u{feff}" } else { "" }, text].concat().into_bytes(),
        Encoding::Utf16 if mark => {
            [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect()
        }
        Encoding::Utf16 => units().flat_map(u16::to_le_bytes).collect(),
        Encoding::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Windows1251 => WINDOWS_1251.encode(text).0.into_owned(),
    }
}

fn written(rows: &[Vec<String>], separator: char) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(separator).unwrap())
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// Texts of cells that no reading changes: not empty, nothing around them, with every sign that parts columns in them.
fn text(letters: &'static str) -> impl Strategy<Value = String> {
    proptest::string::string_regex(&format!(
        "[{letters}0-9](?:[{letters}0-9 ;,\"@.|\n-]{{0,12}}[{letters}0-9])?"
    ))
    .unwrap()
}

fn table(letters: &'static str) -> impl Strategy<Value = Vec<Vec<String>>> {
    (1_usize..5)
        .prop_flat_map(move |width| prop::collection::vec(prop::collection::vec(text(letters), width), 1..8))
}

/// With a head of plain words the sign that parts the columns is beyond doubt.
fn reads_back(rows: Vec<Vec<String>>, separator: char, encoding: Encoding, mark: bool, told: bool) {
    let head: Vec<String> = (0..rows[0].len().max(2)).map(|column| format!("Column{column}")).collect();
    let rows = [vec![head], rows].concat();
    let bytes = encoded(&written(&rows, separator), encoding, mark);
    let sheet = read(&bytes, told.then_some(encoding)).unwrap();
    assert_eq!(cells(&sheet), rows);
    assert_eq!((sheet.how.encoding, sheet.how.separator), (Some(encoding), Some(separator)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn unicode_reads_back(rows in table("a-zäöñàéЖя"), place in 0_usize..3, mark: bool, wide: bool) {
        let encoding = if wide { Encoding::Utf16 } else { Encoding::Utf8 };
        reads_back(rows, [';', '\t', ','][place], encoding, mark, false);
    }

    #[test]
    fn western_texts_read_back(rows in table("a-zäöñàéÅŠ€"), place in 0_usize..3) {
        reads_back(rows, [';', '\t', ','][place], Encoding::Windows1252, false, true);
    }

    #[test]
    fn cyrillic_texts_read_back(rows in table("а-яЁёa-z"), place in 0_usize..3) {
        reads_back(rows, [';', '\t', ','][place], Encoding::Windows1251, false, true);
    }

    #[test]
    fn nothing_that_is_sent_breaks_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), is_archive: bool) {
        let bytes = if is_archive { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        drop(read(&bytes, None));
    }
}

/// Words of the five languages tell the encoding by themselves.
#[test]
fn encodings_are_found_out() {
    for (text, encoding) in [
        ("Имя;Эл. почта\r\nИван Петров;ivan@x.example\r\n", Encoding::Windows1251),
        ("Sähköposti;Nimi\r\nmatti@x.example;Matti Mäki\r\n", Encoding::Windows1252),
        ("Correo electrónico;Nombre\r\na@x.example;Begoña Núñez\r\n", Encoding::Windows1252),
        ("Società;E-mail\r\nCaffè Verità;a@x.example\r\n", Encoding::Windows1252),
        ("Имя;Эл. почта\r\nИван;i@x.example\r\n", Encoding::Utf16),
        ("Sähköposti;Nimi\r\nmatti@x.example;Matti\r\n", Encoding::Utf8),
    ] {
        let sheet = read(&encoded(text, encoding, false), None).unwrap();
        assert_eq!(sheet.how.encoding, Some(encoding), "{text}");
        assert_eq!(cells(&sheet)[1].join(";"), text.lines().nth(1).unwrap());
    }
}

/// Rows are counted as a spreadsheet shows them, whatever stands in cells and between rows.
#[test]
fn rows_have_the_numbers_of_the_spreadsheet() {
    let sheet = read(b"sep=;\r\nname;note\r\na;\"two\r\nlines\"\r\n\r\n;;\r\nb;x\r\n", None).unwrap();
    let numbers: Vec<(i64, &str)> =
        sheet.rows.iter().map(|row| (row.number, row.cells[0].as_str())).collect();
    assert_eq!(numbers, [(2, "name"), (3, "a"), (6, "b")]);
}

/// SR-46: what our own files guard against being run as a formula comes back as it was; other quotation marks stay.
#[test]
fn guarded_cells_are_read_as_they_were() {
    let sheet = read("a,'=cmd|' /c calc'!A1,'-5,'tis\n".as_bytes(), None).unwrap();
    assert_eq!(cells(&sheet)[0], ["a", "=cmd|' /c calc'!A1", "-5", "'tis"]);
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(problem(b""), Problem::Required);
    assert_eq!(problem(b"\r\n;;;\r\n"), Problem::NoRows);
    assert_eq!(problem(b"name\na\0b\nabcdefghijklmnop"), Problem::NotATable);
    assert_eq!(problem(b"%PDF-1.7\0\x01\x02\0"), Problem::NotATable);
    assert_eq!(problem(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Problem::OldWorkbook);
    assert_eq!(problem(b"PK\x03\x04 and nothing more"), Problem::NotATable);
    assert_eq!(problem(&vec![b'a'; MOST_BYTES + 1]), Problem::FileTooLarge { megabytes: 20 });
    let wrong = read(b"name\n\xff\xfe\n", Some(Encoding::Utf8));
    assert_eq!(crate::testing::refusal(wrong), Refusal::field("file", Problem::NotInEncoding));
}

#[test]
fn rows_and_columns_have_bounds() {
    let wide = "x,".repeat(100_000);
    assert_eq!(problem(format!("{wide}x\n").as_bytes()), Problem::TooManyColumns { max: 256 });
    let empty = ",".repeat(100_000);
    assert_eq!(cells(&read(format!("a{empty}\nb\n").as_bytes(), None).unwrap()), [["a"], ["b"]]);
    let long = "a@x.example\n".repeat(MOST_ROWS + 2);
    assert_eq!(problem(long.as_bytes()), Problem::TooManyRows { max: 50_000 });
    let cell = read(format!("name\n{}\n", "x".repeat(1_000_000)).as_bytes(), None).unwrap();
    assert_eq!(cell.rows[1].cells[0].len(), LONGEST_CELL);
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook(sheet: &str) -> Vec<u8> {
    archive(&[
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Users" sheetId="1" r:id="rId7"/><sheet name="Other" sheetId="2" r:id="rId8"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="rId8" Target="worksheets/other.xml"/><Relationship Id="rId7" Target="worksheets/users.xml"/></Relationships>"#,
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>E-mail</t></si><si><r><t>ann</t></r><r><t xml:space=\"preserve\">@x.example </t></r></si><si><t>M&amp;M &#1044;</t><rPh><t>no</t></rPh></si></sst>".as_bytes(),
        ),
        (
            "xl/styles.xml",
            br#"<styleSheet><numFmts><numFmt numFmtId="165" formatCode="dd\.mm\.yyyy"/><numFmt numFmtId="166" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/users.xml", sheet.as_bytes()),
        ("xl/worksheets/other.xml", b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>9</v></c></row></sheetData></worksheet>"),
    ])
}

/// Texts, numbers, days, truth values, what formulas came to, and gaps, of the first sheet.
#[test]
fn workbooks_are_read() {
    let bytes = workbook(
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Start</t></is></c></row>
        <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" s="1"><v>46327</v></c><c r="D4" s="2"><v>1</v></c><c r="E4"><v>12.0</v></c>
        <c r="F4" t="b"><v>1</v></c><c r="G4" t="str"><f>1+1</f><v>two</v></c><c r="H4" s="3"><v>0.5</v></c><c r="I4" t="s"><v>2</v></c>
        <c r="J4" t="s"><v>999</v></c><c r="K4" t="e"><v>#REF!</v></c></row><row r="5"><c r="A5" s="1"/></row></sheetData></worksheet>"#,
    );
    let sheet = read(&bytes, None).unwrap();
    assert_eq!(sheet.how, How { form: Form::Xlsx, encoding: None, separator: None });
    let expected = [
        vec!["E-mail", "", "Start"],
        vec![
            "ann@x.example",
            "",
            "2026-11-01",
            "1899-12-31",
            "12",
            "yes",
            "two",
            "0.5",
            "M&M Д",
            "",
            "#REF!",
        ],
    ];
    assert_eq!(cells(&sheet), expected);
    assert_eq!(sheet.rows[1].number, 4);
}

/// Small archives that unfold into much, entities that unfold into more, places out of the sheet, no sheet at all.
#[test]
fn hostile_workbooks_are_refused() {
    let blown = format!(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>{}</v></c></row></sheetData></worksheet>",
        " ".repeat(140 * 1024 * 1024)
    );
    let bytes = workbook(&blown);
    assert!(bytes.len() < 1024 * 1024);
    assert!(matches!(problem(&bytes), Problem::FileTooLarge { .. } | Problem::NotATable));
    let laughs = r#"<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>x&b;</v></c></row></sheetData></worksheet>"#;
    assert!(matches!(problem(&workbook(laughs)), Problem::NotATable));
    let far = r#"<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#;
    assert_eq!(problem(&workbook(far)), Problem::TooManyColumns { max: 256 });
    let low =
        r#"<worksheet><sheetData><row r="99999999999"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#;
    assert!(read(&workbook(low), None).is_err());
    assert_eq!(problem(&archive(&[("hello.txt", b"hello")])), Problem::NotATable);
    let mut cut = workbook("<worksheet/>");
    cut.truncate(cut.len() / 2);
    assert_eq!(problem(&cut), Problem::NotATable);
}
