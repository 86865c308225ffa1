package web

//go:generate npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
//go:generate go run ./gen

import (
	"embed"
	"encoding/json"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

//go:embed all:dist
var dist embed.FS

// Assets are the styles, fonts and scripts that the binary carries under names
// with a digest of their content, so that a browser may keep them for ever.
type Assets struct {
	files fs.FS
	names map[string]string // logical name → file
	types map[string]string // file → logical name
}

func loadAssets() *Assets {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded
	}
	a := &Assets{files: files, names: map[string]string{}, types: map[string]string{}}
	if raw, err := fs.ReadFile(files, "manifest.json"); err == nil {
		if err := json.Unmarshal(raw, &a.names); err != nil {
			panic("web: dist/manifest.json: " + err.Error())
		}
	}
	for logical, file := range a.names {
		a.types[file] = logical
	}
	return a
}

// Built reports whether "go generate ./web" ran before the build. Without it
// the pages work, unstyled.
func (a *Assets) Built() bool { return len(a.names) > 0 }

// URL returns the address of an asset, "" when it was not built.
func (a *Assets) URL(logical string) string {
	if file := a.names[logical]; file != "" {
		return "/assets/" + file
	}
	return ""
}

// contentTypes do not depend on what the machine knows.
var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".woff2": "font/woff2", ".svg": "image/svg+xml",
}

// serve answers with an asset, compressed as the browser accepts it.
func (s *Server) serveAsset(c *gin.Context) error {
	file := strings.TrimPrefix(c.Param("file"), "/")
	if file == s.provinces.name {
		s.provinces.serve(c)
		return nil
	}
	if _, ok := s.assets.types[file]; !ok {
		return errNoPage
	}
	header := c.Writer.Header()
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Content-Type", contentTypes[path.Ext(file)])
	header.Set("Vary", "Accept-Encoding")
	accepted := c.GetHeader("Accept-Encoding")
	for _, coding := range []struct{ name, ending string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !strings.Contains(accepted, coding.name) {
			continue
		}
		if raw, err := fs.ReadFile(s.assets.files, file+coding.ending); err == nil {
			header.Set("Content-Encoding", coding.name)
			c.Data(http.StatusOK, contentTypes[path.Ext(file)], raw)
			return nil
		}
	}
	raw, err := fs.ReadFile(s.assets.files, file)
	if err != nil {
		return err
	}
	c.Data(http.StatusOK, contentTypes[path.Ext(file)], raw)
	return nil
}
