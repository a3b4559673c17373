//! What every drawing is made of: a sheet to draw on, text that is measured, axes, colours by role and places for labels.

pub(super) mod brand;
pub(super) mod canvas;
pub(super) mod frame;
pub(super) mod labels;
pub(super) mod layout;
pub(super) mod palette;
pub(super) mod periods;
pub(super) mod rows;
pub(super) mod scale;
mod svg;
pub(super) mod text;
