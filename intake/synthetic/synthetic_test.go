package synthetic_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"maturita/intake/synthetic"
	"maturita/scoring"
	"maturita/survey"
	"maturita/survey/definition"
	"maturita/territory"
)

var until = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)

func models(t testing.TB) []*scoring.Model {
	t.Helper()
	var all []*scoring.Model
	for _, version := range []string{"1.0.0", "1.1.0", "1.2.0"} {
		q, _, err := definition.ReadFolder(os.DirFS("../../questionnaires"), "pre-assessment/"+version)
		if err != nil {
			t.Fatal(err)
		}
		m, err := scoring.Compile(q)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	return all
}

func made(t testing.TB, seed uint64, n int) []survey.Response {
	t.Helper()
	return slices.Collect(synthetic.NewWorld(seed, models(t), until).Responses(n))
}

func TestTheSameSeedMakesTheSameCompanies(t *testing.T) {
	if !reflect.DeepEqual(made(t, 7, 50), made(t, 7, 50)) {
		t.Error("other companies the second time")
	}
	if reflect.DeepEqual(made(t, 7, 50), made(t, 8, 50)) {
		t.Error("the seed does not matter")
	}
}

// What is made up could have been submitted, and is nobody's.
func TestResponsesCouldHaveBeenSubmitted(t *testing.T) {
	versions := map[survey.Ref]*survey.Questionnaire{}
	for _, m := range models(t) {
		versions[m.Questionnaire().Ref] = m.Questionnaire()
	}
	ids := map[survey.ResponseID]bool{}
	all := made(t, 1, 2000)
	if len(all) != 2000 {
		t.Fatal(len(all))
	}
	for _, r := range all {
		if problems := survey.CheckComplete(versions[r.Instrument], r.Given()); len(problems) > 0 {
			t.Fatalf("%s: %v", r.Instrument, problems)
		}
		p := r.Profile
		if _, err := survey.ParseCodiceFiscale(string(p.CodiceFiscale)); err != nil || ids[r.ID] {
			t.Fatal(p.CodiceFiscale, err)
		}
		ids[r.ID] = true
		if _, ok := territory.Ateco2025().Activity(p.Ateco); !ok || !strings.HasSuffix(p.CompanyName, "(dati di prova)") || !strings.HasSuffix(string(p.CodiceFiscale[:10]), "000") {
			t.Fatalf("%+v", p)
		}
		if r.SubmittedAt.Before(synthetic.First) || !r.SubmittedAt.Before(until) || r.State != survey.Submitted {
			t.Fatal(r.SubmittedAt, r.State)
		}
	}
}

// Companies are of all sizes and chambers, many months, and get better.
func TestCompaniesArePlausible(t *testing.T) {
	byRef := map[survey.Ref]*scoring.Model{}
	for _, m := range models(t) {
		byRef[m.Questionnaire().Ref] = m
	}
	chambers, months, sizes, levels := map[territory.ChamberID]int{}, map[string]int{}, map[survey.SizeClass]int{}, map[survey.LevelID]int{}
	first, better, again := map[survey.CompanyID]float64{}, 0.0, 0
	for _, r := range made(t, 1, 4000) {
		chamber, ok := territory.Italy().ChamberOf(r.Profile.Province, until)
		if !ok {
			t.Fatal(r.Profile.Province)
		}
		chambers[chamber.ID]++
		months[r.SubmittedAt.Format("2006-01")]++
		sizes[r.Profile.Size()]++
		result := byRef[r.Instrument].Score(r.Given())
		if result.Level == nil || result.Overall == nil {
			continue
		}
		levels[*result.Level]++
		score, _ := result.Overall.Rat().Float64()
		if before, had := first[r.Company]; had {
			better += score - before
			again++
		} else {
			first[r.Company] = score
		}
	}
	if len(chambers) < 60 || len(months) < 90 || len(sizes) != 4 || sizes[survey.Micro] < 2500 || len(levels) < 4 {
		t.Errorf("%d chambers, %d months, sizes %v, levels %v", len(chambers), len(months), sizes, levels)
	}
	if again < 500 || better/float64(again) < 3 {
		t.Errorf("%d came again, %.1f points better", again, better/float64(again))
	}
}
