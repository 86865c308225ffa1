package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"

	"maturita/stats"
)

// figuresFile is the name of all figures of a snapshot, the bytes that its digest
// is of.
const figuresFile = "dati.json"

// tableFile is the name of a table's file.
func tableFile(id stats.TableID) string {
	return strings.NewReplacer("/", "-", ":", "-").Replace(string(id)) + ".csv"
}

// files offers a table as a file; of an empty one there is none.
func (m *releasedMaker) files(id stats.TableID) []releasedFile {
	t := m.s.Table(id)
	if len(t.RowValues) == 0 {
		return nil
	}
	return []releasedFile{{Text: m.tableName(t), Href: dataPath(m.s.Series) + "/" + tableFile(id) + editionQuery(m.s)}}
}

// downloadPublicData hands out a table, or all figures, of a released snapshot.
func (s *Server) downloadPublicData(c *gin.Context) error {
	shot, err := s.publicSnapshot(c)
	if err != nil {
		return err
	}
	name := c.Param("file")
	if name == figuresFile {
		return sendReleased(c, shot, figuresFile, "application/json", shot.Digest, shot.Canonical())
	}
	for _, t := range shot.Tables {
		if tableFile(t.ID) != name {
			continue
		}
		m, err := s.newReleasedMaker(c, shot)
		if err != nil {
			return err
		}
		raw, err := m.csvTable(t)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(raw) // the words depend on the language and on this version of the service
		c.Header("Vary", "Cookie, Accept-Language")
		return sendReleased(c, shot, name, "text/csv; charset=utf-8", hex.EncodeToString(sum[:]), raw)
	}
	return errNoPage
}

// sendReleased sends a file, or says that the client has it already.
func sendReleased(c *gin.Context, shot *stats.Snapshot, name, kind, digest string, raw []byte) error {
	tag := `"` + digest + `"`
	c.Header("ETag", tag)
	c.Header("Cache-Control", "public, no-cache")
	if matches(c.GetHeader("If-None-Match"), tag) {
		c.Status(http.StatusNotModified)
		return nil
	}
	file := strings.ReplaceAll(seriesKey(shot.Series), "/", "-") + "-" + name
	c.Header("Content-Disposition", `attachment; filename="`+file+`"`)
	c.Data(http.StatusOK, kind, raw)
	return nil
}

// matches reports whether a client's list of tags (RFC 9110, 13.1.2) has one.
func matches(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == tag {
			return true
		}
	}
	return false
}
