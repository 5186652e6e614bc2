#!/bin/sh
# Installs Chromium where that can be done without asking, and says what to do where it cannot.
set -eu

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
	exit 0
fi
echo "The tests need Chromium at ${CHROMIUM:-/usr/bin/chromium}: install it, or set CHROMIUM to where yours is." >&2
exit 1
