package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/territory"
)

// provincesMap is the map of the provinces as browsers get it: an asset that is
// not built but given, by the binary or by who runs the service.
type provincesMap struct {
	name        string // with a digest, so that browsers may keep it for ever
	source      string // said below every map
	raw, zipped []byte
}

// newProvincesMap checks a map, nil for the one that the binary carries.
func newProvincesMap(raw []byte) (*provincesMap, error) {
	if raw == nil {
		raw = territory.ProvincesMap()
	}
	source, err := territory.Italy().ReadMap(raw)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(raw)
	m := &provincesMap{name: "provinces." + hex.EncodeToString(sum[:6]) + ".geojson", source: showable(source), raw: raw}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write(raw) // to memory
	z.Close()
	m.zipped = zipped.Bytes()
	return m, nil
}

// path is the map's address.
func (m *provincesMap) path() string { return "/assets/" + m.name }

// serve answers with the map, compressed where the browser accepts it.
func (m *provincesMap) serve(c *gin.Context) {
	header, body := c.Writer.Header(), m.raw
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Vary", "Accept-Encoding")
	if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		header.Set("Content-Encoding", "gzip")
		body = m.zipped
	}
	c.Data(http.StatusOK, "application/geo+json", body)
}
