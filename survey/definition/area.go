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
	o, ok := r.object(n, path, areaKeys)
	if !ok {
		return
	}
	area := &r.q.Areas[i]
	area.ID = survey.AreaID(o.id("id"))
	unique(r, o.get("id"), o.at("id"), "area", areas, area.ID)
	area.Title, area.Intro = o.needText("title"), o.text("intro")
	area.Weight = o.decimal("weight", survey.Whole(1), 0, survey.MaxDecimal)
	area.Aggregate = survey.Aggregate(o.word("aggregate", "weighted-mean", areaAggregates))
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
	if area.Aggregate != survey.Stages {
		if o.has("stages") {
			r.fail(o.get("stages"), o.at("stages"), "conflicting-keys", "\"stages\" goes with \"aggregate: stages\"")
		}
		return
	}
	seen := map[string]bool{}
	for k, n := range o.needList("stages", maxParts) {
		s, ok := r.object(n, entry(o.at("stages"), k), stageKeys)
		if !ok {
			continue
		}
		stage := survey.Stage{ID: s.id("id"), Name: s.text("name"), Share: s.needDecimal("share", 0, 1000)}
		unique(r, s.get("id"), s.at("id"), "stage", seen, stage.ID)
		stage.Questions = r.stageQuestions(s, area)
		area.Stages = append(area.Stages, stage)
	}
}

// stageQuestions reads which scored questions of the area a stage is about.
func (r *reader) stageQuestions(s object, area *survey.Area) []survey.QuestionID {
	own, seen := map[survey.QuestionID]*survey.Question{}, map[survey.QuestionID]bool{}
	for i := range area.Questions {
		own[area.Questions[i].ID] = &area.Questions[i]
	}
	var ids []survey.QuestionID
	sound, weight := true, survey.Decimal(0)
	for _, n := range s.needList("questions", maxQuestions) {
		id := survey.QuestionID(r.id(n, s.at("questions")))
		q := own[id]
		switch {
		case id == "":
			sound = false
		case q == nil || !q.Scored:
			r.fail(n, s.at("questions"), "unknown-reference", "%q is no scored question of this area", id)
			sound = false
		case seen[id]:
			r.fail(n, s.at("questions"), "duplicate-id", "%q stands here twice: keep one", id)
		default:
			weight += q.Weight
		}
		seen[id] = true
		ids = append(ids, id)
	}
	if sound && len(ids) > 0 && weight == 0 {
		r.fail(s.get("questions"), s.at("questions"), "no-weight", "the questions of this stage weigh nothing: give one a weight")
	}
	return ids
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
	} else if weight == 0 && r.q.Overall.Aggregate == survey.WeightedMean {
		r.fail(n, "areas", "no-weight", "the areas with scored questions weigh nothing: give one a weight")
	}
}
