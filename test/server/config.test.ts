/** Flags and environment: what is taken, and the one sentence about what is not. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkSettings, ConfigError, parseCommand, type Config } from '../../server/config.js';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

const serve = (args: string[], env: Record<string, string> = {}): Config => {
  const command = parseCommand(['serve', ...args], env);
  assert.equal(command.run, 'serve');
  return command.run === 'serve' ? command.config : assert.fail();
};

describe('The configuration', () => {
  it('has defaults that need nothing', () => {
    const config = serve([]);
    assert.equal(config.port, 9000);
    assert.equal(config.host, undefined);
    assert.equal(config.basePath, '/');
    assert.equal(config.roomCapacity, 8);
    assert.equal(config.maxConnections, 20_000);
    assert.equal(config.maxFrame, 65_536);
    assert.equal(config.rate, 100);
    assert.equal(config.stockClients, false);
    assert.deepEqual(config.origins, []);
    assert.ok(Object.isFrozen(config));
  });

  it('starts without a command word too', () => {
    assert.equal(parseCommand([], {}).run, 'serve');
  });

  it('takes flags, variables, and flags before variables', () => {
    assert.equal(serve(['--port', '1234']).port, 1234);
    assert.equal(serve([], { RTC_PORT: '1235' }).port, 1235);
    assert.equal(serve(['--port=1234'], { RTC_PORT: '1235' }).port, 1234);
    assert.equal(serve(['--stock-clients']).stockClients, true);
    assert.equal(serve([], { RTC_STOCK_CLIENTS: 'true' }).stockClients, true);
    assert.deepEqual(serve(['--origins', 'https://a.example, https://b.example:8443']).origins, [
      'https://a.example',
      'https://b.example:8443',
    ]);
  });

  for (const [given, path] of [
    ['', '/'],
    ['calls', '/calls/'],
    ['/calls', '/calls/'],
    ['/a/b/', '/a/b/'],
  ] as const)
    it(`reads the base path '${given}' as ${path}`, () => {
      assert.equal(serve(['--base-path', given]).basePath, path);
    });

  const wrong: readonly (readonly [string[], RegExp])[] = [
    [['--port', 'abc'], /^--port must be a port from 0 to 65535\.$/],
    [['--port', '65536'], /^--port must be/],
    [['--port', '-1'], /^Option '--port' argument is ambiguous\. See --help\.$/],
    [['--port=-1'], /^--port must be/],
    [['--port', ''], /^--port must be/],
    [['--host', 'a b'], /^--host must be/],
    [['--base-path', '/a b'], /^--base-path must be/],
    [['--base-path', '../x'], /^--base-path must be/],
    [['--origins', 'example.com'], /^--origins must be origins/],
    [['--origins', 'https://a.example/path'], /^--origins must be/],
    [['--stun-url', 'http://x'], /^--stun-url must be/],
    [['--room-capacity', '1'], /^--room-capacity must be/],
    [['--rate', '0'], /^--rate must be/],
    [['--max-frame', '1e9'], /^--max-frame must be/],
    [['--log-level', 'loud'], /^--log-level must be/],
    [['--cert', '/nowhere.pem', '--key-file', '/nowhere.pem'], /^--cert must be a readable certificate/],
    [['--cert=-----BEGIN CERTIFICATE-----'], /^--cert and --key-file go together/],
    [['--prot', '1'], /^Unknown option '--prot'\. See --help\.$/],
    [['serve'], /^Unknown command 'serve'/],
    [['dance'], /^Unknown command 'dance'/],
  ];
  for (const [args, sentence] of wrong)
    it(`refuses ${args.join(' ')} with one sentence`, () => {
      assert.throws(
        () => serve(args),
        (error) => {
          assert.ok(error instanceof ConfigError);
          assert.match(error.message, sentence);
          assert.ok(!error.message.includes('\n'));
          return true;
        },
      );
    });

  it('names the variable when the variable is wrong', () => {
    assert.throws(() => serve([], { RTC_RATE: 'fast' }), /^ConfigError: RTC_RATE must be a number/);
  });

  it('checks what a program gives in the same way', () => {
    assert.throws(() => checkSettings({ port: 'x' }), /port must be a port/);
    assert.equal(checkSettings({ port: 0 }).port, 0);
  });

  for (const args of [['serve', '--port', 'abc'], ['--nonsense']])
    it(`ends the process with code 2 and one line on stderr: ${args.join(' ')}`, async () => {
      const result = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, ['--import', 'tsx', MAIN, ...args], (error, stdout, stderr) => {
          resolve({ code: error?.code, stdout, stderr });
        });
      });
      assert.equal(result.code, 2);
      assert.equal(result.stdout, '');
      assert.equal(result.stderr.trim().split('\n').length, 1);
    });
});
