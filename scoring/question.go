package scoring

import "maturita/survey"

// question is a question of which everything that answers do not change is
// known. The numbers are those of a scored one. What reading an answer takes comes
// first and lies together.
type question struct {
	id      survey.QuestionID
	when    *condition // nil = always
	form    form
	scored  bool
	zero    bool // without an answer it counts as 0
	choices []choice
	units   units
	floor   fraction
	best    fraction       // of a matrix: with every row applicable
	part    survey.Decimal // best of one matrix row of weight 1; else best
	*survey.Question
	area       survey.AreaID
	areaPlace  int // of its area, in the questionnaire
	place      int // in the questionnaire, in reading order
	weight     fraction
	rowWeight  fraction // of all rows together
	rowWeights []fraction
}

// form is how a question is answered, as far as scoring treats answers apart.
type form uint8

const (
	otherwise form = iota
	byOption       // one option
	byTicks        // options ticked
	byRows
)

var forms = map[survey.QuestionType]form{survey.Single: byOption, survey.Scale: byOption, survey.Multiple: byTicks, survey.Matrix: byRows}

// choice is what answers need to know of an option.
type choice struct {
	id        survey.OptionID
	points    survey.Decimal
	units     int64 // points in the question's units, before the weight of a row
	exclusive bool
}

func newQuestion(q *survey.Question, area survey.AreaID, areaPlace, place int) question {
	n := question{
		id: q.ID, form: forms[q.Type], scored: q.Scored, zero: q.Optional && q.UnansweredZero,
		Question: q, area: area, areaPlace: areaPlace, place: place, units: units{step: 1},
	}
	if q.Scored {
		n.value()
	}
	for i := range q.Options {
		o := &q.Options[i]
		n.choices = append(n.choices, choice{o.ID, o.Points, int64(o.Points / n.units.step), o.Exclusive})
	}
	return n
}

// value fills in the numbers of a scored question.
func (q *question) value() {
	q.weight, q.floor, q.best = exactly(q.Weight), points(q.Floor), bestOf(q.Question)
	q.part, q.rowWeight = bestPart(q.Question), rowWeight(q.Question)
	if q.units = newUnits(q.Question); q.units.fits {
		u := &q.units
		q.best = u.of(u.weight * int64(q.part/u.step))
		q.floor = u.of(u.rowDen * int64(q.Floor/u.step))
	}
	for i := range q.Rows {
		q.rowWeights = append(q.rowWeights, exactly(q.Rows[i].Weight))
	}
}

// option is the place of an option, -1 when there is none with the id. It is looked
// for from one place on, then before it.
func (q *question) option(id survey.OptionID, from int) int {
	for i := from; i < len(q.choices); i++ {
		if q.choices[i].id == id {
			return i
		}
	}
	for i := range min(from, len(q.choices)) {
		if q.choices[i].id == id {
			return i
		}
	}
	return -1
}
