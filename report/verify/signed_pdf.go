package verify

import (
	"errors"
	"hash"
	"strings"
	"time"

	"maturita/report/verify/pdf"
)

// signatures judges what was added to an issued file of a size, and checks every
// signature, the service's own seal first.
func signatures(file []byte, size int) ([]Signer, Reason) {
	base, err := pdf.ReadBase(file[:size])
	if err != nil {
		return nil, Altered
	}
	revisions, err := base.Revisions(file)
	switch {
	case errors.Is(err, pdf.ErrEncrypted):
		return nil, Encrypted
	case errors.Is(err, pdf.ErrComplex):
		return nil, TooComplex
	case err != nil || len(revisions) == 0 && len(file) > size:
		return nil, Altered
	}
	d := newDocument(base)
	for _, r := range revisions {
		if reason := d.add(r); reason != "" {
			return nil, reason
		}
	}
	fields, ok := d.signed()
	if !ok {
		return nil, Altered
	}
	var signers []Signer
	reason := Reason("")
	signs := map[int]bool{} // revisions that a signature belongs to, 0 = the issued file
	for _, f := range fields {
		ends := pdf.Span{Begin: size, End: size}
		if f.revision > 0 {
			r := revisions[f.revision-1]
			ends = pdf.Span{Begin: r.End, End: r.Rest}
		}
		signer, ok := signatureOf(file, f.value, ends)
		if !ok || signs[f.revision] {
			return nil, Altered
		}
		signs[f.revision] = true
		signer.Seal = f.revision == 0
		if signer.State == Invalid {
			reason = BadSignature
		}
		signers = append(signers, signer)
	}
	for i, r := range revisions {
		if !signs[i+1] && !d.onlyEvidence(r) {
			return nil, Altered
		}
	}
	return signers, reason
}

// signatureOf checks a signature dictionary: it must cover everything up to the
// end of its revision, the last white space or not, but its own contents.
func signatureOf(file []byte, o *pdf.Indirect, ends pdf.Span) (Signer, bool) {
	d := o.Dict()
	r, _ := d["ByteRange"].(pdf.Array)
	contents, isString := d["Contents"].(pdf.String)
	at := o.Spans["Contents"]
	if o.Packed || o.Stream || !isString || len(r) != 4 || file[at.Begin] != '<' {
		return Signer{}, false
	}
	last, isInt := r[2].(pdf.Int)
	length, isInt2 := r[3].(pdf.Int)
	end := int(last) + int(length)
	if !isInt || !isInt2 || r[0] != pdf.Int(0) || r[1] != pdf.Int(at.Begin) || last != pdf.Int(at.End) || end < ends.Begin || end > ends.End {
		return Signer{}, false
	}
	signer := Signer{State: Invalid}
	covered := func(h hash.Hash) {
		h.Write(file[:at.Begin])
		h.Write(file[at.End:end])
	}
	e, err := openEnvelope([]byte(contents))
	switch kind, _ := d["SubFilter"].(pdf.Name); {
	case kind == "ETSI.RFC3161" && err == nil:
		signer, signer.Stamped = e.timestamp(covered)
	case (kind == "ETSI.CAdES.detached" || kind == "adbe.pkcs7.detached") && err == nil && e.Content == nil && len(e.Signers) == 1:
		signer = e.checked(e.Signers[0], covered)
	case kind == "adbe.pkcs7.sha1" || kind == "adbe.x509.rsa_sha1":
		signer.State = NotChecked
	}
	signer.Form = PAdES
	if signer.Claimed.IsZero() {
		said, _ := d["M"].(pdf.String)
		signer.Claimed = pdfDate(string(said))
	}
	return signer, true
}

// pdfDate reads a date as PDF writes it (ISO 32000-1, 7.9.4), zero when it is
// none.
func pdfDate(s string) time.Time {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	if before, ok := strings.CutSuffix(s, "Z0000"); ok {
		s = before + "Z"
	}
	for _, layout := range []string{"20060102150405Z0700", "20060102150405Z07", "20060102150405"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
