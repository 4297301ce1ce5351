//! Descriptors of a process: the small numbers its open sockets go by. 0, 1 and 2 are its input and outputs; a new one
//! gets the lowest number that is free (POSIX).

use super::{Errno, Kernel, Pid};

/// The first number after standard input, output and error.
const FIRST: u16 = 3;
/// Descriptors a process may have open (`ulimit -n`; busy servers of Linux are given as many).
pub const FDS_MAX: u16 = 65_535;

/// Which numbers are in use: a bit each.
#[derive(Clone, Default, Debug)]
pub struct Fds(Vec<u64>);

impl Fds {
    /// The lowest free number, in use from now on; none when all `limit` are.
    fn open(&mut self, limit: u16) -> Option<u16> {
        if self.0.is_empty() {
            self.0.push((1 << FIRST) - 1);
        }
        let word = self.0.iter().position(|word| *word != u64::MAX).unwrap_or(self.0.len());
        let bit = self.0.get(word).map_or(0, |word| word.trailing_ones());
        let fd = u16::try_from(word * 64 + bit as usize).ok().filter(|fd| *fd < limit)?;
        if word == self.0.len() {
            self.0.push(0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << bit;
        }
        Some(fd)
    }

    fn close(&mut self, fd: u16) {
        if let Some(word) = self.0.get_mut(usize::from(fd / 64)).filter(|_| fd >= FIRST) {
            *word &= !(1 << (fd % 64));
        }
    }
}

impl Kernel {
    /// A descriptor for a new socket of `pid`.
    pub(super) fn open_fd(&mut self, pid: Pid) -> Result<u16, Errno> {
        // The kernel's own sockets belong to no process and need no number.
        let Some(proc) = self.procs.get_mut(pid) else { return Ok(FIRST) };
        proc.fds.open(proc.fds_limit).ok_or(Errno::TooManyFiles)
    }

    /// The descriptor is free again.
    pub(super) fn close_fd(&mut self, pid: Pid, fd: u16) {
        if let Some(proc) = self.procs.get_mut(pid) {
            proc.fds.close(fd);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_free_number_is_given_out() {
        let mut fds = Fds::default();
        let opened: Vec<_> = (0..200).filter_map(|_| fds.open(150)).collect();
        assert_eq!(opened, (3..150).collect::<Vec<_>>());
        for fd in [149, 70, 4] {
            fds.close(fd);
        }
        assert_eq!([fds.open(150), fds.open(150), fds.open(150), fds.open(150)], [Some(4), Some(70), Some(149), None]);
        fds.close(0);
        assert_eq!(fds.open(150), None, "standard input is never given out");
        assert_eq!(Fds::default().open(FDS_MAX), Some(FIRST));
    }
}
