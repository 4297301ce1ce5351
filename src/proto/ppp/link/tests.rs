//! One end of a line, told by hand what the other end says.

use super::*;
use crate::proto::ppp::negotiation::packet_name;
use crate::sim::stream;

/// An end, and what it said since it was last asked: protocol and packet.
struct Bench {
    link: Link,
    trace: Trace,
    now: SimTime,
    over: Option<&'static str>,
}

impl Bench {
    /// An end whose line is agreed on.
    fn opened(end: End) -> Bench {
        let link = Link::new(end, 1, 1492, stream(1, "end", "ppp"));
        let mut bench = Bench { link, trace: Trace::off(), now: SimTime::ZERO, over: None };
        let mut out = Vec::new();
        bench.link.start(bench.now, &mut bench.trace, &mut out);
        let [(_, request)] = bench.read(out).try_into().expect("one request");
        bench.hear(PppProtocol::LCP, &PppPacket { code: ppp_code::CONFIGURE_ACK, ..request });
        bench.ask();
        bench
    }

    /// The other side asks for a line: it wants a password where this end calls.
    fn ask(&mut self) -> Vec<(PppProtocol, PppPacket)> {
        let proof: &[u8] = if self.link.end == End::Called { &[] } else { &[3, 4, 0xc0, 0x23] };
        let data = [proof, &[5, 6, 9, 9, 9, 9]].concat();
        self.hear(PppProtocol::LCP, &PppPacket { code: ppp_code::CONFIGURE_REQUEST, id: 7, data })
    }

    fn hear(&mut self, protocol: PppProtocol, packet: &PppPacket) -> Vec<(PppProtocol, PppPacket)> {
        let mut out = Vec::new();
        self.link.on_frame(self.now, protocol, &packet.emit(), &mut self.trace, &mut out);
        self.read(out)
    }

    /// Lives on for so many seconds, as long as there is a line.
    fn wait(&mut self, secs: u64) -> Vec<(PppProtocol, PppPacket)> {
        let end = self.now + Duration::from_secs(secs);
        let mut said = Vec::new();
        while let Some(at) = self.link.deadline().filter(|at| *at <= end && self.over.is_none()) {
            self.now = at;
            let mut out = Vec::new();
            self.link.on_timer(at, &mut self.trace, &mut out);
            said.extend(self.read(out));
        }
        self.now = end;
        said
    }

    fn read(&mut self, out: Vec<LinkOut>) -> Vec<(PppProtocol, PppPacket)> {
        let mut said = Vec::new();
        for wish in out {
            match wish {
                LinkOut::Send(frame) => {
                    let (protocol, content) = PppProtocol::read(&frame).expect("a frame");
                    said.push((protocol, PppPacket::parse(content).expect("a packet")));
                }
                LinkOut::Over(why) => self.over = Some(why),
                _ => {}
            }
        }
        said
    }
}

fn caller() -> End {
    End::Caller(PapRequest { user: b"home".to_vec(), password: b"secret".to_vec() })
}

fn reject(protocol: PppProtocol) -> PppPacket {
    PppPacket { code: ppp_code::PROTOCOL_REJECT, id: 1, data: [&protocol.0.to_be_bytes()[..], &[1, 1, 0, 4]].concat() }
}

#[test]
fn while_the_line_is_agreed_on_anew_nothing_is_proved_or_awaited() {
    for (end, before) in [(caller(), "sent"), (End::Called, "awaited")] {
        let mut bench = Bench::opened(end);
        assert_eq!(bench.link.states()[..2], ["Opened", before]);
        bench.ask();
        assert_eq!(bench.link.states()[..2], ["Ack-Sent", "none"]);
        let said = bench.wait(12);
        assert!(!said.is_empty() && said.iter().all(|(protocol, _)| *protocol == PppProtocol::LCP), "{said:?}");
        let (_, request) = said.last().cloned().expect("a request");
        bench.hear(PppProtocol::LCP, &PppPacket { code: ppp_code::CONFIGURE_ACK, ..request });
        assert_eq!(bench.link.states()[..2], ["Opened", before], "and begins anew");
    }
}

#[test]
fn a_line_whose_other_side_does_not_speak_ip_is_closed() {
    for protocol in [PppProtocol::IPCP, PppProtocol::PAP, PppProtocol::LCP] {
        let mut bench = Bench::opened(caller());
        if protocol == PppProtocol::IPCP {
            let said = bench.hear(PppProtocol::PAP, &PppPacket { code: 2, id: 1, data: vec![0] });
            assert_eq!(said.first().map(|(protocol, _)| *protocol), Some(PppProtocol::IPCP));
        }
        let said = bench.hear(PppProtocol::LCP, &reject(protocol));
        let names: Vec<_> = said.iter().map(|(protocol, packet)| (*protocol, packet_name(packet.code))).collect();
        assert_eq!(names, [(PppProtocol::LCP, "Terminate-Request")]);
        let said = bench.wait(20);
        assert!(said.iter().all(|(protocol, _)| *protocol == PppProtocol::LCP), "{said:?}");
        assert_eq!(bench.over, Some("no agreement"));
    }
    let mut bench = Bench::opened(caller());
    assert_eq!(bench.hear(PppProtocol::LCP, &reject(PppProtocol(0x8057))), [], "that was never said");
    assert_eq!(bench.link.states()[0], "Opened");
}
