package main

import (
	"context"
	"errors"
	"time"

	"maturita/intake"
	"maturita/stats"
	"maturita/survey"
)

// snapshotConfig says which figures may be seen outside a chamber.
type snapshotConfig struct {
	Instrument string `name:"questionnaire" env:"MATURITA_QUESTIONNAIRE" default:"pre-assessment" help:"Questionnaire that the figures are of."`
	policyConfig
}

// policyConfig are the thresholds of publication.
type policyConfig struct {
	FewestCounted int `name:"fewest-counted" env:"MATURITA_FEWEST_COUNTED" default:"5" help:"Smallest number of companies that is published, never below 3."`
	FewestScored  int `name:"fewest-scored" env:"MATURITA_FEWEST_SCORED" default:"10" help:"Smallest number of companies whose mean or quantiles are published, never below 3."`
}

// policy are the thresholds as a policy.
func (c policyConfig) policy() stats.Policy {
	return stats.Policy{Counts: c.FewestCounted, Means: c.FewestScored}
}

// resolve returns what is wrong.
func (c policyConfig) resolve() []string {
	if err := c.policy().Check(); errors.Is(err, stats.ErrPolicy) {
		return []string{"MATURITA_FEWEST_COUNTED and MATURITA_FEWEST_SCORED must be 3 or more: nothing about fewer companies may be published"}
	}
	return nil
}

// keeper makes snapshots of what is in a database and keeps them there.
func keeper(store database, catalogue *intake.Catalogue, policy stats.Policy) stats.Keeper {
	return stats.Keeper{Store: store, Maker: stats.Maker{
		Source: store, Policy: policy, Now: func() time.Time { return time.Now().UTC().Truncate(time.Millisecond) },
		Questionnaire: func(ctx context.Context, ref survey.Ref) (*survey.Questionnaire, error) {
			model, err := catalogue.Model(ctx, ref)
			if err != nil {
				return nil, err
			}
			return model.Questionnaire(), nil
		},
	}}
}
