package definition

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// scalar reads a single value as it stands in the file.
func (r *reader) scalar(n *yaml.Node, path string) (string, bool) {
	if n.Kind != yaml.ScalarNode || null(n) {
		r.fail(n, path, "wrong-type", "this must be a single value")
		return "", false
	}
	return n.Value, true
}

// id reads an id; "" when it is none, which has been reported.
func (r *reader) id(n *yaml.Node, path string) string {
	s, ok := r.scalar(n, path)
	switch {
	case !ok:
		return ""
	case s == "na":
		r.fail(n, path, "reserved-id", "the id \"na\" is reserved for non applicabile: choose another")
		return ""
	case !survey.ValidID(s):
		r.fail(n, path, "invalid-id", "%q is no id: lower-case letters, digits and single hyphens, a letter first, at most %d characters", s, survey.MaxIDLength)
		return ""
	}
	return s
}

func (o object) id(key string) string {
	if n := o.need(key); n != nil {
		return o.r.id(n, o.at(key))
	}
	return ""
}

// decimal reads an optional number within bounds.
func (o object) decimal(key string, standard, low, high survey.Decimal) survey.Decimal {
	if o.get(key) == nil {
		return standard
	}
	if d, ok := o.within(key, low, high); ok {
		return d
	}
	return standard
}

// within reads a number that is there; ok is false when it is none within
// bounds, which has been reported.
func (o object) within(key string, low, high survey.Decimal) (d survey.Decimal, ok bool) {
	n := o.get(key)
	d, ok = o.r.decimal(n, o.at(key))
	if ok && (d < low || d > high) {
		o.r.fail(n, o.at(key), "out-of-range", "%s is not between %s and %s", d, low, high)
		return 0, false
	}
	return d, ok
}

func (o object) needDecimal(key string, low, high survey.Decimal) survey.Decimal {
	if o.need(key) == nil {
		return 0
	}
	return o.decimal(key, 0, low, high)
}

// decimal reads a number from its digits (SCORING.md §2).
func (r *reader) decimal(n *yaml.Node, path string) (survey.Decimal, bool) {
	if n.Kind != yaml.ScalarNode || (n.Tag != "!!int" && n.Tag != "!!float") {
		r.fail(n, path, "wrong-type", "this must be a number")
		return 0, false
	}
	d, err := survey.ParseDecimal(n.Value)
	if digits := strings.TrimPrefix(n.Value, "-"); len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		err = survey.ErrDecimalSyntax // octal to some who read YAML
	}
	if _, places, _ := strings.Cut(n.Value, "."); err == nil && len(places) > 3 { // zeros too
		err = survey.ErrDecimalPlaces
	}
	switch {
	case errors.Is(err, survey.ErrDecimalPlaces):
		r.fail(n, path, "decimal-places", "%s has more than 3 decimal places", n.Value)
	case errors.Is(err, survey.ErrDecimalRange):
		r.fail(n, path, "decimal-range", "%s is beyond 1,000,000", n.Value)
	case err != nil:
		r.fail(n, path, "decimal-form", "%q must be written as plain digits with a point, as 12.5", n.Value)
	}
	return d, err == nil
}

// whole reads an optional whole number within bounds.
func (o object) whole(key string, standard, low, high int) int {
	n := o.get(key)
	if n == nil {
		return standard
	}
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || strconv.Itoa(i) != n.Value {
		o.r.fail(n, o.at(key), "wrong-type", "%q must be a whole number", key)
		return standard
	}
	if i < low || i > high {
		o.r.fail(n, o.at(key), "out-of-range", "%d is not between %d and %d", i, low, high)
		return standard
	}
	return i
}

func (o object) needWhole(key string, low, high int) int {
	if o.need(key) == nil {
		return low
	}
	return o.whole(key, low, low, high)
}

// truth reads an optional true or false.
func (o object) truth(key string, standard bool) bool {
	n := o.get(key)
	if n == nil {
		return standard
	}
	if n.Kind != yaml.ScalarNode || n.Tag != "!!bool" {
		o.r.fail(n, o.at(key), "wrong-type", "%q must be true or false", key)
		return standard
	}
	return n.Value == "true" || n.Value == "True" || n.Value == "TRUE"
}

// onlyTrue reads a key that is left out rather than false.
func (o object) onlyTrue(key string) bool {
	if o.has(key) && !o.truth(key, true) {
		o.r.fail(o.get(key), o.at(key), "only-true", "write \"%s: true\", or leave the key out", key)
	}
	return o.has(key)
}

// word reads an optional word out of a closed set.
func (o object) word(key, standard, known string) string {
	n := o.get(key)
	if n == nil {
		return standard
	}
	s, ok := o.r.scalar(n, o.at(key))
	if !ok {
		return standard
	}
	if names := strings.Fields(known); !contains(names, s) {
		o.r.fail(n, o.at(key), "unknown-word", "%q is not known here; did you mean %q? Possible: %s", s, o.r.nearest(s, names), strings.Join(names, ", "))
		return standard
	}
	return s
}

// unique reports an id that stands twice among its kind.
func unique[T ~string](r *reader, n *yaml.Node, path, what string, seen map[T]bool, id T) {
	if id == "" {
		return
	}
	if seen[id] {
		r.fail(n, path, "duplicate-id", "the %s %q exists already: every id is used once", what, id)
	}
	seen[id] = true
}
