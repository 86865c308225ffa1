// Package definition reads questionnaires from YAML, strictly and with every
// problem at once, and writes their canonical form. docs/questionnaire-format.md
// describes the format.
package definition

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// FileName is the name of the file in a version's folder.
const FileName = "questionnaire.yaml"

// MaxSize is the largest file, in bytes.
const MaxSize = 1 << 20

// reader is one reading of one file.
type reader struct {
	file     string
	problems Problems
	language survey.Language
	q        *survey.Questionnaire
	later    []func()                  // runs once every question is known
	order    map[survey.QuestionID]int // reading order
	options  int                       // options, rows and columns read so far
}

// Read reads a questionnaire. name stands in problems. The error is a Problems
// with everything that is wrong.
func Read(name string, source []byte) (*survey.Questionnaire, error) {
	r := &reader{file: name, q: &survey.Questionnaire{}, order: map[survey.QuestionID]int{}}
	root := r.parse(source)
	if root == nil {
		return nil, r.err()
	}
	r.questionnaire(root)
	if err := r.err(); err != nil {
		return nil, err
	}
	r.q.Prepare()
	return r.q, nil
}

// ReadFolder reads the questionnaire of a version's folder and returns it with
// its canonical form. The folder's last two names must be the id and version,
// where it has them.
func ReadFolder(files fs.FS, folder string) (*survey.Questionnaire, []byte, error) {
	name := path.Join(folder, FileName)
	file, err := files.Open(name)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	defer file.Close()
	source, err := io.ReadAll(io.LimitReader(file, MaxSize+1))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	q, err := Read(name, source)
	if err != nil {
		return nil, nil, err
	}
	if version, id := path.Base(folder), path.Base(path.Dir(folder)); id != "." && (id != string(q.ID) || version != q.Version.String()) {
		return nil, nil, fmt.Errorf("%s says %s: a version stands in the folder %s/%s", name, q.Ref, q.ID, q.Version)
	}
	return q, Canonical(q), nil
}

// parse gives the root mapping, nil when the file cannot be read at all.
func (r *reader) parse(source []byte) *yaml.Node {
	switch {
	case len(source) > MaxSize:
		r.fail(nil, "", "too-large", "the file is larger than %d bytes", MaxSize)
		return nil
	case !utf8.Valid(source):
		r.fail(nil, "", "encoding", "the file is not UTF-8: save it as UTF-8")
		return nil
	case nestsTooDeep(source):
		r.fail(nil, "", "too-deep", "brackets nest more than %d deep", maxBrackets)
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var document, more yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			r.fail(nil, "", "empty", "the file is empty")
		} else {
			r.syntax(err)
		}
		return nil
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		if err != nil {
			r.syntax(err)
		} else {
			r.fail(&more, "", "several-documents", "the file holds more than one document: keep one")
		}
		return nil
	}
	root := document.Content[0]
	if !r.plain(root, 0) {
		return nil
	}
	return root
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// syntax reports that the file is no YAML.
func (r *reader) syntax(err error) {
	line := 1
	if found := yamlLine.FindStringSubmatch(err.Error()); found != nil {
		line, _ = strconv.Atoi(found[1])
	}
	r.fail(&yaml.Node{Line: line}, "", "syntax", "this is no YAML: %s", err)
}

const (
	maxBrackets = 100
	maxDepth    = 40
)

// nestsTooDeep looks for brackets that a parser would follow for too long.
func nestsTooDeep(source []byte) bool {
	depth := 0
	for _, c := range source {
		switch c {
		case '[', '{':
			if depth++; depth > maxBrackets {
				return true
			}
		case ']', '}':
			depth = max(depth-1, 0)
		}
	}
	return false
}

// plain refuses what the format does without: anchors, aliases, tags, depth.
func (r *reader) plain(n *yaml.Node, depth int) bool {
	switch {
	case depth > maxDepth:
		r.fail(n, "", "too-deep", "this nests more than %d deep", maxDepth)
		return false
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.fail(n, "", "anchor", "anchors and aliases are not used here: write the content out")
		return false
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(n, "", "tag", "tags as %s are not used here: take it away", n.Tag)
		return false
	}
	ok := true
	for _, child := range n.Content {
		ok = r.plain(child, depth+1) && ok
	}
	return ok
}
