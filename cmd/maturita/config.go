package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"maturita/mail"
	"maturita/mongodb"
	"maturita/survey"
	"maturita/territory"
)

// storeConfig says where responses are kept: on MongoDB when an address is
// given, otherwise in an SQLite file.
type storeConfig struct {
	MongoDBURI      string `name:"mongodb-uri" env:"MONGODB_URI" placeholder:"URI" help:"Address of a MongoDB replica set; without it an SQLite file in --data is used."`
	MongoDBURIFile  string `name:"mongodb-uri-file" env:"MONGODB_URI_FILE" placeholder:"FILE" help:"File that holds the address."`
	MongoDBDatabase string `name:"mongodb-database" env:"MATURITA_MONGODB_DATABASE" default:"maturita" help:"Name of the database on MongoDB."`
	Data            string `env:"MATURITA_DATA" default:"data" placeholder:"FOLDER" help:"Folder for the SQLite file and, without a mail server, for mails."`
}

// serveConfig is everything that the service can be told.
type serveConfig struct {
	storeConfig
	sealConfig
	policyConfig
	Listen         string   `env:"MATURITA_LISTEN" default:"127.0.0.1:8080" help:"Address and port to listen on."`
	BaseURL        string   `name:"base-url" env:"MATURITA_BASE_URL" placeholder:"URL" help:"Address under which people reach the service; it stands in links. Default: the address listened on."`
	TrustedProxies []string `env:"MATURITA_TRUSTED_PROXIES" placeholder:"CIDR" help:"Networks of reverse proxies whose X-Forwarded-For is believed."`
	Instrument     string   `env:"MATURITA_QUESTIONNAIRE" default:"pre-assessment" help:"Questionnaire that the first page offers."`

	ControllerName  string `env:"MATURITA_CONTROLLER_NAME" placeholder:"NAME" help:"Data controller named in the privacy notice."`
	ControllerEmail string `env:"MATURITA_CONTROLLER_EMAIL" placeholder:"ADDRESS" help:"Where people write about their data."`

	SMTPHost         string `name:"smtp-host" env:"MATURITA_SMTP_HOST" placeholder:"HOST" help:"Mail server; without it mails are written to a folder."`
	SMTPPort         string `name:"smtp-port" env:"MATURITA_SMTP_PORT" default:"587" help:"Port of the mail server."`
	SMTPUser         string `name:"smtp-user" env:"MATURITA_SMTP_USER" help:"User at the mail server."`
	SMTPPassword     string `name:"smtp-password" env:"MATURITA_SMTP_PASSWORD" help:"Password at the mail server."`
	SMTPPasswordFile string `name:"smtp-password-file" env:"MATURITA_SMTP_PASSWORD_FILE" placeholder:"FILE" help:"File that holds the password."`
	SMTPSecurity     string `name:"smtp-security" env:"MATURITA_SMTP_SECURITY" default:"starttls" help:"starttls, tls, or none for a relay on this machine."`
	MailFrom         string `env:"MATURITA_MAIL_FROM" default:"maturita@localhost" help:"Sender of mails."`

	ProvincesMap string `name:"provinces-map" env:"MATURITA_PROVINCES_MAP" placeholder:"FILE" help:"Map of the provinces to use instead of the one that comes along: GeoJSON, the id of each feature its sigla."`

	LogFormat string `env:"MATURITA_LOG_FORMAT" default:"text" help:"text or json."`
	LogLevel  string `env:"MATURITA_LOG_LEVEL" default:"info" help:"debug, info, warn or error."`

	baseURL *url.URL
	proxies []netip.Prefix
	level   slog.Level

	provincesMap []byte // nil = the one that comes along
}

// resolve reads secrets from their files and returns what is wrong.
func (c *storeConfig) resolve() []string {
	problems := secretFile(&c.MongoDBURI, c.MongoDBURIFile, "MONGODB_URI")
	if c.MongoDBURI != "" {
		if err := mongodb.CheckAddress(c.MongoDBURI); err != nil {
			problems = append(problems, "MONGODB_URI: "+err.Error())
		}
	}
	if c.Data == "" {
		problems = append(problems, "MATURITA_DATA is empty: name a folder")
	}
	return problems
}

func secretFile(value *string, file, name string) []string {
	switch {
	case file == "":
		return nil
	case *value != "":
		return []string{name + " and " + name + "_FILE are both set: keep one"}
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return []string{name + "_FILE cannot be read: " + err.Error()}
	}
	*value = strings.TrimSpace(string(b))
	return nil
}

