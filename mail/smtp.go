package mail

import (
	"context"
	"errors"
	"fmt"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Security is how the connection to the mail server is protected.
type Security string

const (
	STARTTLS Security = "starttls" // required; refused when the server lacks it
	TLS      Security = "tls"      // from the first byte
	NoTLS    Security = "none"     // a relay on the same machine
)

// SMTP is a mail server that accepts our mails.
type SMTP struct {
	Host     string
	Port     int
	User     string // "" = no authentication
	Password string
	From     string
	Security Security
}

const sendTimeout = 30 * time.Second

// Send hands a mail to the server. Errors name neither recipient nor content.
func (s SMTP) Send(ctx context.Context, m Message) error {
	msg, err := compose(s.From, m)
	if err != nil {
		return err
	}
	options := []gomail.Option{gomail.WithPort(s.Port), gomail.WithTimeout(sendTimeout)}
	switch s.Security {
	case TLS:
		options = append(options, gomail.WithSSL())
	case NoTLS:
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if s.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(s.User), gomail.WithPassword(s.Password))
	}
	client, err := gomail.NewClient(s.Host, options...)
	if err != nil {
		return fmt.Errorf("mail server %s: %w", s.Host, err)
	}
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	if err := client.DialAndSendWithContext(ctx, msg); err != nil {
		return fmt.Errorf("mail server %s:%d: %w", s.Host, s.Port, withoutRecipient(err))
	}
	return nil
}

// withoutRecipient reduces what the library reports about a refused mail to
// its reason, as the full text quotes the recipient.
func withoutRecipient(err error) error {
	var send *gomail.SendError
	if errors.As(err, &send) {
		return fmt.Errorf("%s (code %d)", send.Reason, send.ErrorCode())
	}
	return err
}
