package scoring_test

import (
	"testing"

	"maturita/scoring"
	"maturita/survey"
)

// scoreOf makes a questionnaire whose overall and only area are points/best·100.
func scoreOf(points, best string) *survey.Questionnaire {
	return questionnaire(area("uno", single("q", "0", points, best)))
}

func TestDisplay(t *testing.T) {
	from := func(v string) survey.Bound { return survey.Bound{Value: d(v)} }
	above := func(v string) survey.Bound { return survey.Bound{Value: d(v), Exclusive: true} }
	hundred := survey.Display{Decimals: 1, High: d("100")}
	whole := survey.Display{High: d("100")}
	points := survey.Display{Points: true}
	tests := []struct {
		name         string
		points, best string
		display      survey.Display
		bound        survey.Bound
		want         string
	}{
		{"half away from zero", "30.25", "100", hundred, from("80"), "30.3"},
		{"declared decimals", "30", "100", hundred, from("80"), "30.0"},
		{"no decimals", "30.5", "100", whole, from("80"), "31"},
		{"a repeating fraction", "1", "3", hundred, from("80"), "33.3"},
		{"seems to reach from 80", "79.96", "100", hundred, from("80"), "79.96"},
		{"one more is not always enough", "79.996", "100", hundred, from("80"), "79.996"},
		{"reaches from 80 exactly", "80", "100", hundred, from("80"), "80.0"},
		{"well below", "79.94", "100", hundred, from("80"), "79.9"},
		{"rounds to the bound, above it still is not reached", "79.96", "100", hundred, above("80"), "80.0"},
		{"on an exclusive bound between the decimals", "79.96", "100", hundred, above("79.96"), "79.96"},
		{"past an exclusive bound", "79.97", "100", hundred, above("79.96"), "80.0"},
		{"a bound between the decimals", "33.34", "100", whole, from("33.4"), "33"},
		{"a bound between the decimals that rounding passes", "33.53", "100", whole, from("33.6"), "33.5"},
		{"mapped to 0–4", "50", "100", survey.Display{Decimals: 2, High: d("4")}, from("80"), "2.00"},
		{"mapped to 1–5", "62.5", "100", survey.Display{Decimals: 1, Low: d("1"), High: d("5")}, from("80"), "3.5"},
		{"mapped to −1–1", "25", "100", survey.Display{Decimals: 1, Low: d("-1"), High: d("1")}, from("80"), "-0.5"},
		{"a zero has no sign", "49.9", "100", survey.Display{Decimals: 1, Low: d("-1"), High: d("1")}, from("80"), "0.0"},
		{"mapped, seems to reach", "79.9", "100", survey.Display{Decimals: 1, Low: d("1"), High: d("5")}, from("80"), "4.196"},
		{"mapped, reaches", "80", "100", survey.Display{Decimals: 1, Low: d("1"), High: d("5")}, from("80"), "4.2"},
		{"points", "31", "50", points, from("80"), "31/50"},
		{"points rounded", "31.5", "50", points, from("80"), "32/50"},
		{"points that seem to reach", "39.5", "50", points, from("80"), "39.5/50.0"},
		{"points of a best that rounds to nothing", "0.1", "0.4", points, from("80"), "0.1/0.4"},
		{"points with decimals", "31", "50", survey.Display{Points: true, Decimals: 1}, from("80"), "31.0/50.0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := scoreOf(test.points, test.best)
			q.Display = test.display
			q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: test.bound})
			r := compile(t, q).Score(survey.Answers{"q": pick("b")})
			if r.Overall.Display != test.want || str(r.Areas[0].Display) != test.want {
				t.Errorf("%s is shown as %s, the area as %s; want %s", r.Overall.Exact, r.Overall.Display, str(r.Areas[0].Display), test.want)
			}
		})
	}
}

// An area is also compared with the gates on it, the overall is not.
func TestAreaDisplayKnowsItsGates(t *testing.T) {
	for _, test := range []struct {
		gate survey.Gate
		want string
	}{
		{survey.Gate{Area: "uno", Least: d("40")}, "39.96"},
		{survey.Gate{Every: true, Least: d("40")}, "39.96"},
		{survey.Gate{All: []survey.Gate{{Area: "uno", Least: d("40")}}}, "39.96"},
		{survey.Gate{Area: "due", Least: d("40")}, "40.0"},
	} {
		q := questionnaire(area("uno", single("q", "0", "39.96", "100")), area("due", single("r", "0", "39.96", "100")))
		q.Levels = append(q.Levels, survey.Level{ID: "high", Bound: survey.Bound{Value: d("80")}, Gates: []survey.Gate{test.gate}})
		r := compile(t, q).Score(survey.Answers{"q": pick("b"), "r": pick("b")})
		if r.Overall.Display != "40.0" || str(r.Areas[0].Display) != test.want {
			t.Errorf("%+v: overall %s, area %s; want 40.0, %s", test.gate, r.Overall.Display, str(r.Areas[0].Display), test.want)
		}
	}
}

func TestMicroPoints(t *testing.T) {
	for exact, want := range map[string]int64{
		"0/1": 0, "100/1": 100_000_000, "161/2": 80_500_000, "100/3": 33_333_333, "200/3": 66_666_667,
		"1/2000000": 1, "1/2000001": 0, "-1/2000000": -1, "-1/3": -333_333,
	} {
		if got := scoring.MicroPoints(exact); got != want {
			t.Errorf("%s is %d micro-points, want %d", exact, got, want)
		}
	}
	for _, exact := range []string{"", "null", "1/0", "10000000000000/1"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is accepted", exact)
				}
			}()
			scoring.MicroPoints(exact)
		}()
	}
}
