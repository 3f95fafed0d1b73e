import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bestAspect, bestFit, floatTile, placeStage, placeTiles, type TileRect } from '../../src/session/layout.js';

const WIDE = 16 / 9;
const LITTLE = 1e-6;

/** count, width, height -> columns, rows */
const TABLE: readonly [count: number, width: number, height: number, columns: number, rows: number][] = [
  [1, 1280, 720, 1, 1],
  [2, 1280, 720, 2, 1],
  [2, 360, 640, 1, 2],
  [3, 1280, 720, 2, 2],
  [3, 360, 640, 1, 3],
  [4, 1280, 720, 2, 2],
  [5, 1280, 720, 3, 2],
  [6, 1280, 720, 3, 2],
  [8, 1280, 720, 3, 3],
  [8, 1600, 400, 4, 2],
  [8, 2400, 200, 8, 1],
];

describe('bestFit', () => {
  for (const [count, width, height, columns, rows] of TABLE) {
    it(`puts ${count} into ${width} x ${height} as ${columns} x ${rows}`, () => {
      const grid = bestFit(count, width, height, 8, WIDE);
      assert.deepEqual([grid.columns, grid.rows], [columns, rows]);
    });
  }

  it('fills a box of the tile’s own shape', () => {
    assert.deepEqual(bestFit(1, 1600, 900, 8, WIDE), { columns: 1, rows: 1, width: 1600, height: 900 });
  });

  it('has nothing to place for nobody, and nowhere in a box without room', () => {
    assert.equal(bestFit(0, 800, 600, 8, WIDE).columns, 0);
    assert.equal(bestFit(3, 0, 0, 8, WIDE).width, 0);
    assert.deepEqual(placeTiles(3, 0, 0, 8, bestFit(3, 0, 0, 8, WIDE)), []);
  });
});

describe('bestAspect', () => {
  it('keeps the first aspect where it does well', () => {
    const { width, height } = bestAspect(4, 1280, 720, 8, [WIDE, 1]);
    assert.ok(Math.abs(width / height - WIDE) < LITTLE);
  });

  it('takes a narrower one in a tall box', () => {
    const { width, height } = bestAspect(4, 300, 450, 8, [WIDE, 1]);
    assert.ok(Math.abs(width / height - 1) < LITTLE);
  });
});

describe('floatTile', () => {
  it('stands one gap from the last corner', () => {
    assert.deepEqual(floatTile(800, 600, 16, 160, 2), { x: 624, y: 504, width: 160, height: 80 });
  });
});

