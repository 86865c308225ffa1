package mail_test

import (
	"bufio"
	"fmt"
	"net"
	"strings"
	"testing"
)

// server is a mail server that keeps what it is given. It knows neither TLS
// nor authentication.
type server struct {
	port     int
	refuse   string // answer to RCPT, "" accepts
	messages chan string
}

func startServer(t *testing.T, refuse string) *server {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	s := &server{port: listener.Addr().(*net.TCPAddr).Port, refuse: refuse, messages: make(chan string, 10)}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.talk(conn)
		}
	}()
	return s
}

func (s *server) talk(conn net.Conn) {
	defer conn.Close()
	in := bufio.NewReader(conn)
	say := func(line string) { fmt.Fprint(conn, line+"\r\n") }
	say("220 test")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(strings.Fields(line + " x")[0]); verb {
		case "EHLO", "HELO":
			say("250 test")
		case "RCPT":
			if s.refuse != "" {
				say(s.refuse + " <secret@esempio.it>")
				continue
			}
			say("250 ok")
		case "DATA":
			say("354 go on")
			var b strings.Builder
			for {
				line, err := in.ReadString('\n')
				if err != nil || line == ".\r\n" {
					break
				}
				b.WriteString(line)
			}
			s.messages <- b.String()
			say("250 kept")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}
