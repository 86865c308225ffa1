package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/survey"
)

// scoredAt is an assessment by a version, "" = it cannot be assessed.
func scoredAt(t *testing.T, v survey.Version, exact string, day int) intake.Outcome {
	t.Helper()
	q := everyType()
	q.Version = v
	q.Prepare()
	model, err := scoring.Compile(q)
	if err != nil {
		t.Fatal(err)
	}
	o := intake.Outcome{Model: model}
	o.Response.Instrument, o.Response.SubmittedAt = q.Ref, time.Date(2026, 1, day, 12, 0, 0, 0, time.UTC)
	if exact != "" {
		o.Result.Overall = &scoring.Score{Exact: exact + "/1", Display: exact + ".0"}
		o.Result.Level = &q.Levels[1].ID
	}
	return o
}

func TestHistoryIsDrawn(t *testing.T) {
	first := survey.Version{Major: 1}
	v := newHistory(italian(t), []intake.Outcome{
		scoredAt(t, first, "0", 1), scoredAt(t, minor, "50", 2), scoredAt(t, major, "30", 3), scoredAt(t, major, "", 4), scoredAt(t, major, "80", 5), scoredAt(t, major, "100", 6),
	})
	if got := strings.Join(v.Lines, " | "); got != "42,124 94,74 | 253,44 306,24" {
		t.Error("the line goes through", got)
	}
	if len(v.Breaks) != 1 || v.Breaks[0] != (v.Points[1].X+v.Points[2].X)/2 || v.Broken == "" {
		t.Error("it is broken at", v.Breaks, v.Broken)
	}
	if v.Points[2].Y != 94 || v.Points[3].Score != "" || v.Points[3].X != 200 || len(v.Points) != 6 {
		t.Errorf("%+v", v.Points)
	}
	if !strings.Contains(v.Said, "in 6 valutazioni: 0,0 il 01/01/2026, 100,0 il 06/01/2026") || v.Latest != "" {
		t.Error(v.Said, v.Latest)
	}
	var said []string
	for _, row := range v.Rows {
		said = append(said, fmt.Sprintf("%d %s %s %s %s", row.N, row.Version, row.Score, row.Level, row.Comparable))
	}
	if got, want := strings.Join(said, "; "), "1 1.0.0 0,0 Esperto –; 2 1.1.0 50,0 Esperto si confronta; 3 2.0.0 30,0 Esperto non si confronta; "+
		"4 2.0.0 non valutabile nessun livello si confronta; 5 2.0.0 80,0 Esperto si confronta; 6 2.0.0 100,0 Esperto si confronta"; !strings.EqualFold(got, want) {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// However many assessments there are and whatever they score, everything is drawn
// inside the picture, in order.
func TestHistoryStaysInThePicture(t *testing.T) {
	for n := range 2 * historyShown {
		var all []intake.Outcome
		for i := range n {
			all = append(all, scoredAt(t, survey.Version{Major: 1}, fmt.Sprint(i*100/max(n-1, 1)), 1+i))
		}
		v := newHistory(italian(t), all)
		if n < 2 {
			if v != nil {
				t.Errorf("%d are a history", n)
			}
			continue
		}
		if (v.Latest != "") != (n > historyShown) || len(v.Points) != min(n, historyShown) || len(v.Rows) != len(v.Points) || v.Rows[len(v.Rows)-1].Day != all[n-1].Response.SubmittedAt.Format("02/01/2006") {
			t.Errorf("of %d there are %d", n, len(v.Points))
		}
		last := v.Left
		for _, p := range v.Points {
			if p.X <= last || p.X > v.Width-edge || p.Y < v.Top || p.Y > v.Base || p.Label < 10 {
				t.Errorf("of %d one is at %+v", n, p)
			}
			last = p.X
		}
	}
}

// goOn lets the company that sent a response send others, by two versions that
// cannot be compared, and returns its address.
func (o *office) goOn() string {
	o.t.Helper()
	sent := o.stored()
	second := everyType()
	second.Version = major
	second.Prepare()
	o.shelf = append(o.shelf, second)
	o.publish(second)
	for i, answer := range []string{"spesso", "mai", "sempre"} {
		r := sent
		r.ID, r.SubmittedAt = survey.ResponseID(fmt.Sprintf("later-%d", i)), sent.SubmittedAt.AddDate(0, i+1, 0)
		if i > 0 {
			r.Instrument.Version = major
		}
		r.Answers = map[survey.QuestionID]survey.SavedAnswer{}
		for id, saved := range sent.Answers {
			if id == "ordine" {
				saved.Answer.Option = survey.OptionID(answer)
			}
			r.Answers[id] = saved
		}
		o.put(r)
	}
	return staffPath + "/in/firenze/imprese/" + string(sent.Company)
}

func TestAdvisorSeesHistoryAndBars(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	company := o.goOn()
	page := o.page("advisor", "GET", company, nil)
	if page.status != http.StatusOK {
		t.Fatal(page.status)
	}
	for text, times := range map[string]int{
		`class="chart-break"`: 1, `class="chart-line"`: 2, "<circle": 4, `>non si confronta<`: 1, `>si confronta<`: 2, "Il punteggio complessivo in 4 valutazioni": 2,
		`class="chart-bars"`: 2, `class="chart-before"`: 3, `<pattern id="tratteggio"`: 1,
		"Aree con un punteggio più alto: 1; più basso: 0; uguale: 1; senza un punteggio da confrontare: 1.": 1,
	} {
		if n := bytes.Count(page.body, []byte(text)); n != times {
			t.Errorf("%q is there %d times, want %d", text, n, times)
		}
	}
	if page := o.page("advisor", "POST", company+"/later-2/ritira", map[string][]string{"motivo": {"prova"}}); page.status != http.StatusSeeOther {
		t.Fatal(page.status)
	}
	page = o.page("advisor", "GET", company, nil)
	if !bytes.Contains(page.body, []byte("Il punteggio complessivo in 3 valutazioni")) || bytes.Contains(page.body, []byte(`class="chart-bars"`)) {
		t.Error("what was withdrawn is drawn still, or what cannot be compared is")
	}
	o.load(1, "FI", "Una sola")
	if page := o.page("advisor", "GET", staffPath+"/in/firenze/imprese/company-1", nil); bytes.Contains(page.body, []byte("andamento")) {
		t.Error("one assessment is a history")
	}
}
