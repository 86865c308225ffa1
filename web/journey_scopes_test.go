package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// Who may open an address of a response, by route: the company (edit), a guest
// who sees the result (view), whoever was sent the area named (own), another
// area of it (another), or one of another response (elsewhere). Whoever is not
// named gets 403, or 404 for another response.
var routeRules = map[string]string{
	"GET /r/:id":                             "edit view own another",
	"GET /r/:id/esci":                        "edit view own another",
	"POST /r/:id/esci":                       "anybody",
	"GET /r/:id/risultato":                   "edit view",
	"GET /r/:id/spiegazione":                 "edit",
	"GET /r/:id/simulazione":                 "edit",
	"POST /r/:id/simulazione":                "edit",
	"GET /r/:id/profilo":                     "edit",
	"POST /r/:id/profilo":                    "edit",
	"GET /r/:id/area/:area":                  "edit own",
	"POST /r/:id/area/:area":                 "edit own",
	"GET /r/:id/area/:area/fatto":            "edit own",
	"GET /r/:id/deleghe":                     "edit",
	"POST /r/:id/deleghe":                    "edit",
	"GET /r/:id/deleghe/collegamento":        "edit view own another",
	"POST /r/:id/deleghe/collegamento":       "edit",
	"GET /r/:id/deleghe/:delegation/revoca":  "edit view own another",
	"POST /r/:id/deleghe/:delegation/revoca": "edit",
	"GET /r/:id/riepilogo":                   "edit",
	"GET /r/:id/invia":                       "edit view own another",
	"POST /r/:id/invia":                      "edit",
	"GET /r/:id/risposte":                    "edit",
	"GET /r/:id/risposte.txt":                "edit",
	"GET /r/:id/risposte/invia":              "edit view own another",
	"POST /r/:id/risposte/invia":             "edit",
	"GET /r/:id/riprendi-piu-tardi":          "edit",
	"GET /r/:id/invia-link":                  "edit view own another",
	"POST /r/:id/invia-link":                 "edit",
	"GET /r/:id/nuova-versione":              "edit",
	"POST /r/:id/nuova-versione":             "edit",
	"GET /r/:id/report":                      "edit view own another",
	"POST /r/:id/report":                     "edit",
	"GET /r/:id/rettifica":                   "edit view own another",
	"POST /r/:id/rettifica":                  "edit",
	"GET /r/:id/aggiorna":                    "edit view own another",
	"POST /r/:id/aggiorna":                   "edit",
	"GET /r/:id/ritira":                      "edit",
	"POST /r/:id/ritira":                     "edit",
	"GET /r/:id/condividi":                   "edit view own another",
	"POST /r/:id/condividi":                  "edit",
	"GET /r/:id/revoca-condivisione":         "edit view own another",
	"POST /r/:id/revoca-condivisione":        "edit",
}

