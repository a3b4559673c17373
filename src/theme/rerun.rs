//! The build script: a file that is added to the built-in theme must be embedded at the next build.

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
