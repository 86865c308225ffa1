package intake

import (
	"time"

	"maturita/survey"
)

// Publication is a questionnaire version as it was published, for ever. A
// retired one begins no response any more; drafts on it are finished, and its
// results are read, as before.
type Publication struct {
	Ref         survey.Ref
	Digest      string // SHA-256 of Canonical in hexadecimal
	Canonical   []byte
	PublishedAt time.Time
	RetiredAt   time.Time // zero = in force
}

// Retired reports whether no response may begin on the version any more.
func (p Publication) Retired() bool { return !p.RetiredAt.IsZero() }
