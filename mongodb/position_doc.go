package mongodb

import "maturita/survey"

// positionDoc is where a response stood among other companies.
type positionDoc struct {
	Month   string           `bson:"month"`
	Edition int              `bson:"edition"`
	Size    survey.SizeClass `bson:"size,omitempty"`
	Section string           `bson:"section,omitempty"`
	N       int64            `bson:"n"`
	Parts   int              `bson:"parts"`
	Part    int              `bson:"part"`
}

func newPositionDoc(p survey.Position) *positionDoc {
	if p == (survey.Position{}) {
		return nil
	}
	d := positionDoc(p)
	return &d
}

func (d *positionDoc) domain() survey.Position {
	if d == nil {
		return survey.Position{}
	}
	return survey.Position(*d)
}
