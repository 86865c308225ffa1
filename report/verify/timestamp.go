package verify

import (
	"crypto/x509/pkix"
	"encoding/asn1"
	"hash"
	"slices"
	"time"
)

// timestamp is the TSTInfo of RFC 3161 as far as it is needed.
type timestamp struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Algorithm pkix.AlgorithmIdentifier
		Digest    []byte
	}
	Serial asn1.RawValue
	Time   time.Time
}

// stamped is the instant of the timestamp on a signature, zero without one that
// is about that very signature and is signed.
func stamped(s signerInfo) time.Time {
	unsigned, ok := attributes(s.Unsigned)
	if !ok {
		return time.Time{}
	}
	token, err := openEnvelope(unsigned[oidTimestamp.String()].FullBytes)
	if err != nil {
		return time.Time{}
	}
	signer, at := token.timestamp(func(h hash.Hash) { h.Write(s.Signature) })
	if signer.State != Valid {
		return time.Time{}
	}
	return at
}

// timestamp checks a token on some content: who stamped it, and when.
func (e *envelope) timestamp(content digested) (Signer, time.Time) {
	var t timestamp
	if !e.Type.Equal(oidTSTInfo) || len(e.Signers) != 1 {
		return Signer{State: Invalid}, time.Time{}
	}
	if err := unmarshalFirst(e.Content, &t); err != nil {
		return Signer{State: Invalid}, time.Time{}
	}
	signer := e.checked(e.Signers[0], func(h hash.Hash) { h.Write(e.Content) })
	known, ok := digests[t.Imprint.Algorithm.Algorithm.String()]
	if !ok {
		signer.State = NotChecked
		return signer, time.Time{}
	}
	h := known.New()
	content(h)
	if !slices.Equal(h.Sum(nil), t.Imprint.Digest) {
		signer.State = Invalid
	}
	return signer, t.Time.UTC()
}

// unmarshalFirst reads the first fields of a sequence that has more.
func unmarshalFirst(der []byte, t *timestamp) error {
	var whole asn1.RawValue
	if _, err := asn1.Unmarshal(der, &whole); err != nil {
		return err
	}
	rest := whole.Bytes
	for _, field := range []any{&t.Version, &t.Policy, &t.Imprint, &t.Serial} {
		var err error
		if rest, err = asn1.Unmarshal(rest, field); err != nil {
			return err
		}
	}
	var at asn1.RawValue
	if _, err := asn1.Unmarshal(rest, &at); err != nil {
		return err
	}
	var err error
	t.Time, err = time.Parse("20060102150405Z0700", string(at.Bytes)) // with fractions of a second too
	return err
}
