package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"
)

// journeyRecord is one company's journey as requests: what a browser sent, and
// where it arrived.
type journeyRecord struct {
	response string // id of the response
	code     string // codice fiscale
	requests []recorded
}

type recorded struct {
	method, path, body string
	arrived            string // path after the redirects
}

// recordJourney goes the whole way once and writes it down.
func recordJourney(b *testing.B, s *service) journeyRecord {
	c := newCompany(b, s)
	taker := &recorder{}
	c.Client.Transport = taker
	c.complete()
	id := strings.TrimPrefix(c.root(), "/r/")
	return journeyRecord{response: id, code: forno["codice-fiscale"], requests: taker.requests}
}

// recorder is a transport that writes down what passes.
type recorder struct{ requests []recorded }

func (r *recorder) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Response == nil { // no redirect led here
		one := recorded{method: request.Method, path: request.URL.Path}
		if request.Body != nil {
			raw, err := io.ReadAll(request.Body)
			if err != nil {
				return nil, err
			}
			request.Body = io.NopCloser(bytes.NewReader(raw))
			one.body = string(raw)
		}
		r.requests = append(r.requests, one)
	}
	r.requests[len(r.requests)-1].arrived = request.URL.Path
	return http.DefaultTransport.RoundTrip(request)
}

// replay sends a recorded journey as another company: every request of it, each
// page read to its end and found where the record has it. A client that only
// replays costs the machine less than one that reads forms.
func (j journeyRecord) replay(b *testing.B, s *service, code string, took func(method, path string, d time.Duration)) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Error(err)
		return
	}
	client := &http.Client{Jar: jar}
	id := j.response
	for _, one := range j.requests {
		path := strings.Replace(one.path, j.response, id, 1)
		request, err := http.NewRequest(one.method, s.address+path, strings.NewReader(strings.ReplaceAll(one.body, j.code, code)))
		if err != nil {
			b.Error(err)
			return
		}
		if one.method == http.MethodPost {
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			request.Header.Set("Sec-Fetch-Site", "same-origin")
		}
		began := time.Now()
		response, err := client.Do(request)
		if err != nil {
			b.Error(err)
			return
		}
		_, err = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		took(one.method, path, time.Since(began))
		at := response.Request.URL.Path
		if one.path == "/inizia" && one.method == http.MethodPost {
			id = strings.Split(at, "/")[2]
		}
		if want := strings.Replace(one.arrived, j.response, id, 1); err != nil || response.StatusCode != http.StatusOK || at != want {
			b.Errorf("%s %s: %d at %s, not at %s: %v", one.method, path, response.StatusCode, at, want, err)
			return
		}
	}
}
