package definition

import (
	"slices"
	"strings"

	"maturita/survey"
)

// Step is how far a version must move for a change (SCORING.md §9).
type Step int

const (
	NoStep    Step = iota
	PatchStep      // typos: another wording in the same language
	MinorStep      // other words, help, translations, advice
	MajorStep      // what is asked or scored: not comparable
)

func (s Step) String() string { return [...]string{"none", "patch", "minor", "major"}[s] }

// Change is one difference between two versions of a questionnaire.
type Change struct {
	Path     string // by id, as areas[clienti].questions[sito].weight
	Was, Is  string // as JSON; "" for what is not there
	Step     Step   // the least that it needs
	reusedID bool   // an id stands for something else
}

// Kind is added, removed, changed or moved.
func (c Change) Kind() string {
	switch {
	case c.Was == "":
		return "added"
	case c.Is == "":
		return "removed"
	case strings.HasSuffix(c.Path, ".order"):
		return "moved"
	}
	return "changed"
}

// String says a change in words, long values cut to where they differ.
func (c Change) String() string {
	s := c.Kind() + " " + c.Path + ": "
	switch {
	case c.Was == "":
		return s + cut(c.Is)
	case c.Is == "":
		return s + cut(c.Was)
	}
	return s + became(c.Was, c.Is)
}

// Changes lists what changed from one questionnaire to another, apart from the
// version itself, matching parts by their ids.
func Changes(before, after *survey.Questionnaire) []Change {
	var changes []Change
	var paths [][]string
	differ(nil, byID(before), byID(after), func(path []string, was, is any) {
		if len(path) == 1 && path[0] == "version" {
			return
		}
		c := Change{Path: joined(path), Step: stepOf(path, was, is)}
		if was != nil {
			c.Was = written(was)
		}
		if is != nil {
			c.Is = written(is)
		}
		c.reusedID = was != nil && is != nil && meaning(path)
		changes = append(changes, c)
		paths = append(paths, path)
	})
	exchanged(changes, paths, string(before.Language))
	return changes
}

// meaning reports whether a path leads to what an id stands for.
func meaning(path []string) bool {
	if len(path) < 2 || !contains([]string{"type", "points", "technology"}, path[len(path)-1]) {
		return false
	}
	id, listed := strings.CutPrefix(path[len(path)-2], "[")
	return listed && (id[0] < '0' || id[0] > '9')
}

// Needed is the largest step that changes need.
func Needed(changes []Change) Step {
	needed := NoStep
	for _, c := range changes {
		needed = max(needed, c.Step)
	}
	return needed
}

// Taken is the step between two versions.
func Taken(before, after survey.Version) Step {
	switch {
	case before.Major != after.Major:
		return MajorStep
	case before.Minor != after.Minor:
		return MinorStep
	case before.Patch != after.Patch:
		return PatchStep
	}
	return NoStep
}

// stepOf judges one change. Keys that hold words, advice, minutes and links
// change nothing that is scored; everything else does.
func stepOf(path []string, was, is any) Step {
	words := slices.ContainsFunc(path, func(step string) bool { return contains(strings.Fields(textKeys), step) })
	switch {
	case words && was != nil && is != nil:
		return PatchStep
	case words, path[0] == "advice", path[0] == "minutes", slices.Contains(path, "sameAs"):
		return MinorStep
	}
	return MajorStep
}

// byID is a questionnaire's canonical form with lists of named entries by id and
// texts by language.
func byID(q *survey.Questionnaire) any {
	var form any
	if err := decode(Canonical(q), &form); err != nil {
		panic("definition: the canonical form is no JSON: " + err.Error()) // written here
	}
	return regrouped(form, string(q.Language))
}

func regrouped(v any, language string) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			if s, ok := value.(string); ok && contains(strings.Fields(textKeys), key) {
				v[key] = map[string]any{language: s}
			} else {
				v[key] = regrouped(value, language)
			}
		}
	case []any:
		list := named{parts: map[string]any{}}
		for i := range v {
			v[i] = regrouped(v[i], language)
			part, _ := v[i].(map[string]any)
			id, _ := part["id"].(string)
			if id != "" && list.parts[id] == nil {
				list.order = append(list.order, id)
				list.parts[id] = part
			}
		}
		if len(v) > 0 && len(list.order) == len(v) {
			return list
		}
	}
	return v
}
