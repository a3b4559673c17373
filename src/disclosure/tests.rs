//! What outsiders can work out, and what is withheld to prevent it, on tables small enough to do by hand.

use super::*;

fn number(value: i64) -> Decimal {
    Decimal::from(value)
}

fn printed(value: i64) -> Cell {
    Cell::published(number(value), &Rounding::Exact, true)
}

/// A code that stands for a count in this range, as the table's notes say.
fn code(at_least: i64, at_most: i64) -> Cell {
    Cell { known: Known::Withheld { at_least: Some(number(at_least)), at_most: Some(number(at_most)) }, whole: true }
}

fn sum(total: usize, parts: &[usize]) -> Equation {
    Equation { total, parts: parts.to_vec() }
}

fn leak(cell: usize, equations: &[usize], published: &[usize]) -> Leak {
    Leak::Derivable { cell, equations: equations.to_vec(), published: published.to_vec() }
}

const C: fn() -> Cell = Cell::withheld_count;

#[test]
fn two_withheld_parts_of_a_total_are_safe_and_one_is_not() {
    // Slough: all ages 173; under 1 and 16 and over are withheld.
    let equations = [sum(0, &[1, 2, 3, 4, 5])];
    let slough = |under_1, over_16| [printed(173), under_1, printed(58), printed(64), printed(27), over_16];
    assert_eq!(audit(&slough(C(), C()), &equations), []);
    assert_eq!(audit(&slough(C(), printed(20)), &equations), [leak(1, &[0], &[0, 2, 3, 4, 5])]);
    assert_eq!(audit(&slough(printed(4), C()), &equations), [leak(5, &[0], &[0, 1, 2, 3, 4])]);
    // Rutland: all ages 32, three withheld.
    assert_eq!(audit(&[printed(32), C(), printed(12), printed(10), C(), C()], &equations), []);
}

#[test]
fn bounds_that_everyone_knows_give_away_what_they_leave_no_room_for() {
    let equations = [sum(0, &[1, 2])];
    let both = [leak(1, &[0], &[0]), leak(2, &[0], &[0])];
    assert_eq!(audit(&[printed(0), C(), C()], &equations), both, "a total of none");
    assert_eq!(audit(&[printed(2), code(1, 5), code(1, 5)], &equations), both, "at least one each");
    assert_eq!(audit(&[printed(10), code(1, 5), code(1, 5)], &equations), both, "at most five each");
    assert_eq!(audit(&[printed(9), code(1, 5), code(1, 5)], &equations), []);
    assert_eq!(audit(&[code(1, 1)], &[]), [leak(0, &[], &[])], "fewer than 2, but not none");
}

#[test]
fn equations_are_combined_and_only_those_that_are_needed_are_named() {
    // Everyone is 0 = 1 + 2 + 3; those under 16 are 4 = 1 + 2; the others have no part in it.
    let equations = [sum(5, &[1, 6]), sum(0, &[1, 2, 3]), sum(4, &[1, 2]), sum(5, &[2, 7])];
    let cells = [printed(40), C(), C(), C(), printed(31), printed(90), C(), C()];
    assert_eq!(audit(&cells, &equations), [leak(3, &[1, 2], &[0, 4])]);
}

#[test]
fn the_same_count_in_two_tables_is_one_count() {
    let equations = [sum(0, &[1, 2]), Equation::same(1, 3)];
    assert_eq!(audit(&[printed(9), C(), C(), C()], &equations), []);
    assert_eq!(audit(&[printed(9), C(), C(), printed(4)], &equations), [leak(1, &[1], &[3]), leak(2, &[0, 1], &[0, 3])]);
}

