/** What only browsers can show of the server: calls through a real TURN server, and plain PeerJS pages. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type * as PeerJs from 'peerjs';
import type { RtcCall } from '../../src/elements/rtc-call.js';
import { startCoturn } from '../server/coturn.js';
import { launchChromium } from './support/browsers.js';
import { Person } from './support/person.js';
import { callMarkup, openSite } from './support/site.js';

/** The types of the chosen candidates of every connection of a page. */
const chosen = (person: Person): Promise<string[]> =>
  person.page.evaluate(async () => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    return reports.flatMap((report) => {
      const stats = [...report.values()] as { id: string; type: string; selectedCandidatePairId?: string }[];
      const pairs = stats
        .filter(({ type }) => type === 'transport')
        .map((transport) => transport.selectedCandidatePairId);
      return pairs.map((id) => {
        const pair = report.get(id ?? '') as { localCandidateId: string } | undefined;
        const local = report.get(pair?.localCandidateId ?? '') as
          { candidateType: string; relayProtocol?: string } | undefined;
        return `${local?.candidateType ?? 'none'} ${local?.relayProtocol ?? ''}`;
      });
    });
  });

describe('a call through TURN', () => {
  for (const [transport, flags] of [
    ['udp', []],
    // Nobody answers over UDP, as where a network drops it.
    ['tcp', ['--no-udp']],
  ] as const)
    it(`is relayed over ${transport} alone, with the credentials of the join`, async () => {
      const { port, secret } = await startCoturn(flags);
      const turnUrl = (['udp', 'tcp'] as const).map((kind) => `turn:127.0.0.1:${String(port)}?transport=${kind}`);
      const site = await openSite({ turnUrl, turnSecret: secret });
      const people: Person[] = [];
      try {
        for (let n = 0; n < 2; n++) {
          const url = site.page(callMarkup(site, 'room="relayed" autojoin relay-only'));
          const person = await Person.open('chromium', url);
          people.push(person);
          await person.reaches('joined');
        }
        await Promise.all(people.map((person) => person.meets(1, 40_000)));
        await Promise.all(people.map((person) => person.seesEverybody(40_000)));
        for (const person of people) {
          assert.deepEqual(await chosen(person), [`relay ${transport}`]);
          const path = await person.page.evaluate(
            () => (document.querySelector('rtc-call') as RtcCall).participants[0]?.path,
          );
          assert.ok(path === 'relayed' || path === 'unknown', path);
        }
      } finally {
        await Promise.all(people.map((person) => person.close()));
        await site.close();
      }
    });
});

describe('plain PeerJS pages', () => {
  it('call each other over the server as over a PeerServer, with --stock-clients', async () => {
    const peerjs = fileURLToPath(new URL('../../node_modules/peerjs/dist/', import.meta.url));
    const site = await openSite({ stockClients: true, staticRoots: [peerjs] });
    const script = new URL('peerjs.min.js', site.server.url.replace('127.0.0.1', 'localhost'));
    const browser = await launchChromium();
    after(() => browser.close());
    // The script is read by the page's own origin here: it is a file of somebody else's site.
    const text = await (await fetch(script)).text();
    const open = async (): Promise<Awaited<ReturnType<typeof browser.newPage>>> => {
      const page = await browser.newPage();
      await page.goto(site.page('<video autoplay muted playsinline></video>'));
      await page.evaluate('globalThis.__name = (target) => target');
      await page.evaluate(text);
      return page;
    };
    const { port } = new URL(site.server.url);
    const [one, two] = [await open(), await open()];
    const callee = await two.evaluate(
      (at) =>
        new Promise<string>((resolve) => {
          const { Peer } = window as unknown as { Peer: typeof PeerJs.Peer };
          const peer = new Peer({ host: 'localhost', port: at, path: '/' });
          peer.on('open', resolve);
          peer.on('connection', (connection) => connection.on('data', (data) => void connection.send(['echo', data])));
          peer.on('call', (call) => {
            call.answer();
          });
        }),
      Number(port),
    );
    const answers = await one.evaluate(
      (at, id) =>
        new Promise<unknown>((resolve, reject) => {
          const { Peer } = window as unknown as { Peer: typeof PeerJs.Peer };
          const peer = new Peer({ host: 'localhost', port: at, path: '/' });
          peer.on('error', (error) => {
            reject(new Error(error.type));
          });
          peer.on('open', () => {
            const connection = peer.connect(id, { metadata: { any: ['thing'] } });
            connection.on('open', () => void connection.send({ hello: 1 }));
            connection.on('data', (data) => {
              const call = peer.call(id, document.createElement('canvas').captureStream(5));
              call.peerConnection.addEventListener('connectionstatechange', () => {
                if (call.peerConnection.connectionState === 'connected') resolve(data);
              });
            });
          });
        }),
      Number(port),
      callee,
    );
    assert.deepEqual(answers, ['echo', { hello: 1 }]);
    const missing = await one.evaluate(
      (at) =>
        new Promise<string>((resolve) => {
          const { Peer } = window as unknown as { Peer: typeof PeerJs.Peer };
          const peer = new Peer('somebody-else', { host: 'localhost', port: at, path: '/' });
          peer.on('error', ({ type }) => {
            resolve(type);
          });
          peer.on('open', () => void peer.connect('nobody-is-here'));
        }),
      Number(port),
    );
    assert.equal(missing, 'peer-unavailable');
    await site.close();
  });
});
