package staff

import (
	"bytes"
	"strings"
	"testing"

	"maturita/survey"
)

func TestPasswordsMatchTheirHash(t *testing.T) {
	h := newHasher(bytes.NewReader(bytes.Repeat([]byte("sale"), 20)))
	hash, err := h.hash(t.Context(), "pàrola d'ordine")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(hash, err)
	}
	again, err := h.hash(t.Context(), "pàrola d'ordine")
	if err != nil || again != hash { // the same salt
		t.Error(again, err)
	}
	for _, one := range []struct {
		password, hash string
		want           bool
	}{
		{"pàrola d'ordine", hash, true}, {"parola d'ordine", hash, false}, {"", hash, false}, {"pàrola d'ordine", "", false},
		{"", nobody, false}, {"x", strings.Replace(hash, "m=19456", "m=99999999", 1), false}, {"x", strings.Replace(hash, "t=2", "t=0", 1), false},
		{"x", strings.Replace(hash, "argon2id", "argon2i", 1), false}, {"x", "$argon2id$v=19$m=19456,t=2,p=1$!$!", false}, {"x", "$$$$$", false},
		{strings.Repeat("x", MaxPassword+1), hash, false},
	} {
		if got, err := h.matches(t.Context(), one.password, one.hash); err != nil || got != one.want {
			t.Errorf("%.20q with %.60q: %v %v", one.password, one.hash, got, err)
		}
	}
}

func TestPasswordsThatAreRefused(t *testing.T) {
	for password, key := range map[string]string{
		"breve": "problem.password-short", strings.Repeat("abcdefgh", 30): "problem.password-long", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff": "problem.password-long",
		"abababababababab": "problem.password-easy", "ANNA.ROSSI forever": "problem.password-easy", "una frase che ricordo": "", "èèèàààòòòùùùìì": "",
	} {
		err := CheckPassword(password, "anna.rossi@camera.example")
		if key == "" != (err == nil) || err != nil && err.(survey.Problems)[0].Key != key {
			t.Errorf("%.20q: %v, want %q", password, err, key)
		}
	}
}

// What the table permits is what the roles are for; nothing is permitted in a
// scope that was forgotten.
func TestNothingIsPermittedNowhere(t *testing.T) {
	all := Account{}
	for _, role := range Roles {
		all.Grants = append(all.Grants, Grant{Role: role, Chamber: "firenze"}, Grant{Role: role, Region: "Toscana"}, Grant{Role: role})
	}
	for action := range permitted {
		if all.may(action, Scope{}) {
			t.Errorf("%s is permitted in no scope", action)
		}
		if (Account{}).may(action, InChamber("firenze")) || (Account{Grants: []Grant{{Role: Advisor, Chamber: "torino"}, {Role: Officer, Chamber: "torino"}}}).may(action, InChamber("firenze")) {
			t.Errorf("%s is permitted to a stranger", action)
		}
	}
}

func BenchmarkSignIn(b *testing.B) {
	h := newHasher(nil)
	for b.Loop() {
		if _, err := h.matches(b.Context(), "una frase che ricordo", nobody); err != nil {
			b.Fatal(err)
		}
	}
}
