// Package links holds tests only: a link made in one language opens in the other and comes back with an equal payload.
package links
