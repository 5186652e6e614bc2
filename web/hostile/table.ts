// The table of the hostile suite: every number of the plan of tests, in order.
import type { Case } from "./case";
import { compiler } from "./cases/compiler";
import { floods } from "./cases/floods";
import { forging } from "./cases/forging";
import { goAttacks } from "./cases/goattacks";
import { isolation } from "./cases/isolation";
import { links } from "./cases/links";
import { values } from "./cases/values";

/** All cases. */
export const table: readonly Case[] = [...links, ...isolation, ...forging, ...values, ...floods, ...goAttacks, ...compiler];

/** How many numbers the plan has. */
export const NUMBERS = 97;
