package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

var _ stats.Source = (*Store)(nil)

// dimensions are the columns of tallies by what they are asked for, and how a
// value of theirs is told. Technologies stand in lists.
var dimensions = map[stats.Dimension]struct {
	column string
	word   func(*stats.Group, string)
	number func(*stats.Group, int)
}{
	stats.ByVersion:   {column: "version", word: func(g *stats.Group, v string) { g.Version, _ = survey.ParseVersion(v) }},
	stats.ByProvince:  {column: "province", word: func(g *stats.Group, v string) { g.Province = territory.Sigla(v) }},
	stats.BySize:      {column: "size", word: func(g *stats.Group, v string) { g.Size = survey.SizeClass(v) }},
	stats.BySection:   {column: "section", word: func(g *stats.Group, v string) { g.Section = v }},
	stats.ByReason:    {column: "reason", word: func(g *stats.Group, v string) { g.Reason = survey.Reason(v) }},
	stats.ByAssurance: {column: "assurance", word: func(g *stats.Group, v string) { g.Assurance = survey.Assurance(v) }},
	stats.ByLevel:     {column: "level", word: func(g *stats.Group, v string) { g.Level = survey.LevelID(v) }},
	stats.ByMonth:     {column: "month", number: func(g *stats.Group, v int) { g.Month = stats.Month(v) }},
	stats.ByEnd:       {column: "ended", number: func(g *stats.Group, v int) { g.End = stats.Month(v) }},
	stats.ByBin:       {column: "bin", number: func(g *stats.Group, v int) { g.Bin = stats.Bin(v) }},
}

var technologies = map[stats.Dimension]string{stats.ByInUse: "in_use", stats.ByPlanned: "planned"}

// Tally implements stats.Source.
func (s *Store) Tally(ctx context.Context, of stats.Selection, by ...stats.Dimension) (cells []stats.Cell, err error) {
	err = s.sums(ctx, "tally", "overall", of, by, func(g stats.Group, c sum) {
		cells = append(cells, stats.Cell{Group: g, N: c.rows, Overall: c.scores})
	})
	return cells, err
}

// TallyAreas implements stats.Source.
func (s *Store) TallyAreas(ctx context.Context, of stats.Selection, by ...stats.Dimension) (cells []stats.AreaCell, err error) {
	err = s.sums(ctx, "tally_areas", "areas", of, by, func(g stats.Group, c sum) {
		cells = append(cells, stats.AreaCell{Group: g, Scores: c.scores})
	})
	return cells, err
}

// Transitions implements stats.Source.
func (s *Store) Transitions(ctx context.Context, of stats.Selection) (all []stats.Transition, err error) {
	where, args, err := s.where(ctx, of)
	if err != nil {
		return nil, err
	}
	err = s.summed(ctx, transitionsFrom+where, args, func(k key, c sum) error {
		var levels [2]survey.LevelID
		for i := range levels {
			word, err := s.wordOf(ctx, int64(k[i]))
			if err != nil {
				return err
			}
			levels[i] = survey.LevelID(word)
		}
		all = append(all, stats.Transition{From: levels[0], To: levels[1], N: c.rows})
		return nil
	})
	return all, err
}

const transitionsFrom = "SELECT tally(NULL, 0, origin, level) FROM tallies WHERE origin IS NOT NULL AND "

// sums has the database add up a column of the tallies of a selection.
func (s *Store) sums(ctx context.Context, function, column string, of stats.Selection, by []stats.Dimension, each func(stats.Group, sum)) error {
	statement, grouped, err := tallyFrom(function, column, by)
	if err != nil {
		return err
	}
	where, args, err := s.where(ctx, of)
	if err != nil {
		return err
	}
	return s.summed(ctx, statement+where, args, func(k key, c sum) error {
		g, err := s.group(ctx, k, grouped)
		if err == nil {
			each(g, c)
		}
		return err
	})
}

// tallyFrom is the beginning of a statement, up to its conditions, and the
// dimensions in the order of what comes of it.
func tallyFrom(function, column string, by []stats.Dimension) (statement string, grouped []stats.Dimension, err error) {
	list, columns := "", ""
	for _, one := range by {
		d, isColumn := dimensions[one]
		technology, isList := technologies[one]
		switch {
		case isColumn && !strings.Contains(columns+",", " "+d.column+","):
			columns += ", " + d.column
			grouped = append(grouped, one)
		case isList && (list == "" || list == technology):
			list = technology
		case !isColumn:
			return "", nil, survey.FailWith(survey.Internal, "error.internal", fmt.Errorf("facts cannot be grouped by %v", by))
		}
	}
	if list == "" {
		list = "0"
	}
	return "SELECT " + function + "(" + column + ", " + list + columns + ") FROM tallies WHERE ", grouped, nil
}

// where are the conditions by which a selection's tallies are found.
func (s *Store) where(ctx context.Context, of stats.Selection) (conditions string, args []any, err error) {
	if err := somewhere(of.Provinces); err != nil {
		return "", nil, err
	}
	for _, filter := range []struct {
		column string
		words  []string
	}{
		{"instrument", []string{string(of.Instrument)}}, {"province", texts(of.Provinces)},
		{"version", versions(of.Versions)}, {"size", texts(of.Sizes)}, {"section", of.Sections},
		{"reason", texts(of.Reasons)}, {"assurance", texts(of.Assurances)},
	} {
		if len(filter.words) == 0 {
			continue
		}
		codes, err := s.codesOf(ctx, filter.words)
		if err != nil {
			return "", nil, err
		}
		conditions += filter.column + " IN (" + marks(len(codes)) + ") AND "
		args = append(args, codes...)
	}
	until := ceiling(of.Period.Until)
	if of.Which == stats.Submitted {
		return conditions + "submitted >= ? AND submitted < ?", append(args, ceiling(of.Period.From), until), nil
	}
	return conditions + "submitted < ? AND superseded >= ?", append(args, until, until), nil
}

func texts[T ~string](list []T) []string {
	all := make([]string, len(list))
	for i, one := range list {
		all[i] = string(one)
	}
	return all
}

func versions(list []survey.Version) []string {
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = v.String()
	}
	return all
}

// ceiling is the first stored instant that is not before t.
func ceiling(t time.Time) int64 { return t.Add(time.Millisecond - time.Nanosecond).UnixMilli() }

func somewhere(provinces []territory.Sigla) error {
	if len(provinces) == 0 {
		return survey.FailWith(survey.Internal, "error.internal", errors.New("statistics of no province were asked for"))
	}
	return nil
}

func (s *Store) summed(ctx context.Context, statement string, args []any, each func(key, sum) error) error {
	var encoded []byte
	if err := s.reading.QueryRowContext(ctx, statement, args...).Scan(&encoded); err != nil {
		return kinded(ctx, "adding up facts", err)
	}
	return decodeSums(encoded, each)
}

// group tells what the rows of one key have in common.
func (s *Store) group(ctx context.Context, k key, grouped []stats.Dimension) (g stats.Group, err error) {
	for i, one := range grouped {
		d := dimensions[one]
		if d.number != nil {
			d.number(&g, int(k[i]))
			continue
		}
		word, err := s.wordOf(ctx, int64(k[i]))
		if err != nil {
			return g, err
		}
		d.word(&g, word)
	}
	technology, err := s.wordOf(ctx, int64(k[atTechnology]))
	if err != nil {
		return g, err
	}
	area, err := s.wordOf(ctx, int64(k[atArea]))
	g.Technology, g.Area = survey.TechnologyID(technology), survey.AreaID(area)
	return g, err
}
