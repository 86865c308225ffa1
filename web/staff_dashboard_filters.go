package web

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"maturita/locale"
	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// dashboardFilters are the fields that choose what a dashboard shows.
type dashboardFilters struct {
	Set    bool // something is chosen
	Fields []filterField
}

// filterField is a list to choose from, whose first choice is the usual one, or a
// day.
type filterField struct {
	Name, Label string
	Problem     string
	Day         string       // as typed
	Options     []optionView // none = it is a day
}

// figuresForm reads an address; one without an instrument means that of the first
// page.
func (s *Server) figuresForm(query url.Values) staff.FiguresForm {
	f := staff.FiguresForm{
		Period: query.Get("periodo"), From: query.Get("dal"), To: query.Get("al"), Instrument: query.Get("strumento"), Version: query.Get("versione"),
		Size: query.Get("dimensione"), Section: query.Get("sezione"), Territory: query.Get("territorio"), Province: query.Get("provincia"),
		Reason: query.Get("motivo"), Assurance: query.Get("conferma"),
	}
	if f.Instrument == "" {
		f.Instrument = string(s.Instrument)
	}
	return f
}

// formQuery is a form as an address has it.
func formQuery(f staff.FiguresForm) url.Values {
	query := url.Values{}
	for name, value := range map[string]string{
		"periodo": f.Period, "dal": f.From, "al": f.To, "strumento": f.Instrument, "versione": f.Version, "dimensione": f.Size, "sezione": f.Section,
		"territorio": f.Territory, "provincia": f.Province, "motivo": f.Reason, "conferma": f.Assurance,
	} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return query
}

func (s *Server) newDashboardFilters(c *gin.Context, where staffScope, f staff.FiguresForm, problems []fieldProblem) (dashboardFilters, error) {
	p := s.printer(c)
	v := dashboardFilters{Set: f != staff.FiguresForm{Instrument: string(s.Instrument)}}
	add := func(field filterField) {
		for _, one := range problems {
			if one.Field == field.Name {
				field.Problem = one.Text
			}
		}
		v.Fields = append(v.Fields, field)
	}
	list := func(name, label, chosen string, options ...optionView) {
		for i := range options {
			options[i].Chosen = options[i].Value == chosen
		}
		add(filterField{Name: name, Label: label, Options: options})
	}
	var periods []optionView
	for _, one := range staff.Periods {
		periods = append(periods, optionView{Value: one, Text: p.T("dashboard.period." + one)})
	}
	list("periodo", p.T("dashboard.period"), f.Period, periods...)
	add(filterField{Name: "dal", Label: p.T("dashboard.from"), Day: showable(f.From)})
	add(filterField{Name: "al", Label: p.T("dashboard.to"), Day: showable(f.To)})
	instruments, versions, err := s.instrumentOptions(c, f.Instrument)
	if err != nil {
		return v, err
	}
	list("strumento", p.T("dashboard.instrument"), f.Instrument, instruments...)
	list("versione", p.T("dashboard.version"), f.Version, versions...)
	former, provinces := territoryOptions(p, where.Chamber(), s.Intake.Now())
	list("territorio", p.T("dashboard.territory"), f.Territory, append([]optionView{{Text: p.T("dashboard.today")}}, former...)...)
	list("provincia", p.T("company.profile.province"), f.Province, append([]optionView{{Text: p.T("dashboard.all-provinces")}}, provinces...)...)
	sizes, sections := []optionView{{Text: p.T("dashboard.all-sizes")}}, []optionView{{Text: p.T("dashboard.all-sections")}}
	for _, size := range survey.SizeClasses() {
		sizes = append(sizes, optionView{Value: string(size), Text: p.T("size." + string(size))})
	}
	for _, letter := range territory.Ateco2025().Sections() {
		activity, _ := territory.Ateco2025().Activity(letter)
		sections = append(sections, optionView{Value: letter, Text: letter + " " + foreign(p, activity.Title, "it")})
	}
	list("dimensione", p.T("dashboard.size"), f.Size, sizes...)
	list("sezione", p.T("dashboard.section"), f.Section, sections...)
	list("motivo", p.T("company.review.reason"), f.Reason, optionView{Text: p.T("dashboard.all-reasons")},
		optionView{Value: string(survey.ReasonVoucher), Text: p.T("reason.voucher")}, optionView{Value: string(survey.ReasonCampaign), Text: p.T("reason.campaign")},
		optionView{Value: string(survey.ReasonOwn), Text: p.T("reason.own-interest")})
	list("conferma", p.T("staff.assurance"), f.Assurance, optionView{Text: p.T("dashboard.all-assurances")},
		optionView{Value: string(survey.Confirmed), Text: p.T("assurance.short.confirmed")}, optionView{Value: string(survey.Claimed), Text: p.T("assurance.short.claimed")})
	return v, nil
}

// instrumentOptions are the questionnaires, and the versions of one.
func (s *Server) instrumentOptions(c *gin.Context, chosen string) (instruments, versions []optionView, err error) {
	p, ctx := s.printer(c), c.Request.Context()
	all, err := s.Catalogue.Versions(ctx)
	if err != nil {
		return nil, nil, err
	}
	versions = []optionView{{Text: p.T("dashboard.newest")}}
	major := -1
	for _, one := range all {
		if id := string(one.Ref.ID); !slices.ContainsFunc(instruments, func(o optionView) bool { return o.Value == id }) {
			q, err := s.questionnaire(ctx, one.Ref)
			if err != nil {
				return nil, nil, err
			}
			instruments = append(instruments, optionView{Value: id, Text: words(p, q, q.Title)})
		}
		if string(one.Ref.ID) != chosen {
			continue
		}
		if one.Ref.Version.Major != major {
			major = one.Ref.Version.Major
			versions = append(versions, optionView{Value: strconv.Itoa(major), Text: p.T("dashboard.major-all", survey.Args{"Major": major})})
		}
		versions = append(versions, optionView{Value: one.Ref.Version.String(), Text: one.Ref.Version.String()})
	}
	return instruments, versions, nil
}

// territoryOptions are the chambers that merged into one, and its provinces.
func territoryOptions(p *locale.Printer, id territory.ChamberID, now time.Time) (former, provinces []optionView) {
	italy := territory.Italy()
	chamber, _ := italy.Chamber(id)
	for _, sigla := range chamber.Provinces {
		province, known := italy.Province(sigla)
		if today, ok := italy.ChamberOf(sigla, now); known && ok && today.ID == id {
			provinces = append(provinces, optionView{Value: string(sigla), Text: province.Name})
		}
	}
	for _, one := range italy.Former(id) {
		until, err := time.ParseInLocation(time.DateOnly, one.To, territory.Rome())
		if err == nil {
			former = append(former, optionView{Value: string(one.ID), Text: p.T("dashboard.former", survey.Args{"Name": one.Name, "Day": p.Date(until)})})
		}
	}
	return former, provinces
}
