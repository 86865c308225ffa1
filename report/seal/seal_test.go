package seal_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"maturita/report/pdfua"
	"maturita/report/pdfua/pdfcheck"
	"maturita/report/seal"
)

var noon = time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)

func rsaKey(t *testing.T, bits int) crypto.Signer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func ecKey(t *testing.T, curve elliptic.Curve) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// certificate makes a certificate of a key, signed with it.
func certificate(t *testing.T, key crypto.Signer, usage x509.KeyUsage) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: "Camera di prova – sigillo"},
		NotBefore: noon.AddDate(0, -1, 0), NotAfter: noon.AddDate(3, 0, 0), KeyUsage: usage,
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func pemOf(t *testing.T, key crypto.Signer, certificates ...*x509.Certificate) []byte {
	t.Helper()
	var file []byte
	for _, c := range certificates {
		file = append(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})...)
	}
	if key != nil {
		raw, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			t.Fatal(err)
		}
		file = append(file, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw})...)
	}
	return file
}

// sealed is a small document with a seal and a field for somebody else.
func sealed(t *testing.T, s *seal.Sealer) []byte {
	t.Helper()
	d := pdfua.New(pdfua.Meta{Title: "Prova", Author: "noi", Creator: "prova", Producer: "prova", Lang: "it", Date: noon})
	d.AddPage()
	d.SetFont(pdfua.Sans, "", 10)
	d.In("P", func() { d.Mark(func() { d.Text(20, 20, "testo") }) })
	d.SignatureField(20, 60, 50, 20, "firma", "spazio per la firma")
	d.Seal = &pdfua.Seal{Signer: s, Name: s.Name(), Reason: "prova (1)", Said: "sigillo", Time: s.Time(noon)}
	pdf, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

var byteRange = regexp.MustCompile(`/ByteRange\[0 (\d+) (\d+) (\d+)\]`)

// parts are what is signed, and the signature.
func parts(t *testing.T, pdf []byte) (signed, cms []byte) {
	t.Helper()
	m := byteRange.FindSubmatch(pdf)
	if m == nil {
		t.Fatal("no ByteRange")
	}
	begin, _ := strconv.Atoi(string(m[1]))
	end, _ := strconv.Atoi(string(m[2]))
	rest, _ := strconv.Atoi(string(m[3]))
	if end+rest != len(pdf) || pdf[begin] != '<' || pdf[end-1] != '>' {
		t.Fatalf("the range %s leaves something out", m[0])
	}
	room := make([]byte, (end-begin-2)/2)
	if _, err := hex.Decode(room, pdf[begin+1:end-1]); err != nil {
		t.Fatal(err)
	}
	var one asn1.RawValue
	if _, err := asn1.Unmarshal(room, &one); err != nil {
		t.Fatal(err)
	}
	return append(bytes.Clone(pdf[:begin]), pdf[end:]...), one.FullBytes
}

func TestSealOfEveryKey(t *testing.T) {
	for name, key := range map[string]crypto.Signer{
		"RSA": rsaKey(t, 2048), "P-256": ecKey(t, elliptic.P256()), "P-384": ecKey(t, elliptic.P384()),
	} {
		t.Run(name, func(t *testing.T) {
			c := certificate(t, key, x509.KeyUsageContentCommitment)
			file, err := pkcs12.Modern.Encode(key, c, nil, "segreto")
			if err != nil {
				t.Fatal(err)
			}
			s, err := seal.Load(file, "segreto")
			if err != nil {
				t.Fatal(err)
			}
			fromPEM, err := seal.Load(pemOf(t, key, c), "")
			if err != nil {
				t.Fatal(err)
			}
			pdf := sealed(t, s)
			if !bytes.Equal(pdf, sealed(t, fromPEM)) {
				t.Error("the seal differs the second time")
			}
			for _, problem := range pdfcheck.Check(pdf) {
				t.Error(problem)
			}
			sum := sha256.Sum256(c.Raw)
			if s.Name() != "Camera di prova – sigillo" || s.Fingerprint() != hex.EncodeToString(sum[:]) {
				t.Error(s.Name(), s.Fingerprint())
			}
			signed, cms := parts(t, pdf)
			verifyWithOpenSSL(t, c, signed, cms)
		})
	}
}

// verifyWithOpenSSL asks an independent judge, which must find a changed byte
// too.
func verifyWithOpenSSL(t *testing.T, c *x509.Certificate, signed, cms []byte) {
	t.Helper()
	openssl, err := exec.LookPath("openssl")
	if err != nil {
		if os.Getenv("MATURITA_PDF_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skip("OPENSSL IS NOT HERE, SO NO SEAL IS SHOWN TO IT: make ci installs it")
	}
	folder := t.TempDir()
	write := func(name string, content []byte) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	signature, trusted := write("cms.der", cms), write("ca.pem", pemOf(t, nil, c))
	verify := func(content []byte) error {
		out, err := exec.CommandContext(t.Context(), openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature,
			"-content", write("content", content), "-CAfile", trusted, "-partial_chain", "-purpose", "any", "-attime", strconv.FormatInt(noon.Unix(), 10), "-out", os.DevNull).CombinedOutput()
		if err != nil {
			t.Logf("openssl: %s", out)
		}
		return err
	}
	if err := verify(signed); err != nil {
		t.Error(err)
	}
	signed[len(signed)/2] ^= 1
	if verify(signed) == nil {
		t.Error("a changed byte is not found")
	}
}

// What an operator may get wrong is said, with what to do.
func TestLoadSaysWhatIsWrong(t *testing.T) {
	key, other := rsaKey(t, 2048), ecKey(t, elliptic.P256())
	c := certificate(t, key, 0)
	file, err := pkcs12.Modern.Encode(key, c, nil, "segreto")
	if err != nil {
		t.Fatal(err)
	}
	small := ecKey(t, elliptic.P224())
	for want, try := range map[string]func() (*seal.Sealer, error){
		"the password does not open": func() (*seal.Sealer, error) { return seal.Load(file, "sbagliato") },
		"neither PEM nor a PKCS #12": func() (*seal.Sealer, error) { return seal.Load([]byte("niente"), "") },
		"there is no private key":    func() (*seal.Sealer, error) { return seal.Load(pemOf(t, nil, c), "") },
		"there is no certificate":    func() (*seal.Sealer, error) { return seal.Load(pemOf(t, key), "") },
		"not that of the first":      func() (*seal.Sealer, error) { return seal.Load(pemOf(t, other, c), "") },
		"more than one key":          func() (*seal.Sealer, error) { return seal.Load(append(pemOf(t, key, c), pemOf(t, other)...), "") },
		"not for signing": func() (*seal.Sealer, error) {
			return seal.Load(pemOf(t, key, certificate(t, key, x509.KeyUsageKeyEncipherment)), "")
		},
		"curve is not supported": func() (*seal.Sealer, error) { return seal.New(small, []*x509.Certificate{certificate(t, small, 0)}) },
		"encrypted": func() (*seal.Sealer, error) {
			return seal.Load(append(pemOf(t, nil, c), pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte{1}})...), "")
		},
		"the private key cannot be": func() (*seal.Sealer, error) {
			return seal.Load(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: []byte{1}}), "")
		},
		"a certificate cannot be read": func() (*seal.Sealer, error) {
			return seal.Load(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte{1}}), "")
		},
	} {
		if _, err := try(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	s, err := seal.Load(file, "segreto")
	if err != nil {
		t.Fatal(err)
	}
	if s.Valid(noon) != nil || s.Valid(noon.AddDate(4, 0, 0)) == nil || s.Valid(noon.AddDate(-1, 0, 0)) == nil {
		t.Error("the certificate's days are not minded")
	}
	if early := noon.AddDate(-1, 0, 0); !s.Time(early).Equal(noon.AddDate(0, -1, 0)) || !s.Time(noon).Equal(noon) {
		t.Error("a seal may not claim a time before its certificate")
	}
}
