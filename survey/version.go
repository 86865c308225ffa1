package survey

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Version is MAJOR.MINOR.PATCH of a questionnaire; a new major is not
// comparable with the one before it (SCORING.md §9).
type Version struct{ Major, Minor, Patch int }

// ParseVersion reads "1.0.0": three numbers below 10,000, without leading
// zeros.
func ParseVersion(s string) (Version, error) {
	parts := strings.Split(s, ".")
	if len(parts) != 3 {
		return Version{}, fmt.Errorf("%q is not MAJOR.MINOR.PATCH", s)
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 0 || v > 9999 || strconv.Itoa(v) != p {
			return Version{}, fmt.Errorf("%q is not MAJOR.MINOR.PATCH", s)
		}
		n[i] = v
	}
	return Version{n[0], n[1], n[2]}, nil
}

func (v Version) String() string { return fmt.Sprintf("%d.%d.%d", v.Major, v.Minor, v.Patch) }

// Compare orders versions.
func (v Version) Compare(w Version) int {
	return cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor), cmp.Compare(v.Patch, w.Patch))
}

// Ref names one version of one questionnaire, written id@version.
type Ref struct {
	ID      QuestionnaireID
	Version Version
}

func (r Ref) String() string { return string(r.ID) + "@" + r.Version.String() }

// ParseRef reads "pre-assessment@1.0.0".
func ParseRef(s string) (Ref, error) {
	id, version, ok := strings.Cut(s, "@")
	if !ok || !ValidID(id) {
		return Ref{}, fmt.Errorf("%q is not of the form questionnaire@1.0.0", s)
	}
	v, err := ParseVersion(version)
	if err != nil {
		return Ref{}, err
	}
	return Ref{QuestionnaireID(id), v}, nil
}

// MaxIDLength is the longest id that a questionnaire may use.
const MaxIDLength = 64

// ValidID reports whether s may be an id: lower-case letters, digits and single
// hyphens, a letter first, at most 64 characters. Such ids are safe as form
// field names, document fields and parts of an address.
func ValidID(s string) bool {
	if s == "" || len(s) > MaxIDLength || s[0] < 'a' || s[0] > 'z' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
