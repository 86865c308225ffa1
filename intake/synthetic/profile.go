package synthetic

import (
	"fmt"
	"strings"

	"maturita/survey"
	"maturita/territory"
)

// activities are what companies do, with the beginnings of their names. The more
// common stand more than once.
var activities = []struct{ code, trade string }{
	{"10.71.10", "Forno"}, {"10.71.20", "Pasticceria"}, {"25.53.00", "Officina meccanica"}, {"28.99.20", "Robotica"}, {"31.00.20", "Mobilificio"},
	{"43.21.01", "Impianti elettrici"}, {"43.22.01", "Termoidraulica"}, {"41.00.00", "Costruzioni"}, {"47.71.10", "Abbigliamento"}, {"47.24.20", "Dolciumi"},
	{"55.10.00", "Albergo"}, {"56.11.11", "Trattoria"}, {"62.10.00", "Informatica"}, {"69.20.03", "Studio contabile"}, {"96.21.00", "Parrucchieri"}, {"01.21.00", "Azienda vinicola"},
}

var (
	surnames = strings.Fields("Rossi Bianchi Ferrari Russo Romano Gallo Costa Fontana Conti Esposito Ricci Bruno Greco Marino Lombardi Barbieri Moretti Rizzo Testa Longo Leone Martini Serra Pellegrini Caruso Fabbri Villa Vitale Coppola Sala")
	forms    = []string{"S.r.l.", "S.r.l.", "S.n.c.", "& figli", "di {} & C. S.a.s.", "S.p.A."}
)

// profile makes up who a company is. "(dati di prova)" stands in every name.
func (w *World) profile() survey.Profile {
	activity, surname := pick(w, activities), pick(w, surnames)
	staff := w.staff()
	p := survey.Profile{
		CompanyName:   activity.trade + " " + surname + " " + strings.ReplaceAll(pick(w, forms), "{}", pick(w, surnames)) + " (dati di prova)",
		CodiceFiscale: survey.CodiceFiscale(w.code()), Province: w.province(), Ateco: activity.code, AtecoVersion: territory.AtecoVersion,
		Staff: survey.Whole(staff), Turnover: survey.MoneyMicro, Balance: survey.MoneyUnknown, Reason: survey.ReasonVoucher,
	}
	p.PartitaIVA = survey.PartitaIVA(p.CodiceFiscale)
	switch {
	case staff >= 250:
		p.Turnover, p.Balance = survey.MoneyLarge, survey.MoneyLarge
	case staff >= 50:
		p.Turnover = survey.MoneyMedium
	case staff >= 10:
		p.Turnover = survey.MoneySmall
	}
	switch {
	case w.chance(0.25):
		p.Reason = survey.ReasonOwn
	case w.chance(0.3):
		p.Reason = survey.ReasonCampaign
	}
	return p
}

// staff is how many people work somewhere: most are few.
func (w *World) staff() int {
	switch x := w.random.Float64(); {
	case x < 0.8:
		return 1 + w.random.IntN(9)
	case x < 0.95:
		return 10 + w.random.IntN(40)
	case x < 0.99:
		return 50 + w.random.IntN(200)
	}
	return 250 + w.random.IntN(900)
}

// province draws one; a few have many more companies than others.
func (w *World) province() territory.Sigla {
	if w.chance(0.4) {
		return pick(w, []territory.Sigla{"MI", "RM", "TO", "NA", "BS", "BO", "FI", "PD"})
	}
	return pick(w, w.places).Sigla
}

// code is a codice fiscale of a company that is none: offices number from 001, and
// no number begins with 0000000 but of the oldest companies of all.
func (w *World) code() string {
	digits := fmt.Sprintf("%07d000", w.serial)
	sum := 0
	for i, c := range digits {
		d := int(c - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return digits + fmt.Sprint((10-sum%10)%10)
}
