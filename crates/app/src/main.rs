//! The way in: everything is in the library.

fn main() -> std::process::ExitCode {
    seatwright::cli::run()
}
