/** Single-file components of Vue for esbuild: as much of them as our example needs, without styles and scopes. */
import { readFile } from 'node:fs/promises';
import { compileScript, parse } from 'vue/compiler-sfc';

/** The line that every project with custom elements gives its own plugin of Vue. @param {string} tag */
const isCustomElement = (tag) => tag.startsWith('rtc-');

/** @type {import('esbuild').Plugin} */
export const vue = {
  name: 'vue',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path: filename }) => {
      const { descriptor, errors } = parse(await readFile(filename, 'utf8'), { filename });
      if (errors.length > 0) return { errors: errors.map(({ message }) => ({ text: message })) };
      const { content } = compileScript(descriptor, {
        id: filename,
        inlineTemplate: true,
        templateOptions: { compilerOptions: { isCustomElement } },
      });
      return { contents: content, loader: 'ts' };
    });
  },
};
