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
conn-nobody-yet = nobody yet
conn-seen-as = { $node } sees { $addr }

## Beside the ladder

conn-note-blocked = waits
conn-note-ended = ended
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
conn-note-maybe-late = perhaps late
conn-note-tail-probe = TLP
conn-note-tail-repaired = tail repaired
conn-note-needless = was needless
conn-note-duplicate-reported = D-SACK
conn-note-buffer-grown = buffer grows
conn-note-held = held (Nagle)
conn-note-ack-waits = ACK waits
conn-note-queue-full = queue full
conn-note-closed = port closed
conn-note-avoidance = avoidance
conn-note-idle-restart = idle restart
conn-note-other = see below

## Below the ladder: what an end waits for (34 cells)

conn-blocked = blocked in { $call }({ $fd })
conn-waits-listen = waits for a SYN
conn-waits-syn-sent = waits for the SYN-ACK
conn-waits-syn-received = waits for the ACK of its SYN
conn-waits-ack = waits for the ACK of { BYTES($bytes) }
conn-waits-established = open; waits for its program
conn-waits-fin-ack = waits for the ACK of its FIN
conn-waits-fin = waits for the peer's FIN
conn-waits-close = waits for its program to close
conn-waits-time-wait = waits until old segments are gone
conn-waits-closed = is done

## A step: what it is

conn-what-syn = SYN: { $from } asks { $to } for a connection. It counts from { $iss } (shown as 0) and takes { BYTES($window) }.
conn-what-syn-ack = SYN-ACK: { $from } agrees, counts from { $iss } (shown as 0) and wants byte { $ack } next.
conn-what-ack = ACK: { $from } has all bytes before { $ack } and takes { BYTES($window) } more{ $wire ->
        [0] .
       *[other] : Window { $wire } on the wire × { $factor } (Wireshark: Calculated window size).
    }
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
conn-why-resend = Sent again (time { $count }): { $why ->
        [fast_retransmit] the ACKs show a hole here. Fast retransmit does not wait for the timer.
        [rack] a segment sent later has arrived, so this one is taken for lost (RACK).
        [partial_ack] the hole before is filled, and here is the next one.
        [tail_loss_probe] two round trips of silence. This probe (TLP) asks whether the end was lost.
        [syn_repeated] the other side repeated its SYN.
        [path_mtu] a router on the way carries shorter packets only.
       *[other] { $why }
    }
conn-why-tail-probe = Why now: two round trips of silence. This probe (TLP) asks whether the end was lost.
conn-why-again = Sent again (time { $count }): { $why }
conn-why-hole = Why now: data came beyond a hole. Each such segment is answered at once with what is missing: byte { $ack }.
conn-why-filled = Why now: the hole is filled, and all behind it is readable.
conn-why-duplicate = Why now: known data came again; the peer seems to have missed an ACK.
conn-why-opened = Why now: the program has read, and the window is open again.
conn-why-shut = Why now: the receive buffer is full; the window is 0 until the program reads.
conn-why-fin-heard = Why now: the FIN came. It has a number and is acknowledged like data.
conn-why-close = Why now: the program closed.
conn-why-shutdown = Why now: the program called shutdown(): it sends no more, but still reads.
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

## Buffers and chart

conn-send-buffer = { $flight } out + { $unsent } unsent / { $room }
conn-receive-buffer = { $unread } unread + { $held } held, win { $window }
conn-shade-flight = sent, not acknowledged
conn-shade-unsent = waits to leave
conn-shade-unread = waits to be read
conn-shade-island = beyond a hole
conn-shade-window = window offered
conn-shade-free = free
conn-chart-empty = Nothing was sent from this end yet.
conn-chart-flight = out { $bytes } B
conn-no-threshold = none yet (infinite)
conn-phase-slow-start = slow start
    .short = slow
conn-phase-avoidance = avoidance
    .short = avoid
conn-phase-recovery = fast recovery
    .short = rec
conn-phase-loss = after timeout
    .short = RTO

## What happened at an end

conn-told-duplicate-ack = Duplicate ACK { $count }: it asks for byte { $ack } again, so something after it arrived.
conn-told-hole = Bytes { $seq } to { $last } came before byte { $expected }: kept apart ({ $pieces } { $pieces ->
        [one] piece
       *[other] pieces
    }).
conn-told-filled = The hole is filled: { BYTES($bytes) } are readable at once, next is { $expected }.
conn-told-duplicate = These bytes were here already.
conn-told-recovery = Fast recovery: byte { $una } is taken for lost. ssthresh and cwnd fall to { $ssthresh } and { $cwnd }, until byte { $recover } is acknowledged.
conn-told-recovered = All sent before the loss is acknowledged: recovery is over, cwnd { $cwnd }.
conn-told-maybe-late = A later segment arrived, but byte { $una } may only be late: RACK waits { NS($wait) } for it.
conn-told-tail-probe = Silence for { NS($waited) } with { $out } bytes out from { $una } on: a probe (TLP) goes before the RTO.
conn-told-duplicate-reported = The peer got bytes { $seq } to { $last } twice (D-SACK).
conn-told-timeout = No ACK for byte { $una } in { NS($waited) }: ssthresh { $ssthresh }, cwnd { $cwnd }; the next wait is { NS($next) }.

## States

conn-event = { $cause ->
        [connect] connect()
        [syn_received] SYN came
        [syn_acknowledged] SYN acked
        [close] close()
        [shutdown] shutdown()
        [fin_received] FIN came
        [fin_acknowledged] FIN acked
        [abort] abort
        [data_after_close] data late
        [reset_received] RST came
        [timed_out] timed out
        [icmp_error] ICMP error
        [wait_over] 2MSL over
       *[other] { $cause }
    }
conn-moved = { $node } goes from { $old } to { $new }, { $cause ->
        [connect] because the program called connect().
        [syn_received] because a SYN came.
        [syn_acknowledged] because its SYN was acknowledged.
        [close] because the program closed.
        [shutdown] because the program sends no more; it still reads.
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
