package territory

// Former returns the chambers that merged into one, directly or through others, in
// the order of the registry.
func (r *Registry) Former(id ChamberID) []Chamber {
	var all []Chamber
	for _, c := range r.chambers {
		for of := c; of.Successor != ""; {
			if of.Successor == id {
				all = append(all, c)
				break
			}
			next, ok := r.Chamber(of.Successor)
			if !ok || next.ID == c.ID {
				break
			}
			of = next
		}
	}
	return all
}
