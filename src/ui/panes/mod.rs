//! The panes of the main screen. Each takes a part of the model and a space.

mod ladder;
