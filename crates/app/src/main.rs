//! The way in: everything is in the library.

/// A sixth of what a check-in costs is asking for memory and giving it back. The engine's C asks here too.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    seatwright::cli::run()
}
