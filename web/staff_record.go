package web

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"maturita/staff"
)

// staffRecordPage shows what was done in a scope, newest first.
type staffRecordPage struct {
	Base
	Where   staffScope
	Entries []entryView
	Older   string // address of the next page, "" = none
}

func (*staffRecordPage) name() string { return "staff_record" }

type entryView struct {
	At, Actor, Action, Subject, Outcome, Reason string
	Bad                                         bool
}

func (s *Server) showRecord(c *gin.Context, actor staff.Actor, where staffScope) error {
	ctx := c.Request.Context()
	entries, err := s.Staff.Entries(ctx, actor, where.Scope, staff.EntryID(c.Query("prima")))
	if err != nil {
		return err
	}
	p := s.printer(c)
	page := &staffRecordPage{Base: Base{Title: p.T("staff.record"), NoIndex: true}, Where: where}
	names := map[staff.AccountID]string{"": p.T("staff.nobody")}
	name := func(id staff.AccountID) (string, error) {
		if _, known := names[id]; !known {
			found, err := s.Staff.Name(ctx, id)
			if err != nil {
				return "", err
			}
			names[id] = showable(found)
		}
		return names[id], nil
	}
	for _, e := range entries {
		view := entryView{At: p.DateTime(e.At), Action: p.T("action." + string(e.Action)), Outcome: p.T("outcome." + string(e.Outcome)), Bad: e.Outcome != staff.Done, Reason: showable(e.Reason)}
		if view.Actor, err = name(e.Actor); err != nil {
			return err
		}
		if e.Subject != "" {
			if view.Subject, err = name(staff.AccountID(e.Subject)); err != nil {
				return err
			}
			if view.Subject == "" { // a company or a response
				view.Subject = e.Subject
			}
		}
		page.Entries = append(page.Entries, view)
	}
	if len(entries) == staff.RecordPage {
		page.Older = where.Path + "/registro?prima=" + string(entries[len(entries)-1].ID)
	}
	return s.render(c, http.StatusOK, page)
}
