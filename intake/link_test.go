package intake

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"maturita/survey"
)

var instant = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func TestTokensHold160RandomBits(t *testing.T) {
	seen := map[Token]bool{}
	for range 1000 {
		token, err := newToken(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := base64.RawURLEncoding.DecodeString(string(token))
		if err != nil || len(drawn)*8 != 160 || !token.plausible() || seen[token] {
			t.Fatalf("%q: %d bits, drawn before: %v, %v", token, len(drawn)*8, seen[token], err)
		}
		seen[token] = true
	}
	source := bytes.Repeat([]byte{0xa5}, 64)
	rest := bytes.NewReader(source)
	token, err := newToken(rest)
	if drawn, _ := base64.RawURLEncoding.DecodeString(string(token)); err != nil || !bytes.Equal(drawn, source[:20]) || rest.Len() != 44 {
		t.Error("the token is not what was drawn", token, err)
	}
}

func TestIdentifiersHold128RandomBits(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-f]{32}$`)
	seen := map[string]bool{}
	for range 1000 {
		id, err := newID(rand.Reader)
		if err != nil || !form.MatchString(id) || seen[id] {
			t.Fatal(id, seen[id], err)
		}
		seen[id] = true
	}
}

func TestTooLittleRandomnessIsAnError(t *testing.T) {
	dry := errors.New("dry")
	for name, source := range map[string]io.Reader{
		"none": iotest.ErrReader(dry), "half": io.MultiReader(strings.NewReader("0123456789"), iotest.ErrReader(dry)),
	} {
		if token, err := newToken(source); !errors.Is(err, dry) || token != "" {
			t.Error(name, token, err)
		}
	}
	if id, err := newID(strings.NewReader("short")); !errors.Is(err, io.ErrUnexpectedEOF) || id != "" {
		t.Error(id, err)
	}
}

func TestTokenIsStoredAsItsDigest(t *testing.T) {
	// printf '%s' AAAAAAAAAAAAAAAAAAAAAAAAAAA | sha256sum
	const want = "568f214d529544bf4430513c2993495a5b434611533c63d1cf095b51c5e1f8af"
	token := Token(strings.Repeat("A", 27))
	if got := token.Hash(); got != want {
		t.Error(got)
	}
	raw, err := hex.DecodeString(string(token.Hash()))
	if err != nil || len(raw) != 32 || strings.Contains(string(token.Hash()), string(token)) {
		t.Error(err, len(raw))
	}
	if other := Token("B" + token[1:]); other.Hash() == token.Hash() {
		t.Error("two tokens have one digest")
	}
}

// neverAsked is a store that fails the test when a link is looked up.
type neverAsked struct {
	Store
	t *testing.T
}

func (s neverAsked) Link(context.Context, LinkHash) (Link, error) {
	s.t.Error("the store was asked")
	return Link{}, survey.Fail(survey.NotFound, "error.not-found")
}

func TestWhatIsNoTokenIsNotLookedUp(t *testing.T) {
	service := New(neverAsked{t: t}, nil, time.Now, rand.Reader)
	whole := strings.Repeat("A", 27)
	for name, token := range map[string]string{
		"nothing": "", "short": whole[1:], "long": whole + "A", "padded": whole + "=", "of the other alphabet": "+/" + whole[2:],
		"with a blank": " " + whole[1:], "with a line break": whole[:26] + "\n", "line break added": whole + "\n",
		"with bits left over": whole[:26] + "B", "not ASCII": "à" + whole[2:], "a digest": string(Token(whole).Hash()), "huge": strings.Repeat("A", 1<<16),
	} {
		if _, err := service.Open(t.Context(), Token(token)); err != errNoLink {
			t.Error(name, err)
		}
	}
	if !Token(whole).plausible() {
		t.Error("a token is not known as one")
	}
}

func TestLinkOpensUntilItExpiresOrIsRevoked(t *testing.T) {
	l := Link{CreatedAt: instant, ExpiresAt: instant.Add(time.Hour)}
	for after, want := range map[time.Duration]bool{0: true, time.Hour - time.Millisecond: true, time.Hour: false, 2 * time.Hour: false} {
		if l.Valid(instant.Add(after)) != want {
			t.Errorf("after %s: valid %v", after, !want)
		}
	}
	l.RevokedAt = instant.Add(30 * time.Minute)
	if l.Valid(instant.Add(31*time.Minute)) || l.Valid(instant) {
		t.Error("a revoked link opens")
	}
}
