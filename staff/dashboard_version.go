package staff

import (
	"slices"
	"strconv"

	"maturita/survey"
)

// versions are the instrument that a form asks for, and which of its versions;
// none when it does not say.
func (f FiguresForm) versions(known []survey.Ref, keep func(field, key string)) (survey.QuestionnaireID, []survey.Version) {
	of := Published(known, survey.QuestionnaireID(f.Instrument))
	if len(of) == 0 {
		keep("strumento", "problem.figures-choice")
		return "", nil
	}
	if f.Version == "" {
		return of[0].ID, nil
	}
	var asked []survey.Version
	for _, ref := range of {
		if ref.Version.String() == f.Version || strconv.Itoa(ref.Version.Major) == f.Version {
			asked = append(asked, ref.Version)
		}
	}
	if asked == nil {
		keep("versione", "problem.figures-choice")
	}
	return of[0].ID, asked
}

// Published are the versions of one instrument, in their order.
func Published(known []survey.Ref, id survey.QuestionnaireID) []survey.Ref {
	return slices.DeleteFunc(slices.Clone(known), func(r survey.Ref) bool { return r.ID != id })
}

// ofMajor are the versions of one major, in their order.
func ofMajor(refs []survey.Ref, major int) []survey.Version {
	var all []survey.Version
	for _, r := range refs {
		if r.Version.Major == major {
			all = append(all, r.Version)
		}
	}
	return all
}
