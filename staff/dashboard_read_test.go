package staff

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/territory"
)

// townsfolk draws facts of companies in four provinces, some of another chamber.
func townsfolk(random *rand.Rand) *statstest.Memory {
	m := &statstest.Memory{}
	for company := range random.IntN(25) {
		var own []stats.Fact
		for n := range 1 + random.IntN(3) {
			score := stats.MicroPoints(random.IntN(100_000_001))
			f := stats.Fact{
				Response: survey.ResponseID(fmt.Sprintf("%02d-%d", company, n)), Company: survey.CompanyID(fmt.Sprint(company)), Instrument: published[random.IntN(4)].ID,
				Version: published[random.IntN(3)].Version, SubmittedAt: friday.Add(-time.Duration(random.IntN(600*24)) * time.Hour),
				Province: append(slices.Clone(northWest), "FI")[random.IntN(4)], Size: survey.SizeClasses()[random.IntN(4)], Ateco: "10.71.10", AtecoVersion: territory.AtecoVersion,
				Reason: survey.ReasonVoucher, Assurance: survey.Confirmed, Level: "uno", Overall: &score, Areas: []stats.AreaScore{{Area: "a", Score: &score}},
				InUse: []survey.TechnologyID{"cloud"},
			}
			own = append(own, f)
		}
		for _, id := range []survey.QuestionnaireID{"prova", "altra"} {
			m.Facts = append(m.Facts, stats.Succession(slices.DeleteFunc(slices.Clone(own), func(f stats.Fact) bool { return f.Instrument != id }))...)
		}
	}
	return m
}

// Every figure is that of the companies that count with the newest major version
// and are of the size that is asked for, counted one by one; those with other
// versions are said to be left out.
func TestDashboardIsThatOfTheFacts(t *testing.T) {
	for seed := range uint64(300) {
		m := townsfolk(rand.New(rand.NewPCG(seed, 3)))
		q, _ := parsed(FiguresForm{Territory: []string{"", "lucca"}[seed%2], Size: []string{"", "micro", ""}[seed%3]})
		asked := func(f stats.Fact) bool { return len(q.Sizes) == 0 || f.Size == q.Sizes[0] }
		d, err := readDashboard(t.Context(), m, q, published)
		if err != nil {
			t.Fatal(err)
		}
		counting := func(at time.Time) (newest, all []stats.Fact) {
			for _, f := range m.Facts {
				if f.CountsAt(at) && f.Instrument == "prova" && slices.Contains(q.Provinces, f.Province) {
					all = append(all, f)
				}
			}
			return slices.DeleteFunc(slices.Clone(all), func(f stats.Fact) bool { return f.Version.Major != d.Shown.Version.Major || !asked(f) }), all
		}
		newest, all := counting(q.Period.Until)
		major, left, earlier := -1, int64(0), int64(0)
		for _, f := range all {
			major = max(major, f.Version.Major)
		}
		for _, f := range all {
			if f.Version.Major != major {
				if left++; asked(f) {
					earlier++
				}
			}
		}
		if len(all) == 0 {
			if !d.Empty() && d.Now.Companies != 0 {
				t.Errorf("seed %d: nothing counts, but %+v", seed, d)
			}
			continue
		}
		if d.Shown.Version.Major != major || d.Now.Companies != int64(len(newest)) || d.Left != left {
			t.Errorf("seed %d: version %s, %d companies and %d left, want %d, %d and %d", seed, d.Shown, d.Now.Companies, d.Left, major, len(newest), left)
		}
		before, _ := counting(q.Period.From)
		if d.Before.Companies != int64(len(before)) {
			t.Errorf("seed %d: %d companies before, want %d", seed, d.Before.Companies, len(before))
		}
		if d.Levels["uno"] != int64(len(newest)) || d.InUse["cloud"] != int64(len(newest)) || d.Areas["a"].N != int64(len(newest)) || d.BySection["C"]["a"].N != int64(len(newest)) {
			t.Errorf("seed %d: the groups are not %d companies: %+v", seed, len(newest), d)
		}
		var submitted, sent int64
		for _, f := range m.Facts {
			if f.Instrument == "prova" && slices.Contains(q.Provinces, f.Province) && q.Period.Contains(f.SubmittedAt) {
				if sent++; f.Version.Major == major && asked(f) {
					submitted++
				}
			}
		}
		if d.Submitted != submitted || d.Sent != sent {
			t.Errorf("seed %d: %d of %d submitted, want %d of %d", seed, d.Submitted, d.Sent, submitted, sent)
		}
		if len(newest) == 0 {
			continue
		}
		if last := d.Trend[len(d.Trend)-1]; last.N != int64(len(newest)) || last.Earlier != earlier || last.Major != major || !reflect.DeepEqual(last.Overall, d.Now.Overall) {
			t.Errorf("seed %d: the trend ends with %+v", seed, last)
		}
	}
}

// A version that is asked for is what everything is of, the trend too.
func TestDashboardOfOneVersion(t *testing.T) {
	m := townsfolk(rand.New(rand.NewPCG(7, 3)))
	q, _ := parsed(FiguresForm{Version: "1", Period: "tutto"})
	d, err := readDashboard(t.Context(), m, q, published)
	if err != nil || d.Now.Companies == 0 || d.Left == 0 {
		t.Fatal(err, d.Now, d.Left)
	}
	if d.Shown.Version.Major != 1 || d.Before != nil {
		t.Error(d.Shown, d.Before)
	}
	for _, p := range d.Trend {
		if p.Major != 1 || p.Earlier != 0 {
			t.Errorf("%+v", p)
		}
	}
}
