package staff

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// Token is a secret that stands for a session or an invitation: 160 random
// bits.
type Token string

const tokenBytes = 20

func newToken(random io.Reader) (Token, error) {
	var b [tokenBytes]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("drawing a token: %w", err)
	}
	return Token(base64.RawURLEncoding.EncodeToString(b[:])), nil
}

// TokenHash is the SHA-256 of a token in hexadecimal; tokens themselves are not
// stored.
type TokenHash string

// Hash returns the hash of a token.
func (t Token) Hash() TokenHash {
	sum := sha256.Sum256([]byte(t))
	return TokenHash(hex.EncodeToString(sum[:]))
}

// Purpose is what a token is for.
type Purpose string

const (
	ForSession  Purpose = "session"
	ForPassword Purpose = "password" // sets a password once
)

// How long tokens live: a session unused, a session at all, an invitation.
const (
	SessionIdle    = 2 * time.Hour
	SessionLife    = 12 * time.Hour
	InvitationLife = 72 * time.Hour
)

// Pass is a stored token.
type Pass struct {
	Hash      TokenHash
	Purpose   Purpose
	Account   AccountID
	CreatedAt time.Time
	SeenAt    time.Time // of a session, to the minute
	ExpiresAt time.Time
	RevokedAt time.Time // zero = not revoked
}

// opens reports whether a pass opens something at an instant.
func (p Pass) opens(purpose Purpose, now time.Time) bool {
	return p.Purpose == purpose && p.RevokedAt.IsZero() && now.Before(p.ExpiresAt) &&
		(purpose != ForSession || now.Sub(p.SeenAt) < SessionIdle)
}
