package pdfcheck

import (
	"encoding/hex"
	"fmt"
	"html"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
)

// said are the entries of the document information with where XMP says the same.
var said = map[string]*regexp.Regexp{
	"/Title":        regexp.MustCompile(`(?s)<dc:title><rdf:Alt><rdf:li xml:lang="x-default">(.*?)</rdf:li>`),
	"/Author":       regexp.MustCompile(`(?s)<dc:creator><rdf:Seq><rdf:li>(.*?)</rdf:li>`),
	"/Subject":      regexp.MustCompile(`(?s)<dc:description><rdf:Alt><rdf:li xml:lang="x-default">(.*?)</rdf:li>`),
	"/Keywords":     regexp.MustCompile(`(?s)<pdf:Keywords>(.*?)</pdf:Keywords>`),
	"/Creator":      regexp.MustCompile(`(?s)<xmp:CreatorTool>(.*?)</xmp:CreatorTool>`),
	"/Producer":     regexp.MustCompile(`(?s)<pdf:Producer>(.*?)</pdf:Producer>`),
	"/CreationDate": regexp.MustCompile(`(?s)<xmp:CreateDate>(.*?)</xmp:CreateDate>`),
	"/ModDate":      regexp.MustCompile(`(?s)<xmp:ModifyDate>(.*?)</xmp:ModifyDate>`),
}

// metadata compares XMP and the document information.
func (f *file) metadata(root []byte) []string {
	xmp, err := f.stream(f.ref(root, "/Metadata"))
	if err != nil {
		return []string{"there are no XMP metadata"}
	}
	info := string(f.objects[f.ref(f.trailer, "/Info")])
	var problems []string
	for key, in := range said {
		want := entry(info, key)
		m := in.FindSubmatch(xmp)
		if m == nil {
			problems = append(problems, "XMP lacks "+key)
			continue
		}
		got := html.UnescapeString(string(m[1]))
		if strings.HasSuffix(key, "Date") {
			a, err := time.Parse(time.RFC3339, got)
			b, err2 := time.Parse("D:20060102150405-07'00'", want)
			if err != nil || err2 != nil || !a.Equal(b) {
				problems = append(problems, fmt.Sprintf("%s is %q, in XMP %q", key, want, got))
			}
		} else if got != want {
			problems = append(problems, fmt.Sprintf("%s is %q, in XMP %q", key, want, got))
		}
	}
	for _, claim := range []string{"<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"} {
		if !strings.Contains(string(xmp), claim) {
			problems = append(problems, "XMP does not claim "+claim)
		}
	}
	return problems
}

// entry is an entry of the document information in words.
func entry(info, key string) string {
	m := regexp.MustCompile(key + ` ?(?:<FEFF([0-9A-F]*)>|\(([^)]*)\))`).FindStringSubmatch(info)
	if m == nil {
		return ""
	}
	if m[2] != "" {
		return m[2]
	}
	b, err := hex.DecodeString(m[1])
	if err != nil {
		return ""
	}
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
