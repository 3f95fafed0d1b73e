/**
 * The rooms that pages of this node are in, and what those pages ask for: join, leave, a new name, a host's rights.
 * Somebody new is announced to the others before being let in, so that who is dialled knows the dialler. What is
 * allowed is decided behind the registry.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { PeerLeaveReason, ServerFrame } from '../src/signaling/protocol.js';
import { frames } from './frames.js';
import type { Registry, Result } from './registry.js';
import { RoomCopy, type JoinPayload, type Waiting } from './room-copy.js';
import type { HostAction, Refusal, Role } from './room-table.js';
import type { Seat } from './seat.js';

export type IceServers = Extract<ServerFrame, { type: 'ICE' }>['payload']['iceServers'];

/** What a room token grants, or why it grants nothing. */
export type Grant =
  | {
      readonly ok: true;
      readonly role?: Role | undefined;
      readonly name?: string | undefined;
      readonly pass?: string | undefined;
      readonly marks: readonly string[];
    }
  | { readonly ok: false; readonly code: Refusal };

export interface RoomsOptions {
  readonly capacity: number;
  readonly iceServers: (id: string) => IceServers;
  readonly check: (token: string | undefined, room: string) => Promise<Grant>;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export class Rooms {
  readonly #copies = new Map<string, RoomCopy>();
  /** Which room a seat of this node is in, and at which door it waits. */
  readonly #at = new Map<Seat, RoomCopy>();
  readonly #before = new Map<Seat, RoomCopy>();
  readonly #registry: Registry;
  readonly #options: RoomsOptions;
  readonly #log: Logger;
  readonly #owner = {
    onGone: (copy: RoomCopy, seat: Seat): void => {
      copy.seats.delete(seat.id);
      this.#at.delete(seat);
      this.#vanish(copy);
    },
    onAdmitted: ({ seat, request }: Waiting): void => {
      this.#before.delete(seat);
      this.join(seat, request);
    },
    onGap: (copy: RoomCopy): void => {
      this.#catchUp(copy).catch(this.#failed);
    },
  };

  constructor(registry: Registry, options: RoomsOptions, log: Logger) {
    this.#registry = registry;
    this.#options = options;
    this.#log = log;
    registry.listener = {
      onEvent: (room, event) => {
        this.#copies.get(room)?.apply(event);
      },
    };
  }

  /** Rooms with pages of this node in them. */
  get size(): number {
    return this.#copies.size;
  }

  /** Whether a frame may go from a seat to an id: both in one room. */
  reaches(seat: Seat, id: string): boolean {
    return this.#at.get(seat)?.roster.has(id) === true && id !== seat.id;
  }

  has(seat: Seat): boolean {
    return this.#at.has(seat);
  }

  join(seat: Seat, request: JoinPayload): void {
    this.#queue(seat, () => this.#join(seat, request));
  }

  leave(seat: Seat, reason: PeerLeaveReason): void {
    this.#queue(seat, () => this.#leave(seat, reason));
  }

