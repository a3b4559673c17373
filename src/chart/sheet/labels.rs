//! Where labels go: boxes that do not overlap, moved apart in a column or placed on the first free side.

use super::canvas::Spot;

/// A rectangle on the canvas, in user units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) struct Frame {
    pub(in crate::chart) left: f64,
    pub(in crate::chart) top: f64,
    pub(in crate::chart) right: f64,
    pub(in crate::chart) bottom: f64,
}

impl Frame {
    /// A rectangle of a given size around its middle.
    pub(in crate::chart) fn around(middle: Spot, width: f64, height: f64) -> Self {
        let (half, rise) = (width / 2.0, height / 2.0);
        Self { left: middle.0 - half, top: middle.1 - rise, right: middle.0 + half, bottom: middle.1 + rise }
    }

    pub(in crate::chart) fn middle(&self) -> Spot {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// Whether two rectangles share more than an edge.
    pub(in crate::chart) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether the other rectangle lies inside this one.
    pub(in crate::chart) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    /// Whether a straight line passes through.
    fn meets(&self, (from, to): (Spot, Spot)) -> bool {
        let x = share((from.0, to.0), (self.left, self.right));
        let y = share((from.1, to.1), (self.top, self.bottom));
        x.0.max(y.0).max(0.0) <= x.1.min(y.1).min(1.0)
    }
}

/// The part of a way, from 0 to 1, that lies within bounds.
fn share((from, to): (f64, f64), (low, high): (f64, f64)) -> (f64, f64) {
    let way = to - from;
    if way.abs() < 1e-9 {
        return if from >= low && from <= high { (0.0, 1.0) } else { (1.0, 0.0) };
    }
    let (one, other) = ((low - from) / way, (high - from) / way);
    (one.min(other), one.max(other))
}

/// What is on the canvas already, so that labels can keep clear of it.
#[derive(Debug)]
pub(in crate::chart) struct Clearance {
    bounds: Frame,
    boxes: Vec<Frame>,
    lines: Vec<(Spot, Spot)>,
}

impl Clearance {
    /// Nothing yet; no label may leave the bounds.
    pub(in crate::chart) fn within(bounds: Frame) -> Self {
        Self { bounds, boxes: Vec::new(), lines: Vec::new() }
    }

    /// Keeps labels off a rectangle.
    pub(in crate::chart) fn keep_off(&mut self, frame: Frame) {
        self.boxes.push(frame);
    }

    /// Keeps labels off a line, where there is room.
    pub(in crate::chart) fn avoid(&mut self, from: Spot, to: Spot) {
        self.lines.push((from, to));
    }

    /// Takes the first candidate that is free of everything, if there is one.
    pub(in crate::chart) fn place_clear(&mut self, candidates: &[Frame]) -> Option<Frame> {
        let is_clear = |frame: &&Frame| self.is_open(frame) && !self.lines.iter().any(|line| frame.meets(*line));
        let chosen = *candidates.iter().find(is_clear)?;
        self.boxes.push(chosen);
        Some(chosen)
    }

    /// Takes the first candidate that is free of everything, else the first that is free of boxes.
    pub(in crate::chart) fn place(&mut self, candidates: &[Frame]) -> Option<Frame> {
        self.place_clear(candidates).or_else(|| {
            let chosen = *candidates.iter().find(|frame| self.is_open(frame))?;
            self.boxes.push(chosen);
            Some(chosen)
        })
    }

    fn is_open(&self, frame: &Frame) -> bool {
        self.bounds.holds(frame) && !self.boxes.iter().any(|taken| taken.overlaps(frame))
    }
}

/// Moves labels of a column apart. Takes the wanted middle and the height of each, and gives the
/// middles: as near to the wanted ones as they can be without overlapping, in the same order from top to
/// bottom, and between the bounds if the heights fit between them.
pub(in crate::chart) fn spread(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    let mut stacks: Vec<Stack> = Vec::new();
    for index in &order {
        let (middle, height) = wanted[*index];
        stacks.push(Stack::of(*index, middle - height / 2.0, height).clamped(top, bottom));
        while let [.., above, below] = stacks.as_slice() {
            if above.top + above.height <= below.top + 1e-9 {
                break;
            }
            let merged = above.joined(below).clamped(top, bottom);
            stacks.truncate(stacks.len() - 2);
            stacks.push(merged);
        }
    }
    let mut middles = vec![0.0; wanted.len()];
    for stack in stacks {
        let mut y = stack.top;
        for index in stack.members {
            middles[index] = y + wanted[index].1 / 2.0;
            y += wanted[index].1;
        }
    }
    middles
}

/// Labels that touch, with the tops that each would give the whole stack.
struct Stack {
    members: Vec<usize>,
    wishes: Vec<f64>,
    top: f64,
    height: f64,
}

impl Stack {
    fn of(member: usize, top: f64, height: f64) -> Self {
        Self { members: vec![member], wishes: vec![top], top, height }
    }

    fn joined(&self, below: &Self) -> Self {
        let lifted = below.wishes.iter().map(|wish| wish - self.height);
        let wishes: Vec<f64> = self.wishes.iter().copied().chain(lifted).collect();
        let members = [self.members.as_slice(), below.members.as_slice()].concat();
        let mut top = 0.0;
        for (count, wish) in (1_u32..).zip(&wishes) {
            top += (wish - top) / f64::from(count);
        }
        Self { members, wishes, top, height: self.height + below.height }
    }

    fn clamped(mut self, top: f64, bottom: f64) -> Self {
        self.top = self.top.min(bottom - self.height).max(top);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_apart_stay_where_they_are() {
        assert_eq!(spread(&[(20.0, 10.0), (80.0, 10.0)], 0.0, 100.0), [20.0, 80.0]);
    }

    #[test]
    fn labels_that_collide_move_apart_around_their_middle() {
        assert_eq!(
            spread(&[(50.0, 10.0), (50.0, 10.0), (54.0, 10.0)], 0.0, 100.0),
            [41.333_333_333_333_336, 51.333_333_333_333_336, 61.333_333_333_333_336]
        );
    }

    #[test]
    fn labels_stay_between_the_bounds() {
        let middles = spread(&[(98.0, 10.0), (99.0, 10.0), (100.0, 10.0)], 0.0, 100.0);
        assert_eq!(middles, [75.0, 85.0, 95.0]);
    }

    #[test]
    fn a_line_through_a_box_is_seen_even_if_both_ends_are_outside() {
        let frame = Frame::around((50.0, 50.0), 10.0, 10.0);
        assert!(frame.meets(((0.0, 0.0), (100.0, 100.0))));
        assert!(!frame.meets(((0.0, 0.0), (100.0, 0.0))));
        assert!(!frame.meets(((0.0, 30.0), (70.0, 100.0))));
    }

    #[test]
    fn a_label_prefers_to_cover_no_line_but_never_covers_a_label() {
        let mut clearance = Clearance::within(Frame { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 });
        clearance.avoid((0.0, 20.0), (100.0, 20.0));
        let (upper, lower) = (Frame::around((50.0, 20.0), 20.0, 10.0), Frame::around((50.0, 60.0), 20.0, 10.0));
        assert_eq!(clearance.place(&[upper, lower]), Some(lower));
        assert_eq!(clearance.place(&[lower, upper]), Some(upper));
        assert_eq!(clearance.place(&[lower, upper]), None);
    }
}
