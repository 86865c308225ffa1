package statstest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"maturita/stats"
)

// same compares two answers as sets: in any order, each cell once.
func same[T comparable](t testing.TB, name string) func(got []T, err error) func(want []T, err error) int {
	return func(got []T, err error) func(want []T, err error) int {
		return func(want []T, wrong error) int {
			t.Helper()
			if err != nil || wrong != nil {
				t.Errorf("%s: %v, %v", name, err, wrong)
				return 0
			}
			byText := func(a, b T) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
			got, want := slices.SortedFunc(slices.Values(got), byText), slices.SortedFunc(slices.Values(want), byText)
			if !slices.Equal(got, want) {
				t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
			}
			return len(want)
		}
	}
}

func sameCells(t testing.TB, name string) func([]stats.Cell, error) func([]stats.Cell, error) int {
	return same[stats.Cell](t, name)
}

func sameAreas(t testing.TB, name string) func([]stats.AreaCell, error) func([]stats.AreaCell, error) int {
	return same[stats.AreaCell](t, name)
}

func sameTransitions(t testing.TB, name string) func([]stats.Transition, error) func([]stats.Transition, error) int {
	return same[stats.Transition](t, name)
}