#[test]
fn a_question_is_answered_from_the_cells_that_hang_together_and_leaves_no_trace() {
    // Two tables, 0 = 1 + 2 + 3 and 4 = 5 + 6; nothing ties them.
    let equations = [sum(0, &[1, 2, 3]), sum(4, &[5, 6])];
    let cells = [printed(9), C(), C(), printed(2), printed(7), C(), printed(6)];
    let mut audit = Audit::new(&cells, &equations);
    let own = leak(2, &[0], &[0, 1, 3]);
    assert_eq!(audit.leaks_if(1, printed(4)), [own], "the leak of the other table is not told again");
    let impossible = Leak::Unproved { cells: vec![2], doubt: Doubt::Contradiction };
    assert_eq!(audit.leaks_if(1, printed(8)), [impossible]);
    assert_eq!(audit.leaks(), [leak(5, &[1], &[4, 6])]);
}

#[test]
fn corners_of_a_withheld_square_are_safe_unless_a_further_total_ties_them() {
    // Rows 0 = 1 + 2 and 3 = 4 + 5, columns 6 = 1 + 4 and 7 = 2 + 5; then 8 = 1 + 5, one way across.
    let rows_and_columns = [sum(0, &[1, 2]), sum(3, &[4, 5]), sum(6, &[1, 4]), sum(7, &[2, 5])];
    let square = [printed(9), C(), C(), printed(12), C(), C(), printed(10), printed(11), printed(10)];
    assert_eq!(audit(&square, &rows_and_columns), []);
    let tied = [rows_and_columns.to_vec(), vec![sum(8, &[1, 5])]].concat();
    assert_eq!(audit(&square, &tied).len(), 4);
    assert!(audit(&square, &tied).iter().all(|leak| matches!(leak, Leak::Derivable { equations, .. } if equations.len() == 3)));
}

#[test]
fn a_rounded_table_may_pin_a_whole_number() {
    let rounded = |value| Cell::published(number(value), &Rounding::To(number(10)), true);
    let equations = [sum(0, &[1, 2, 3])];
    // Printed as 20 it is 15 or more, and three codes for 1 to 5 are 15 at most.
    assert_eq!(audit(&[rounded(20), code(1, 5), code(1, 5), code(1, 5)], &equations).len(), 3);
    assert_eq!(audit(&[rounded(10), code(1, 5), code(1, 5), code(1, 5)], &equations), []);
}

#[test]
fn whole_numbers_leave_less_room_than_fractions() {
    // 0 = 1 + 2, 0 = 1 + 3 and 4 = 2 + 3: so 2 = 3, and 4, known to be from 5 to 7, is even.
    let equations = [sum(0, &[1, 2]), sum(0, &[1, 3]), sum(4, &[2, 3])];
    let cells = |whole| [printed(9), C(), C(), C(), code(5, 7)].map(|cell| Cell { whole, ..cell });
    let leaks = audit(&cells(true), &equations);
    assert_eq!(leaks.len(), 4);
    assert_eq!(leaks[3], leak(4, &[0, 1, 2], &[0]));
    assert_eq!(audit(&cells(false), &equations), []);
}

#[test]
fn measures_may_have_any_value_in_between() {
    let measure = |value| Cell::published(value, &Rounding::Exact, false);
    let withheld = Cell { whole: false, ..C() };
    let equations = [sum(0, &[1, 2])];
    assert_eq!(audit(&[measure(Decimal::new(5, 1)), withheld, withheld], &equations), []);
    assert_eq!(audit(&[measure(Decimal::new(5, 1)), measure(Decimal::new(2, 1)), withheld], &equations).len(), 1);
}

#[test]
fn what_is_not_proved_is_said() {
    let wrong = [printed(3), printed(7), C(), C()];
    let doubt = |doubt, cells: &[usize]| [Leak::Unproved { cells: cells.to_vec(), doubt }];
    assert_eq!(audit(&wrong, &[sum(0, &[1, 2, 3])]), doubt(Doubt::Contradiction, &[2, 3]));
    let long = Cell::published(Decimal::new(1, 28), &Rounding::Exact, false);
    let longer = Cell::published(Decimal::MAX, &Rounding::Exact, false);
    assert_eq!(audit(&[longer, long, C(), C()], &[sum(0, &[1, 2, 3])]), doubt(Doubt::TooLarge, &[2, 3]));
}

