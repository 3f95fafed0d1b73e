/**
 * Subresource Integrity hashes (https://www.w3.org/TR/SRI/) of the script files in a directory, recomputed when a
 * file changes. It serves nothing itself.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const isScript = (name: string): boolean => name.endsWith('.js');

export class Integrity {
  readonly #root: string;
  readonly #folders: readonly string[];
  readonly #known = new Map<string, { readonly stamp: string; readonly hash: string }>();

  /** @param folders which folders of the root are looked into; '' is the root itself */
  constructor(root: string, folders: readonly string[]) {
    this.#root = root;
    this.#folders = folders;
  }

  /** `sha384-...` by path relative to the root; empty while there is no build. */
  async list(): Promise<Record<string, string>> {
    const names = await Promise.all(this.#folders.map((folder) => this.#scriptsIn(folder)));
    const entries = await Promise.all(
      names
        .flat()
        .sort()
        .map(async (name) => [name, await this.#hash(name)] as const),
    );
    return Object.fromEntries(entries);
  }

  async #scriptsIn(folder: string): Promise<string[]> {
    try {
      const names = await readdir(join(this.#root, folder));
      return names.filter(isScript).map((name) => (folder === '' ? name : `${folder}/${name}`));
    } catch {
      // Not built yet: nothing to hash.
      return [];
    }
  }

  async #hash(name: string): Promise<string> {
    const path = join(this.#root, name);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${String(mtimeMs)}/${String(size)}`;
    const known = this.#known.get(name);
    if (known?.stamp === stamp) return known.hash;
    const hash = `sha384-${createHash('sha384')
      .update(await readFile(path))
      .digest('base64')}`;
    this.#known.set(name, { stamp, hash });
    return hash;
  }
}
