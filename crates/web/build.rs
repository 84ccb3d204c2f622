//! Templates, texts and static files are read by macros, which do not notice a new file: this makes cargo look.

fn main() {
    for folder in ["templates", "locales", "static"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