  rename(seat: Seat, name: string): void {
    this.#queue(seat, async () => {
      const copy = this.#at.get(seat);
      if (copy) await this.#registry.operate(copy.name, { type: 'rename', id: seat.id, name });
    });
  }

  /** What a host may do; `onRefused` where this is no host. */
  act(seat: Seat, action: HostAction, onRefused: () => void): void {
    this.#queue(seat, async () => {
      const copy = this.#at.get(seat);
      const result = copy && (await this.#registry.operate(copy.name, { type: 'act', by: seat.id, action }));
      if (result?.answer.type !== 'done') onRefused();
    });
  }

  sendIce(seat: Seat): void {
    seat.send(frames.ice(this.#options.iceServers(seat.id)));
  }

  /** Forgets everything, telling nobody: the pages have been told to move. */
  close(): void {
    this.#copies.clear();
    this.#at.clear();
    this.#before.clear();
  }

  readonly #failed = (error: unknown): void => {
    this.#log.error({ err: error }, 'a room operation failed');
  };

  #queue(seat: Seat, operation: () => Promise<void>): void {
    seat.operations = seat.operations.then(operation).catch(this.#failed);
  }

  async #join(seat: Seat, request: JoinPayload): Promise<void> {
    if (seat.ended) return;
    const current = this.#at.get(seat) ?? this.#before.get(seat);
    if (current && current.name !== request.room) await this.#leave(seat, 'left');
    const grant = await this.#options.check(request.token, request.room);
    if (!grant.ok) {
      seat.send(frames.refused(grant.code));
      return;
    }
    const copy = this.#open(request.room);
    copy.joining += 1;
    try {
      this.#answer(seat, copy, request, await this.#ask(seat, request, grant));
    } catch (error) {
      this.#failed(error);
      seat.send(frames.refused('signaling-unreachable'));
    } finally {
      copy.joining -= 1;
      this.#vanish(copy);
    }
  }

  #ask(seat: Seat, { room, name, resume }: JoinPayload, grant: Extract<Grant, { ok: true }>): Promise<Result> {
    return this.#registry.operate(room, {
      type: 'join',
      request: {
        id: seat.id,
        name: grant.name ?? name,
        node: this.#registry.node,
        fresh: randomBytes(16).toString('base64url'),
        resume,
        role: grant.role,
        marks: [`i:${seat.id}`, `k:${digest(seat.token)}`, ...grant.marks],
        pass: grant.pass,
        capacity: this.#options.capacity,
      },
    });
  }

  #answer(seat: Seat, copy: RoomCopy, request: JoinPayload, { answer, state }: Result): void {
    if (answer.type === 'refused') {
      seat.send(frames.refused(answer.code));
      return;
    }
    if (state) copy.copy(state);
    if (answer.type === 'waiting') {
      copy.waiting.set(seat.id, { seat, request });
      this.#before.set(seat, copy);
      seat.settle();
      seat.send(frames.waiting);
      return;
    }
    if (answer.type === 'seated') this.#sit(seat, copy, answer.seated.resume, answer.resumed);
  }

  #sit(seat: Seat, copy: RoomCopy, resume: string, resumed: boolean): void {
    const self = copy.roster.get(seat.id);
    if (!self) {
      // Thrown out between the answer and this moment.
      seat.send(frames.kicked);
      return;
    }
    copy.seats.set(seat.id, seat);
    this.#at.set(seat, copy);
    seat.settle();
    const others = [...copy.roster.values()].filter((member) => member.id !== seat.id);
    const earlier = others.filter((member) => resumed || member.since < self.since);
    const { capacity, iceServers } = this.#options;
    seat.send(
      frames.joined({
        room: copy.name,
        role: self.role,
        peers: earlier,
        iceServers: iceServers(seat.id),
        capacity,
        resume,
      }),
    );
    // Who came in between the answer and this moment dials us, and is to be known before that.
    for (const member of others) {
      if (!earlier.includes(member)) seat.send(frames.peerJoined(member));
    }
    copy.greet(seat);
    this.#log.info({ members: copy.roster.size, resumed }, 'joined a room');
  }

  async #leave(seat: Seat, reason: PeerLeaveReason): Promise<void> {
    const copy = this.#at.get(seat) ?? this.#before.get(seat);
    if (!copy) return;
    copy.seats.delete(seat.id);
    copy.waiting.delete(seat.id);
    this.#at.delete(seat);
    this.#before.delete(seat);
    await this.#registry.operate(copy.name, { type: 'leave', id: seat.id, reason, node: this.#registry.node });
    this.#vanish(copy);
    this.#log.info({ reason }, 'left a room');
  }

  async #catchUp(copy: RoomCopy): Promise<void> {
    const state = await this.#registry.read(copy.name);
    if (state) copy.catchUp(state);
  }

  #open(name: string): RoomCopy {
    let copy = this.#copies.get(name);
    if (!copy) {
      copy = new RoomCopy(name, this.#owner);
      this.#copies.set(name, copy);
    }
    return copy;
  }

  #vanish(copy: RoomCopy): void {
    if (copy.idle) this.#copies.delete(copy.name);
  }
}
