//! Which values of a series belong together: a line and a trend stop where the way of counting changed.

use crate::number::Decimal;

use crate::chart::spec::Mark;

/// Values of a series with the index of their period.
pub(in crate::chart) type Stretch = Vec<(usize, Decimal)>;

/// Values that may be compared with each other, whether or not some are missing between them.
pub(in crate::chart) fn comparable(marks: &[Mark]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut before = None;
    for (at, mark) in marks.iter().enumerate() {
        let Some(value) = mark.value() else { continue };
        match stretches.last_mut() {
            Some(stretch) if before.is_some_and(|before| mark.goes_on_from(before)) => stretch.push((at, value)),
            _ => stretches.push(vec![(at, value)]),
        }
        before = Some(mark);
    }
    stretches
}

/// Values that a line joins: comparable ones with none missing between them.
pub(in crate::chart) fn joined(marks: &[Mark]) -> Vec<Stretch> {
    let stretches = comparable(marks);
    let runs = stretches.iter().flat_map(|stretch| stretch.chunk_by(|before, after| before.0 + 1 == after.0));
    runs.map(<[_]>::to_vec).collect()
}

/// The periods from which values are counted in a new way, after values that were counted otherwise.
pub(in crate::chart) fn breaks(marks: &[Mark]) -> Vec<usize> {
    let first = marks.iter().position(|mark| mark.value().is_some());
    let anew = marks.iter().enumerate().filter(|(at, mark)| matches!(mark, Mark::Anew(_)) && Some(*at) > first);
    anew.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One mark a letter: a value, a value counted anew, one for a part of its period, a missing one.
    fn marks(letters: &str) -> Vec<Mark> {
        let mark = |letter| match letter {
            'v' => Mark::Value(Decimal::ONE),
            'a' => Mark::Anew(Decimal::ONE),
            'p' => Mark::Part(Decimal::ONE),
            _ => Mark::Missing("[x]".to_owned()),
        };
        letters.chars().map(mark).collect()
    }

    fn periods(stretches: Vec<Stretch>) -> Vec<Vec<usize>> {
        stretches.into_iter().map(|stretch| stretch.into_iter().map(|(at, _)| at).collect()).collect()
    }

    #[test]
    fn trends_pass_over_missing_values_and_lines_do_not() {
        assert_eq!(periods(comparable(&marks("vvxv"))), [vec![0, 1, 3]]);
        assert_eq!(periods(joined(&marks("vvxv"))), [vec![0, 1], vec![3]]);
    }

    #[test]
    fn neither_passes_over_a_break_nor_touches_a_part() {
        assert_eq!(periods(comparable(&marks("vvavpv"))), [vec![0, 1], vec![2, 3], vec![4], vec![5]]);
        assert_eq!(periods(joined(&marks("vvavpv"))), [vec![0, 1], vec![2, 3], vec![4], vec![5]]);
        assert_eq!((breaks(&marks("vvav")), breaks(&marks("xav"))), (vec![2], Vec::new()));
    }
}
