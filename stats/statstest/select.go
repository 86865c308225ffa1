package statstest

import (
	"slices"

	"maturita/stats"
	"maturita/survey"
	"maturita/territory"
)

// nowhere is the error of asking about no province.
func nowhere(provinces []territory.Sigla) error {
	if len(provinces) == 0 {
		return survey.Fail(survey.Internal, "error.internal")
	}
	return nil
}

func (m *Memory) selected(s stats.Selection) []stats.Fact {
	return slices.DeleteFunc(slices.Clone(m.Facts), func(f stats.Fact) bool { return !meant(s, f) })
}

func meant(s stats.Selection, f stats.Fact) bool {
	within := f.CountsAt(s.Period.Until)
	if s.Which == stats.Submitted {
		within = f.WithdrawnAt.IsZero() && s.Period.Contains(f.SubmittedAt)
	}
	return within && f.Instrument == s.Instrument && slices.Contains(s.Provinces, f.Province) &&
		among(s.Versions, f.Version) && among(s.Sizes, f.Size) && among(s.Sections, stats.SectionOf(f)) &&
		among(s.Reasons, f.Reason) && among(s.Assurances, f.Assurance)
}

func among[T comparable](filter []T, value T) bool {
	return len(filter) == 0 || slices.Contains(filter, value)
}

// groups are those that a fact stands in.
func groups(f stats.Fact, by []stats.Dimension) []stats.Group {
	all := []stats.Group{{}}
	for _, d := range by {
		switch d {
		case stats.ByInUse:
			all = technologies(all, f.InUse)
		case stats.ByPlanned:
			all = technologies(all, f.Planned)
		}
	}
	for i := range all {
		for _, d := range by {
			set(&all[i], f, d)
		}
	}
	return all
}

func technologies(of []stats.Group, list []survey.TechnologyID) []stats.Group {
	var all []stats.Group
	for _, t := range list {
		for _, g := range of {
			g.Technology = t
			all = append(all, g)
		}
	}
	return all
}

func set(g *stats.Group, f stats.Fact, d stats.Dimension) {
	switch d {
	case stats.ByVersion:
		g.Version = f.Version
	case stats.ByProvince:
		g.Province = f.Province
	case stats.BySize:
		g.Size = f.Size
	case stats.BySection:
		g.Section = stats.SectionOf(f)
	case stats.ByReason:
		g.Reason = f.Reason
	case stats.ByAssurance:
		g.Assurance = f.Assurance
	case stats.ByLevel:
		g.Level = f.Level
	case stats.ByMonth:
		g.Month = stats.MonthOf(f.SubmittedAt)
	case stats.ByEnd:
		g.End = stats.MonthOf(f.SupersededAt)
	case stats.ByBin:
		g.Bin = stats.BinOf(f.Overall)
	}
}

func add(s *stats.Sum, score *stats.MicroPoints) {
	if score == nil {
		return
	}
	bin := int64(stats.BinOf(score))
	s.N, s.Total, s.Squares = s.N+1, s.Total+int64(*score), s.Squares+bin*bin
}
