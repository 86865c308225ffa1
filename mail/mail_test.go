package mail_test

import (
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/locale"
	. "maturita/mail"
)

func links(t *testing.T, links ...Link) Message {
	t.Helper()
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return Links(bundle.Printer("it"), "forno@esempio.it", links)
}

var oneLink = Link{
	URL: "https://maturita.example.it/riprendi/abc", Title: "Autovalutazione", Code: "0097",
	BeganAt: time.Date(2026, 3, 1, 23, 30, 0, 0, time.UTC), ExpiresAt: time.Date(2028, 3, 1, 9, 0, 0, 0, time.UTC),
}

func TestSMTPSendsWhatAPersonReads(t *testing.T) {
	s := startServer(t, "")
	smtp := SMTP{Host: "127.0.0.1", Port: s.port, From: "PID <pid@example.it>", Security: NoTLS}
	if err := smtp.Send(t.Context(), links(t, oneLink)); err != nil {
		t.Fatal(err)
	}
	header, body := parse(t, <-s.messages)
	if header["To"] != "<forno@esempio.it>" || header["Auto-Submitted"] != "auto-generated" || header["From"] != `"PID" <pid@example.it>` {
		t.Fatal(header)
	}
	for _, want := range []string{"per errore", "dati dell'azienda", "termina con 0097", oneLink.URL, "02/03/2026", "01/03/2028", "da completare"} {
		if !strings.Contains(body, want) {
			t.Errorf("the mail lacks %q:\n%s", want, body)
		}
	}
	if strings.Contains(body, "[mail.") {
		t.Error("a text is missing:\n" + body)
	}
}

func TestLinksSpeaksOfOneAndOfSeveral(t *testing.T) {
	if text := links(t, oneLink).Text; !strings.Contains(text, "ecco il collegamento") {
		t.Error(text)
	}
	submitted := oneLink
	submitted.Submitted = true
	if text := links(t, oneLink, submitted).Text; !strings.Contains(text, "ecco i 2 collegamenti") || !strings.Contains(text, "inviata") {
		t.Error(text)
	}
}

// What ends first is said: the draft, unless its link does.
func TestLinksSayWhatEndsFirst(t *testing.T) {
	draft, late, sent := oneLink, oneLink, oneLink
	draft.DraftUntil = time.Date(2027, 3, 1, 23, 30, 0, 0, time.UTC)
	late.DraftUntil = time.Date(2028, 9, 1, 9, 0, 0, 0, time.UTC)
	sent.Submitted = true
	for want, link := range map[string]Link{
		"fino al 02/03/2027: quel giorno, se non salvate": draft, "vale fino al 01/03/2028.\n\nChi": late, "Rivedete il risultato:\n" + sent.URL + "\nIl collegamento vale fino al 01/03/2028.": sent,
	} {
		if text := links(t, link).Text; !strings.Contains(text, want) {
			t.Errorf("%q is not said:\n%s", want, text)
		}
	}
}

func TestHeadersCannotBeBrokenInto(t *testing.T) {
	s := startServer(t, "")
	smtp := SMTP{Host: "127.0.0.1", Port: s.port, From: "pid@example.it", Security: NoTLS}
	for _, to := range []string{"a@esempio.it\r\nBcc: b@esempio.it", "a@esempio.it, b@esempio.it", "non un indirizzo"} {
		if err := smtp.Send(t.Context(), Message{To: to, Subject: "x", Text: "x"}); err == nil {
			t.Errorf("sent to %q", to)
		} else if strings.Contains(err.Error(), "esempio") {
			t.Errorf("the error tells the address: %v", err)
		}
	}
	err := smtp.Send(t.Context(), Message{To: "a@esempio.it", Subject: "x\r\nBcc: b@esempio.it", Text: ".\r\nMAIL FROM:<c@esempio.it>\r\n"})
	if err != nil {
		t.Fatal(err)
	}
	if header, _ := parse(t, <-s.messages); header["Bcc"] != "" {
		t.Fatal("a header was injected through the subject")
	}
}

func TestSMTPRefusesToSpeakInTheClear(t *testing.T) {
	s := startServer(t, "")
	err := SMTP{Host: "127.0.0.1", Port: s.port, From: "pid@example.it", Security: STARTTLS}.Send(t.Context(), links(t, oneLink))
	if err == nil || len(s.messages) > 0 {
		t.Fatal("a mail left without TLS", err)
	}
}

func TestErrorsDoNotNameTheRecipient(t *testing.T) {
	s := startServer(t, "550 no such user")
	err := SMTP{Host: "127.0.0.1", Port: s.port, From: "pid@example.it", Security: NoTLS}.Send(t.Context(), links(t, oneLink))
	if err == nil || strings.Contains(err.Error(), "esempio.it") {
		t.Fatal(err)
	}
	if !strings.Contains(err.Error(), "550") {
		t.Fatal("the operator is not told the server's code:", err)
	}
}

func TestFolderKeepsMailsForTheServiceAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mail")
	f := &Folder{Path: path, From: "pid@example.it", Now: func() time.Time { return oneLink.BeganAt }}
	for range 2 {
		if err := f.Send(t.Context(), links(t, oneLink)); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(path)
	if err != nil || len(files) != 2 || !strings.HasSuffix(files[0].Name(), ".eml") {
		t.Fatal(files, err)
	}
	info, err := files[0].Info()
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info.Mode(), err)
	}
	raw, err := os.ReadFile(filepath.Join(path, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	if _, body := parse(t, string(raw)); !strings.Contains(body, oneLink.URL) {
		t.Fatal(body)
	}
}

// parse reads a mail as a mail program does.
func parse(t *testing.T, raw string) (map[string]string, string) {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	header := map[string]string{}
	for name := range m.Header {
		value, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get(name))
		if err != nil {
			t.Fatal(err)
		}
		header[name] = value
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	return header, string(body)
}
