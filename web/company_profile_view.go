package web

import (
	"html/template"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
	"maturita/territory"
)

func (s *Server) newProfilePage(c *gin.Context, v visitor, work intake.Work, form profileForm) *profilePage {
	p := s.printer(c)
	page := &profilePage{
		Base:      Base{Title: p.T("company.profile.title"), NoIndex: true, MainForm: mainForm},
		journey:   s.newJourney(c, v, work, stepProfile),
		Action:    v.path("/profilo"),
		Form:      form.showable(),
		Wrong:     map[string][]string{},
		Turnovers: moneyOptions(p, "turnover", form.Turnover, false),
		Balances:  moneyOptions(p, "balance", form.Balance, true),
		Reasons:   reasonOptions(p, form.Reason),
		Seen:      intake.ProfileMark(work.Response.Profile),
		Aside:     work.Response.Unfinished != nil,
		MaxName:   survey.MaxCompanyName, MaxPerson: survey.MaxPersonName, MaxEmail: survey.MaxEmail,
	}
	if activity, ok := activityOf(form.Ateco); ok && territory.Ateco2025().Precise(activity.Code) {
		page.Activity = &activity
	}
	if profile := work.Response.Profile; profile.Given() {
		page.Size = newSizeView(p, profile)
		page.SoleTrader = profile.CodiceFiscale.NaturalPerson()
	}
	return page
}

// provinceOptions is the list of provinces with one of them chosen.
func (s *Server) provinceOptions(language, chosen string) (template.HTML, error) {
	if _, known := territory.Italy().Province(territory.Sigla(chosen)); !known {
		chosen = ""
	}
	type key struct{ chosen string }
	return s.pieces.get(key{chosen}, func() (template.HTML, error) {
		return s.pages.part(language, "province_options", struct {
			Chosen    string
			Provinces []territory.Province
		}{chosen, territory.Italy().Provinces()})
	})
}

// search lists the activities that the typed words find.
func (page *profilePage) search(service *intake.Service) {
	page.Searched = true
	page.Matches = service.SearchActivities(page.Form.Words)
	page.More = len(page.Matches) == intake.MaxActivities
	if page.Activity != nil && !slices.ContainsFunc(page.Matches, func(a territory.Activity) bool { return a.Code == page.Activity.Code }) {
		page.Activity = nil
	}
}

// complain shows what must be corrected. Where the activity is not a precise
// code, the list of those that the words find is the remedy.
func (page *profilePage) complain(s *Server, c *gin.Context, problems survey.Problems) {
	p := s.printer(c)
	page.Title = p.T("company.title-with-problems", survey.Args{"Title": page.Title})
	page.Kept = p.T("company.problems.nothing-saved")
	for _, problem := range problems {
		if problem.Field == "ateco" && strings.TrimSpace(page.Form.Words) != "" {
			page.search(s.Intake)
			if len(page.Matches) > 0 && problem.Key == "problem.ateco-unknown" {
				problem.Key = "problem.ateco-choose"
			}
		}
		text := problemText(p, problem, locale.Default)
		page.Wrong[problem.Field] = append(page.Wrong[problem.Field], text)
		page.Problems = append(page.Problems, problemView{Href: "#f-" + problem.Field, Text: text})
	}
}

// sizeView is the size class with the rule that gave it.
type sizeView struct {
	Class, Rule, Staff string
}

func newSizeView(p *locale.Printer, profile survey.Profile) *sizeView {
	class := string(profile.Size())
	return &sizeView{
		Class: p.T("size." + class),
		Rule:  p.T("size-rule." + class),
		Staff: p.T("staff." + strings.ReplaceAll(strings.ReplaceAll(string(survey.StaffClassOf(profile.Staff)), "+", "-up"), " ", "")),
	}
}

func moneyOptions(p *locale.Printer, what, chosen string, unknown bool) []optionView {
	all := []survey.Money{survey.MoneyMicro, survey.MoneySmall, survey.MoneyMedium, survey.MoneyLarge}
	var options []optionView
	for _, m := range all {
		options = append(options, optionView{Value: string(m), Text: p.T(what + "." + string(m)), Chosen: string(m) == chosen})
	}
	if unknown {
		options = append(options, optionView{Value: string(survey.MoneyUnknown), Text: p.T(what + ".unknown"), Chosen: chosen == ""})
	}
	return options
}

func reasonOptions(p *locale.Printer, chosen string) []optionView {
	var options []optionView
	for _, r := range []survey.Reason{survey.ReasonVoucher, survey.ReasonCampaign, survey.ReasonOwn} {
		options = append(options, optionView{Value: string(r), Text: p.T("reason." + string(r)), Note: p.T("reason." + string(r) + ".note"), Chosen: string(r) == chosen})
	}
	return options
}
