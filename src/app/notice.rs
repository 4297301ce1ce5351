//! The one line that says how the latest wish went. Typed; `i18n` has the sentences under `notice-<id>`.

use crate::lab::LabError;

use super::atlas::Zoom;
use super::lens::Lens;
use super::playback::Mode;

/// Something worth a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// What to do first.
    Welcome,
    /// A command was given to the lab.
    Commanded {
        /// As the journal has it.
        command: String,
    },
    /// The latest change of a router was taken back.
    Undone {
        /// What was said to it.
        lines: String,
    },
    /// The latest change that was taken back was done again.
    Redone {
        /// What was said.
        lines: String,
    },
    /// The lab was saved as a scenario, in which `check` finds mistakes.
    SavedAmiss {
        /// The file's name.
        name: String,
        /// How many.
        mistakes: u32,
    },
    /// There is no change of a router to take back.
    NothingToUndo,
    /// The lab refused a command.
    Refused(LabError),
    /// No box here translates addresses.
    NoRouter,
    /// There is no forward rule the key could be about.
    NoRule,
    /// The latest test of the rule names nothing to mend.
    NothingToMend,
    /// It is not known for whom the rule's address would be kept.
    NobodyToReserve,
    /// No other box at home could call.
    NobodyInside,
    /// The page has no rows to add, change or remove.
    NoRows,
    /// A chain's policy can be switched, not changed or removed.
    PolicyStays,
    /// No program runs in such a box: it has no shell.
    NoPrograms,
    /// No box here leases an address.
    NoDhcpClient,
    /// No link in this lab.
    NoLink,
    /// What has the cursor is no connection.
    NotAConnection,
    /// No packet to follow yet.
    NoPacket,
    /// No TCP connection on the record.
    NoConnection,
    /// No jump to take back.
    NoReturn,
    /// The record of this packet is gone or was never made.
    PacketGone,
    /// There is nothing further back on the record.
    NoPast,
    /// The past is shown; tables are of the present.
    Past,
    /// The present is shown again.
    Present,
    /// Nothing is due any more, or not for long: playback rests.
    Resting,
    /// Another way to play.
    Mode(Mode),
    /// The theme there is now.
    Theme(&'static str),
    /// How near the map is now.
    Zoomed(Zoom),
    /// What the map shows now.
    Lens(Lens),
    /// No crowd hangs on the chosen box.
    NoCrowd,
    /// Another speed, in quarters: 4 is ×1.
    Speed {
        /// Quarters of the usual speed.
        quarters: u32,
    },
    /// The journal was handed to be saved.
    Saved {
        /// The file's name.
        name: String,
    },
    /// A job in the background is done, at a terminal that is not looked at.
    JobDone {
        /// The box.
        node: String,
        /// The number of the job.
        job: u16,
        /// Its exit code.
        code: u8,
    },
    /// Something outside failed (told by the shell).
    Failed {
        /// What it was about: a file or a scenario.
        name: String,
        /// What the system said.
        reason: String,
    },
    /// The keys mean nothing here.
    NoSuchKey {
        /// As pressed.
        keys: String,
    },
    /// Something was put on the clipboard.
    Copied {
        /// How much, in bytes.
        bytes: usize,
    },
    /// Nothing is chosen that could be copied, or it is longer than terminals take.
    NothingToCopy,
    /// The terminal draws line glyphs two cells wide: ASCII from now on.
    WideGlyphs,
    /// The mouse is listened to from now on, or no longer.
    Mouse {
        /// Is it?
        on: bool,
    },
    /// A demo starts.
    DemoStarted,
    /// A demo has ended.
    DemoEnded,
    /// A step of the tour is done.
    TourStep {
        /// Its number, from 1.
        step: u8,
    },
    /// The tour is put away.
    TourLeft,
    /// There is no tour to go on with.
    NoTour,
}

impl Notice {
    /// Its sentence is `notice-<id>`.
    pub const fn id(&self) -> &'static str {
        match self {
            Notice::Welcome => "welcome",
            Notice::Commanded { .. } => "commanded",
            Notice::Undone { .. } => "undone",
            Notice::Redone { .. } => "redone",
            Notice::SavedAmiss { .. } => "saved-amiss",
            Notice::NothingToUndo => "nothing-to-undo",
            Notice::Refused(_) => "refused",
            Notice::NoRouter => "no-router",
            Notice::NoRule => "no-rule",
            Notice::NothingToMend => "nothing-to-mend",
            Notice::NobodyToReserve => "nobody-to-reserve",
            Notice::NobodyInside => "nobody-inside",
            Notice::NoRows => "no-rows",
            Notice::PolicyStays => "policy-stays",
            Notice::NoPrograms => "no-programs",
            Notice::NoDhcpClient => "no-dhcp-client",
            Notice::NoLink => "no-link",
            Notice::NotAConnection => "not-a-connection",
            Notice::NoPacket => "no-packet",
            Notice::NoConnection => "no-connection",
            Notice::NoReturn => "no-return",
            Notice::PacketGone => "packet-gone",
            Notice::NoPast => "no-past",
            Notice::Past => "past",
            Notice::Present => "present",
            Notice::Resting => "resting",
            Notice::Mode(_) => "mode",
            Notice::Theme(_) => "theme",
            Notice::Zoomed(_) => "zoomed",
            Notice::Lens(_) => "lens",
            Notice::NoCrowd => "no-crowd",
            Notice::Speed { .. } => "speed",
            Notice::Saved { .. } => "saved",
            Notice::JobDone { .. } => "job-done",
            Notice::Failed { .. } => "failed",
            Notice::NoSuchKey { .. } => "no-such-key",
            Notice::Copied { .. } => "copied",
            Notice::NothingToCopy => "nothing-to-copy",
            Notice::WideGlyphs => "wide-glyphs",
            Notice::Mouse { on: true } => "mouse-on",
            Notice::Mouse { on: false } => "mouse-off",
            Notice::DemoStarted => "demo-started",
            Notice::DemoEnded => "demo-ended",
            Notice::TourStep { .. } => "tour-step",
            Notice::TourLeft => "tour-left",
            Notice::NoTour => "no-tour",
        }
    }

    /// Whether it is bad news.
    pub const fn is_error(&self) -> bool {
        matches!(
            self,
            Notice::Refused(_)
                | Notice::SavedAmiss { .. }
                | Notice::NothingToUndo
                | Notice::NoRouter
                | Notice::NoRule
                | Notice::NothingToMend
                | Notice::NobodyToReserve
                | Notice::NobodyInside
                | Notice::NoRows
                | Notice::PolicyStays
                | Notice::NoPrograms
                | Notice::NoDhcpClient
                | Notice::NoLink
                | Notice::NoCrowd
                | Notice::NotAConnection
                | Notice::NoPacket
                | Notice::NoConnection
                | Notice::NoReturn
                | Notice::PacketGone
                | Notice::NoPast
                | Notice::NoTour
                | Notice::NothingToCopy
                | Notice::Failed { .. }
                | Notice::NoSuchKey { .. }
        )
    }
}
