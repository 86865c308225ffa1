package sqlite

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"maturita/intake"
	"maturita/scoring"
	"maturita/stats"
	"maturita/survey"
)

// profileRow is a profile as JSON. Staff is in thousandths.
type profileRow struct {
	CompanyName    string               `json:"companyName"`
	CodiceFiscale  survey.CodiceFiscale `json:"codiceFiscale"`
	PartitaIVA     survey.PartitaIVA    `json:"partitaIVA"`
	REA            survey.REA           `json:"rea"`
	Province       string               `json:"province"`
	LocalUnit      bool                 `json:"localUnit"`
	Ateco          string               `json:"ateco"`
	AtecoVersion   string               `json:"atecoVersion"`
	Staff          int64                `json:"staff"`
	Turnover       survey.Money         `json:"turnover"`
	Balance        survey.Money         `json:"balance"`
	Reason         survey.Reason        `json:"reason"`
	Representative string               `json:"legalRepresentative,omitempty"`
	ContactEmail   string               `json:"contactEmail"`
	ContactConsent bool                 `json:"contactConsent"`
}

// formRow is a form that was put aside as JSON.
type formRow struct {
	CompanyName         string `json:"companyName"`
	CodiceFiscale       string `json:"codiceFiscale"`
	PartitaIVA          string `json:"partitaIVA"`
	REAProvince         string `json:"reaProvince"`
	REANumber           string `json:"reaNumber"`
	Province            string `json:"province"`
	Place               string `json:"place"`
	Ateco               string `json:"ateco"`
	Staff               string `json:"staff"`
	Turnover            string `json:"turnover"`
	Balance             string `json:"balance"`
	Reason              string `json:"reason"`
	LegalRepresentative string `json:"legalRepresentative,omitempty"`
	ContactEmail        string `json:"contactEmail"`
	ContactConsent      bool   `json:"contactConsent"`
}

// formValue is the column of a form that was put aside, NULL without one.
func formValue(f *survey.ProfileForm) (any, error) {
	if f == nil {
		return nil, nil
	}
	raw, err := json.Marshal(formRow(*f))
	return string(raw), err
}

func scanForm(column sql.NullString) (*survey.ProfileForm, error) {
	if !column.Valid {
		return nil, nil
	}
	var row formRow
	if err := json.Unmarshal([]byte(column.String), &row); err != nil {
		return nil, fmt.Errorf("form put aside: %w", err)
	}
	form := survey.ProfileForm(row)
	return &form, nil
}

// responseValues are the columns of a response, in the order of
// responseColumns.
func responseValues(r survey.Response) ([]any, error) {
	p := r.Profile
	profile, err := json.Marshal(profileRow{
		p.CompanyName, p.CodiceFiscale, p.PartitaIVA, p.REA, string(p.Province), p.LocalUnit, p.Ateco, p.AtecoVersion,
		int64(p.Staff), p.Turnover, p.Balance, p.Reason, p.LegalRepresentative, p.ContactEmail, p.ContactConsent,
	})
	if err != nil {
		return nil, err
	}
	unfinished, err := formValue(r.Unfinished)
	if err != nil {
		return nil, err
	}
	answers, err := encodeAnswers(r.Answers)
	if err != nil {
		return nil, err
	}
	delegations, err := encodeDelegations(r.Delegations)
	if err != nil {
		return nil, err
	}
	position, err := positionValue(r.Position)
	if err != nil {
		return nil, err
	}
	v := r.Instrument.Version
	return []any{
		r.ID, r.Instrument.ID, v.Major, v.Minor, v.Patch, r.State, r.Revision, r.NoticeVersion, millis(r.NoticeAt), r.Language,
		string(profile), unfinished, r.ContactKey, answers, millis(r.BeganAt), millis(r.SavedAt), millis(r.ExpiresAt),
		millis(r.SubmittedAt), millis(r.WithdrawnAt), r.Company, r.Assurance, r.Confirmation, r.Updates, delegations, r.Rectifies, position,
	}, nil
}

