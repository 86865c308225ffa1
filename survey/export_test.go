package survey

// The two ways of DecodeAnswers, for tests that compare them.
var (
	ScanAnswers = scanAnswers
	ReadAnswers = readAnswers
)
