//! Currencies of ISO 4217: their codes in data files and the signs that readers see.

/// The codes in use, in alphabetical order. A list, so that a slip of the pen is no currency.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
     CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR \
     ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
     MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG \
     SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST \
     XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency(&'static str);

impl Currency {
    /// Pound sterling.
    pub const GBP: Self = Self("GBP");
    /// Euro.
    pub const EUR: Self = Self("EUR");
    /// United States dollar.
    pub const USD: Self = Self("USD");

    /// Finds a currency by its code of three letters, in any case: `gbp`, `CHF`.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        CODES.split(' ').find(|known| known.eq_ignore_ascii_case(code)).map(Self)
    }

    /// The sign where the currency has one that no other has in Britain, else the code: `£`, `CHF`.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self.0 {
            "GBP" => "£",
            "EUR" => "€",
            "USD" => "$",
            code => code,
        }
    }

    /// What stands between the sign and the digits: nothing after `£`, a space after `CHF`.
    #[must_use]
    pub(super) fn gap(self) -> &'static str {
        if self.sign() == self.0 { " " } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_known_by_its_code_and_no_other_letters_are_one() {
        let sign = |code| Currency::read(code).map(Currency::sign);
        assert_eq!(["gbp", "EUR", "usd", "chf", "JPY"].map(sign), [Some("£"), Some("€"), Some("$"), Some("CHF"), Some("JPY")]);
        assert_eq!(["gpb", "", "GB", "AED AFN", "pound", "£"].map(sign), [None; 6]);
    }

    #[test]
    fn the_codes_are_three_capitals_each_in_order() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.iter().all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())));
        assert!(codes.is_sorted_by(|one, other| one < other));
    }
}
