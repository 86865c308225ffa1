package definition

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

const hundred = 100 * 1000 // survey.Decimal of 100

func (r *reader) questionnaire(root *yaml.Node) {
	o, ok := r.object(root, "", fileKeys)
	if !ok {
		return
	}
	if n := o.need("format"); n != nil && n.Value != "1" {
		r.fail(n, "format", "format", "this format is not known: write 1")
	}
	r.language = "it"
	if n := o.need("language"); n != nil {
		if s, ok := r.scalar(n, "language"); ok && !validLanguage(s) {
			r.fail(n, "language", "language", "%q is no language: write it, en, de …", s)
		} else if ok {
			r.language = survey.Language(s)
		}
	}
	r.q.Language = r.language
	r.languages(o)
	before := len(r.problems)
	r.q.ID = survey.QuestionnaireID(o.id("id"))
	if n := o.need("version"); n != nil {
		v, err := survey.ParseVersion(n.Value)
		if err != nil || n.Kind != yaml.ScalarNode {
			r.fail(n, "version", "version", "%q is no version: write MAJOR.MINOR.PATCH, as 1.0.0", n.Value)
		}
		r.q.Version = v
	}
	if at := string(r.q.ID) + "/" + r.q.Version.String(); r.folder != "" && at != r.folder && len(r.problems) == before {
		r.fail(o.get("id"), "id", "folder", "this is %s, but the folder is %s: a version stands in the folder id/version", at, r.folder)
	}
	r.q.Title, r.q.Description = o.needText("title"), o.text("description")
	r.minutes(o)
	r.display(o)
	r.overall(o)
	r.areas(o)
	r.levels(o)
	r.indices(o)
	r.advice(o)
	for _, f := range r.later {
		f()
	}
	r.scorable(o)
}

func (r *reader) minutes(o object) {
	n := o.need("minutes")
	if n == nil {
		return
	}
	before := len(r.problems)
	if m, ok := r.object(n, "minutes", minutesKeys); ok {
		r.q.Minutes = survey.Range{From: m.needWhole("from", 1, 1000), To: m.needWhole("to", 1, 1000)}
		if r.q.Minutes.To < r.q.Minutes.From && len(r.problems) == before {
			r.fail(m.get("to"), "minutes", "out-of-range", "\"to\" is below \"from\"")
		}
	}
}

func (r *reader) display(o object) {
	r.q.Display = survey.Display{Decimals: 1, High: hundred}
	n := o.get("display")
	if n == nil {
		return
	}
	d, ok := r.object(n, "display", displayKeys)
	if !ok {
		return
	}
	r.q.Display = survey.Display{
		Decimals: d.whole("decimals", 1, 0, 3), Points: d.truth("points", false),
		Low: d.decimal("low", 0, -survey.MaxDecimal, survey.MaxDecimal), High: d.decimal("high", hundred, -survey.MaxDecimal, survey.MaxDecimal),
	}
	switch {
	case r.q.Display.Points && (d.has("low") || d.has("high")):
		r.fail(n, "display", "conflicting-keys", "points have no low and high: keep one of the two forms")
	case r.q.Display.Points:
		r.q.Display.Low, r.q.Display.High = 0, hundred
	case r.q.Display.Low >= r.q.Display.High:
		r.fail(n, "display", "out-of-range", "\"high\" must be above \"low\"")
	}
}

func (r *reader) overall(o object) {
	r.q.Overall = survey.Overall{Aggregate: survey.WeightedMean}
	n := o.get("overall")
	if n == nil {
		return
	}
	if a, ok := r.object(n, "overall", overallKeys); ok {
		r.q.Overall.Aggregate = survey.Aggregate(a.word("aggregate", "weighted-mean", overallAggregates))
		r.q.Overall.MinAreas = a.whole("minAreas", 0, 1, maxAreas)
		r.later = append(r.later, func() {
			if r.q.Overall.MinAreas > len(r.q.Areas) {
				r.fail(a.get("minAreas"), "overall.minAreas", "out-of-range", "there are only %d areas", len(r.q.Areas))
			}
		})
	}
}

func entry(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