describe('placeStage', () => {
  it('puts the strip beside the stage in a wide box and below it in a tall one', () => {
    const wide = placeStage(1, 3, 1280, 720, 8);
    assert.deepEqual(wide.stage, [{ x: 0, y: 0, width: 1032, height: 720 }]);
    assert.ok(wide.strip.every(({ x, width }) => x === 1040 && width === 240));
    const tall = placeStage(1, 3, 360, 640, 8);
    const [stage] = tall.stage;
    assert.equal(stage?.width, 360);
    assert.ok(tall.strip.every(({ y }) => y >= (stage?.height ?? 0) + 8));
  });

  it('gives the stage everything when there is nobody else', () => {
    assert.deepEqual(placeStage(1, 0, 800, 600, 8), { stage: [{ x: 0, y: 0, width: 800, height: 600 }], strip: [] });
  });

  it('keeps everybody inside, apart, and the stage the largest, in any box', () => {
    const box = fc.record({
      large: fc.integer({ min: 1, max: 3 }),
      others: fc.integer({ min: 0, max: 12 }),
      width: fc.integer({ min: 200, max: 3000 }),
      height: fc.integer({ min: 200, max: 3000 }),
      gap: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(box, ({ large, others, width, height, gap }) => {
        const { stage, strip } = placeStage(large, others, width, height, gap);
        // Where the gaps alone fill a strip there is no room for anybody in it.
        fc.pre(strip.length === others);
        const rects: TileRect[] = [...stage, ...strip];
        assert.equal(rects.length, large + others);
        rects.forEach((a, index) => {
          assert.ok(
            a.x >= -LITTLE && a.x + a.width <= width + LITTLE && a.y >= -LITTLE && a.y + a.height <= height + LITTLE,
          );
          for (const b of rects.slice(index + 1)) {
            assert.ok(
              Math.max(
                Math.abs(a.x + a.width / 2 - b.x - b.width / 2) - (a.width + b.width) / 2,
                Math.abs(a.y + a.height / 2 - b.y - b.height / 2) - (a.height + b.height) / 2,
              ) >=
                gap - LITTLE,
            );
          }
        });
        if (large === 1) assert.ok(strip.every((small) => small.height <= (stage[0]?.height ?? 0)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('any room in any box', () => {
  const box = fc.record({
    count: fc.integer({ min: 1, max: 50 }),
    width: fc.integer({ min: 120, max: 4000 }),
    height: fc.integer({ min: 120, max: 4000 }),
    gap: fc.integer({ min: 0, max: 12 }),
    aspect: fc.double({ min: 0.5, max: 2.5, noNaN: true }),
  });
  const placed = ({ count, width, height, gap, aspect }: Box) => {
    const grid = bestFit(count, width, height, gap, aspect);
    return { grid, rects: placeTiles(count, width, height, gap, grid) };
  };
  /** In boxes too small for their gaps there is nothing to lay out. */
  const holds = (check: (box: Box, laid: ReturnType<typeof placed>) => void) =>
    fc.assert(
      fc.property(box, (chosen) => {
        const laid = placed(chosen);
        fc.pre(laid.grid.columns > 0);
        check(chosen, laid);
      }),
      { numRuns: 500 },
    );

  it('gives everybody a tile inside the box', () => {
    holds(({ count, width, height }, { rects }) => {
      assert.equal(rects.length, count);
      for (const rect of rects) {
        assert.ok(rect.x >= -LITTLE && rect.x + rect.width <= width + LITTLE);
        assert.ok(rect.y >= -LITTLE && rect.y + rect.height <= height + LITTLE);
      }
    });
  });

  it('overlaps nobody and keeps the gap', () => {
    holds(({ gap }, { rects }) => {
      rects.forEach((a, index) => {
        for (const b of rects.slice(index + 1)) {
          const apart = Math.max(Math.abs(a.x - b.x) - a.width - gap, Math.abs(a.y - b.y) - a.height - gap);
          assert.ok(apart >= -LITTLE);
        }
      });
    });
  });

  it('keeps the aspect', () => {
    holds(({ aspect }, { rects }) => {
      for (const { width, height } of rects) assert.ok(Math.abs(width / height - aspect) < LITTLE);
    });
  });

  it('is the largest of all numbers of columns', () => {
    holds(({ count, width, height, gap, aspect }, { grid }) => {
      for (let columns = 1; columns <= count; columns++) {
        const rows = Math.ceil(count / columns);
        const fits = Math.min((width - gap * (columns - 1)) / columns, ((height - gap * (rows - 1)) / rows) * aspect);
        assert.ok(fits <= grid.width + LITTLE);
      }
    });
  });

  it('centres every row and the whole', () => {
    holds(({ width, height }, { grid, rects }) => {
      for (let row = 0; row < grid.rows; row++) {
        const tiles = rects.slice(row * grid.columns, (row + 1) * grid.columns);
        const [first, last] = [tiles[0], tiles.at(-1)];
        if (!first || !last) continue;
        assert.ok(Math.abs(first.x - (width - last.x - last.width)) < LITTLE);
      }
      const [top, bottom] = [rects[0], rects.at(-1)];
      if (top && bottom) assert.ok(Math.abs(top.y - (height - bottom.y - bottom.height)) < LITTLE);
    });
  });

  it('moves nobody out of order when somebody joins', () => {
    holds(({ count, width, height, gap, aspect }) => {
      const { rects } = placed({ count: count + 1, width, height, gap, aspect });
      const order = rects.map((rect, index) => ({ ...rect, index })).sort((a, b) => a.y - b.y || a.x - b.x);
      assert.deepEqual(
        order.map(({ index }) => index),
        rects.map((_, index) => index),
      );
    });
  });
});

interface Box {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  readonly aspect: number;
}
