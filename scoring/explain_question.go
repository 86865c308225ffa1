package scoring

func (x explainer) question(a *assessed, r *reply) ExplainedQuestion {
	q := ExplainedQuestion{ID: r.ID, State: r.state(), Options: []ExplainedOption{}, Rows: []ExplainedRow{}}
	if q.State != Counts {
		return q
	}
	q.AsZero = r.given != answered
	q.Exact, q.Display = r.s().percent().published(), x.shown(r)
	q.Earned, q.Best = r.earned.published(), r.best.published()
	if a.state == Assessable && a.adds() {
		q.Weight = a.share(r).published()
	}
	worth := x.worth(a, r)
	if !worth.none() {
		q.Contribution = worth.mul(r.s()).published()
	}
	if q.AsZero {
		q.Limited = r.earned.sign() > 0 // lifted to the floor
		return q
	}
	x.parts(&q, r, worth)
	return q
}

// state tells whether a question counts, or why not.
func (r *reply) state() QuestionState {
	switch {
	case r.given == offPath:
		return OffPath
	case !r.Scored:
		return NotScored
	case r.counts():
		return Counts
	case r.given == inapplicable:
		return NotApplicable
	case r.given == answered:
		return Weightless
	}
	return NotAnswered
}

// shown is the score of one question as the version shows scores. Nothing is
// compared with it.
func (x explainer) shown(r *reply) *string {
	s := x.model.scale
	var b []byte
	if s.points {
		b = appendPoints(nil, r.earned, r.best, s.decimals, nil)
	} else {
		b = appendRounded(nil, s.mapped(r.s().percent()), s.decimals, nil)
	}
	text := string(b)
	return &text
}
