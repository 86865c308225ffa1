package intake

import (
	"time"

	"maturita/survey"
)

// Publication is a questionnaire version as it was published, for ever.
type Publication struct {
	Ref         survey.Ref
	Digest      string // SHA-256 of Canonical in hexadecimal
	Canonical   []byte
	PublishedAt time.Time
}
