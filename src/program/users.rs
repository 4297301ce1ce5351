//! Who somebody is, being root for one command, and what a shell's programs may open: `id`, `whoami`, `sudo`, `ulimit`.
//! There are no passwords in a lab, and no other right than a port below 1024.

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

/// `ulimit -n [N]`: how many descriptors a program of this shell may have open. It holds for what is started from now
/// on, and for calls made by hand.
pub(super) async fn ulimit(sys: Sys, words: Vec<String>) -> u8 {
    let number = match words.as_slice() {
        [flag] if flag == "-n" => None,
        [flag, number] if flag == "-n" => {
            let Ok(number) = number.parse::<u16>() else {
                sys.err(&format!("ulimit: {number}: invalid number"));
                return 1;
            };
            Some(number)
        }
        _ => {
            sys.err("usage: ulimit -n [N]");
            return 2;
        }
    };
    let shell = sys.read(|k| k.procs.get(sys.pid()).map_or(0, |proc| proc.parent));
    if let Some(number) = number {
        sys.with(|k, _| k.procs.limit_fds(shell, number));
    } else {
        let limit = sys.read(|k| k.procs.get(sys.pid()).map_or(0, |proc| proc.fds_limit));
        sys.out(&limit.to_string());
    }
    0
}
