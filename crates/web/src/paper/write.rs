//! Pages of marks as a PDF document: with its fonts inside, cut down to the letters that occur, its title and language.

use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    page::PageSettings,
    paint::Fill,
    surface::Surface,
    text::{Font, TextDirection},
};

use super::{
    Paper,
    layout::{BOLD, HEIGHT, Ink, Mark, Page, REGULAR, WIDTH},
};

struct Fonts {
    regular: Font,
    bold: Font,
}

/// The document; `None` when the writer refuses it.
pub(super) fn document(paper: &Paper, pages: &[Page]) -> Option<Vec<u8>> {
    let fonts = Fonts { regular: Font::new(REGULAR.into(), 0)?, bold: Font::new(BOLD.into(), 0)? };
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.to_owned())
            .authors(paper.seller.iter().take(1).cloned().collect()),
    );
    for marks in pages {
        let mut page = document.start_page_with(PageSettings::from_wh(WIDTH, HEIGHT)?);
        let mut surface = page.surface();
        for mark in marks {
            draw(&mut surface, &fonts, mark)?;
        }
        surface.finish();
        page.finish();
    }
    document.finish().ok()
}

fn ink(ink: Ink) -> Fill {
    let color = match ink {
        Ink::Black => rgb::Color::new(20, 24, 32),
        Ink::Gray => rgb::Color::new(84, 92, 106),
    };
    Fill { paint: color.into(), ..Fill::default() }
}

fn draw(surface: &mut Surface<'_>, fonts: &Fonts, mark: &Mark) -> Option<()> {
    match mark {
        Mark::Text { x, y, size, bold, ink: of, text } => {
            let font = if *bold { &fonts.bold } else { &fonts.regular };
            surface.set_fill(Some(ink(*of)));
            let start = Point::from_xy(*x, *y);
            surface.draw_text(start, font.clone(), *size, text, false, TextDirection::LeftToRight);
        }
        Mark::Rule { y, from, to } => {
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(*from, *y, to - from, 0.6)?);
            surface.set_fill(Some(ink(Ink::Gray)));
            surface.draw_path(&path.finish()?);
        }
    }
    Some(())
}
