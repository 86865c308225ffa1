package stats

import (
	"cmp"
	"slices"
	"time"

	"maturita/survey"
)

// Succession returns the facts of one company and one instrument with
// SupersededAt as it follows from the whole of them, in order of submission:
// a fact is superseded at the submission of the next one that is not withdrawn
// and may supersede it. A claimed response never supersedes a confirmed one: it
// is superseded from its own submission on, so it never counts as the company's
// state. Withdrawing a fact thus restores the one before it.
func Succession(facts []Fact) []Fact {
	ordered := slices.Clone(facts)
	BySubmission(ordered)
	current := -1
	for i := range ordered {
		f := &ordered[i]
		f.SupersededAt = time.Time{}
		switch {
		case !f.WithdrawnAt.IsZero():
		case current < 0:
			current = i
		case ordered[current].Assurance == survey.Confirmed && f.Assurance != survey.Confirmed:
			f.SupersededAt = f.SubmittedAt
		default:
			ordered[current].SupersededAt = f.SubmittedAt
			current = i
		}
	}
	return ordered
}

// BySubmission sorts facts by when they were submitted.
func BySubmission(facts []Fact) {
	slices.SortFunc(facts, compareSubmission)
}

func compareSubmission(a, b Fact) int {
	return cmp.Or(a.SubmittedAt.Compare(b.SubmittedAt), cmp.Compare(a.Response, b.Response))
}
