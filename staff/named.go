package staff

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"maturita/stats"
)

// FoundPage is how many companies are found by name at most.
const FoundPage = 30

// Found is the companies that were found by name, by name: each with the
// submission to the chamber that counts, or else with the last one.
type Found struct {
	Companies []Submission
	More      bool // there are others
}

// Named finds the companies of a chamber by words that words of their name begin
// with, as ParseSearch reads them. A name under which a company submitted earlier,
// or withdrew, finds it too.
func (c *Companies) Named(ctx context.Context, actor Actor, where Scope, words []string) (Found, error) {
	if err := c.authorised(ctx, actor, ReadCompanies, where, ""); err != nil {
		return Found{}, err
	}
	ids, err := c.store.CompaniesNamed(ctx, c.provincesOf(where), words, FoundPage+1)
	if err != nil {
		return Found{}, err
	}
	var facts []stats.Fact
	for _, id := range ids[:min(len(ids), FoundPage)] {
		own, err := c.factsOf(ctx, where, id)
		if err != nil {
			return Found{}, err
		}
		if len(own) > 0 {
			facts = append(facts, latest(own))
		}
	}
	found := Found{More: len(ids) > FoundPage}
	if found.Companies, err = c.submissions(ctx, facts); err != nil {
		return Found{}, err
	}
	slices.SortFunc(found.Companies, func(a, b Submission) int {
		return cmp.Or(strings.Compare(sortingName(a), sortingName(b)), strings.Compare(string(a.Fact.Company), string(b.Fact.Company)))
	})
	return found, c.follow(ctx, where, found.Companies)
}

// latest is the last of some facts by submission, of those that are not withdrawn
// if there are any.
func latest(facts []stats.Fact) stats.Fact {
	for _, f := range slices.Backward(facts) {
		if f.WithdrawnAt.IsZero() {
			return f
		}
	}
	return facts[len(facts)-1]
}

func sortingName(s Submission) string { return folded(s.Response.Profile.CompanyName) }

// LongestWord is the one of some words that the fewest names are likely to have;
// "" of none.
func LongestWord(words []string) string {
	longest := ""
	for _, word := range words {
		if len(word) > len(longest) {
			longest = word
		}
	}
	return longest
}
