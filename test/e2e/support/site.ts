/**
 * The real server, and pages of somebody else's site on another port, as a user of the library has them. Everything is
 * on loopback and gone after `close()`.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRtcServer, type RtcServer, type RtcServerOptions } from '../../../server/index.js';

export interface Site {
  /** The call server: script, signaling, rooms. */
  readonly server: RtcServer;
  /** The address, on the other port, of a page with this markup in its body. */
  page(body: string): string;
  close(): Promise<void>;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export const openSite = async (options: Partial<RtcServerOptions> = {}): Promise<Site> => {
  const server = await createRtcServer({ port: 0, host: '127.0.0.1', ...options });
  const bodies: string[] = [];
  const pages = createServer((request, response) => {
    const body = bodies[Number(request.url?.slice(1))];
    if (body === undefined) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>Somebody's page</title><body>${body}`);
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  return {
    server,
    page: (body) => `http://localhost:${String(portOf(pages))}/${String(bodies.push(body) - 1)}`,
    close: async () => {
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
      await server.close();
    },
  };
};

/** The two lines of the README: the script from the call server, and one element. */
export const callMarkup = ({ server }: Site, attributes = 'room="standup" autojoin'): string => {
  const script = new URL('rtc-elements.js', server.url.replace('127.0.0.1', 'localhost'));
  return `<script type="module" src="${script.href}"></script><rtc-call ${attributes}></rtc-call>`;
};

/** The first HTML example of the README, with this server in place of the one it names. */
export const readmeMarkup = ({ server }: Site): string => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const example = /```html\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return example.replace('http://localhost:9000/', server.url.replace('127.0.0.1', 'localhost'));
};
