//! A drawing as a picture, for programs that show no SVG: a PNG file with the embedded fonts alone.
//!
//! A picture ends with a seal, made from the drawing that it shows and from its own bytes, so that the next build knows
//! a whole picture of the same drawing and need not draw it again.

use super::sheet::text::{REGULAR, STRONG};
use png::text_metadata::{EncodableTextChunk, TEXtChunk};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{FontResolver, Options, Tree};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// Pixels in one user unit of the drawing, so that it is sharp on fine screens and in print.
const SCALE: f32 = 2.0;
/// A palette holds no more; a chart has about half as many, nearly all of them at the edges of letters.
const MOST_COLOURS: usize = 256;
/// The bytes with which every PNG file ends.
const END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";
/// The least weight of text that is drawn with the strong font.
const BOLD: u16 = 600;
/// The version of the program, and a number that grows when the same drawing becomes another picture.
const MAKING: &str = concat!(env!("CARGO_PKG_VERSION"), ", 1");
/// The name of the seal among the texts of the file.
const SEAL: &str = "Standfirst";

/// Red, green and blue.
type Colour = [u8; 3];
/// A colour, and how many pixels have it one after the other, or together.
type Run = (Colour, usize);

static SETTINGS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    let [regular, strong] = [REGULAR, STRONG].map(|font| fonts.load_font_source(Source::Binary(Arc::new(font))).first().copied());
    let font_resolver = FontResolver {
        select_font: Box::new(move |font, _| if font.weight() < BOLD { regular } else { strong }),
        select_fallback: Box::new(|_, _, _| None),
    };
    Options { fontdb: Arc::new(fonts), font_resolver, ..Options::default() }
});

/// Draws a drawing that stands by itself (see [`super::draw_standalone`]) as a PNG file, two pixels a user unit.
///
/// Nothing for what is no SVG, or too large to be drawn.
#[must_use]
pub fn draw(svg: &str) -> Option<Vec<u8>> {
    let tree = Tree::from_str(svg, &SETTINGS).ok()?;
    let size = tree.size().to_int_size().scale_by(SCALE)?;
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    let file = pack(&pixels).ok()?;
    sealed(file.strip_suffix(END)?, svg)
}

/// Whether a file is a whole picture, as this version of the program draws it, of a drawing.
#[must_use]
pub fn shows(png: &[u8], svg: &str) -> bool {
    let seal = sealed(&[], svg).unwrap_or_default().len();
    let body = png.len().checked_sub(seal).and_then(|length| png.get(..length));
    body.and_then(|body| sealed(body, svg)).is_some_and(|whole| whole == png)
}

/// Adds the seal and the end of the file.
fn sealed(body: &[u8], svg: &str) -> Option<Vec<u8>> {
    let drawing = blake3::hash(svg.as_bytes());
    let mut seal = blake3::Hasher::new();
    seal.update(drawing.as_bytes()).update(MAKING.as_bytes()).update(body);
    let mut file = body.to_vec();
    TEXtChunk::new(SEAL, seal.finalize().to_hex().as_str()).encode(&mut file).ok()?;
    file.extend(END);
    Some(file)
}

/// Writes pixels with a palette, which makes half as large a file as full colours do.
fn pack(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let runs = pixels.pixels().chunk_by(|a, b| a == b);
    let runs: Vec<Run> = runs.map(|run| ([run[0].red(), run[0].green(), run[0].blue()], run.len())).collect();
    let (palette, indices) = palette(&runs);
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    // Filters are for shades that flow; lines and letters are smaller without.
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(file)
}

/// The most frequent colours, and for each pixel the place of the nearest of them, which is nearly always its own.
fn palette(runs: &[Run]) -> (Vec<Colour>, Vec<u8>) {
    let mut counts = BTreeMap::<Colour, usize>::new();
    for (colour, length) in runs {
        *counts.entry(*colour).or_default() += length;
    }
    let mut colours: Vec<Run> = counts.into_iter().collect();
    colours.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let palette: Vec<Colour> = colours.iter().map(|(colour, _)| *colour).take(MOST_COLOURS).collect();
    let places: BTreeMap<Colour, u8> = colours.iter().map(|(colour, _)| (*colour, nearest(&palette, *colour))).collect();
    let mut indices = Vec::new();
    for (colour, length) in runs {
        indices.resize(indices.len() + length, places[colour]);
    }
    (palette, indices)
}

fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    let distance = |known: &Colour| -> u32 { known.iter().zip(colour).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let place = (0..=u8::MAX).zip(palette).min_by_key(|(_, known)| distance(known));
    place.map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\" font-family=\"Inter, sans-serif\">\
        <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/><rect width=\"10\" height=\"10\" fill=\"#12436d\"/>\
        <text x=\"12\" y=\"25\" font-size=\"14\" fill=\"#16202b\">Text</text></svg>";

    /// Width, height, and the colours of the pixels.
    fn read(file: &[u8]) -> (u32, u32, Vec<Colour>) {
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut bytes).unwrap();
        reader.finish().unwrap();
        let colours = bytes.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        (reader.info().width, reader.info().height, colours)
    }

    #[test]
    fn a_picture_has_two_pixels_a_unit_and_the_colours_and_letters_of_the_drawing() {
        let (width, height, colours) = read(&draw(DRAWING).unwrap());
        assert_eq!((width, height), (120, 60));
        assert_eq!((colours[0], colours[119]), ([0x12, 0x43, 0x6d], [255, 255, 255]));
        let is_ink = |colour: &&Colour| **colour == [0x16, 0x20, 0x2b];
        let ink = colours.iter().filter(is_ink).count();
        assert!(ink > 50, "the letters are missing");
        let strong = read(&draw(&DRAWING.replace("font-size", "font-weight=\"600\" font-size")).unwrap()).2;
        assert!(strong.iter().filter(is_ink).count() > ink, "strong letters are no stronger");
    }

    #[test]
    fn the_same_drawing_gives_the_same_bytes() {
        assert_eq!(draw(DRAWING), draw(DRAWING));
        assert_eq!(draw("no drawing"), None);
    }

    #[test]
    fn a_picture_is_known_only_whole_and_for_its_own_drawing() {
        let file = draw(DRAWING).unwrap();
        assert!(shows(&file, DRAWING));
        assert!(!shows(&file, &DRAWING.replace("Text", "Test")));
        for cut in [0, 1, 12, file.len() / 2, file.len() - 1] {
            assert!(!shows(&file[..cut], DRAWING), "cut to {cut} bytes");
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(!shows(&changed, DRAWING), "changed at {at}");
        }
    }

    #[test]
    fn colours_beyond_the_palette_become_the_nearest_in_it() {
        let shades = (0..=255).map(|shade| ([shade, 0, 0], 2));
        let runs: Vec<Run> = shades.chain([([254, 1, 0], 1)]).collect();
        let (palette, indices) = palette(&runs);
        let shown: Vec<Colour> = indices.iter().map(|index| palette[usize::from(*index)]).collect();
        assert_eq!((palette.len(), shown.len()), (256, 513));
        assert_eq!(shown[512], [254, 0, 0]);
        assert!(runs[..256].iter().zip(shown.chunks(2)).all(|(run, pixels)| *pixels == [run.0, run.0]));
    }
}
