package survey

import (
	"errors"
	"math/big"
	"strconv"
	"strings"
)

// Decimal is a number with at most three decimal places and an absolute value
// of at most 1,000,000, kept in thousandths (SCORING.md §2). It never passes
// through binary floating point.
type Decimal int64

// MaxDecimal is the largest Decimal.
const MaxDecimal Decimal = 1_000_000_000

var (
	// ErrDecimalSyntax reports text that is not a plain decimal number.
	ErrDecimalSyntax = errors.New("not a decimal number")
	// ErrDecimalPlaces reports more than three decimal places.
	ErrDecimalPlaces = errors.New("more than 3 decimal places")
	// ErrDecimalRange reports an absolute value above 1,000,000.
	ErrDecimalRange = errors.New("beyond 1,000,000")
)

// Whole returns n as a Decimal.
func Whole(n int) Decimal { return Decimal(n) * 1000 }

// ParseDecimal reads [-]digits[.digits]; trailing zeros beyond the third place
// are permitted, an exponent is not.
func ParseDecimal(s string) (Decimal, error) {
	body, negative := strings.CutPrefix(s, "-")
	whole, frac, dotted := strings.Cut(body, ".")
	if whole == "" || (dotted && frac == "") || !digits(whole) || !digits(frac) {
		return 0, ErrDecimalSyntax
	}
	frac = strings.TrimRight(frac, "0")
	if len(frac) > 3 {
		return 0, ErrDecimalPlaces
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 7 {
		return 0, ErrDecimalRange
	}
	n, err := strconv.ParseInt("0"+whole+frac+strings.Repeat("0", 3-len(frac)), 10, 64)
	if err != nil {
		return 0, ErrDecimalSyntax
	}
	if Decimal(n) > MaxDecimal {
		return 0, ErrDecimalRange
	}
	if negative {
		n = -n
	}
	return Decimal(n), nil
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// String writes the shortest form, with a point: "-1.5", "40".
func (d Decimal) String() string {
	sign, n := "", int64(d)
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/1000, 10)
	if rest := n % 1000; rest != 0 {
		s += "." + strings.TrimRight(strconv.FormatInt(1000+rest, 10)[1:], "0")
	}
	return s
}

// Rat returns the exact value.
func (d Decimal) Rat() *big.Rat { return big.NewRat(int64(d), 1000) }

// MarshalJSON writes a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalJSON reads a JSON number in plain decimal notation.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	parsed, err := ParseDecimal(string(b))
	if err == nil {
		*d = parsed
	}
	return err
}
