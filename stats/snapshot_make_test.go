package stats_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"maturita/stats"
	"maturita/stats/statstest"
	"maturita/survey"
)

var update = flag.Bool("update", false, "write the golden files")

func made(t testing.TB, source stats.Source, of stats.Series) *stats.Snapshot {
	t.Helper()
	s, err := maker(source).Make(t.Context(), of)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestGoldenSnapshot holds the figures of one small world to the byte: where they
// change, what was published cannot be made again, and Method must be raised.
func TestGoldenSnapshot(t *testing.T) {
	const file = "testdata/snapshot-2026-S1.json"
	got := made(t, population(3, 400), series(half)).Canonical()
	if *update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		from := max(0, at-200)
		t.Errorf("from byte %d:\n%s\nwant\n%s", at, got[from:min(len(got), at+200)], want[from:min(len(want), at+200)])
	}
}

// A past half-year gives the same bytes whenever it is asked for, whatever was
// submitted since and in whatever order the source answers.
func TestPastSpansStayAsTheyWere(t *testing.T) {
	m := population(4, 600)
	now := made(t, m, series(half))
	then := &statstest.Memory{}
	byCompany := map[survey.CompanyID][]stats.Fact{}
	for _, f := range m.Facts {
		if f.SubmittedAt.Before(half.Period().Until) {
			byCompany[f.Company] = append(byCompany[f.Company], f)
		}
	}
	for _, own := range byCompany {
		then.Facts = append(then.Facts, stats.Succession(own)...)
	}
	if len(then.Facts) == len(m.Facts) {
		t.Fatal("nothing was submitted since")
	}
	if before := made(t, then, series(half)); before.Digest != now.Digest || !bytes.Equal(before.Canonical(), now.Canonical()) {
		t.Error("the figures are not those of then")
	}
	for i, f := range m.Facts {
		if f.CountsAt(half.Period().Until) {
			m.Facts[i].WithdrawnAt = morrow
			break
		}
	}
	if made(t, m, series(half)).Digest == now.Digest {
		t.Error("a withdrawal changes nothing")
	}
}

func TestOpenSpansAreRefused(t *testing.T) {
	k := maker(population(1, 20))
	end := half.Period().Until
	for _, one := range []struct {
		at   time.Time
		open bool
	}{{end.AddDate(0, -1, 0), true}, {end.Add(-time.Second), true}, {end, true}, {end.Add(14 * time.Minute), true}, {end.Add(15 * time.Minute), false}} {
		k.Now = func() time.Time { return one.at }
		_, err := k.Make(t.Context(), series(half))
		var open *stats.OpenSpan
		if refused := errors.As(err, &open) && survey.KindOf(err) == survey.WrongState; refused != one.open || !one.open && err != nil {
			t.Error(one.at, err)
		}
		if _, err := k.Majors(t.Context(), instrument, half); (err != nil) != one.open {
			t.Error("majors", one.at, err)
		}
	}
}

func TestMajorsAreApart(t *testing.T) {
	m := population(5, 300)
	for i := range m.Facts {
		if i%3 == 0 {
			m.Facts[i].Version.Major = 2
		}
	}
	k := maker(m)
	majors, err := k.Majors(t.Context(), instrument, half)
	if err != nil || len(majors) != 2 || majors[0] != 1 || majors[1] != 2 {
		t.Fatal(majors, err)
	}
	var sum int64
	for _, major := range majors {
		s := made(t, m, stats.Series{Instrument: instrument, Major: major, Span: half})
		n, shown := s.Table("region").Cell("", "").Count()
		if !shown || n == 0 {
			t.Error(major, n, shown)
		}
		for _, v := range s.Versions {
			if v.Major != major {
				t.Error(major, s.Versions)
			}
		}
		sum += n
	}
	if want := int64(standing(m, 0)); sum != want {
		t.Errorf("%d companies, want %d", sum, want)
	}
	if _, err := k.Make(t.Context(), stats.Series{Instrument: instrument, Major: 9, Span: half}); survey.KindOf(err) != survey.NotFound {
		t.Error(err)
	}
}

// standing counts the companies of a major at the end of the half-year, 0 = all.
func standing(m *statstest.Memory, major int) (n int) {
	for _, f := range m.Facts {
		if f.CountsAt(half.Period().Until) && (major == 0 || f.Version.Major == major) {
			n++
		}
	}
	return n
}

// restless is a source whose facts change after some answers.
type restless struct {
	*statstest.Memory
	calls, until int
}

func (r *restless) Tally(ctx context.Context, s stats.Selection, by ...stats.Dimension) ([]stats.Cell, error) {
	if r.calls++; r.calls < r.until && r.calls%3 == 0 {
		withdrawOne(r.Memory)
	}
	return r.Memory.Tally(ctx, s, by...)
}

// Facts that change while figures are gathered do not get into them by halves.
func TestFiguresAreOfOneMoment(t *testing.T) {
	for _, until := range []int{7, 20, 60, 100} {
		r := &restless{Memory: population(6, 300), until: until}
		s := made(t, r, series(half))
		if s.Digest != made(t, r.Memory, series(half)).Digest {
			t.Error("the figures are not those of the end", until)
		}
	}
	r := &restless{Memory: population(6, 300), until: 1 << 30}
	if _, err := maker(r).Make(t.Context(), series(half)); survey.KindOf(err) != survey.Unavailable {
		t.Error(err)
	}
}

// BenchmarkMake is what making costs beside the source's own work.
func BenchmarkMake(b *testing.B) {
	m := population(7, 5000)
	random := rand.New(rand.NewPCG(1, 1))
	random.Shuffle(len(m.Facts), func(i, j int) { m.Facts[i], m.Facts[j] = m.Facts[j], m.Facts[i] })
	remembered := &remembering{Memory: m, tallies: map[string][]stats.Cell{}}
	made(b, remembered, series(half))
	for b.Loop() {
		made(b, remembered, series(half))
	}
}
