package survey

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"maturita/territory"
)

// Reason is why a company fills the questionnaire in.
type Reason string

const (
	ReasonVoucher  Reason = "voucher"
	ReasonCampaign Reason = "campaign"
	ReasonOwn      Reason = "own-interest"
)

// REA is the number in a chamber's economic register: province and number.
type REA struct {
	Province territory.Sigla
	Number   string // 1 to 7 digits
}

// Profile describes the company that a response is about. Together with the
// company document it is the only place of personal data.
type Profile struct {
	CompanyName   string
	CodiceFiscale CodiceFiscale
	PartitaIVA    PartitaIVA
	REA           REA             // optional: zero
	Province      territory.Sigla // of the seat, or of the local unit concerned
	LocalUnit     bool            // Province is that of a local unit
	Ateco         string          // code in AtecoVersion
	AtecoVersion  string
	Staff         Decimal // units of work per year (ULA)
	Turnover      Money
	Balance       Money
	Reason        Reason
	// LegalRepresentative is the person who signs the report, optional.
	LegalRepresentative string
	ContactEmail        string // optional
	ContactConsent      bool   // the company may be contacted by its chamber
}

// Given reports whether the profile has been filled in.
func (p Profile) Given() bool { return p.CodiceFiscale != "" }

// Size is the size class by Regulation (EU) 651/2014.
func (p Profile) Size() SizeClass { return SizeOf(p.Staff, p.Turnover, p.Balance) }

// ProfileForm is what a person typed, field by field.
type ProfileForm struct {
	CompanyName, CodiceFiscale, PartitaIVA, REAProvince, REANumber string
	Province, Place, Ateco, Staff, Turnover, Balance, Reason       string
	LegalRepresentative, ContactEmail                              string
	ContactConsent                                                 bool
}

// Limits of the profile's fields, in characters.
const (
	MaxCompanyName = 200
	MaxPersonName  = 200
	MaxEmail       = 254
	maxAside       = 300 // of any field of a form that is put aside
)

// Aside is the form as it can be put aside before it is right: what cannot be
// stored is replaced, what is far too long is cut.
func (f ProfileForm) Aside() ProfileForm {
	for _, field := range []*string{
		&f.CompanyName, &f.CodiceFiscale, &f.PartitaIVA, &f.REAProvince, &f.REANumber, &f.Province, &f.Place,
		&f.Ateco, &f.Staff, &f.Turnover, &f.Balance, &f.Reason, &f.LegalRepresentative, &f.ContactEmail,
	} {
		*field = storable(*field, maxAside)
	}
	return f
}

