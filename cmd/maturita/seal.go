package main

import (
	"fmt"
	"log/slog"
	"os"
	"time"

	"maturita/report/seal"
	"maturita/web"
)

// sealConfig says what reports are sealed with.
type sealConfig struct {
	Seal             string `env:"MATURITA_SEAL" placeholder:"FILE" help:"Certificate and key that reports are sealed with: PKCS #12, or PEM with the certificate first. Without it reports have no seal."`
	SealPassword     string `name:"seal-password" env:"MATURITA_SEAL_PASSWORD" help:"Password of the PKCS #12 file."`
	SealPasswordFile string `name:"seal-password-file" env:"MATURITA_SEAL_PASSWORD_FILE" placeholder:"FILE" help:"File that holds the password."`

	sealer *seal.Sealer
}

// resolve reads the certificate and returns what is wrong.
func (c *sealConfig) resolve() []string {
	problems := secretFile(&c.SealPassword, c.SealPasswordFile, "MATURITA_SEAL_PASSWORD")
	if c.Seal == "" {
		if c.SealPassword != "" {
			problems = append(problems, "MATURITA_SEAL_PASSWORD is set, MATURITA_SEAL is not")
		}
		return problems
	}
	file, err := os.ReadFile(c.Seal)
	if err != nil {
		return append(problems, "MATURITA_SEAL cannot be read: "+err.Error())
	}
	if c.sealer, err = seal.Load(file, c.SealPassword); err != nil {
		return append(problems, "MATURITA_SEAL "+c.Seal+": "+err.Error())
	}
	return problems
}

// press is the seal as the pages know it, nil when there is none.
func (c *sealConfig) press() web.Seal {
	if c.sealer == nil {
		return nil
	}
	return c.sealer
}

// sealNotice is how long before its end a certificate is warned of.
const sealNotice = 30 * 24 * time.Hour

// warn says in the log that a certificate is not valid, or not for long.
func (c *sealConfig) warn(log *slog.Logger, now time.Time) {
	if c.sealer == nil {
		return
	}
	if err := c.sealer.Valid(now); err != nil {
		log.Error("reports are issued without a seal", "error", err.Error())
	} else if err := c.sealer.Valid(now.Add(sealNotice)); err != nil {
		log.Warn("the certificate of the seal ends within 30 days", "error", err.Error())
	}
}

// said is the seal for the log.
func (c *sealConfig) said() string {
	if c.sealer == nil {
		return ""
	}
	return fmt.Sprintf("%s (%s…)", c.sealer.Name(), c.sealer.Fingerprint()[:16])
}
