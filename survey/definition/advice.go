package definition

import (
	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

func (r *reader) advice(o object) {
	n := o.get("advice")
	if n == nil {
		return
	}
	a, ok := r.object(n, "advice", adviceKeys)
	if !ok {
		return
	}
	r.q.MaxAdvice = a.whole("max", 0, 1, maxAdvice)
	rules := a.needList("rules", maxAdvice)
	r.later = append(r.later, func() {
		seen := map[survey.AdviceID]bool{}
		for i, n := range rules {
			rule, ok := r.object(n, entry("advice.rules", i), ruleKeys)
			if !ok {
				continue
			}
			advice := survey.Advice{ID: survey.AdviceID(rule.id("id")), Text: rule.needText("text")}
			unique(r, rule.get("id"), rule.at("id"), "advice", seen, advice.ID)
			if n := rule.need("when"); n != nil {
				advice.When = r.adviceCondition(n, rule.at("when"))
			}
			for _, n := range rule.list("technologies", maxParts) {
				advice.Technologies = append(advice.Technologies, r.technologyAt(n, rule.at("technologies")))
			}
			for _, n := range rule.list("services", maxParts) {
				advice.Services = append(advice.Services, r.id(n, rule.at("services")))
			}
			r.q.Advice = append(r.q.Advice, advice)
		}
	})
}

func (r *reader) adviceCondition(n *yaml.Node, path string) survey.AdviceCondition {
	o, ok := r.object(n, path, ruleWhenKeys)
	if !ok {
		return survey.AdviceCondition{}
	}
	c := survey.AdviceCondition{Overall: o.onlyTrue("overall"), NotAssessed: o.onlyTrue("notAssessable")}
	subjects := 0
	for _, key := range []string{"area", "overall", "index"} {
		if o.has(key) {
			subjects++
		}
	}
	limits := o.has("from") || o.has("below")
	switch {
	case subjects == 0 && !limits && !c.NotAssessed && !o.has("levels") && !o.has("answers"):
		r.fail(n, path, "advice", "say when this advice is given")
	case subjects > 1:
		r.fail(n, path, "conflicting-keys", "\"from\" and \"below\" concern one of area, overall, index: keep one")
	case limits && subjects == 0:
		r.fail(n, path, "advice", "\"from\" and \"below\" of what? Add area, overall or index")
	case subjects == 1 && !limits && !c.NotAssessed:
		r.fail(n, path, "advice", "say \"from\" or \"below\"")
	case c.NotAssessed && (limits || !o.has("area")):
		r.fail(n, path, "conflicting-keys", "\"notAssessable\" goes with \"area\" alone")
	}
	if o.has("area") {
		c.Area = r.areaNamed(o, "area")
	}
	low, high := survey.Decimal(0), survey.Decimal(hundred)
	if o.has("index") {
		c.Index = r.indexNamed(o, "index", "here")
		low, high = -survey.MaxDecimal, survey.MaxDecimal
	}
	c.From, c.Below = o.limit("from", low, high), o.limit("below", low, high)
	if c.From != nil && c.Below != nil && *c.From >= *c.Below {
		r.fail(o.get("below"), o.at("below"), "out-of-range", "\"below\" must be above \"from\"")
	}
	if o.has("levels") {
		c.Levels = r.levelsNamed(o)
	}
	if a := o.get("answers"); a != nil {
		c.Answers = r.conditionAt(a, o.at("answers"), len(r.order))
	}
	return c
}

func (o object) limit(key string, low, high survey.Decimal) *survey.Decimal {
	if !o.has(key) {
		return nil
	}
	if d, ok := o.within(key, low, high); ok {
		return &d
	}
	return nil
}

func (r *reader) levelsNamed(o object) []survey.LevelID {
	var ids []survey.LevelID
	for _, n := range o.needList("levels", maxParts) {
		id := survey.LevelID(r.id(n, o.at("levels")))
		if id != "" && r.q.Level(id) == nil {
			r.fail(n, o.at("levels"), "unknown-reference", "there is no level %q", id)
		}
		ids = append(ids, id)
	}
	return ids
}
