package mail

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"
)

// Folder keeps mails as .eml files, for where no mail server is configured.
// The folder is readable by the service's user alone, as the mails hold links.
type Folder struct {
	Path string
	From string
	Now  func() time.Time
	n    atomic.Int64
}

// Prepare makes the folder and reports whether it can be written to.
func (f *Folder) Prepare() error {
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		return fmt.Errorf("folder for mails: %w", err)
	}
	probe, err := os.CreateTemp(f.Path, ".probe-*")
	if err != nil {
		return fmt.Errorf("folder for mails: %w", err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// Send writes one file; a mail program opens it.
func (f *Folder) Send(_ context.Context, m Message) error {
	msg, err := compose(f.From, m)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		return fmt.Errorf("folder for mails: %w", err)
	}
	name := fmt.Sprintf("%s-%04d.eml", f.Now().UTC().Format("20060102-150405.000"), f.n.Add(1))
	file, err := os.OpenFile(filepath.Join(f.Path, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("folder for mails: %w", err)
	}
	if _, err := msg.WriteTo(file); err != nil {
		file.Close()
		return fmt.Errorf("folder for mails: %w", err)
	}
	return file.Close()
}
