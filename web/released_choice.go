package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"maturita/locale"
	"maturita/stats"
	"maturita/survey"
)

// releasedSeries is a series of which something was released, with all its
// editions, the newest first.
type releasedSeries struct {
	stats.Series
	Editions []stats.Edition
	Title    string // of the instrument's newest version of that major
}

// released lists everything that was released: of the instrument that the first
// page offers, then of others, each from the newest span.
func (s *Server) released(ctx context.Context, p *locale.Printer) ([]releasedSeries, error) {
	if s.Snapshots == nil {
		return nil, nil
	}
	versions, err := s.Catalogue.Versions(ctx)
	if err != nil {
		return nil, err
	}
	instruments := []survey.QuestionnaireID{s.Instrument}
	for _, one := range versions {
		if !slices.Contains(instruments, one.Ref.ID) {
			instruments = append(instruments, one.Ref.ID)
		}
	}
	var all []releasedSeries
	for _, id := range instruments {
		editions, err := s.Snapshots.List(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, e := range editions {
			if n := len(all); n > 0 && all[n-1].Series == e.Series {
				all[n-1].Editions = append(all[n-1].Editions, e)
				continue
			}
			one := releasedSeries{Series: e.Series, Editions: []stats.Edition{e}}
			if one.Title, err = s.majorTitle(ctx, p, e.Series); err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	return all, nil
}

// majorTitle is what the newest version of a major is called.
func (s *Server) majorTitle(ctx context.Context, p *locale.Printer, of stats.Series) (string, error) {
	versions, err := s.Catalogue.Versions(ctx)
	if err != nil {
		return "", err
	}
	var newest survey.Ref
	for _, one := range versions {
		if one.Ref.ID == of.Instrument && one.Ref.Version.Major == of.Major && (newest.ID == "" || one.Ref.Version.Compare(newest.Version) > 0) {
			newest = one.Ref
		}
	}
	if newest.ID == "" {
		return string(of.Instrument), nil
	}
	model, err := s.Catalogue.Model(ctx, newest)
	if err != nil {
		return "", err
	}
	q := model.Questionnaire()
	return p.T("verify.instrument-version", survey.Args{"Title": words(p, q, q.Title), "Version": strconv.Itoa(of.Major)}), nil
}

// key names a series in addresses.
func (one releasedSeries) key() string { return seriesKey(one.Series) }

func seriesKey(of stats.Series) string {
	return string(of.Instrument) + "/" + strconv.Itoa(of.Major) + "/" + of.Span.String()
}

// parseSeries reads what seriesKey writes.
func parseSeries(text string) (of stats.Series, ok bool) {
	parts := strings.Split(text, "/")
	if len(parts) != 3 {
		return of, false
	}
	major, err := strconv.Atoi(parts[1])
	if err != nil {
		return of, false
	}
	span, err := stats.ParseSpan(parts[2])
	of = stats.Series{Instrument: survey.QuestionnaireID(parts[0]), Major: major, Span: span}
	return of, err == nil && survey.ValidID(parts[0]) && seriesKey(of) == text
}

// seriesField is the parameter that names a series.
const seriesField = "dati"

// chosenSeries is the one that an address asks for; without, the newest half-year
// or, when there is none, the newest of all.
func chosenSeries(all []releasedSeries, asked string) (*releasedSeries, error) {
	if asked != "" {
		i := slices.IndexFunc(all, func(one releasedSeries) bool { return one.key() == asked })
		if i < 0 {
			return nil, errNoPage
		}
		return &all[i], nil
	}
	if len(all) == 0 {
		return nil, nil
	}
	const halfYear = 6
	i := slices.IndexFunc(all, func(one releasedSeries) bool { return one.Span.Months == halfYear })
	return &all[max(i, 0)], nil
}

// seriesOptions offer what was released.
func seriesOptions(p *locale.Printer, all []releasedSeries, chosen *releasedSeries) []optionView {
	var options []optionView
	for i := range all {
		one := &all[i]
		options = append(options, optionView{Value: one.key(), Text: unmarkedAll(spanName(p, one.Span) + " – " + one.Title), Chosen: one == chosen})
	}
	return options
}
