package definition

import (
	"html"
	"regexp"
	"strings"
)

// Marks that other programs turn into form, and that people would see here. An
// honest text must not be taken for one of them: "5 * 3", "C#", "Kund*innen",
// "Prezzo*" with its note "*IVA esclusa", "file_di_testo", "R&D; altro".
var marks = []*regexp.Regexp{
	regexp.MustCompile("</?[A-Za-z][^<>]*>|\\*\\*|`|\\[[^\\]]+\\]\\([^)]+\\)"),
	regexp.MustCompile(`(?m)^(?:#{2,6} +\S.*$|# +\S.*\n)`),             // a heading; "# addetti" alone may be a number sign
	regexp.MustCompile(`(?m)^[-*+] +[^\s\d].*\n(?:\s*\n)?[-*+] +\S.*`), // a list of two entries at least
	regexp.MustCompile(`(?m)(?:^|[\s(])(\*[\pL\d](?:[^*\n]*[\pL\d.!?])?\*)(?:$|[\s).,;:!?])`),
	regexp.MustCompile(`(?m)(?:^|[\s(])(_[\pL\d](?:[^_\n]*[\pL\d.!?])?_)(?:$|[\s).,;:!?])`),
	regexp.MustCompile(`(?:^|[^{])(\{[A-Za-z_][A-Za-z0-9_.]*\})(?:$|[^}])`), // nothing is filled in
}

var entity = regexp.MustCompile(`&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});`)

// markup is the first mark that a text holds, "" when it is plain.
func markup(s string) string {
	s = strings.TrimSpace(s)
	for _, mark := range marks {
		if found := mark.FindStringSubmatch(s); found != nil {
			return strings.TrimSpace(found[len(found)-1])
		}
	}
	for _, found := range entity.FindAllString(s, -1) {
		if !strings.HasSuffix(html.UnescapeString(found), ";") {
			return found
		}
	}
	return ""
}

func (l *linter) marked(s, path string) {
	if found := markup(s); found != "" {
		l.warn(path, "markup", "texts are plain: take it away, people would see it as it stands", "the text holds %s", cut(written(found)))
	}
}
