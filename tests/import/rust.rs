//! Constants of a system.
use core::ffi::c_int;

pub const EPERM: c_int = 1;
pub const EAGAIN: i32 = 35;
pub const EWOULDBLOCK: i32 = EAGAIN;
pub const ETIMEDOUT: i32 = 60i32;
pub const ECONNREFUSED: u32 = 0x3d_u32 as u32;
pub static ENAMES: &[&str] = &["EPERM"];

pub fn shown(code: i32) -> &'static str {
    match code { EPERM => "EPERM", _ => "?" }
}
