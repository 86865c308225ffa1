package questionnaires_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"maturita/survey"
)

func method(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../docs/method.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func comma(s string) string { return strings.ReplaceAll(s, ".", ",") }

// What method.md says in numbers is what the questionnaire does.
func TestMethodAgreesWithQuestionnaire(t *testing.T) {
	q, page := preAssessment(t), method(t)
	want := []string{"«pre-assessment», versione " + q.Version.String()}
	for i, l := range q.Levels {
		if l.Bound.Exclusive {
			t.Errorf("level %s: method.md has inclusive bounds only", l.ID)
		}
		row := "| " + l.Name["it"] + " | da " + l.Bound.Value.String() + " a "
		if i+1 < len(q.Levels) {
			row += "meno di " + q.Levels[i+1].Bound.Value.String() + " |"
		} else {
			row += "100, con due condizioni |"
		}
		want = append(want, row)
	}
	gates := q.Levels[len(q.Levels)-1].Gates
	if len(gates) != 2 || gates[0].Question != "tecnologie-uso" || !gates[1].Every {
		t.Fatalf("the gates are %+v", gates)
	}
	want = append(want,
		fmt.Sprintf("almeno %d tecnologie principali (Elenco 1) in uso", gates[0].Ticks),
		fmt.Sprintf("almeno %s punti in ogni area", gates[1].Least))
	questions := 0
	for _, a := range q.Areas {
		want = append(want, "| "+a.Title["it"]+" | "+comma(a.Weight.String())+" | ")
		questions += len(a.Questions)
		if a.MinCoverage != 500 {
			t.Errorf("area %s: method.md says less than half", a.ID)
		}
		for _, question := range a.Questions {
			if question.Scored && question.Weight != survey.Whole(1) {
				want = append(want, map[survey.QuestionID]string{"ufficio": "attività d’ufficio (2)", "tecnologie-uso": "principali in uso (3)"}[question.ID])
			}
		}
	}
	bands := q.Question("formazione-ore").Bands
	want = append(want,
		fmt.Sprintf("Le domande sono %d in tutto", questions),
		fmt.Sprintf("circa %d–%d minuti", q.Minutes.From, q.Minutes.To),
		fmt.Sprintf("con un punteggio sono meno di %d,", q.Overall.MinAreas),
		fmt.Sprintf("da 1 a 7 ore un punto; da %s a 23 due punti; da %s in su tre punti", bands[2].From, bands[3].From),
		fmt.Sprintf("Se ne mostrano al massimo %d,", q.MaxAdvice))
	for _, a := range q.Advice {
		switch area := string(a.When.Area); {
		case a.When.Below == nil || !strings.HasSuffix(string(a.ID), "-avvio"):
		case area == "acquisti":
			want = append(want, fmt.Sprintf("(sotto i %s per gli acquisti)", a.When.Below))
		default:
			want = append(want, fmt.Sprintf("le aree sotto i %s punti (", a.When.Below))
		}
	}
	for _, s := range want {
		if s == "" || !strings.Contains(page, s) {
			t.Errorf("method.md does not say %q", s)
		}
	}
	if weight := q.Question("ufficio").Weight; weight != survey.Whole(2) {
		t.Errorf("ufficio weighs %s", weight)
	}
	if weight := q.Question("tecnologie-uso").Weight; weight != survey.Whole(3) {
		t.Errorf("tecnologie-uso weighs %s", weight)
	}
}

// The worked example is the carpenter's result, figure by figure.
func TestMethodExample(t *testing.T) {
	q, page := preAssessment(t), method(t)
	_, example, _ := strings.Cut(page, "## Un esempio completo")
	example, _, _ = strings.Cut(example, "\n## ")
	r := scoreOf(t, q, "carpenter")
	var want []string
	for i, a := range r.Areas {
		want = append(want, fmt.Sprintf("| %s | %s | %s | ", q.Areas[i].Title["it"], comma(*a.Display), comma(q.Areas[i].Weight.String())))
	}
	want = append(want,
		fmt.Sprintf(" = %s: ", comma(r.Overall.Display)),
		"il livello è "+q.Level(*r.Level).Name["it"],
		fmt.Sprintf("Vede %d domande", len(questionsAsked(q, answersOf(t, q, "carpenter")))),
		"÷ 5 = "+comma(*r.Areas[2].Display), "÷ 5 = "+comma(*r.Areas[7].Display))
	for _, s := range want {
		if !strings.Contains(example, s) {
			t.Errorf("the example does not say %q", s)
		}
	}
}
