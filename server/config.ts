/**
 * Flags and environment into one frozen, checked object, or one sentence on why not. It knows what every setting may
 * be and nothing of what is done with it. Library callers get the same checks as the command line.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { isSubnet } from './addresses.js';
import { GRACE } from './limits.js';

/** A setting is wrong; the message is the sentence to show. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const whole = (min: number, max: number) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.trim(), v.digits(), v.transform(Number))]),
    v.integer(),
    v.minValue(min),
    v.maxValue(max),
  );
const list = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ),
]);
const isOrigin = (text: string): boolean =>
  text === '*' || text === 'null' || (URL.canParse(text) && new URL(text).origin === text);
const basePath = v.pipe(
  v.string(),
  v.regex(/^\/?(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*\/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?$/),
  v.transform((path) => `/${path.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/')),
);
/** PEM text as it is, or out of the file of that name. */
const pem = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    if (dataset.value.startsWith('-----BEGIN ')) return dataset.value;
    try {
      return readFileSync(dataset.value, 'utf8');
    } catch {
      addIssue({ message: 'unreadable' });
      return NEVER;
    }
  }),
);
const onOff = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false', '1', '0']),
    v.transform((text) => text === 'true' || text === '1'),
  ),
]);

interface Setting {
  readonly schema: v.GenericSchema;
  /** What it must be, to end the sentence "--x must be ...". */
  readonly must: string;
  readonly help: string;
  readonly flag?: false;
  readonly boolean?: true;
}

