package report

// Measures of a page, A4, in millimetres.
const (
	pageWidth    = 210.0
	pageHeight   = 297.0
	marginSide   = 21.0
	marginTop    = 26.0
	pageBottom   = pageHeight - 24.0 // where text ends
	textWidth    = pageWidth - 2*marginSide
	headerLine   = 14.0 // baseline of the running header
	footerLine   = pageHeight - 12.0
	keptTogether = 26.0 // room that a heading must have below it
)

// colour is red, green and blue.
type colour [3]int

// All text colours have a contrast of at least 7:1 on white and on pale.
var (
	ink    = colour{26, 32, 44}
	muted  = colour{75, 85, 99}
	blue   = colour{0, 62, 122}
	bright = colour{0, 102, 204}
	pale   = colour{238, 244, 251}
	rule   = colour{203, 213, 225}
	white  = colour{255, 255, 255}
	amber  = colour{255, 246, 219}
)

// style is how a paragraph is set: size in points, leading and space after in
// millimetres.
type style struct {
	bold, italic bool
	size         float64
	leading      float64
	after        float64
	indent       float64
	colour       colour
}

var (
	titleStyle    = style{bold: true, size: 21, leading: 9, after: 1.5, colour: blue}
	subtitleStyle = style{size: 10.5, leading: 5.2, after: 5, colour: muted}
	companyStyle  = style{bold: true, size: 15, leading: 6.8, after: 4, colour: ink}
	leadStyle     = style{bold: true, size: 12, leading: 5.8, after: 3, colour: ink}
	textStyle     = style{size: 9.5, leading: 4.9, after: 2.4, colour: ink}
	strongStyle   = style{bold: true, size: 9.5, leading: 4.9, after: 1.4, colour: ink}
	smallStyle    = style{italic: true, size: 8.5, leading: 4.3, after: 2.2, colour: muted}
	questionStyle = style{bold: true, size: 9.5, leading: 4.8, after: 0.8, colour: ink}
	answerStyle   = style{size: 9.5, leading: 4.8, after: 2.6, indent: 4, colour: ink}
	cellStyle     = style{size: 9, leading: 4.5, colour: ink}
	cellHead      = style{bold: true, size: 8.5, leading: 4.3, colour: blue}
	captionStyle  = style{size: 8, leading: 3.8, colour: muted}
	runningStyle  = style{size: 8, leading: 4, colour: muted}
	levelStyle    = style{bold: true, size: 24, leading: 10, after: 1, colour: blue}
	axisStyle     = style{bold: true, size: 8, leading: 3.8, colour: blue}
)

// headings by level; before is the space above.
var headings = map[int]struct {
	style
	before float64
}{
	2: {style{bold: true, size: 14, leading: 6.6, after: 2.4, colour: blue}, 6},
	3: {style{bold: true, size: 11, leading: 5.4, after: 1.6, colour: ink}, 4},
}