#[test]
fn a_leak_names_no_value() {
    let leaks = audit(&[printed(173), printed(58), C()], &[sum(0, &[1, 2])]);
    assert_eq!(format!("{leaks:?}"), "[Derivable { cell: 2, equations: [0], published: [0, 1] }]");
}

#[test]
fn a_published_value_says_what_its_rounding_leaves_open() {
    let ends = |value, step| match Cell::published(number(value), &Rounding::To(number(step)), true).known {
        Known::Published { low, high } => (low, high),
        Known::Withheld { .. } => unreachable!(),
    };
    assert_eq!(ends(20, 10), (number(15), number(24)), "25 is printed as 30");
    assert_eq!(ends(-20, 10), (number(-24), number(-15)));
    assert_eq!(ends(0, 10), (number(-4), number(4)));
    assert_eq!(ends(20, 5), (Decimal::new(175, 1), Decimal::new(225, 1)));
}

mod protection {
    use super::*;
    use Outcome::{Published, Withheld};
    use Suppression::{Primary, Secondary};

    fn protected(values: &[i64], equations: &[Equation], threshold: i64, round_to: Option<i64>) -> Vec<Outcome> {
        let values: Vec<Decimal> = values.iter().copied().map(number).collect();
        protect(&values, equations, Policy { threshold: Some(number(threshold)), round_to: round_to.map(number) })
    }

    fn shown(value: i64) -> Outcome {
        Published(number(value))
    }

    #[test]
    fn the_smallest_other_part_goes_with_a_small_count_and_zeros_stay() {
        let outcomes = protected(&[173, 4, 58, 64, 27, 0, 20], &[sum(0, &[1, 2, 3, 4, 5, 6])], 6, None);
        assert_eq!(outcomes, [shown(173), Withheld(Primary), shown(58), shown(64), shown(27), shown(0), Withheld(Secondary)]);
    }

    #[test]
    fn nothing_more_is_withheld_than_is_needed() {
        assert_eq!(
            protected(&[40, 3, 2, 35], &[sum(0, &[1, 2, 3])], 5, None),
            [shown(40), Withheld(Primary), Withheld(Primary), shown(35)]
        );
        assert_eq!(protected(&[40, 5, 35], &[sum(0, &[1, 2])], 5, None), [shown(40), shown(5), shown(35)]);
        // Rounding hides as much as a second code would.
        assert_eq!(protected(&[43, 3, 40], &[sum(0, &[1, 2])], 5, Some(5)), [shown(45), Withheld(Primary), shown(40)]);
    }

    #[test]
    fn a_total_is_withheld_when_nothing_else_helps() {
        let equations = [sum(3, &[0, 1]), sum(4, &[0, 1, 2])];
        let primary = Withheld(Primary);
        assert_eq!(protected(&[2, 2, 2, 4, 6], &equations, 3, None), [primary, primary, primary, Withheld(Secondary), shown(6)]);
    }

    #[test]
    fn without_a_threshold_everything_is_published_and_rounded() {
        let policy = Policy { threshold: None, round_to: Some(number(5)) };
        assert_eq!(protect(&[number(8), number(3), number(5)], &[sum(0, &[1, 2])], policy), [shown(10), shown(5), shown(5)]);
        let halves = Policy { threshold: None, round_to: Some(number(10)) };
        assert_eq!(protect(&[number(5), number(-25)], &[], halves), [shown(10), shown(-30)]);
    }

    #[test]
    fn values_at_the_end_of_exact_arithmetic_are_no_panic() {
        let policy = Policy { threshold: Some(number(6)), round_to: Some(Decimal::new(1, 28)) };
        let outcomes = protect(&[Decimal::MAX, Decimal::MAX, Decimal::MAX, number(3)], &[sum(0, &[1, 2, 3])], policy);
        assert_eq!(outcomes[3], Withheld(Primary));
        let cell = Cell::published(Decimal::MAX, &Rounding::To(Decimal::MAX), false);
        assert!(matches!(cell.known, Known::Published { high, .. } if high == Decimal::MAX));
    }