// Every route of a response, tried with every kind of link, on a draft and on
// what was sent: the right answer or a denial that tells and changes nothing.
func TestEveryRouteAsksForTheScope(t *testing.T) {
	d := newDesk(t, everyType())
	d.server.mails, d.server.inboxes = newLimiter(time.Nanosecond, 1<<20), newLimiter(time.Nanosecond, 1<<20)
	tried := map[string]bool{}
	for _, sent := range []bool{false, true} {
		shared := newScopeTrial(t, d, sent) // by those who change nothing
		for _, route := range d.server.engine.Routes() {
			if !strings.HasPrefix(route.Path, "/r/") || route.Method == http.MethodHead {
				continue
			}
			key := route.Method + " " + route.Path
			tried[key] = true
			rule, ok := routeRules[key]
			if !ok {
				t.Errorf("%s has no rule: who may open it?", key)
				continue
			}
			for _, holder := range []string{"edit", "view", "own", "another", "elsewhere"} {
				if holder == "view" && !sent { // a draft has no link to see a result
					continue
				}
				t.Run(fmt.Sprintf("%s %s sent=%v", key, holder, sent), func(t *testing.T) {
					trial := shared
					if route.Method == http.MethodPost && slices.Contains(strings.Fields(rule), holder) {
						trial = newScopeTrial(t, d, sent)
					}
					trial.try(t, route.Method, route.Path, holder, rule)
				})
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(routeRules)) {
		if !tried[key] {
			t.Errorf("there is no route %s", key)
		}
	}
}

// scopeTrial is a response with a link of every kind.
type scopeTrial struct {
	*desk
	cookies    map[string]*http.Cookie
	delegation string
}

// secretsOfScopes stand in the response where only the company may see them.
var secretsOfScopes = []string{"12345678903", "segreto@esempio.example", "testo segreto"}

func newScopeTrial(t *testing.T, base *desk, sent bool) scopeTrial {
	own := *base
	d := &own
	d.t = t
	begun := d.begin()
	d.press(fillProfile(d.form(begun, "/profilo")).Set("email", "segreto@esempio.example"), actionNext)
	d.press(d.area("clienti").Set("a-sito", "no").Set("a-note", "testo segreto").Set("a-strumenti", "posta"), actionNext)
	trial := scopeTrial{desk: d, cookies: map[string]*http.Cookie{"edit": {Name: editCookie, Value: string(d.token)}}}
	trial.cookies["own"] = d.delegated("interno", "Studio Bianchi").cookie
	trial.cookies["another"] = d.delegated("clienti", "Studio Neri").cookie
	trial.delegation = string(d.stored().Delegations[0].ID)
	other := *d
	other.begin()
	trial.cookies["elsewhere"] = other.delegated("interno", "Studio Blu").cookie
	d.open(d.Browser, d.token)
	if sent {
		d.press(d.area("interno").Set("a-ordine", "sempre").Set("a-dati.vendite", "sempre").Set("a-dati.acquisti", "na").
			Set("a-tecnologie.cloud", "uso").Set("rest-tecnologie", "1").Set("a-quota", "12,5").Set("a-canali", "rete"), actionNext)
		d.check(d.press(d.form(d.see("/riepilogo", http.StatusOK), "/invia"), ""), http.StatusOK)
		company, err := d.service.Open(t.Context(), d.token)
		if err != nil {
			t.Fatal(err)
		}
		token, err := d.service.Share(t.Context(), company)
		if err != nil {
			t.Fatal(err)
		}
		trial.cookies["view"] = &http.Cookie{Name: viewCookie, Value: string(token)}
	}
	return trial
}

func (d scopeTrial) try(t *testing.T, method, route, holder, rule string) {
	cookie := d.cookies[holder]
	if cookie == nil {
		t.Fatalf("there is no cookie of %s", holder)
	}
	// A cookie with the name of the address's own area is what somebody forges.
	forged := *cookie
	if strings.HasPrefix(cookie.Name, areaCookie) {
		forged.Name = areaCookie + "interno"
	}
	path := strings.NewReplacer(":id", string(d.id), ":area", "interno", ":delegation", d.delegation).Replace(route)
	form := url.Values{"area": {"clienti"}, "nome": {"Intruso"}, "q-ordine": {"1"}, "rev-ordine": {"9"}, "a-ordine": {"mai"}}
	request := httptest.NewRequest(method, d.url+path, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.AddCookie(&forged)
	before := d.stored()
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	may := rule == "anybody" || slices.Contains(strings.Fields(rule), holder)
	denied := answer.Code == http.StatusForbidden || answer.Code == http.StatusNotFound
	if may == denied || answer.Code >= http.StatusInternalServerError {
		t.Errorf("answered %d, may: %v: %.200s", answer.Code, may, answer.Body)
	}
	if holder == "edit" {
		return
	}
	for _, secret := range secretsOfScopes {
		if strings.Contains(answer.Body.String(), secret) && !(holder == "another" && secret == "testo segreto" && may) {
			t.Errorf("%d says %q", answer.Code, secret)
		}
	}
	if to := answer.Header().Get("Location"); holder != "view" && strings.Contains(to, "risultato") {
		t.Errorf("leads to %s", to)
	}
	if after := d.stored(); !reflect.DeepEqual(before, after) {
		t.Errorf("changed %+v", after)
	}
}
