package definition

import (
	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

func (r *reader) areas(o object) {
	nodes := o.needList("areas", maxAreas)
	r.q.Areas = make([]survey.Area, len(nodes))
	areas, questions := map[survey.AreaID]bool{}, map[survey.QuestionID]bool{}
	for i, n := range nodes {
		r.area(n, i, areas, questions)
	}
	if len(r.order) > maxQuestions {
		r.fail(o.get("areas"), "areas", "too-many", "%d questions, %d are permitted", len(r.order), maxQuestions)
	}
}

func (r *reader) area(n *yaml.Node, i int, areas map[survey.AreaID]bool, questions map[survey.QuestionID]bool) {
	path := entry("areas", i)
	o, ok := r.object(n, path, "id title intro when weight aggregate minCoverage stages questions")
	if !ok {
		return
	}
	area := &r.q.Areas[i]
	area.ID = survey.AreaID(o.id("id"))
	unique(r, o.get("id"), o.at("id"), "area", areas, area.ID)
	area.Title, area.Intro = o.needText("title"), o.text("intro")
	area.Weight = o.decimal("weight", survey.Whole(1), 0, survey.MaxDecimal)
	area.Aggregate = survey.Aggregate(o.word("aggregate", "weighted-mean", "weighted-mean minimum maximum sum stages"))
	area.MinCoverage = o.decimal("minCoverage", 500, 0, 1000)
	r.condition(o, len(r.order), &area.When)

	nodes := o.needList("questions", maxQuestions)
	area.Questions = make([]survey.Question, len(nodes))
	for j, q := range nodes {
		r.question(q, entry(o.at("questions"), j), &area.Questions[j], questions)
	}
	r.stages(o, area)
	r.later = append(r.later, func() { r.areaScorable(o, area) })
}

func (r *reader) stages(o object, area *survey.Area) {
	switch staged := area.Aggregate == survey.Stages; {
	case staged && o.need("stages") == nil:
		return
	case !staged && o.has("stages"):
		r.fail(o.get("stages"), o.at("stages"), "conflicting-keys", "\"stages\" goes with \"aggregate: stages\"")
		return
	}
	seen := map[string]bool{}
	for k, n := range o.list("stages", maxParts) {
		s, ok := r.object(n, entry(o.at("stages"), k), "id name questions share")
		if !ok {
			continue
		}
		stage := survey.Stage{ID: s.id("id"), Name: s.text("name"), Share: s.needDecimal("share", 0, 1000)}
		unique(r, s.get("id"), s.at("id"), "stage", seen, stage.ID)
		for _, q := range s.needList("questions", maxQuestions) {
			id := survey.QuestionID(r.id(q, s.at("questions")))
			if id != "" && !scoredIn(area, id) {
				r.fail(q, s.at("questions"), "unknown-reference", "%q is no scored question of this area", id)
			}
			stage.Questions = append(stage.Questions, id)
		}
		area.Stages = append(area.Stages, stage)
	}
	if o.has("stages") && len(area.Stages) == 0 {
		r.fail(o.get("stages"), o.at("stages"), "empty-list", "\"stages\" needs at least one stage")
	}
}

func scoredIn(area *survey.Area, id survey.QuestionID) bool {
	for i := range area.Questions {
		if area.Questions[i].ID == id {
			return area.Questions[i].Scored
		}
	}
	return false
}

// areaScorable checks that an area's scored questions carry weight.
func (r *reader) areaScorable(o object, area *survey.Area) {
	scored, weight := 0, survey.Decimal(0)
	for i := range area.Questions {
		if q := &area.Questions[i]; q.Scored {
			scored++
			weight += q.Weight
		}
	}
	if scored > 0 && weight == 0 {
		r.fail(o.node, o.path, "no-weight", "the scored questions of this area weigh nothing: give one a weight")
	}
}

// scorable checks that something is scored at all and that areas carry weight.
func (r *reader) scorable(o object) {
	n := o.get("areas")
	if n == nil || len(r.problems) > 0 {
		return
	}
	scored, weight := false, survey.Decimal(0)
	for i := range r.q.Areas {
		for j := range r.q.Areas[i].Questions {
			if r.q.Areas[i].Questions[j].Scored {
				scored = true
				weight += r.q.Areas[i].Weight
			}
		}
	}
	if !scored {
		r.fail(n, "areas", "nothing-scored", "no question is scored: there would never be a result")
	} else if weight == 0 {
		r.fail(n, "areas", "no-weight", "the areas with scored questions weigh nothing: give one a weight")
	}
}
