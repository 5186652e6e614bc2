// This file holds the rules for the names of a Program's files.

package program

import (
	"fmt"
	"strings"
)

// MaxName is the length of a file's name in characters.
const MaxName = 64

// inherited are names that every JavaScript object has already; so are all of the form __x__.
const inherited = " constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf "

// devices are names that mean a device on some systems, whatever follows the first dot.
const devices = " con prn aux nul "

// NameProblem says in one plain sentence what is wrong with a file's name; it is empty when nothing is.
func NameProblem(name string) string {
	if name == "" || len(name) > MaxName || strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) }) {
		return fmt.Sprintf("A file's name has 1 to %d letters (a to z), digits, dots, dashes and underscores.", MaxName)
	}
	magic := len(name) >= 4 && strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__")
	if strings.Trim(name, ".") == "" || magic || strings.Contains(inherited, " "+name+" ") || isDevice(name) {
		return fmt.Sprintf("A file cannot have the name %s.", name)
	}
	return ""
}

func nameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '.' || r == '-'
}

func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	if len(stem) == 4 && (stem[:3] == "com" || stem[:3] == "lpt") && stem[3] >= '0' && stem[3] <= '9' {
		return true
	}
	return stem != "" && strings.Contains(devices, " "+stem+" ")
}

// namesProblem says what is wrong with the names of a program's files together; it is empty when nothing is.
func namesProblem(files []File) string {
	seen := map[string]bool{}
	for _, f := range files {
		if problem := NameProblem(f.Name); problem != "" {
			return problem
		}
		key := strings.ToLower(f.Name)
		if seen[key] {
			return fmt.Sprintf("Two files have the name %s.", f.Name)
		}
		seen[key] = true
	}
	return ""
}
