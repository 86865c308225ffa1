package web

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hand is a person who uses a tab by the keyboard alone. Where the focus is, is
// read from the browser's own trees: the page may run no script at all.
type hand struct {
	t   *testing.T
	ctx context.Context
	say func(key string) string // the texts of the language that the person reads

	at      stop
	seen    int // stops that were looked at
	parents map[cdp.BackendNodeID]cdp.BackendNodeID
}

// stop is what has the focus; its zero value is nothing.
type stop struct {
	node        cdp.BackendNodeID
	shown       cdp.BackendNodeID // what is drawn for it: a radio button's label
	id, input   string            // of the element: its id and its name attribute or id
	role, name  string
	description string
	required    bool
	invalid     bool
	area        rect   // on the page
	look        string // what its outline and shadow are
}

type rect struct{ left, top, right, bottom float64 }

func (r rect) String() string {
	return fmt.Sprintf("%.0f,%.0f to %.0f,%.0f", r.left, r.top, r.right, r.bottom)
}

// newHand sits down at a tab with a window of some width.
func newHand(t *testing.T, ctx context.Context, width, height int64, scripts bool, say func(string) string) *hand {
	t.Helper()
	h := &hand{t: t, ctx: ctx, say: say}
	call(h, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	call(h, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !scripts})
	still := []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}} // else scrolling takes its time
	call(h, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: still})
	call(h, accessibility.Enable, cdp.Empty{}) // else every look at the tree builds it anew
	call(h, dom.Enable, dom.EnableParams{})
	call(h, css.Enable, cdp.Empty{})
	h.do(chromedp.EmulateViewport(width, height))
	return h
}

func call[P, R any](h *hand, command cdp.Command[P, R], params P) R {
	h.t.Helper()
	r, err := chromedp.Call(h.ctx, command, params)
	if err != nil {
		h.t.Fatalf("%s: %v", command.Method, err)
	}
	return r
}

func (h *hand) do(actions ...chromedp.Action[chromedp.Void]) {
	h.t.Helper()
	if err := chromedp.Do(h.ctx, actions...); err != nil {
		h.t.Fatal(err)
	}
}

// open types an address.
func (h *hand) open(url string) {
	h.t.Helper()
	h.do(chromedp.Navigate(url))
	h.at = h.focus()
}

// element is the first that a selector finds, nil without one. The numbers that
// nodes have for a client change under it whenever the page does, so the look-up
// is tried again; those of the browser's own (backend) stay.
func (h *hand) element(selector string) *cdp.Node {
	h.t.Helper()
	for tries := 0; ; tries++ {
		node, err := h.lookUp(selector)
		if err == nil {
			return node
		}
		if tries == 50 {
			h.t.Fatal(err)
		}
		time.Sleep(pollEvery)
	}
}

func (h *hand) lookUp(selector string) (*cdp.Node, error) {
	root, err := chromedp.Call(h.ctx, dom.GetDocument, dom.GetDocumentParams{Depth: new(int64)})
	if err != nil {
		return nil, err
	}
	found, err := chromedp.Call(h.ctx, dom.QuerySelector, dom.QuerySelectorParams{NodeID: root.Root.NodeID, Selector: selector})
	if err != nil || found.NodeID == 0 {
		return nil, err
	}
	described, err := chromedp.Call(h.ctx, dom.DescribeNode, dom.DescribeNodeParams{NodeID: found.NodeID})
	return described.Node, err
}

// there reports whether the page has such an element.
func (h *hand) there(selector string) bool { return h.element(selector) != nil }

// focus is what has the focus now.
func (h *hand) focus() stop {
	h.t.Helper()
	element := h.element(":focus")
	if element == nil {
		return stop{}
	}
	s := stop{node: element.BackendNodeID, shown: element.BackendNodeID, id: attribute(element, "id"), input: attribute(element, "name")}
	if kind := attribute(element, "type"); kind == "radio" || kind == "checkbox" {
		if label := h.element(":focus + label"); label != nil {
			s.shown = label.BackendNodeID
		}
	}
	nodes := call(h, accessibility.GetPartialAXTree, accessibility.GetPartialAXTreeParams{BackendNodeID: s.node, FetchRelatives: new(bool)}).Nodes
	seen := axNode{Node: nodes[0]}
	s.role, s.name, s.description = seen.role(), seen.name(), seen.description()
	s.required, s.invalid = seen.state("required") == "true", seen.state("invalid") == "true"
	s.look, _ = h.look(s.shown)
	s.area = h.area(s.shown)
	return s
}

func attribute(n *cdp.Node, name string) string {
	for i := 0; i+1 < len(n.Attributes); i += 2 {
		if n.Attributes[i] == name {
			return n.Attributes[i+1]
		}
	}
	return ""
}