// Parse checks a form against the registries. The error is a Problems with
// every field that must be corrected, in the order of the form; field names
// are those of the page: company-name, codice-fiscale, partita-iva, rea,
// province, place, ateco, staff, turnover, balance, reason,
// legal-representative, email.
func (f ProfileForm) Parse(italy *territory.Registry, ateco *territory.Ateco) (Profile, error) {
	var problems Problems
	fail := func(field, key string, args Args) {
		problems = append(problems, Problem{Field: field, Key: key, Args: args})
	}
	keep := func(err error) {
		if p, ok := err.(Problems); ok {
			problems = append(problems, p...)
		}
	}
	p := Profile{AtecoVersion: territory.AtecoVersion, ContactConsent: f.ContactConsent}
	var err error

	p.CompanyName = strings.Join(strings.Fields(withoutDirections(f.CompanyName)), " ")
	switch {
	case !strings.ContainsFunc(p.CompanyName, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		fail("company-name", "problem.company-name-missing", nil)
	case !cleanText(p.CompanyName):
		fail("company-name", "problem.text-encoding", nil)
	case utf8.RuneCountInString(p.CompanyName) > MaxCompanyName:
		fail("company-name", "problem.text-long", Args{"Max": MaxCompanyName})
	}
	if strings.TrimSpace(f.CodiceFiscale) == "" {
		fail("codice-fiscale", "problem.cf-missing", nil)
	} else {
		p.CodiceFiscale, err = ParseCodiceFiscale(f.CodiceFiscale)
		keep(err)
	}
	if strings.TrimSpace(f.PartitaIVA) == "" {
		fail("partita-iva", "problem.piva-missing", nil)
	} else {
		p.PartitaIVA, err = ParsePartitaIVA(f.PartitaIVA)
		keep(err)
	}
	p.REA, err = parseREA(f.REAProvince, f.REANumber, italy)
	keep(err)

	p.Province = territory.Sigla(f.Province)
	if _, ok := italy.Province(p.Province); !ok {
		fail("province", "problem.province-missing", nil)
	}
	switch f.Place {
	case "seat":
	case "unit":
		p.LocalUnit = true
	default:
		fail("place", "problem.place-missing", nil)
	}
	if strings.TrimSpace(f.Ateco) == "" {
		fail("ateco", "problem.ateco-missing", nil)
	} else if activity, ok := ateco.Activity(f.Ateco); !ok {
		fail("ateco", "problem.ateco-unknown", nil)
	} else if !ateco.Precise(activity.Code) {
		fail("ateco", "problem.ateco-vague", Args{"Code": activity.Code, "Title": activity.Title})
	} else {
		p.Ateco = activity.Code
	}
	p.Staff, err = ParseDecimal(strings.ReplaceAll(strings.TrimSpace(f.Staff), ",", "."))
	switch {
	case strings.TrimSpace(f.Staff) == "":
		fail("staff", "problem.staff-missing", nil)
	case err != nil || p.Staff < 0:
		fail("staff", "problem.staff-form", nil)
	}
	p.Turnover, p.Balance, p.Reason = Money(f.Turnover), Money(f.Balance), Reason(f.Reason)
	if moneyRank(p.Turnover) == 3 && p.Turnover != MoneyLarge {
		fail("turnover", "problem.turnover-missing", nil)
	}
	if moneyRank(p.Balance) == 3 && p.Balance != MoneyLarge && p.Balance != MoneyUnknown {
		fail("balance", "problem.balance-form", nil)
	}
	if p.Reason != ReasonVoucher && p.Reason != ReasonCampaign && p.Reason != ReasonOwn {
		fail("reason", "problem.reason-for-filling-missing", nil)
	}
	p.LegalRepresentative = strings.Join(strings.Fields(withoutDirections(f.LegalRepresentative)), " ")
	switch {
	case !cleanText(p.LegalRepresentative):
		fail("legal-representative", "problem.text-encoding", nil)
	case p.LegalRepresentative != "" && !strings.ContainsFunc(p.LegalRepresentative, unicode.IsLetter):
		fail("legal-representative", "problem.legal-representative-form", nil)
	case utf8.RuneCountInString(p.LegalRepresentative) > MaxPersonName:
		fail("legal-representative", "problem.text-long", Args{"Max": MaxPersonName})
	}
	p.ContactEmail, err = ParseEmail(f.ContactEmail)
	if f.ContactEmail != "" {
		keep(err)
	}
	if p.ContactConsent && p.ContactEmail == "" && err == nil {
		fail("email", "problem.email-for-contact", nil)
	}
	if err := problems.Err(); err != nil {
		return Profile{}, err
	}
	return p, nil
}

func parseREA(province, number string, italy *territory.Registry) (REA, error) {
	number = compact(strings.ReplaceAll(number, "/", "-"))
	province = strings.ToUpper(strings.TrimSpace(province))
	if number == "" {
		return REA{}, nil // a province chosen without a number means nothing
	}
	if len(number) > 2 && digits(number[2:]) && !digits(number[:2]) {
		province, number = number[:2], number[2:] // typed as on the visura: FI-123456
	}
	if _, ok := italy.Province(territory.Sigla(province)); !ok {
		return REA{}, Problems{{Field: "rea", Key: "problem.rea-province"}}
	}
	if !digits(number) || len(number) > 7 || strings.Trim(number, "0") == "" {
		return REA{}, Problems{{Field: "rea", Key: "problem.rea-number"}}
	}
	return REA{territory.Sigla(province), number}, nil
}

// ParseEmail reads one address of the form name@domain.tld, without a display
// name, line breaks or invisible characters; the empty string is no address.
// The error is a Problems on the field email.
func ParseEmail(s string) (string, error) {
	s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) // pasted unseen
	if s == "" {
		return "", nil
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > MaxEmail || !cleanText(s) {
		return "", Problems{{Field: "email", Key: "problem.email-form"}}
	}
	local, domain, _ := strings.Cut(s, "@")
	if local == "" || !strings.Contains(strings.Trim(domain, "."), ".") || strings.ContainsAny(s, "\"<>,;[]") ||
		strings.ContainsFunc(s, func(r rune) bool { return r == ' ' || !unicode.IsPrint(r) }) {
		return "", Problems{{Field: "email", Key: "problem.email-form"}}
	}
	return s, nil
}
