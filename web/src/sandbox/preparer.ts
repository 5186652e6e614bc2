// This file is the first half of a run worker's text: it reads a program's JavaScript and puts the probes in. Workers that get theirs prepared go without it.

import { prepare } from "./js/prepare";
import { rehearse } from "./js/rehearsal";
import { leavePreparing } from "./preparing";

leavePreparing(globalThis, { prepare, rehearse });
