package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/report/verify/verifytest"
	"maturita/scoring"
	"maturita/survey"
)

// download is the report as the company gets it.
func (c *company) download() []byte {
	c.t.Helper()
	answer, err := c.Client.PostForm(c.Base+c.root()+"/report", url.Values{"lingua-report": {"de"}})
	if err != nil {
		c.t.Fatal(err)
	}
	defer answer.Body.Close()
	file, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		c.t.Fatal(answer.Status, err)
	}
	return file
}

// sealFile is a certificate with its key as a file.
func sealFile(t *testing.T, person *verifytest.Person) string {
	t.Helper()
	return saved(t, "seal.pem", person.PEM)
}

func saved(t *testing.T, name string, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// A company's download, the command on the same database and a restarted service
// give the same bytes; the command verifies them, signed too.
func TestReportOfTheServiceAndOfTheCommand(t *testing.T) {
	camera := verifytest.NewPerson("Camera di prova", true)
	onBoth(t, func(t *testing.T, e engine) {
		env := e.env(t)
		s := startService(t, append(env, "MATURITA_SEAL="+sealFile(t, camera))...)
		c := newCompany(t, s).complete()
		file := c.download()
		s.restart()
		if again := c.download(); !bytes.Equal(file, again) {
			t.Error("other bytes after a restart")
		}
		set := settingsOf(env)
		where := []string{"--data", set["MATURITA_DATA"], "--mongodb-uri", set["MONGODB_URI"], "--mongodb-database", set["MATURITA_MONGODB_DATABASE"]}
		if set["MONGODB_URI"] == "" {
			where = where[:2]
		}
		id := strings.TrimPrefix(c.root(), "/r/")
		written := filepath.Join(t.TempDir(), "report.pdf")
		code, out, said := command(t, "", append([]string{"report", id, "-o", written, "--language", "de", "--base-url", s.address, "--seal", sealFile(t, camera)}, where...)...)
		if code != exitOK || !strings.Contains(out, "SHA-256") {
			t.Fatal(code, out, said)
		}
		if same, err := os.ReadFile(written); err != nil || !bytes.Equal(same, file) {
			t.Error("the command writes other bytes", err)
		}
		signed := verifytest.Open(file).Sign(verifytest.NewPerson("Anna Rossi", false), verifytest.Place{Offered: true}, verifytest.How{}).File
		for _, one := range []struct {
			name string
			file []byte
			code int
			want []string
		}{
			{"report.pdf", file, exitOK, []string{"genuine", "Forno Rossi", "sealed by \"Camera di prova\"", "valid"}},
			{"signed.pdf", signed, exitOK, []string{"genuine", "signed by \"Anna Rossi\""}},
			{"changed.pdf", bytes.Replace(file, []byte("/Type"), []byte("/Tpye"), 1), exitFault, []string{"different", "changed"}},
			{"other.pdf", []byte("%PDF-1.7"), exitFault, []string{"unknown"}},
		} {
			code, out, said := command(t, "", append([]string{"report", "verify", saved(t, one.name, one.file)}, where...)...)
			if code != one.code {
				t.Errorf("%s: exit code %d: %s%s", one.name, code, out, said)
			}
			for _, want := range one.want {
				if !strings.Contains(out, want) {
					t.Errorf("%s does not say %q: %s", one.name, want, out)
				}
			}
		}
	})
}

func TestReportCommandsSayWhatIsWrong(t *testing.T) {
	data := seeded(t, func(string, *scoring.Result) {})
	out := filepath.Join(t.TempDir(), "report.pdf")
	for name, one := range map[string]struct {
		args []string
		code int
		want string
	}{
		"no such response":     {[]string{"report", "nessuna", "-o", out, "--base-url", "http://x.example", "--data", data}, exitFault, `there is no response "nessuna"`},
		"no address":           {[]string{"report", "bakery", "-o", saved(t, "r.pdf", nil), "--data", data}, exitOK, "http://127.0.0.1:8080: give the public address"},
		"a wrong address":      {[]string{"report", "bakery", "-o", out, "--base-url", "x.example", "--data", data}, exitUsage, "MATURITA_BASE_URL"},
		"no such language":     {[]string{"report", "bakery", "-o", out, "--base-url", "http://x.example", "--language", "xx", "--data", data}, exitUsage, "use one of it"},
		"no such folder":       {[]string{"report", "bakery", "-o", filepath.Join(data, "no", "r.pdf"), "--base-url", "http://x.example", "--data", data}, exitFault, "--output"},
		"no database":          {[]string{"report", "bakery", "-o", out, "--base-url", "http://x.example", "--data", t.TempDir()}, exitFault, "there is no database"},
		"no file":              {[]string{"report", "verify", filepath.Join(data, "no.pdf"), "--data", data}, exitFault, "no.pdf"},
		"too large a file":     {[]string{"report", "verify", saved(t, "big.pdf", make([]byte, 9<<20)), "--data", data}, exitFault, "8 MiB"},
		"a seal without key":   {[]string{"report", "bakery", "-o", out, "--base-url", "http://x.example", "--data", data, "--seal", saved(t, "seal.pem", []byte("x"))}, exitUsage, "MATURITA_SEAL"},
		"no seal to password":  {[]string{"report", "bakery", "-o", out, "--base-url", "http://x.example", "--data", data, "--seal-password", "x"}, exitUsage, "MATURITA_SEAL is not"},
		"what is not a report": {[]string{"report"}, exitUsage, "Hint:"},
	} {
		t.Run(name, func(t *testing.T) {
			code, printed, said := command(t, "", one.args...)
			if code != one.code || !strings.Contains(said, one.want) || strings.Contains(said, "panic") {
				t.Errorf("exit code %d: %s%s", code, printed, said)
			}
		})
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
	onSeeded(t, data, func(ctx context.Context, w intake.Writer) error {
		r, err := w.Response(ctx, "bakery")
		if err != nil {
			return err
		}
		r.State, r.WithdrawnAt = survey.Withdrawn, r.SubmittedAt
		return w.ReplaceResponse(ctx, r)
	})
	code, _, said := command(t, "", "report", "bakery", "-o", out, "--base-url", "http://x.example", "--data", data)
	if code != exitFault || !strings.Contains(said, string(survey.Withdrawn)) {
		t.Errorf("of a withdrawn response: %d %s", code, said)
	}
}

// The certificate of the seal is warned of before it ends, and told when it has.
func TestSealIsWarnedOf(t *testing.T) {
	code, out, said := command(t, "", "serve", "--seal", saved(t, "seal.p12", []byte("x")), "--data", t.TempDir())
	if code != exitUsage || !strings.Contains(said, "neither PEM nor a PKCS #12") {
		t.Error(code, out, said)
	}
	person := verifytest.NewPerson("Camera di prova", false)
	var log logBuffer
	c := sealConfig{Seal: sealFile(t, person)}
	if problems := c.resolve(); len(problems) > 0 {
		t.Fatal(problems)
	}
	logger := newLog(&log, serveConfig{})
	until := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	c.warn(logger, until.AddDate(0, 0, -60))
	if log.String() != "" {
		t.Error("warned too early:", log.String())
	}
	c.warn(logger, until.AddDate(0, 0, -10))
	if !strings.Contains(log.String(), "within 30 days") {
		t.Error(log.String())
	}
	c.warn(logger, until.AddDate(0, 0, 1))
	if !strings.Contains(log.String(), "without a seal") {
		t.Error(log.String())
	}
}
