//! The gallery of the manual: every type of chart is there, and the block below each is the one that draws it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use standfirst::content::directive::type_names;

#[test]
fn the_gallery_draws_every_type() {
    let drawn: BTreeSet<String> = blocks().iter().filter_map(|block| field(block, "type")).collect();
    let known: BTreeSet<String> = type_names().map(str::to_owned).collect();
    assert_eq!(drawn, known);
}

#[test]
fn the_block_beside_each_drawing_is_the_block_that_draws_it() {
    let gallery = gallery();
    let blocks = blocks();
    assert!(blocks.len() > 20);
    for block in blocks {
        assert!(gallery.contains(&format!("{block}\n\n````markdown\n{block}\n````\n")), "{block}");
    }
}

fn gallery() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/manual/gallery.md")).unwrap()
}

/// The blocks that are drawn, with their fences.
fn blocks() -> Vec<String> {
    let gallery = gallery();
    let mut outside = gallery.split("````").step_by(2).collect::<Vec<_>>().concat();
    let mut blocks = Vec::new();
    while let Some(start) = outside.find("```chart\n").or_else(|| outside.find("```table\n")) {
        let end = start + 3 + outside[start + 3..].find("```").unwrap() + 3;
        blocks.push(outside[start..end].to_owned());
        outside.replace_range(start..end, "");
    }
    blocks
}

fn field(block: &str, name: &str) -> Option<String> {
    block.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
}
