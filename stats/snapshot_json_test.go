package stats_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"maturita/stats"
	"maturita/survey"
)

func stored(t testing.TB) stats.Edition {
	s := made(t, population(3, 400), series(half))
	s.Edition, s.MadeAt, s.ReleasedAt = 2, morrow, morrow
	return s.Stored()
}

func TestStoredSnapshotsAreRead(t *testing.T) {
	want := made(t, population(3, 400), series(half))
	want.Edition, want.MadeAt, want.ReleasedAt = 2, morrow, morrow
	got, err := stored(t).Snapshot()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Error("the snapshot is another", err)
	}
	if !bytes.Equal(got.Canonical(), want.Canonical()) {
		t.Error("the bytes are others")
	}
	if want.Digest != digest(want.Canonical()) {
		t.Error(want.Digest)
	}
}

// TestSuppressedIsNotZero reads the bytes as others would: a suppressed cell has
// no figure at all, and zero is a figure.
func TestSuppressedIsNotZero(t *testing.T) {
	var figures struct {
		Tables []struct {
			Cells [][]map[string]any `json:"cells"`
		} `json:"tables"`
	}
	if err := json.Unmarshal(stored(t).Canonical, &figures); err != nil {
		t.Fatal(err)
	}
	suppressed, zeros := 0, 0
	for _, table := range figures.Tables {
		for _, row := range table.Cells {
			for _, cell := range row {
				count, counted := cell["count"].(float64)
				switch {
				case reflect.DeepEqual(cell, map[string]any{"suppressed": true}):
					suppressed++
				case cell["suppressed"] != nil || !counted:
					t.Error(cell)
				case count == 0:
					zeros++
				}
			}
		}
	}
	if suppressed == 0 || zeros == 0 {
		t.Error(suppressed, zeros)
	}
}

func TestAlteredSnapshotsAreRefused(t *testing.T) {
	good := stored(t)
	for name, alter := range map[string]func(*stats.Edition){
		"a figure": func(e *stats.Edition) {
			e.Canonical = bytes.Replace(e.Canonical, []byte(`"count":0`), []byte(`"count":9`), 1)
		},
		"no figures":      func(e *stats.Edition) { e.Canonical = nil },
		"a digest":        func(e *stats.Edition) { e.Digest = strings.Repeat("0", 64) },
		"another span":    func(e *stats.Edition) { e.Span.First += 6 },
		"another major":   func(e *stats.Edition) { e.Major++ },
		"both":            func(e *stats.Edition) { rewrite(e, `{"suppressed":true}`, `{"suppressed":true,"count":0}`) },
		"neither":         func(e *stats.Edition) { rewrite(e, `{"suppressed":true}`, `{}`) },
		"no version":      func(e *stats.Edition) { rewrite(e, `"1.0.0"`, `"1"`) },
		"no JSON":         func(e *stats.Edition) { rewrite(e, `{`, `[`) },
		"not an integer":  func(e *stats.Edition) { rewrite(e, `"count":0`, `"count":0.5`) },
		"suppressed mean": func(e *stats.Edition) { rewrite(e, `{"suppressed":true}`, `{"suppressed":true,"scores":{}}`) },
	} {
		e := good
		if alter(&e); reflect.DeepEqual(e, good) {
			t.Error(name, "is not altered")
		}
		if s, err := e.Snapshot(); survey.KindOf(err) != survey.Internal || err == nil || s != nil {
			t.Error(name, err)
		}
	}
}

// rewrite alters figures and their digest.
func rewrite(e *stats.Edition, from, to string) {
	e.Canonical = bytes.Replace(e.Canonical, []byte(from), []byte(to), 1)
	e.Digest = digest(e.Canonical)
}

func TestWhatIsNotThereIsSuppressed(t *testing.T) {
	s := made(t, population(3, 400), series(half))
	for _, c := range []stats.TableCell{
		{}, s.Table("no/table").Cell("", ""), s.Table("region").Cell("Atlantide", ""), s.Table("region").Cell("Toscana", "micro"),
		s.Table("region/level").Cell("Toscana", "Toscana"), s.Table("chamber/area").Cell("firenze", ""),
	} {
		n, shown := c.Count()
		share, shared := c.Share()
		_, scored := c.Scores()
		if !c.Suppressed() || shown || shared || scored || n != 0 || share != 0 {
			t.Error(c)
		}
	}
	if s.Table("region").Cell("", "").Suppressed() {
		t.Error("the total of a large world is suppressed")
	}
}

// FuzzSnapshot reads what is no snapshot without a panic, and what it reads it
// writes so that it reads the same.
func FuzzSnapshot(f *testing.F) {
	f.Add([]byte(`{"method":1,"instrument":"pre-assessment","major":1,"span":"2026-S1","policy":{"counts":5,"means":10},"versions":["1.0.0"],` +
		`"tables":[{"id":"size","row":"size","rows":["micro"],"cells":[[{"count":7,"share":10000}],[{"suppressed":true}]]}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		e := stats.Edition{Series: series(half), Number: 1, Canonical: raw, Digest: digest(raw)}
		s, err := e.Snapshot()
		if err != nil {
			return
		}
		for _, table := range s.Tables {
			for _, row := range append(table.RowValues, "") {
				for _, column := range append(table.ColumnValues, "") {
					if n, shown := table.Cell(row, column).Count(); !shown && n != 0 {
						t.Error(table.ID, row, column, n)
					}
				}
			}
		}
		again := s.Stored()
		again.Digest = digest(again.Canonical)
		read, err := again.Snapshot()
		if err != nil || !bytes.Equal(read.Canonical(), s.Canonical()) {
			t.Error(err)
		}
	})
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
