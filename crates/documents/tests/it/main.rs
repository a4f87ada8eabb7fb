//! What the renderings promise, seen on the gallery document and on hostile text.

mod docx;
mod html;
mod list;
mod order;
mod package;
mod seal;
mod text;
mod xlsx;
