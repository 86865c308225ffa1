package verify_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"maturita/report/verify"
	"maturita/report/verify/verifytest"
)

// toolsDemanded makes a missing tool a failure.
const toolsDemanded = "MATURITA_PDF_TOOLS"

func needTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv(toolsDemanded) == "required" {
			t.Fatal(err)
		}
		t.Skipf("%s is not here: what it signs and says is NOT tried (make ci installs it)", name)
	}
}

// What openssl signs verifies here, in every form that it writes.
func TestEnvelopesOfOpenSSL(t *testing.T) {
	needTool(t, "openssl")
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	issued := document(t, true)
	write := func(name string, content []byte) {
		t.Helper()
		if err := os.WriteFile(at(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("report.pdf", issued)
	for who, name := range map[string]string{"anna": "Anna Rossi", "bruno": "Bruno Bianchi"} {
		write("signer.pem", people()[who].PEM)
		for what, flags := range map[string][]string{
			"DER": {"-outform", "DER"}, "PEM": {"-outform", "PEM"}, "S/MIME": {}, "BER": {"-outform", "DER", "-stream"},
			"CAdES": {"-outform", "DER", "-cades"}, "without attributes": {"-outform", "DER", "-noattr"}, "SHA-512": {"-outform", "DER", "-md", "sha512"},
			"named by its key": {"-outform", "DER", "-keyid"}, "PSS": {"-outform", "DER", "-keyopt", "rsa_padding_mode:pss"},
		} {
			if who == "anna" && what == "PSS" {
				continue // for RSA alone
			}
			t.Run(who+" "+what, func(t *testing.T) {
				arguments := append([]string{"cms", "-sign", "-binary", "-nodetach", "-in", at("report.pdf"), "-signer", at("signer.pem"), "-out", at("report.p7m")}, flags...)
				if out, err := exec.Command("openssl", arguments...).CombinedOutput(); err != nil {
					t.Fatal(err, string(out))
				}
				file, err := os.ReadFile(at("report.p7m"))
				if err != nil {
					t.Fatal(err)
				}
				genuine(t, file, issued, "Servizio di prova", name)
			})
		}
	}
}

// What the tests sign stands before another judge.
func TestSignaturesBeforePoppler(t *testing.T) {
	needTool(t, "pdfsig")
	issued := document(t, true)
	for _, stream := range []bool{false, true} {
		how := verifytest.How{Stream: stream}
		d := verifytest.Open(issued).Sign(people()["anna"], verifytest.Place{Offered: true}, how).Evidence(how).Sign(people()["bruno"], verifytest.Place{}, how)
		file := filepath.Join(t.TempDir(), "signed.pdf")
		if err := os.WriteFile(file, d.File, 0o600); err != nil {
			t.Fatal(err)
		}
		out, _ := exec.Command("pdfsig", "-nocert", file).Output()
		if n := bytes.Count(out, []byte("Signature is Valid")); n != 3 {
			t.Errorf("%d of 3 signatures are valid:\n%s", n, out)
		}
		if f := read(t, d.File, issued); f.Verdict != verify.Genuine || len(f.Signers) != 3 {
			t.Errorf("%s, %d signatures", f.Verdict, len(f.Signers))
		}
	}
}
