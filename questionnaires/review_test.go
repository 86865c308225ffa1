package questionnaires_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// reviewed is the version that content-review.md is about.
const reviewed = "1.2.0"

// trades are the columns of its tables, in order.
var trades = []string{"bakery", "carpenter", "hotel", "farm", "accountant", "mechatronics"}

var (
	// tradeRow begins with trade, answer set, questions, minutes, score, level
	// and ends with the advice that is sane.
	tradeRow  = regexp.MustCompile("(?m)^\\| ([^|]+) \\| `([a-z]+)` \\| (\\d+) \\| ([\\d,]+) \\| ([\\d,]+) \\| ([^|]+) \\| nessuna \\| (\\d+ di \\d+) \\|$")
	leftOut   = regexp.MustCompile(`(?m)^\*\*Non vede\*\* .*$`)
	adviceRow = regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| (sensato|in parte|fuori bersaglio) \\| [^|]+ \\|$")
	quotedID  = regexp.MustCompile("`([a-z-]+)`")
)

func review(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("../docs/content-review.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// part is the text under a heading, up to the next one.
func part(t *testing.T, page, heading string) string {
	t.Helper()
	_, text, found := strings.Cut(page, "\n"+heading+"\n")
	if !found {
		t.Fatalf("content-review.md has no %q", heading)
	}
	text, _, _ = strings.Cut(text, "\n#")
	return text
}

func goldenResult(t *testing.T, version, name string) scoring.Result {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", "pre-assessment@"+version, name+".result.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r scoring.Result
	if err := json.Unmarshal(file, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// What content-review.md says of each trade is what the questionnaire does:
// the questions asked and left out, the score, the level and the advice.
func TestReviewAgreesWithResults(t *testing.T) {
	q, page := preAssessmentAt(t, reviewed), review(t)
	if title := "# Revisione dei contenuti: «pre-assessment» " + reviewed + "\n"; !strings.HasPrefix(page, title) {
		t.Errorf("content-review.md does not begin with %q", title)
	}
	rows := tradeRow.FindAllStringSubmatch(page, -1)
	if len(rows) != len(trades) {
		t.Fatalf("%d rows of trades, want %d", len(rows), len(trades))
	}
	for i, row := range rows {
		t.Run(trades[i], func(t *testing.T) {
			name := row[2]
			if name != trades[i] {
				t.Fatalf("the row is about %s", name)
			}
			r, answers := goldenResult(t, reviewed, name), answersOf(t, q, name)
			if want := fmt.Sprint(len(questionsAsked(q, answers))); row[3] != want {
				t.Errorf("%s questions are stated, %s are asked", row[3], want)
			}
			if want := comma(fmt.Sprintf("%.1f", minutes(q, answers, "it"))); row[4] != want {
				t.Errorf("%s minutes are stated, want %s", row[4], want)
			}
			if want := comma(r.Overall.Display); row[5] != want {
				t.Errorf("the score stated is %s, want %s", row[5], want)
			}
			if want := q.Level(*r.Level).Name["it"]; row[6] != want {
				t.Errorf("the level stated is %s, want %s", row[6], want)
			}
			text := part(t, page, "### "+row[1])
			if got, want := statedLeftOut(text), notAsked(q, answers); !slices.Equal(got, want) {
				t.Errorf("left out as stated: %v, want %v", got, want)
			}
			var advice []survey.AdviceID
			sane := 0
			for _, a := range adviceRow.FindAllStringSubmatch(text, -1) {
				advice = append(advice, survey.AdviceID(a[1]))
				if a[2] == "sensato" {
					sane++
				}
			}
			if !slices.Equal(advice, r.Advice) {
				t.Errorf("the advice judged is %v, want %v", advice, r.Advice)
			}
			if want := fmt.Sprintf("%d di %d", sane, len(advice)); row[7] != want {
				t.Errorf("sane advice: %s is stated, %s judged so", row[7], want)
			}
		})
	}
}

// The sums in the summary: the advice by verdict and the minutes by language.
func TestReviewSums(t *testing.T) {
	q, page := preAssessmentAt(t, reviewed), review(t)
	judged := map[string]int{}
	all := adviceRow.FindAllStringSubmatch(page, -1)
	for _, a := range all {
		judged[a[2]]++
	}
	want := []string{fmt.Sprintf("Su %d, %d sono sensati, %d lo sono in parte, %d fuori bersaglio.", len(all), judged["sensato"], judged["in parte"], judged["fuori bersaglio"])}
	for language := range q.Title {
		shortest, longest := 1000.0, 0.0
		for _, s := range situations() {
			m := minutes(q, s.answers(), language)
			shortest, longest = min(shortest, m), max(longest, m)
		}
		name := map[survey.Language]string{"it": "Italiano", "en": "Inglese", "de": "Tedesco"}[language]
		want = append(want, comma(fmt.Sprintf("| %s | %.1f | %.1f |", name, shortest, longest)))
	}
	for _, s := range want {
		if !strings.Contains(page, s) {
			t.Errorf("content-review.md does not say %q", s)
		}
	}
}

// statedLeftOut are the ids in the sentence on what a trade does not see.
func statedLeftOut(text string) []string {
	var ids []string
	for _, m := range quotedID.FindAllStringSubmatch(leftOut.FindString(text), -1) {
		ids = append(ids, m[1])
	}
	slices.Sort(ids)
	return ids
}

func notAsked(q *survey.Questionnaire, answers survey.Answers) []string {
	path := survey.Walk(q, answers)
	var ids []string
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			if id := q.Areas[i].Questions[j].ID; !path.On(id) {
				ids = append(ids, string(id))
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// Both tables by area: the questions seen and the scores.
func TestReviewTablesByArea(t *testing.T) {
	q, page := preAssessmentAt(t, reviewed), review(t)
	seen, scores := part(t, page, "### Domande viste, per area"), part(t, page, "### Punteggi, per area")
	for i := range q.Areas {
		area := &q.Areas[i]
		seenRow := fmt.Sprintf("| %s | %d |", area.Title["it"], len(area.Questions))
		scoreRow := fmt.Sprintf("| %s |", area.Title["it"])
		for _, name := range trades {
			seenRow += fmt.Sprintf(" %d |", len(survey.Walk(q, answersOf(t, q, name)).Questions(area)))
			score := "non pertinente"
			if a := goldenResult(t, reviewed, name).Areas[i]; a.State == scoring.Assessable {
				score = comma(*a.Display)
			}
			scoreRow += " " + score + " |"
		}
		if !strings.Contains(seen, seenRow+"\n") {
			t.Errorf("the table of questions has no %q", seenRow)
		}
		if !strings.Contains(scores, scoreRow+"\n") {
			t.Errorf("the table of scores has no %q", scoreRow)
		}
	}
}

// Ids that are named exist, and the typography is careful.
func TestReviewText(t *testing.T) {
	q, page := preAssessmentAt(t, reviewed), review(t)
	known := slices.Clone(trades)
	for i := range q.Areas {
		for j := range q.Areas[i].Questions {
			known = append(known, string(q.Areas[i].Questions[j].ID))
		}
	}
	for _, a := range q.Advice {
		known = append(known, string(a.ID))
	}
	for _, m := range quotedID.FindAllStringSubmatch(page, -1) {
		if !slices.Contains(known, m[1]) {
			t.Errorf("content-review.md names %s, which does not exist", m[1])
		}
	}
	for _, wrong := range []string{"'", "perchè", "E’ ", "..."} {
		if strings.Contains(page, wrong) {
			t.Errorf("content-review.md has %q", wrong)
		}
	}
}
