// The rehearsal's program is one that can be prepared.
import { expect, test } from "vitest";
import { rehearse } from "./rehearsal";

test("the rehearsal goes through", () => {
  expect(rehearse).not.toThrow();
});
