package survey_test

import (
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

func TestVersionIsRead(t *testing.T) {
	for s, want := range map[string]survey.Version{
		"0.0.0": {}, "1.0.0": {Major: 1}, "1.2.3": {Major: 1, Minor: 2, Patch: 3}, "9999.9999.9999": {Major: 9999, Minor: 9999, Patch: 9999},
	} {
		got, err := survey.ParseVersion(s)
		if err != nil || got != want || got.String() != s {
			t.Errorf("%q is read as %s, %v", s, got, err)
		}
	}
}

func TestVersionIsRefused(t *testing.T) {
	for _, s := range []string{"", "1", "1.0", "1.0.0.0", "1.0.", ".0.0", "01.0.0", "1.00.0", "1.0.-0", "-1.0.0", "+1.0.0", "1.0.10000", "v1.0.0", "1.0.0 ", "1.0.0-rc1", "1,0,0", "١.0.0", "99999999999999999999.0.0"} {
		if got, err := survey.ParseVersion(s); err == nil || got != (survey.Version{}) {
			t.Errorf("%q is read as %s, %v", s, got, err)
		}
	}
}

func TestVersionsAreInOrder(t *testing.T) {
	var ascending []survey.Version
	for _, s := range []string{"0.0.1", "0.1.0", "0.1.9", "0.1.10", "0.10.0", "1.0.0", "1.2.3", "2.0.0", "10.0.0"} {
		v, err := survey.ParseVersion(s)
		if err != nil {
			t.Fatal(err)
		}
		ascending = append(ascending, v)
	}
	for i, v := range ascending {
		for j, w := range ascending {
			if got := v.Compare(w); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%s compared with %s: %d", v, w, got)
			}
		}
	}
	if !slices.IsSortedFunc(ascending, survey.Version.Compare) {
		t.Error("not in order")
	}
}

func TestRefIsRead(t *testing.T) {
	want := survey.Ref{ID: "pre-assessment", Version: survey.Version{Major: 1, Minor: 0, Patch: 12}}
	got, err := survey.ParseRef("pre-assessment@1.0.12")
	if err != nil || got != want || got.String() != "pre-assessment@1.0.12" {
		t.Errorf("read as %s, %v", got, err)
	}
	for _, s := range []string{"", "@", "@1.0.0", "a@", "a", "a@1.0", "a@1.0.0@1.0.0", "A@1.0.0", "a b@1.0.0", "../a@1.0.0", "a@1.0.0/x"} {
		if got, err := survey.ParseRef(s); err == nil || got != (survey.Ref{}) {
			t.Errorf("%q is read as %s, %v", s, got, err)
		}
	}
}

func TestValidID(t *testing.T) {
	for s, want := range map[string]bool{
		"a": true, "q1": true, "pre-assessment": true, "a-1-b": true, strings.Repeat("a", survey.MaxIDLength): true,
		"": false, strings.Repeat("a", survey.MaxIDLength+1): false, "1a": false, "-a": false, "a-": false, "a--b": false,
		"A": false, "aB": false, "a_b": false, "a.b": false, "a b": false, "a$": false, "a/b": false, "à": false, "a\x00": false, "a\n": false,
	} {
		if got := survey.ValidID(s); got != want {
			t.Errorf("%q may be an id: %t", s, got)
		}
	}
}

func FuzzRefReadsItself(f *testing.F) {
	for _, s := range []string{"pre-assessment@1.0.0", "a@01.0.0", "a@1.0.0@2.0.0", "@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if ref, err := survey.ParseRef(s); err == nil && ref.String() != s {
			t.Errorf("%q is read as %q", s, ref)
		}
	})
}
