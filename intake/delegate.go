package intake

import (
	"context"
	"slices"
	"time"

	"maturita/survey"
)

// The bounds of delegations.
const (
	delegationLife  = 60 * 24 * time.Hour
	maxDelegations  = 12 // live ones of one response
	keptDelegations = 60 // of one response, ended ones too
)

// NewDelegationID draws the name of a delegation that is to be made.
func (s *Service) NewDelegationID() (survey.DelegationID, error) { return newDelegationID(s.random) }

// Delegate lets somebody else answer one area of a draft, through a link that
// shows and changes nothing but that area for 60 days. The token cannot be shown
// again later. NotFound for an area that the questionnaire lacks; a Problems on
// the field nome for a name that is none, on no field when a dozen delegations
// are live.
func (s *Service) Delegate(ctx context.Context, a Access, area survey.AreaID, name string) (Token, survey.Delegation, error) {
	id, err := s.NewDelegationID()
	if err != nil {
		return "", survey.Delegation{}, err
	}
	return s.DelegateOnce(ctx, a, id, area, name)
}

// DelegateOnce is Delegate under an id that NewDelegationID gave, so that asking
// twice makes one delegation: the second time is a Conflict and changes nothing.
// Invalid for an id that is none.
func (s *Service) DelegateOnce(ctx context.Context, a Access, id survey.DelegationID, area survey.AreaID, name string) (Token, survey.Delegation, error) {
	if err := a.mayEdit(); err != nil {
		return "", survey.Delegation{}, err
	}
	if !plausibleDelegation(id) {
		return "", survey.Delegation{}, errNotDelegation
	}
	name, err := survey.ParseDelegateName(name)
	if err != nil {
		return "", survey.Delegation{}, err
	}
	token, link, err := s.newLink(a.response, ScopeArea)
	if err != nil {
		return "", survey.Delegation{}, err
	}
	link.ExpiresAt, link.Delegation = link.CreatedAt.Add(delegationLife), id
	d := survey.Delegation{ID: id, Area: area, Name: name, CreatedAt: link.CreatedAt, ExpiresAt: link.ExpiresAt}
	a.entered.forget()
	err = s.retry(ctx, func(ctx context.Context, w Writer) error {
		r, err := s.delegated(ctx, w, a)
		if err != nil {
			return err
		}
		if err := s.hasArea(ctx, r, area); err != nil {
			return err
		}
		if r.Delegation(id) != nil {
			return errDelegated
		}
		if r.Delegations, err = withDelegation(r, d); err != nil {
			return err
		}
		if err := w.ReplaceResponse(ctx, r); err != nil {
			return err
		}
		return w.InsertLink(ctx, link)
	})
	if err != nil {
		return "", survey.Delegation{}, err
	}
	return token, d, nil
}

// RevokeDelegation ends a delegation: its link opens nothing any more. The
// answers given through it stay. It is idempotent; NotFound for a delegation
// that the draft lacks.
func (s *Service) RevokeDelegation(ctx context.Context, a Access, id survey.DelegationID) error {
	if err := a.mayEdit(); err != nil {
		return err
	}
	a.entered.forget()
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		r, err := s.delegated(ctx, w, a)
		if err != nil {
			return err
		}
		d := r.Delegation(id)
		switch {
		case d == nil:
			return errNoDelegation
		case !d.RevokedAt.IsZero():
			return nil
		}
		d.RevokedAt = s.now()
		if err := w.ReplaceResponse(ctx, r); err != nil {
			return err
		}
		hashes, err := delegatedLinks(ctx, w, r.ID, id)
		if err != nil || len(hashes) == 0 { // none would mean all to RevokeLinks
			return err
		}
		return w.RevokeLinks(ctx, r.ID, d.RevokedAt, hashes...)
	})
}

// delegated reads the draft whose delegations are to be changed; they are a copy.
func (s *Service) delegated(ctx context.Context, w Writer, a Access) (survey.Response, error) {
	r, err := w.Response(ctx, a.response)
	if err == nil && r.State != survey.Draft {
		err = errNotDraft
	}
	r.Delegations = slices.Clone(r.Delegations)
	return r, err
}

func (s *Service) hasArea(ctx context.Context, r survey.Response, area survey.AreaID) error {
	model, err := s.catalogue.Model(ctx, r.Instrument)
	if err != nil {
		return err
	}
	if model.Questionnaire().Area(area) == nil {
		return errNoArea
	}
	return nil
}

// withDelegation adds a delegation. Where too many have ended, those go first,
// the oldest before, that no answer names.
func withDelegation(r survey.Response, d survey.Delegation) ([]survey.Delegation, error) {
	live, named := 0, map[survey.DelegationID]bool{}
	for _, one := range r.Delegations {
		if one.Live(d.CreatedAt) {
			live++
		}
	}
	for _, saved := range r.Answers {
		named[saved.By] = true
	}
	over := len(r.Delegations) - (keptDelegations - 1)
	kept := slices.DeleteFunc(slices.Clone(r.Delegations), func(one survey.Delegation) bool {
		gone := over > 0 && !one.Live(d.CreatedAt) && !named[one.ID]
		if gone {
			over--
		}
		return gone
	})
	if live >= maxDelegations || over > 0 {
		return nil, survey.Problems{{Key: "problem.delegations-many", Args: survey.Args{"Max": maxDelegations}}}
	}
	return append(kept, d), nil
}

func delegatedLinks(ctx context.Context, w Writer, id survey.ResponseID, delegation survey.DelegationID) ([]LinkHash, error) {
	links, err := w.Links(ctx, id)
	var hashes []LinkHash
	for _, l := range links {
		if l.Delegation == delegation {
			hashes = append(hashes, l.Hash)
		}
	}
	return hashes, err
}
