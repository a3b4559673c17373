//! What an author wants to stand out, found among the names of series or rows.

use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Located;
use crate::statistics::Dataset;

/// Everything that a series may be called: its label, and the id and the label of each of its members.
pub(super) fn names(label: &str, dataset: &Dataset, members: &[usize]) -> Vec<String> {
    let members = dataset.dimensions.iter().zip(members).filter_map(|(dimension, index)| dimension.members.get(*index));
    let names = members.flat_map(|member| [member.id.clone(), member.label.clone()]);
    std::iter::once(label.to_owned()).chain([dataset.id.clone()]).chain(names).collect()
}

/// The indices of what is to stand out, in the order of the chart.
///
/// # Errors
/// A name belongs to nothing in the chart, or everything would stand out.
pub(super) fn chosen(wanted: &[Located<String>], names: &[Vec<String>]) -> Result<Vec<usize>, Box<Diagnostic>> {
    let mut chosen = vec![false; names.len()];
    for name in wanted {
        let is_meant = |own: &Vec<String>| own.iter().any(|own| own.eq_ignore_ascii_case(name.value.trim()));
        let mut found = false;
        for (index, _) in names.iter().enumerate().filter(|(_, own)| is_meant(own)) {
            (chosen[index], found) = (true, true);
        }
        if !found {
            let known = names.iter().filter_map(|own| own.first().map(String::as_str));
            let message = "Nothing in this chart has the name that is to be highlighted.";
            let problem = Diagnostic::error(code::CHART_REFUSED, name.place.clone(), message);
            let fix = suggestion::advise(&name.value, known).unwrap_or_else(|| "write a name from the chart".to_owned());
            return Err(Box::new(problem.fix(fix)));
        }
    }
    let chosen: Vec<usize> = (0..names.len()).filter(|index| chosen[*index]).collect();
    match wanted.first() {
        Some(first) if chosen.len() == names.len() => {
            let message = "Everything in this chart is highlighted, so nothing stands out.";
            let problem = Diagnostic::error(code::CHART_REFUSED, first.place.clone(), message);
            Err(Box::new(problem.fix("highlight fewer, or delete `highlight`")))
        }
        _ => Ok(chosen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    fn choose(wanted: &[&str]) -> Result<Vec<usize>, String> {
        let place = Place::new(&"a.md".into(), 0..1);
        let wanted: Vec<_> = wanted.iter().map(|name| Located { value: (*name).to_owned(), place: place.clone() }).collect();
        let names = [["North East", "north-east"], ["London", "london"], ["South East", "south-east"]];
        let names = names.map(|own| own.map(str::to_owned).to_vec());
        chosen(&wanted, &names).map_err(|problem| problem.message)
    }

    #[test]
    fn labels_and_ids_are_found_in_any_case_and_given_in_the_order_of_the_chart() {
        assert_eq!(choose(&["south-east", "north east"]), Ok(vec![0, 2]));
        assert_eq!(choose(&[]), Ok(vec![]));
    }

    #[test]
    fn an_unknown_name_and_a_highlight_of_everything_are_problems() {
        assert!(choose(&["Wales"]).is_err_and(|message| message.contains("has the name")));
        assert!(choose(&["London", "north-east", "south-east"]).is_err_and(|message| message.contains("nothing stands out")));
    }
}
