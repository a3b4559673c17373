//! Signs that a table is about single people: names of columns, and texts of a form that only such data have.
//!
//! What is found is never quoted, because reports are copied into e-mails and logs.

use crate::diag::{Diagnostic, code};
use crate::source::Place;

/// A kind of personal data, as messages call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind(&'static str);

const BIRTH: Kind = Kind("dates of birth");
const EMAIL: Kind = Kind("e-mail addresses");
const INSURANCE: Kind = Kind("National Insurance numbers");
const LEARNER: Kind = Kind("learner numbers");
const NAME: Kind = Kind("names of people");
const NHS: Kind = Kind("NHS numbers");
const PHONE: Kind = Kind("telephone numbers");
const POSTCODE: Kind = Kind("full postcodes");
const PUPIL: Kind = Kind("pupil numbers");

/// Names of columns, in small letters and without spaces and signs.
const HEADERS: [(&str, Kind); 33] = [
    ("firstname", NAME),
    ("firstnames", NAME),
    ("forename", NAME),
    ("forenames", NAME),
    ("givenname", NAME),
    ("surname", NAME),
    ("lastname", NAME),
    ("familyname", NAME),
    ("fullname", NAME),
    ("childname", NAME),
    ("childsname", NAME),
    ("nameofchild", NAME),
    ("pupilname", NAME),
    ("clientname", NAME),
    ("dob", BIRTH),
    ("dateofbirth", BIRTH),
    ("birthdate", BIRTH),
    ("postcode", POSTCODE),
    ("postalcode", POSTCODE),
    ("nhsnumber", NHS),
    ("nhsno", NHS),
    ("ninumber", INSURANCE),
    ("nino", INSURANCE),
    ("nationalinsurancenumber", INSURANCE),
    ("email", EMAIL),
    ("emailaddress", EMAIL),
    ("telephonenumber", PHONE),
    ("phonenumber", PHONE),
    ("mobilenumber", PHONE),
    ("upn", PUPIL),
    ("uniquepupilnumber", PUPIL),
    ("uln", LEARNER),
    ("uniquelearnernumber", LEARNER),
];

/// What a text must be to be of a kind, and in how many words people write it.
type Form = (Kind, fn(&str) -> bool, usize);

/// Whether a text seems to hold personal data.
#[must_use]
pub fn is_personal(text: &str) -> bool {
    in_text(text).is_some()
}

/// Whether a line of a data file seems to hold personal data, or to name columns that do.
#[must_use]
pub fn names_people(line: &str) -> bool {
    let mut cells = line.split([',', ';', '\t', ':', '{', '}', '[', ']']);
    cells.any(|cell| is_personal(cell) || in_header(cell).is_some())
}

/// The personal data that a column of this name holds.
pub(super) fn in_header(name: &str) -> Option<Kind> {
    let bare: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    HEADERS.iter().find(|(header, _)| *header == bare).map(|(_, kind)| *kind)
}

/// The personal data that a text of a column of this name holds.
pub(super) fn in_cell(header: &str, text: &str) -> Option<Kind> {
    let header = header.to_lowercase();
    let is_birth = ["birth", "born"].iter().any(|word| header.contains(word));
    if is_birth && is_full_date(text) { Some(BIRTH) } else { in_text(text) }
}

/// The personal data that a text holds.
pub(super) fn in_text(text: &str) -> Option<Kind> {
    if text.split_whitespace().any(is_email) {
        return Some(EMAIL);
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // People write these in one, two or more parts: SW1A 1AA, 943 476 5919.
    let joined = |most: usize| {
        let words = &words;
        (0..words.len())
            .flat_map(move |start| (1..=most).filter_map(move |count| Some(words.get(start..start + count)?.concat())))
    };
    let found = |is: fn(&str) -> bool, most: usize| joined(most).any(|word| is(&word));
    let kinds: [Form; 5] = [
        (POSTCODE, is_postcode, 2),
        (NHS, is_nhs_number, 3),
        (INSURANCE, is_insurance_number, 5),
        (PUPIL, is_pupil_number, 1),
        (PHONE, is_mobile_number, 4),
    ];
    kinds.into_iter().find(|(_, is, most)| found(*is, *most)).map(|(kind, ..)| kind)
}

/// The problem for a column of a table.
pub(super) fn column(kind: Kind, name: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(
        code::PERSONAL_DATA,
        place,
        format!("The column `{}` seems to hold {}.", super::value::shown(name), kind.0),
    );
    problem
        .note("what stands there is not shown here")
        .fix("take it out of the file, or use a column that names no single person")
        .confidential()
}

/// The problem for a text of a data file.
pub(super) fn text(kind: Kind, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(code::PERSONAL_DATA, place, format!("This text seems to hold {}.", kind.0));
    problem.note("what stands there is not shown here").fix("write a text that names no single person").confidential()
}

fn is_full_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&part.len());
    parts.len() == 3 && parts.iter().filter(|part| is_number(part)).count() >= 2 && parts.iter().any(|part| part.len() == 4)
}

