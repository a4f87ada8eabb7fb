//! What the renderings promise, seen on the gallery document and on hostile text.

mod html;
mod text;
