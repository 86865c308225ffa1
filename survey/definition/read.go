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
	"strings"

	"go.yaml.in/yaml/v3"

	"maturita/survey"
)

// FileName is the name of the file in a version's folder.
const FileName = "questionnaire.yaml"

// MaxSize is the largest file, in bytes.
const MaxSize = 1 << 20

// reader is one reading of one file.
type reader struct {
	file      string
	folder    string // id/version, where the file stands in such a folder
	problems  Problems
	language  survey.Language
	further   []survey.Language // in which every text must exist too
	q         *survey.Questionnaire
	later     []func() // runs once every question is known
	questions map[survey.QuestionID]*survey.Question
	order     map[survey.QuestionID]int // reading order
	options   int                       // options, rows and columns read so far
	boxes     int                       // of matrices with columns read so far
	compared  int                       // comparisons read so far of the conditions of areas and questions
	gates     int                       // conditions read so far of one level
}

// Read reads a questionnaire. name stands in problems. The error is a Problems
// with everything that is wrong.
func Read(name string, source []byte) (*survey.Questionnaire, error) {
	return newReader(name).read(source)
}

func newReader(name string) *reader {
	return &reader{file: name, q: &survey.Questionnaire{}, questions: map[survey.QuestionID]*survey.Question{}, order: map[survey.QuestionID]int{}}
}

func (r *reader) read(source []byte) (*survey.Questionnaire, error) {
	root := r.parse(source)
	if root == nil {
		return nil, r.err()
	}
	r.questionnaire(root)
	if err := r.err(); err != nil {
		return nil, err
	}
	r.q.Prepare()
	r.storable()
	if err := r.err(); err != nil {
		return nil, err
	}
	return r.q, nil
}

// ReadFolder reads the questionnaire of a version's folder and returns it with
// its canonical form. The folder's last two names must be the id and version,
// where it has them.
func ReadFolder(files fs.FS, folder string) (*survey.Questionnaire, []byte, error) {
	r, source, err := openFolder(files, folder)
	if err != nil {
		return nil, nil, err
	}
	q, err := r.read(source)
	if err != nil {
		return nil, nil, err
	}
	return q, Canonical(q), nil
}

// openFolder gives the source in a version's folder and its reader.
func openFolder(files fs.FS, folder string) (*reader, []byte, error) {
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
	r := newReader(name)
	if version, id := path.Base(folder), path.Base(path.Dir(folder)); id != "." {
		r.folder = id + "/" + version
	}
	return r, source, nil
}

// parse gives the root mapping, nil when the file cannot be read at all.
func (r *reader) parse(source []byte) *yaml.Node {
	if len(source) > MaxSize {
		r.fail(nil, "", "too-large", "the file is larger than %d bytes", MaxSize)
		return nil
	}
	if !r.characters(source) {
		return nil
	}
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var document, more yaml.Node
	if err := decoder.Decode(&document); err != nil {
		if errors.Is(err, io.EOF) {
			r.fail(nil, "", "empty", "the file is empty")
		} else {
			r.syntax(source, err)
		}
		return nil
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		if err != nil {
			r.syntax(source, err)
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

var (
	yamlLine      = regexp.MustCompile(`^line (\d+): `)
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.+)' referenced$`)
)

// syntax reports that the file is no YAML.
func (r *reader) syntax(source []byte, err error) {
	line, what := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if found := yamlLine.FindStringSubmatch(what); found != nil {
		line, _ = strconv.Atoi(found[1])
		what = strings.TrimPrefix(what, found[0])
	}
	if alias := unknownAnchor.FindStringSubmatch(what); alias != nil { // said without a line
		before, _, _ := bytes.Cut(source, []byte("*"+alias[1]))
		line = 1 + bytes.Count(before, []byte("\n"))
	}
	r.fail(&yaml.Node{Line: line}, "", "syntax", "this is no YAML: %s", what)
}

const maxDepth = 40

// plain refuses what the format does without: anchors, aliases, tags, depth.
func (r *reader) plain(n *yaml.Node, depth int) bool {
	if depth > maxDepth {
		r.fail(n, "", "too-deep", "this nests more than %d deep", maxDepth)
		return false
	}
	ok := true
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		r.fail(n, "", "anchor", "anchors and aliases are not used here: write the content out")
		ok = false
	case n.Style&yaml.TaggedStyle != 0:
		r.fail(n, "", "tag", "tags as %s are not used here: take it away", n.Tag)
		ok = false
	}
	for _, child := range n.Content {
		ok = r.plain(child, depth+1) && ok
	}
	return ok
}
