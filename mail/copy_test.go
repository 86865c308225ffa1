package mail_test

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"maturita/locale"
	. "maturita/mail"
)

func copyIn(t *testing.T, language string, c Copy) Message {
	t.Helper()
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return CopyOfAnswers(bundle.Printer(language), "forno@esempio.it", c)
}

// parts reads a mail with an attachment as a mail program does.
func parts(t *testing.T, raw string) (header mail.Header, text, name, file string) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/mixed" {
		t.Fatal(kind, err)
	}
	r := multipart.NewReader(m.Body, params["boundary"])
	for n := 0; ; n++ {
		part, err := r.NextRawPart()
		if err == io.EOF && n == 2 {
			return m.Header, text, name, file
		}
		if err != nil {
			t.Fatalf("part %d: %v", n, err)
		}
		if kind, params, err := mime.ParseMediaType(part.Header.Get("Content-Type")); err != nil || kind != "text/plain" || !strings.EqualFold(params["charset"], "utf-8") {
			t.Fatalf("part %d is %s %v: %v", n, kind, params, err)
		}
		if part.FileName() == "" {
			body, err := io.ReadAll(quotedprintable.NewReader(part))
			if err != nil {
				t.Fatal(err)
			}
			text = string(body)
			continue
		}
		name = part.FileName()
		body, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
		if err != nil || !strings.HasPrefix(part.Header.Get("Content-Disposition"), "attachment;") {
			t.Fatal(part.Header, err)
		}
		file = string(body)
	}
}

func TestCopyInThreeLanguages(t *testing.T) {
	for language, want := range map[string]struct{ file string }{"it": {"risposte.txt"}, "en": {"answers.txt"}, "de": {"antworten.txt"}} {
		m := copyIn(t, language, Copy{Title: "Autovalutazione", State: "Versione 1.", Code: "0097", Answers: "x"})
		golden, err := os.ReadFile(filepath.Join("testdata", "copy."+language+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got := m.Subject + "\n\n" + m.Text; got != string(golden) {
			t.Errorf("%s:\n%s", language, got)
		}
		if m.File.Name != want.file || m.To != "forno@esempio.it" {
			t.Errorf("%s: %+v", language, m)
		}
	}
	if text := copyIn(t, "it", Copy{Title: "Autovalutazione", State: "Versione 1."}).Text; !strings.Contains(text, "Autovalutazione\nVersione 1.\n") || strings.Contains(text, "codice fiscale") {
		t.Errorf("without a code:\n%s", text)
	}
}

// Whatever was typed arrives whole in the attachment and nowhere else, in lines
// that every mail server takes.
func TestCopyCarriesWhatWasTyped(t *testing.T) {
	for name, typed := range map[string]string{
		"markup":  "<script>alert('è')</script> &amp;\r\n",
		"headers": "x\r\nBcc: b@esempio.it\r\nSubject: y\r\n\r\n--boundary\r\n",
		"dots":    ".\r\n.\r\n..\r\nQUIT\r\n",
		"long":    strings.Repeat("àè€😀", 1000) + "\r\n",
		"from":    "From qui\r\n\tFrom là\r\n",
		"empty":   "",
	} {
		m := copyIn(t, "de", Copy{Title: "Selbstbewertung", State: "Version 1.", Code: "0097", Answers: typed})
		folder := &Folder{Path: t.TempDir(), From: "pid@example.it", Now: time.Now}
		if err := folder.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(folder.Path, "*.eml"))
		if err != nil || len(files) != 1 {
			t.Fatal(files, err)
		}
		kept, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		s := startServer(t, "")
		smtp := SMTP{Host: "127.0.0.1", Port: s.port, From: "PID <pid@example.it>", Security: NoTLS}
		if err := smtp.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		for _, raw := range []string{string(kept), <-s.messages} {
			header, text, file, answers := parts(t, raw)
			if answers != "\ufeff"+typed || file != "antworten.txt" || !utf8.ValidString(answers) {
				t.Errorf("%s: %s holds %.80q", name, file, answers)
			}
			if strings.ReplaceAll(text, "\r\n", "\n") != m.Text || header.Get("Bcc") != "" || header.Get("Auto-Submitted") != "auto-generated" || len(header["Subject"]) != 1 {
				t.Errorf("%s: %v\n%s", name, header, text)
			}
			for line := range strings.SplitSeq(raw, "\r\n") {
				if len(line) > 78 || !ascii(line) {
					t.Errorf("%s: the line %.80q is too long or not ASCII", name, line)
				}
			}
		}
	}
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 || r < 32 && r != '\t' })
}
