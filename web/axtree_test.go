package web

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"maturita/locale"
	"maturita/survey"
)

// What assistive technology is told about the company's pages, in every
// language: names, descriptions and states as the browser works them out.
func TestTreeInABrowser(t *testing.T) {
	ctx, refused := tab(t)
	// A tab in the background has no focus.
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, everyType())
	for _, language := range d.server.Locale.Languages() {
		pages := companyPages(t, language)
		server := gallery(t, pages)
		p := d.server.Locale.Printer(language)
		show := func(t *testing.T, name string) *axTree {
			t.Helper()
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/"+name)); err != nil {
				t.Fatal(err)
			}
			return readTree(t, ctx)
		}
		t.Run(language+"/fields", func(t *testing.T) {
			tree := show(t, "company_area-empty")
			for _, q := range everyType().Area("interno").Questions {
				checkField(t, tree, p, &q)
			}
			tree = show(t, "company_area-added")
			for _, q := range everyType().Area("clienti").Questions {
				checkField(t, tree, p, &q)
			}
		})
		t.Run(language+"/mistakes", func(t *testing.T) {
			tree := show(t, "company_area-conflict")
			for end := time.Now().Add(patience); tree.all("alert")[0].state("focused") != "true" && time.Now().Before(end); time.Sleep(pollEvery) {
				tree = readTree(t, ctx) // a page takes the focus once it is drawn
			}
			checkMistakes(t, tree, p)
		})
		t.Run(language+"/conflict", func(t *testing.T) { checkConflict(t, show(t, "company_area-conflict"), p) })
		t.Run(language+"/profile", func(t *testing.T) { checkProfile(t, show(t, "company_profile-problems"), p) })
		t.Run(language+"/way", func(t *testing.T) { checkWay(t, show(t, "company_area-conflict"), p) })
		t.Run(language+"/languages", func(t *testing.T) { checkLanguages(t, ctx, show(t, "company_area-empty"), p) })
		t.Run(language+"/drawing", func(t *testing.T) {
			tree := show(t, "company_result")
			for _, drawing := range tree.all("image") {
				if text, ok := strings.CutPrefix(drawing.name(), p.T("company.chart.scale")); !ok || text == "" {
					t.Errorf("a drawing says %q", drawing.name())
				}
			}
		})
	}
	silent(t, refused)
}

// questionName is how a question is read out.
func questionName(p *locale.Printer, q *survey.Question) string {
	name := q.Text["it"]
	if q.Optional {
		name += " " + p.T("company.field.optional")
	}
	return name
}

// hint is what a question says about its answer, "" for nothing.
func hint(p *locale.Printer, q *survey.Question) string {
	switch q.Type {
	case survey.Multiple:
		return p.T("company.field.several")
	case survey.FreeText:
		return p.N("company.field.characters", q.MaxLength)
	case survey.Number:
		return p.T("company.field.range", survey.Args{"Min": q.Min.String(), "Max": q.Max.String(), "Unit": q.Unit["it"]})
	}
	return ""
}

// checkField checks the fields of one question by its type.
func checkField(t *testing.T, tree *axTree, p *locale.Printer, q *survey.Question) {
	t.Helper()
	name := questionName(p, q)
	roles := map[survey.QuestionType]string{
		survey.Single: "radiogroup", survey.Scale: "radiogroup", survey.Multiple: "group", survey.Matrix: "group",
		survey.Number: "textbox", survey.FreeText: "textbox", survey.Date: "Date",
	}
	field := tree.one(roles[q.Type], name)
	if got := field.description(); got != hint(p, q) {
		t.Errorf("%s is described as %q, not %q", name, got, hint(p, q))
	}
	if got := field.state("required"); roles[q.Type] != "group" && (got == "true") == q.Optional {
		t.Errorf("%s, optional %t, is required: %s", name, q.Optional, got)
	}
	if got := field.state("invalid"); got != "false" && got != "" {
		t.Errorf("%s is invalid before anybody has answered: %s", name, got)
	}
	option, rows := "radio", []string{""}
	if q.Type == survey.Multiple || q.Columns {
		option = "checkbox"
	}
	if q.Type == survey.Matrix {
		rows = nil
		for _, r := range q.Rows {
			rows = append(rows, r.Text["it"]+" ")
		}
	}
	var got []string
	for _, n := range field.under(option) {
		got = append(got, n.name())
	}
	for _, row := range rows {
		for _, o := range q.Options {
			if !slices.Contains(got, row+o.Text["it"]) {
				t.Errorf("%s has no %s %q, but %q", name, option, row+o.Text["it"], got)
			}
		}
	}
	if q.Help["it"] != "" {
		if help := tree.all("DisclosureTriangle"); len(help) != 1 || !strings.HasPrefix(help[0].name(), p.T("company.field.help")) || !strings.HasSuffix(help[0].name(), q.Text["it"]) {
			t.Errorf("%s has not its help: %d", name, len(help))
		}
	}
}

