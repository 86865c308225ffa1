package intake

import (
	"context"

	"maturita/survey"
)

// Share makes a link that shows the result of a submitted response and permits
// nothing else. The token cannot be shown again later.
func (s *Service) Share(ctx context.Context, a Access) (Token, error) {
	r, err := s.shareable(ctx, a)
	if err != nil {
		return "", err
	}
	token, link, err := s.newLink(r.ID, ScopeView)
	if err != nil {
		return "", err
	}
	err = s.retry(ctx, func(ctx context.Context, w Writer) error { return s.addLink(ctx, w, link) })
	return token, err
}

// RevokeShared revokes every link that Share made for a response. It is
// idempotent.
func (s *Service) RevokeShared(ctx context.Context, a Access) error {
	r, err := s.shareable(ctx, a)
	if err != nil {
		return err
	}
	return s.revoke(ctx, r.ID, func(l Link) bool { return l.Scope == ScopeView })
}

// revokeOthers revokes every link to edit but the one that is used.
func (s *Service) revokeOthers(ctx context.Context, a Access) error {
	return s.revoke(ctx, a.response, func(l Link) bool { return l.Scope == ScopeEdit && l.Hash != a.hash })
}

// revoke revokes the links of a response that are chosen.
func (s *Service) revoke(ctx context.Context, id survey.ResponseID, chosen func(Link) bool) error {
	return s.retry(ctx, func(ctx context.Context, w Writer) error {
		links, err := w.Links(ctx, id)
		if err != nil {
			return err
		}
		var hashes []LinkHash
		for _, l := range links {
			if chosen(l) {
				hashes = append(hashes, l.Hash)
			}
		}
		if len(hashes) == 0 {
			return nil
		}
		return w.RevokeLinks(ctx, id, s.now(), hashes...)
	})
}

func (s *Service) shareable(ctx context.Context, a Access) (survey.Response, error) {
	if err := a.mayEdit(); err != nil {
		return survey.Response{}, err
	}
	r, err := s.store.Response(ctx, a.response)
	if err == nil && r.State == survey.Draft {
		err = errNoResult
	}
	return r, err
}

// addLink stores a link and revokes the oldest live ones of the same scope
// beyond the permitted number.
func (s *Service) addLink(ctx context.Context, w Writer, link Link) error {
	links, err := w.Links(ctx, link.Response)
	if err != nil {
		return err
	}
	var live []LinkHash
	for _, l := range links {
		if l.Scope == link.Scope && l.Valid(link.CreatedAt) {
			live = append(live, l.Hash)
		}
	}
	if over := len(live) - (maxLinks - 1); over > 0 {
		if err := w.RevokeLinks(ctx, link.Response, link.CreatedAt, live[:over]...); err != nil {
			return err
		}
	}
	return w.InsertLink(ctx, link)
}
