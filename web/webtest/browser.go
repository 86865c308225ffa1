// Package webtest is a browser without JavaScript for tests and benchmarks: it
// keeps cookies, follows redirects, reads forms and submits them as a person's
// browser would.
package webtest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// Browser is one person's browser, with its own cookies.
type Browser struct {
	Base   string // address of the service, without a slash at the end
	Client *http.Client
	// Took is told how long the service took for each request, redirects
	// included, where somebody measures.
	Took func(method, path string, d time.Duration)
}

// New makes a browser without cookies.
func New(base string) *Browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // New without options never fails
	}
	return &Browser{Base: strings.TrimRight(base, "/"), Client: &http.Client{Jar: jar}}
}

// ForgetCookies makes every cookie expire.
func (b *Browser) ForgetCookies() {
	b.Client.Jar, _ = cookiejar.New(nil)
}

// Get opens a path of the service, or a whole address.
func (b *Browser) Get(path string) (*Page, error) {
	return b.do(http.MethodGet, path, nil)
}

// Post sends fields to a path as a form does.
func (b *Browser) Post(path string, fields url.Values) (*Page, error) {
	return b.do(http.MethodPost, path, fields)
}

func (b *Browser) do(method, path string, fields url.Values) (*Page, error) {
	if strings.HasPrefix(path, "/") {
		path = b.Base + path
	}
	var body io.Reader
	if fields != nil {
		body = strings.NewReader(fields.Encode())
	}
	request, err := http.NewRequest(method, path, body)
	if err != nil {
		return nil, err
	}
	if fields != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		request.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	began := time.Now()
	response, err := b.Client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if b.Took != nil {
		b.Took(method, request.URL.Path, time.Since(began))
	}
	document, err := html.Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", method, path, err)
	}
	return &Page{Status: response.StatusCode, URL: response.Request.URL, Header: response.Header, document: document, browser: b}, nil
}
