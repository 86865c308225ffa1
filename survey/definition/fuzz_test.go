package definition_test

import (
	"errors"
	"testing"

	"maturita/scoring"
	"maturita/survey/definition"
)

// FuzzRead wants every source either accepted for good, with a canonical form
// that says the same and scoring that works, or refused with places.
func FuzzRead(f *testing.F) {
	for _, prefix := range []string{"working_", "busted_"} {
		for _, source := range fixtures(f, prefix) {
			f.Add(source)
		}
	}
	f.Add(file(f, shippedFile))
	f.Fuzz(func(t *testing.T, source []byte) {
		q, err := definition.Read("file", source)
		if err == nil {
			checkRoundTrip(t, q)
			if _, err := scoring.Compile(q); err != nil {
				t.Errorf("accepted, but: %v", err)
			}
			return
		}
		var problems definition.Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("refused without a problem: %v", err)
		}
		for i, p := range problems {
			if p.File != "file" || p.Line < 1 || p.Column < 1 || p.Code == "" || p.Message == "" {
				t.Errorf("problem without a place: %#v", p)
			}
			if i > 0 && p.Line < problems[i-1].Line {
				t.Errorf("problems out of order:\n%v", err)
			}
		}
	})
}

// FuzzLint wants every source judged without a panic, refused by the linter where
// Read refuses it, and with places.
func FuzzLint(f *testing.F) {
	for _, prefix := range []string{"working_", "warned_", "busted_", "earlier_"} {
		for _, source := range fixtures(f, prefix) {
			f.Add(source)
		}
	}
	f.Add(file(f, shippedFile))
	f.Fuzz(func(t *testing.T, source []byte) {
		q, problems := definition.Lint("file", source, engine)
		if read, err := definition.Read("file", source); (read == nil) != (q == nil) || q == nil && err.Error() != problems.Error() {
			t.Fatalf("Read says %v, the linter %v", err, problems)
		}
		for _, p := range problems {
			if p.File != "file" || p.Line < 1 || p.Column < 1 || p.Code == "" || p.Message == "" {
				t.Errorf("problem without a place: %#v", p)
			}
		}
		if q == nil {
			return
		}
		checkClaims(t, q, problems, 20)
		if again := lint("file", source, q); again.Error() != problems.Error() {
			t.Errorf("against itself it says\n%v\nalone\n%v", again, problems)
		}
		if changes := definition.Changes(q, q); len(changes) > 0 {
			t.Errorf("against itself it changes %v", changes)
		}
	})
}
