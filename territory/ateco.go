package territory

import (
	"cmp"
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
	byCode map[string]int
	search searchIndex
}

// Ateco2025 returns the whole ATECO 2025.
var Ateco2025 = sync.OnceValue(func() *Ateco {
	rows, err := table("ateco-2025.csv", 3)
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	sections, err := table("ateco-2025-sections.csv", 3)
	if err != nil {
		panic("territory: embedded data: " + err.Error())
	}
	written := map[string]string{} // the classification has its sections in capitals
	for _, f := range sections {
		written[f[0]] = f[1]
	}
	a := &Ateco{byCode: map[string]int{}}
	for i, f := range rows {
		a.nodes = append(a.nodes, Activity{f[0], f[1], cmp.Or(written[f[0]], f[2])})
		a.byCode[f[0]] = i
	}
	if a.search, err = newSearchIndex(a); err != nil {
		panic("territory: embedded data: " + err.Error())
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

// Sections returns the letters of the sections, in order.
func (a *Ateco) Sections() []string {
	var all []string
	for _, n := range a.nodes {
		if n.Parent == "" {
			all = append(all, n.Code)
		}
	}
	return all
}

// Precise reports whether a code is exact enough for a profile: a class
// (10.71) or deeper.
func (a *Ateco) Precise(code string) bool {
	_, ok := a.byCode[code]
	return ok && len(code) >= len("10.71")
}
