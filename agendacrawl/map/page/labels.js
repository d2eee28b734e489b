"use strict";
// Which labels fit: each is a box of text, and no two boxes overlap. Who comes first has the right of way.
const Labels = (() => {
  const HEIGHT = 19; // pixels
  const CELL = 64;
  const canvas = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  const widths = new Map();
  const width = (text, small) => {
    const key = `${small ? "s" : "n"}${text}`;
    if (!widths.has(key)) {
      canvas.font = `${small ? "500 12px" : "650 13px"} ${family}`;
      widths.set(key, Math.ceil(canvas.measureText(text).width) + 8);
    }
    return widths.get(key);
  };

  // A sheet of taken boxes, [left, top, right, bottom], found by the cells that they touch.
  const sheet = () => {
    const cells = new Map();
    const touched = ([left, top, right, bottom]) => {
      const keys = [];
      for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
        for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) keys.push(`${x},${y}`);
      return keys;
    };
    const isFree = (box) =>
      touched(box).every((key) =>
        (cells.get(key) ?? []).every(
          ([left, top, right, bottom]) =>
            box[2] <= left || box[0] >= right || box[3] <= top || box[1] >= bottom,
        ),
      );
    const take = (box) => {
      for (const key of touched(box)) {
        if (cells.has(key)) cells.get(key).push(box);
        else cells.set(key, [box]);
      }
    };
    return { isFree, take };
  };

  const boxAt = (x, y, wide, high) => [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];

  // Of each item {x, y, texts, room, small}, in their order, the first of its texts that fits into its room and hits no
  // taken box, moved sideways where it would leave the sheet of `across` pixels. Returns [item, text, x] of those that
  // found a place.
  const place = (items, taken, across) => {
    const placed = [];
    for (const item of items) {
      for (const text of item.texts) {
        const wide = width(text, item.small);
        if (wide > item.room || wide > across) continue;
        const x = Math.min(across - wide / 2, Math.max(wide / 2, item.x));
        if (Math.abs(x - item.x) > wide / 2) continue;
        const box = boxAt(x, item.y, wide, HEIGHT);
        if (!taken.isFree(box)) continue;
        taken.take(box);
        placed.push([item, text, x]);
        break;
      }
    }
    return placed;
  };

  return { sheet, place, boxAt, width, HEIGHT };
})();
