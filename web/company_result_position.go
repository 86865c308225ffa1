package web

import (
	"fmt"

	"maturita/intake"
	"maturita/locale"
	"maturita/report"
)

// positionView is where the company stood among others when it submitted.
type positionView struct {
	Said, Wider, Source string
	Width               int
	Parts               []positionPart // from the lowest
}

// positionPart is one of the equal parts, drawn as a box.
type positionPart struct {
	X, Width int
	Mark     string // path of the mark above it, "" where the score is elsewhere
}

// newPosition is nil for none.
func newPosition(p *locale.Printer, o intake.Outcome) *positionView {
	at := o.Response.Position
	said, ok := report.For(p, o.Questionnaire()).Standing(at, o.Response.Profile.Size())
	if !ok {
		return nil
	}
	v := &positionView{Said: inWords(said.Said), Source: inWords(said.Source), Width: scaleWidth}
	if said.Wider != nil {
		v.Wider = inWords(said.Wider)
	}
	width := scaleWidth / at.Parts
	for i := range at.Parts {
		v.Parts = append(v.Parts, positionPart{X: i * width, Width: width})
	}
	v.Parts[at.Part-1].Mark = fmt.Sprintf("M%d 12l-6 -10h12z", (at.Part-1)*width+width/2)
	return v
}