fn is_email(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(who, domain)| !who.is_empty() && domain.contains('.') && !domain.starts_with('.'))
}

/// A full postcode of the United Kingdom; its first half alone names no household.
fn is_postcode(word: &str) -> bool {
    let bytes = word.as_bytes();
    if !(5..=7).contains(&bytes.len()) || !word.is_ascii() {
        return false;
    }
    let (area, home) = bytes.split_at(bytes.len() - 3);
    let letter = |byte: &u8| byte.is_ascii_uppercase();
    let ends = home[0].is_ascii_digit() && home[1..].iter().all(|byte| letter(byte) && !b"CIKMOV".contains(byte));
    let letters = area.iter().take_while(|byte| letter(byte)).count();
    let rest = &area[letters.min(area.len())..];
    let is_area = (1..=2).contains(&letters) && (1..=2).contains(&rest.len()) && rest[0].is_ascii_digit();
    ends && is_area && rest.iter().all(|byte| byte.is_ascii_digit() || letter(byte))
}

/// Ten digits, the last of which follows from the others.
fn is_nhs_number(word: &str) -> bool {
    let digits: Vec<u32> = word.chars().filter_map(|c| c.to_digit(10)).collect();
    if word.len() != 10 || digits.len() != 10 || digits.iter().all(|digit| *digit == digits[0]) {
        return false;
    }
    let sum: u32 = digits.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == digits[9]
}

fn is_insurance_number(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 9
        && bytes[..2].iter().all(|byte| byte.is_ascii_uppercase() && !b"DFIQUV".contains(byte))
        && bytes[2..8].iter().all(u8::is_ascii_digit)
        && (b'A'..=b'D').contains(&bytes[8])
}

fn is_pupil_number(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 13
        && bytes[0].is_ascii_uppercase()
        && bytes[1..12].iter().all(u8::is_ascii_digit)
        && bytes[12].is_ascii_alphanumeric()
}

/// Numbers of offices and helplines are published on purpose; mobile numbers are somebody's own.
fn is_mobile_number(word: &str) -> bool {
    let digits = word.strip_prefix("447").or_else(|| word.strip_prefix("07"));
    digits.is_some_and(|digits| digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_about_people_are_known_by_their_names() {
        for name in [
            "First name",
            "surname",
            "forename",
            "Full_Name",
            "child's name",
            "Date of birth",
            "DOB",
            "Post code",
            "NHS number",
            "e-mail",
            "UPN",
        ] {
            assert!(in_header(name).is_some(), "{name}");
        }
        for name in [
            "la_name",
            "country_name",
            "new_la_code",
            "time_period",
            "postcode_area",
            "provider name",
            "number_of_births",
            "region",
        ] {
            assert_eq!(in_header(name), None, "{name}");
        }
    }

    #[test]
    fn texts_about_people_are_known_by_their_form() {
        let found = [
            ("ask ann@example.org.", EMAIL),
            ("SW1A 1AA", POSTCODE),
            ("lives at M11AE", POSTCODE),
            ("943 476 5919", NHS),
            ("9434765919", NHS),
            ("AB 12 34 56 C", INSURANCE),
            ("A123456789012", PUPIL),
            ("07700 900123", PHONE),
            ("+44 7700 900123", PHONE),
        ];
        for (text, kind) in found {
            assert_eq!(in_text(text), Some(kind), "{text}");
        }
        assert_eq!(in_cell("born on", "3/5/2014"), Some(BIRTH));
    }

    #[test]
    fn codes_places_and_counts_are_no_alarm() {
        for text in [
            "E06000001",
            "Bristol, City of",
            "King's Lynn",
            "SW1A",
            "9434765918",
            "0000000000",
            "1 to 4",
            "Year 11",
            "2016/17",
            "@home",
            "a@b",
            "0800 1111",
            "Looked after (s20)",
            "E12000007",
            "S 20 accommodation",
            "10 to 14",
            "K02000001",
            "B1 2 CM",
        ] {
            assert_eq!(in_text(text), None, "{text}");
        }
        assert_eq!(in_cell("births", "2014"), None);
        assert_eq!(in_cell("time", "31/03/2014"), None);
    }
}
