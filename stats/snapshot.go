package stats

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"time"

	"maturita/survey"
)

// Series is what a snapshot is of. Versions with the same major are comparable
// and counted together; others never are.
type Series struct {
	Instrument survey.QuestionnaireID
	Major      int
	Span       Span
}

// Snapshot is the figures of a closed period that may be seen outside a chamber
// (docs/adr/0026-snapshots.md). What must not be told is not in it. It is never
// changed: readers may share one.
type Snapshot struct {
	Series
	Edition    int // from 1; a correction is a new edition
	MadeAt     time.Time
	ReleasedAt time.Time // zero = not released
	Digest     string    // SHA-256 of Canonical, hexadecimal

	Method   int // of making it, see the constant
	Policy   Policy
	Versions []survey.Version
	Tables   []Table // in the order of the catalogue
}

// Method numbers the catalogue of tables and the formulas: figures that were made
// by another are not expected to be made again.
const Method = 1

// Table returns a table of the catalogue. One that the snapshot does not have has
// nothing to say of any cell.
func (s *Snapshot) Table(id TableID) Table {
	for _, t := range s.Tables {
		if t.ID == id {
			return t
		}
	}
	return Table{ID: id}
}

// Edition is a snapshot as it is stored: what says which one it is, and its
// figures as bytes.
type Edition struct {
	Series
	Number     int // from 1
	MadeAt     time.Time
	ReleasedAt time.Time // zero = not released
	Digest     string
	Canonical  []byte // nil in lists
}

// Stored returns the snapshot as it is stored.
func (s *Snapshot) Stored() Edition {
	return Edition{
		Series: s.Series, Number: s.Edition, MadeAt: s.MadeAt, ReleasedAt: s.ReleasedAt,
		Digest: s.Digest, Canonical: s.Canonical(),
	}
}

func digestOf(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}

func (s Series) String() string {
	return fmt.Sprintf("%s %d, %s", s.Instrument, s.Major, s.Span)
}

// Extent is how many cells there are, and how many of them tell nothing.
func (s *Snapshot) Extent() (cells, suppressed int) {
	for _, t := range s.Tables {
		for _, row := range t.cells {
			for _, c := range row {
				if cells++; c.Suppressed() {
					suppressed++
				}
			}
		}
	}
	return cells, suppressed
}

// Differing is how many tables of either are not the same in the other.
func (s *Snapshot) Differing(other *Snapshot) (tables int) {
	for _, t := range s.Tables {
		if !reflect.DeepEqual(t, other.Table(t.ID)) {
			tables++
		}
	}
	for _, t := range other.Tables {
		if s.Table(t.ID).cells == nil {
			tables++
		}
	}
	return tables
}
