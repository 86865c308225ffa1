package intake

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"maturita/survey"
	"maturita/territory"
)

// ProfileEdit is a profile as somebody typed it.
type ProfileEdit struct {
	Form     survey.ProfileForm
	Language survey.Language // that the form was filled in in, "" leaves what was before
	// Seen is the ProfileMark of the stored profile that the person saw; "" saves
	// whatever is stored.
	Seen string
	// MayWrite is asked before the link is mailed to an address that is new to
	// the response, by its digest; nil permits.
	MayWrite func(contactKey string) bool
}

// ProfileMark tells two stored profiles apart, and nothing else of them.
func ProfileMark(p survey.Profile) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%+v", p))
	return hex.EncodeToString(sum[:8])
}

// SaveProfile stores the profile of a draft. The error lists every field that
// must be corrected (survey.Problems), or is a Conflict when the stored profile
// is not the one that was seen; nothing is stored then. A contact address that is
// new gets the link by mail, and the links that went to the one before open
// nothing any more.
func (s *Service) SaveProfile(ctx context.Context, a Access, e ProfileEdit) (Work, error) {
	profile, err := e.Form.Parse(s.italy, s.ateco)
	if err != nil {
		return Work{}, err
	}
	key := contactKey(profile.ContactEmail)
	var work Work
	before := ""
	err = s.edit(ctx, a, func(r *survey.Response, _ *survey.Questionnaire) (bool, error) {
		before = r.ContactKey
		switch {
		case e.Seen != "" && e.Seen != ProfileMark(r.Profile) && r.Profile != profile:
			return false, errProfileChanged
		case key != "" && key != before && e.MayWrite != nil && !e.MayWrite(key):
			return false, survey.Problems{{Field: "email", Key: "problem.email-too-many"}}
		}
		language := cmp.Or(e.Language, r.Language)
		changed := r.Profile != profile || r.Unfinished != nil || r.Language != language
		r.Language = language
		r.Profile, r.ContactKey, r.Unfinished = profile, key, nil
		return changed, nil
	}, func(w Work) { work = w })
	if err == nil && before != "" && key != before {
		err = s.revokeOthers(ctx, a)
	}
	if err == nil && key != "" && key != before {
		err = s.queueMail(ctx, Mail{Kind: MailResume, Response: a.response, ContactKey: key})
	}
	return work, err
}

// PutAside keeps a profile as it was typed, right or not, until it is saved. The
// response cannot be submitted meanwhile.
func (s *Service) PutAside(ctx context.Context, a Access, form survey.ProfileForm) error {
	aside := form.Aside()
	return s.edit(ctx, a, func(r *survey.Response, _ *survey.Questionnaire) (bool, error) {
		changed := r.Unfinished == nil || *r.Unfinished != aside
		r.Unfinished = &aside
		return changed, nil
	}, func(Work) {})
}

// MaxActivities is how many activities a search finds at most.
const MaxActivities = 20

// SearchActivities finds ATECO activities by words or the beginning of a code,
// the best first, at most MaxActivities.
func (s *Service) SearchActivities(words string) []territory.Activity {
	return s.ateco.Search(words, MaxActivities)
}

// contactKey is what is looked up of an address: a digest, so that it can stand
// in the outbox without being one.
func contactKey(email string) string {
	if email == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(strings.ToLower(email)))
	return hex.EncodeToString(sum[:])
}
