package verify

import (
	"bytes"

	"maturita/report/verify/pdf"
	"maturita/survey"
)

// numberIn is the report number that a PDF names among its keywords, "" for none.
// Anybody can write one there: it is no proof of anything.
func numberIn(file []byte) survey.ReportNumber {
	const (
		places = 16  // looked at
		most   = 256 // bytes of a string
	)
	for range places {
		_, after, ok := bytes.Cut(file, []byte("/Keywords"))
		if !ok {
			break
		}
		if s, ok := pdf.ReadString(after[:min(len(after), most)]); ok {
			if n, err := survey.ParseReportNumber(s.Text()); err == nil {
				return n
			}
		}
		file = after
	}
	return ""
}
