// Tests of the cache's upkeep.

package toolchain

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestUpkeepKeepsWhatWasUsedLast(t *testing.T) {
	cache := t.TempDir()
	now := time.Now()
	ages := map[string]time.Duration{"current": 90 * time.Hour, "a": time.Hour, "b": 2 * time.Hour, "c": 3 * time.Hour, "d": 4 * time.Hour, "building-1": time.Minute, "building-2": 48 * time.Hour}
	for name, age := range ages {
		path := filepath.Join(cache, name)
		if err := os.MkdirAll(filepath.Join(path, "std"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := upkeep(filepath.Join(cache, "current"), now); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, entry := range entries {
		left = append(left, entry.Name())
	}
	if want := []string{"a", "b", "building-1", "current"}; !slices.Equal(left, want) {
		t.Errorf("left: %q, want %q", left, want)
	}
}
