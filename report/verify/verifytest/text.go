package verifytest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"

	"maturita/report/verify/pdf"
)

// Text writes an object as it stands in a file.
func Text(o pdf.Object) string {
	switch o := o.(type) {
	case nil:
		return "null"
	case pdf.Name:
		return "/" + string(o)
	case pdf.String:
		return fmt.Sprintf("<%x>", string(o))
	case pdf.Ref:
		return fmt.Sprintf("%d %d R", o.Number, o.Generation)
	case pdf.Array:
		var all []string
		for _, one := range o {
			all = append(all, Text(one))
		}
		return "[" + strings.Join(all, " ") + "]"
	case pdf.Dict:
		var b strings.Builder
		for _, key := range slices.Sorted(maps.Keys(o)) {
			fmt.Fprintf(&b, "/%s %s", key, Text(o[key]))
		}
		return "<<" + b.String() + ">>"
	}
	return fmt.Sprint(o)
}

// With is a dictionary with some of its values replaced; nil takes one away.
func With(d pdf.Dict, values pdf.Dict) pdf.Dict {
	all := maps.Clone(d)
	for key, value := range values {
		if all[key] = value; value == nil {
			delete(all, key)
		}
	}
	return all
}

// Stream writes a deflated stream with more of its dictionary.
func Stream(more, data string) string {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write([]byte(data))
	w.Close()
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", more, packed.Len(), packed.String())
}
