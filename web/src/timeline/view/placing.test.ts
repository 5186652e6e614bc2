// The card's place: inside the pane, beside the pointer, where it covers least.
import { expect, it } from "vitest";
import { placeCard } from "./placing";

const card = { width: 200, height: 100 };
const pane = { width: 800, height: 500 };

it("stands below and to the right where nothing is in its way", () => {
  expect(placeCard({ x: 300, y: 200 }, card, pane, () => 0)).toEqual({ x: 316, y: 216 });
});

it("stands in the corner that covers least", () => {
  const spot = { x: 250, y: 150 };
  const place = placeCard({ x: 300, y: 200 }, card, pane, ({ x, y }) => (x < spot.x && y < spot.y ? 0 : 5));
  expect(place).toEqual({ x: 84, y: 84 });
});

it("never stands on the pointer nor outside", () => {
  for (const x of [2, 300, 640, 799]) {
    for (const y of [2, 250, 499]) {
      const place = placeCard({ x, y }, card, pane, () => 0);
      expect(place.x >= 4 && place.y >= 4 && place.x + card.width <= 796 && place.y + card.height <= 496).toBe(true);
      expect(x > place.x && x < place.x + card.width && y > place.y && y < place.y + card.height).toBe(false);
    }
  }
});
