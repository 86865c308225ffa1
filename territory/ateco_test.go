package territory

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestAtecoIsWhole(t *testing.T) {
	a := Ateco2025()
	forms := map[int]*regexp.Regexp{
		1: regexp.MustCompile(`^[A-V]$`), 2: regexp.MustCompile(`^\d\d$`), 4: regexp.MustCompile(`^\d\d\.\d$`),
		5: regexp.MustCompile(`^\d\d\.\d\d$`), 7: regexp.MustCompile(`^\d\d\.\d\d\.\d$`), 8: regexp.MustCompile(`^\d\d\.\d\d\.\d\d$`),
	}
	above := map[int]int{1: 0, 2: 1, 4: 2, 5: 4, 7: 5, 8: 7}
	levels := map[int]int{}
	for _, n := range a.nodes {
		level := len(n.Code)
		levels[level]++
		if forms[level] == nil || !forms[level].MatchString(n.Code) || strings.TrimSpace(n.Title) != n.Title || n.Title == "" {
			t.Errorf("%+v", n)
			continue
		}
		if parent, ok := a.Activity(n.Parent); ok != (level > 1) || len(parent.Code) != above[level] || level > 2 && !strings.HasPrefix(n.Code, parent.Code) {
			t.Errorf("%s stands in %q", n.Code, n.Parent)
		}
	}
	if want := map[int]int{1: 22, 2: 87, 4: 287, 5: 651, 7: 920, 8: 1290}; fmt.Sprint(levels) != fmt.Sprint(want) || len(a.nodes) != 3257 {
		t.Errorf("%d nodes by length of the code: %v", len(a.nodes), levels)
	}
	if len(a.byCode) != len(a.nodes) {
		t.Errorf("%d codes for %d nodes", len(a.byCode), len(a.nodes))
	}
}

func TestAtecoAgreesWithItsSections(t *testing.T) {
	a := Ateco2025()
	rows, err := table("ateco-2025-sections.csv", 3)
	if err != nil {
		t.Fatal(err)
	}
	divisions := map[string]string{}
	for _, f := range rows {
		if n, ok := a.Activity(f[0]); !ok || n.Parent != "" {
			t.Errorf("%s is no section", f[0])
		}
		for part := range strings.FieldsFuncSeq(f[2], func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
			from, to, ranged := strings.Cut(part, "-")
			if !ranged {
				to = from
			}
			first, err := strconv.Atoi(from)
			if err != nil {
				t.Fatal(f, err)
			}
			last, err := strconv.Atoi(to)
			if err != nil {
				t.Fatal(f, err)
			}
			for d := first; d <= last; d++ {
				divisions[fmt.Sprintf("%02d", d)] = f[0]
			}
		}
	}
	for _, n := range a.nodes {
		if got := a.Section(n.Code); len(n.Code) > 1 && got != divisions[n.Code[:2]] {
			t.Errorf("%s stands in section %q, want %q", n.Code, got, divisions[n.Code[:2]])
		}
	}
}

func TestActivityByCode(t *testing.T) {
	a := Ateco2025()
	for typed, want := range map[string]string{
		"10.71.10": "10.71.10", "107110": "10.71.10", " 10.71.10 ": "10.71.10", "10.71.1": "10.71.1", "10711": "10.71.1",
		"10.71": "10.71", "1071": "10.71", "10.7": "10.7", "107": "10.7", "10": "10", "c": "C", "01": "01", "0111": "01.11",
		"": "", "1": "", "1.": "", ".": "", "...": "", "10.79": "", "10.71.99": "", "1071100": "", "W": "", "C10": "", "10,71": "", "pane": "",
		"é": "", "ééé": "", "\xff\xff\xff": "", "10.71.10.10": "", strings.Repeat("1", 1000): "",
	} {
		got, ok := a.Activity(typed)
		if got.Code != want || ok != (want != "") {
			t.Errorf("%q is %+v", typed, got)
		}
	}
	for _, n := range a.nodes {
		if got, ok := a.Activity(strings.ToLower(strings.ReplaceAll(n.Code, ".", ""))); !ok || got != n {
			t.Errorf("%s without dots is %+v", n.Code, got)
		}
	}
}

func TestPreciseIsAClassOrDeeper(t *testing.T) {
	a := Ateco2025()
	for code, want := range map[string]bool{"C": false, "10": false, "10.7": false, "10.71": true, "10.71.1": true, "10.71.10": true, "": false, "10.99": false, "99.99.99": false} {
		if got := a.Precise(code); got != want {
			t.Errorf("%q is precise: %t", code, got)
		}
	}
	for code, want := range map[string]string{"10.71.10": "C", "C": "C", "01": "A", "": "", "nothing": ""} {
		if got := a.Section(code); got != want {
			t.Errorf("%q stands in section %q, want %q", code, got, want)
		}
	}
}
