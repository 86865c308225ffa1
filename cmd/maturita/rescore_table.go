package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

// verdictTexts say what a verdict means, as the dry run and as a run that writes
// tells it.
var verdictTexts = map[intake.Verdict]string{
	intake.UpToDate:      "up to date, nothing to write",
	intake.SameResult:    "same result by another engine",
	intake.ChangedResult: "changed result",
	intake.NotRepeated:   "ALARM: this engine gave another result for the same answers before",
	intake.FactApart:     "ALARM: the fact says something else than the official result",
	intake.NewerEngine:   "ALARM: the official result is by a newer engine",
	intake.NoResult:      "ALARM: no official result, left alone",
	intake.NoFact:        "ALARM: no fact, left alone",
	intake.NoAnswers:     "ALARM: answers that could not have been submitted, left alone",
	intake.Unreadable:    "ALARM: stored in a form that cannot be read, left alone",
}

// rescoreTable prints what became of the responses to a version.
type rescoreTable struct {
	intake.RescoreSummary
	model  *scoring.Model
	unkept bool // nothing was to be written
}

func (t rescoreTable) write(to io.Writer) {
	fmt.Fprintln(to)
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintf(w, "RESPONSES\t%d\n", t.Responses)
	for _, verdict := range intake.Verdicts {
		if n := t.Verdicts[verdict]; n > 0 {
			fmt.Fprintf(w, "  %s\t%d\n", verdictTexts[verdict], n)
		}
	}
	if t.Responses == 0 {
		return
	}
	if !t.unkept {
		fmt.Fprintf(w, "  written\t%d\n", t.Written)
	}
	t.engines(w)
	t.parts(w)
	t.levels(w)
	if t.Largest != nil {
		by := t.Largest.By.FloatString(6)
		if !strings.HasPrefix(by, "-") {
			by = "+" + by
		}
		fmt.Fprintf(w, "\nLARGEST DIFFERENCE\t%s points of 0–100\t(%s)\n", by, t.Largest.Response)
	}
}

func (t rescoreTable) engines(w io.Writer) {
	steps := slices.SortedFunc(maps.Keys(t.Engines), func(a, b intake.EngineStep) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	fmt.Fprintln(w, "\nENGINE\tSAME\tCHANGED")
	for _, step := range steps {
		fmt.Fprintf(w, "%s → %s\t%d\t%d\n", step.From, step.To, t.Engines[step].Same, t.Engines[step].Changed)
	}
}

func (t rescoreTable) parts(w io.Writer) {
	if len(t.Parts) == 0 {
		return
	}
	fmt.Fprintln(w, "\nWHAT DIFFERS\tRESPONSES")
	for _, part := range intake.Parts {
		if n := t.Parts[part]; n > 0 {
			fmt.Fprintf(w, "%s\t%d\n", part, n)
		}
	}
}

// levels go up the questionnaire's, those without one first.
func (t rescoreTable) levels(w io.Writer) {
	levels := t.model.Questionnaire().Levels
	place := func(id survey.LevelID) int {
		return slices.IndexFunc(levels, func(l survey.Level) bool { return l.ID == id })
	}
	steps := slices.SortedFunc(maps.Keys(t.Levels), func(a, b intake.LevelStep) int {
		return cmp.Or(cmp.Compare(place(a.From), place(b.From)), cmp.Compare(place(a.To), place(b.To)), cmp.Compare(a.From, b.From))
	})
	fmt.Fprintln(w, "\nLEVEL BEFORE\tAFTER\tRESPONSES")
	for _, step := range steps {
		fmt.Fprintf(w, "%s\t%s\t%d\n", cmp.Or(step.From, "-"), cmp.Or(step.To, "-"), t.Levels[step])
	}
}
