package staff

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are those that decomposing leaves as they are, and how they are typed.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i")

// folded is a text in small letters without accents.
func folded(s string) string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(norm.NFKD.String(s))))
	return letters.Replace(plain)
}

// run is a run of letters and digits with what stands before it.
var run = regexp.MustCompile(`([^\pL\p{Nd}]*)([\pL\p{Nd}]+)`)

// NameWords are the words that a company's name is found by, each once, in their
// order: runs of letters and digits, folded. Single letters with points between
// them are one word: S.r.l. is found as srl.
func NameWords(name string) []string {
	var words []string
	initials := false // the last word is of single letters
	for _, found := range run.FindAllStringSubmatch(folded(name), -1) {
		between, word := strings.TrimSpace(found[1]), found[2]
		single := utf8.RuneCountInString(word) == 1
		if single && initials && between == "." {
			words[len(words)-1] += word
		} else {
			words = append(words, word)
		}
		initials = single
	}
	return unique(words)
}

// unique leaves each word out but the first time.
func unique(words []string) []string {
	var all []string
	for _, word := range words {
		if !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}
