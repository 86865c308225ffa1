package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/questionnaires"
	"maturita/survey"
	"maturita/survey/definition"
	"maturita/web/webtest"
)

func shippedQuestionnaire(t testing.TB) *survey.Questionnaire {
	t.Helper()
	q, _, err := definition.ReadFolder(questionnaires.Shipped(), "pre-assessment/1.2.0")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// shippedPages are the pages of the questionnaire that companies really fill
// in, on the way of a firm that has every process.
func shippedPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = language
	page := d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	pages := map[string]shown{}
	for range 40 {
		_, area, inArea := strings.Cut(page.Path(), "/area/")
		if !inArea {
			break
		}
		if name := "company_area-" + area; pages[name].body == nil {
			pages[name] = d.raw("GET", d.path("/area/"+area), nil)
		}
		page = d.check(d.press(answerAll(d.form(page, "/area/"+area)), actionNext), http.StatusOK)
	}
	pages["company_review-complete"] = d.raw("GET", d.path("/riepilogo"), nil)
	d.check(d.press(d.form(page, "/invia"), ""), http.StatusOK)
	pages["company_result-shipped"] = d.raw("GET", d.path("/risultato"), nil)
	return pages
}

// answerAll answers everything on an area's form with the last answer offered.
func answerAll(f *webtest.Form) *webtest.Form {
	return f.Fill(func(name, value string) bool {
		return strings.HasPrefix(name, "a-") && value != "" && value != "na" && value != "nessuna"
	}, "12")
}
