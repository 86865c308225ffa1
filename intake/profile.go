package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"maturita/survey"
	"maturita/territory"
)

// SaveProfile stores the profile of a draft. The error lists every field that
// must be corrected (survey.Problems); nothing is stored then. A contact
// address that is new gets the link by mail.
func (s *Service) SaveProfile(ctx context.Context, a Access, form survey.ProfileForm) (Work, error) {
	profile, err := form.Parse(s.italy, s.ateco)
	if err != nil {
		return Work{}, err
	}
	var work Work
	newAddress := false
	err = s.edit(ctx, a, func(r *survey.Response, _ *survey.Questionnaire) (bool, error) {
		key := contactKey(profile.ContactEmail)
		newAddress = key != "" && key != r.ContactKey
		changed := r.Profile != profile
		r.Profile, r.ContactKey = profile, key
		return changed, nil
	}, func(w Work) { work = w })
	if err == nil && newAddress {
		err = s.queueMail(ctx, Mail{Kind: MailResume, Response: a.response, ContactKey: contactKey(profile.ContactEmail)})
	}
	return work, err
}

// SearchActivities finds ATECO activities by words or the beginning of a code,
// the best first, at most 20.
func (s *Service) SearchActivities(words string) []territory.Activity {
	return s.ateco.Search(words, 20)
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
