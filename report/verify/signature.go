package verify

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	_ "crypto/sha256" // digests of signatures
	_ "crypto/sha512"
	"crypto/x509"
	"encoding/asn1"
	"hash"
	"slices"
	"time"
)

// digests by object identifier (RFC 5754). SHA-1 proves nothing any more.
var digests = map[string]crypto.Hash{
	"2.16.840.1.101.3.4.2.1": crypto.SHA256, "2.16.840.1.101.3.4.2.2": crypto.SHA384, "2.16.840.1.101.3.4.2.3": crypto.SHA512,
}

const (
	oidRSA    = "1.2.840.113549.1.1.1"
	oidRSAPSS = "1.2.840.113549.1.1.10"
	oidEC     = "1.2.840.10045.2.1"
)

// maxRSA is the size in bits of the largest RSA key that is worked with.
const maxRSA = 8192

// algorithms are how digests are signed, by object identifier.
var algorithms = map[string]crypto.Hash{
	"1.2.840.113549.1.1.11": crypto.SHA256, "1.2.840.113549.1.1.12": crypto.SHA384, "1.2.840.113549.1.1.13": crypto.SHA512,
	"1.2.840.10045.4.3.2": crypto.SHA256, "1.2.840.10045.4.3.3": crypto.SHA384, "1.2.840.10045.4.3.4": crypto.SHA512,
}

// digested writes what was signed into a hash.
type digested func(hash.Hash)

// checked is what a signature says, and whether it belongs to what was signed.
func (e *envelope) checked(s signerInfo, content digested) Signer {
	signer := Signer{State: NotChecked}
	certificate := e.certificate(s)
	if certificate == nil {
		return signer
	}
	describe(&signer, certificate)
	known, ok := digests[s.Digest.Algorithm.String()]
	if !ok {
		return signer
	}
	h := known.New()
	content(h)
	digest := h.Sum(nil)
	if len(s.Signed.FullBytes) > 0 {
		signed, ok := attributes(s.Signed)
		if !ok || !e.agree(signed, digest) {
			signer.State = Invalid
			return signer
		}
		signer.Claimed = signingTime(signed[oidSigningTime.String()])
		set := slices.Clone(s.Signed.FullBytes)
		set[0] = 0x31 // SET OF, which is what is signed (RFC 5652, 5.4)
		h.Reset()
		h.Write(set)
		digest = h.Sum(nil)
	}
	signer.State = proven(certificate, s, known, digest)
	if signer.State == Valid {
		signer.Stamped = stamped(s)
	}
	return signer
}

// agree reports whether signed attributes are about the content.
func (e *envelope) agree(signed map[string]asn1.RawValue, digest []byte) bool {
	var said []byte
	var kind asn1.ObjectIdentifier
	_, err1 := asn1.Unmarshal(signed[oidMessageDigest.String()].FullBytes, &said)
	_, err2 := asn1.Unmarshal(signed[oidContentType.String()].FullBytes, &kind)
	return err1 == nil && err2 == nil && slices.Equal(said, digest) && kind.Equal(e.Type)
}

// proven checks a signature of a digest.
func proven(c *x509.Certificate, s signerInfo, h crypto.Hash, digest []byte) State {
	algorithm := s.Algorithm.Algorithm.String()
	if own, ok := algorithms[algorithm]; ok && own != h {
		return Invalid
	} else if !ok && algorithm != oidRSA && algorithm != oidEC && algorithm != oidRSAPSS {
		return NotChecked
	}
	valid := false
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		if key.N.BitLen() > maxRSA {
			return NotChecked
		}
		if algorithm == oidRSAPSS {
			valid = rsa.VerifyPSS(key, h, digest, s.Signature, nil) == nil
		} else {
			valid = rsa.VerifyPKCS1v15(key, h, digest, s.Signature) == nil
		}
	case *ecdsa.PublicKey:
		valid = ecdsa.VerifyASN1(key, digest, s.Signature)
	default:
		return NotChecked
	}
	if valid {
		return Valid
	}
	return Invalid
}

func signingTime(raw asn1.RawValue) time.Time {
	var at time.Time
	if len(raw.FullBytes) == 0 {
		return at
	}
	if _, err := asn1.Unmarshal(raw.FullBytes, &at); err != nil {
		return time.Time{}
	}
	return at.UTC()
}
