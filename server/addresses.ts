/**
 * What one network address may do: sockets at once, new sockets and joins per second. It finds the address behind
 * trusted proxies. Addresses of this machine are not limited: a proxy that nobody declared would be punished for all.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { clearInterval, setInterval } from 'node:timers';
import { Bucket } from './bucket.js';

export interface AddressOptions {
  /** Addresses and subnets whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly connectionsPerAddress: number;
  /** Joins per minute and address; new sockets may be four times as many. */
  readonly joinsPerAddress: number;
}

/** Idle addresses are forgotten this often, in ms. */
const SWEEP = 60_000;

interface Account {
  open: number;
  readonly sockets: Bucket;
  readonly joins: Bucket;
  seen: number;
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IPv4 in IPv6 clothes is IPv4. */
const plain = (address: string): string =>
  (/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address).toLowerCase();

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1' || address === '';

/** One customer has a whole /64 of IPv6. */
const accountName = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':');
  const right = tail === undefined ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(8 - left.length - right.length, 0) }, () => '0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => part || '0')
    .join(':');
};

export const isSubnet = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
};

export class Addresses {
  readonly #options: AddressOptions;
  readonly #trusted = new BlockList();
  readonly #accounts = new Map<string, Account>();
  readonly #sweeper = setInterval(() => {
    this.#sweep();
  }, SWEEP).unref();

  constructor(options: AddressOptions) {
    this.#options = options;
    for (const entry of options.trustedProxies) {
      const [address = '', bits] = entry.split('/');
      if (bits === undefined) this.#trusted.addAddress(address, family(address));
      else this.#trusted.addSubnet(address, Number(bits), family(address));
    }
  }

  /** Whose request this is: the last address of the chain that is not one of our proxies. */
  of(request: IncomingMessage): string {
    let address = plain(request.socket.remoteAddress ?? '');
    if (this.#options.trustedProxies.length === 0) return address;
    const header = request.headers['x-forwarded-for'] ?? '';
    const chain = (Array.isArray(header) ? header.join(',') : header).split(',').map((part) => plain(part.trim()));
    while (chain.length > 0 && this.#trusted.check(address, family(address))) {
      const next = chain.pop() ?? '';
      if (isIP(next) === 0) break;
      address = next;
    }
    return address;
  }

  /** Counts a new socket; false when it is one too many. What was counted is given back with `close`. */
  open(address: string): boolean {
    const account = this.#account(address);
    if (!account) return true;
    if (account.open >= this.#options.connectionsPerAddress || !account.sockets.take()) return false;
    account.open += 1;
    return true;
  }

  close(address: string): void {
    const account = this.#accounts.get(accountName(address));
    if (account) account.open -= 1;
  }

  /** Counts a join; false when it is one too many. */
  join(address: string): boolean {
    return this.#account(address)?.joins.take() ?? true;
  }

  end(): void {
    clearInterval(this.#sweeper);
    this.#accounts.clear();
  }

  #account(address: string): Account | null {
    if (isLoopback(address)) return null;
    const name = accountName(address);
    let account = this.#accounts.get(name);
    if (!account) {
      const { joinsPerAddress: joins } = this.#options;
      account = { open: 0, sockets: new Bucket(joins / 15, joins * 4), joins: new Bucket(joins / 60, joins), seen: 0 };
      this.#accounts.set(name, account);
    }
    account.seen = performance.now();
    return account;
  }

  #sweep(): void {
    const idle = performance.now() - SWEEP;
    for (const [name, account] of this.#accounts) {
      if (account.open <= 0 && account.seen < idle) this.#accounts.delete(name);
    }
  }
}
