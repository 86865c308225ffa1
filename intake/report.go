package intake

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"maturita/survey"
)

// Report is the registry's entry for the report of one response. It fixes what
// could differ when the report is rendered again, so that it never does.
type Report struct {
	Number       survey.ReportNumber
	Response     survey.ResponseID // unique
	Engine       string            // whose result the report prints (SCORING.md §9)
	Assurance    survey.Assurance
	Before       survey.ResponseID   // that it compares with, "" for none
	BeforeEngine string              // whose result of Before it prints, "" without one
	Replaces     survey.ReportNumber // that it rectifies, "" for none
	Link         LinkHash            // of the verification link, unique
	IssuedAt     time.Time           // UTC in whole milliseconds
}

// FileHash is the SHA-256 of a file in hexadecimal.
type FileHash string

// HashFile returns the hash of a file.
func HashFile(file []byte) FileHash {
	sum := sha256.Sum256(file)
	return FileHash(hex.EncodeToString(sum[:]))
}

// ReportFile is one file that was issued.
type ReportFile struct {
	Hash     FileHash // unique
	Length   int64    // bytes
	Number   survey.ReportNumber
	Renderer string // version of the rendering
	Language survey.Language
	Seal     string    // SHA-256 of the sealing certificate in hexadecimal, "" when not sealed
	IssuedAt time.Time // UTC in whole milliseconds
}

// verificationToken is what a report's QR code carries. It follows from the
// number and the company's codice fiscale, so that it can be printed again
// although only its hash is stored, and opens nothing that the two together do
// not open.
func verificationToken(n survey.ReportNumber, code survey.CodiceFiscale) Token {
	mac := hmac.New(sha256.New, []byte(n))
	mac.Write([]byte("verification link\n" + code))
	return Token(base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:tokenBytes]))
}
