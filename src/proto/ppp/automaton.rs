//! The option negotiation automaton (RFC 1661 4): which state follows, and what is done on the way. One table, as the
//! standard prints it; who counts and waits is `negotiation`.

/// Where a negotiation stands (RFC 1661 4.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// The layer below is down, and nobody wants it up.
    Initial,
    /// The layer below is down, but wanted.
    Starting,
    /// The layer below is up, but nobody wants this one.
    Closed,
    /// It was ended by the other side, or gave up.
    Stopped,
    /// It asked for the end.
    Closing,
    /// It asked for the end, without having wanted it.
    Stopping,
    /// It asked.
    ReqSent,
    /// It asked, and the other side agreed.
    AckRcvd,
    /// It asked, and agreed to what the other side asked.
    AckSent,
    /// Both agreed.
    Opened,
}

impl State {
    /// As the standard writes it.
    pub const fn name(self) -> &'static str {
        match self {
            State::Initial => "Initial",
            State::Starting => "Starting",
            State::Closed => "Closed",
            State::Stopped => "Stopped",
            State::Closing => "Closing",
            State::Stopping => "Stopping",
            State::ReqSent => "Req-Sent",
            State::AckRcvd => "Ack-Rcvd",
            State::AckSent => "Ack-Sent",
            State::Opened => "Opened",
        }
    }
}

/// What happens to it (RFC 1661 4.3).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event {
    /// The layer below is up.
    Up,
    /// The layer below is down.
    Down,
    /// It is wanted.
    Open,
    /// It is wanted no more.
    Close,
    /// No answer in time; another try is left.
    TimeoutRetry,
    /// No answer in time, and none is left.
    TimeoutOver,
    /// Configure-Request, all of it good.
    GoodRequest,
    /// Configure-Request, some of it not.
    BadRequest,
    /// Configure-Ack.
    Ack,
    /// Configure-Nak or Configure-Reject.
    NakOrReject,
    /// Terminate-Request.
    TerminateRequest,
    /// Terminate-Ack.
    TerminateAck,
    /// A code that is not known.
    UnknownCode,
    /// Code-Reject or Protocol-Reject that can be lived with.
    MildReject,
    /// One that cannot.
    FatalReject,
    /// Echo-Request, Echo-Reply, Discard-Request.
    Echo,
}

/// What is to be done (RFC 1661 4.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// tlu: this layer is up.
    LayerUp,
    /// tld: this layer is down.
    LayerDown,
    /// tls: the layer below is wanted.
    LayerStarted,
    /// tlf: the layer below is wanted no more.
    LayerFinished,
    /// irc: so many tries from now on.
    InitCount,
    /// zrc: no further try, only a wait.
    ZeroCount,
    /// scr: Configure-Request.
    SendRequest,
    /// sca: Configure-Ack.
    SendAck,
    /// scn: Configure-Nak or Configure-Reject.
    SendNak,
    /// str: Terminate-Request.
    SendTerminate,
    /// sta: Terminate-Ack.
    SendTerminateAck,
    /// scj: Code-Reject.
    SendCodeReject,
    /// ser: Echo-Reply.
    SendEcho,
}

