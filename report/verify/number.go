package verify

import (
	"bytes"
	"encoding/hex"
	"unicode/utf16"

	"maturita/survey"
)

// numberIn is the report number that a PDF names among its keywords, "" for none.
// Anybody can write one there: it is no proof of anything.
func numberIn(file []byte) survey.ReportNumber {
	const most = 16 // places looked at
	for range most {
		_, after, ok := bytes.Cut(file, []byte("/Keywords"))
		if !ok {
			break
		}
		if n, err := survey.ParseReportNumber(keywords(bytes.TrimLeft(after, " \r\n\t"))); err == nil {
			return n
		}
		file = after
	}
	return ""
}

// keywords reads a short string, literal or in hexadecimal, in UTF-16 or not.
func keywords(s []byte) string {
	const most = 256
	s = s[:min(len(s), most)]
	var raw []byte
	switch {
	case bytes.HasPrefix(s, []byte("(")):
		raw, _, _ = bytes.Cut(s[1:], []byte(")"))
		raw = bytes.ReplaceAll(raw, []byte(`\`), nil)
	case bytes.HasPrefix(s, []byte("<")):
		text, _, _ := bytes.Cut(s[1:], []byte(">"))
		raw = make([]byte, hex.DecodedLen(len(text)))
		if _, err := hex.Decode(raw, text); err != nil {
			return ""
		}
	}
	if !bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		return string(raw)
	}
	var units []uint16
	for raw = raw[2:]; len(raw) > 1; raw = raw[2:] {
		units = append(units, uint16(raw[0])<<8|uint16(raw[1]))
	}
	return string(utf16.Decode(units))
}
