package territory

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// searchIndex is the classification as people look for it.
type searchIndex struct {
	entries []searchEntry
	trades  map[string][]string // codes by everyday word, folded and without its ending
}

// searchEntry is one precise activity with the words of its title and of the
// titles above it.
type searchEntry struct {
	at         int
	code       string // with and without points
	plain      string
	own, above []searchWord
	repeated   bool // a narrower activity has the same title
}

// searchWord is a folded word, whole and without its ending.
type searchWord struct{ text, stem string }

func newSearchIndex(a *Ateco) (searchIndex, error) {
	x := searchIndex{trades: map[string][]string{}}
	repeated := map[string]bool{}
	for _, n := range a.nodes {
		if parent, ok := a.byCode[n.Parent]; ok && a.nodes[parent].Title == n.Title {
			repeated[n.Parent] = true
		}
	}
	for i, n := range a.nodes {
		if !a.Precise(n.Code) {
			continue
		}
		e := searchEntry{at: i, code: n.Code, plain: strings.ReplaceAll(n.Code, ".", ""), own: wordsOf(n.Title), repeated: repeated[n.Code]}
		for parent := n.Parent; parent != ""; parent = a.nodes[a.byCode[parent]].Parent {
			e.above = append(e.above, wordsOf(a.nodes[a.byCode[parent]].Title)...)
		}
		x.entries = append(x.entries, e)
	}
	rows, err := table("ateco-words.csv", 2)
	if err != nil {
		return x, err
	}
	for _, row := range rows {
		codes := strings.Fields(row[1])
		for _, code := range codes {
			if _, ok := a.byCode[code]; !ok {
				return x, fmt.Errorf("ateco-words.csv: %s: there is no %s", row[0], code)
			}
		}
		for word := range strings.FieldsSeq(row[0]) {
			x.trades[stem(fold(word))] = codes
		}
	}
	return x, nil
}

// Search finds precise activities by words, everyday names of trades among
// them, or by the beginning of a code, the best first, at most limit. Case,
// accents and endings do not matter; every word must occur in the title or in
// the title of an ancestor. Of activities with the same title, only the
// narrowest is found.
func (a *Ateco) Search(query string, limit int) []Activity {
	words := telling(wordsOf(query))
	code := ""
	for _, w := range words {
		code += w.text
	}
	byCode := !strings.ContainsFunc(code, func(r rune) bool { return r < '0' || r > '9' })
	type hit struct{ at, rank int }
	var hits []hit
	for i := range a.search.entries {
		e := &a.search.entries[i]
		switch {
		case len(words) == 0 || e.repeated && e.plain != code:
		case byCode && strings.HasPrefix(e.plain, code):
			hits = append(hits, hit{e.at, len(e.plain)})
		case !byCode:
			if rank, ok := a.search.rank(e, words); ok {
				hits = append(hits, hit{e.at, rank})
			}
		}
	}
	slices.SortStableFunc(hits, func(x, y hit) int { return x.rank - y.rank })
	var found []Activity
	for _, h := range hits[:max(0, min(limit, len(hits)))] {
		found = append(found, a.nodes[h.at])
	}
	return found
}

// How far an entry is from one word of a query.
const (
	rankBoth    = 0 // the word itself, which is also an everyday name of the trade
	rankTrade   = 1 // an everyday name of the trade; more for what it less likely means
	rankSame    = 4 // the word itself, or another ending of it
	rankBegins  = 7 // a longer word
	rankAbove   = 20
	rankPerWord = 64 // other words of the title weigh less than any of these
)

// rank tells how well an entry meets the words, lower is better; ok is false
// when one of them is not met.
func (x *searchIndex) rank(e *searchEntry, words []searchWord) (rank int, ok bool) {
	for _, word := range words {
		best := nearest(e.own, word)
		for i, trade := range x.trades[word.stem] {
			switch {
			case !strings.HasPrefix(e.code, trade):
			case best == rankSame:
				best = rankBoth
			default:
				best = min(best, rankTrade+i)
			}
		}
		if best > rankAbove {
			best = nearest(e.above, word) + rankAbove
		}
		if best > rankAbove+rankBegins {
			return 0, false
		}
		rank += best
	}
	if e.own[0].stem != words[0].stem {
		rank++
	}
	return rank*rankPerWord + min(len(e.own), rankPerWord-1), true
}

// nearest is the rank of the nearest of some words; far beyond all ranks where
// none is near.
func nearest(own []searchWord, word searchWord) int {
	best := rankPerWord
	for _, w := range own {
		switch {
		case w.stem == word.stem:
			return rankSame
		case strings.HasPrefix(w.text, word.text), len(word.stem) > 4 && strings.HasPrefix(w.text, word.stem):
			best = rankBegins
		}
	}
	return best
}

// wordsOf cuts a text into its words. What is shorter than three letters, as
// "di", says nothing; figures do.
func wordsOf(s string) []searchWord {
	var words []searchWord
	for w := range strings.FieldsFuncSeq(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if first, _ := utf8.DecodeRuneInString(w); utf8.RuneCountInString(w) > 2 || unicode.IsDigit(first) {
			words = append(words, searchWord{w, stem(w)})
		}
	}
	return words
}

// generic are the stems of words that stand in front of every trade.
var generic = []string{"aziend", "impres", "ditt", "stud", "laborator", "societ", "cooperativ"}

// telling leaves generic words out where others stand beside them.
func telling(words []searchWord) []searchWord {
	kept := slices.DeleteFunc(slices.Clone(words), func(w searchWord) bool { return slices.Contains(generic, w.stem) })
	if len(kept) == 0 {
		return words
	}
	return kept
}

// stem takes the ending of an Italian word away, so that singular and plural
// meet: ristorante and ristoranti, ufficio and uffici, parco and parchi.
func stem(word string) string {
	if len(word) < 4 {
		return word
	}
	switch root := word[:len(word)-1]; word[len(word)-1] {
	case 'o', 'i':
		return strings.TrimRight(root, "hi")
	case 'e':
		return strings.TrimRight(root, "h")
	case 'a':
		return root
	}
	return word
}

var accents = strings.NewReplacer("à", "a", "á", "a", "è", "e", "é", "e", "ì", "i", "í", "i", "ò", "o", "ó", "o", "ù", "u", "ú", "u", "ü", "u", "ö", "o", "ä", "a", "ô", "o", "’", "'", "&", "and")

// fold lowers the case and takes accents away, combining ones too.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, accents.Replace(strings.ToLower(strings.TrimSpace(s))))
}
