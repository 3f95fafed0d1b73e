/**
 * Where the tiles go: pure arithmetic from a count and a box to rectangles. It knows no elements; `x` counts from the
 * inline start, so the same rectangles serve both writing directions.
 */

export interface TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** Size of one tile, in the unit of the box. */
  readonly width: number;
  readonly height: number;
}

export interface TileRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest equal tiles of one aspect (width / height) that fit a box, over every number of columns. */
export const bestFit = (count: number, width: number, height: number, gap: number, aspect: number): TileGrid => {
  let best: TileGrid = { columns: 0, rows: 0, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const free = Math.min((width - gap * (columns - 1)) / columns, (aspect * (height - gap * (rows - 1))) / rows);
    if (free > best.width) best = { columns, rows, width: free, height: free / aspect };
  }
  return best;
};

/**
 * The best fit over several aspects, widest first. Tiles cut their pictures at the sides, so faces are as large as
 * tiles are high: a narrower aspect is taken where it makes them a fifth higher.
 */
export const bestAspect = (
  count: number,
  width: number,
  height: number,
  gap: number,
  aspects: readonly number[],
): TileGrid =>
  aspects
    .map((aspect) => bestFit(count, width, height, gap, aspect))
    .reduce((kept, next) => (next.height > kept.height * 1.2 ? next : kept));

/** The tiles of a grid in their order, centred in the box, the last row centred as well. */
export const placeTiles = (
  count: number,
  boxWidth: number,
  boxHeight: number,
  gap: number,
  { columns, rows, width, height }: TileGrid,
): TileRect[] => {
  const top = (boxHeight - rows * height - (rows - 1) * gap) / 2;
  return Array.from({ length: columns === 0 ? 0 : count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = (boxWidth - inRow * width - (inRow - 1) * gap) / 2;
    return { x: start + (index % columns) * (width + gap), y: top + row * (height + gap), width, height };
  });
};

/** A small tile of one width and aspect in the last corner of the box, one gap from its edges. */
export const floatTile = (
  boxWidth: number,
  boxHeight: number,
  gap: number,
  width: number,
  aspect: number,
): TileRect => {
  const height = width / aspect;
  return { x: boxWidth - width - gap, y: boxHeight - height - gap, width, height };
};

/** Where the large ones and the others go. */
export interface Staged {
  readonly stage: readonly TileRect[];
  readonly strip: readonly TileRect[];
}

/** Share of the box that the strip may take, and its most, in the unit of the box. */
const STRIP = { share: 0.24, most: 240 } as const;
const STRIP_ASPECT = 16 / 9;

/**
 * Some on a stage that is as large as can be, the others in a strip: beside it in a wide box, below it in a tall one.
 * One on the stage has all of it, whatever its shape.
 */
export const placeStage = (onStage: number, others: number, width: number, height: number, gap: number): Staged => {
  const beside = width > height;
  const thickness = Math.min(STRIP.most, STRIP.share * (beside ? width : height));
  const box = beside ? { width: thickness, height } : { width, height: thickness };
  const grid = bestFit(others, box.width, box.height, gap, STRIP_ASPECT);
  const used = beside ? grid.columns * (grid.width + gap) : grid.rows * (grid.height + gap);
  const stageWidth = Math.max(0, beside ? width - used : width);
  const stageHeight = Math.max(0, beside ? height : height - used);
  const [x, y] = beside ? [stageWidth + gap, 0] : [0, stageHeight + gap];
  const strip = placeTiles(others, beside ? used - gap : width, beside ? height : used - gap, gap, grid).map(
    (rect) => ({
      ...rect,
      x: rect.x + x,
      y: rect.y + y,
    }),
  );
  const stage =
    onStage === 1
      ? [{ x: 0, y: 0, width: stageWidth, height: stageHeight }]
      : placeTiles(onStage, stageWidth, stageHeight, gap, bestFit(onStage, stageWidth, stageHeight, gap, 16 / 9));
  return { stage, strip };
};
