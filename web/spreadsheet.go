package web

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// utf8Mark tells spreadsheets that a file is UTF-8.
const utf8Mark = "\xef\xbb\xbf"

// sheet is a table as spreadsheets in Italy open it: a byte order mark and
// semicolons; decimal commas are the caller's.
type sheet struct {
	file bytes.Buffer
	out  *csv.Writer
}

func newSheet() *sheet {
	s := &sheet{}
	s.file.WriteString(utf8Mark)
	s.out = csv.NewWriter(&s.file)
	s.out.Comma, s.out.UseCRLF = ';', true
	return s
}

// line adds a line, in which no text is taken for a formula. It is kept in memory,
// so that nothing fails before the end.
func (s *sheet) line(fields ...string) {
	safe := make([]string, len(fields))
	for i, field := range fields {
		if safe[i] = field; field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) {
			safe[i] = "'" + field
		}
	}
	s.out.Write(safe)
}

// bytes is the whole file.
func (s *sheet) bytes() ([]byte, error) {
	s.out.Flush()
	return s.file.Bytes(), s.out.Error()
}
