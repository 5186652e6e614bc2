// This file holds the ways in which a link can fail, and a plain sentence for each.

package program

import "fmt"

// LinkKind says in which way a link failed.
type LinkKind string

// The ways in which a link fails.
const (
	LinkNone    LinkKind = "none"    // not a link of ours at all
	LinkCut     LinkKind = "cut"     // its end is missing
	LinkDamaged LinkKind = "damaged" // changed on the way
	LinkNewer   LinkKind = "newer"   // made by a later version
	LinkLarge   LinkKind = "large"   // beyond MaxLink or MaxPayload
	LinkContent LinkKind = "content" // whole, but what it holds is no program
)

// LinkError is a link that cannot be opened or made. Its text is a plain sentence for the reader.
type LinkError struct {
	Kind LinkKind
	Text string
}

func (e *LinkError) Error() string { return e.Text }

// linkError returns the error of a kind that needs no further words.
func linkError(kind LinkKind) error {
	text := map[LinkKind]string{
		LinkNone:    "This address holds no program.",
		LinkCut:     "This link was cut short: its end is missing. Copy the whole link, or ask for it again.",
		LinkDamaged: "This link is damaged: what arrived is not what was sent. Copy it again, or ask for it again.",
		LinkNewer:   "This link was made by a newer version of Interleave. Reload the page to get that version.",
		LinkLarge: fmt.Sprintf("This link is too large: up to %d KiB that unpack to at most %d MiB can be opened.",
			MaxLink>>10, MaxPayload>>20),
	}[kind]
	return &LinkError{kind, text}
}

// contentError says what is wrong with what a whole link holds.
func contentError(why string) error {
	return &LinkError{LinkContent, "This link holds no program that can be opened. " + why}
}

// tooLarge says by how much a program is too large for a link.
func tooLarge(size, max int) error {
	return &LinkError{LinkLarge, fmt.Sprintf("The program is too large for a link: %d KiB, and %d KiB fit.", (size+1023)>>10, max>>10)}
}
