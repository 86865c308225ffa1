package mongodb

import (
	"time"

	"maturita/staff"
	"maturita/survey"
	"maturita/territory"
)

// responseDoc is a stored response. A zero time is left out.
type responseDoc struct {
	ID            survey.ResponseID                    `bson:"_id"`
	Instrument    refDoc                               `bson:"instrument"`
	State         survey.State                         `bson:"state"`
	Revision      int64                                `bson:"revision"`
	NoticeVersion string                               `bson:"noticeVersion"`
	NoticeAt      time.Time                            `bson:"noticeAt,omitempty"`
	Language      survey.Language                      `bson:"language,omitempty"`
	Profile       *profileDoc                          `bson:"profile,omitempty"`
	Unfinished    *formDoc                             `bson:"unfinished,omitempty"`
	ContactKey    string                               `bson:"contactKey,omitempty"`
	Answers       map[survey.QuestionID]savedAnswerDoc `bson:"answers"`
	BeganAt       time.Time                            `bson:"beganAt,omitempty"`
	SavedAt       time.Time                            `bson:"savedAt,omitempty"`
	ExpiresAt     time.Time                            `bson:"expiresAt,omitempty"`
	SubmittedAt   time.Time                            `bson:"submittedAt,omitempty"`
	WithdrawnAt   time.Time                            `bson:"withdrawnAt,omitempty"`
	Company       survey.CompanyID                     `bson:"company,omitempty"`
	Assurance     survey.Assurance                     `bson:"assurance"`
	Confirmation  survey.Confirmation                  `bson:"confirmation,omitempty"`
	Updates       survey.ResponseID                    `bson:"updates,omitempty"`
	Rectifies     bool                                 `bson:"rectifies,omitempty"`
	Position      *positionDoc                         `bson:"position,omitempty"`
	Delegations   *[]delegationDoc                     `bson:"delegations,omitempty"`
	NameWords     []string                             `bson:"nameWords,omitempty"` // that the company is found by, none of a draft
}

// refDoc is a questionnaire version, its numbers apart so that they sort.
type refDoc struct {
	ID      survey.QuestionnaireID `bson:"id"`
	Version versionDoc             `bson:"version"`
}

type versionDoc struct {
	Major int `bson:"major"`
	Minor int `bson:"minor"`
	Patch int `bson:"patch"`
}

func newRefDoc(r survey.Ref) refDoc { return refDoc{r.ID, versionDoc(r.Version)} }

func (d refDoc) domain() survey.Ref { return survey.Ref{ID: d.ID, Version: survey.Version(d.Version)} }

// profileDoc is a stored profile. Staff is in thousandths of a unit of work.
type profileDoc struct {
	CompanyName    string               `bson:"companyName"`
	CodiceFiscale  survey.CodiceFiscale `bson:"codiceFiscale"`
	PartitaIVA     survey.PartitaIVA    `bson:"partitaIVA"`
	REA            reaDoc               `bson:"rea,omitempty"`
	Province       territory.Sigla      `bson:"province"`
	LocalUnit      bool                 `bson:"localUnit"`
	Ateco          string               `bson:"ateco"`
	AtecoVersion   string               `bson:"atecoVersion"`
	Staff          survey.Decimal       `bson:"staff"`
	Turnover       survey.Money         `bson:"turnover,omitempty"`
	Balance        survey.Money         `bson:"balance,omitempty"`
	Reason         survey.Reason        `bson:"reason"`
	Representative string               `bson:"legalRepresentative,omitempty"`
	ContactEmail   string               `bson:"contactEmail,omitempty"`
	ContactConsent bool                 `bson:"contactConsent"`
}

type reaDoc struct {
	Province territory.Sigla `bson:"province"`
	Number   string          `bson:"number"`
}

// IsZero leaves out what was not given.
func (d reaDoc) IsZero() bool { return d == reaDoc{} }

