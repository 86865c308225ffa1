package web

import "net/http"

// companyRoutes are the addresses of one response, from the profile to the
// result.
func (s *Server) companyRoutes() {
	get := func(route string, h companyHandler) { s.handle(http.MethodGet, "/r/:id"+route, s.companyEdit(h)) }
	post := func(route string, h companyHandler) { s.handle(http.MethodPost, "/r/:id"+route, s.companyEdit(h)) }

	s.handle(http.MethodGet, "/r/:id", s.company(s.showWhereToGoOn))
	s.handle(http.MethodGet, "/r/:id/risultato", s.company(s.showResult))
	s.handle(http.MethodPost, "/r/:id/esci", s.company(s.leave))

	get("/profilo", s.showProfile)
	post("/profilo", s.saveProfile)
	get("/area/:area", s.showArea)
	post("/area/:area", s.saveArea)
	get("/riepilogo", s.showReview)
	post("/invia", s.submit)

	get("/riprendi-piu-tardi", s.showResumeLink)
	post("/invia-link", s.mailResumeLink)

	post("/aggiorna", s.beginUpdate)
	get("/ritira", s.confirmWithdrawal)
	post("/ritira", s.withdraw)
	post("/condividi", s.share)
	post("/revoca-condivisione", s.revokeShared)
}