    #[test]
    fn a_wrong_total_does_not_keep_the_other_sums_from_being_protected() {
        let outcomes = protected(&[99, 3, 20, 23, 50], &[sum(0, &[1, 2]), sum(3, &[1, 2])], 5, None);
        assert_eq!(outcomes, [shown(99), Withheld(Primary), Withheld(Secondary), shown(23), shown(50)]);
    }
}

/// 200 areas by 6 ages, a tenth of them below 6: areas and ages add up in each year.
mod a_national_table {
    use super::*;

    const AREAS: usize = 200;
    const AGES: usize = 6;

    /// The last age is all ages, and the last area the nation.
    fn cell(area: usize, age: usize, year: usize) -> usize {
        (year * (AREAS + 1) + area) * (AGES + 1) + age
    }

    fn table(years: usize) -> (Vec<Decimal>, Vec<Equation>) {
        let mut values = vec![Decimal::ZERO; cell(0, 0, years)];
        let mut equations = Vec::new();
        let mut seed: u64 = 1;
        for year in 0..years {
            for area in 0..AREAS {
                for age in 0..AGES {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let value = Decimal::from((seed >> 33) % 50);
                    for place in [cell(area, age, year), cell(area, AGES, year), cell(AREAS, age, year), cell(AREAS, AGES, year)]
                    {
                        values[place] += value;
                    }
                }
                equations.push(sum(cell(area, AGES, year), &(0..AGES).map(|age| cell(area, age, year)).collect::<Vec<_>>()));
            }
            for age in 0..=AGES {
                equations.push(sum(cell(AREAS, age, year), &(0..AREAS).map(|area| cell(area, age, year)).collect::<Vec<_>>()));
            }
            equations.push(sum(cell(AREAS, AGES, year), &(0..AGES).map(|age| cell(AREAS, age, year)).collect::<Vec<_>>()));
        }
        (values, equations)
    }

    fn audited(years: usize, rounding: &Rounding) -> (Vec<Leak>, usize) {
        let (values, equations) = table(years);
        let policy = Policy { threshold: None, round_to: if let Rounding::To(step) = rounding { Some(*step) } else { None } };
        let shown = protect(&values, &equations, policy);
        let cells = values.iter().zip(shown).map(|(value, shown)| match shown {
            Outcome::Published(shown) if *value < number(1) || *value > number(5) => {
                Cell::published(shown, rounding, true).never_negative()
            }
            _ => C(),
        });
        let mut network = Network::new(cells.collect(), &equations);
        (network.audit(), network.effort.pivots)
    }

    #[test]
    fn is_audited_in_few_steps() {
        // Most counts below 6 stand alone in their area, and narrowing alone finds them.
        let (leaks, pivots) = audited(10, &Rounding::Exact);
        assert!(leaks.len() > 500 && pivots < 400, "{} leaks, {pivots} pivots", leaks.len());
        // Rounded, every one of 1,407 cells a year is unknown.
        let (leaks, pivots) = audited(1, &Rounding::To(number(5)));
        assert!(leaks.is_empty() && pivots < 1_500, "{} leaks, {pivots} pivots", leaks.len());
    }

    #[test]
    fn is_protected_with_fewer_further_cells_than_small_ones() {
        let (values, equations) = table(1);
        let outcomes = protect(&values, &equations, Policy { threshold: Some(number(6)), round_to: None });
        let count = |suppression| outcomes.iter().filter(|outcome| **outcome == Outcome::Withheld(suppression)).count();
        let (primary, secondary) = (count(Suppression::Primary), count(Suppression::Secondary));
        assert!(primary > 100 && 3 * secondary < 2 * primary, "{secondary} further cells for {primary}");
    }
}
