// Package mail writes and sends the mails of the service: plain text, one
// recipient each, with at most one text file attached.
package mail

import (
	"context"
	"fmt"
	"io"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// Message is one mail. Subject and Text are plain text.
type Message struct {
	To      string
	Subject string
	Text    string
	File    *TextFile // attached, nil = none
}

// TextFile is a plain text that is attached to a mail.
type TextFile struct {
	Name string
	Text string // without a byte order mark
}

// Transport sends mails, or keeps them where no server is configured.
type Transport interface {
	Send(ctx context.Context, m Message) error
}

// compose builds the mail that a transport sends. Addresses and subject that
// would break out of their header are refused or encoded by the library.
func compose(from string, m Message) (*gomail.Msg, error) {
	msg := gomail.NewMsg(gomail.WithCharset(gomail.CharsetUTF8), gomail.WithEncoding(gomail.EncodingQP), gomail.WithNoDefaultUserAgent())
	if err := msg.From(from); err != nil {
		return nil, fmt.Errorf("sender: %w", err)
	}
	if err := msg.To(m.To); err != nil {
		return nil, fmt.Errorf("recipient: %w", errAddress)
	}
	msg.Subject(m.Subject)
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetGenHeader("X-Auto-Response-Suppress", "All")
	msg.SetBodyWriter(gomail.TypeTextPlain, func(w io.Writer) (int64, error) {
		n, err := io.WriteString(w, m.Text)
		return int64(n), err
	})
	if m.File != nil {
		if err := attach(msg, *m.File); err != nil {
			return nil, fmt.Errorf("attachment: %w", err)
		}
	}
	return msg, nil
}

// attach adds a file in Base64, which no line of it can break out of. It has the
// byte order mark by which old editors know UTF-8 once it is saved.
func attach(msg *gomail.Msg, f TextFile) error {
	return msg.AttachReader(f.Name, strings.NewReader("\ufeff"+f.Text),
		gomail.WithFileContentType("text/plain; charset=utf-8"), gomail.WithFileEncoding(gomail.EncodingB64))
}

// errAddress keeps the address itself out of errors, which are logged.
var errAddress = fmt.Errorf("the address cannot be written to")

// CheckSender reports whether an address can be a sender.
func CheckSender(from string) error { return gomail.NewMsg().From(from) }
