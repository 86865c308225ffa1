package pdfua

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// Signer makes the detached CMS signature of what has a SHA-256.
type Signer interface {
	CMS(digest []byte) ([]byte, error)
}

// Seal is a PAdES B-B signature that a document is born with: an approval, which
// leaves everyone else free to sign after it.
type Seal struct {
	Signer       Signer
	Name, Reason string
	Said         string    // what the field is, for whoever hears the document
	Time         time.Time // claimed
}

const (
	sealRoom    = 8192 // bytes of CMS that there is room for
	sealField   = "sigillo"
	sealRange   = "/ByteRange[0 9999999999 9999999999 9999999999]"
	sealContent = "/Contents<"
)

var errSealRoom = errors.New("pdfua: the seal's certificates take more room than there is; leave out the chain's root")

func (s *Seal) dictionary() string {
	return fmt.Sprintf("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Name %s/Reason %s/M %s%s%s%s>>>",
		text(s.Name), text(s.Reason), date(s.Time), sealRange, sealContent, bytes.Repeat([]byte("0"), sealRoom*2))
}

// fill signs everything around the signature itself.
func (s *Seal) fill(pdf []byte) ([]byte, error) {
	at := bytes.Index(pdf, []byte(sealRange+sealContent))
	if at < 0 {
		return nil, errors.New("pdfua: the seal has no place")
	}
	begin := at + len(sealRange) + len(sealContent) - 1
	end := begin + 2 + sealRoom*2
	written := fmt.Sprintf("/ByteRange[0 %d %d %d]", begin, end, len(pdf)-end)
	copy(pdf[at:], fmt.Sprintf("%-*s", len(sealRange), written))
	h := sha256.New()
	h.Write(pdf[:begin])
	h.Write(pdf[end:])
	cms, err := s.Signer.CMS(h.Sum(nil))
	if err != nil {
		return nil, err
	}
	if len(cms) > sealRoom {
		return nil, errSealRoom
	}
	hex.Encode(pdf[begin+1:], cms)
	return pdf, nil
}
