package definition

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"maturita/survey"
)

// Canonical writes a questionnaire in its one canonical form: JSON with the
// keys of the format in the order of its documentation, defaults left out.
// Reading it gives the same questionnaire.
func Canonical(q *survey.Questionnaire) []byte {
	e := encoder{q}
	var out bytes.Buffer
	var indented bytes.Buffer
	e.questionnaire(q).write(&out)
	if err := json.Indent(&indented, out.Bytes(), "", " "); err != nil {
		panic("definition: the canonical form is no JSON: " + err.Error()) // written here
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// Digest is the SHA-256 of a canonical form in hexadecimal.
func Digest(canonical []byte) string {
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:])
}

// fields is a JSON object whose keys keep their order.
type fields []field

type field struct {
	key   string
	value any // fields, list, or what encoding/json writes
}

type list []any

// put adds a key unless it says nothing.
func (f *fields) put(key string, value any, said bool) {
	if said {
		*f = append(*f, field{key, value})
	}
}

func (f fields) write(out *bytes.Buffer) {
	out.WriteByte('{')
	for i, one := range f {
		if i > 0 {
			out.WriteByte(',')
		}
		writeValue(out, one.key)
		out.WriteByte(':')
		writeValue(out, one.value)
	}
	out.WriteByte('}')
}

func writeValue(out *bytes.Buffer, value any) {
	switch v := value.(type) {
	case fields:
		v.write(out)
	case list:
		out.WriteByte('[')
		for i, one := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			writeValue(out, one)
		}
		out.WriteByte(']')
	default:
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(v); err != nil {
			panic("definition: " + err.Error()) // strings, numbers and maps of texts only
		}
		out.Truncate(out.Len() - 1) // the line break
	}
}

// listOf encodes each entry.
func listOf[T any](entries []T, encode func(T) any) list {
	l := list{}
	for _, one := range entries {
		l = append(l, encode(one))
	}
	return l
}

// plainList encodes ids and strings.
func plainList[T ~string](entries []T) list {
	return listOf(entries, func(s T) any { return string(s) })
}

// encoder writes the parts of a questionnaire.
type encoder struct{ q *survey.Questionnaire }

// text writes what is in the file's language alone as a plain string.
func (e encoder) text(t survey.Text) any {
	if s, ok := t[e.q.Language]; ok && len(t) == 1 {
		return s
	}
	return t
}

func (f *fields) putText(e encoder, key string, t survey.Text) { f.put(key, e.text(t), len(t) > 0) }

func (f *fields) putDecimal(key string, d, standard survey.Decimal) { f.put(key, d, d != standard) }
