package scoring_test

import (
	"fmt"
	"testing"

	"maturita/survey"
)

// They agree too where numbers are as large, small and odd as the format
// permits, so that whoever counts in 64 bits must notice when these are too few.
func TestReferenceAgreesOnExtremes(t *testing.T) {
	seed := referenceSeed(t)
	t.Logf("seed %d", seed)
	for stream := range uint64(400) {
		g := newGenerator(seed, stream)
		q := g.questionnaire()
		g.exaggerate(q)
		compareAnswers(t, g, q, fmt.Sprintf("exaggerated questionnaire %d, MATURITA_SEED=%d", stream, seed), 10)
	}
}

// exaggerate puts extreme decimals in the place of points, weights, caps and
// bounds, and leaves a questionnaire that can be scored.
func (g *generator) exaggerate(q *survey.Questionnaire) {
	extreme := func() survey.Decimal {
		return oneOf(g, survey.MaxDecimal, survey.MaxDecimal-1, 999_999_937, 999_983_111, 1, 3, 7, 999_999_000)
	}
	points := func(p *survey.Decimal) {
		if *p > 0 {
			*p = extreme()
		} else if *p < 0 {
			*p = -extreme()
		}
	}
	weight := func(w *survey.Decimal) {
		if *w > 0 {
			*w = extreme()
		}
	}
	for i := range q.Areas {
		weight(&q.Areas[i].Weight)
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			weight(&question.Weight)
			question.Floor = 0
			for k := range question.Options {
				points(&question.Options[k].Points)
			}
			for k := range question.Rows {
				weight(&question.Rows[k].Weight)
			}
			for k := range question.Bands {
				points(&question.Bands[k].Points)
			}
			for _, limit := range []*survey.Decimal{question.Cap, question.RowCap} {
				if limit != nil {
					*limit = extreme()
				}
			}
		}
	}
	for i := range q.Indices {
		for j := range q.Indices[i].Sum {
			weight(&q.Indices[i].Sum[j].Weight)
		}
		for j := range q.Indices[i].Mean {
			weight(&q.Indices[i].Mean[j].Weight)
		}
	}
}
