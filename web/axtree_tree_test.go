package web

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"
)

// axNode is a part of a page as assistive technology meets it.
type axNode struct {
	*accessibility.Node
	tree *axTree
}

// axTree is a page as assistive technology meets it, in reading order.
type axTree struct {
	t     *testing.T
	ctx   context.Context
	nodes []axNode
	byID  map[accessibility.NodeID]axNode
}

// readTree reads the page that a tab shows.
func readTree(t *testing.T, ctx context.Context) *axTree {
	t.Helper()
	full, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	tree := &axTree{t: t, ctx: ctx, byID: map[accessibility.NodeID]axNode{}}
	for _, n := range full.Nodes {
		tree.byID[n.NodeID] = axNode{n, tree}
	}
	if len(full.Nodes) > 0 {
		tree.add(tree.byID[full.Nodes[0].NodeID])
	}
	return tree
}

func (tree *axTree) add(n axNode) {
	if !n.Ignored {
		tree.nodes = append(tree.nodes, n)
	}
	for _, id := range n.ChildIDs {
		if child, ok := tree.byID[id]; ok {
			tree.add(child)
		}
	}
}

// all are the nodes of a role.
func (tree *axTree) all(role string) (found []axNode) {
	for _, n := range tree.nodes {
		if n.role() == role {
			found = append(found, n)
		}
	}
	return found
}

// one is the only node with a role and a name.
func (tree *axTree) one(role, name string) axNode {
	tree.t.Helper()
	var found []axNode
	var names []string
	for _, n := range tree.all(role) {
		names = append(names, n.name())
		if n.name() == name {
			found = append(found, n)
		}
	}
	if len(found) != 1 {
		tree.t.Fatalf("%d times %s %q: there is %q", len(found), role, name, names)
	}
	return found[0]
}

// under are the nodes of a role inside a node.
func (n axNode) under(role string) (found []axNode) {
	for _, other := range n.tree.nodes {
		if other.role() != role {
			continue
		}
		for up := other; up.Node != nil && up.ParentID != ""; up = n.tree.byID[up.ParentID] {
			if up.ParentID == n.NodeID {
				found = append(found, other)
				break
			}
		}
	}
	return found
}

func (n axNode) role() string        { return heard(n.Role) }
func (n axNode) name() string        { return heard(n.Name) }
func (n axNode) description() string { return heard(n.Description) }
func (n axNode) value() string       { return heard(n.Value) }

// state is a property, "" when the node has it not.
func (n axNode) state(name accessibility.PropertyName) string {
	for _, p := range n.Properties {
		if p.Name == name {
			return heard(p.Value)
		}
	}
	return ""
}

func heard(v *accessibility.Value) string {
	if v == nil || len(v.Value) == 0 {
		return ""
	}
	var text string
	if err := json.Unmarshal(v.Value, &text); err != nil {
		return string(v.Value)
	}
	return strings.Join(strings.Fields(text), " ")
}

// attribute is one of the element's, for what the tree does not tell.
func (n axNode) attribute(name string) string {
	n.tree.t.Helper()
	described, err := chromedp.Call(n.tree.ctx, dom.DescribeNode, dom.DescribeNodeParams{BackendNodeID: cdp.BackendNodeID(n.BackendDOMNodeID)})
	if err != nil {
		n.tree.t.Fatal(err)
	}
	return attribute(described.Node, name)
}

// folds reports whether the node is a part that a button of its own opens and
// names.
func (n axNode) folds() bool {
	for i, other := range n.tree.nodes {
		if other.NodeID == n.NodeID {
			return i+1 < len(n.tree.nodes) && n.tree.nodes[i+1].role() == "DisclosureTriangle"
		}
	}
	return false
}

// text is all that is read out inside the node.
func (n axNode) text() string {
	var words []string
	for _, part := range n.under("StaticText") {
		words = append(words, part.name())
	}
	return strings.Join(words, " ")
}
