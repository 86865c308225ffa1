package survey

// SizeClass is the class of an enterprise under Regulation (EU) 651/2014,
// Annex I.
type SizeClass string

const (
	Micro  SizeClass = "micro"
	Small  SizeClass = "small"
	Medium SizeClass = "medium"
	Large  SizeClass = "large"
)

// SizeClasses returns the classes, the smallest first.
func SizeClasses() []SizeClass { return []SizeClass{Micro, Small, Medium, Large} }

// StaffClass is the statistical class by persons employed, another variable
// than SizeClass.
type StaffClass string

const (
	StaffTo9   StaffClass = "0-9"
	StaffTo49  StaffClass = "10-49"
	StaffTo249 StaffClass = "50-249"
	StaffAbove StaffClass = "250+"
)

// Money is the bracket of a yearly amount by the limits of the Annex. The
// brackets are all that the size class needs, so no amount is asked.
type Money string

const (
	MoneyUnknown Money = ""       // not given; a sole trader may have no balance sheet
	MoneyMicro   Money = "micro"  // up to 2 M€
	MoneySmall   Money = "small"  // up to 10 M€
	MoneyMedium  Money = "medium" // up to 50 M€ turnover, 43 M€ balance sheet
	MoneyLarge   Money = "large"  // above
)

// SizeOf gives the class of the Annex: staff below the class's limit and one
// of turnover and balance sheet within it. An amount not given is not within.
func SizeOf(staff Decimal, turnover, balance Money) SizeClass {
	class := []SizeClass{Micro, Small, Medium, Large}
	limit := []Decimal{Whole(10), Whole(50), Whole(250)}
	for i := range limit {
		if staff < limit[i] && min(moneyRank(turnover), moneyRank(balance)) <= i {
			return class[i]
		}
	}
	return Large
}

func moneyRank(m Money) int {
	switch m {
	case MoneyMicro:
		return 0
	case MoneySmall:
		return 1
	case MoneyMedium:
		return 2
	}
	return 3
}

// StaffClassOf gives the statistical class by persons employed.
func StaffClassOf(staff Decimal) StaffClass {
	switch {
	case staff < Whole(10):
		return StaffTo9
	case staff < Whole(50):
		return StaffTo49
	case staff < Whole(250):
		return StaffTo249
	}
	return StaffAbove
}
