package scoring_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// The engine and the reference agree, byte for byte, on random answers to random
// questionnaires. MATURITA_SEED or -seed repeats a run.
func TestReferenceAgrees(t *testing.T) {
	questionnaires, sets := uint64(5000), 20
	if testing.Short() {
		questionnaires = 250
	}
	seed := referenceSeed(t)
	t.Logf("seed %d", seed)
	parts := uint64(runtime.GOMAXPROCS(0))
	for part := range parts {
		t.Run(fmt.Sprint("part ", part+1), func(t *testing.T) {
			t.Parallel()
			for stream := part; stream < questionnaires && !t.Failed(); stream += parts {
				compareOne(t, seed, stream, sets)
			}
		})
	}
}

// usualSeed makes every run say the same; others explore.
const usualSeed = 20261126

// referenceSeed is the seed asked for, else the usual one.
func referenceSeed(t *testing.T) uint64 {
	t.Helper()
	if *seedFlag != 0 {
		return *seedFlag
	}
	if given := os.Getenv("MATURITA_SEED"); given != "" {
		seed, err := strconv.ParseUint(given, 10, 64)
		if err != nil {
			t.Fatalf("MATURITA_SEED: %v", err)
		}
		return seed
	}
	return usualSeed
}

// compareOne compares many sets of answers to one questionnaire.
func compareOne(t *testing.T, seed, stream uint64, sets int) {
	g := newGenerator(seed, stream)
	compareAnswers(t, g, g.questionnaire(), fmt.Sprintf("questionnaire %d, MATURITA_SEED=%d", stream, seed), sets)
}

// compareAnswers compares many sets of answers; in every third some are not
// permitted.
func compareAnswers(t *testing.T, g *generator, q *survey.Questionnaire, what string, sets int) {
	m, err := scoring.Compile(q)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	for i := range sets {
		answers := g.answers(t, q)
		if i%3 == 0 {
			g.spoil(answers)
		}
		engine, _ := json.Marshal(m.Score(answers))
		reference, _ := json.Marshal(newReference(q, answers).result())
		if string(engine) != string(reference) {
			t.Errorf("%s, answers %d\nengine    %s\nreference %s\nanswers %+v", what, i, engine, reference, answers)
			return
		}
	}
}

// spoil puts answers that are not permitted, or belong to nothing, in the place
// of some.
func (g *generator) spoil(answers survey.Answers) {
	bad := []survey.Answer{
		pick("zz"), tick("zz"), tick("a", "a"), tick("none", "a"), number("-1"), number("1000"), inapplicable(),
		cells(ids{"zz"}), cells(ids{"a", "b"}, ids{}), cells(nil, nil, nil), {Kind: 99}, {Kind: survey.AnswerText, Text: "\x00"},
		{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{"zz": {}, "r1": {NotApplicable: true, Options: ids{"zz"}}}},
	}
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		if g.one(3) {
			answers[id] = oneOf(g, bad...)
		}
	}
	answers["no-such-question"] = pick("a")
}
