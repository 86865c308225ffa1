package scoring

import "maturita/survey"

// mostMoves is how many moves a way to the next level has at most.
const mostMoves = 3

// Next is what separates a response from the next level (SCORING.md §7): at most
// three moves on different questions that reach it, or, where three do not
// suffice, the moves that help most in each area. Moves after which the path or
// what is excluded would be another are left aside: what is told comes true.
type Next struct {
	Held    *survey.LevelID `json:"held"`  // null = none, as the first level's gates fail
	Level   survey.LevelID  `json:"level"` // the one above
	Overall Score           `json:"overall"`
	// Lacking is the exact number of points up to the level's bound, "0/1" where the
	// score is there already, or at a bound that must be exceeded.
	Lacking     string       `json:"lacking"`
	FailedGates []FailedGate `json:"failedGates"` // of the level, as things are
	Moves       []Move       `json:"moves"`       // in reading order; empty where three do not suffice
	After       *Score       `json:"after"`       // the overall after all of Moves; null without
	Areas       []AreaMoves  `json:"areas"`       // empty where Moves is not
}

// Move raises one question by one step: to the next better option, band of
// numbers or point of a row, or by one tick, which takes the place of an exclusive
// option.
type Move struct {
	Area     survey.AreaID     `json:"area"`
	Question survey.QuestionID `json:"question"`
	Row      survey.RowID      `json:"row,omitempty"`    // of a matrix
	Option   survey.OptionID   `json:"option,omitempty"` // chosen, or ticked in addition
	Number   *survey.Decimal   `json:"number,omitempty"` // the smallest that reaches the better band
	// Gain and AreaGain are what the move alone adds to the overall and to its
	// area, exact points of 0–100.
	Gain     string `json:"gain"`
	AreaGain string `json:"areaGain"`
	// Answer is the whole answer after the move, ticks in the order of the questionnaire.
	Answer survey.Answer `json:"-"`
}

// AreaMoves are the moves that alone add most to the overall, at most three on
// different questions of one area, the largest gain first, then in reading order.
type AreaMoves struct {
	Area  survey.AreaID `json:"area"`
	Moves []Move        `json:"moves"`
}

// NextLevel finds the way to the level above the one held. There is none, and ok
// is false, for a response that is non valutabile or has the highest level.
//
// Of all sets of at most three moves on different questions it takes one that
// reaches the level, gates included, with the fewest moves, then the smallest
// overall, then the first in reading order: that of a set which has the first
// move that the other lacks. Questions without an answer, or non applicabili, are
// not moved.
func (m *Model) NextLevel(answers survey.Answers) (next Next, ok bool) {
	e := m.evaluate(answers)
	level := e.held + 1
	if e.overall.none() || level == len(m.bounds) {
		return Next{}, false
	}
	next = Next{
		Held: m.levelID(e.held), Level: *m.levelID(level), Overall: *e.result().Overall, Lacking: "0/1",
		FailedGates: e.failures(level), Moves: []Move{}, Areas: []AreaMoves{},
	}
	if lacking := m.bounds[level].value.sub(e.overall); lacking.sign() > 0 {
		next.Lacking = lacking.text()
	}
	s := newSearch(e, level)
	for n := 1; n <= mostMoves; n++ {
		if way := s.find(n); way != nil {
			next.Moves, next.After = e.along(way)
			return next, true
		}
	}
	next.Areas = s.helpful()
	return next, true
}

// along tells the moves of a way, and the overall after them.
func (e *evaluation) along(way *way) ([]Move, *Score) {
	t, gains, moves := e.twin(), e.gains(), []Move{}
	for _, mv := range way.moves {
		gain, areaGain := gains.alone(mv)
		moves = append(moves, helped{mv, gain, areaGain}.public(e))
		t.put(mv.after())
	}
	t.conclude()
	return moves, t.result().Overall
}

// failures are the gates of one level that do not hold.
func (e *evaluation) failures(level int) []FailedGate {
	t := e.twin()
	t.failed = t.failed[:0]
	gates := e.model.gates[level]
	for i := range gates {
		t.check(level, &gates[i])
	}
	failed := make([]FailedGate, len(t.failed))
	t.texts.start(2 * len(failed))
	for i := range t.failed {
		t.failed[i].tell(&failed[i], &t.texts, e.model.questionnaire)
	}
	t.texts.finish()
	return failed
}

// levelID is the id of a level by its place, nil for -1.
func (m *Model) levelID(place int) *survey.LevelID {
	if place < 0 {
		return nil
	}
	id := m.questionnaire.Levels[place].ID
	return &id
}

// text is the number as it is published.
func (x fraction) text() string { return string(x.appendTo(nil)) }

// helped is a move with what it adds alone.
type helped struct {
	*move
	gain, areaGain fraction
}

func (h helped) public(e *evaluation) Move {
	mv := Move{
		Area: h.area, Question: h.ID, Gain: h.gain.text(), AreaGain: h.areaGain.text(),
		Answer: ordered(h.Question, h.answer(e.answers[h.ID])),
	}
	if h.row >= 0 {
		mv.Row = h.Rows[h.row].ID
	}
	if h.option >= 0 {
		mv.Option = h.Options[h.option].ID
	} else {
		number := h.number
		mv.Number = &number
	}
	return mv
}
