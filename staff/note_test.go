package staff

import (
	"strings"
	"testing"

	"maturita/survey"
)

func TestNotesSayOrChangeSomething(t *testing.T) {
	for _, one := range []struct {
		current FollowUp
		typed   Wording
		want    Wording
		problem string // "field: key", "" = none
	}{
		{NotFollowed, Wording{Text: " Visitata. "}, Wording{Text: "Visitata."}, ""},
		{NotFollowed, Wording{FollowUp: Contacted}, Wording{FollowUp: Contacted}, ""},
		{Contacted, Wording{FollowUp: Following, Text: "Avviato."}, Wording{FollowUp: Following, Text: "Avviato."}, ""},
		{Followed, Wording{FollowUp: Contacted}, Wording{FollowUp: Contacted}, ""},
		{Contacted, Wording{FollowUp: Contacted, Text: "Ancora."}, Wording{Text: "Ancora."}, ""},
		{Contacted, Wording{FollowUp: Contacted}, Wording{}, "nota: problem.note-empty"},
		{NotFollowed, Wording{Text: " \r\n "}, Wording{}, "nota: problem.note-empty"},
		{NotFollowed, Wording{FollowUp: "lost", Text: "Persa."}, Wording{}, "seguito: problem.follow-up-unknown"},
		{NotFollowed, Wording{FollowUp: Contacted, Text: strings.Repeat("è", MaxNote+1)}, Wording{}, "nota: problem.text-long"},
		{NotFollowed, Wording{Text: "a\x00"}, Wording{}, "nota: problem.text-encoding"},
		{NotFollowed, Wording{FollowUp: Following, Text: strings.Repeat("è", MaxNote)}, Wording{FollowUp: Following, Text: strings.Repeat("è", MaxNote)}, ""},
	} {
		got, err := one.typed.parse(one.current)
		if one.problem != "" {
			problems, _ := err.(survey.Problems)
			if len(problems) != 1 || problems[0].Field+": "+problems[0].Key != one.problem {
				t.Errorf("%.60q after %q: %v, want %s", one.typed, one.current, err, one.problem)
			}
		} else if err != nil || got != one.want {
			t.Errorf("%.60q after %q is read as %.60q, %v", one.typed, one.current, got, err)
		}
	}
	both, err := Wording{FollowUp: "lost", Text: "\xff"}.parse(NotFollowed)
	if problems, _ := err.(survey.Problems); len(problems) != 2 {
		t.Error("not every problem is said at once:", both, err)
	}
}
