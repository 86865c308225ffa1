package verify

import (
	"cmp"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"strings"
	"time"
)

// Form is how a signature is joined to what it signs.
type Form string

const (
	PAdES Form = "PAdES" // inside the PDF
	CAdES Form = "CAdES" // around the file, as .p7m
)

// State is what became of checking a signature against what it signs.
type State string

const (
	Valid      State = "valid"
	Invalid    State = "invalid"
	NotChecked State = "not-checked" // its algorithm is not known here, or its certificate missing
)

// Signer is one signature on a file as its certificate says. Whether anybody
// vouches for the certificate is not checked.
type Signer struct {
	Name         string    // common name, or given name and surname, or organisation
	Organisation string    // "" when it is the name
	Issuer       string    // of the certificate
	From, Until  time.Time // validity of the certificate, UTC
	Claimed      time.Time // when the signer says to have signed, zero = does not say
	Stamped      time.Time // of a timestamp on the signature, zero without one that is right
	Seal         bool      // part of the issued file: the service's own
	Form         Form
	State        State
}

// describe takes over what a certificate says.
func describe(s *Signer, c *x509.Certificate) {
	s.Name = nameOf(c.Subject)
	if o := strings.Join(c.Subject.Organization, ", "); o != s.Name {
		s.Organisation = o
	}
	s.Issuer = nameOf(c.Issuer)
	s.From, s.Until = c.NotBefore.UTC(), c.NotAfter.UTC()
}

var (
	oidGivenName = asn1.ObjectIdentifier{2, 5, 4, 42}
	oidSurname   = asn1.ObjectIdentifier{2, 5, 4, 4}
)

func nameOf(n pkix.Name) string {
	var given, surname string
	for _, a := range n.Names {
		text, _ := a.Value.(string)
		switch {
		case a.Type.Equal(oidGivenName):
			given = text
		case a.Type.Equal(oidSurname):
			surname = text
		}
	}
	return cmp.Or(n.CommonName, strings.TrimSpace(given+" "+surname), strings.Join(n.Organization, ", "))
}
