package web

import (
	"strings"

	"maturita/survey"
)

// simulated answers a script: what the page would show.
type simulated struct {
	Said     string                       `json:"said"` // the comparison in a sentence
	Now      simulatedSide                `json:"now"`
	Then     simulatedSide                `json:"then"`
	Gain     string                       `json:"gain"`    // "" where one of the two has no score
	Sides    string                       `json:"sides"`   // HTML of the comparison
	Changes  string                       `json:"changes"` // HTML of what is changed
	Areas    []simulatedArea              `json:"areas"`
	Fields   map[survey.QuestionID]string `json:"fields"` // HTML of questions that the form did not show
	Problems map[string][]string          `json:"problems"`
	Other    []string                     `json:"other"` // problems with what is no question of the page
}

// simulatedSide is a level and a score in words.
type simulatedSide struct {
	Level string `json:"level"`
	Score string `json:"score"`
}

// simulatedArea is one area. Score is in words where there is none; Length is that
// of its bar.
type simulatedArea struct {
	ID        string   `json:"id"`
	Score     string   `json:"score"`
	Length    int      `json:"length"`
	Questions []string `json:"questions"` // that are asked now, in order
}

func (s *Server) newSimulated(page *simulatePage, t *trial) (*simulated, error) {
	p := page.Panel
	answer := &simulated{
		Said: unmarkedAll(p.Said), Now: simulatedSide{unmarkedAll(p.Now.Level), p.Now.Score}, Then: simulatedSide{unmarkedAll(p.Then.Level), p.Then.Score}, Gain: p.Gain,
		Fields: map[survey.QuestionID]string{}, Problems: map[string][]string{}, Other: []string{}, Areas: []simulatedArea{},
	}
	language := p.Lang
	for block, place := range map[string]*string{"company_panel_sides": &answer.Sides, "company_panel_changes": &answer.Changes} {
		html, err := s.pages.part(language, block, p)
		if err != nil {
			return nil, err
		}
		*place = strings.TrimSpace(string(mark([]byte(html))))
	}
	asked := map[string][]string{}
	for _, area := range page.Areas {
		for _, field := range area.Fields {
			asked[area.ID] = append(asked[area.ID], field.ID)
			if len(field.Problems) > 0 {
				answer.Problems[field.ID] = field.Problems
			}
			if t.shown[survey.QuestionID(field.ID)] {
				continue
			}
			html := field.Ready
			if html == "" {
				var err error
				if html, err = s.pages.part(language, "company_field", field); err != nil {
					return nil, err
				}
			}
			answer.Fields[survey.QuestionID(field.ID)] = strings.TrimSpace(string(mark([]byte(html))))
		}
	}
	for _, bar := range p.Areas {
		one := simulatedArea{ID: bar.ID, Score: bar.Then, Length: bar.Bar.Length, Questions: asked[bar.ID]}
		if one.Questions == nil {
			one.Questions = []string{}
		}
		answer.Areas = append(answer.Areas, one)
	}
	for _, problem := range page.Problems {
		if problem.Href == "" {
			answer.Other = append(answer.Other, unmarkedAll(problem.Text))
		}
	}
	return answer, nil
}

// unmarkedAll is a text without the marks of phrases in other languages.
func unmarkedAll(s string) string { return foreignMarks.ReplaceAllString(s, "") }
