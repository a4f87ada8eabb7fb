//! The typesetter itself: what it prints must be what the form prints, and what it says is lost must be lost.

mod html;
mod losses;
mod text;
