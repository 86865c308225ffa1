package stats

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// LegalMinimum is the smallest count of companies that may ever be published.
const LegalMinimum = 3

// DefaultPolicy publishes distributions from 5 companies on, means, quantiles
// and benchmarks from 10.
var DefaultPolicy = Policy{Counts: 5, Means: 10}

var (
	// ErrPolicy is wrapped where a threshold is below the legal minimum.
	ErrPolicy = errors.New("disclosure policy")

	// ErrCatalogue is wrapped where variables and tables do not make one system:
	// unknown names, tables of one release that disagree, hierarchies that this
	// control cannot judge.
	ErrCatalogue = errors.New("catalogue of tables")
)

// Variable is one classifying variable of a release: every company has exactly
// one of its values. The levels of a hierarchy are variables of their own.
type Variable struct {
	Name   string
	Values []string

	// Sensitive says that a value cannot be looked up elsewhere, as a level of
	// maturity. Size, section and seat stand in the business register.
	Sensitive bool

	// Within names the coarser variable whose values this one's values add up
	// to, Parent the value of it for every value of this one; "" is none.
	Within string
	Parent map[string]string
}

// Coordinate is a value on a variable.
type Coordinate struct{ Variable, Value string }

// CellKey is a set of at most two coordinates, the second empty in a margin and
// both in the grand total. A margin is the same CellKey in all tables that have it.
type CellKey struct{ First, Second Coordinate }

// CellOf returns the cell of none, one or two coordinates, in any order. It
// panics with more.
func CellOf(coordinates ...Coordinate) CellKey {
	if len(coordinates) > 2 {
		panic(fmt.Sprintf("a cell of %d coordinates", len(coordinates)))
	}
	var pair [2]Coordinate
	copy(pair[:], coordinates)
	if len(coordinates) == 2 && cmp.Compare(pair[0].Variable, pair[1].Variable) > 0 {
		slices.Reverse(pair[:])
	}
	return CellKey{pair[0], pair[1]}
}

// FrequencyTable counts companies by one or two variables. Counts holds the
// inner cells only, an absent one is 0; margins and total follow from them and
// belong to the release. Impossible lists the inner cells of which everybody
// knows that they hold nobody, as they follow from what the variables mean:
// hiding them would hide nothing, so they are always published.
type FrequencyTable struct {
	By         []string
	Counts     map[CellKey]int
	Impossible []CellKey
}

// Policy holds the thresholds of a release, in companies: the smallest count
// that is published, and the smallest group of which a mean, a quantile or a
// benchmark is. Neither may be below LegalMinimum.
type Policy struct{ Counts, Means int }

// Check returns an error of kind ErrPolicy when a threshold is too low.
func (p Policy) Check() error {
	if p.Counts < LegalMinimum || p.Means < LegalMinimum {
		return fmt.Errorf("%w: counts from %d, means from %d; the law wants %d", ErrPolicy, p.Counts, p.Means, LegalMinimum)
	}
	return nil
}

// Protect decides what may be published of tables that are released together.
// For every suppressed cell it has proof that somebody who knows all published
// figures, how the tables add up and this rule finds an interval of possible
// counts longer than the threshold (docs/adr/0024-disclosure.md). The same
// input gives the same release. Errors are of kind ErrPolicy or ErrCatalogue; any
// other is a proof that failed its audit, a fault of this package, and nothing
// may be published.
func Protect(variables []Variable, tables []FrequencyTable, policy Policy) (*Release, error) {
	if err := policy.Check(); err != nil {
		return nil, err
	}
	j, err := newJoint(variables, tables)
	if err != nil {
		return nil, err
	}
	counts, err := protectCounts(j, policy.Counts)
	if err != nil {
		return nil, err
	}
	means, err := protectMeans(j, policy.Means, counts)
	if err != nil {
		return nil, err
	}
	return &Release{joint: j, counts: counts, means: means, policy: policy}, nil
}
