//! Two waits at once: what a program does that reads its terminal and a socket.

use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;

/// Which of two came first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Either<A, B> {
    First(A),
    Second(B),
}

/// Waits for either; the first wins when both are done. The other one is given up: it must be a wait that can be.
pub(super) async fn either<A: Future, B: Future>(a: A, b: B) -> Either<A::Output, B::Output> {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(|cx| {
        if let Poll::Ready(done) = a.as_mut().poll(cx) {
            return Poll::Ready(Either::First(done));
        }
        b.as_mut().poll(cx).map(Either::Second)
    })
    .await
}

#[cfg(test)]
mod tests {
    use core::future::{pending, ready};
    use core::task::{Context, Waker};

    use super::*;

    #[test]
    fn the_first_that_is_done_wins() {
        let poll = |first: bool, second: bool| {
            let wait = |done: bool, n: u8| async move { if done { ready(n).await } else { pending().await } };
            pin!(either(wait(first, 1), wait(second, 2))).poll(&mut Context::from_waker(Waker::noop()))
        };
        assert_eq!(poll(true, true), Poll::Ready(Either::First(1)));
        assert_eq!(poll(false, true), Poll::Ready(Either::Second(2)));
        assert!(poll(false, false).is_pending());
    }
}
