package pdfua

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode/utf16"
)

// metadata says the same of the document in XMP and in the document information.
func (f *finish) metadata() {
	m, n := f.doc.Meta, f.alloc()
	f.stream(n, "/Type/Metadata/Subtype/XML", m.xmp())
	f.set(f.info, "<</Title %s/Author %s/Subject %s/Keywords %s/Creator %s/Producer %s/CreationDate %s/ModDate %s>>",
		text(m.Title), text(m.Author), text(m.Subject), text(m.Keywords), text(m.Creator), text(m.Producer), date(m.Date), date(m.Date))
	fmt.Fprintf(&f.catalogue, "/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>", f.rootObj, n)
}

// xmp is what the document says of itself as an XMP packet, which claims PDF/A-3a
// and PDF/UA-1.
func (m Meta) xmp() []byte {
	e := html.EscapeString
	ts := m.Date.UTC().Format("2006-01-02T15:04:05+00:00")
	s := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + e(m.Title) + `</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>` + e(m.Author) + `</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + e(m.Subject) + `</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>` + e(m.Lang) + `</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>` + e(m.Producer) + `</pdf:Producer><pdf:Keywords>` + e(m.Keywords) + `</pdf:Keywords>
<xmp:CreatorTool>` + e(m.Creator) + `</xmp:CreatorTool><xmp:CreateDate>` + ts + `</xmp:CreateDate><xmp:ModifyDate>` + ts + `</xmp:ModifyDate><xmp:MetadataDate>` + ts + `</xmp:MetadataDate>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
` + strings.Repeat(strings.Repeat(" ", 99)+"\n", 20) + `<?xpacket end="w"?>`
	return []byte(s)
}

func date(t time.Time) string { return "(" + t.UTC().Format("D:20060102150405") + "+00'00')" }

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s)
}

func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}
