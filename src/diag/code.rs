//! Every code there is: a kebab-case noun of the problem, stable from release to release.

use std::fmt;

/// The name of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(&'static str);

impl Code {
    /// The name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// Finds a code by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ALL.iter().map(|(code, _)| *code).find(|code| code.0 == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Declares the codes once, as constants and as the list that documentation and tests read.
macro_rules! codes {
    ($($constant:ident $name:literal $summary:literal)*) => {
        $(#[doc = $summary] pub const $constant: Code = Code($name);)*
        /// Every code with what it means in one sentence.
        pub const ALL: &[(Code, &str)] = &[$(($constant, $summary)),*];
    };
}

codes! {
    AMBIGUOUS_ANCHOR "ambiguous-anchor" "A link names a heading that stands twice on its page."
    AMBIGUOUS_STATISTIC "ambiguous-statistic" "A reference leaves a dimension open where one number is needed."
    BLANK_CELL "blank-cell" "A value or a name in the data is blank."
    BROKEN_ANCHOR "broken-anchor" "A link names a heading that its page does not have."
    BROKEN_LINK "broken-link" "A link or picture leads nowhere."
    CAN_BE_WORKED_OUT "can-be-worked-out" "A withheld figure follows from what is published."
    CANNOT_READ "cannot-read" "The system does not let a file be read."
    CHART_COLOURS "chart-colours" "The colours that a theme has for charts cannot be told apart."
    CHART_NOTE "chart-note" "A note in a chart is too long to be read there."
    CHART_REFUSED "chart-refused" "A chart cannot be drawn honestly from what it was given."
    CHART_TITLE "chart-title" "The title of a chart does not read like a headline."
    CONFLICTING_FIGURES "conflicting-figures" "Two datasets give two values for one thing."
    CONTROL_CHARACTER "control-character" "A file holds a character that cannot be seen or printed."
    CSV_QUOTE "csv-quote" "A quotation mark in a CSV file is opened and not closed."
    CSV_ROW_LENGTH "csv-row-length" "A row of a CSV file has more or fewer cells than its head."
    CSV_SEPARATOR "csv-separator" "A CSV file separates its columns with another character than a comma."
    DATE_ORDER "date-order" "Something ends before it starts, or was updated before it was published."
    DRAFTED_CLAIM "drafted-claim" "A drafted sentence about a chart cannot be proved."
    DUPLICATE_ADDRESS "duplicate-address" "Two pages or files want the same web address."
    DUPLICATE_COLUMN "duplicate-column" "A column that a dataset uses stands twice in its file."
    DUPLICATE_ID "duplicate-id" "An id that must be unique is used twice."
    DUPLICATE_KEY "duplicate-key" "A key stands twice in one mapping."
    EMPTY_PAGE "empty-page" "A page has nothing to show."
    FALSE_CLAIM "false-claim" "A sentence says something else than the data."
    FIELD_TYPE "field-type" "A field holds another kind of value than it should."
    FIGURE_CHANGED "figure-changed" "A figure is not what the site has published."
    FIGURES_LOCK "figures-lock" "The list of published figures cannot be read."
    FRONT_MATTER "front-matter" "The head of a page cannot be read."
    HEADING_SKIP "heading-skip" "A heading skips a level, or is as high as the title."
    HTML_NOT_ALLOWED "html-not-allowed" "A page holds HTML, which is not published."
    IMPOSSIBLE_DATE "impossible-date" "A date or time cannot be read, or could be read in two ways."
    LINK_OUTSIDE "link-outside-project" "A linked file lies outside the site's folder."
    LINK_SCHEME "link-scheme" "A link uses a kind of address that is not safe or not known."
    LOOSE_CLAIM "loose-claim" "A sentence is true, but so far from the figure that it says little."
    LOST_BOUND "lost-bound" "A sentence gives a limit as if it were the figure."
    MANY_SERIES "many-series" "A chart has more colours than readers can keep apart at ease."
    MAYBE_TRUNCATED "maybe-truncated" "A CSV file is exactly as long as a spreadsheet can be."
    MEMBERS_MISSING "members-missing" "A dataset lacks members that it should have."
    MISSING_ALT "missing-alt-text" "A picture has no text for people who cannot see it."
    MISSING_FIELD "missing-field" "A field that is needed is not there."
    MISSING_SOURCE "missing-source" "A dataset or register does not say where it comes from."
    MISSING_VALUE "missing-value" "A sentence needs a number that is withheld or not available."
    MIXED_PERIODS "mixed-periods" "A period is of another kind than those of its dataset."
    NAME_NOT_PORTABLE "name-not-portable" "A file name cannot be used on every system or web server."
    NO_FRONT_PAGE "no-front-page" "The site has no page to begin with."
    NO_ROWS "no-rows" "A CSV file has no rows for its dataset."
    NOT_ADDITIVE "not-additive" "Figures of several periods are joined that do not make one."
    NOT_A_FILE "not-a-file" "Something among the sources is not a file."
    NOT_A_LINK "not-a-link" "What looks like a link is none, so that readers would see its brackets."
    NOT_ROUNDED "not-rounded" "A figure is not rounded as the others of its dataset are."
    NOT_UTF8 "not-utf8" "A file is saved in an older format."
    NUMBER_FORMAT "number-format" "A number in the data is not written as a number."
    OUT_OF_RANGE "out-of-range" "A value lies outside the range of its dataset."
    PERCENT_OR_POINTS "percent-or-points" "A difference of percentages is called per cent."
    PERCENT_SCALE "percent-scale" "Percentages look as if they were written as fractions of 1."
    PERIOD_GAP "period-gap" "A dataset skips a period."
    PERSONAL_DATA "personal-data" "Something that would be published seems to identify a person."
    RESERVED_ADDRESS "reserved-address" "A page wants an address that the site needs for itself."
    ROUNDED_INPUTS "rounded-inputs" "A sentence may be true, but the data are too rounded to tell."
    ROW_COUNT "row-count" "A CSV file has another number of rows than its dataset says."
    SMALL_BASE "small-base" "A percentage is a share of very few."
    SMALL_NUMBER "small-number" "A table of the publisher's own would give small counts of people away."
    SPREADSHEET_DAMAGE "spreadsheet-damage" "A spreadsheet seems to have changed a cell into something else."
    SPREADSHEET_ERROR "spreadsheet-error" "A cell holds an error of a spreadsheet."
    STATUS_CONFLICT "status-conflict" "A recommendation has two answers to what became of it."
    TEMPLATE "template" "A template of the theme cannot be used."
    THEME_MISSING "theme-missing" "The settings name a theme that is not there."
    TOO_LARGE "too-large" "A file is larger than the limit."
    TOTAL_MISMATCH "total-mismatch" "Parts do not add up to their total."
    TWO_SPELLINGS "two-spellings" "One page gives the same figure in two spellings."
    UNCLEAR_CLAIM "unclear-claim" "The words of a claim cannot be compared with the data."
    UNEXPLAINED_ABBREVIATION "unexplained-abbreviation" "A chart uses an abbreviation that its page never writes out."
    UNIT_MISMATCH "unit-mismatch" "A sentence uses another unit than the data."
    UNKNOWN_CODE "unknown-code" "A dataset has a member that is not expected."
    UNKNOWN_COLUMN "unknown-column" "A CSV file has no column of this name."
    UNKNOWN_RECOMMENDATION "unknown-recommendation" "No register holds a recommendation of this name."
    UNKNOWN_DIRECTIVE "unknown-directive" "A block on a page is of no known type."
    UNREAD_FILE "unread-file" "A file among the sources is of no kind that is read."
    UNKNOWN_FIELD "unknown-field" "A field has a name that means nothing here."
    UNKNOWN_FILE "unknown-file" "A dataset names a CSV file that is not there."
    UNKNOWN_FINDING "unknown-finding" "A recommendation rests on a finding that its report does not have."
    UNKNOWN_PERIOD "unknown-period" "A dataset has no value for a period."
    UNKNOWN_REGISTER "unknown-register" "No register of recommendations has this name."
    UNKNOWN_SOURCE "unknown-source" "No entry of the bibliography has this name."
    UNKNOWN_STATISTIC "unknown-statistic" "No dataset, member or finding has this name."
    UNKNOWN_VALUE "unknown-value" "A field holds a word that is not one of those it may hold."
    UNLIKE_COMPARISON "unlike-comparison" "Two figures are compared that are not of one kind."
    UNRELEASED "unreleased-statistic" "A page is dated before the release of a figure that it uses."
    UNSOURCED_NUMBER "unsourced-number" "Nothing says where a number comes from."
    WRONG_PERIOD "wrong-period" "A period is not written as its dataset needs it, or does not exist."
    YAML "yaml" "A file cannot be read as YAML."
    YAML_ALIAS "yaml-alias" "A file uses YAML shortcuts that can hide what a number is."
}