// look is how the frame around an element is drawn, unless the element is gone.
func (h *hand) look(element cdp.BackendNodeID) (look string, gone bool) {
	h.t.Helper()
	for tries := 0; ; tries++ {
		style, err := h.style(element)
		if err == nil {
			return frame(style), false
		}
		if tries == 10 {
			return "", true
		}
		time.Sleep(pollEvery)
	}
}

func (h *hand) style(element cdp.BackendNodeID) ([]*css.ComputedStyleProperty, error) {
	if _, err := chromedp.Call(h.ctx, dom.GetDocument, dom.GetDocumentParams{Depth: new(int64)}); err != nil {
		return nil, err
	}
	pushed, err := chromedp.Call(h.ctx, dom.PushNodesByBackendIDsToFrontend, dom.PushNodesByBackendIDsToFrontendParams{BackendNodeIDs: []cdp.BackendNodeID{element}})
	if err != nil {
		return nil, err
	}
	style, err := chromedp.Call(h.ctx, css.GetComputedStyleForNode, css.GetComputedStyleForNodeParams{NodeID: pushed.NodeIDs[0]})
	return style.ComputedStyle, err
}

// frame puts into words what one sees around an element.
func frame(style []*css.ComputedStyleProperty) string {
	value := map[string]string{}
	for _, p := range style {
		value[p.Name] = p.Value
	}
	outline := value["outline-style"] + " " + value["outline-width"] + " " + value["outline-color"]
	if value["outline-style"] == "none" || strings.HasSuffix(outline, "rgba(0, 0, 0, 0)") {
		outline = "none"
	}
	if value["opacity"] == "0" {
		return "invisible"
	}
	return "outline " + outline + ", shadow " + value["box-shadow"]
}

// area is where an element stands on the page.
func (h *hand) area(node cdp.BackendNodeID) rect {
	quads := call(h, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: node}).Quads
	if len(quads) == 0 {
		h.t.Fatalf("what has the focus is not drawn")
	}
	r := around(quads[0])
	for _, q := range quads[1:] {
		next := around(q)
		r = rect{min(r.left, next.left), min(r.top, next.top), max(r.right, next.right), max(r.bottom, next.bottom)}
	}
	view := h.view()
	return rect{r.left + view.left, r.top + view.top, r.right + view.left, r.bottom + view.top}
}

func around(q dom.Quad) rect {
	return rect{min(q[0], q[6]), min(q[1], q[3]), max(q[2], q[4]), max(q[5], q[7])}
}

// view is the part of the page that the window shows.
func (h *hand) view() rect {
	v := call(h, cdppage.GetLayoutMetrics, cdp.Empty{}).CSSVisualViewport
	return rect{v.PageX, v.PageY, v.PageX + v.ClientWidth, v.PageY + v.ClientHeight}
}

// keys presses and lets go, as a keyboard does: what a key types comes with the
// press, so that it is dropped where the press has done something already.
func keys(all string, modifiers ...chromedp.Modifier) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for _, r := range all {
			events := kb.Encode(r)
			down, up := *events[0], *events[len(events)-1]
			if len(events) == 3 {
				down.Text, down.UnmodifiedText = events[1].Text, events[1].UnmodifiedText
			}
			for _, event := range []input.DispatchKeyEventParams{down, up} {
				chromedp.KeyModifiers(modifiers...)(&event)
				if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, event); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// press presses keys where the focus is.
func (h *hand) press(all string) {
	h.t.Helper()
	h.do(keys(all))
	h.at = h.focus()
}

// tab goes to the next stop and looks at it.
func (h *hand) tab() stop {
	h.t.Helper()
	before := h.at
	h.press(kb.Tab)
	h.check(before)
	return h.at
}

// back goes to the stop before and looks at it.
func (h *hand) back() stop {
	h.t.Helper()
	h.do(keys(kb.Tab, chromedp.ModifierShift))
	h.at = h.focus()
	h.check(stop{})
	return h.at
}

// to goes on until a stop, the first of the role whose name begins so.
func (h *hand) to(role, name string) stop {
	h.t.Helper()
	passed, from := []string{}, h.at
	for range 200 {
		s := h.tab()
		if s.role == role && strings.HasPrefix(s.name, name) {
			return s
		}
		passed = append(passed, s.role+" "+s.name)
		if s.node == from.node && s.node != 0 && s.input == "" {
			break
		}
	}
	h.t.Fatalf("the keyboard does not reach %s %q, only %q", role, name, passed)
	return stop{}
}

// load presses keys that lead to another page, or to this one anew.
func (h *hand) load(all string) {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(cdppage.LoadEventFired, nil, keys(all))); err != nil {
		h.t.Fatalf("%s: no page after %s %q: %v", h.path(), h.at.role, h.at.name, err)
	}
	h.parents = nil
	if h.there("[autofocus]") { // which the browser sees to when it first draws the page
		h.waits(":focus")
	}
	h.at = h.focus()
}

