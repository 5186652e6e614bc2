// This file names things by their content.
package toolchain

import (
	"crypto/sha256"
	"encoding/hex"
)

// hashName returns 16 hexadecimal digits that name the content.
func hashName(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}
