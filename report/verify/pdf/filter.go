package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
)

// decoded is the data of a stream, which may be deflated with a PNG predictor.
// Other filters are refused.
func (o *Indirect) decoded(b *budget) ([]byte, error) {
	d := o.Dict()
	filter := d["Filter"]
	if one, ok := filter.(Array); ok && len(one) == 1 {
		filter = one[0]
	}
	parameters := d["DecodeParms"]
	if one, ok := parameters.(Array); ok && len(one) == 1 {
		parameters = one[0]
	}
	switch filter {
	case nil:
		return o.Data, nil
	case Name("FlateDecode"):
	default:
		return nil, ErrSyntax
	}
	r, err := zlib.NewReader(bytes.NewReader(o.Data))
	if err != nil {
		return nil, ErrSyntax
	}
	defer r.Close()
	raw, err := io.ReadAll(io.LimitReader(r, int64(b.inflated)+1))
	if b.inflated -= len(raw); b.inflated < 0 {
		return nil, ErrComplex
	}
	if err != nil {
		return nil, ErrSyntax
	}
	p, _ := parameters.(Dict)
	if predictor, ok := p["Predictor"].(Int); ok && predictor >= 10 {
		columns, ok := p["Columns"].(Int)
		if !ok || columns < 1 || columns > 64 || p["Colors"] != nil || p["BitsPerComponent"] != nil && p["BitsPerComponent"] != Int(8) {
			return nil, ErrSyntax
		}
		return unpredicted(raw, int(columns))
	} else if predictor > 1 {
		return nil, ErrSyntax
	}
	return raw, nil
}

// unpredicted undoes the PNG filters of rows of so many bytes.
func unpredicted(raw []byte, columns int) ([]byte, error) {
	if len(raw)%(columns+1) != 0 {
		return nil, ErrSyntax
	}
	out := make([]byte, 0, len(raw))
	above := make([]byte, columns)
	for ; len(raw) > 0; raw = raw[columns+1:] {
		kind, row := raw[0], raw[1:columns+1]
		line := make([]byte, columns)
		for i, c := range row {
			var left, corner byte
			if i > 0 {
				left, corner = line[i-1], above[i-1]
			}
			switch kind {
			case 0:
			case 1:
				c += left
			case 2:
				c += above[i]
			case 3:
				c += byte((int(left) + int(above[i])) / 2)
			case 4:
				c += paeth(left, above[i], corner)
			default:
				return nil, ErrSyntax
			}
			line[i] = c
		}
		out, above = append(out, line...), line
	}
	return out, nil
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	distance := func(x byte) int { return max(p-int(x), int(x)-p) }
	switch {
	case distance(a) <= distance(b) && distance(a) <= distance(c):
		return a
	case distance(b) <= distance(c):
		return b
	}
	return c
}
