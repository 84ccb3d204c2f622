//! The way in: everything is in the library.

/// The allocator of the system takes a fifth of the time of a check-in.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> std::process::ExitCode {
    seatwright::cli::run()
}
