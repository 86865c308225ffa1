package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
)

// maxEnds is how many ends of revisions are tried.
const maxEnds = 32

// endOfRevision is how a revision ends. Texts in a report that look like it have
// no line breaks in them.
var endOfRevision = regexp.MustCompile(`startxref[\r\n]{1,2}\d{1,10}[\r\n]{1,2}%%EOF`)

func isPDF(file []byte) bool { return bytes.HasPrefix(file, []byte("%PDF-")) }

// readPDF finds the issued file that a PDF begins with, and judges what follows.
func (r reader) readPDF(file []byte) (Finding, error) {
	found, err := r.prefix(file)
	if err != nil {
		return Finding{}, err
	}
	if found.Verdict != Genuine {
		f := Finding{Verdict: Unknown, Reason: Changed, Number: numberIn(file)}
		if f.Number != "" {
			f.Verdict = Different
		}
		if bytes.Contains(file, []byte("/Encrypt")) {
			f.Reason = Encrypted
		}
		return f, nil
	}
	signers, reason := signatures(file, int(found.Length))
	found.Signers, found.Reason = signers, reason
	if reason != "" && reason != BadSignature {
		return Finding{Verdict: Different, Reason: reason, Number: numberIn(file[:found.Length]), Signers: signers}, nil
	}
	return found, nil
}

// prefix looks up what stands before each end of a revision, with the end of its
// line and without.
func (r reader) prefix(file []byte) (Finding, error) {
	h := sha256.New()
	done := 0
	for range maxEnds {
		at := endOfRevision.FindIndex(file[done:])
		if at == nil {
			break
		}
		ends := []int{done + at[1]}
		for rest := file[ends[0]:]; len(rest) > 0 && len(ends) < 3 && (rest[0] == '\r' || rest[0] == '\n'); rest = rest[1:] {
			ends = append(ends, ends[len(ends)-1]+1)
		}
		for _, end := range ends {
			h.Write(file[done:end])
			done = end
			f := Finding{Verdict: Genuine, Hash: hex.EncodeToString(h.Sum(nil)), Length: int64(end)}
			known, err := r.issued(r.ctx, f.Hash, f.Length)
			if err != nil || known {
				return f, err
			}
		}
	}
	return Finding{Verdict: Unknown}, nil
}
