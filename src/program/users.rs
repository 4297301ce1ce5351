//! Who somebody is, and being root for one command: `id`, `whoami`, `sudo`. There are no passwords in a lab, and no other
//! right than a port below 1024.

use super::shell::run_words;
use crate::os::Sys;

/// The number of the first user of a Linux host.
const FIRST_USER: u32 = 1000;

fn user(sys: &Sys) -> String {
    sys.read(|k| k.procs.get(sys.pid()).map_or("root", |proc| proc.user_name()).to_owned())
}

/// `whoami`.
pub(super) async fn whoami(sys: Sys, _words: Vec<String>) -> u8 {
    sys.out(&user(&sys));
    0
}

/// `id`: the user with a number.
pub(super) async fn id(sys: Sys, _words: Vec<String>) -> u8 {
    let (name, root) = (user(&sys), sys.read(|k| k.procs.is_root(sys.pid())));
    let number = if root { 0 } else { FIRST_USER };
    sys.out(&format!("uid={number}({name}) gid={number}({name}) groups={number}({name})"));
    0
}

/// `sudo COMMAND…`: the command as root.
pub(super) async fn sudo(sys: Sys, words: Vec<String>) -> u8 {
    if words.is_empty() {
        sys.err("usage: sudo COMMAND…");
        return 1;
    }
    sys.with(|k, _| k.procs.become_user(sys.pid(), None));
    run_words(sys, words).await
}
