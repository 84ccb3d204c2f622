//! Where everything stands on A4 paper: texts wrapped by the widths of the font, a table that goes on over pages with
//! its head repeated, sums that stay together. Points, from the top left corner.

use ttf_parser::Face;

use super::Paper;
use crate::languages::Locale;

pub(super) const WIDTH: f32 = 595.0;
pub(super) const HEIGHT: f32 = 842.0;
const LEFT: f32 = 48.0;
const RIGHT: f32 = WIDTH - 48.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = HEIGHT - 64.0;

const TEXT: f32 = 9.0;
const SMALL: f32 = 8.0;
const TITLE: f32 = 18.0;
const LINE: f32 = 12.5;

/// Right edges of the number columns, and where the first column ends.
const COLUMNS: [f32; 4] = [340.0, 412.0, 462.0, RIGHT];
const FIRST_COLUMN: f32 = 250.0;
const SUMS_LEFT: f32 = 300.0;

pub(super) const REGULAR: &[u8] = include_bytes!("../../fonts/inter-regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("../../fonts/inter-bold.ttf");

/// How dark a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Gray,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// `y` is the line that letters stand on.
    Text {
        x: f32,
        y: f32,
        size: f32,
        bold: bool,
        ink: Ink,
        text: String,
    },
    Rule {
        y: f32,
        from: f32,
        to: f32,
    },
}

/// The marks of one page.
pub(super) type Page = Vec<Mark>;

struct Faces {
    regular: Face<'static>,
    bold: Face<'static>,
}

impl Faces {
    fn read() -> Option<Self> {
        Some(Self { regular: Face::parse(REGULAR, 0).ok()?, bold: Face::parse(BOLD, 0).ok()? })
    }

    /// What the fonts cannot write is a question mark.
    fn writable(&self, text: &str) -> String {
        let known = |c: char| self.regular.glyph_index(c).is_some();
        text.chars()
            .map(|c| if c == '\u{202f}' { '\u{a0}' } else { c })
            .map(|c| if known(c) { c } else { '?' })
            .collect()
    }

    fn width(&self, text: &str, size: f32, bold: bool) -> f32 {
        let face = if bold { &self.bold } else { &self.regular };
        let advance =
            |c: char| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
        let sum: u32 = text.chars().map(|c| u32::from(advance(c))).sum();
        #[expect(clippy::cast_precision_loss, reason = "a line of text is no longer than a page")]
        let sum = sum as f32;
        sum / f32::from(face.units_per_em()) * size
    }

    /// The text in lines no wider than that; a word that is wider is broken where it must be.
    fn wrapped(&self, text: &str, width: f32, (size, bold): (f32, bool)) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split(' ') {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if self.width(&longer, size, bold) <= width {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line = self.broken(word, width, (size, bold), &mut lines);
            }
            lines.push(line);
        }
        lines
    }

    fn broken(&self, word: &str, width: f32, (size, bold): (f32, bool), lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        for c in word.chars() {
            line.push(c);
            if self.width(&line, size, bold) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        line
    }
}

/// The paper in the making.
struct Desk {
    faces: Faces,
    pages: Vec<Page>,
    y: f32,
}

impl Desk {
    fn put(&mut self, x: f32, (size, bold, ink): (f32, bool, Ink), text: &str) {
        let (text, y) = (self.faces.writable(text), self.y);
        if !text.is_empty()
            && let Some(page) = self.pages.last_mut()
        {
            page.push(Mark::Text { x, y, size, bold, ink, text });
        }
    }

    fn put_right(&mut self, right: f32, looks: (f32, bool, Ink), text: &str) {
        let width = self.faces.width(&self.faces.writable(text), looks.0, looks.1);
        self.put(right - width, looks, text);
    }

    fn rule(&mut self, from: f32, to: f32) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.push(Mark::Rule { y, from, to });
        }
    }

    fn new_page(&mut self) {
        self.pages.push(Page::new());
        self.y = TOP;
    }

    /// Whether so much more fits on the page.
    fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Lines of text below each other; gives where they end.
    fn block(&mut self, (x, width): (f32, f32), looks: (f32, bool, Ink), text: &str) {
        for line in self.faces.wrapped(&self.faces.writable(text), width, (looks.0, looks.1)) {
            self.put(x, looks, &line);
            self.y += LINE;
        }
    }
}

const PLAIN: (f32, bool, Ink) = (TEXT, false, Ink::Black);
const STRONG: (f32, bool, Ink) = (TEXT, true, Ink::Black);
const QUIET: (f32, bool, Ink) = (SMALL, false, Ink::Gray);

