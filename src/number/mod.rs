//! Numbers as people write and read them: decimals, units, periods, dates and their one spelling.
//!
//! 1. [`decimal`] reads and rounds exact decimals, [`rounding`] as publishers do; no binary float ever holds a statistic.
//! 2. [`mod@unit`] says what a number counts or measures; [`currency`] and [`duration`] know money and spans of time.
//! 3. [`period`] says what stretch or moment of time it is about; [`date`] holds calendar dates.
//! 4. [`spelling`] is the only place that turns a number into text.
//! 5. [`words`] reads numbers that are written as words.

pub mod currency;
pub mod date;
pub mod decimal;
pub mod duration;
pub mod period;
pub mod rounding;
pub mod spelling;
pub mod unit;
pub mod words;

pub use currency::Currency;
pub use date::{Moment, PartialDate};
pub use decimal::{Decimal, LARGEST, NumberFault, read_decimal, round};
pub use duration::DurationFault;
pub use period::{Frequency, Period, PeriodFault};
pub use rounding::{Rounding, RoundingFault};
pub use spelling::{figure, figure_with, plain, with_unit};
pub use unit::{TimeUnit, Unit};