// checkMistakes checks that what is wrong stands in the list at the head of the
// page and with its field.
func checkMistakes(t *testing.T, tree *axTree, p *locale.Printer) {
	t.Helper()
	if title := tree.all("RootWebArea")[0].name(); !strings.HasPrefix(title, p.T("company.title-with-problems", survey.Args{"Title": "Amministrazione, finanza e processi decisionali"})) {
		t.Errorf("the title %q does not say that something is wrong", title)
	}
	for name, role := range map[string]string{"Quota di vendite in rete": "textbox", "Quando avete cominciato? " + p.T("company.field.optional"): "textbox", "Da quali canali comprate?": "group"} {
		field := tree.one(role, name)
		if got := field.state("invalid"); role == "textbox" && got != "true" {
			t.Errorf("%s is not invalid: %q", name, got)
		}
		listed := ""
		question, _, _ := strings.Cut(name, " (")
		for _, link := range tree.all("link") {
			if text, ok := strings.CutPrefix(link.name(), question+" – "); ok {
				listed = text
			}
		}
		if listed == "" || !strings.HasPrefix(field.description(), listed) {
			t.Errorf("%s is described as %q; the list says %q", name, field.description(), listed)
		}
	}
	alert := tree.all("alert")[0]
	if alert.state("live") != "assertive" || alert.state("focused") != "true" {
		t.Errorf("the list is live %q and has the focus: %s", alert.state("live"), alert.state("focused"))
	}
}

func checkConflict(t *testing.T, tree *axTree, p *locale.Printer) {
	t.Helper()
	both := tree.one("radiogroup", "Quanto siete organizzati?")
	if !strings.Contains(both.text(), p.T("company.conflict.question")) {
		t.Errorf("the choice is not explained: %s", both.text())
	}
	options := both.under("radio")
	if len(options) != 2 || options[0].name() != p.T("company.conflict.mine") || options[0].description() != "Spesso" ||
		options[1].name() == "" || options[1].description() != "Sempre" {
		for _, o := range options {
			t.Errorf("the answer %q is told as %q", o.name(), o.description())
		}
	}
}

// checkProfile checks the profile's fields after mistakes.
func checkProfile(t *testing.T, tree *axTree, p *locale.Printer) {
	t.Helper()
	for key, want := range map[string]struct {
		role              string
		required, invalid bool
	}{
		"company.profile.name":       {"textbox", true, false},
		"company.profile.piva":       {"textbox", true, true},
		"company.profile.rea-number": {"textbox", false, true},
		"company.profile.province":   {"combobox", true, false},
		"company.profile.place":      {"radiogroup", true, false},
		"company.profile.ateco":      {"textbox", true, true},
		"company.profile.staff":      {"textbox", true, false},
		"company.profile.turnover":   {"radiogroup", true, false},
		"company.profile.reason":     {"radiogroup", true, false},
	} {
		var fields []axNode
		for _, n := range tree.all(want.role) {
			if n.name() == p.T(key) {
				fields = append(fields, n)
			}
		}
		if len(fields) == 0 {
			t.Errorf("there is no %s %q", want.role, p.T(key))
			continue
		}
		field := fields[len(fields)-1] // the REA number has a province of its own before
		required, invalid := field.state("required") == "true", field.state("invalid") == "true"
		if want.role == "combobox" { // of a select the tree does not tell
			required = want.required
		}
		if required != want.required || invalid != want.invalid {
			t.Errorf("%s is required %t and invalid %t", field.name(), required, invalid)
		}
		if want.invalid && field.description() == "" {
			t.Errorf("%s does not say what is wrong", field.name())
		}
	}
	matches := tree.one("radiogroup", p.N("company.profile.matches", 6))
	if len(matches.under("radio")) != 6 {
		t.Error("the activities found are not in their group")
	}
	for _, n := range tree.one("radiogroup", p.T("company.profile.reason")).under("radio") {
		if n.description() == "" {
			t.Errorf("the reason %q is not explained", n.name())
		}
	}
}

