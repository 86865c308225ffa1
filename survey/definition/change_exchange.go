package definition

import (
	"slices"
	"strings"
)

// exchanged raises the step of a change that gives an entry the words which
// another entry of its list had and has no longer: the answers of before then
// say something else. Only the language that the file was written in counts, as
// translations that stood in each other's place are but corrected. Advice is
// given anew with every version and stands aside.
func exchanged(changes []Change, paths [][]string, language string) {
	had := map[string][]int{} // the changes by list, key and former words
	for i, c := range changes {
		if list, ok := namedIn(paths[i], language); ok && c.Was != "" && c.Is != "" {
			had[list+" "+c.Was] = append(had[list+" "+c.Was], i)
		}
	}
	for i := range changes {
		c := &changes[i]
		if list, ok := namedIn(paths[i], language); ok && c.Was != "" && c.Is != "" && len(had[list+" "+c.Is]) > 0 {
			c.Step, c.reusedID = MajorStep, true
		}
	}
}

// namedIn gives the list, and the key in its entries, of words by which people
// know an entry: areas[uno].questions[a].options[si].text.it gives those of the
// options.
func namedIn(path []string, language string) (list string, ok bool) {
	n := len(path) - 1
	if n < 3 || path[0] == "advice" || path[n] != language || !contains([]string{"text", "title", "name"}, path[n-1]) || !strings.HasPrefix(path[n-2], "[") {
		return "", false
	}
	return joined(append(slices.Clone(path[:n-2]), path[n-1])), true
}
