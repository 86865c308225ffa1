package pdf

import (
	"bytes"
	"strconv"
)

// lexer reads tokens of a file (ISO 32000-1, 7.2).
type lexer struct {
	file   []byte
	at     int
	budget *budget
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.at < len(l.file) {
		switch c := l.file[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.file) && l.file[l.at] != '\n' && l.file[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// peek is the next byte after white space, 0 at the end.
func (l *lexer) peek() byte {
	l.skip()
	if l.at >= len(l.file) {
		return 0
	}
	return l.file[l.at]
}

// word reads characters up to the next delimiter or white space.
func (l *lexer) word() string {
	l.skip()
	begin := l.at
	for l.at < len(l.file) && !isSpace(l.file[l.at]) && !isDelimiter(l.file[l.at]) {
		l.at++
	}
	return string(l.file[begin:l.at])
}

// keyword passes a word if it is the next one.
func (l *lexer) keyword(want string) bool {
	l.skip()
	before := l.at
	if l.word() == want {
		return true
	}
	l.at = before
	return false
}

// integer reads a whole number that is not negative.
func (l *lexer) integer() (int, bool) {
	before := l.at
	w := l.word()
	n, err := strconv.Atoi(w)
	if err != nil || n < 0 || len(w) > 12 || w[0] == '+' {
		l.at = before
		return 0, false
	}
	return n, true
}

// spend takes one token of the budget.
func (l *lexer) spend() error {
	if l.budget.tokens--; l.budget.tokens < 0 {
		return ErrComplex
	}
	return nil
}

func (l *lexer) name() (Name, error) {
	l.at++ // the slash
	var out []byte
	for l.at < len(l.file) && !isSpace(l.file[l.at]) && !isDelimiter(l.file[l.at]) {
		c := l.file[l.at]
		if c == '#' {
			if l.at+2 >= len(l.file) {
				return "", ErrSyntax
			}
			v, err := strconv.ParseUint(string(l.file[l.at+1:l.at+3]), 16, 8)
			if err != nil {
				return "", ErrSyntax
			}
			c = byte(v)
			l.at += 2
		}
		out = append(out, c)
		l.at++
	}
	return Name(out), nil
}

func (l *lexer) hexString() (String, error) {
	l.at++
	end := bytes.IndexByte(l.file[l.at:], '>')
	if end < 0 {
		return "", ErrSyntax
	}
	out := make([]byte, 0, end/2+1)
	half := -1
	for _, c := range l.file[l.at : l.at+end] {
		v := bytes.IndexByte([]byte("0123456789abcdef"), c|0x20)
		switch {
		case isSpace(c):
			continue
		case v < 0 || c < '0':
			return "", ErrSyntax
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	l.at += end + 1
	return String(out), nil
}

// escapes are the characters that stand for others after a backslash.
var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literalString() (String, error) {
	l.at++
	var out []byte
	for open := 1; l.at < len(l.file); l.at++ {
		c := l.file[l.at]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				return String(out), nil
			}
		case '\\':
			l.at++
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return "", ErrSyntax
}

// escape appends what stands after a backslash.
func (l *lexer) escape(out []byte) []byte {
	if l.at >= len(l.file) {
		return out
	}
	c := l.file[l.at]
	switch {
	case c == '\r':
		if l.at+1 < len(l.file) && l.file[l.at+1] == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	case c >= '0' && c <= '7':
		v := int(c - '0')
		for n := 1; n < 3 && l.at+1 < len(l.file) && l.file[l.at+1] >= '0' && l.file[l.at+1] <= '7'; n++ {
			l.at++
			v = v<<3 | int(l.file[l.at]-'0')
		}
		return append(out, byte(v))
	case escapes[c] != 0:
		return append(out, escapes[c])
	}
	return append(out, c)
}
