package pdfcheck

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

// painting are the operators that leave something on the page.
var painting = map[string]bool{
	"Tj": true, "TJ": true, "'": true, "\"": true, "f": true, "F": true, "f*": true, "B": true, "B*": true,
	"b": true, "b*": true, "S": true, "s": true, "Do": true, "sh": true, "BI": true, "EI": true,
}

// token is one token of a content stream; strings come decoded.
type token struct {
	text   string
	string bool
}

// tokens cuts a content stream.
func tokens(stream []byte) []token {
	var all []token
	for i := 0; i < len(stream); {
		switch c := stream[i]; {
		case bytes.IndexByte([]byte(" \n\r\t\x00\f"), c) >= 0:
			i++
		case c == '(':
			text, end := literal(stream[i:])
			all = append(all, token{text, true})
			i += end
		case c == '<' && i+1 < len(stream) && stream[i+1] == '<', c == '>' && i+1 < len(stream) && stream[i+1] == '>':
			all = append(all, token{string(stream[i : i+2]), false})
			i += 2
		case c == '[' || c == ']':
			all = append(all, token{string(c), false})
			i++
		default:
			from := i
			for i++; i < len(stream) && bytes.IndexByte([]byte(" \n\r\t\x00\f()<>[]/"), stream[i]) < 0; i++ {
			}
			all = append(all, token{string(stream[from:i]), false})
		}
	}
	return all
}

// literal reads a string in parentheses and returns how long it is as written.
func literal(s []byte) (string, int) {
	var out []byte
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
			if at := bytes.IndexByte([]byte("nrtbf"), s[i]); at >= 0 {
				out = append(out, "\n\r\t\b\f"[at])
			} else {
				out = append(out, s[i])
			}
		case c == '(':
			if depth++; depth > 1 {
				out = append(out, c)
			}
		case c == ')':
			if depth--; depth == 0 {
				return string(out), i + 1
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return string(out), len(s)
}

// shown is text in one font.
type shown struct{ font, text string }

// content checks that everything painted is marked, and returns the numbers of
// the marked pieces and the texts by font.
func content(stream []byte) (marked []int, texts []shown, problems []string) {
	var open []string
	font := ""
	all := tokens(stream)
	for i, t := range all {
		if t.string {
			continue
		}
		switch {
		case t.text == "BDC" || t.text == "BMC":
			if len(open) > 0 {
				problems = append(problems, "marked content inside marked content")
			}
			open = append(open, t.text)
			if n, ok := mcid(all, i); ok {
				marked = append(marked, n)
			}
		case t.text == "EMC":
			if len(open) == 0 {
				problems = append(problems, "EMC without a beginning")
				continue
			}
			open = open[:len(open)-1]
		case t.text == "Tf" && i >= 2:
			font = all[i-2].text
		case painting[t.text]:
			if len(open) == 0 {
				problems = append(problems, fmt.Sprintf("%s outside marked content", t.text))
			}
			if t.text == "Tj" && i >= 1 && all[i-1].string {
				texts = append(texts, shown{font, all[i-1].text})
			}
		}
	}
	if len(open) > 0 {
		problems = append(problems, "marked content without an end")
	}
	return marked, texts, problems
}

var number = regexp.MustCompile(`^\d+$`)

// mcid is the number that a BDC gives what it begins.
func mcid(all []token, at int) (int, bool) {
	for i := at; i > 0 && i > at-8; i-- {
		if all[i-1].text == "/MCID" && number.MatchString(all[i].text) {
			n, err := strconv.Atoi(all[i].text)
			return n, err == nil
		}
	}
	return 0, false
}