/// What follows; none: it cannot happen there.
type Cell = Option<(&'static [Action], State)>;

/// What follows from an event in a state; none where the standard knows no such thing.
pub fn transition(state: State, event: Event) -> Cell {
    *TABLE.get(event as usize)?.get(state as usize)?
}

use Action::{
    InitCount as Irc, LayerDown as Tld, LayerFinished as Tlf, LayerStarted as Tls, LayerUp as Tlu, SendAck as Sca,
    SendCodeReject as Scj, SendEcho as Ser, SendNak as Scn, SendRequest as Scr, SendTerminate as Str,
    SendTerminateAck as Sta, ZeroCount as Zrc,
};

#[allow(clippy::unnecessary_wraps, reason = "a cell of the table, of which some are empty")]
const fn to(state: u8, actions: &'static [Action]) -> Cell {
    let state = match state {
        0 => State::Initial,
        1 => State::Starting,
        2 => State::Closed,
        3 => State::Stopped,
        4 => State::Closing,
        5 => State::Stopping,
        6 => State::ReqSent,
        7 => State::AckRcvd,
        8 => State::AckSent,
        _ => State::Opened,
    };
    Some((actions, state))
}

const NO: Cell = None;

/// RFC 1661 4.1, a row an event, a column a state.
#[rustfmt::skip]
const TABLE: [[Cell; 10]; 16] = [
    [to(2, &[]), to(6, &[Irc, Scr]), NO, NO, NO, NO, NO, NO, NO, NO],
    [NO, NO, to(0, &[]), to(1, &[Tls]), to(0, &[]), to(1, &[]), to(1, &[]), to(1, &[]), to(1, &[]), to(1, &[Tld])],
    [to(1, &[Tls]), to(1, &[]), to(6, &[Irc, Scr]), to(3, &[]), to(5, &[]), to(5, &[]), to(6, &[]), to(7, &[]), to(8, &[]), to(9, &[])],
    [to(0, &[]), to(0, &[Tlf]), to(2, &[]), to(2, &[]), to(4, &[]), to(4, &[]), to(4, &[Irc, Str]), to(4, &[Irc, Str]), to(4, &[Irc, Str]), to(4, &[Tld, Irc, Str])],
    [NO, NO, NO, NO, to(4, &[Str]), to(5, &[Str]), to(6, &[Scr]), to(6, &[Scr]), to(8, &[Scr]), NO],
    [NO, NO, NO, NO, to(2, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), NO],
    [NO, NO, to(2, &[Sta]), to(8, &[Irc, Scr, Sca]), to(4, &[]), to(5, &[]), to(8, &[Sca]), to(9, &[Sca, Tlu]), to(8, &[Sca]), to(8, &[Tld, Scr, Sca])],
    [NO, NO, to(2, &[Sta]), to(6, &[Irc, Scr, Scn]), to(4, &[]), to(5, &[]), to(6, &[Scn]), to(7, &[Scn]), to(6, &[Scn]), to(6, &[Tld, Scr, Scn])],
    [NO, NO, to(2, &[Sta]), to(3, &[Sta]), to(4, &[]), to(5, &[]), to(7, &[Irc]), to(6, &[Scr]), to(9, &[Irc, Tlu]), to(6, &[Tld, Scr])],
    [NO, NO, to(2, &[Sta]), to(3, &[Sta]), to(4, &[]), to(5, &[]), to(6, &[Irc, Scr]), to(6, &[Scr]), to(8, &[Irc, Scr]), to(6, &[Tld, Scr])],
    [NO, NO, to(2, &[Sta]), to(3, &[Sta]), to(4, &[Sta]), to(5, &[Sta]), to(6, &[Sta]), to(6, &[Sta]), to(6, &[Sta]), to(5, &[Tld, Zrc, Sta])],
    [NO, NO, to(2, &[]), to(3, &[]), to(2, &[Tlf]), to(3, &[Tlf]), to(6, &[]), to(6, &[]), to(8, &[]), to(6, &[Tld, Scr])],
    [NO, NO, to(2, &[Scj]), to(3, &[Scj]), to(4, &[Scj]), to(5, &[Scj]), to(6, &[Scj]), to(7, &[Scj]), to(8, &[Scj]), to(9, &[Scj])],
    [NO, NO, to(2, &[]), to(3, &[]), to(4, &[]), to(5, &[]), to(6, &[]), to(6, &[]), to(8, &[]), to(9, &[])],
    [NO, NO, to(2, &[Tlf]), to(3, &[Tlf]), to(2, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), to(3, &[Tlf]), to(5, &[Tld, Irc, Str])],
    [NO, NO, to(2, &[]), to(3, &[]), to(4, &[]), to(5, &[]), to(6, &[]), to(7, &[]), to(8, &[]), to(9, &[Ser])],
];

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 1661 4.1 as it is printed, both halves side by side; the notes r, p and x of it say what an implementation may
    /// do besides.
    const PRINTED: &str = "
        2         irc,scr/6 -         -         -         -         -         -         -         -
        -         -         0         tls/1     0         1         1         1         1         tld/1
        tls/1     1         irc,scr/6 3         5         5         6         7         8         9
        0         tlf/0     2         2         4         4         irc,str/4 irc,str/4 irc,str/4 tld,irc,str/4
        -         -         -         -         str/4     str/5     scr/6     scr/6     scr/8     -
        -         -         -         -         tlf/2     tlf/3     tlf/3     tlf/3     tlf/3     -
        -         -         sta/2     irc,scr,sca/8 4     5         sca/8     sca,tlu/9 sca/8     tld,scr,sca/8
        -         -         sta/2     irc,scr,scn/6 4     5         scn/6     scn/7     scn/6     tld,scr,scn/6
        -         -         sta/2     sta/3     4         5         irc/7     scr/6     irc,tlu/9 tld,scr/6
        -         -         sta/2     sta/3     4         5         irc,scr/6 scr/6     irc,scr/8 tld,scr/6
        -         -         sta/2     sta/3     sta/4     sta/5     sta/6     sta/6     sta/6     tld,zrc,sta/5
        -         -         2         3         tlf/2     tlf/3     6         6         8         tld,scr/6
        -         -         scj/2     scj/3     scj/4     scj/5     scj/6     scj/7     scj/8     scj/9
        -         -         2         3         4         5         6         6         8         9
        -         -         tlf/2     tlf/3     tlf/2     tlf/3     tlf/3     tlf/3     tlf/3     tld,irc,str/5
        -         -         2         3         4         5         6         7         8         ser/9";

    fn printed(cell: Cell) -> String {
        let Some((actions, state)) = cell else { return "-".into() };
        let words = [
            (Tlu, "tlu"),
            (Tld, "tld"),
            (Tls, "tls"),
            (Tlf, "tlf"),
            (Irc, "irc"),
            (Zrc, "zrc"),
            (Scr, "scr"),
            (Sca, "sca"),
            (Scn, "scn"),
            (Str, "str"),
            (Sta, "sta"),
            (Scj, "scj"),
            (Ser, "ser"),
        ];
        let word = |action: &Action| words.iter().find(|(a, _)| a == action).expect("all of them").1;
        let list: Vec<_> = actions.iter().map(word).collect();
        let slash = if list.is_empty() { "" } else { "/" };
        format!("{}{slash}{}", list.join(","), state as u8)
    }

    #[test]
    fn the_table_is_the_one_of_the_standard() {
        let rows: Vec<Vec<String>> = TABLE.iter().map(|row| row.iter().map(|cell| printed(*cell)).collect()).collect();
        let wanted: Vec<Vec<&str>> = PRINTED.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows, wanted);
    }

    #[test]
    fn an_answer_to_nothing_is_answered_with_the_end() {
        assert_eq!(transition(State::Closed, Event::Ack), Some((&[Sta][..], State::Closed)));
        assert_eq!(transition(State::Initial, Event::Ack), None);
    }
}
