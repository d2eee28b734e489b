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

  // Where a box of a text is free: at the point of its item, moved sideways where it would leave the sheet of `across`
  // pixels; where only that is left, a line higher or lower.
  const spotFor = (item, taken, across) => {
    for (const [index, text] of item.texts.entries()) {
      const wide = width(text, item.small);
      if (wide > item.room || wide > across) continue;
      const x = Math.min(across - wide / 2, Math.max(wide / 2, item.x));
      if (Math.abs(x - item.x) > wide / 2) continue;
      const isLast = index === item.texts.length - 1;
      for (const shift of isLast && !item.name ? [0, HEIGHT, -HEIGHT] : [0]) {
        const box = boxAt(x, item.y + shift, wide, HEIGHT);
        if (taken.isFree(box)) return { item, text, x, y: item.y + shift, box };
      }
    }
    return null;
  };

  // Places of items {x, y, texts, room, small, name}, in their order; those for which there is none are left out.
  const place = (items, taken, across) => {
    const placed = [];
    for (const item of items) {
      const found = spotFor(item, taken, across);
      if (!found) continue;
      taken.take(found.box);
      placed.push(found);
    }
    return placed;
  };

  return { sheet, place, boxAt, width, HEIGHT };
})();
