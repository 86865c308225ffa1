package storetest

import (
	"context"
	"fmt"

	"maturita/intake"
	"maturita/survey"
)

func insertReport(r intake.Report) step {
	return func(ctx context.Context, w intake.Writer) error { return w.InsertReport(ctx, r) }
}

func insertReportFile(f intake.ReportFile) step {
	return func(ctx context.Context, w intake.Writer) error { return w.InsertReportFile(ctx, f) }
}

// reportsRegistered stores reports and files with every field, finds them by each
// of their keys, and refuses what is there already.
func reportsRegistered(s *shelf) {
	report := Filled[intake.Report](noon)
	report.Number, report.Response, report.Link = "NUMBER", "r", "link"
	bare := intake.Report{Number: "BARE", Response: "b", Link: "other", IssuedAt: noon}
	file := Filled[intake.ReportFile](noon)
	file.Hash = "hash"
	s.write(insertReport(report), insertReport(bare), insertReportFile(file), func(ctx context.Context, w intake.Writer) error {
		same(s, report)(w.Report(ctx, "NUMBER"))
		same(s, report)(w.ReportOf(ctx, "r"))
		same(s, bare)(w.ReportByLink(ctx, "other"))
		same(s, file)(w.ReportFile(ctx, "hash"))
		return nil
	})
	same(s, bare)(s.Report(s.ctx, "BARE"))
	same(s, bare)(s.ReportOf(s.ctx, "b"))
	same(s, report)(s.ReportByLink(s.ctx, "link"))
	same(s, file)(s.ReportFile(s.ctx, "hash"))
	for what, find := range map[string]func() error{
		"number":        func() error { _, err := s.Report(s.ctx, "number"); return err },
		"response":      func() error { _, err := s.ReportOf(s.ctx, "NUMBER"); return err },
		"link":          func() error { _, err := s.ReportByLink(s.ctx, "r"); return err },
		"file":          func() error { _, err := s.ReportFile(s.ctx, "link"); return err },
		"empty":         func() error { _, err := s.ReportByLink(s.ctx, ""); return err },
		"no such link":  func() error { _, err := s.ReportByLink(s.ctx, "LINK"); return err },
		"no such files": func() error { _, err := s.ReportFile(s.ctx, ""); return err },
	} {
		s.mustBe(survey.NotFound, find(), what)
	}
	for what, taken := range map[string]step{
		"number":   insertReport(intake.Report{Number: "NUMBER", Response: "x", Link: "x"}),
		"response": insertReport(intake.Report{Number: "X", Response: "r", Link: "x"}),
		"link":     insertReport(intake.Report{Number: "X", Response: "x", Link: "link"}),
		"hash":     insertReportFile(intake.ReportFile{Hash: "hash", Number: "X"}),
	} {
		fine := insertReport(intake.Report{Number: "FINE", Response: "fine", Link: "fine"})
		s.mustBe(survey.Conflict, s.Atomic(s.ctx, inOrder(fine, taken)), what+" taken")
		_, err := s.Report(s.ctx, "FINE")
		s.mustBe(survey.NotFound, err, "what was undone with a "+what+" taken")
	}
	same(s, report)(s.Report(s.ctx, "NUMBER"))
}

// oneRegisters lets two instances give one response many numbers at once: it
// gets one of them.
func oneRegisters(s *shelf) {
	stores := []intake.Store{s.Store, s.second()}
	numbers := map[survey.ReportNumber]bool{}
	for i, one := range together(12, func(i int) (survey.ReportNumber, error) {
		r := intake.Report{Number: survey.ReportNumber(fmt.Sprint("N", i)), Response: "r", Link: intake.LinkHash(fmt.Sprint("l", i)), IssuedAt: noon}
		return r.Number, stores[i%2].Atomic(s.ctx, insertReport(r))
	}) {
		if one.err == nil {
			numbers[one.value] = true
			continue
		}
		s.mustBe(survey.Conflict, one.err, fmt.Sprint("report ", i, " of one response"))
	}
	r, err := s.ReportOf(s.ctx, "r")
	if err != nil || len(numbers) != 1 || !numbers[r.Number] {
		s.t.Errorf("%v were told, %s is stored: %v", numbers, r.Number, err)
	}
}
