//! The screen: panels that read the state and answer with commands.
pub mod map;
pub mod text;
