package definition_test

import (
	"errors"
	"strings"
	"testing"

	"maturita/survey/definition"
)

func TestReadPlacesCharacters(t *testing.T) {
	for _, test := range []struct {
		name, source string
		line, column int
		code         string
	}{
		{"NUL", "format: 1\nid: a\x00", 2, 6, "control-character"},
		{"NUL first", "\x00", 1, 1, "control-character"},
		{"escape", "# è\x1b[0m", 1, 4, "control-character"},
		{"next line", "id: a\u0085b", 1, 6, "control-character"},
		{"byte order mark inside", "\ufeffid: \ufeff", 1, 5, "control-character"},
		{"not UTF-8", "# àèì\n# citt\xe0\n", 2, 7, "encoding"},
		{"half a character", "id: \xc3", 1, 5, "encoding"},
		{"surrogate", "id: \xed\xa0\x80", 1, 5, "encoding"},
		{"UTF-16", "\xff\xfei\x00d\x00", 1, 1, "encoding"},
		{"after CRLF", "format: 1\r\nid: \x7f", 2, 5, "control-character"},
	} {
		_, err := definition.Read("file", []byte(test.source))
		var problems definition.Problems
		if !errors.As(err, &problems) || len(problems) != 1 {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if p := problems[0]; p.Line != test.line || p.Column != test.column || p.Code != test.code {
			t.Errorf("%s: %v, want %d:%d %s", test.name, p, test.line, test.column, test.code)
		}
	}
}

// A character that a text escapes is judged as one that it holds.
func TestReadRefusesEscapedControlCharacters(t *testing.T) {
	source := string(file(t, "testdata/working_conditions.yaml"))
	for _, escaped := range []string{`\0`, `\x1f`, `\x7f`, `\x85`, `\x9f`, `\uFEFF`, `\uFFFF`} {
		for _, place := range []string{"title: Condizioni", `notEquals: "sì`} {
			key, text, _ := strings.Cut(place, ": ")
			broken := strings.Replace(source, place, key+`: "`+strings.Trim(text, `"`)+escaped, 1)
			if key == "title" {
				broken = strings.Replace(broken, escaped, escaped+`"`, 1)
			}
			_, err := definition.Read("file", []byte(broken))
			if err == nil || !strings.Contains(err.Error(), ": control-character: ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%s in %s: %v", escaped, key, err)
			}
		}
	}
}

// Brackets in a text are no nesting.
func TestReadAcceptsBracketsInTexts(t *testing.T) {
	source := strings.Replace(string(file(t, "testdata/working_smallest.yaml")), "Domanda?", strings.Repeat("[{", 500), 1)
	source = strings.Replace(source, "text: [", "text: '[", 1)
	source = strings.Replace(source, "{\n        options", "{'\n        options", 1)
	checkRoundTrip(t, read(t, "brackets", []byte(source)))
}
