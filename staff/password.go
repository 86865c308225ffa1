package staff

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"maturita/survey"
)

// Limits of a password, in characters.
const (
	MinPassword = 12
	MaxPassword = 200
)

// cost is what an argon2id hash costs: 19 MiB and two passes, the least that
// OWASP names for one lane.
type cost struct {
	memory  uint32 // KiB
	passes  uint32
	threads uint8
}

var ownCost = cost{19 << 10, 2, 1}

const (
	saltBytes = 16
	keyBytes  = 32
	atOnce    = 4 // hashes, so that signing in never takes more than their memory
)

// CheckPassword returns what is wrong with a new password, a Problems on the
// field password: too short, too long, or made of the person's own address.
func CheckPassword(password, email string) error {
	fail := func(key string, args survey.Args) error {
		return survey.Problems{{Field: "password", Key: key, Args: args}}
	}
	n := utf8.RuneCountInString(password)
	local, _, _ := strings.Cut(strings.ToLower(email), "@")
	switch {
	case !utf8.ValidString(password) || n > MaxPassword:
		return fail("problem.password-long", survey.Args{"Max": MaxPassword})
	case n < MinPassword:
		return fail("problem.password-short", survey.Args{"Min": MinPassword})
	case len(local) > 3 && strings.Contains(strings.ToLower(password), local), distinct(password) < 5:
		return fail("problem.password-easy", nil)
	}
	return nil
}

func distinct(s string) int {
	all := map[rune]bool{}
	for _, r := range s {
		all[r] = true
	}
	return len(all)
}

// hasher makes and checks hashes, few at once.
type hasher struct {
	random io.Reader
	turns  chan struct{}
}

func newHasher(random io.Reader) *hasher { return &hasher{random, make(chan struct{}, atOnce)} }

func (h *hasher) key(ctx context.Context, password string, salt []byte, c cost, length uint32) ([]byte, error) {
	select {
	case h.turns <- struct{}{}:
		defer func() { <-h.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password), salt, c.passes, c.memory, c.threads, length), nil
}

// hash makes the hash of a password in PHC form.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(h.random, salt); err != nil {
		return "", err
	}
	key, err := h.key(ctx, password, salt, ownCost, keyBytes)
	if err != nil {
		return "", err
	}
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, ownCost.memory, ownCost.passes, ownCost.threads, b64(salt), b64(key)), nil
}

// nobody is a hash that no password has. Checking it takes as long as another.
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// matches reports whether a password has a hash. What is no hash of ours is
// matched by nothing.
func (h *hasher) matches(ctx context.Context, password, hash string) (bool, error) {
	var c cost
	var version int
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, nil
	}
	_, err1 := fmt.Sscanf(parts[2], "v=%d", &version)
	_, err2 := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.passes, &c.threads)
	salt, err3 := base64.RawStdEncoding.DecodeString(parts[4])
	want, err4 := base64.RawStdEncoding.DecodeString(parts[5])
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || version != argon2.Version || c.memory > 1<<20 || c.passes > 16 || c.passes < 1 || c.threads < 1 || len(want) < 16 || utf8.RuneCountInString(password) > MaxPassword {
		return false, nil
	}
	key, err := h.key(ctx, password, salt, c, uint32(len(want)))
	return err == nil && subtle.ConstantTimeCompare(key, want) == 1, err
}
