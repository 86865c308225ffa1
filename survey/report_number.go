package survey

import (
	"fmt"
	"io"
	"strings"
)

// ReportNumber names an issued report: 14 random characters, 69 bits, and a
// check character, all from an alphabet without look-alikes. It is no secret,
// as it is printed, and cannot be guessed.
type ReportNumber string

const (
	numberAlphabet = "23456789ABCDEFGHJKLMNPQRSTVWXYZ" // 31 characters, a prime
	numberLength   = 15
	numberGroup    = 5
)

// NewReportNumber draws a number.
func NewReportNumber(random io.Reader) (ReportNumber, error) {
	n := make([]byte, 0, numberLength)
	for len(n) < numberLength-1 {
		var b [2 * numberLength]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("drawing a report number: %w", err)
		}
		for _, v := range b {
			v >>= 3
			if int(v) < len(numberAlphabet) && len(n) < numberLength-1 { // the 32nd value would favour a character
				n = append(n, numberAlphabet[v])
			}
		}
	}
	return ReportNumber(append(n, checkCharacter(n))), nil
}

// checkCharacter makes the sum of the characters, each weighted with its place,
// divisible by the size of the alphabet: one wrong character and two exchanged
// ones always show.
func checkCharacter(n []byte) byte {
	sum := 0
	for i, c := range n {
		sum += (i + 1) * strings.IndexByte(numberAlphabet, c)
	}
	// The check character's own weight is 15; 15 × 29 = 1 modulo 31.
	size := len(numberAlphabet)
	return numberAlphabet[(size-sum%size)*29%size]
}

// ParseReportNumber reads a number as a person types it: in any case, with or
// without spaces and dashes, 1 and I for L, U for V. The error is a Problems on
// the field number.
func ParseReportNumber(typed string) (ReportNumber, error) {
	n := make([]byte, 0, numberLength)
	for _, r := range withoutDirections(typed) {
		if r >= 'a' && r <= 'z' {
			r += 'A' - 'a'
		}
		switch {
		case r == 'I' || r == '1':
			r = 'L'
		case r == 'U':
			r = 'V'
		case r == ' ' || r == '\t' || r == '\u00a0' || r == '-' || r == '.' || r >= '\u2010' && r <= '\u2015':
			continue
		}
		if r > 'Z' || strings.IndexByte(numberAlphabet, byte(r)) < 0 || len(n) == numberLength {
			return "", Problems{{Field: "number", Key: "problem.report-number-form"}}
		}
		n = append(n, byte(r))
	}
	switch {
	case len(n) == 0:
		return "", Problems{{Field: "number", Key: "problem.report-number-missing"}}
	case len(n) != numberLength:
		return "", Problems{{Field: "number", Key: "problem.report-number-form"}}
	case checkCharacter(n[:numberLength-1]) != n[numberLength-1]:
		return "", Problems{{Field: "number", Key: "problem.report-number-check"}}
	}
	return ReportNumber(n), nil
}

// Printed is the number in three groups of five, as people read it.
func (n ReportNumber) Printed() string {
	if len(n) != numberLength {
		return string(n)
	}
	return string(n[:numberGroup] + "-" + n[numberGroup:2*numberGroup] + "-" + n[2*numberGroup:])
}
