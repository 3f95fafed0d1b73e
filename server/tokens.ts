/**
 * Room tokens: HS256 JWTs (RFC 7519) that let one person, or everybody who has it, into one room until they expire.
 * It signs and checks; who is in a room, and who was thrown out, is not its business.
 */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import { LIMITS, RoomName } from '../src/signaling/protocol.js';
import type { Grant } from './rooms.js';

/** Who the tokens are for; a token that names another audience is refused. */
const AUDIENCE = 'rtc-elements';
/** Clocks of servers differ by this much, in seconds. */
const CLOCK_SKEW = 30;

// eslint-disable-next-line no-control-regex -- control characters are what it is about
const NAME = /^[^\u0000-\u001f\u007f]*$/;
const Claims = v.object({
  room: RoomName,
  exp: v.number(),
  name: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.name), v.regex(NAME))),
  role: v.optional(v.picklist(['host', 'guest']), 'guest'),
  aud: v.optional(v.union([v.literal(AUDIENCE), v.pipe(v.array(v.string()), v.includes(AUDIENCE))])),
  jti: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
});

export interface TokenRequest {
  readonly room: string;
  readonly name?: string | undefined;
  readonly role?: 'host' | 'guest' | undefined;
  /** Seconds until it expires. */
  readonly ttl: number;
  /** For one person at a time. */
  readonly single?: boolean | undefined;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

export class Tokens {
  readonly #secret: string;
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#secret = secret;
    this.#key = new TextEncoder().encode(secret);
  }

  /** Whether an Authorization header carries the secret, told in the same time whatever it carries. */
  isOperator(authorization: string | undefined): boolean {
    return timingSafeEqual(sha256(authorization ?? ''), sha256(`Bearer ${this.#secret}`));
  }

  sign({ room, name, role = 'guest', ttl, single = false }: TokenRequest): Promise<string> {
    const token = new SignJWT({ room, role, ...(name !== undefined && { name }) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + ttl);
    return (single ? token.setJti(randomUUID()) : token).sign(this.#key);
  }

  async check(token: string | undefined, room: string): Promise<Grant> {
    if (token === undefined) return { ok: false, code: 'token-invalid' };
    try {
      const { payload } = await jwtVerify(token, this.#key, { algorithms: ['HS256'], clockTolerance: CLOCK_SKEW });
      const claims = v.safeParse(Claims, payload);
      if (!claims.success || claims.output.room !== room) return { ok: false, code: 'token-invalid' };
      const { role, name, jti: pass } = claims.output;
      return { ok: true, role, name, pass, marks: [`t:${sha256(token).toString('base64url').slice(0, 22)}`] };
    } catch (error) {
      return { ok: false, code: error instanceof errors.JWTExpired ? 'token-expired' : 'token-invalid' };
    }
  }
}

/** Where no secret is set, rooms are open to everybody. */
export const openDoor = (): Promise<Grant> => Promise.resolve({ ok: true, marks: [] });
