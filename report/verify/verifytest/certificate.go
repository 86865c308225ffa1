package verifytest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"time"

	"maturita/report/seal"
)

// Person is somebody who can sign.
type Person struct {
	*seal.Sealer
	PEM []byte // certificate and key
}

// NewPerson makes somebody with a certificate of their own.
func NewPerson(name string, useRSA bool) *Person {
	var key crypto.Signer
	var err error
	if useRSA {
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	} else {
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	must(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(42), Subject: pkix.Name{CommonName: name, Organization: []string{"Panificio Rossi"}},
		SubjectKeyId: []byte("sei byte"),
		NotBefore:    time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC), KeyUsage: x509.KeyUsageContentCommitment,
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	must(err)
	c, err := x509.ParseCertificate(raw)
	must(err)
	s, err := seal.New(key, []*x509.Certificate{c})
	must(err)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	must(err)
	file := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw})
	return &Person{s, append(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})...)}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// Envelope puts content into a signed envelope, in DER.
func (p *Person) Envelope(content []byte) []byte {
	sum := sha256.Sum256(content)
	detached, err := p.CMS(sum[:])
	must(err)
	var outer struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	_, err = asn1.Unmarshal(detached, &outer)
	must(err)
	var inner struct {
		Version int
		Digests asn1.RawValue
		Content struct {
			Type    asn1.ObjectIdentifier
			Content []byte `asn1:"explicit,optional,tag:0"`
		}
		Certificates asn1.RawValue
		Signers      asn1.RawValue
	}
	_, err = asn1.Unmarshal(outer.Content.Bytes, &inner)
	must(err)
	inner.Content.Content = content
	raw, err := asn1.Marshal(inner)
	must(err)
	whole, err := asn1.Marshal(struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}{outer.Type, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: raw}})
	must(err)
	return whole
}

// Indefinite writes DER anew as programs do that do not know lengths beforehand:
// without them, and strings of octets in pieces.
func Indefinite(der []byte) []byte {
	var one asn1.RawValue
	rest, err := asn1.Unmarshal(der, &one)
	must(err)
	out := der[:len(der)-len(rest)]
	switch {
	case one.Class == asn1.ClassContextSpecific && one.Tag == 0 && len(one.Bytes) > 0 && one.Bytes[0] == 0x30 && len(one.Bytes) < 4000: // signed attributes and certificates stay
	case one.IsCompound && one.Tag != asn1.TagSet:
		out = []byte{der[0], 0x80}
		for parts := one.Bytes; len(parts) > 0; {
			var part asn1.RawValue
			left, err := asn1.Unmarshal(parts, &part)
			must(err)
			out = append(out, Indefinite(parts[:len(parts)-len(left)])...)
			parts = left
		}
		out = append(out, 0, 0)
	case one.Tag == asn1.TagOctetString && len(one.Bytes) > 1000:
		out = []byte{0x24, 0x80}
		for b := one.Bytes; len(b) > 0; {
			n := min(len(b), 1000)
			piece, err := asn1.Marshal(b[:n])
			must(err)
			out, b = append(out, piece...), b[n:]
		}
		out = append(out, 0, 0)
	}
	return out
}