const SETTINGS = {
  port: {
    schema: v.optional(whole(0, 65_535), 9000),
    must: 'a port from 0 to 65535',
    help: 'port to listen on (9000)',
  },
  host: {
    schema: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9.:_-]+$/))),
    must: 'a host name or an address',
    help: 'address to listen on (all)',
  },
  basePath: {
    schema: v.optional(basePath, '/'),
    must: 'a path such as /calls/',
    help: 'path behind a reverse proxy (/)',
  },
  cert: { schema: v.optional(pem), must: 'a readable certificate file (PEM)', help: 'TLS certificate, PEM file' },
  keyFile: { schema: v.optional(pem), must: 'a readable key file (PEM)', help: 'TLS key, PEM file' },
  origins: {
    schema: v.optional(v.pipe(list, v.everyItem(isOrigin)), []),
    must: 'origins such as https://example.com, separated by commas, or *',
    help: 'page origins that may connect, besides this one and localhost',
  },
  stunUrl: {
    schema: v.optional(
      v.pipe(
        list,
        v.everyItem((url: string) => /^stuns?:[^\s,]+$/.test(url)),
      ),
      [],
    ),
    must: 'STUN URLs such as stun:stun.example.com:3478',
    help: 'STUN server handed to pages',
  },
  secret: {
    schema: v.optional(v.pipe(v.string(), v.minLength(16))),
    must: 'at least 16 characters long',
    help: 'secret of room tokens; with it, nobody joins without one',
  },
  turnUrl: {
    schema: v.optional(
      v.pipe(
        list,
        v.everyItem((url: string) => /^turns?:[^\s,]+$/.test(url)),
      ),
      [],
    ),
    must: 'TURN URLs such as turn:turn.example.com:3478?transport=udp',
    help: 'TURN server handed to pages, with credentials',
  },
  turnSecret: {
    schema: v.optional(v.pipe(v.string(), v.minLength(1))),
    must: "the server's static-auth-secret",
    help: "coturn's static-auth-secret",
  },
  turnTtl: {
    schema: v.optional(whole(60, 604_800), 3600),
    must: 'seconds from 60 to 604800',
    help: 'seconds a TURN credential is good for (3600)',
  },
  roomCapacity: { schema: v.optional(whole(2, 1000), 8), must: 'a number from 2 to 1000', help: 'people per room (8)' },
  maxConnections: {
    schema: v.optional(whole(1, 1_000_000), 20_000),
    must: 'a number from 1 to 1000000',
    help: 'sockets at once (20000)',
  },
  maxFrame: {
    schema: v.optional(whole(1024, 1_048_576), 65_536),
    must: 'a number of bytes from 1024 to 1048576',
    help: 'bytes per frame (65536)',
  },
  rate: {
    schema: v.optional(whole(1, 1_000_000), 100),
    must: 'a number from 1 to 1000000',
    help: 'frames per second and socket (100, burst twice that)',
  },
  grace: {
    schema: v.optional(whole(0, 600_000), GRACE),
    must: 'milliseconds from 0 to 600000',
    help: 'ms a lost socket keeps its seat (5000)',
  },
  connectionsPerAddress: {
    schema: v.optional(whole(1, 1_000_000), 200),
    must: 'a number from 1 to 1000000',
    help: 'sockets at once per network address (200)',
  },
  joinsPerAddress: {
    schema: v.optional(whole(1, 1_000_000), 120),
    must: 'a number from 1 to 1000000',
    help: 'joins per minute and network address (120)',
  },
  trustedProxies: {
    schema: v.optional(v.pipe(list, v.everyItem(isSubnet)), []),
    must: 'addresses or subnets such as 10.0.0.0/8, separated by commas',
    help: 'proxies whose X-Forwarded-For is believed',
  },
  redis: {
    schema: v.optional(
      v.pipe(
        v.string(),
        v.check((url) => /^rediss?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')),
      ),
    ),
    must: 'a URL such as redis://localhost:6379',
    help: 'Redis or Valkey that makes many nodes one server',
  },
  metricsToken: {
    schema: v.optional(v.pipe(v.string(), v.minLength(8))),
    must: 'at least 8 characters long',
    help: 'bearer for /metrics; without it, only this machine may read it',
  },
  stockClients: {
    schema: v.optional(onOff, false),
    must: 'true or false',
    help: 'let plain PeerJS pages connect to each other, outside rooms',
    boolean: true,
  },
  logLevel: {
    schema: v.optional(v.picklist(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']), 'info'),
    must: 'silent, fatal, error, warn, info, debug or trace',
    help: 'what is logged (info)',
  },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof SETTINGS;
/** What an operator may set, by the names of the flags in camel case. */
export type RtcServerSettings = { [N in Name]?: v.InferInput<(typeof SETTINGS)[N]['schema']> | undefined };
/** The checked settings. */
export type Config = { readonly [N in Name]: v.InferOutput<(typeof SETTINGS)[N]['schema']> };

const names = Object.keys(SETTINGS) as Name[];
const flagOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const envOf = (name: string): string => `RTC_${flagOf(name).replaceAll('-', '_').toUpperCase()}`;

/** @param label how a setting is called in the sentence about it */
const check = (settings: Readonly<Record<string, unknown>>, label: (name: string) => string): Config => {
  const config: Record<string, unknown> = {};
  for (const name of names) {
    const { schema, must } = SETTINGS[name] as Setting;
    const result = v.safeParse(schema, settings[name]);
    if (!result.success) throw new ConfigError(`${label(name)} must be ${must}.`);
    config[name] = result.output;
  }
  const checked = Object.freeze(config) as Config;
  const together = (one: Name, other: Name): void => {
    const given = (name: Name): boolean =>
      Array.isArray(checked[name]) ? checked[name].length > 0 : checked[name] !== undefined;
    if (given(one) !== given(other))
      throw new ConfigError(`${label(one)} and ${label(other)} go together: give both or neither.`);
  };
  together('cert', 'keyFile');
  together('turnUrl', 'turnSecret');
  return checked;
};

/** Settings given by a program. @throws ConfigError */
export const checkSettings = (settings: Readonly<Record<string, unknown>>): Config => check(settings, (name) => name);

export type Command =
  { readonly run: 'serve'; readonly config: Config } | { readonly run: 'help' } | { readonly run: 'version' };

/** The command line and the environment; a flag wins over its variable. @throws ConfigError */
export const parseCommand = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command => {
  const options = Object.fromEntries(
    names.map((name) => [
      flagOf(name),
      { type: 'boolean' in SETTINGS[name] ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  let parsed: { values: Readonly<Record<string, unknown>>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    });
  } catch (error) {
    throw new ConfigError(`${(error as Error).message.split(/\.\s/)[0] ?? 'Wrong flags'}. See --help.`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { run: 'help' };
  if (values.version) return { run: 'version' };
  const unknown = positionals.find((word, index) => index > 0 || word !== 'serve');
  if (unknown !== undefined) throw new ConfigError(`Unknown command '${unknown}'. See --help.`);
  const fromEnv = new Set<string>();
  const settings: Record<string, unknown> = {};
  for (const name of names) {
    const flag = values[flagOf(name)];
    const variable = env[envOf(name)];
    if (flag === undefined && variable !== undefined) fromEnv.add(name);
    settings[name] = flag ?? variable;
  }
  return {
    run: 'serve',
    config: check(settings, (name) => (fromEnv.has(name) ? envOf(name) : `--${flagOf(name)}`)),
  };
};

/** What `--help` prints. */
export const help = (): string => {
  const lines = names.map(
    (name) => `  ${`--${flagOf(name)}`.padEnd(20)} ${envOf(name).padEnd(24)} ${SETTINGS[name].help}`,
  );
  return ['Usage: rtc-elements serve [flags]', '', ...lines, ''].join('\n');
};
