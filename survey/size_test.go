package survey_test

import (
	"slices"
	"testing"

	"maturita/survey"
)

var (
	moneys = []survey.Money{survey.MoneyUnknown, survey.MoneyMicro, survey.MoneySmall, survey.MoneyMedium, survey.MoneyLarge}
	sizes  = []survey.SizeClass{survey.Micro, survey.Small, survey.Medium, survey.Large}
)

func TestSizeByTheAnnex(t *testing.T) {
	const unknown, micro, small, medium, large = survey.MoneyUnknown, survey.MoneyMicro, survey.MoneySmall, survey.MoneyMedium, survey.MoneyLarge
	for _, c := range []struct {
		staff             string
		turnover, balance survey.Money
		want              survey.SizeClass
	}{
		{"0", micro, micro, survey.Micro},
		{"9.999", micro, micro, survey.Micro},
		{"10", micro, micro, survey.Small},
		{"49.999", micro, micro, survey.Small},
		{"50", micro, micro, survey.Medium},
		{"249.999", micro, micro, survey.Medium},
		{"250", micro, micro, survey.Large},
		{"1", small, small, survey.Small},
		{"1", medium, medium, survey.Medium},
		{"1", large, large, survey.Large},
		{"49", medium, medium, survey.Medium},
		{"10", large, large, survey.Large},
		{"1", micro, large, survey.Micro}, // one of the two limits is enough
		{"1", large, micro, survey.Micro},
		{"1", large, small, survey.Small},
		{"1", medium, large, survey.Medium},
		{"12", large, micro, survey.Small},
		{"60", large, small, survey.Medium},
		{"1", micro, unknown, survey.Micro}, // a sole trader without a balance sheet
		{"1", small, unknown, survey.Small},
		{"1", large, unknown, survey.Large},
		{"1", unknown, unknown, survey.Large},
		{"249", unknown, medium, survey.Medium},
	} {
		staff, err := survey.ParseDecimal(c.staff)
		if err != nil {
			t.Fatal(c.staff, err)
		}
		if got := survey.SizeOf(staff, c.turnover, c.balance); got != c.want {
			t.Errorf("%s persons, turnover %q, balance %q: %s, want %s", c.staff, c.turnover, c.balance, got, c.want)
		}
		if got := (survey.Profile{Staff: staff, Turnover: c.turnover, Balance: c.balance}).Size(); got != c.want {
			t.Errorf("a profile of %s persons, turnover %q, balance %q: %s, want %s", c.staff, c.turnover, c.balance, got, c.want)
		}
	}
}

func TestSizeNeverShrinksAsACompanyGrows(t *testing.T) {
	known := moneys[1:]
	rank := func(staff survey.Decimal, turnover, balance survey.Money) int {
		return slices.Index(sizes, survey.SizeOf(staff, turnover, balance))
	}
	for _, n := range []int{0, 9, 10, 49, 50, 249, 250, 1000} {
		for i, turnover := range known {
			for j, balance := range known {
				at := rank(survey.Whole(n), turnover, balance)
				if at != rank(survey.Whole(n), balance, turnover) {
					t.Errorf("%d persons: turnover %s and balance %s are not interchangeable", n, turnover, balance)
				}
				if rank(survey.Whole(n+1), turnover, balance) < at ||
					i+1 < len(known) && rank(survey.Whole(n), known[i+1], balance) < at ||
					j+1 < len(known) && rank(survey.Whole(n), turnover, known[j+1]) < at {
					t.Errorf("%d persons, turnover %s, balance %s: smaller when it grows", n, turnover, balance)
				}
				if rank(survey.Whole(n), turnover, survey.MoneyUnknown) < at {
					t.Errorf("%d persons, turnover %s: smaller for keeping the balance to itself", n, turnover)
				}
			}
		}
	}
}

func TestStaffClass(t *testing.T) {
	for typed, want := range map[string]survey.StaffClass{
		"0": survey.StaffTo9, "9": survey.StaffTo9, "9.999": survey.StaffTo9,
		"10": survey.StaffTo49, "49.999": survey.StaffTo49,
		"50": survey.StaffTo249, "249.999": survey.StaffTo249,
		"250": survey.StaffAbove, "1000000": survey.StaffAbove,
	} {
		staff, err := survey.ParseDecimal(typed)
		if got := survey.StaffClassOf(staff); err != nil || got != want {
			t.Errorf("%s persons: %s, want %s (%v)", typed, got, want, err)
		}
	}
}
