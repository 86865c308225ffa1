package definition_test

import (
	"testing"

	"maturita/scoring"
)

// Scoring refuses without a place in the file; whatever it would refuse, Read
// has refused with one.
func TestReadAcceptsWhatCompiles(t *testing.T) {
	for name, source := range accepted(t) {
		if _, err := scoring.Compile(read(t, name, source)); err != nil {
			t.Errorf("%s: accepted, but: %v", name, err)
		}
	}
}
