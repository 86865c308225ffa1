package web

import (
	"net/url"

	"maturita/locale"
	"maturita/survey"
	"maturita/territory"
)

// profileForm is what the profile page's form said.
type profileForm struct {
	survey.ProfileForm
	Words   string // of the activity: what was typed beside a choice from the list
	English bool   // numbers are written as on an English page
}

// decodeProfile reads the profile's form. Where an activity was chosen from the
// list that the typed words gave, the choice stands for the words.
func decodeProfile(form url.Values) profileForm {
	get := func(name string) string { return form.Get(name) }
	f := profileForm{
		ProfileForm: survey.ProfileForm{
			CompanyName: get("company-name"), CodiceFiscale: get("codice-fiscale"), PartitaIVA: get("partita-iva"),
			REAProvince: get("rea-province"), REANumber: get("rea-number"),
			Province: get("province"), Place: get("place"), Ateco: get("ateco"),
			Staff: get("staff"), Turnover: get("turnover"), Balance: get("balance"), Reason: get("reason"),
			LegalRepresentative: get("legal-representative"),
			ContactEmail:        get("email"), ContactConsent: get("contact") == "1",
		},
		Words: get("ateco"), English: get(pageLanguage) == "en",
	}
	if chosen := get("ateco-choice"); chosen != "" && f.Words == get("ateco-searched") {
		f.Ateco = chosen
	}
	return f
}

// parsed is the form as the domain reads it: a number of staff as Italians
// write it.
func (f profileForm) parsed() survey.ProfileForm {
	p := f.ProfileForm
	if staff, ok := parseNumber(p.Staff, nil, 2, f.English); ok {
		p.Staff = staff.String()
	}
	return p
}

// typedFor is the form as it was typed. Where a page in the printer's language
// writes numbers in another way than the one it was typed on, the number of staff
// is written in that way.
func (f profileForm) typedFor(p *locale.Printer) survey.ProfileForm {
	typed := f.ProfileForm
	if f.English == (p.Lang == "en") {
		return typed
	}
	if staff, ok := parseNumber(typed.Staff, nil, 2, f.English); ok {
		typed.Staff = p.Number(staff.String())
	}
	return typed
}

// storedForm is the form that shows what is stored: what was put aside, or else
// the profile.
func storedForm(p *locale.Printer, r survey.Response) profileForm {
	if aside := r.Unfinished; aside != nil {
		return profileForm{ProfileForm: *aside, Words: aside.Ateco}
	}
	return profileFormOf(p, r.Profile)
}

// profileFormOf is the form that shows a stored profile.
func profileFormOf(printer *locale.Printer, p survey.Profile) profileForm {
	if !p.Given() {
		return profileForm{}
	}
	place := "seat"
	if p.LocalUnit {
		place = "unit"
	}
	return profileForm{
		ProfileForm: survey.ProfileForm{
			CompanyName: p.CompanyName, CodiceFiscale: string(p.CodiceFiscale), PartitaIVA: string(p.PartitaIVA),
			REAProvince: string(p.REA.Province), REANumber: p.REA.Number,
			Province: string(p.Province), Place: place, Ateco: p.Ateco,
			Staff:    printer.Number(p.Staff.String()),
			Turnover: string(p.Turnover), Balance: string(p.Balance), Reason: string(p.Reason),
			LegalRepresentative: p.LegalRepresentative,
			ContactEmail:        p.ContactEmail, ContactConsent: p.ContactConsent,
		},
		Words: p.Ateco,
	}
}

// showable is the form as a page can show it again.
func (f profileForm) showable() profileForm {
	for _, field := range []*string{
		&f.CompanyName, &f.CodiceFiscale, &f.PartitaIVA, &f.REAProvince, &f.REANumber, &f.Province, &f.Place, &f.Ateco,
		&f.Staff, &f.Turnover, &f.Balance, &f.Reason, &f.LegalRepresentative, &f.ContactEmail, &f.Words,
	} {
		*field = showable(*field)
	}
	return f
}

// activityOf is the activity that a form names by its code, if it does.
func activityOf(code string) (territory.Activity, bool) { return territory.Ateco2025().Activity(code) }
