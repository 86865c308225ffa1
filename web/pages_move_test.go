package web

import (
	"net/url"
	"testing"
	"time"
)

// movePages are the page of the move in every state, and what leads there and
// away.
func movePages(t *testing.T, language string) map[string]shown {
	t.Helper()
	same, next, other := everyType(), everyTypeAt(later), everyTypeAt(major)
	same.Version = minor
	d := newMovingDesk(t, everyType(), same, next, other)
	d.language = language
	d.fillAll()
	d.publish(same)
	pages := map[string]shown{
		"company_review-newer": d.raw("GET", d.path("/riepilogo"), nil),
		"company_resume-newer": d.raw("GET", d.path("/riprendi-piu-tardi"), nil),
		"company_move-kept":    d.raw("GET", d.path(movePath), nil),
	}
	d.publish(next)
	pages["company_move"] = d.raw("GET", d.path(movePath), nil)
	pages["company_move-changed"] = d.raw("POST", d.path(movePath), url.Values{moveVersion: {"1.1.0"}})
	d.publish(other)
	if _, err := d.server.Catalogue.Retire(t.Context(), everyType().Ref, true, time.Now()); err != nil {
		t.Fatal(err)
	}
	pages["company_move-other"] = d.raw("GET", d.path(movePath), nil)
	d.agree()
	pages["company_area-moved"] = d.raw("GET", d.path("/area/clienti?avviso=spostata"), nil)
	pages["error-422-area"] = d.raw("POST", d.path("/area/vendite"), url.Values{"q-ordini": {"1"}})
	return pages
}
