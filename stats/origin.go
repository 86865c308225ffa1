package stats

import "maturita/survey"

// Origins returns, of the facts of one company and one instrument, for each the
// one by which the company first counted under the same major version, where that
// is another. Withdrawn facts have none and are none, nor is one that was
// superseded when it was submitted. SupersededAt must be as Succession says.
func Origins(facts []Fact) map[survey.ResponseID]Fact {
	first := map[int]Fact{}
	for _, f := range facts {
		if !f.WithdrawnAt.IsZero() || f.Outranked() {
			continue
		}
		if best, ok := first[f.Version.Major]; !ok || compareSubmission(f, best) < 0 {
			first[f.Version.Major] = f
		}
	}
	origins := map[survey.ResponseID]Fact{}
	for _, f := range facts {
		if one, ok := first[f.Version.Major]; ok && f.WithdrawnAt.IsZero() && one.Response != f.Response {
			origins[f.Response] = one
		}
	}
	return origins
}
