package seal

import (
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"math/big"
)

// Object identifiers of RFC 5652, RFC 5035 and RFC 5754.
var (
	oidData          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSigned        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA           = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidECDSA         = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

type algorithm struct {
	Algorithm  asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

type signerID struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type signerInfo struct {
	Version   int
	ID        signerID
	Digest    algorithm
	Signed    asn1.RawValue
	Algorithm algorithm
	Signature []byte
}

type contentType struct{ Type asn1.ObjectIdentifier }

type signedData struct {
	Version      int
	Digests      []algorithm `asn1:"set"`
	Content      contentType
	Certificates asn1.RawValue
	Signers      []signerInfo `asn1:"set"`
}

type certificateID struct{ Hash []byte }

type certificateIDs struct{ Certificates []certificateID }

// CMS signs what has a SHA-256 as PAdES asks (ETSI EN 319 142-1, B-B): detached,
// with the certificate among what is signed and without a time of its own.
func (s *Sealer) CMS(digest []byte) ([]byte, error) {
	signed, err := attributes(digest, s.chain[0])
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(signed)
	// Without randomness the same bytes give the same seal: PKCS #1 v1.5 needs
	// none, ECDSA follows RFC 6979 then.
	signature, err := s.key.Sign(nil, sum[:], crypto.SHA256)
	if err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	set := append([]byte(nil), signed...)
	set[0] = 0xA0 // [0] IMPLICIT
	var certificates []byte
	for _, c := range s.chain {
		certificates = append(certificates, c.Raw...)
	}
	inner, err := asn1.Marshal(signedData{
		Version: 1, Digests: []algorithm{{Algorithm: oidSHA256}}, Content: contentType{oidData},
		Certificates: asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: certificates},
		Signers: []signerInfo{{
			Version: 1, ID: signerID{asn1.RawValue{FullBytes: s.chain[0].RawIssuer}, s.chain[0].SerialNumber},
			Digest: algorithm{Algorithm: oidSHA256}, Signed: asn1.RawValue{FullBytes: set},
			Algorithm: s.algorithm, Signature: signature,
		}},
	})
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}{oidSigned, asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: inner}})
}

// attributes are what is signed, as a SET in DER.
func attributes(digest []byte, leaf *x509.Certificate) ([]byte, error) {
	sum := sha256.Sum256(leaf.Raw)
	var list []attribute
	for _, one := range []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{{oidContentType, oidData}, {oidMessageDigest, digest}, {oidCertificateV2, certificateIDs{[]certificateID{{sum[:]}}}}} {
		raw, err := asn1.Marshal(one.value)
		if err != nil {
			return nil, err
		}
		list = append(list, attribute{one.oid, []asn1.RawValue{{FullBytes: raw}}})
	}
	return asn1.MarshalWithParams(list, "set")
}
