package definition

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// MaxText is the longest text, in characters.
const MaxText = 4000

const maxLanguages = 50

// languages reads the further languages that the file promises. They bind the
// author and are no content: a version is what its texts say, so the canonical
// form does without them.
func (r *reader) languages(o object) {
	seen := map[survey.Language]bool{r.language: true}
	for _, n := range o.list("languages", maxLanguages) {
		s, ok := r.scalar(n, "languages")
		language := survey.Language(s)
		switch {
		case !ok:
		case !validLanguage(s):
			r.fail(n, "languages", "language", "%q is no language: write it, en, de …", s)
		case seen[language]:
			r.fail(n, "languages", "duplicate-id", "%q stands here twice, or is the file's own language: take it away", s)
		default:
			r.further = append(r.further, language)
		}
		seen[language] = true
	}
}

// translated wants a text in every further language.
func (r *reader) translated(n *yaml.Node, path string, in map[survey.Language]bool) {
	for _, language := range r.further {
		if !in[language] {
			r.fail(n, path, "missing-text", "the text in %q is missing, which \"languages\" promises", language)
		}
	}
}

// text reads an optional text.
func (o object) text(key string) survey.Text {
	if n := o.get(key); n != nil {
		return o.r.text(n, o.at(key))
	}
	return nil
}

// needText reads a text that must be there.
func (o object) needText(key string) survey.Text {
	if n := o.need(key); n != nil {
		return o.r.text(n, o.at(key))
	}
	return nil
}

func (r *reader) text(n *yaml.Node, path string) survey.Text {
	if n.Kind != yaml.MappingNode {
		s, ok := r.scalar(n, path)
		if !ok || !r.readable(n, path, s) {
			return nil
		}
		r.translated(n, path, map[survey.Language]bool{r.language: true})
		return survey.Text{r.language: strings.TrimSpace(s)}
	}
	t, seen := survey.Text{}, map[survey.Language]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		language := survey.Language(key.Value)
		if !validLanguage(key.Value) {
			r.fail(key, path, "language", "%q is no language: write it, en, de …", key.Value)
			continue
		}
		if seen[language] {
			r.fail(key, path, "duplicate-key", "%q stands here twice: keep one", key.Value)
			continue
		}
		seen[language] = true
		if s, ok := r.scalar(value, path); ok && r.readable(value, path, s) {
			t[language] = strings.TrimSpace(s)
		}
	}
	if !seen[r.language] {
		r.fail(n, path, "missing-text", "the text in %q is missing", r.language)
	}
	r.translated(n, path, seen)
	return t
}

// readable reports whether people can read a text.
func (r *reader) readable(n *yaml.Node, path, s string) bool {
	switch {
	case strings.TrimSpace(s) == "":
		r.fail(n, path, "empty-text", "the text is empty")
	case utf8.RuneCountInString(s) > MaxText:
		r.fail(n, path, "long-text", "the text is longer than %d characters", MaxText)
	case strings.ContainsFunc(s, invisible):
		r.fail(n, path, "control-character", "the text holds a control character: take it away")
	default:
		return true
	}
	return false
}

// validLanguage accepts the language tags that are used: it, en, sl, de-AT.
func validLanguage(s string) bool {
	main, region, _ := strings.Cut(s, "-")
	lower := strings.Trim(main, "abcdefghijklmnopqrstuvwxyz") == ""
	return lower && (len(main) == 2 || len(main) == 3) && len(region) <= 4 && len(s) == len(strings.TrimRight(s, "-")) &&
		strings.Trim(region, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") == ""
}
