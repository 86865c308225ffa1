package web

import "net/http"

// staffRoutes are the addresses of the people of the chambers.
func (s *Server) staffRoutes() {
	if s.Staff == nil {
		return
	}
	s.handle(http.MethodGet, signInPath, s.showSignIn)
	s.handle(http.MethodPost, signInPath, s.signIn)
	s.handle(http.MethodGet, invitationPath+"/:token", s.exchangeInvitation)
	s.handle(http.MethodGet, invitationPath, s.showInvitation)
	s.handle(http.MethodPost, invitationPath, s.setPassword)

	s.handle(http.MethodGet, staffPath, s.staffed(s.showStaffHome))
	s.handle(http.MethodPost, staffPath+"/esci", s.staffed(s.signOut))
	get := func(route string, h scopeHandler) {
		s.handle(http.MethodGet, staffPath+"/in/:scope"+route, s.scoped(h))
	}
	post := func(route string, h scopeHandler) {
		s.handle(http.MethodPost, staffPath+"/in/:scope"+route, s.scoped(h))
	}
	get("/account", s.showAccounts)
	post("/account", s.addAccount)
	post("/account/:account/togli", s.revokeGrant)
	post("/account/:account/invito", s.inviteAgain)
	post("/account/:account/stato", s.disableAccount)
	get("/registro", s.showRecord)

	get("/imprese", s.showCompanies)
	post("/imprese", s.findCompany)
	get("/imprese/:company", s.showCompany)
	post("/imprese/:company/note", s.addNote)
	post("/imprese/:company/:response/conferma", s.confirmResponse)
	post("/imprese/:company/:response/collegamento", s.reissueLink)
	post("/imprese/:company/:response/ritira", s.withdrawResponse)
	post("/imprese/:company/:response/report", s.issueReport)

	get(releasedPath, s.showMap)
	if s.Figures != nil {
		get(dashboardPath+"/:figure", s.dashboardFile)
	}
}
