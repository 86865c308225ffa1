package verify

import (
	"bytes"
	"encoding/base64"
	"hash"
)

// unarmoured is an envelope as ASN.1: it may come in base64, with the lines that
// PEM or a mail put around it.
func unarmoured(file []byte) ([]byte, bool) {
	if len(file) > 0 && file[0] == 0x30 {
		return file, true
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(file, []byte("\ufeff")))
	if _, after, ok := bytes.Cut(text, []byte("-----BEGIN ")); ok {
		_, after, _ = bytes.Cut(after, []byte("\n"))
		text, _, _ = bytes.Cut(after, []byte("-----END "))
	} else if head := bytes.ToLower(text[:min(len(text), 4096)]); bytes.HasPrefix(head, []byte("mime-version:")) || bytes.HasPrefix(head, []byte("content-")) {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		_, text, _ = bytes.Cut(text, []byte("\n\n"))
	}
	text = bytes.Join(bytes.Fields(text), nil)
	raw := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(raw, text)
	if err != nil || n == 0 || raw[0] != 0x30 {
		return nil, false
	}
	return raw[:n], true
}

// readEnvelope judges what an envelope holds and who signed it.
func (r reader) readEnvelope(data []byte, depth int) (Finding, error) {
	e, err := openEnvelope(data)
	if err != nil {
		return Finding{Verdict: Unknown, Reason: NoReport}, nil
	}
	if e.Content == nil {
		return Finding{Verdict: Unknown, Reason: Detached}, nil
	}
	found, err := r.read(e.Content, depth+1)
	if err != nil {
		return Finding{}, err
	}
	for _, s := range e.Signers {
		signer := e.checked(s, func(h hash.Hash) { h.Write(e.Content) })
		signer.Form = CAdES
		found.Signers = append(found.Signers, signer)
		if signer.State == Invalid && found.Reason == "" {
			found.Reason = BadSignature
		}
	}
	return found, nil
}
