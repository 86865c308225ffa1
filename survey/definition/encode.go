package definition

import "maturita/survey"

func (e encoder) questionnaire(q *survey.Questionnaire) fields {
	var f fields
	f.put("format", 1, true)
	f.put("id", string(q.ID), true)
	f.put("version", q.Version.String(), true)
	f.put("language", string(q.Language), true)
	f.putText(e, "title", q.Title)
	f.putText(e, "description", q.Description)
	f.put("minutes", fields{{"from", q.Minutes.From}, {"to", q.Minutes.To}}, true)
	f.put("display", e.display(q.Display), q.Display != survey.Display{Decimals: 1, High: hundred})
	var overall fields
	overall.put("aggregate", string(q.Overall.Aggregate), q.Overall.Aggregate != survey.WeightedMean)
	overall.put("minAreas", q.Overall.MinAreas, q.Overall.MinAreas > 0)
	f.put("overall", overall, len(overall) > 0)
	f.put("levels", listOf(q.Levels, e.level), true)
	f.put("indices", listOf(q.Indices, e.index), len(q.Indices) > 0)
	f.put("areas", listOf(q.Areas, e.area), true)
	var advice fields
	advice.put("max", q.MaxAdvice, q.MaxAdvice > 0)
	advice.put("rules", listOf(q.Advice, e.advice), true)
	f.put("advice", advice, len(q.Advice) > 0)
	return f
}

func (e encoder) display(d survey.Display) fields {
	var f fields
	f.putDecimal("low", d.Low, 0)
	f.putDecimal("high", d.High, hundred)
	f.put("decimals", d.Decimals, d.Decimals != 1)
	f.put("points", true, d.Points)
	return f
}

func (f *fields) putBound(b survey.Bound) {
	key := "from"
	if b.Exclusive {
		key = "above"
	}
	f.put(key, b.Value, true)
}

func (e encoder) level(l survey.Level) any {
	var f fields
	f.put("id", string(l.ID), true)
	f.putText(e, "name", l.Name)
	f.putText(e, "meaning", l.Meaning)
	f.putBound(l.Bound)
	f.put("gates", listOf(l.Gates, e.gate), len(l.Gates) > 0)
	return f
}

func (e encoder) gate(g survey.Gate) any {
	switch {
	case g.Every:
		return fields{{"everyArea", g.Least}}
	case g.Area != "":
		return fields{{"area", string(g.Area)}, {"least", g.Least}}
	case g.Question != "":
		return fields{{"question", string(g.Question)}, {"ticks", g.Ticks}}
	}
	return fields{{"all", listOf(g.All, e.gate)}}
}

func (e encoder) area(a survey.Area) any {
	var f fields
	f.put("id", string(a.ID), true)
	f.putText(e, "title", a.Title)
	f.putText(e, "intro", a.Intro)
	f.putCondition(e, "when", a.When)
	f.putDecimal("weight", a.Weight, survey.Whole(1))
	f.put("aggregate", string(a.Aggregate), a.Aggregate != survey.WeightedMean)
	f.putDecimal("minCoverage", a.MinCoverage, 500)
	f.put("stages", listOf(a.Stages, e.stage), len(a.Stages) > 0)
	f.put("questions", listOf(a.Questions, e.question), true)
	return f
}

func (e encoder) stage(s survey.Stage) any {
	var f fields
	f.put("id", s.ID, true)
	f.putText(e, "name", s.Name)
	f.put("questions", plainList(s.Questions), true)
	f.put("share", s.Share, true)
	return f
}

func (e encoder) index(x survey.Index) any {
	var f fields
	f.put("id", string(x.ID), true)
	f.putText(e, "name", x.Name)
	f.put("count", plainList(x.Count), len(x.Count) > 0)
	f.put("sum", listOf(x.Sum, term), len(x.Sum) > 0)
	f.put("mean", listOf(x.Mean, term), len(x.Mean) > 0)
	f.put("difference", fields{{"of", string(x.Minuend)}, {"minus", string(x.Subtrahend)}}, x.Minuend != "")
	f.put("scale", "hundred", x.OnHundred)
	f.put("bands", listOf(x.Bands, func(b survey.IndexBand) any {
		var f fields
		f.put("id", b.ID, true)
		f.putText(e, "name", b.Name)
		f.putBound(b.Bound)
		return f
	}), len(x.Bands) > 0)
	return f
}

func term(t survey.IndexTerm) any {
	var f fields
	f.put("question", string(t.Question), true)
	f.putDecimal("weight", t.Weight, survey.Whole(1))
	f.put("of", "points", t.Points)
	return f
}

func (e encoder) advice(a survey.Advice) any {
	var when, f fields
	when.put("area", string(a.When.Area), a.When.Area != "")
	when.put("overall", true, a.When.Overall)
	when.put("index", string(a.When.Index), a.When.Index != "")
	when.put("from", a.When.From, a.When.From != nil)
	when.put("below", a.When.Below, a.When.Below != nil)
	when.put("levels", plainList(a.When.Levels), len(a.When.Levels) > 0)
	when.putCondition(e, "answers", a.When.Answers)
	when.put("notAssessable", true, a.When.NotAssessed)
	f.put("id", string(a.ID), true)
	f.put("when", when, true)
	f.putText(e, "text", a.Text)
	f.put("technologies", plainList(a.Technologies), len(a.Technologies) > 0)
	f.put("services", plainList(a.Services), len(a.Services) > 0)
	return f
}
