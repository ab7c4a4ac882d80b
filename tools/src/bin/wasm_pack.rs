//! The `wasm-pack` command line, from the pinned library.

use clap::Parser;

fn main() -> anyhow::Result<()> {
    env_logger::init();
    wasm_pack::command::run_wasm_pack(wasm_pack::Cli::parse().cmd)
}
