package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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

// NewPublication is a version to be published, with the digest of its canonical
// form.
func NewPublication(ref survey.Ref, canonical []byte) Publication {
	return Publication{Ref: ref, Digest: digest(canonical), Canonical: canonical}
}

func digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}

// Intact fails with an *Altered unless the canonical bytes have the digest that
// stands beside them. It wants a publication that was read with its bytes.
func (p Publication) Intact() error {
	if stands := digest(p.Canonical); stands != p.Digest {
		return &Altered{p.Ref, p.Digest, stands}
	}
	return nil
}

// Altered is the error of a published version whose bytes in the database are
// not those that were published; its kind is survey.Internal.
type Altered struct {
	Ref           survey.Ref
	Digest, Found string // SHA-256 recorded beside the bytes, and that of the bytes
}

func (e *Altered) Error() string {
	return fmt.Sprintf("published questionnaire %s was altered in the database: its content has the SHA-256 %s, recorded is %s", e.Ref, e.Found, e.Digest)
}

// Retired reports whether no response may begin on the version any more.
func (p Publication) Retired() bool { return !p.RetiredAt.IsZero() }
