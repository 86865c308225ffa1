package web

// routes is the map of the site. GET changes nothing.
func (s *Server) routes() {
	s.middleware()
	s.publicRoutes()
	s.companyRoutes()
	s.staffRoutes()
}
