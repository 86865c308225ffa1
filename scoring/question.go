package scoring

import "maturita/survey"

// question is a question of which everything that answers do not change is
// known. The numbers are those of a scored one.
type question struct {
	*survey.Question
	area       survey.AreaID
	areaPlace  int        // of its area, in the questionnaire
	place      int        // in the questionnaire, in reading order
	when       *condition // nil = always
	options    []survey.OptionID
	weight     fraction
	floor      fraction
	best       fraction       // of a matrix: with every row applicable
	part       survey.Decimal // best of one matrix row of weight 1; else best
	rowWeight  fraction       // of all rows together
	rowWeights []fraction
	units      units
}

func newQuestion(q *survey.Question, area survey.AreaID, areaPlace, place int) question {
	n := question{Question: q, area: area, areaPlace: areaPlace, place: place}
	for i := range q.Options {
		n.options = append(n.options, q.Options[i].ID)
	}
	if !q.Scored {
		return n
	}
	n.weight, n.floor, n.best, n.part, n.rowWeight = exactly(q.Weight), points(q.Floor), bestOf(q), bestPart(q), rowWeight(q)
	if n.units = newUnits(q); n.units.fits {
		u := &n.units
		n.best = u.of(u.weight * int64(n.part/u.step))
		n.floor = u.of(u.rowDen * int64(q.Floor/u.step))
	}
	for i := range q.Rows {
		n.rowWeights = append(n.rowWeights, exactly(q.Rows[i].Weight))
	}
	return n
}

// option is the place of an option, -1 when there is none with the id.
func (q *question) option(id survey.OptionID) int {
	for i := range q.options {
		if q.options[i] == id {
			return i
		}
	}
	return -1
}
