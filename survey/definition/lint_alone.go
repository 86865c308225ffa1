package definition

import "maturita/survey"

// alone warns of an area whose score hangs on one question that answers may take
// out of it. What only may happen, as with several questions, is not said.
func (l *linter) alone(i int) {
	area := &l.q.Areas[i]
	var scored, heavy []int
	always := false // a scored question is on the path wherever the area is
	for j := range area.Questions {
		q := &area.Questions[j]
		if !q.Scored || l.deadQuestions[q.ID] {
			continue
		}
		scored, always = append(scored, j), always || q.When == nil
		if q.Weight > 0 {
			heavy = append(heavy, j)
		}
	}
	if len(heavy) != 1 || len(scored) > 1 && area.Aggregate != survey.WeightedMean && area.MinCoverage == 0 {
		return // of the others, one gives the area a score
	}
	q, path := &area.Questions[heavy[0]], questionPath(i, heavy[0])
	switch {
	case len(scored) == 1 && q.NotApplicable:
		l.warn(path+".notApplicable", "na-alone", "add a scored question, or a condition in place of it",
			"%q is the only scored question of the area %q: who says that it does not apply gets no score there", q.ID, area.ID)
	case excludable(q):
		l.warn(path, "weight-alone", "give another question of the area a weight, or make this one count always",
			"%q carries all the weight of the area %q, and need not count: without it, the area has no score", q.ID, area.ID)
	case q.When != nil && always && !l.contradicted[q.When] && l.search.can(all(area.When, not(q.When)), true, true) == possible:
		l.warn(path+".when", "weight-alone", "give another question of the area a weight, or ask this one always",
			"%q carries all the weight of the area %q, and is not always asked: without it, the area has no score", q.ID, area.ID)
	}
}
