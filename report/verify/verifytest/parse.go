package verifytest

import (
	"fmt"

	"maturita/report/verify/pdf"
)

// Parse reads a value as it stands in a file.
func Parse(text string) pdf.Object {
	head := fmt.Sprintf("1 0 obj\n%s\nendobj\n", text)
	file := fmt.Sprintf("%sxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", head, len(head))
	base, err := pdf.ReadBase([]byte(file))
	if err != nil {
		panic(fmt.Sprint(err, ": ", text))
	}
	return base.Objects[1].Value
}
