package stats

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"maturita/survey"
)

// figuresJSON is the canonical form of a snapshot. When it was made and which
// edition it is are no part of it: figures that are made again are the same to
// the byte.
type figuresJSON struct {
	Method     int                    `json:"method"`
	Instrument survey.QuestionnaireID `json:"instrument"`
	Major      int                    `json:"major"`
	Span       string                 `json:"span"`
	Policy     policyJSON             `json:"policy"`
	Versions   []string               `json:"versions"`
	Tables     []tableJSON            `json:"tables"`
}

type policyJSON struct {
	Counts int `json:"counts"`
	Means  int `json:"means"`
}

// tableJSON has its cells by row and column, in the order of their values, with
// those of the totals last.
type tableJSON struct {
	ID      TableID      `json:"id"`
	Row     Axis         `json:"row"`
	Column  Axis         `json:"column,omitempty"`
	Flow    bool         `json:"flow,omitempty"`
	Scored  bool         `json:"scored,omitempty"`
	Rows    []string     `json:"rows"`
	Columns []string     `json:"columns,omitempty"`
	Cells   [][]cellJSON `json:"cells"`
}

// cellJSON either is suppressed or has a count.
type cellJSON struct {
	Suppressed bool        `json:"suppressed,omitempty"`
	Count      *int64      `json:"count,omitempty"`
	Share      *Hundredths `json:"share,omitempty"`
	Scores     *scoresJSON `json:"scores,omitempty"`
}

type scoresJSON struct {
	Mean      Hundredths   `json:"mean"`
	Low       Hundredths   `json:"low"`
	High      Hundredths   `json:"high"`
	Quantiles []scoreAtRow `json:"quantiles,omitempty"`
}

type scoreAtRow struct {
	Percent int        `json:"percent"`
	Points  Hundredths `json:"points"`
}

// Canonical is the figures as JSON. Numbers are whole: hundredths of points and
// of percent.
func (s *Snapshot) Canonical() []byte {
	f := figuresJSON{
		Method: s.Method, Instrument: s.Instrument, Major: s.Major, Span: s.Span.String(),
		Policy: policyJSON(s.Policy), Versions: []string{}, Tables: []tableJSON{},
	}
	for _, v := range s.Versions {
		f.Versions = append(f.Versions, v.String())
	}
	for _, t := range s.Tables {
		f.Tables = append(f.Tables, newTableJSON(t))
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		panic("stats: a snapshot is no JSON: " + err.Error())
	}
	return b.Bytes()
}

func newTableJSON(t Table) tableJSON {
	j := tableJSON{ID: t.ID, Row: t.Row, Column: t.Column, Flow: t.Flow, Scored: t.Scored, Rows: t.RowValues, Columns: t.ColumnValues, Cells: [][]cellJSON{}}
	for _, row := range t.cells {
		var cells []cellJSON
		for _, c := range row {
			cells = append(cells, newCellJSON(c))
		}
		j.Cells = append(j.Cells, cells)
	}
	return j
}

func newCellJSON(c TableCell) cellJSON {
	if !c.shown {
		return cellJSON{Suppressed: true}
	}
	j := cellJSON{Count: &c.count, Share: c.share}
	if s := c.scores; s != nil {
		j.Scores = &scoresJSON{Mean: s.Mean, Low: s.Low, High: s.High}
		for _, q := range s.Quantiles {
			j.Scores.Quantiles = append(j.Scores.Quantiles, scoreAtRow(q))
		}
	}
	return j
}

// Snapshot reads what Stored has written; bytes that are not those of the digest
// are an error.
func (e Edition) Snapshot() (*Snapshot, error) {
	if digestOf(e.Canonical) != e.Digest {
		return nil, e.unreadable(errors.New("the figures are not those that were stored"))
	}
	var f figuresJSON
	if err := json.Unmarshal(e.Canonical, &f); err != nil {
		return nil, e.unreadable(err)
	}
	s := &Snapshot{
		Series: e.Series, Edition: e.Number, MadeAt: e.MadeAt, ReleasedAt: e.ReleasedAt, Digest: e.Digest,
		Method: f.Method, Policy: Policy(f.Policy),
	}
	if f.Instrument != s.Instrument || f.Major != s.Major || f.Span != s.Span.String() {
		return nil, e.unreadable(errors.New("the figures are of another series"))
	}
	for _, text := range f.Versions {
		v, err := survey.ParseVersion(text)
		if err != nil {
			return nil, e.unreadable(err)
		}
		s.Versions = append(s.Versions, v)
	}
	for _, j := range f.Tables {
		t, err := j.table()
		if err != nil {
			return nil, e.unreadable(err)
		}
		s.Tables = append(s.Tables, t)
	}
	return s, nil
}

func (e Edition) unreadable(cause error) error {
	return survey.FailWith(survey.Internal, "error.internal", fmt.Errorf("edition %d of %s: %w", e.Number, e.Series, cause))
}

func (j tableJSON) table() (Table, error) {
	t := Table{ID: j.ID, Row: j.Row, Column: j.Column, Flow: j.Flow, Scored: j.Scored, RowValues: j.Rows, ColumnValues: j.Columns}
	for _, row := range j.Cells {
		var cells []TableCell
		for _, c := range row {
			cell, err := c.cell()
			if err != nil {
				return Table{}, fmt.Errorf("table %s: %w", j.ID, err)
			}
			cells = append(cells, cell)
		}
		t.cells = append(t.cells, cells)
	}
	return t, nil
}

func (j cellJSON) cell() (TableCell, error) {
	switch {
	case j.Suppressed && (j.Count != nil || j.Share != nil || j.Scores != nil):
		return TableCell{}, errors.New("a suppressed cell has figures")
	case j.Suppressed:
		return TableCell{}, nil
	case j.Count == nil:
		return TableCell{}, errors.New("a cell is neither suppressed nor counted")
	}
	c := TableCell{shown: true, count: *j.Count, share: j.Share}
	if j.Scores != nil {
		c.scores = &Scores{Mean: j.Scores.Mean, Low: j.Scores.Low, High: j.Scores.High}
		for _, q := range j.Scores.Quantiles {
			c.scores.Quantiles = append(c.scores.Quantiles, ScoreAt(q))
		}
	}
	return c, nil
}
