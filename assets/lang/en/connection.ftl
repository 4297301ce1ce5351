# A TCP connection from end to end: its parts, what stands beside the ladder, and a sentence for each step.
# Sequence numbers are relative. Notes and labels have a place of their own: at most 14 cells.

conn-part-ladder = ladder
conn-part-states = states
conn-part-buffers = buffers
conn-part-chart = chart
conn-gone = The record has let go of this connection.
conn-headless = (its beginning is forgotten)
conn-nothing-yet = Nothing has passed yet at this moment.
conn-unseen = not on the record
conn-seen-as = { $node } sees { $addr }

## Beside the ladder

conn-note-timeout = RTO { NS($time) }
conn-note-duplicate-ack = dup ACK { $count }
conn-note-recovery = fast recovery
conn-note-recovered = recovered
conn-note-hole = hole
conn-note-filled = hole filled
conn-note-duplicate = known already
conn-note-rejected = not accepted
conn-note-window-shut = window 0
conn-note-window-open = window opens
conn-note-probe = probe { $count }
conn-note-keep-alive = keep-alive { $count }
conn-note-window-update = room again
conn-note-held = held (Nagle)
conn-note-ack-waits = ACK waits
conn-note-queue-full = queue full
conn-note-closed = port closed
conn-note-avoidance = avoidance
conn-note-idle-restart = idle restart
conn-note-other = see below

## A step: what it is

conn-what-syn = SYN: { $from } asks { $to } for a connection. It counts from { $iss } (shown as 0) and takes { BYTES($window) }.
conn-what-syn-ack = SYN-ACK: { $from } agrees, counts from { $iss } (shown as 0) and wants byte { $ack } next.
conn-what-ack = ACK: { $from } has all bytes before { $ack } and takes { BYTES($window) } more.
conn-what-data = Data: { BYTES($len) }, numbers { $seq } to { $last }.
conn-what-fin = FIN: { $from } will send nothing more{ $len ->
        [0] . Its number is { $end }.
       *[other] ; its last { BYTES($len) } go with it. Its number is { $end }.
    }
conn-what-rst = RST: { $from } breaks the connection off at once.
conn-what-sack = SACK: beyond the hole it holds { $blocks } already.
conn-room = On the way now: { $flight } of cwnd { $cwnd }, peer's window { $peer }.

## A step: why now

conn-why-connect = Why now: the program called connect().
conn-why-answer = Why now: a SYN came, and a program listens on this port.
conn-why-third = Why now: the SYN-ACK came. With this ACK the handshake is done.
conn-why-write = Why now: the program sent { BYTES($len) }, and the windows have room.
conn-why-room = Why now: an ACK came and made room in the window.
conn-why-acks = Why now: at the start, and for every second full segment, an ACK goes at once.
conn-why-delayed = Why now: the delayed-ACK timer ran out, and no data came to carry the ACK.
conn-why-timer = Why now: a timer ran out.
conn-why-timeout = Sent again (time { $count }): for { NS($time) } no ACK came, so the retransmission timer (RTO) ran out.
conn-why-fast = Sent again (time { $count }): the ACKs show a hole here. Fast retransmit does not wait for the timer.
conn-why-again = Sent again (time { $count }): { $why }
conn-why-hole = Why now: data came beyond a hole. Each such segment is answered at once with what is missing: byte { $ack }.
conn-why-filled = Why now: the hole is filled, and all behind it is readable.
conn-why-duplicate = Why now: known data came again; the peer seems to have missed an ACK.
conn-why-opened = Why now: the program has read, and the window is open again.
conn-why-shut = Why now: the receive buffer is full; the window is 0 until the program reads.
conn-why-fin-heard = Why now: the FIN came. It has a number and is acknowledged like data.
conn-why-close = Why now: the program closed.
conn-why-closed-port = Why now: nobody listens on this port of { $from }.
conn-why-probe = Why now: the peer's window is { $window }. The sender asks again and again, ever more rarely, until it opens.
conn-why-keep-alive = Why now: nothing moved for long. The peer is asked whether it is still there.
conn-why-other = Why now: { $why }
conn-why-forgotten = Why it left now is forgotten.

## A step: what became of it

conn-fate-arrived = It arrived after { NS($time) } over { $links } { $links ->
        [one] link
       *[other] links
    }.
conn-fate-copies = It arrived { $count } times.
conn-fate-lost = It was lost on the way from { $here } to { $there }.
conn-fate-dropped = { $node } threw it away: { $why }.
conn-fate-flies = It is on its way.
conn-fate-waits = It waits in its box.

## States

conn-moved = { $node } goes from { $old } to { $new }, { $cause ->
        [connect] because the program called connect().
        [syn_received] because a SYN came.
        [syn_acknowledged] because its SYN was acknowledged.
        [close] because the program closed.
        [fin_received] because the peer's FIN came.
        [fin_acknowledged] because its FIN was acknowledged.
        [abort] because the program broke off.
        [data_after_close] because data came after the close.
        [reset_received] because an RST came.
        [timed_out] because nobody answered in time.
        [icmp_error] because an ICMP error came.
        [wait_over] because the waiting time is over.
       *[other] by { $cause }.
    }
