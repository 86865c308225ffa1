package definition

// Limits on counts: what the largest questionnaire holds.
const (
	maxAreas     = 40
	maxQuestions = 300
	maxOptions   = 60   // options, rows, columns or bands of one question
	maxAllOption = 3000 // options, rows and columns of the whole file
	maxBoxes     = 2500 // rows times columns of the matrices with columns of the whole file
	maxCompared  = 600  // comparisons of the conditions of all areas and questions
	maxParts     = 50   // levels, indices, stages, bands of an index, lists of ids
	maxGates     = 50   // conditions of one level, at any depth
	maxAdvice    = 200
)

// storable checks that the canonical form, which is what is stored and read
// again, is no larger than a file may be.
func (r *reader) storable() {
	if size := len(Canonical(r.q)); size > MaxSize {
		r.fail(nil, "", "too-large", "written in canonical form, the questionnaire takes %d bytes, %d are permitted", size, MaxSize)
	}
}