/// The pages of a paper; `None` when the fonts in the program cannot be read.
pub(super) fn pages(paper: &Paper, l: &Locale) -> Option<Vec<Page>> {
    let mut desk = Desk { faces: Faces::read()?, pages: Vec::new(), y: TOP };
    desk.new_page();
    top(&mut desk, paper);
    table_head(&mut desk, paper);
    for line in &paper.lines {
        row(&mut desk, paper, line);
    }
    sums(&mut desk, paper);
    notes(&mut desk, paper);
    feet(&mut desk, paper, l);
    Some(desk.pages)
}

fn top(desk: &mut Desk, paper: &Paper) {
    desk.put(LEFT, (TITLE, true, Ink::Black), &paper.title);
    desk.y += 30.0;
    let start = desk.y;
    let mut end = start;
    for (label, lines, x) in
        [(&paper.labels.seller, &paper.seller, LEFT), (&paper.labels.buyer, &paper.buyer, 215.0)]
    {
        desk.y = start;
        desk.put(x, QUIET, label);
        desk.y += LINE;
        for (place, line) in lines.iter().enumerate() {
            desk.block((x, 150.0), if place == 0 { STRONG } else { PLAIN }, line);
        }
        end = end.max(desk.y);
    }
    desk.y = start;
    for (label, value) in &paper.facts {
        fact(desk, (382.0, RIGHT), label, value);
    }
    desk.y = end.max(desk.y) + 14.0;
}

/// A label with its value on the right, below each other when they do not fit beside.
fn fact(desk: &mut Desk, (left, right): (f32, f32), label: &str, value: &str) {
    desk.put(left, QUIET, label);
    let beside = desk.faces.width(label, SMALL, false) + desk.faces.width(value, TEXT, false) + 6.0;
    if beside > right - left {
        desk.y += LINE;
    }
    for line in desk.faces.wrapped(&desk.faces.writable(value), right - left, (TEXT, false)) {
        desk.put_right(right, PLAIN, &line);
        desk.y += LINE;
    }
}

fn table_head(desk: &mut Desk, paper: &Paper) {
    let [what, numbers @ ..] = &paper.labels.columns;
    desk.put(LEFT, QUIET, what);
    for (label, right) in numbers.iter().zip(COLUMNS) {
        desk.put_right(right, QUIET, label);
    }
    desk.y += 6.0;
    desk.rule(LEFT, RIGHT);
    desk.y += 14.0;
}

fn row(desk: &mut Desk, paper: &Paper, line: &crate::console::invoices::Priced) {
    let width = FIRST_COLUMN - LEFT;
    let name = desk.faces.wrapped(&desk.faces.writable(&line.name), width, (TEXT, true));
    let detail = desk.faces.wrapped(&desk.faces.writable(&line.detail), width, (SMALL, false));
    let lines = name.len() + detail.iter().filter(|line| !line.is_empty()).count();
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = lines as f32 * LINE + 8.0;
    if !desk.fits(height) {
        desk.new_page();
        table_head(desk, paper);
    }
    let numbers = [&line.quantity, &line.price, &line.rate, &line.net];
    for (number, right) in numbers.into_iter().zip(COLUMNS) {
        desk.put_right(right, PLAIN, number);
    }
    for text in name {
        desk.put(LEFT, STRONG, &text);
        desk.y += LINE;
    }
    for text in detail.iter().filter(|line| !line.is_empty()) {
        desk.put(LEFT, QUIET, text);
        desk.y += LINE;
    }
    desk.y += 8.0;
}

fn sums(desk: &mut Desk, paper: &Paper) {
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let height = paper.sums.len() as f32 * (LINE + 2.0) + 20.0;
    if !desk.fits(height) {
        desk.new_page();
    }
    desk.y -= 6.0;
    desk.rule(LEFT, RIGHT);
    desk.y += 16.0;
    for (label, value) in &paper.sums {
        desk.put(SUMS_LEFT, QUIET, label);
        desk.put_right(RIGHT, STRONG, value);
        desk.y += LINE + 2.0;
    }
    desk.y += 10.0;
}

fn notes(desk: &mut Desk, paper: &Paper) {
    for note in &paper.notes {
        for line in desk.faces.wrapped(&desk.faces.writable(note), RIGHT - LEFT, (SMALL, false)) {
            if !desk.fits(LINE) {
                desk.new_page();
            }
            desk.put(LEFT, QUIET, &line);
            desk.y += LINE;
        }
        desk.y += 4.0;
    }
}

fn feet(desk: &mut Desk, paper: &Paper, l: &Locale) {
    let count = desk.pages.len();
    for place in 0..count {
        let args = [("page", (place + 1).into()), ("of", count.into())];
        let text = format!("{} · {}", paper.title, l.with("invoices-page-of", &args));
        let text = desk.faces.writable(&text);
        let x = RIGHT - desk.faces.width(&text, SMALL, false);
        let mark = Mark::Text { x, y: HEIGHT - 36.0, size: SMALL, bold: false, ink: Ink::Gray, text };
        desk.pages[place].push(mark);
    }
}
