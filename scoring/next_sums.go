package scoring

import "maturita/survey"

// rates tells how many points of the area's score one whole s of a question is, in
// an area where these add up.
func (a *assessed) rates() func(*reply) fraction {
	share := func(r *reply) fraction { return r.weight }
	if a.Aggregate == survey.Sum {
		share = func(r *reply) fraction { return r.best }
	}
	all := whole(0)
	for i := range a.replies {
		if r := &a.replies[i]; r.counts() {
			all = all.add(share(r))
		}
	}
	return func(r *reply) fraction { return share(r).quo(all).percent() }
}

// adds reports whether what the questions of the area are worth adds up to its
// score.
func (a *assessed) adds() bool {
	return a.Aggregate == survey.WeightedMean || a.Aggregate == survey.Sum
}
