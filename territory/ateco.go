package territory

import (
	"slices"
	"strings"
	"sync"
)

// AtecoVersion names the classification that Ateco2025 holds. A stored code is
// always stored with its classification.
const AtecoVersion = "ATECO 2025"

// Activity is one node of the ATECO classification.
type Activity struct {
	Code   string // "C", "10", "10.7", "10.71", "10.71.1", "10.71.10"
	Parent string // "" for a section
	Title  string
}

// Ateco is the classification of economic activities. It is read-only.
type Ateco struct {
	nodes  []Activity
	folded []string
	byCode map[string]int
}

// Ateco2025 returns the whole ATECO 2025.
var Ateco2025 = sync.OnceValue(func() *Ateco {
	rows, err := table("ateco-2025.csv", 3)
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	a := &Ateco{byCode: map[string]int{}}
	for i, f := range rows {
		a.nodes = append(a.nodes, Activity{f[0], f[1], f[2]})
		a.folded = append(a.folded, fold(f[2]))
		a.byCode[f[0]] = i
	}
	return a
})

// Activity returns a node by its code. Dots may be left out: "1071" is 10.71.
func (a *Ateco) Activity(code string) (Activity, bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if i, ok := a.byCode[code]; ok {
		return a.nodes[i], true
	}
	if digits := strings.ReplaceAll(code, ".", ""); len(digits) > 2 {
		dotted := digits[:2] + "." + digits[2:min(4, len(digits))]
		if len(digits) > 4 {
			dotted += "." + digits[4:]
		}
		if i, ok := a.byCode[dotted]; ok {
			return a.nodes[i], true
		}
	}
	return Activity{}, false
}

// Section returns the letter of the section that a code stands in, "" for an
// unknown code.
func (a *Ateco) Section(code string) string {
	for {
		i, ok := a.byCode[code]
		if !ok {
			return ""
		}
		if a.nodes[i].Parent == "" {
			return code
		}
		code = a.nodes[i].Parent
	}
}

// Precise reports whether a code is exact enough for a profile: a class
// (10.71) or deeper.
func (a *Ateco) Precise(code string) bool {
	_, ok := a.byCode[code]
	return ok && len(code) >= len("10.71")
}

// Search finds precise activities by words or by the beginning of a code, the
// best first, at most limit. Case and accents do not matter; every word must
// occur in the title or in the title of an ancestor.
func (a *Ateco) Search(query string, limit int) []Activity {
	query = fold(query)
	words := strings.Fields(query)
	if len(words) == 0 {
		return nil
	}
	type hit struct {
		at, rank int
	}
	var hits []hit
	for i := range a.nodes {
		if !a.Precise(a.nodes[i].Code) {
			continue
		}
		if rank, ok := a.match(i, query, words); ok {
			hits = append(hits, hit{i, rank})
		}
	}
	slices.SortStableFunc(hits, func(x, y hit) int { return x.rank - y.rank })
	var found []Activity
	for _, h := range hits[:min(limit, len(hits))] {
		found = append(found, a.nodes[h.at])
	}
	return found
}

// match ranks node i for a query: lower is better.
func (a *Ateco) match(i int, query string, words []string) (int, bool) {
	code := strings.ToLower(a.nodes[i].Code)
	if strings.HasPrefix(code, query) || strings.HasPrefix(strings.ReplaceAll(code, ".", ""), query) {
		return len(code) - len(query), true
	}
	own, above := 0, a.ancestors(i)
	for _, w := range words {
		switch {
		case strings.Contains(a.folded[i], w):
			own++
		case !strings.Contains(above, w):
			return 0, false
		}
	}
	rank := 100 + 50*(len(words)-own) + len(a.folded[i])/8
	if strings.HasPrefix(a.folded[i], words[0]) {
		rank -= 20
	}
	return rank, true
}

func (a *Ateco) ancestors(i int) string {
	var titles strings.Builder
	for parent := a.nodes[i].Parent; parent != ""; parent = a.nodes[a.byCode[parent]].Parent {
		titles.WriteString(a.folded[a.byCode[parent]])
		titles.WriteByte(' ')
	}
	return titles.String()
}

var accents = strings.NewReplacer("à", "a", "á", "a", "è", "e", "é", "e", "ì", "i", "í", "i", "ò", "o", "ó", "o", "ù", "u", "ú", "u", "ü", "u", "ö", "o", "ä", "a", "ô", "o", "’", "'")

// fold lowers the case and takes accents away.
func fold(s string) string { return accents.Replace(strings.ToLower(strings.TrimSpace(s))) }
