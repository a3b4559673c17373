//! The build script: a file that is added to the built-in theme must be embedded at the next build.

#![expect(clippy::print_stdout, reason = "a build script speaks to Cargo on this stream")]

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
