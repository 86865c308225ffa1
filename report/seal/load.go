// Package seal signs reports with the certificate of the service: an electronic
// seal by whoever runs it, as good as the certificate is. The format is PAdES B-B.
package seal

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"time"

	"software.sslmate.com/src/go-pkcs12"
)

// Sealer seals with one certificate. It is safe for concurrent use if its key is.
type Sealer struct {
	key       crypto.Signer
	chain     []*x509.Certificate // leaf first
	algorithm algorithm
}

// New makes a sealer of a key that may live anywhere and the chain of its
// certificate, leaf first. The error says what keeps them from sealing.
func New(key crypto.Signer, chain []*x509.Certificate) (*Sealer, error) {
	if len(chain) == 0 {
		return nil, errors.New("there is no certificate: add it before the key")
	}
	leaf := chain[0]
	public, ok := leaf.PublicKey.(interface{ Equal(crypto.PublicKey) bool })
	if !ok || !public.Equal(key.Public()) {
		return nil, errors.New("the key is not that of the first certificate: put the certificate of the seal first and its issuers after it")
	}
	if usable := x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment; leaf.KeyUsage != 0 && leaf.KeyUsage&usable == 0 {
		return nil, errors.New("the certificate is not for signing: it needs the key usage digital signature or non-repudiation")
	}
	s := &Sealer{key: key, chain: chain}
	switch k := key.Public().(type) {
	case *rsa.PublicKey:
		if k.N.BitLen() < 2048 {
			return nil, fmt.Errorf("the RSA key has %d bits: 2048 are the least", k.N.BitLen())
		}
		s.algorithm = algorithm{oidRSA, asn1.NullRawValue}
	case *ecdsa.PublicKey:
		if k.Curve != elliptic.P256() && k.Curve != elliptic.P384() && k.Curve != elliptic.P521() {
			return nil, errors.New("the key's curve is not supported: use P-256, P-384 or P-521, or RSA")
		}
		s.algorithm = algorithm{Algorithm: oidECDSA}
	default:
		return nil, fmt.Errorf("a key of the kind %T cannot seal: use RSA or ECDSA", k)
	}
	return s, nil
}

// Load reads a certificate with its key from PKCS #12, which the password opens,
// or from PEM without one. Errors name the cause and a remedy.
func Load(file []byte, password string) (*Sealer, error) {
	if block, _ := pem.Decode(file); block != nil {
		return loadPEM(file)
	}
	key, leaf, issuers, err := pkcs12.DecodeChain(file, password)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return nil, errors.New("the password does not open the PKCS #12 file")
	case err != nil:
		return nil, fmt.Errorf("the file is neither PEM nor a PKCS #12 file with one key and its certificate: %w", err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("a key of the kind %T cannot seal: use RSA or ECDSA", key)
	}
	return New(signer, append([]*x509.Certificate{leaf}, issuers...))
}

func loadPEM(file []byte) (*Sealer, error) {
	var chain []*x509.Certificate
	var key crypto.Signer
	for block, rest := pem.Decode(file); block != nil; block, rest = pem.Decode(rest) {
		switch block.Type {
		case "CERTIFICATE":
			c, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				return nil, fmt.Errorf("a certificate cannot be read: %w", err)
			}
			chain = append(chain, c)
		case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY":
			k, err := parseKey(block)
			if err != nil {
				return nil, err
			}
			if key != nil {
				return nil, errors.New("there is more than one key: leave that of the seal alone")
			}
			key = k
		case "ENCRYPTED PRIVATE KEY":
			return nil, errors.New("the key is encrypted: give it as a PKCS #12 file with its password")
		}
	}
	if key == nil {
		return nil, errors.New("there is no private key: add it after the certificates")
	}
	return New(key, chain)
}

func parseKey(block *pem.Block) (crypto.Signer, error) {
	var key any
	var err error
	switch block.Type {
	case "RSA PRIVATE KEY":
		key, err = x509.ParsePKCS1PrivateKey(block.Bytes)
	case "EC PRIVATE KEY":
		key, err = x509.ParseECPrivateKey(block.Bytes)
	default:
		key, err = x509.ParsePKCS8PrivateKey(block.Bytes)
	}
	if err != nil {
		return nil, fmt.Errorf("the private key cannot be read: %w", err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok {
		return nil, fmt.Errorf("a key of the kind %T cannot seal: use RSA or ECDSA", key)
	}
	return signer, nil
}

// Valid returns an error unless the certificate is valid at an instant.
func (s *Sealer) Valid(at time.Time) error {
	leaf := s.chain[0]
	switch {
	case at.Before(leaf.NotBefore):
		return fmt.Errorf("the certificate is not valid before %s", leaf.NotBefore.UTC().Format(time.RFC3339))
	case at.After(leaf.NotAfter):
		return fmt.Errorf("the certificate expired on %s: configure its successor", leaf.NotAfter.UTC().Format(time.RFC3339))
	}
	return nil
}

// Time is the instant that a seal on something of an instant claims: that one,
// but not before the certificate is valid.
func (s *Sealer) Time(of time.Time) time.Time {
	if from := s.chain[0].NotBefore; of.Before(from) {
		return from
	}
	return of
}

// Name is the name of whoever seals, as the certificate says.
func (s *Sealer) Name() string { return s.chain[0].Subject.CommonName }

// Fingerprint is the SHA-256 of the certificate in hexadecimal.
func (s *Sealer) Fingerprint() string {
	sum := sha256.Sum256(s.chain[0].Raw)
	return hex.EncodeToString(sum[:])
}
