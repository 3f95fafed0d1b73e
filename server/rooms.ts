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
import type { HostAction, Refusal, Role, Seated } from './room-table.js';
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

/** Where a page of this node sits; enough to seat it again should the truth be lost. */
interface Place {
  readonly copy: RoomCopy;
  readonly seated: Seated;
}

export class Rooms {
  readonly #copies = new Map<string, RoomCopy>();
  /** Which room a seat of this node is in, and at which door it waits. */
  readonly #at = new Map<Seat, Place>();
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
    onMissed: (copy: RoomCopy, seat: Seat): void => {
      this.#queue(seat, () => this.#restore(copy, seat));
    },
    onGap: (copy: RoomCopy): void => {
      // After an outage the others are still writing themselves down; what is missing now is not gone.
      if (this.#registry.ready) this.#catchUp(copy).catch(this.#failed);
    },
  };

  constructor(registry: Registry, options: RoomsOptions, log: Logger) {
    this.#registry = registry;
    this.#options = options;
    this.#log = log;
    registry.listen({
      onEvent: (room, event) => {
        this.#copies.get(room)?.apply(event);
      },
      onRestored: () => {
        for (const copy of this.#copies.values()) this.#reconcile(copy).catch(this.#failed);
      },
      onSettled: () => {
        for (const copy of this.#copies.values()) this.#catchUp(copy).catch(this.#failed);
      },
      onNodeLost: (node) => {
        for (const copy of this.#copies.values()) this.#bury(copy, node).catch(this.#failed);
      },
      rooms: () => [...this.#copies].map(([name, copy]) => [name, copy.otherNodes(registry.node)] as const),
    });
  }

  /** Rooms with pages of this node in them. */
  get size(): number {
    return this.#copies.size;
  }

  /** The node to send a frame for an id to; null unless both are in one room. */
  route(seat: Seat, id: string): string | null {
    return (id !== seat.id && this.#at.get(seat)?.copy.roster.get(id)?.node) || null;
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
      const copy = this.#at.get(seat)?.copy;
      if (copy) await this.#registry.operate(copy.name, { type: 'rename', id: seat.id, name });
    });
  }

  /** What a host may do; `onRefused` where this is no host. */
  act(seat: Seat, action: HostAction, onRefused: () => void): void {
    this.#queue(seat, async () => {
      const copy = this.#at.get(seat)?.copy;
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
    const current = this.#at.get(seat)?.copy ?? this.#before.get(seat);
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
      this.#log.warn({ err: error }, 'a join could not be decided');
      // Who has its seat on this node needs nobody's word to come back to it.
      const place = this.#at.get(seat);
      if (place && place.seated.resume === request.resume) this.#sit(seat, copy, place.seated, true);
      else seat.send(frames.refused('signaling-unreachable'));
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
    if (answer.type === 'seated') this.#sit(seat, copy, answer.seated, answer.resumed);
  }

  #sit(seat: Seat, copy: RoomCopy, seated: Seated, resumed: boolean): void {
    const self = copy.roster.get(seat.id);
    if (!self) {
      // Thrown out between the answer and this moment.
      seat.send(frames.kicked);
      return;
    }
    copy.seats.set(seat.id, seat);
    this.#at.set(seat, { copy, seated });
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
        resume: seated.resume,
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
    const copy = this.#at.get(seat)?.copy ?? this.#before.get(seat);
    if (!copy) return;
    copy.seats.delete(seat.id);
    copy.waiting.delete(seat.id);
    this.#at.delete(seat);
    this.#before.delete(seat);
    const { node } = this.#registry;
    await this.#registry.operate(copy.name, { type: 'leave', id: seat.id, reason, node }).catch((error: unknown) => {
      // The others of this node are told all the same; the truth learns it when it is back.
      this.#log.warn({ err: error }, 'a leave could not be written down');
      copy.left(seat.id, reason);
    });
    this.#vanish(copy);
    this.#log.info({ reason }, 'left a room');
  }

  /** A page has turned up on another node; its place is given up there unless it is taken again in time. */
  forget(seat: Seat): (() => void) | null {
    const copy = this.#at.get(seat)?.copy ?? this.#before.get(seat);
    if (!copy) return null;
    copy.seats.delete(seat.id);
    copy.waiting.delete(seat.id);
    this.#at.delete(seat);
    this.#before.delete(seat);
    this.#vanish(copy);
    const { node } = this.#registry;
    return () => {
      this.#registry
        .operate(copy.name, { type: 'leave', id: seat.id, reason: 'unreachable', node })
        .catch(this.#failed);
    };
  }

  /** After an outage: what happened on this node meanwhile is written down. */
  async #reconcile(copy: RoomCopy): Promise<void> {
    const state = await this.#registry.read(copy.name);
    for (const member of state?.members ?? []) {
      if (member.node !== this.#registry.node || copy.seats.has(member.id)) continue;
      await this.#registry.operate(copy.name, {
        type: 'leave',
        id: member.id,
        reason: 'unreachable',
        node: member.node,
      });
    }
    const places = [...copy.seats.values()].map((seat) => this.#at.get(seat)).filter((place) => place !== undefined);
    for (const { seated } of places.sort((one, other) => one.seated.since - other.seated.since)) {
      if (!state?.members.some(({ id }) => id === seated.id))
        await this.#registry.operate(copy.name, { type: 'restore', seated: this.#current(copy, seated) });
    }
  }

  #current(copy: RoomCopy, seated: Seated): Seated {
    return { ...seated, ...copy.roster.get(seated.id), node: this.#registry.node };
  }

  /** Taken for lost by others, although it is here. */
  async #restore(copy: RoomCopy, seat: Seat): Promise<void> {
    const place = this.#at.get(seat);
    if (place?.copy === copy)
      await this.#registry.operate(copy.name, { type: 'restore', seated: this.#current(copy, place.seated) });
  }

  async #bury(copy: RoomCopy, node: string): Promise<void> {
    for (const member of [...copy.roster.values()]) {
      if (member.node === node)
        await this.#registry.operate(copy.name, { type: 'leave', id: member.id, reason: 'unreachable', node });
    }
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
