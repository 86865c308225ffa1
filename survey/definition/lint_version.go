package definition

import "maturita/survey"

// versions compares the file with other versions of the same questionnaire:
// within a major, only what SCORING.md §9 permits may differ.
func (l *linter) versions(others []*survey.Questionnaire) {
	for _, other := range others {
		switch {
		case other.ID != l.q.ID:
			l.refuse("id", "version-id", "compare versions of the same questionnaire", "this is %q, the other is %q", l.q.ID, other.ID)
		case other.Version.Major > l.q.Version.Major:
			l.refuse("version", "version-lower", "give the version a number above "+other.Version.String(), "this is %s, which comes before %s", l.q.Version, other.Ref)
		case other.Version.Major == l.q.Version.Major:
			if l.q.Version.Compare(other.Version) < 0 {
				l.warn("version", "version-lower", "give the version a number above "+other.Version.String()+", unless it mends what came before that one",
					"this is %s, which comes before %s", l.q.Version, other.Ref)
			}
			l.comparable(other)
		}
	}
}

// comparable refuses changes that need a larger step than the version takes. The
// earlier of the two versions is the one that the changes are from.
func (l *linter) comparable(other *survey.Questionnaire) {
	before, after := other, l.q
	if l.q.Version.Compare(other.Version) < 0 {
		before, after = l.q, other
	}
	taken := Taken(before.Version, after.Version)
	for _, c := range Changes(before, after) {
		switch {
		case c.Step <= taken:
		case c.reusedID:
			l.refuse(c.Path, "id-reused", "give what is new another id, and the version a new major",
				"since %s, %s: the same id stands for something else", other.Ref, c)
		case taken == NoStep:
			l.refuse(c.Path, "version-same", "give the version a new "+c.Step.String(), "in %s, which has the same version, %s", other.Ref, c)
		case c.Step == MajorStep:
			l.refuse(c.Path, "version-step", "give the version a new major", "since %s, %s: a %s version may not change what is asked or scored", other.Ref, c, taken)
		default:
			l.refuse(c.Path, "version-step", "give the version a new "+c.Step.String(), "since %s, %s: a %s version may only correct words", other.Ref, c, taken)
		}
	}
}
