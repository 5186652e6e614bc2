// This file reads the examples: their order, their folders and their files.

// Package lessons turns the folder of examples into the lessons of the site.
package lessons

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"interleave/wasm/program"
)

// Lesson is one example, in the form the page reads as JSON.
type Lesson struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`
	Group   string          `json:"group"` // the heading it stands under in the menu
	Text    []Block         `json:"text"`
	Program program.Program `json:"program"`
	Binary  string          `json:"binary,omitempty"` // path of its linked Go, from the site's root; filled in by whoever links it

	Compare []string `json:"compare,omitempty"` // ids of the lessons whose diagrams stand side by side with this one's
	Caption string   `json:"caption,omitempty"` // a sentence under its title there
	Outcome string   `json:"outcome,omitempty"` // how the console line begins that matters there
	Moral   string   `json:"moral,omitempty"`   // what that line tells
}

// Head is a lesson's line in the menu.
type Head struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Group string `json:"group"`
}

// Head returns the lesson's line in the menu.
func (l *Lesson) Head() Head { return Head{l.ID, l.Title, l.Group} }

// notProgram are the files of a folder that are not part of its Program.
var notProgram = []string{"lesson.md", "events.txt", "console.txt"}

// Load reads the examples below root in the order of order.txt. It returns every mistake it finds.
func Load(root fs.FS) ([]Lesson, error) {
	order, err := readOrder(root)
	if err != nil {
		return nil, err
	}
	var lessons []Lesson
	var errs []error
	for _, id := range order {
		lesson, err := load(root, id)
		if err != nil {
			errs = append(errs, err)
		}
		lessons = append(lessons, lesson)
	}
	for i := range lessons {
		errs = append(errs, lessons[i].checkLinks(order), lessons[i].checkCompare(lessons))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return lessons, nil
}

// readOrder returns the ids in order.txt, each of which must be a folder and the other way round.
func readOrder(root fs.FS) ([]string, error) {
	data, err := fs.ReadFile(root, "order.txt")
	if err != nil {
		return nil, err
	}
	var order []string
	var errs []error
	for i, line := range strings.Split(string(data), "\n") {
		id := strings.TrimSpace(line)
		switch {
		case id == "" || strings.HasPrefix(id, "#"):
		case !program.IsLessonID(id):
			errs = append(errs, fmt.Errorf("order.txt:%d: %q is no id: a to z, digits and dashes", i+1, id))
		case slices.Contains(order, id):
			errs = append(errs, fmt.Errorf("order.txt:%d: %s is there twice", i+1, id))
		default:
			order = append(order, id)
		}
	}
	entries, err := fs.ReadDir(root, ".")
	errs = append(errs, err)
	for _, entry := range entries {
		if entry.IsDir() && !slices.Contains(order, entry.Name()) {
			errs = append(errs, fmt.Errorf("order.txt: the folder %s is missing", entry.Name()))
		}
	}
	return order, errors.Join(errs...)
}

// load reads the folder of one example.
func load(root fs.FS, id string) (Lesson, error) {
	lesson := Lesson{ID: id}
	text, err := fs.ReadFile(root, path.Join(id, "lesson.md"))
	if err != nil {
		return lesson, err
	}
	if err := lesson.readText(string(text)); err != nil {
		return lesson, fmt.Errorf("%s/lesson.md:%w", id, err)
	}
	entries, err := fs.ReadDir(root, id)
	if err != nil {
		return lesson, err
	}
	for _, entry := range entries {
		if slices.Contains(notProgram, entry.Name()) {
			continue
		}
		data, err := fs.ReadFile(root, path.Join(id, entry.Name()))
		if err != nil {
			return lesson, err
		}
		lesson.Program.Files = append(lesson.Program.Files, program.File{Name: entry.Name(), Text: string(data)})
	}
	slices.SortFunc(lesson.Program.Files, func(a, b program.File) int { return strings.Compare(rank(a.Name), rank(b.Name)) })
	lesson.Program.Title = lesson.Title
	if problem := lesson.Program.Problem(); problem != "" {
		return lesson, fmt.Errorf("%s: %s", id, problem)
	}
	return lesson, nil
}

// rank orders files: Go, then JavaScript and TypeScript, then data; main first in each.
func rank(name string) string {
	kind := map[string]string{".go": "0", ".js": "1", ".ts": "1"}[path.Ext(name)]
	if kind == "" {
		kind = "2"
	}
	if strings.HasPrefix(name, "main.") {
		return kind + "0" + name
	}
	return kind + "1" + name
}

// checkLinks says which links of the text lead to no lesson.
func (l *Lesson) checkLinks(ids []string) error {
	var errs []error
	for _, block := range l.Text {
		for _, spans := range append(block.Items, block.Spans) {
			for _, span := range spans {
				if span.Kind == "link" && !slices.Contains(ids, span.Lesson) {
					errs = append(errs, fmt.Errorf("%s/lesson.md: there is no lesson %q", l.ID, span.Lesson))
				}
			}
		}
	}
	return errors.Join(errs...)
}

// checkCompare says what is missing for the lessons to stand side by side.
func (l *Lesson) checkCompare(lessons []Lesson) error {
	if len(l.Compare) == 1 || len(l.Compare) > 3 {
		return fmt.Errorf("%s/lesson.md: two or three lessons are compared, not %d", l.ID, len(l.Compare))
	}
	var errs []error
	for _, id := range l.Compare {
		at := slices.IndexFunc(lessons, func(other Lesson) bool { return other.ID == id })
		switch {
		case at < 0:
			errs = append(errs, fmt.Errorf("%s/lesson.md: there is no lesson %q to compare", l.ID, id))
		case lessons[at].Caption == "" || lessons[at].Outcome == "" || lessons[at].Moral == "":
			errs = append(errs, fmt.Errorf("%s/lesson.md: a lesson that is compared needs caption, outcome and moral", id))
		}
	}
	return errors.Join(errs...)
}
