//! Logos as they come in: PNG or JPEG, bounded before anything is decoded, and made anew from their points, so that
//! nothing hidden beside the picture is ever stored or sent on (SR-50). Takes time: not for the inside of an act.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops::FilterType};

use crate::refusal::Problem;

/// Most bytes of a file.
pub const MOST_BYTES: usize = 1024 * 1024;
/// Most points on a side.
pub const MOST_POINTS: u32 = 2000;
/// What is kept: twice the largest size at which it is shown.
const KEPT: (u32, u32) = (480, 128);
/// Memory for decoding, in bytes: a picture of the largest size with alpha, twice.
const MEMORY: u64 = 40 * 1024 * 1024;

/// A logo that was decoded and made anew. Only [`Picture::read`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    png: Vec<u8>,
    width: u32,
    height: u32,
}

impl Picture {
    /// Reads a file. Problems: `required`, `file-too-large`, `not-a-picture`, `picture-too-large`.
    pub fn read(file: &[u8]) -> Result<Self, Problem> {
        if file.is_empty() {
            return Err(Problem::Required);
        }
        if file.len() > MOST_BYTES {
            return Err(Problem::FileTooLarge { megabytes: 1 });
        }
        let picture = decoded(file)?;
        let (width, height) = KEPT;
        let kept = if picture.width() > width || picture.height() > height {
            picture.resize(width, height, FilterType::CatmullRom)
        } else {
            picture
        };
        let mut png = Vec::new();
        kept.to_rgba8()
            .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
            .map_err(|_| Problem::NotAPicture)?;
        Ok(Self { width: kept.width(), height: kept.height(), png })
    }

    pub fn png(&self) -> &[u8] {
        &self.png
    }

    pub const fn width(&self) -> u32 {
        self.width
    }

    pub const fn height(&self) -> u32 {
        self.height
    }
}

/// What the first bytes say decides, never a name or a type that came along.
fn decoded(file: &[u8]) -> Result<DynamicImage, Problem> {
    let not = |_| Problem::NotAPicture;
    let format = image::guess_format(file).map_err(not)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(Problem::NotAPicture);
    }
    let mut decoder = ImageReader::with_format(Cursor::new(file), format).into_decoder().map_err(not)?;
    let (width, height) = decoder.dimensions();
    if width > MOST_POINTS || height > MOST_POINTS {
        return Err(Problem::PictureTooLarge { points: i64::from(MOST_POINTS) });
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_POINTS);
    limits.max_image_height = Some(MOST_POINTS);
    limits.max_alloc = Some(MEMORY);
    decoder.set_limits(limits).map_err(not)?;
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(not)?;
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    Ok(picture)
}

/// A picture of one color, for tests and samples.
#[cfg(any(test, feature = "test-worlds"))]
pub fn plain_png(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([11, 95, 131, 255]));
    let mut png = Vec::new();
    picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).expect("written to memory");
    png
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    /// A PNG with a true checksum that says it has so many points and holds next to none.
    fn flood(width: u32, height: u32) -> Vec<u8> {
        let mut png = plain_png(1, 1);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        png
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, byte| {
            (0..8)
                .fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
        })
    }

    #[test]
    fn png_and_jpeg_are_taken_and_made_small_enough() {
        let small = Picture::read(&plain_png(120, 40)).expect("a picture");
        assert_eq!((small.width(), small.height()), (120, 40));
        let large = Picture::read(&plain_png(2000, 1000)).expect("a picture");
        assert_eq!((large.width(), large.height()), (256, 128));
        let mut jpeg = Vec::new();
        let points = image::RgbImage::from_pixel(60, 20, image::Rgb([200, 10, 10]));
        points.write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
        let photo = Picture::read(&jpeg).expect("a picture");
        assert!(photo.png().starts_with(b"\x89PNG"));
        assert_eq!(Picture::read(photo.png()).map(|again| again.width()), Ok(60));
    }

    /// SR-50: a file that is a picture and something else besides leaves the something else behind.
    #[test]
    fn polyglots_lose_what_was_hidden_in_them() {
        let mut page = plain_png(20, 20);
        page.extend_from_slice(b"<script>alert(1)</script>PK\x03\x04<?php");
        let mut chunk = plain_png(20, 20);
        let text = b"\0\0\0\x1dtEXtComment\0<svg onload=alert(1)>";
        chunk.splice(33..33, [&text[..], &crc(&text[4..]).to_be_bytes()[..]].concat());
        for evil in [page, chunk] {
            let made = Picture::read(&evil).expect("a picture");
            for part in [&b"script"[..], b"svg", b"PK\x03\x04", b"php", b"Comment"] {
                assert!(!contains(made.png(), part), "{}", String::from_utf8_lossy(part));
            }
        }
    }

    /// SR-50: only two formats, by what they are and not by what they say; never SVG.
    #[test]
    fn what_is_no_picture_is_refused() {
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        let half = &plain_png(50, 50)[..60];
        for bad in
            [&svg[..], b"GIF89a\x01\0\x01\0\0\0\0;", b"BM", b"RIFF\0\0\0\0WEBPVP8 ", b"%PDF-1.4", b"x", half]
        {
            assert_eq!(Picture::read(bad), Err(Problem::NotAPicture), "{}", String::from_utf8_lossy(bad));
        }
        assert_eq!(Picture::read(b""), Err(Problem::Required));
        let heavy = vec![0; MOST_BYTES + 1];
        assert_eq!(Picture::read(&heavy), Err(Problem::FileTooLarge { megabytes: 1 }));
    }

    /// SR-50: a small file that says it has many points is refused before room is made for them.
    #[test]
    fn floods_of_points_are_refused() {
        for (width, height) in [(60_000, 60_000), (2001, 1), (1, 2001), (u32::MAX >> 1, 1)] {
            let refused = Picture::read(&flood(width, height));
            assert!(
                matches!(refused, Err(Problem::PictureTooLarge { points: 2000 } | Problem::NotAPicture)),
                "{width} x {height}: {refused:?}"
            );
        }
        assert_eq!(Picture::read(&flood(2001, 2001)), Err(Problem::PictureTooLarge { points: 2000 }));
    }
}
