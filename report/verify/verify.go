// Package verify finds out whether a file is a report that was issued: as it is,
// with signatures added inside (PAdES) or put into an envelope (CAdES). It trusts
// nothing in the file; the registry of issued files decides. Work and memory are
// bounded whatever the file holds.
package verify

import (
	"context"

	"maturita/survey"
)

// Largest is the size of the largest file that is read, in bytes.
const Largest = 8 << 20

// Verdict is what a file is.
type Verdict string

const (
	Genuine   Verdict = "genuine"   // holds an issued file byte by byte, and otherwise signatures alone
	Different Verdict = "different" // no such file, although it names a report number
	Unknown   Verdict = "unknown"   // names none
)

// Reason is why a file is not genuine, or what is wrong with one that is.
type Reason string

const (
	TooLarge     Reason = "too-large"     // above Largest
	NoReport     Reason = "no-report"     // neither a PDF nor an envelope
	Encrypted    Reason = "encrypted"     // cannot be looked into
	Changed      Reason = "changed"       // a PDF that was never issued like this
	Altered      Reason = "altered"       // an issued file to which more than signatures was added
	Outside      Reason = "outside"       // a signature that shows outside the space that is offered for it
	BadSignature Reason = "bad-signature" // a signature that is not about this content
	Detached     Reason = "detached"      // an envelope without its content
	TooComplex   Reason = "too-complex"   // nests or repeats more than any signed report
)

// Reasons are all reasons.
var Reasons = []Reason{TooLarge, NoReport, Encrypted, Changed, Altered, Outside, BadSignature, Detached, TooComplex}

// Finding is what was found out about a file.
type Finding struct {
	Verdict Verdict
	Hash    string              // SHA-256 in hexadecimal of the issued file, of what is genuine
	Length  int64               // of that file, in bytes
	Number  survey.ReportNumber // that a file names which is different
	Signers []Signer            // in the order of signing, envelopes after what they hold
	Reason  Reason              // "" when nothing is wrong
}

// Issued tells whether a file with a SHA-256 in hexadecimal and a length in bytes
// was issued.
type Issued func(ctx context.Context, hash string, length int64) (bool, error)

// Read finds out what a file is. The only errors are those of issued; whatever
// the file holds is a finding. A genuine file may have a signature that is
// Invalid: the reason then is BadSignature.
func Read(ctx context.Context, file []byte, issued Issued) (Finding, error) {
	if len(file) > Largest {
		return Finding{Verdict: Unknown, Reason: TooLarge}, nil
	}
	return reader{ctx, issued}.read(file, 0)
}

type reader struct {
	ctx    context.Context
	issued Issued
}

// maxEnvelopes is how often a report is put into an envelope.
const maxEnvelopes = 8

func (r reader) read(file []byte, depth int) (Finding, error) {
	if depth > maxEnvelopes {
		return Finding{Verdict: Unknown, Reason: TooComplex}, nil
	}
	if isPDF(file) {
		return r.readPDF(file)
	}
	if inner, ok := unarmoured(file); ok {
		return r.readEnvelope(inner, depth)
	}
	return Finding{Verdict: Unknown, Reason: NoReport}, nil
}