func scanResponse(from row, r *survey.Response) error {
	var profile, answers string
	var unfinished, delegations, position sql.NullString
	var notice, began, saved, expires, submitted, withdrawn sql.NullInt64
	v := &r.Instrument.Version
	err := from.Scan(&r.ID, &r.Instrument.ID, &v.Major, &v.Minor, &v.Patch, &r.State, &r.Revision, &r.NoticeVersion, &notice, &r.Language,
		&profile, &unfinished, &r.ContactKey, &answers, &began, &saved, &expires, &submitted, &withdrawn,
		&r.Company, &r.Assurance, &r.Confirmation, &r.Updates, &delegations, &r.Rectifies, &position)
	if err != nil {
		return err
	}
	for _, one := range []struct {
		into *time.Time
		from sql.NullInt64
	}{{&r.NoticeAt, notice}, {&r.BeganAt, began}, {&r.SavedAt, saved}, {&r.ExpiresAt, expires}, {&r.SubmittedAt, submitted}, {&r.WithdrawnAt, withdrawn}} {
		*one.into = instant(one.from)
	}
	var p profileRow
	if err := json.Unmarshal([]byte(profile), &p); err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	r.Profile = survey.Profile{
		CompanyName: p.CompanyName, CodiceFiscale: p.CodiceFiscale, PartitaIVA: p.PartitaIVA, REA: p.REA,
		Province: sigla(p.Province), LocalUnit: p.LocalUnit, Ateco: p.Ateco, AtecoVersion: p.AtecoVersion,
		Staff: survey.Decimal(p.Staff), Turnover: p.Turnover, Balance: p.Balance, Reason: p.Reason,
		LegalRepresentative: p.Representative, ContactEmail: p.ContactEmail, ContactConsent: p.ContactConsent,
	}
	if r.Unfinished, err = scanForm(unfinished); err != nil {
		return err
	}
	if r.Delegations, err = decodeDelegations(delegations); err != nil {
		return err
	}
	if r.Position, err = scanPosition(position); err != nil {
		return err
	}
	r.Answers, err = decodeAnswers(answers)
	return err
}

// scanLink reads linkColumns, and what a statement has beyond them.
func scanLink(from row, l *intake.Link, more ...any) error {
	var created, expires, revoked sql.NullInt64
	err := from.Scan(append([]any{&l.Hash, &l.Response, &l.Scope, &created, &expires, &revoked, &l.Delegation}, more...)...)
	l.CreatedAt, l.ExpiresAt, l.RevokedAt = instant(created), instant(expires), instant(revoked)
	return err
}

func scanMail(from row, m *intake.Mail) error {
	var created, due sql.NullInt64
	err := from.Scan(&m.ID, &m.Kind, &m.Response, &m.ContactKey, &created, &due, &m.Attempts, &m.Sent)
	m.CreatedAt, m.DueAt = instant(created), instant(due)
	return err
}

// areaRow is one area of a fact as JSON. Score is in millionths of a point.
type areaRow struct {
	Area  survey.AreaID      `json:"area"`
	State scoring.AreaState  `json:"state"`
	Score *stats.MicroPoints `json:"score"`
}

// factValues are the columns of a fact, in the order of factColumns.
func factValues(f stats.Fact) ([]any, error) {
	var areas []areaRow
	if f.Areas != nil {
		areas = make([]areaRow, len(f.Areas))
	}
	for i, a := range f.Areas {
		areas[i] = areaRow(a)
	}
	var encoded [3]string
	for i, one := range []any{areas, f.InUse, f.Planned} {
		raw, err := json.Marshal(one)
		if err != nil {
			return nil, err
		}
		encoded[i] = string(raw)
	}
	return []any{
		f.Response, f.Company, f.Instrument, f.Version.Major, f.Version.Minor, f.Version.Patch, f.Engine, millis(f.SubmittedAt),
		f.Province, f.Size, f.Staff, f.Ateco, f.AtecoVersion, f.Reason, f.Assurance, f.Level, f.Overall,
		encoded[0], encoded[1], encoded[2], millis(f.SupersededAt), millis(f.WithdrawnAt),
	}, nil
}

func scanFact(from row, f *stats.Fact) error {
	var submitted, superseded, withdrawn, overall sql.NullInt64
	var areas, inUse, planned string
	err := from.Scan(&f.Response, &f.Company, &f.Instrument, &f.Version.Major, &f.Version.Minor, &f.Version.Patch, &f.Engine, &submitted,
		&f.Province, &f.Size, &f.Staff, &f.Ateco, &f.AtecoVersion, &f.Reason, &f.Assurance, &f.Level, &overall,
		&areas, &inUse, &planned, &superseded, &withdrawn)
	if err != nil {
		return err
	}
	f.SubmittedAt, f.SupersededAt, f.WithdrawnAt = instant(submitted), instant(superseded), instant(withdrawn)
	if overall.Valid {
		score := stats.MicroPoints(overall.Int64)
		f.Overall = &score
	}
	var rows []areaRow
	for _, one := range []struct {
		raw  string
		into any
	}{{areas, &rows}, {inUse, &f.InUse}, {planned, &f.Planned}} {
		if err := json.Unmarshal([]byte(one.raw), one.into); err != nil {
			return err
		}
	}
	if rows != nil {
		f.Areas = make([]stats.AreaScore, len(rows))
	}
	for i, a := range rows {
		f.Areas[i] = stats.AreaScore(a)
	}
	return nil
}
