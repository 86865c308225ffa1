// Package questionnaires carries the questionnaires that the service ships, a
// folder per questionnaire and version. It holds no logic.
package questionnaires

import (
	"embed"
	"io/fs"
	"path"
)

//go:embed */*/questionnaire.yaml
var files embed.FS

// Shipped returns the folders <id>/<version> with their questionnaire.yaml.
func Shipped() fs.FS { return files }

// Folders lists the shipped versions as <id>/<version>, sorted.
func Folders() ([]string, error) {
	found, err := fs.Glob(files, "*/*/questionnaire.yaml")
	for i := range found {
		found[i] = path.Dir(found[i])
	}
	return found, err
}
