package scoring

import "slices"

// helpful lists for every area the moves that add most to the overall alone, at
// most three, each the best of its question. What adds nothing is left out.
func (s *search) helpful() []AreaMoves {
	gains := s.from.gains()
	areas := []AreaMoves{}
	for i := range s.from.areas {
		a := &s.from.areas[i]
		if a.state != Assessable {
			continue
		}
		best := make([]helped, len(a.replies)) // of each question
		s.each(a, &gains, func(mv *move, gain fraction) {
			if old := &best[mv.place-a.first]; gain.sign() > 0 && (old.move == nil || gain.cmp(old.gain) > 0) {
				*old = helped{move: mv, gain: gain}
			}
		})
		best = slices.DeleteFunc(best, func(h helped) bool { return h.move == nil })
		slices.SortStableFunc(best, func(x, y helped) int { return y.gain.cmp(x.gain) })
		list := AreaMoves{Area: a.ID}
		for _, h := range best[:min(len(best), mostMoves)] {
			h.gain, h.areaGain = gains.alone(h.move)
			list.Moves = append(list.Moves, h.public(s.from))
		}
		if len(best) > 0 {
			areas = append(areas, list)
		}
	}
	return areas
}

// each visits the moves of an area that raise it without changing the path, with
// what each alone adds to the overall. Of moves with the same effect on different
// questions it may leave out all but the first three.
func (s *search) each(a *assessed, gains *gains, visit func(mv *move, gain fraction)) {
	var moves []*move
	for i := range s.moves {
		if mv := &s.moves[i]; mv.area == a.ID && mv.raises() && !mv.alone {
			moves = append(moves, mv)
		}
	}
	if !gains.sum && !a.adds() {
		after := map[*move]fraction{}
		a.sets(moves, 1, func(set []*move, score fraction) { after[set[0]] = score })
		for _, mv := range moves {
			if score, ok := after[mv]; ok {
				visit(mv, gains.ofOverall(a, mv, score.sub(a.exact)))
			}
		}
		return
	}
	for _, mv := range moves {
		points := whole(0)
		if a.adds() {
			points = gains.rates[mv.areaPlace](mv.reply).mul(mv.lift())
		}
		visit(mv, gains.ofOverall(a, mv, points))
	}
}
