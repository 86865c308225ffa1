package intake

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"maturita/survey"
)

// Token is a capability: 160 random bits in base64url. Whoever holds it may do
// what its link's scope permits. It is never stored and never logged.
type Token string

// LinkHash is the SHA-256 of a token in hexadecimal: what is stored.
type LinkHash string

// Scope is what a link permits.
type Scope string

const (
	ScopeEdit Scope = "edit" // fill in, submit, see the result, update, withdraw
	ScopeView Scope = "view" // see the result
	ScopeArea Scope = "area" // answer the questions of one area of a draft, and see nothing else
)

// Link is a capability as it is stored.
type Link struct {
	Hash       LinkHash
	Response   survey.ResponseID
	Scope      Scope
	Delegation survey.DelegationID // ScopeArea: which one, "" otherwise
	CreatedAt  time.Time
	ExpiresAt  time.Time
	RevokedAt  time.Time // zero = not revoked
}

// Valid reports whether the link opens anything at an instant.
func (l Link) Valid(now time.Time) bool {
	return l.RevokedAt.IsZero() && now.Before(l.ExpiresAt)
}

const (
	tokenBytes      = 20
	delegationBytes = 8
)

// newToken draws a token.
func newToken(random io.Reader) (Token, error) {
	var b [tokenBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("drawing a token: %w", err)
	}
	return Token(base64.RawURLEncoding.EncodeToString(b[:])), nil
}

// Hash returns what is stored of a token.
func (t Token) Hash() LinkHash {
	sum := sha256.Sum256([]byte(t))
	return LinkHash(hex.EncodeToString(sum[:]))
}

// plausible reports whether t has the form of a token. The length is compared
// too, as the decoder passes over line breaks.
func (t Token) plausible() bool {
	if len(t) != base64.RawURLEncoding.EncodedLen(tokenBytes) {
		return false
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(string(t))
	return err == nil && len(b) == tokenBytes
}

// newDelegationID draws an identifier of 64 bits in hexadecimal: it only has to
// differ from the others of one response.
func newDelegationID(random io.Reader) (survey.DelegationID, error) {
	var b [delegationBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("drawing an id: %w", err)
	}
	return survey.DelegationID(hex.EncodeToString(b[:])), nil
}

// plausibleDelegation reports whether id has the form of one that was drawn.
func plausibleDelegation(id survey.DelegationID) bool {
	b, err := hex.DecodeString(string(id))
	return err == nil && len(b) == delegationBytes && hex.EncodeToString(b) == string(id)
}

// newID draws a random identifier of 128 bits in hexadecimal.
func newID(random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("drawing an id: %w", err)
	}
	return hex.EncodeToString(b[:]), nil
}
