package survey_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"maturita/survey"
)

func TestDecimalIsRead(t *testing.T) {
	for typed, want := range map[string]survey.Decimal{
		"0": 0, "-0": 0, "0.000": 0, "000": 0,
		"1": 1000, "1.5": 1500, "-1.5": -1500, "0.001": 1, "-0.001": -1, "007.250": 7250,
		"0.1230000000": 123, "1000000": survey.MaxDecimal, "1000000.000": survey.MaxDecimal,
		"-1000000": -survey.MaxDecimal, "999999.999": survey.MaxDecimal - 1,
		strings.Repeat("0", 40) + "2": 2000,
	} {
		if got, err := survey.ParseDecimal(typed); err != nil || got != want {
			t.Errorf("%q is read as %d, %v", typed, int64(got), err)
		}
	}
}

func TestDecimalIsRefused(t *testing.T) {
	for _, c := range []struct {
		want  error
		typed string
	}{
		{survey.ErrDecimalSyntax, "|-|--1|+1|.|.5|5.|1.-5|1e3|1E3|0x10|1_000|1,5|1.2.3| 1|1 |1\n|Inf|NaN|null|\"1\"|１|1.5\x00"},
		{survey.ErrDecimalPlaces, "0.0001|1.2345|-1.0009|0.12300001|99999999.12345"},
		{survey.ErrDecimalRange, "1000000.001|-1000000.001|1000001|9999999|10000000|99999999999999999999999999|-99999999999999999999"},
	} {
		for typed := range strings.SplitSeq(c.typed, "|") {
			if got, err := survey.ParseDecimal(typed); !errors.Is(err, c.want) || got != 0 {
				t.Errorf("%q is read as %s, %v; want %v", typed, got, err, c.want)
			}
		}
	}
}

func TestDecimalIsWrittenShort(t *testing.T) {
	for d, want := range map[survey.Decimal]string{
		0: "0", 1: "0.001", -1: "-0.001", 10: "0.01", 1500: "1.5", -1500: "-1.5", 40_000: "40", 1010: "1.01",
		survey.MaxDecimal: "1000000", -survey.MaxDecimal: "-1000000", survey.Whole(-3): "-3",
	} {
		if got := d.String(); got != want {
			t.Errorf("%d thousandths are written %s, want %s", int64(d), got, want)
		}
	}
}

func TestDecimalReadsWhatItWrites(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		d := survey.Decimal(random.Int64N(2*int64(survey.MaxDecimal)+1)) - survey.MaxDecimal
		if random.IntN(3) == 0 {
			d /= 100_000
		}
		if got, err := survey.ParseDecimal(d.String()); err != nil || got != d {
			t.Fatalf("%d is written %s and read as %d, %v", int64(d), d, int64(got), err)
		}
		raw, err := json.Marshal(d)
		var got survey.Decimal
		if err != nil || json.Unmarshal(raw, &got) != nil || got != d {
			t.Fatalf("%d is written %s and read as %d, %v", int64(d), raw, int64(got), err)
		}
	}
}

func TestDecimalOfJSONIsPlainOnly(t *testing.T) {
	for _, raw := range []string{`"1"`, `1e3`, `1E-2`, `null`, `true`, `1.0001`, `1000001`, `[1]`} {
		d := survey.Decimal(7)
		if err := json.Unmarshal([]byte(raw), &d); err == nil || d != 7 {
			t.Errorf("%s is read as %s, %v", raw, d, err)
		}
	}
}

func FuzzDecimalIsExact(f *testing.F) {
	for _, s := range []string{"1.5", "-0", "0.0010", "1000000", "1e3", "..", "-", "00000000000000000001.000000000000", "1/3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := survey.ParseDecimal(s)
		exact, ok := new(big.Rat).SetString(s)
		if err != nil {
			return
		}
		if !ok || exact.Cmp(d.Rat()) != 0 {
			t.Errorf("%q is read as %s", s, d)
		}
		if d > survey.MaxDecimal || d < -survey.MaxDecimal {
			t.Errorf("%q is beyond the limit: %s", s, d)
		}
		if again, err := survey.ParseDecimal(d.String()); err != nil || again != d {
			t.Errorf("%s reads itself as %s, %v", d, again, err)
		}
	})
}
