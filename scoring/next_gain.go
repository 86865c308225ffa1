package scoring

import "maturita/survey"

// gains tells what moves add to the overall of an evaluation.
type gains struct {
	e     *evaluation
	sum   bool                    // the overall is the sum of all questions' points
	areas fraction                // weights of the assessable areas together
	best  fraction                // points of all questions that count of these together
	rates []func(*reply) fraction // of assessable areas that add up
	twin  *evaluation             // to try moves on
}

func (e *evaluation) gains() gains {
	g := gains{
		e: e, sum: e.model.questionnaire.Overall.Aggregate == survey.Sum,
		areas: whole(0), best: whole(0), rates: make([]func(*reply) fraction, len(e.areas)),
	}
	for i := range e.areas {
		a := &e.areas[i]
		if a.state != Assessable {
			continue
		}
		_, best := earnedOf(a.replies)
		g.areas, g.best = g.areas.add(a.weight), g.best.add(best)
		if a.adds() {
			g.rates[i] = a.rates()
		}
	}
	return g
}

// isOpen reports whether the moves of an area add up in the overall, which is no
// lowest score.
func (g *gains) isOpen(a *assessed) bool { return g.sum || a.adds() }

// open is what a move in an open area adds to the overall.
func (g *gains) open(a *assessed, mv *move) fraction {
	if g.sum {
		return mv.raised.sub(mv.earned).quo(g.best).percent()
	}
	return g.ofArea(a, g.rates[mv.areaPlace](mv.reply).mul(mv.lift()))
}

// ofArea is what so many points of an area add to a weighted mean.
func (g *gains) ofArea(a *assessed, points fraction) fraction {
	return a.weight.quo(g.areas).mul(points)
}

// alone is what a move alone adds to the overall and to its area.
func (g *gains) alone(mv *move) (overall, area fraction) {
	a := &g.e.areas[mv.areaPlace]
	switch {
	case a.state != Assessable || !mv.raises():
		return whole(0), whole(0)
	case a.adds():
		area = g.rates[mv.areaPlace](mv.reply).mul(mv.lift())
	default:
		area = g.tried(mv).sub(a.exact)
	}
	return g.ofOverall(a, mv, area), area
}

// ofOverall is what a move that adds so many points to its area adds to the
// overall.
func (g *gains) ofOverall(a *assessed, mv *move, points fraction) fraction {
	switch g.e.model.questionnaire.Overall.Aggregate {
	case survey.Sum:
		return g.open(a, mv)
	case survey.Minimum:
		lowest := a.exact.add(points)
		for i := range g.e.areas {
			if other := &g.e.areas[i]; i != mv.areaPlace && other.state == Assessable {
				lowest = least(lowest, other.exact)
			}
		}
		return lowest.sub(g.e.overall)
	}
	return g.ofArea(a, points)
}

// tried is the score of the area after a move.
func (g *gains) tried(mv *move) fraction {
	if g.twin == nil {
		g.twin = g.e.twin()
	}
	g.twin.put(mv.after())
	after := g.twin.areas[mv.areaPlace].exact
	g.twin.put(*mv.reply)
	return after
}
