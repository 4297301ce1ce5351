//! Arithmetic of a line: lengths and gaps → starts.

/// Starts of consecutive pieces with equal gaps of at least `gap` and at most `most` between them, the whole centred
/// in `space`. None when they do not fit.
pub(super) fn spread(pieces: &[u16], space: u16, gap: u16, most: u16) -> Option<Vec<u16>> {
    let between = pieces.len().saturating_sub(1) as u32;
    let used: u32 = pieces.iter().map(|&p| u32::from(p)).sum();
    let free = u32::from(space).checked_sub(used + between * u32::from(gap))?;
    let more = free.checked_div(between).unwrap_or(0).min(u32::from(most.saturating_sub(gap)));
    let gap = u32::from(gap) + more;
    let mut at = (u32::from(space) - used - between * gap) / 2;
    let mut starts = Vec::with_capacity(pieces.len());
    for &piece in pieces {
        starts.push(at as u16);
        at += u32::from(piece) + gap;
    }
    Some(starts)
}

/// Centres of pieces that share `space` evenly, but stay together where there is much of it.
pub(super) fn even_centres(pieces: &[u16], space: u16, gap: u16) -> Vec<u16> {
    let most = gap.saturating_add(12);
    let starts = spread(pieces, space, gap, most).unwrap_or_else(|| vec![0; pieces.len()]);
    starts.iter().zip(pieces).map(|(s, p)| s + p / 2).collect()
}

/// Starts of pieces in order, each as near to its wanted centre as the others allow, at least `gap` apart where
/// `space` allows. None when they do not fit.
pub(super) fn pack(pieces: &[u16], wanted: &[u16], space: u16, gap: u16) -> Option<Vec<u16>> {
    let between = pieces.len().saturating_sub(1) as i64;
    let used: i64 = pieces.iter().map(|&p| i64::from(p)).sum();
    let free = i64::from(space) - used;
    if free < between * i64::from(gap) {
        return None;
    }
    // A little more air than asked for, where there is air.
    let gap = if between == 0 { 0 } else { (free / between).min(i64::from(gap) + if gap == 0 { 0 } else { 3 }) };
    // Pool adjacent violators: blocks of touching pieces, each at the mean of what its pieces want.
    let mut blocks: Vec<Block> = Vec::new();
    let mut offset = 0;
    for (&piece, &centre) in pieces.iter().zip(wanted) {
        let want = i64::from(centre) - i64::from(piece / 2) - offset;
        blocks.push(Block { sum: want, count: 1 });
        offset += i64::from(piece) + gap;
        while let [.., before, last] = blocks.as_slice() {
            if before.mean() <= last.mean() {
                break;
            }
            let merged = Block { sum: before.sum + last.sum, count: before.count + last.count };
            blocks.truncate(blocks.len() - 2);
            blocks.push(merged);
        }
    }
    let shifts = blocks.iter().flat_map(|b| std::iter::repeat_n(b.mean(), b.count as usize));
    let room = i64::from(space) - (used + between * gap);
    let mut starts = Vec::with_capacity(pieces.len());
    let mut offset = 0;
    for (&piece, shift) in pieces.iter().zip(shifts) {
        starts.push((offset + shift.clamp(0, room)) as u16);
        offset += i64::from(piece) + gap;
    }
    Some(starts)
}

struct Block {
    sum: i64,
    count: i64,
}

impl Block {
    fn mean(&self) -> i64 {
        self.sum.div_euclid(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_where_they_want_or_side_by_side() {
        assert_eq!(pack(&[4, 4], &[5, 25], 40, 2), Some(vec![3, 23]));
        assert_eq!(pack(&[4, 4], &[20, 20], 40, 0), Some(vec![16, 20]));
        assert_eq!(pack(&[4, 4], &[0, 0], 40, 0), Some(vec![0, 4]), "never outside");
        assert_eq!(pack(&[4, 4], &[0, 0], 8, 1), None);
    }

    #[test]
    fn gaps_are_equal_and_the_whole_is_centred() {
        assert_eq!(spread(&[3, 3], 20, 1, 4), Some(vec![5, 12]));
        assert_eq!(spread(&[3, 3], 6, 1, 4), None);
    }
}
