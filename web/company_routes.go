package web

import "net/http"

// companyRoutes are the addresses of one response, from the profile to the
// result.
func (s *Server) companyRoutes() {
	get := func(route string, h companyHandler) { s.handle(http.MethodGet, "/r/:id"+route, s.companyEdit(h)) }
	post := func(route string, h companyHandler) { s.handle(http.MethodPost, "/r/:id"+route, s.companyEdit(h)) }
	// act is a post whose address, opened again from the browser's history, leads
	// to where the company is.
	act := func(route string, h companyHandler) {
		post(route, h)
		s.handle(http.MethodGet, "/r/:id"+route, s.company(s.showWhereToGoOn))
	}

	s.handle(http.MethodGet, "/r/:id", s.company(s.showWhereToGoOn))
	s.handle(http.MethodGet, "/r/:id/risultato", s.company(s.showResult))
	s.handle(http.MethodGet, "/r/:id/esci", s.company(s.showWhereToGoOn))
	s.handle(http.MethodPost, "/r/:id/esci", s.leave)

	get("/profilo", s.showProfile)
	post("/profilo", s.saveProfile)
	s.handle(http.MethodGet, "/r/:id/area/:area", s.companyArea(s.showArea, s.showDelegatedArea))
	s.handle(http.MethodPost, "/r/:id/area/:area", s.companyArea(s.saveArea, s.saveDelegatedArea))
	s.handle(http.MethodGet, "/r/:id/area/:area/fatto", s.companyArea(s.showArea, s.showDelegationDone))
	get("/deleghe", s.showDelegations)
	post("/deleghe", s.delegate)
	act(delegatedPath, s.showDelegated)
	act("/deleghe/:delegation/revoca", s.revokeDelegation)
	get("/riepilogo", s.showReview)
	act("/invia", s.submit)

	get(explainPath, s.showExplanation)
	get(simulatePath, s.showSimulation)
	post(simulatePath, s.simulate)

	get("/risposte", s.showCopy)
	get("/risposte.txt", s.downloadCopy)
	act("/risposte/invia", s.mailCopy)

	get("/nuova-versione", s.showMove)
	post("/nuova-versione", s.move)

	get("/riprendi-piu-tardi", s.showResumeLink)
	act("/invia-link", s.mailResumeLink)

	act(reportPath, s.downloadReport)
	act("/aggiorna", s.follow(s.Intake.Update))
	act("/rettifica", s.follow(s.Intake.Rectify))
	get("/ritira", s.confirmWithdrawal)
	post("/ritira", s.withdraw)
	act("/condividi", s.share)
	act("/revoca-condivisione", s.revokeShared)
}
