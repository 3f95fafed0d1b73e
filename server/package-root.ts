/**
 * Where the files of this package are, from the sources as well as from the build: the nearest directory above this
 * module whose package.json carries our name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

const manifestIn = (directory: string): Manifest | null => {
  const path = join(directory, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null;
};

const find = (directory: string): string => {
  if (manifestIn(directory)?.name === 'rtc-elements') return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error('The files of rtc-elements were not found.');
  return find(parent);
};

export const packageRoot = (): string => find(dirname(fileURLToPath(import.meta.url)));
export const packageVersion = (): string => manifestIn(packageRoot())?.version ?? '0.0.0';
