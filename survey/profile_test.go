package survey_test

import (
	"strings"
	"testing"

	"maturita/survey"
	"maturita/territory"
)

func bakery() survey.ProfileForm {
	return survey.ProfileForm{
		CompanyName: "Forno Rossi", CodiceFiscale: "RSSMRA85T10A562S", PartitaIVA: "01704760097",
		REAProvince: "FI", REANumber: "123456", Province: "NA", Place: "seat", Ateco: "10.71.10",
		Staff: "4,5", Turnover: "micro", Balance: "", Reason: "voucher", ContactEmail: "anna@forno.example", ContactConsent: true,
	}
}

func parse(f survey.ProfileForm) (survey.Profile, error) {
	return f.Parse(territory.Italy(), territory.Ateco2025())
}

func TestProfileIsRead(t *testing.T) {
	f := bakery()
	f.CompanyName, f.CodiceFiscale, f.PartitaIVA = "  Forno \t\r\n Rossi ", "rss mra 85t10 a562s", "it 0170476 0097"
	f.Place, f.Ateco, f.Staff, f.ContactEmail = "unit", " 107110 ", " 4,50 ", " anna@forno.example "
	got, err := parse(f)
	want := survey.Profile{
		CompanyName: "Forno Rossi", CodiceFiscale: "RSSMRA85T10A562S", PartitaIVA: "01704760097",
		REA: survey.REA{Province: "FI", Number: "123456"}, Province: "NA", LocalUnit: true,
		Ateco: "10.71.10", AtecoVersion: territory.AtecoVersion, Staff: 4500,
		Turnover: survey.MoneyMicro, Balance: survey.MoneyUnknown, Reason: survey.ReasonVoucher,
		ContactEmail: "anna@forno.example", ContactConsent: true,
	}
	if err != nil || got != want {
		t.Errorf("read as %+v, %v", got, err)
	}
	if !got.Given() || (survey.Profile{}).Given() {
		t.Error("Given is wrong")
	}
}

func TestProfileProblemsComeAllAtOnceInOrder(t *testing.T) {
	empty := "company-name: problem.company-name-missing; codice-fiscale: problem.cf-missing; partita-iva: problem.piva-missing; " +
		"province: problem.province-missing; place: problem.place-missing; ateco: problem.ateco-missing; staff: problem.staff-missing; " +
		"turnover: problem.turnover-missing; reason: problem.reason-for-filling-missing"
	if got, err := parse(survey.ProfileForm{}); problemsOf(err) != empty || got != (survey.Profile{}) {
		t.Errorf("%+v: %v", got, err)
	}
	wrong := survey.ProfileForm{
		CompanyName: "a\x00", CodiceFiscale: "x", PartitaIVA: "x", REANumber: "x", Province: "XX", Place: "x", Ateco: "x",
		Staff: "x", Turnover: "x", Balance: "x", Reason: "x", ContactEmail: "x", ContactConsent: true,
	}
	all := "company-name: problem.text-encoding; codice-fiscale: problem.cf-length; partita-iva: problem.piva-length; rea: problem.rea-province; " +
		"province: problem.province-missing; place: problem.place-missing; ateco: problem.ateco-unknown; staff: problem.staff-form; " +
		"turnover: problem.turnover-missing; balance: problem.balance-form; reason: problem.reason-for-filling-missing; email: problem.email-form"
	if _, err := parse(wrong); problemsOf(err) != all {
		t.Error(err)
	}
}

func TestProfileProblemOfOneField(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*survey.ProfileForm)
		want   string
	}{
		{"blank name", func(f *survey.ProfileForm) { f.CompanyName = " \u00a0\n" }, "company-name: problem.company-name-missing"},
		{"longest name", func(f *survey.ProfileForm) { f.CompanyName = strings.Repeat("è", survey.MaxCompanyName) }, ""},
		{"too long a name", func(f *survey.ProfileForm) { f.CompanyName = strings.Repeat("è", survey.MaxCompanyName+1) }, "company-name: problem.text-long"},
		{"a name of nothing but marks of direction", func(f *survey.ProfileForm) { f.CompanyName = "\u202e\u2066\u200f" }, "company-name: problem.company-name-missing"},
		{"name in Latin-1", func(f *survey.ProfileForm) { f.CompanyName = "Caff\xe8" }, "company-name: problem.text-encoding"},
		{"blank codes", func(f *survey.ProfileForm) { f.CodiceFiscale, f.PartitaIVA = " ", "\t" }, "codice-fiscale: problem.cf-missing; partita-iva: problem.piva-missing"},
		{"codes exchanged", func(f *survey.ProfileForm) { f.CodiceFiscale, f.PartitaIVA = f.PartitaIVA, f.CodiceFiscale }, "partita-iva: problem.piva-length"},
		{"province unknown", func(f *survey.ProfileForm) { f.Province = "ZZ" }, "province: problem.province-missing"},
		{"ATECO blank", func(f *survey.ProfileForm) { f.Ateco = "  " }, "ateco: problem.ateco-missing"},
		{"ATECO words", func(f *survey.ProfileForm) { f.Ateco = "pane" }, "ateco: problem.ateco-unknown"},
		{"ATECO section", func(f *survey.ProfileForm) { f.Ateco = "c" }, "ateco: problem.ateco-vague"},
		{"ATECO division", func(f *survey.ProfileForm) { f.Ateco = "10" }, "ateco: problem.ateco-vague"},
		{"ATECO group", func(f *survey.ProfileForm) { f.Ateco = "107" }, "ateco: problem.ateco-vague"},
		{"ATECO class", func(f *survey.ProfileForm) { f.Ateco = "10.71" }, ""},
		{"nobody", func(f *survey.ProfileForm) { f.Staff = "0" }, ""},
		{"fewer than nobody", func(f *survey.ProfileForm) { f.Staff = "-1" }, "staff: problem.staff-form"},
		{"four decimals of staff", func(f *survey.ProfileForm) { f.Staff = "1,2345" }, "staff: problem.staff-form"},
		{"staff in words", func(f *survey.ProfileForm) { f.Staff = "due" }, "staff: problem.staff-form"},
		{"turnover not given", func(f *survey.ProfileForm) { f.Turnover = "" }, "turnover: problem.turnover-missing"},
		{"large turnover", func(f *survey.ProfileForm) { f.Turnover, f.Balance = "large", "large" }, ""},
		{"no e-mail", func(f *survey.ProfileForm) { f.ContactEmail = " " }, "email: problem.email-for-contact"},
		{"neither e-mail nor contact", func(f *survey.ProfileForm) { f.ContactEmail, f.ContactConsent = "", false }, ""},
		{"wrong e-mail though no contact", func(f *survey.ProfileForm) { f.ContactEmail, f.ContactConsent = "x", false }, "email: problem.email-form"},
	} {
		f := bakery()
		c.change(&f)
		if _, err := parse(f); problemsOf(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

func TestVagueActivityIsNamed(t *testing.T) {
	f := bakery()
	f.Ateco = "10.7"
	_, err := parse(f)
	problems, ok := err.(survey.Problems)
	if !ok || len(problems) != 1 || problems[0].Args["Code"] != "10.7" || !strings.Contains(problems[0].Args["Title"].(string), "prodotti da forno") {
		t.Errorf("%#v", err)
	}
}
