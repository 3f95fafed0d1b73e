/**
 * `npm run size`: what the script tag costs a page, minified and gzipped, against size-budget.json. A first call loads
 * the entry, the chunks that hold the modules named in the budget, and whatever those import; the rest are extras.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inRoot } from './support/root.mjs';

/** @typedef {{ file: string, isEntry: boolean, imports: string[], modules: string[] }} Chunk */

const graph = inRoot('dist', '.chunks.json');
if (!existsSync(graph)) {
  console.error('There is no build; run: npm run build');
  process.exit(1);
}
/** @type {Chunk[]} */
const chunks = JSON.parse(readFileSync(graph, 'utf8'));
/** @type {{ entry: { limit: number, what: string }, call: { limit: number, modules: string[], what: string } }} */
const budget = JSON.parse(readFileSync(inRoot('size-budget.json'), 'utf8'));

/** @param {readonly Chunk[]} from @returns {Set<Chunk>} with all they import */
const closure = (from) => {
  /** @type {Set<Chunk>} */
  const seen = new Set(from);
  // A Set also walks what is added to it on the way.
  for (const chunk of seen) {
    for (const other of chunks) if (chunk.imports.includes(other.file)) seen.add(other);
  }
  return seen;
};
const sizes = new Map(
  chunks.map((chunk) => [chunk, gzipSync(readFileSync(inRoot('dist', chunk.file)), { level: 9 }).length]),
);
/** @param {Iterable<Chunk>} of */
const total = (of) => [...of].reduce((sum, chunk) => sum + (sizes.get(chunk) ?? 0), 0);

const engine = budget.call.modules.map((module) => {
  const chunk = chunks.find(({ modules }) => modules.includes(module));
  if (!chunk) throw new Error(`size-budget.json names ${module}, which is in no chunk.`);
  return chunk;
});
const entry = closure(chunks.filter(({ isEntry }) => isEntry));
const call = closure([...entry, ...engine]);

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
/** @param {Chunk} chunk */
const role = (chunk) => (entry.has(chunk) ? 'entry' : call.has(chunk) ? 'call' : 'extra');
for (const [chunk, size] of [...sizes].sort(([, a], [, b]) => b - a)) {
  console.log(`${kilobytes(size)}  ${role(chunk).padEnd(6)} ${chunk.file}`);
}
for (const [{ limit, what }, size] of /** @type {const} */ ([
  [budget.entry, total(entry)],
  [budget.call, total(call)],
])) {
  const fits = size <= limit;
  console.log(`${kilobytes(size)}  of ${kilobytes(limit).trim()}: ${what}${fits ? '' : '  ✗ too large'}`);
  if (!fits) process.exitCode = 1;
}
