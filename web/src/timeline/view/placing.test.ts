// The card's place: inside the pane, at a corner of its mark, where it covers least.
import { expect, it } from "vitest";
import { blockBox, markBox, placeCard } from "./placing";

const card = { width: 200, height: 100 };
const pane = { width: 800, height: 500 };
const mark = { x: 290, y: 190, width: 20, height: 20 };

it("stands below and to the right where nothing is in its way", () => {
  expect(placeCard(mark, card, pane, () => 0)).toEqual({ x: 318, y: 218 });
});

it("stands in the corner that covers least", () => {
  const spot = { x: 250, y: 150 };
  const place = placeCard(mark, card, pane, ({ x, y }) => (x < spot.x && y < spot.y ? 0 : 5));
  expect(place).toEqual({ x: 82, y: 82 });
});

it("never stands on its mark nor outside", () => {
  for (const x of [2, 300, 640, 799]) {
    for (const y of [2, 250, 499]) {
      const one = markBox({ x, y });
      const place = placeCard(one, card, pane, () => 0);
      expect(place.x >= 4 && place.y >= 4 && place.x + card.width <= 796 && place.y + card.height <= 496).toBe(true);
      expect(one.x + one.width > place.x && one.x < place.x + card.width && one.y + one.height > place.y && one.y < place.y + card.height).toBe(false);
    }
  }
});

it("takes a block as it stands, and of a long one the part at the pointer", () => {
  expect(blockBox({ x0: 100, x1: 130, height: 18 }, { x: 234, y: 60 }, 50, 124)).toEqual({ x: 224, y: 50, width: 30, height: 18 });
  expect(blockBox({ x0: 0, x1: 700, height: 18 }, { x: 400, y: 60 }, 50, 124)).toEqual({ x: 340, y: 50, width: 120, height: 18 });
});
