// The examples as files of the site, with their Go compiled ahead, so that the first run of an unmodified one needs no compiler.

package assemble

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"interleave/build/lessons"
)

// lessons gives lessons/index.json, a file for each lesson and its linked program.
func (builder *Builder) lessons() (tree, error) {
	all, err := lessons.Load(os.DirFS(filepath.Join(builder.options.Root, "examples")))
	if err != nil {
		return nil, err
	}
	files := tree{}
	var index []lessons.Head
	for _, lesson := range all {
		if err := builder.addLesson(files, lesson); err != nil {
			return nil, fmt.Errorf("examples/%s: %w", lesson.ID, err)
		}
		index = append(index, lesson.Head())
	}
	return files, files.addJSON("lessons/index.json", index)
}

// addLesson adds a lesson and, where it has Go, its program.
func (builder *Builder) addLesson(files tree, lesson lessons.Lesson) error {
	sources := map[string]string{}
	for _, file := range lesson.Program.Files {
		if strings.HasSuffix(file.Name, ".go") {
			sources[file.Name] = file.Text
		}
	}
	if len(sources) > 0 {
		kept, err := builder.toolchain.program(sources)
		if err != nil {
			return err
		}
		lesson.Binary = "lessons/bin/" + filepath.Base(kept)
		files[lesson.Binary] = source{path: kept}
	}
	return files.addJSON("lessons/"+lesson.ID+".json", lesson)
}

// addJSON adds a value as JSON.
func (files tree) addJSON(name string, value any) error {
	content, err := json.Marshal(value)
	files[name] = source{bytes: content}
	return err
}
