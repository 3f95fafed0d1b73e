/** `npm run lint`: ESLint for the code, lit-analyzer for what stands in the templates. Warnings count. */
import { runBin } from './support/run.mjs';

/** @type {readonly (readonly [string, readonly string[]])[]} */
const LINTERS = [
  ['eslint', ['.', '--max-warnings', '0', ...process.argv.slice(2)]],
  [
    'lit-analyzer',
    [
      // The files come before --strict, or it checks none.
      'src/**/*.ts',
      '--strict',
      '--maxWarnings',
      '0',
      // It takes `nothing` for a value an attribute might have, and its list of CSS properties is of 2023.
      ...['--rules.no-incompatible-type-binding', 'off', '--rules.no-invalid-css', 'off'],
    ],
  ],
];

for (const [name, args] of LINTERS) {
  const { code } = await runBin(name, args, { minutes: 5 });
  if (code !== 0) process.exitCode = 1;
}