// path is the path of the page's address.
func (h *hand) path() string {
	history := call(h, cdppage.GetNavigationHistory, cdp.Empty{})
	address := history.Entries[history.CurrentIndex].URL
	_, rest, _ := strings.Cut(address, "://")
	_, rest, _ = strings.Cut(rest, "/")
	return "/" + rest
}

// waits until the page has an element.
func (h *hand) waits(selector string) {
	h.t.Helper()
	for end := time.Now().Add(patience); !h.there(selector); time.Sleep(pollEvery) {
		if time.Now().After(end) {
			h.t.Fatalf("the page never has %s", selector)
		}
	}
}

// check looks at the stop that was reached: it has a name, it is drawn so that
// one sees it, in the window and with nothing over it, and it comes after the
// stop before as one reads.
func (h *hand) check(before stop) {
	h.t.Helper()
	s := h.at
	if s.node == 0 {
		return
	}
	h.seen++
	fail := func(format string, more ...any) {
		h.t.Helper()
		h.t.Errorf("%s: %s %q: "+format, append([]any{h.path(), s.role, s.name}, more...)...)
	}
	if s.name == "" && s.role != "generic" {
		fail("has no name (%s)", s.id)
	}
	view := h.view()
	if s.area.top < view.top-1 || s.area.left < view.left-1 || s.area.right > view.right+1 || (s.area.bottom > view.bottom+1 && s.area.bottom-s.area.top < view.bottom-view.top) {
		fail("is at %v, the window shows %v", s.area, view)
	} else if over := h.over(s); over != "" {
		fail("is under %s", over)
	}
	if before.node == 0 || before.node == s.node {
		return
	}
	if s.area.bottom <= before.area.top+1 && s.area.left < before.area.right {
		fail("at %v comes after %s %q at %v", s.area, before.role, before.name, before.area)
	}
	if now, gone := h.look(before.shown); !gone && now == before.look {
		h.t.Errorf("%s: %s %q looks the same with and without the focus: %s", h.path(), before.role, before.name, now)
	}
}

// over names what covers a stop: its middle or one of two corners. A page that
// moved meanwhile, as when the script says that something is saved, is looked at
// again.
func (h *hand) over(s stop) string {
	h.t.Helper()
	for tries := 0; ; tries++ {
		view, quads := h.view(), h.quads(s)
		over := h.hit(s, view, quads)
		if over == "" || tries == 50 || view == h.view() && reflect.DeepEqual(quads, h.quads(s)) {
			return over
		}
		time.Sleep(pollEvery)
	}
}

func (h *hand) quads(s stop) []dom.Quad {
	h.t.Helper()
	return call(h, dom.GetContentQuads, dom.GetContentQuadsParams{BackendNodeID: s.shown}).Quads
}

func (h *hand) hit(s stop, view rect, quads []dom.Quad) string {
	h.t.Helper()
	for _, q := range quads {
		r := around(q)
		middle, bottom := (r.left+r.right)/2, min(r.bottom-3, view.bottom-view.top-1)
		for _, at := range [][2]float64{{r.left + 4, r.top + 3}, {middle, (r.top + bottom) / 2}, {r.right - 4, bottom}} {
			hit := call(h, dom.GetNodeForLocation, dom.GetNodeForLocationParams{X: int64(at[0] + view.left), Y: int64(at[1] + view.top)})
			if !h.within(hit.BackendNodeID, s.shown) && !h.within(s.shown, hit.BackendNodeID) {
				n := call(h, dom.DescribeNode, dom.DescribeNodeParams{BackendNodeID: hit.BackendNodeID}).Node
				return fmt.Sprintf("%s %.80v", n.NodeName, n.Attributes)
			}
		}
	}
	return ""
}

// within reports whether a node is another one or inside it.
func (h *hand) within(node, other cdp.BackendNodeID) bool {
	if _, known := h.parents[node]; !known {
		h.parents = map[cdp.BackendNodeID]cdp.BackendNodeID{}
		whole := int64(-1)
		h.learn(call(h, dom.GetDocument, dom.GetDocumentParams{Depth: &whole}).Root, 0)
	}
	for ; node != 0; node = h.parents[node] {
		if node == other {
			return true
		}
	}
	return false
}

func (h *hand) learn(n *cdp.Node, parent cdp.BackendNodeID) {
	h.parents[n.BackendNodeID] = parent
	for _, child := range append(n.Children, n.PseudoElements...) {
		h.learn(child, n.BackendNodeID)
	}
}
