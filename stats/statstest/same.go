package statstest

import (
	"maps"
	"testing"
)

// same compares two answers as sets, in which each cell stands once, and returns
// how many cells there are.
func same[T comparable](t testing.TB, name string) func(got []T, err error) func(want []T, err error) int {
	counted := func(list []T) map[T]int {
		counts := map[T]int{}
		for _, one := range list {
			counts[one]++
		}
		return counts
	}
	return func(got []T, err error) func(want []T, err error) int {
		return func(want []T, wrong error) int {
			t.Helper()
			if err != nil || wrong != nil {
				t.Errorf("%s: %v, %v", name, err, wrong)
			} else if !maps.Equal(counted(got), counted(want)) {
				t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
			}
			return len(want)
		}
	}
}
