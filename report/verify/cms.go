package verify

import (
	"bytes"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

// Object identifiers of RFC 5652, RFC 3161 and RFC 5035.
var (
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidTSTInfo       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidTimestamp     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
)

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,optional,tag:0"`
}

type signedData struct {
	Version      int
	Digests      asn1.RawValue
	Content      contentInfo
	Certificates asn1.RawValue `asn1:"optional,tag:0"`
	Revocations  asn1.RawValue `asn1:"optional,tag:1"`
	Signers      []signerInfo  `asn1:"set"`
}

type signerInfo struct {
	Version   int
	ID        asn1.RawValue
	Digest    pkix.AlgorithmIdentifier
	Signed    asn1.RawValue `asn1:"optional,tag:0"`
	Algorithm pkix.AlgorithmIdentifier
	Signature []byte
	Unsigned  asn1.RawValue `asn1:"optional,tag:1"`
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values asn1.RawValue
}

// How many signatures and certificates of one envelope are read.
const (
	maxSigners      = 32
	maxCertificates = 64
)

// envelope is a CMS SignedData (RFC 5652, 5).
type envelope struct {
	Type         asn1.ObjectIdentifier // of the content
	Content      []byte                // nil when it is elsewhere
	Certificates []*x509.Certificate
	Signers      []signerInfo
}

// openEnvelope reads a SignedData in BER or DER; what follows it may be zeros, as
// a PDF pads it. Certificates that cannot be read are left out.
func openEnvelope(data []byte) (*envelope, error) {
	der, read, err := toDER(data)
	if err != nil || len(bytes.Trim(data[read:], "\x00\r\n")) > 0 {
		return nil, errBER
	}
	var outer contentInfo
	if rest, err := asn1.Unmarshal(der, &outer); err != nil || len(rest) > 0 || !outer.Type.Equal(oidSignedData) {
		return nil, errBER
	}
	var inner signedData
	if rest, err := asn1.Unmarshal(outer.Content.Bytes, &inner); err != nil || len(rest) > 0 || len(inner.Signers) > maxSigners {
		return nil, errBER
	}
	e := &envelope{Type: inner.Content.Type, Signers: inner.Signers}
	if content := inner.Content.Content; len(content.FullBytes) > 0 {
		if rest, err := asn1.Unmarshal(content.Bytes, &e.Content); err != nil || len(rest) > 0 {
			return nil, errBER
		}
	}
	for rest := inner.Certificates.Bytes; len(rest) > 0 && len(e.Certificates) < maxCertificates; {
		var one asn1.RawValue
		if rest, err = asn1.Unmarshal(rest, &one); err != nil {
			return nil, errBER
		}
		if c, err := x509.ParseCertificate(one.FullBytes); err == nil {
			e.Certificates = append(e.Certificates, c)
		}
	}
	return e, nil
}

// certificate finds that of a signer, nil when it is not there.
func (e *envelope) certificate(s signerInfo) *x509.Certificate {
	if s.ID.Class == asn1.ClassContextSpecific {
		for _, c := range e.Certificates {
			if s.ID.Tag == 0 && len(c.SubjectKeyId) > 0 && bytes.Equal(c.SubjectKeyId, s.ID.Bytes) {
				return c
			}
		}
		return nil
	}
	var id struct {
		Issuer asn1.RawValue
		Serial *big.Int
	}
	if _, err := asn1.Unmarshal(s.ID.FullBytes, &id); err != nil {
		return nil
	}
	for _, c := range e.Certificates {
		if c.SerialNumber.Cmp(id.Serial) == 0 && bytes.Equal(c.RawIssuer, id.Issuer.FullBytes) {
			return c
		}
	}
	return nil
}

// attributes are the values of attributes by their type; the same type twice is
// refused.
func attributes(raw asn1.RawValue) (map[string]asn1.RawValue, bool) {
	all := map[string]asn1.RawValue{}
	for rest := raw.Bytes; len(rest) > 0; {
		var one attribute
		var err error
		if rest, err = asn1.Unmarshal(rest, &one); err != nil {
			return nil, false
		}
		var value asn1.RawValue
		if _, err := asn1.Unmarshal(one.Values.Bytes, &value); err != nil {
			return nil, false
		}
		if _, twice := all[one.Type.String()]; twice {
			return nil, false
		}
		all[one.Type.String()] = value
	}
	return all, true
}
