#!/usr/bin/env node
/**
 * The command line: `rtc-elements serve`. Reads flags and environment, starts the server, says what to open, and
 * ends it on SIGTERM or Ctrl+C. Sentences for people go to stdout, logs to stderr.
 */
import pino from 'pino';
import { ConfigError, help, parseCommand, type Command, type Config } from './config.js';
import { createRtcServer, type RtcServer } from './index.js';
import { packageVersion } from './package-root.js';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const fail = (message: string, code: number): never => {
  process.stderr.write(`${message}\n`);
  process.exit(code);
};

const readCommand = (): Command => {
  try {
    return parseCommand(process.argv.slice(2), process.env);
  } catch (error) {
    if (error instanceof ConfigError) return fail(error.message, 2);
    throw error;
  }
};

const LISTEN_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program. Give another with --port',
  EACCES: 'needs more rights than this process has. Give a port above 1023 with --port',
};

const explain = (error: unknown, { port, host }: Config): string => {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reason = LISTEN_ERRORS[code];
  if (reason) return `Port ${String(port)} ${reason}.`;
  return `The server cannot listen on ${host ?? 'all interfaces'}, port ${String(port)}: ${message}.`;
};

const endOnSignals = (server: RtcServer): void => {
  const end = (): void => {
    // A second signal does not wait for the first to be done.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(`The server did not close cleanly: ${String(error)}`, 1),
    );
  };
  let ending = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      if (ending) return;
      ending = true;
      end();
    });
  }
};

const serve = async (config: Config): Promise<void> => {
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const server = await createRtcServer({ ...config, logger }).catch((error: unknown) =>
    fail(explain(error, config), 1),
  );
  endOnSignals(server);
  const lines = [`rtc-elements ${packageVersion()} is ready: open ${server.url}`];
  if (config.cert === undefined && !LOCAL.has(config.host ?? ''))
    lines.push(
      'Browsers give camera and microphone to https pages only, except on localhost: for other hosts, use --cert and ' +
        '--key-file, or a proxy with TLS.',
    );
  say(lines.join('\n'));
};

const command = readCommand();
if (command.run === 'serve') await serve(command.config);
else say(command.run === 'help' ? help() : packageVersion());
