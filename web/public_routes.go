package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// publicRoutes are the addresses that need no link.
func (s *Server) publicRoutes() {
	get := func(route string, h handler) { s.handle(http.MethodGet, route, h) }
	post := func(route string, h handler) { s.handle(http.MethodPost, route, h) }

	get("/", s.showStart)
	get("/informativa", s.showNotice)
	get("/metodo", s.showMethod)
	get("/questionari", s.showVersions)
	get("/questionari/:questionnaire/:version", s.showVersion)
	get(publicDataPath, s.showPublicData)
	get(publicDataPath+"/:instrument/:major/:span", s.showPublicSnapshot)
	get(publicDataPath+"/:instrument/:major/:span/:file", s.downloadPublicData)
	post("/lingua", s.switchLanguage)
	get("/inizia", s.showBegin)
	post("/inizia", s.begin)
	get("/riprendi", s.showResume)
	post("/riprendi", s.resumeWithLink)
	get("/riprendi/:token", s.exchangeLink)
	get("/link-smarrito", s.showLostLink)
	post("/link-smarrito", s.askForLink)

	get(verifyPath, s.showVerify)
	post(verifyPath, s.verifyNumber)
	get(verifyLinkPath+"/:token", s.verifyLink)
	get(verifyFilePath, func(c *gin.Context) error { return s.redirect(c, verifyPath) })
	post(verifyFilePath, s.verifyFile)

	get("/assets/*file", s.serveAsset)
	get("/robots.txt", s.robots)
	get("/healthz", s.healthy)
	get("/readyz", s.ready)
}

func (s *Server) healthy(c *gin.Context) error {
	c.String(http.StatusOK, "ok\n")
	return nil
}

// ready answers whether responses can be stored.
func (s *Server) ready(c *gin.Context) error {
	if err := s.Ready(c.Request); err != nil {
		s.Log.Error("not ready", "error", err.Error())
		c.String(http.StatusServiceUnavailable, "not ready\n")
		return nil
	}
	c.String(http.StatusOK, "ready\n")
	return nil
}

// robots keeps responses out of search engines.
func (s *Server) robots(c *gin.Context) error {
	c.String(http.StatusOK, "User-agent: *\nDisallow: /r/\nDisallow: /riprendi\nDisallow: /inizia\nDisallow: /link-smarrito\nDisallow: /verifica/q\nDisallow: /pid\nDisallow: /invito\n")
	return nil
}
