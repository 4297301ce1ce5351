//! Our TCP before an independent judge: smoltcp's. Both stand behind one face, on a line that loses, delays,
//! duplicates and reorders, in virtual time and with real bytes.

#[path = "tcp_smoltcp/conversations.rs"]
mod conversations;
#[path = "tcp_smoltcp/line.rs"]
mod line;
#[path = "tcp_smoltcp/stack.rs"]
mod stack;
#[path = "tcp_smoltcp/talk.rs"]
mod talk;
#[path = "tcp_smoltcp/throughput.rs"]
mod throughput;