// resolve reads secrets, checks everything and reports every problem at once.
func (c *serveConfig) resolve() error {
	problems := slices.Concat(c.storeConfig.resolve(), c.sealConfig.resolve(), c.policyConfig.resolve())
	problems = append(problems, secretFile(&c.SMTPPassword, c.SMTPPasswordFile, "MATURITA_SMTP_PASSWORD")...)
	fail := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }

	if _, port, err := net.SplitHostPort(c.Listen); err != nil || !isPort(port, 0) {
		fail("MATURITA_LISTEN %q is not address:port, as 127.0.0.1:8080", c.Listen)
	}
	if c.BaseURL != "" {
		base, problem := parseBaseURL(c.BaseURL)
		if c.baseURL = base; problem != "" {
			problems = append(problems, problem)
		}
	}
	for _, text := range c.TrustedProxies {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			fail("MATURITA_TRUSTED_PROXIES %q is not a network like 10.0.0.0/8", text)
		}
		c.proxies = append(c.proxies, prefix)
	}
	if !survey.ValidID(c.Instrument) {
		fail("MATURITA_QUESTIONNAIRE %q is not the id of a questionnaire", c.Instrument)
	}
	if c.ControllerEmail != "" {
		if _, err := survey.ParseEmail(c.ControllerEmail); err != nil {
			fail("MATURITA_CONTROLLER_EMAIL %q is not an address", c.ControllerEmail)
		}
	}
	switch mail.Security(c.SMTPSecurity) {
	case mail.STARTTLS, mail.TLS, mail.NoTLS:
	default:
		fail("MATURITA_SMTP_SECURITY %q is none of starttls, tls, none", c.SMTPSecurity)
	}
	if !isPort(c.SMTPPort, 1) {
		fail("MATURITA_SMTP_PORT %q is no port: give a number from 1 to 65535", c.SMTPPort)
	}
	if c.SMTPHost == "" && c.SMTPUser != "" {
		fail("MATURITA_SMTP_USER is set, MATURITA_SMTP_HOST is not")
	}
	if err := mail.CheckSender(c.MailFrom); err != nil {
		fail("MATURITA_MAIL_FROM %q is not an address: %v", c.MailFrom, err)
	}
	if problem := c.readMap(); problem != "" {
		problems = append(problems, problem)
	}
	if c.LogFormat != "text" && c.LogFormat != "json" {
		fail("MATURITA_LOG_FORMAT %q is neither text nor json", c.LogFormat)
	}
	if err := c.level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		fail("MATURITA_LOG_LEVEL %q is none of debug, info, warn, error", c.LogLevel)
	}
	if len(problems) == 0 {
		return nil
	}
	return &failure{exitUsage, errors.New("the configuration is not right:\n  - " + strings.Join(problems, "\n  - ")), "maturita serve --help lists every setting with its default"}
}

// readMap reads the map of the provinces, or says what is wrong with it.
func (c *serveConfig) readMap() (problem string) {
	if c.ProvincesMap == "" {
		return ""
	}
	raw, err := os.ReadFile(c.ProvincesMap)
	if err != nil {
		return "MATURITA_PROVINCES_MAP cannot be read: " + err.Error()
	}
	if _, err := territory.Italy().ReadMap(raw); err != nil {
		return fmt.Sprintf("MATURITA_PROVINCES_MAP %q does not fit: %v (GeoJSON is needed, in degrees, with one Polygon or MultiPolygon for each province and its sigla as id)", c.ProvincesMap, err)
	}
	c.provincesMap = raw
	return ""
}

// parseBaseURL reads the public address, or says what is wrong with it.
func parseBaseURL(text string) (base *url.URL, problem string) {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Sprintf("MATURITA_BASE_URL %q is not an address like https://maturita.example.it", text)
	}
	u.Path = ""
	return u, ""
}

// isPort reports whether s is a port number, at least least.
func isPort(s string, least int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= least && n <= 65535
}

// smtpPort is the port of the mail server, which resolve has checked.
func (c *serveConfig) smtpPort() int {
	n, _ := strconv.Atoi(c.SMTPPort)
	return n
}

// sqliteFile is where the SQLite file stands.
func (c *storeConfig) sqliteFile() string { return filepath.Join(c.Data, "maturita.sqlite") }

// mailFolder is where mails go without a mail server.
func (c *serveConfig) mailFolder() string { return filepath.Join(c.Data, "mail") }

// dump returns the configuration for the log, secrets masked.
func (c *serveConfig) dump() []any {
	database := "sqlite " + c.sqliteFile()
	if c.MongoDBURI != "" {
		database = "mongodb " + c.MongoDBDatabase + " at " + maskURI(c.MongoDBURI)
	}
	post := "folder " + c.mailFolder()
	if c.SMTPHost != "" {
		post = fmt.Sprintf("%s:%s (%s)", c.SMTPHost, c.SMTPPort, c.SMTPSecurity)
	}
	return []any{
		"listen", c.Listen, "base-url", c.BaseURL, "database", database, "mail", post,
		"smtp-user", mask(c.SMTPUser), "smtp-password", mask(c.SMTPPassword),
		"fewest-counted", c.FewestCounted, "fewest-scored", c.FewestScored, "seal", c.said(), "questionnaire", c.Instrument, "trusted-proxies", c.TrustedProxies,
		"provinces-map", c.ProvincesMap,
	}
}

func mask(secret string) string {
	if secret == "" {
		return ""
	}
	return "(set)"
}

// maskURI leaves the hosts of a MongoDB address and takes all else away.
func maskURI(uri string) string {
	scheme, rest, ok := strings.Cut(uri, "://")
	if !ok {
		return "(unreadable)"
	}
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndex(rest, "@"); i >= 0 {
		rest = "(credentials)@" + rest[i+1:]
	}
	return scheme + "://" + rest
}