func newProfileDoc(p survey.Profile) *profileDoc {
	if p == (survey.Profile{}) {
		return nil
	}
	return &profileDoc{
		CompanyName: p.CompanyName, CodiceFiscale: p.CodiceFiscale, PartitaIVA: p.PartitaIVA, REA: reaDoc(p.REA),
		Province: p.Province, LocalUnit: p.LocalUnit, Ateco: p.Ateco, AtecoVersion: p.AtecoVersion,
		Staff: p.Staff, Turnover: p.Turnover, Balance: p.Balance, Reason: p.Reason,
		Representative: p.LegalRepresentative, ContactEmail: p.ContactEmail, ContactConsent: p.ContactConsent,
	}
}

func (d *profileDoc) domain() survey.Profile {
	if d == nil {
		return survey.Profile{}
	}
	return survey.Profile{
		CompanyName: d.CompanyName, CodiceFiscale: d.CodiceFiscale, PartitaIVA: d.PartitaIVA, REA: survey.REA(d.REA),
		Province: d.Province, LocalUnit: d.LocalUnit, Ateco: d.Ateco, AtecoVersion: d.AtecoVersion,
		Staff: d.Staff, Turnover: d.Turnover, Balance: d.Balance, Reason: d.Reason,
		LegalRepresentative: d.Representative, ContactEmail: d.ContactEmail, ContactConsent: d.ContactConsent,
	}
}

// formDoc is a form that was put aside.
type formDoc struct {
	CompanyName         string `bson:"companyName,omitempty"`
	CodiceFiscale       string `bson:"codiceFiscale,omitempty"`
	PartitaIVA          string `bson:"partitaIVA,omitempty"`
	REAProvince         string `bson:"reaProvince,omitempty"`
	REANumber           string `bson:"reaNumber,omitempty"`
	Province            string `bson:"province,omitempty"`
	Place               string `bson:"place,omitempty"`
	Ateco               string `bson:"ateco,omitempty"`
	Staff               string `bson:"staff,omitempty"`
	Turnover            string `bson:"turnover,omitempty"`
	Balance             string `bson:"balance,omitempty"`
	Reason              string `bson:"reason,omitempty"`
	LegalRepresentative string `bson:"legalRepresentative,omitempty"`
	ContactEmail        string `bson:"contactEmail,omitempty"`
	ContactConsent      bool   `bson:"contactConsent"`
}

func newResponseDoc(r survey.Response) responseDoc {
	d := responseDoc{
		ID: r.ID, Instrument: newRefDoc(r.Instrument), State: r.State, Revision: r.Revision,
		NoticeVersion: r.NoticeVersion, NoticeAt: r.NoticeAt, Language: r.Language,
		Profile: newProfileDoc(r.Profile), Unfinished: (*formDoc)(r.Unfinished), ContactKey: r.ContactKey, Answers: newAnswerDocs(r.Answers),
		BeganAt: r.BeganAt, SavedAt: r.SavedAt, ExpiresAt: r.ExpiresAt, SubmittedAt: r.SubmittedAt, WithdrawnAt: r.WithdrawnAt,
		Company: r.Company, Assurance: r.Assurance, Confirmation: r.Confirmation, Updates: r.Updates, Rectifies: r.Rectifies, Position: newPositionDoc(r.Position), Delegations: newDelegationDocs(r.Delegations),
	}
	if r.State != survey.Draft {
		d.NameWords = staff.NameWords(r.Profile.CompanyName)
	}
	return d
}

func (d responseDoc) domain() (survey.Response, error) {
	answers, err := savedAnswers(d.Answers)
	return survey.Response{
		ID: d.ID, Instrument: d.Instrument.domain(), State: d.State, Revision: d.Revision,
		NoticeVersion: d.NoticeVersion, NoticeAt: d.NoticeAt, Language: d.Language,
		Profile: d.Profile.domain(), Unfinished: (*survey.ProfileForm)(d.Unfinished), ContactKey: d.ContactKey, Answers: answers,
		BeganAt: d.BeganAt, SavedAt: d.SavedAt, ExpiresAt: d.ExpiresAt, SubmittedAt: d.SubmittedAt, WithdrawnAt: d.WithdrawnAt,
		Company: d.Company, Assurance: d.Assurance, Confirmation: d.Confirmation, Updates: d.Updates, Rectifies: d.Rectifies, Position: d.Position.domain(), Delegations: delegations(d.Delegations),
	}, err
}
