//! The only surface that JavaScript calls: numbers and offsets in, numbers and bytes out.

mod engine;
mod exports;
mod notes;

use core::panic::PanicInfo;

pub use exports::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Lints keep panics out of the code; what is left is a trap, without the machinery of messages.
#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
