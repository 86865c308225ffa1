package questionnaires_test

import (
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// ruleArea is the area that a rule speaks about, "" for the level.
func ruleArea(a *survey.Advice) survey.AreaID {
	if strings.HasPrefix(string(a.ID), "livello-") {
		return ""
	}
	return a.When.Area
}

// adviceByArea are the ids that a result gives, by area.
func adviceByArea(q *survey.Questionnaire, r scoring.Result) map[survey.AreaID][]survey.AdviceID {
	by := map[survey.AreaID][]survey.AdviceID{}
	for i := range q.Advice {
		if a := &q.Advice[i]; slices.Contains(r.Advice, a.ID) {
			by[ruleArea(a)] = append(by[ruleArea(a)], a.ID)
		}
	}
	return by
}

// Consulting on a technology of list 2 is funded only beside one of list 1: no
// advice that names a voucher promises it for list 2 alone.
func TestVoucherAdviceNamesAMainTechnology(t *testing.T) {
	list := map[survey.TechnologyID]int{}
	for _, technology := range survey.Technologies() {
		list[technology.ID] = technology.List
	}
	for _, a := range preAssessment(t).Advice {
		if !slices.Contains(a.Services, "voucher") || len(a.Technologies) == 0 {
			continue
		}
		if !slices.ContainsFunc(a.Technologies, func(id survey.TechnologyID) bool { return list[id] == 1 }) {
			t.Errorf("advice %s names a voucher for %v, which are of list 2 alone", a.ID, a.Technologies)
		}
	}
}

// strategyInLevel reports whether the level's advice is the one on strategy: so
// it is below Specialista, unless strategy is strong.
func strategyInLevel(r scoring.Result, a scoring.Area) bool {
	return a.ID == "strategia" && (*r.Level == "esordiente" || *r.Level == "apprendista") && below(a, 65)
}

func below(a scoring.Area, limit int64) bool {
	score, _ := new(big.Rat).SetString(*a.Exact)
	return score.Cmp(big.NewRat(limit, 1)) < 0
}

// anyAnswers answers everything, as a company that is more or less advanced
// throughout would: some hardly ever choose more than the first options.
func anyAnswers(q *survey.Questionnaire, r *rand.Rand) survey.Answers {
	reach := 1 + r.IntN(4)
	choose := func(options []survey.Option) []survey.OptionID {
		return []survey.OptionID{options[r.IntN(min(reach, len(options)))].ID}
	}
	answers := survey.Answers{}
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			question := &q.Areas[i].Questions[j]
			a := survey.Answer{Kind: survey.AnswerText}
			switch question.Type {
			case survey.Single:
				options := question.Options
				if !question.Scored {
					options = options[r.IntN(len(options)):]
				}
				a = survey.Answer{Kind: survey.AnswerOption, Option: choose(options)[0]}
			case survey.Multiple:
				a = survey.Answer{Kind: survey.AnswerOptions}
				for k := range question.Options {
					if o := &question.Options[k]; !o.Exclusive && r.IntN(5) < reach {
						a.Options = append(a.Options, o.ID)
					}
				}
			case survey.Matrix:
				a = survey.Answer{Kind: survey.AnswerRows, Rows: map[survey.RowID]survey.Cell{}}
				for k := range question.Rows {
					cell := survey.Cell{NotApplicable: r.IntN(9) == 0}
					if !cell.NotApplicable {
						cell.Options = choose(question.Options)
					}
					a.Rows[question.Rows[k].ID] = cell
				}
			case survey.Number:
				a = survey.Answer{Kind: survey.AnswerNumber, Number: survey.Whole(r.IntN(8 * reach))}
			}
			if question.NotApplicable && r.IntN(9) == 0 {
				a = survey.Answer{Kind: survey.AnswerInapplicable}
			}
			answers[question.ID] = a
		}
	}
	return answers
}

// Whatever a company answers, one rule speaks about its level and one about
// each area, and the maximum leaves no weak area without its word.
func TestEveryAreaHasOneAdvice(t *testing.T) {
	q := preAssessment(t)
	limited := model(t, q)
	all := *q
	all.MaxAdvice = 0
	unlimited := model(t, &all)
	weakest := 0
	for seed := range uint64(1500) {
		answers := anyAnswers(q, rand.New(rand.NewPCG(seed, 1)))
		r := limited.Score(answers)
		given, possible := adviceByArea(q, r), adviceByArea(q, unlimited.Score(answers))
		if len(possible[""]) != 1 || len(given[""]) != 1 {
			t.Fatalf("seed %d: about the level %s: %v", seed, *r.Level, possible[""])
		}
		weak := 0
		for _, a := range r.Areas {
			want := 1
			if a.State == scoring.NotPertinent || a.State == scoring.Assessable && strategyInLevel(r, a) {
				want = 0
			}
			if len(possible[a.ID]) != want {
				t.Fatalf("seed %d: about %s, %s: %v", seed, a.ID, a.State, possible[a.ID])
			}
			if want > 0 && strings.HasSuffix(string(possible[a.ID][0]), "-avvio") && len(given[a.ID]) == 0 {
				t.Fatalf("seed %d: nothing about %s at %s among %v", seed, a.ID, *a.Display, r.Advice)
			}
			if a.State == scoring.Assessable && below(a, 30) {
				weak++
			}
		}
		if weak == len(q.Areas) {
			weakest++
		}
	}
	if weakest < 40 {
		t.Errorf("only %d of the companies are weak everywhere: the maximum is hardly tried", weakest)
	}
}