// checkWay checks what tells how far the company is.
func checkWay(t *testing.T, tree *axTree, p *locale.Printer) {
	t.Helper()
	bar := tree.one("progressbar", p.T("company.steps.progress"))
	if answered, err := strconv.ParseFloat(bar.value(), 64); err != nil || answered < 1 || bar.state("valuemax") == "" {
		t.Errorf("the bar says %q of %q", bar.value(), bar.state("valuemax"))
	}
	steps := tree.one("navigation", p.T("company.steps.label"))
	var current []string
	for _, link := range steps.under("link") {
		if link.attribute("aria-current") == "step" {
			current = append(current, link.name())
		}
	}
	if len(current) != 1 || !strings.HasPrefix(current[0], "Amministrazione, finanza e processi decisionali ") {
		t.Errorf("the steps where one is: %q", current)
	}
	saved, live := regexp.MustCompile(`\d\d:\d\d`), 0
	for _, n := range tree.all("status") {
		if n.state("live") != "polite" {
			t.Errorf("the status %q is live %q", n.text(), n.state("live"))
		}
		if saved.MatchString(n.text()) {
			live++
		}
	}
	if live > 1 {
		t.Errorf("%d voices say when it was saved", live)
	}
}

func checkLanguages(t *testing.T, ctx context.Context, tree *axTree, p *locale.Printer) {
	t.Helper()
	want := []string{languageNames["it"], languageNames["de"], languageNames["en"]}
	for _, width := range []int64{1280, 360} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900)); err != nil {
			t.Fatal(err)
		}
		tree = readTree(t, ctx)
		var names []string
		for _, button := range tree.one("group", p.T("site.languages")).under("button") {
			names = append(names, button.name())
			if current := button.attribute("aria-current") == "true"; current != (button.name() == languageNames[p.Lang]) {
				t.Errorf("%s is current: %t", button.name(), current)
			}
			if languageNames[button.attribute("lang")] != button.name() {
				t.Errorf("%s is marked as %s", button.name(), button.attribute("lang"))
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("%d px: the languages are %q", width, names)
		}
	}
}

// checkStructure checks what every page has: its landmarks, one first heading,
// no level left out, a name on everything that is operated.
func checkStructure(t *testing.T, tree *axTree) {
	t.Helper()
	for _, role := range []string{"banner", "main", "contentinfo"} {
		if n := len(tree.all(role)); n != 1 {
			t.Errorf("%d landmarks %s", n, role)
		}
	}
	navigations := tree.all("navigation")
	seen := map[string]bool{}
	for _, n := range navigations {
		if n.name() == "" || seen[n.name()] {
			t.Errorf("a navigation of %d has the name %q", len(navigations), n.name())
		}
		seen[n.name()] = true
	}
	if len(navigations) == 0 {
		t.Error("no navigation")
	}
	first, last := 0, int64(1)
	for _, n := range tree.all("heading") {
		level, err := strconv.ParseInt(n.state("level"), 10, 64)
		if err != nil || level > last+1 {
			t.Errorf("the heading %q of level %q follows one of level %d", n.name(), n.state("level"), last)
		}
		if last = level; level == 1 {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d first headings", first)
	}
	for _, role := range []string{"link", "button", "textbox", "combobox", "radio", "checkbox", "radiogroup", "group", "DisclosureTriangle", "image", "Date", "region", "progressbar"} {
		for _, n := range tree.all(role) {
			if n.name() == "" && !n.folds() {
				t.Errorf("a %s without a name: %s", role, n.text())
			}
		}
	}
}
