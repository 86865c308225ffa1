package definition

import (
	"math/big"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// points checks that every option of a scored question says its points, and
// that no other one does.
func (r *reader) points(o object, q *survey.Question) {
	key := "options"
	switch {
	case q.Type == survey.Number || len(q.Options) == 0:
		return
	case q.Type == survey.Matrix && q.Columns:
		key = "columns"
	case q.Type == survey.Matrix:
		key = "scale"
	}
	for i, n := range o.list(key, maxOptions) {
		e := object{r, n, entry(o.at(key), i), pairs(n)}
		switch wanted := q.Scored && q.AtLeast == 0; {
		case n.Kind != yaml.MappingNode:
		case wanted && e.keys["points"] == nil:
			r.fail(n, e.path, "points-missing", "the question is scored: say this option's \"points\"")
		case !wanted && e.has("points"):
			r.fail(e.get("points"), e.at("points"), "points-unused", "these points would never count: take them away")
		}
	}
}

// best is the most that a sound question can earn, of a matrix per weight of row
// 1 (SCORING.md §4).
func best(q *survey.Question) survey.Decimal {
	switch {
	case q.Type == survey.Number:
		top := q.Bands[0].Points
		for _, b := range q.Bands {
			top = max(top, b.Points)
		}
		return top
	case q.Type == survey.Multiple && q.AtLeast > 0:
		return survey.Whole(1)
	case q.Type == survey.Multiple:
		return ticksBest(q, q.Cap)
	case q.Type == survey.Matrix && q.Columns && q.Combine == survey.Sum:
		return ticksBest(q, q.RowCap)
	}
	top := q.Options[0].Points
	for i := range q.Options {
		top = max(top, q.Options[i].Points)
	}
	return top
}

// ticksBest is the declared cap, or the sum of the positive points, or a better
// exclusive option.
func ticksBest(q *survey.Question, declared *survey.Decimal) survey.Decimal {
	if declared != nil {
		return *declared
	}
	var sum, alone survey.Decimal
	for i := range q.Options {
		if q.Options[i].Exclusive {
			alone = max(alone, q.Options[i].Points)
		} else {
			sum += max(q.Options[i].Points, 0)
		}
	}
	return max(sum, alone)
}

// floorBelowRows reports whether a floor is within the best of all rows.
func floorBelowRows(q *survey.Question, best survey.Decimal) bool {
	var weight survey.Decimal
	for i := range q.Rows {
		weight += q.Rows[i].Weight
	}
	floor := new(big.Int).Mul(big.NewInt(int64(q.Floor)), big.NewInt(int64(survey.Whole(1))))
	return floor.Cmp(new(big.Int).Mul(big.NewInt(int64(weight)), big.NewInt(int64(best)))) <= 0
}
