package survey_test

import (
	"testing"

	"maturita/survey"
)

func TestREA(t *testing.T) {
	for _, c := range []struct {
		province, number string
		want             survey.REA
		problem          string
	}{
		{"FI", "123456", survey.REA{Province: "FI", Number: "123456"}, ""},
		{"fi ", " 123 456 ", survey.REA{Province: "FI", Number: "123456"}, ""},
		{"NA", "1", survey.REA{Province: "NA", Number: "1"}, ""},
		{"FI", "1234567", survey.REA{Province: "FI", Number: "1234567"}, ""},
		{"", "FI-123456", survey.REA{Province: "FI", Number: "123456"}, ""},
		{"", "FI/123456", survey.REA{Province: "FI", Number: "123456"}, ""},
		{"FI", "000", survey.REA{}, "rea-number"},
		{"", "fi 123.456", survey.REA{Province: "FI", Number: "123456"}, ""},
		{"PO", "FI-123456", survey.REA{Province: "FI", Number: "123456"}, ""}, // what was typed in full stands
		{"", "", survey.REA{}, ""},
		{"FI", " - ", survey.REA{}, ""}, // a province alone means nothing
		{"XX", "", survey.REA{}, ""},
		{"", "123456", survey.REA{}, "rea-province"},
		{"XX", "123456", survey.REA{}, "rea-province"},
		{"FI", "XX-123456", survey.REA{}, "rea-province"},
		{"FI", "è12", survey.REA{}, "rea-province"},
		{"FI", "12345678", survey.REA{}, "rea-number"},
		{"", "FI-12345678", survey.REA{}, "rea-number"},
		{"FI", "12a", survey.REA{}, "rea-number"},
		{"FI", "FI", survey.REA{}, "rea-number"},
		{"FI", "1", survey.REA{Province: "FI", Number: "1"}, ""},
		{"FI", "é", survey.REA{}, "rea-number"},
		{"FI", "１２３", survey.REA{}, "rea-number"},
		{"FI", "12\n34", survey.REA{}, "rea-number"},
	} {
		f := bakery()
		f.REAProvince, f.REANumber = c.province, c.number
		want := ""
		if c.problem != "" {
			want = "rea: problem." + c.problem
		}
		got, err := parse(f)
		if problemsOf(err) != want || got.REA != c.want {
			t.Errorf("%q %q is read as %+v, %v; want %+v %s", c.province, c.number, got.REA, err, c.want, want)
		}
	}
}

func FuzzProfileReadsItself(f *testing.F) {
	f.Add("Forno Rossi", "RSSMRA85T10A562S", "01704760097", "FI", "FI-123456", "10.71", "4,5", "anna@forno.example")
	f.Add("\xff", "é", "IT", "", "è1", "..", "-0", "a@b.it\r\nBcc: c@d.it")
	f.Add("a\u0085b", "rss mra", "it", "NA", "NA1", "C", "1.2,3", "\"a\"@b.it")
	f.Fuzz(func(t *testing.T, name, cf, piva, reaProvince, rea, ateco, staff, email string) {
		form := bakery()
		form.CompanyName, form.CodiceFiscale, form.PartitaIVA, form.REAProvince, form.REANumber = name, cf, piva, reaProvince, rea
		form.Ateco, form.Staff, form.ContactEmail, form.ContactConsent = ateco, staff, email, false
		p, err := parse(form)
		if err != nil {
			if survey.KindOf(err) != survey.Invalid || p.Given() {
				t.Errorf("%+v: %+v, %v", form, p, err)
			}
			return
		}
		form.CompanyName, form.CodiceFiscale, form.PartitaIVA = p.CompanyName, string(p.CodiceFiscale), string(p.PartitaIVA)
		form.REAProvince, form.REANumber = string(p.REA.Province), p.REA.Number
		form.Ateco, form.Staff, form.ContactEmail = p.Ateco, p.Staff.String(), p.ContactEmail
		if again, err := parse(form); err != nil || again != p {
			t.Errorf("%+v reads itself as %+v, %v", p, again, err)
		}
	})
}
