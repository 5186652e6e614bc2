// Upkeep of the cache: of the toolchains kept between builds only the latest stay.

package toolchain

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// keptToolchains is how many toolchains stay on disk: enough to go back and forth between two versions of Go or of the probe.
const keptToolchains = 3

// upkeep marks the toolchain in dir as used at that time and removes all of its neighbours but those used last, and what
// builds that broke off a day ago or more have left.
func upkeep(dir string, now time.Time) error {
	if err := os.Chtimes(dir, now, now); err != nil {
		return err
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		return err
	}
	used := make(map[string]time.Time)
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !entry.IsDir() {
			continue // gone meanwhile, or none of ours
		}
		if strings.HasPrefix(entry.Name(), "building-") && now.Sub(info.ModTime()) < 24*time.Hour {
			continue // somebody may be at it
		}
		used[filepath.Join(filepath.Dir(dir), entry.Name())] = info.ModTime()
	}
	for _, old := range stale(used) {
		if err := os.RemoveAll(old); err != nil {
			return err
		}
	}
	return nil
}

// stale names the folders that go: broken builds, and toolchains that others were used after.
func stale(used map[string]time.Time) []string {
	var gone, whole []string
	for path := range used {
		if strings.HasPrefix(filepath.Base(path), "building-") {
			gone = append(gone, path)
		} else {
			whole = append(whole, path)
		}
	}
	slices.SortFunc(whole, func(a, b string) int {
		if order := used[b].Compare(used[a]); order != 0 {
			return order
		}
		return strings.Compare(a, b)
	})
	return append(gone, whole[min(len(whole), keptToolchains):]...)
}
