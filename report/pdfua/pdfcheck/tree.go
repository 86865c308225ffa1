package pdfcheck

import (
	"fmt"
	"regexp"
	"strconv"
)

// element is one structure element.
type element struct {
	object, parent int
	kind           string
	alt            bool
	marked         map[[2]int]bool // page object and number
	annotations    map[int]bool
	kids           []int
}

var (
	kindKey    = regexp.MustCompile(`/S/([A-Za-z0-9]+)`)
	kidsKey    = regexp.MustCompile(`(?s)/K\[(.*)\]`)
	kid        = regexp.MustCompile(`<</Type/OBJR/Obj (\d+) 0 R/Pg (\d+) 0 R>>|<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|(\d+) 0 R|(\d+)`)
	parentKey  = regexp.MustCompile(`/P (\d+) 0 R`)
	parentNums = regexp.MustCompile(`(\d+)(?:\[([^\]]*)\]| (\d+) 0 R)`)
)

func atoi(b []byte) int { n, _ := strconv.Atoi(string(b)); return n }

// elements reads the structure tree.
func (f *file) elements(root int) (map[int]*element, []string) {
	all, problems := map[int]*element{}, []string{}
	var walk func(n, parent int)
	walk = func(n, parent int) {
		dict := f.objects[n]
		if dict == nil || all[n] != nil {
			problems = append(problems, fmt.Sprintf("structure element %d is missing or used twice", n))
			return
		}
		e := &element{object: n, marked: map[[2]int]bool{}, annotations: map[int]bool{}}
		all[n] = e
		if m := parentKey.FindSubmatch(dict); m == nil || atoi(m[1]) != parent {
			problems = append(problems, fmt.Sprintf("structure element %d does not name its parent", n))
		}
		if m := kindKey.FindSubmatch(dict); m != nil {
			e.kind = string(m[1])
		}
		e.alt = regexp.MustCompile(`/Alt <FEFF[0-9A-F]+>`).Match(dict)
		page := f.ref(dict, "/Pg")
		m := kidsKey.FindSubmatch(dict)
		if m == nil {
			return
		}
		for _, k := range kid.FindAllSubmatch(m[1], -1) {
			switch {
			case k[1] != nil:
				e.annotations[atoi(k[1])] = true
			case k[3] != nil:
				e.marked[[2]int{atoi(k[3]), atoi(k[4])}] = true
			case k[5] != nil:
				e.kids = append(e.kids, atoi(k[5]))
				walk(atoi(k[5]), n)
			default:
				e.marked[[2]int{page, atoi(k[6])}] = true
			}
		}
	}
	for _, n := range f.list(f.objects[root], "/K") {
		walk(n, root)
	}
	return all, problems
}

// parents reads the parent tree: the elements of each page's marked pieces, and
// of each annotation.
func (f *file) parents(object []byte) (pages map[int][]int, single map[int]int) {
	pages, single = map[int][]int{}, map[int]int{}
	nums := regexp.MustCompile(`(?s)/Nums\[(.*)\]>>`).FindSubmatch(object)
	if nums == nil {
		return pages, single
	}
	for _, m := range parentNums.FindAllSubmatch(nums[1], -1) {
		if m[3] != nil {
			single[atoi(m[1])] = atoi(m[3])
			continue
		}
		list := []int{}
		for _, r := range reference.FindAllSubmatch(m[2], -1) {
			list = append(list, atoi(r[1]))
		}
		pages[atoi(m[1])] = list
	}
	return pages, single
}

// nesting says where each kind of element may stand.
var nesting = map[string][]string{
	"TR": {"THead", "TBody"}, "THead": {"Table"}, "TBody": {"Table"}, "TH": {"TR"}, "TD": {"TR"},
	"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"},
}

// nested checks where elements stand, and that pictures and fields are said in
// words.
func nested(all map[int]*element) []string {
	var problems []string
	for _, e := range all {
		if (e.kind == "Figure" || e.kind == "Form") && !e.alt {
			problems = append(problems, fmt.Sprintf("%s %d is not said in words", e.kind, e.object))
		}
		for _, n := range e.kids {
			child := all[n]
			if child == nil || nesting[child.kind] == nil {
				continue
			}
			fits := false
			for _, kind := range nesting[child.kind] {
				fits = fits || kind == e.kind
			}
			if !fits {
				problems = append(problems, fmt.Sprintf("%s inside %s", child.kind, e.kind))
			}
		}
	}
	return problems
}

// alone finds headings after which the page ends. Pages come in the order of
// their objects.
func alone(all map[int]*element, roots []int) []string {
	var problems []string
	heading, at := "", 0 // the last one, and its page
	var walk func(n int)
	walk = func(n int) {
		e := all[n]
		if e == nil {
			return
		}
		first, last := 0, 0
		for piece := range e.marked {
			if first == 0 || piece[0] < first {
				first = piece[0]
			}
			last = max(last, piece[0])
		}
		if first > 0 {
			if heading != "" && first != at {
				problems = append(problems, fmt.Sprintf("an %s is the last on page object %d", heading, at))
			}
			heading = ""
			if isHeading(e.kind) {
				heading, at = e.kind, last
			}
		}
		for _, kid := range e.kids {
			walk(kid)
		}
	}
	for _, n := range roots {
		walk(n)
	}
	return problems
}

func isHeading(kind string) bool {
	return len(kind) == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6'
}
