package web

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"maturita/staff"
)

// staffRules say who may use an address of staff where: a role alone everywhere
// that it is given for, or a role in the own chamber (own), another one (other),
// the own region (region), another one (region-other), the network, or the service
// as a whole (service). Whoever is not named is denied, and the
// denial recorded.
var staffRules = map[string]string{
	"GET /pid":                                                    "advisor officer network regional system",
	"POST /pid/esci":                                              "advisor officer network regional system",
	"GET /pid/in/:scope/account":                                  "officer:own system:own system:other system:service",
	"POST /pid/in/:scope/account":                                 "officer:own system:own system:other system:service",
	"POST /pid/in/:scope/account/:account/togli":                  "officer:own system:own system:other system:service",
	"POST /pid/in/:scope/account/:account/invito":                 "officer:own system:own system:other system:service",
	"POST /pid/in/:scope/account/:account/stato":                  "system:own system:other system:service system:network system:region system:region-other",
	"GET /pid/in/:scope/imprese":                                  "advisor:own officer:own",
	"POST /pid/in/:scope/imprese":                                 "advisor:own officer:own",
	"GET /pid/in/:scope/imprese/:company":                         "advisor:own officer:own",
	"POST /pid/in/:scope/imprese/:company/note":                   "advisor:own officer:own",
	"POST /pid/in/:scope/imprese/:company/:response/conferma":     "advisor:own officer:own",
	"POST /pid/in/:scope/imprese/:company/:response/collegamento": "advisor:own officer:own",
	"POST /pid/in/:scope/imprese/:company/:response/ritira":       "advisor:own officer:own",
	"POST /pid/in/:scope/imprese/:company/:response/report":       "advisor:own officer:own",
	"GET /pid/in/:scope/mappa":                                    "advisor:own officer:own network:network advisor:network officer:network network:region network:region-other regional:region",
	"GET /pid/in/:scope/mappa/:figure":                            "advisor:own officer:own",
	"GET /pid/in/:scope/registro":                                 "officer:own system:own system:other system:service",
}

// Every address of staff × role × chamber: the right page or a denial, each denial
// recorded; a new address without a rule fails.
func TestEveryStaffRouteAsksForTheRole(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	tried := map[string]bool{}
	for _, route := range o.server.engine.Routes() {
		if !strings.HasPrefix(route.Path, staffPath) || route.Method == http.MethodHead {
			continue
		}
		key := route.Method + " " + route.Path
		rule, ok := staffRules[key]
		if tried[key] = true; !ok {
			t.Errorf("%s has no rule: who may use it?", key)
			continue
		}
		scopes := map[string]string{"": ""}
		if strings.Contains(route.Path, ":scope") {
			scopes = map[string]string{"own": "firenze", "other": "torino", "service": serviceScope, "network": networkScope, "region": regionSlug("Toscana"), "region-other": regionSlug("Piemonte")}
		}
		for place, id := range scopes {
			path := strings.NewReplacer(":scope", id).Replace(route.Path)
			if answer := o.as("", route.Method, path, nil); answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != signInPath {
				t.Errorf("%s for nobody: %d", key, answer.Code)
			}
			for role := range officeRoles {
				o.tryStaff(key, path, role, place, slices.Contains(strings.Fields(rule), strings.Trim(role+":"+place, ":")))
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(staffRules)) {
		if !tried[key] {
			t.Errorf("there is no route %s", key)
		}
	}
}

// tryStaff lets one role use an address about a fresh colleague of the place.
func (o *office) tryStaff(key, path, role, place string, may bool) {
	o.t.Helper()
	o.colleagues++
	grant := staff.Grant{Role: staff.Advisor, Chamber: "firenze"}
	if place == "other" {
		grant.Chamber = "torino"
	}
	colleague := fmt.Sprint("collega-", o.colleagues)
	if strings.Contains(path, ":account") {
		o.hire(colleague, grant)
	}
	if strings.Contains(path, ":response") {
		o.begin()
		o.submitAll()
	}
	before := o.denials()
	method, _, _ := strings.Cut(key, " ")
	form := url.Values{"role": {"advisor"}, "chamber": {string(grant.Chamber)}, "email": {"altra" + colleague + "@camera.example"}, "name": {"Altra"}, "stato": {"disattivato"},
		"cerca": {companyCode}, "motivo": {"richiesta dell'impresa"}, "nota": {"Visitata."}}
	path = strings.NewReplacer(":account", string(o.ids[colleague]), ":company", string(o.stored().Company), ":response", string(o.id), ":figure", "livelli").Replace(path)
	answer := o.as(role, method, path, form)
	denied := answer.Code == http.StatusForbidden
	if may == denied || answer.Code >= 400 && !denied {
		o.t.Errorf("%s for %s in %q: %d, may: %v: %.300s", key, role, place, answer.Code, may, answer.Body)
	}
	if recorded := o.denials() - before; denied && recorded != 1 || !denied && recorded != 0 {
		o.t.Errorf("%s for %s in %q: %d denials are recorded", key, role, place, recorded)
	}
	if key == "POST /pid/esci" {
		var err error
		if o.sessions[role], _, err = o.people.SignIn(o.t.Context(), role+"@camera.example", officePassword); err != nil {
			o.t.Fatal(err)
		}
	}
}

// denials is how many refusals the record has.
func (o *office) denials() int {
	o.t.Helper()
	n := 0
	for before := staff.EntryID(""); ; {
		page, err := o.people.Entries(o.t.Context(), staff.Operator(), staff.InService(), before)
		if err != nil {
			o.t.Fatal(err)
		}
		for _, e := range page {
			if before = e.ID; e.Outcome == staff.Denied {
				n++
			}
		}
		if len(page) < staff.RecordPage {
			return n
		}
	}
}
