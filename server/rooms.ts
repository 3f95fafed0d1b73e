/**
 * The rooms that pages of this node are in: a copy of the truth behind the registry, and the frames that tell the
 * pages of it. Somebody new is announced to the others before being let in, so that who is dialled knows the dialler.
 */
import type { Logger } from 'pino';
import type { ClientFrame, PeerLeaveReason } from '../src/signaling/protocol.js';
import type { JoinAnswer, Member, Registry, RoomEvent } from './registry.js';
import type { Seat } from './seat.js';

type JoinFrame = Extract<ClientFrame, { type: 'JOIN' }>;

interface Room {
  readonly name: string;
  /** The revision of the copy; below 0 nothing was copied yet, and events wait in `early`. */
  rev: number;
  early: RoomEvent[];
  /** Everybody in the room, on whatever node. */
  readonly roster: Map<string, Member>;
  /** Those of them whose pages are on this node. */
  readonly seats: Map<string, Seat>;
  /** Joins of this node under way; the copy is kept for them. */
  joining: number;
}

export interface RoomsOptions {
  readonly capacity: number;
  readonly iceServers: (id: string) => readonly object[];
}

const frame = (type: string, payload: object): string => JSON.stringify({ type, payload });
const publicly = ({ id, name, role }: Member) => ({ id, name, role });

export class Rooms {
  readonly #rooms = new Map<string, Room>();
  /** Which room a seat of this node is in. */
  readonly #at = new Map<Seat, Room>();
  readonly #registry: Registry;
  readonly #options: RoomsOptions;
  readonly #log: Logger;

  constructor(registry: Registry, options: RoomsOptions, log: Logger) {
    this.#registry = registry;
    this.#options = options;
    this.#log = log;
    registry.onEvent = (event) => {
      this.#onEvent(event);
    };
  }

  /** Rooms with pages of this node in them. */
  get size(): number {
    return this.#rooms.size;
  }

  /** Whether a frame may go from a seat to an id: both in one room. */
  reaches(seat: Seat, id: string): boolean {
    return this.#at.get(seat)?.roster.has(id) === true && id !== seat.id;
  }

  has(seat: Seat): boolean {
    return this.#at.has(seat);
  }

  join(seat: Seat, payload: JoinFrame['payload']): void {
    this.#queue(seat, () => this.#join(seat, payload));
  }

  leave(seat: Seat, reason: PeerLeaveReason): void {
    this.#queue(seat, () => this.#leave(seat, reason));
  }

  rename(seat: Seat, name: string): void {
    this.#queue(seat, async () => {
      const room = this.#at.get(seat);
      if (room) await this.#registry.rename(room.name, seat.id, name);
    });
  }

  sendIce(seat: Seat): void {
    seat.send(frame('ICE', { iceServers: this.#options.iceServers(seat.id) }));
  }

  /** Forgets everything, telling nobody: the pages have been told to move. */
  close(): void {
    this.#rooms.clear();
    this.#at.clear();
  }

  #queue(seat: Seat, operation: () => Promise<void>): void {
    seat.operations = seat.operations.then(operation).catch((error: unknown) => {
      this.#log.error({ err: error }, 'a room operation failed');
    });
  }

  async #join(seat: Seat, request: JoinFrame['payload']): Promise<void> {
    if (seat.ended) return;
    const current = this.#at.get(seat);
    if (current && current.name !== request.room) await this.#leave(seat, 'left');
    const room = this.#open(request.room);
    room.joining += 1;
    try {
      const { room: name, name: display, resume } = request;
      this.#admit(seat, room, await this.#registry.join({ room: name, id: seat.id, name: display, resume }));
    } finally {
      room.joining -= 1;
      this.#vanish(room);
    }
  }

  #admit(seat: Seat, room: Room, answer: JoinAnswer): void {
    if (!answer.ok) {
      seat.send(frame('REFUSED', { code: answer.code }));
      return;
    }
    this.#copy(room, answer.rev, answer.members);
    const self = room.roster.get(seat.id);
    if (!self) {
      seat.send(frame('REFUSED', { code: 'not-allowed' }));
      return;
    }
    room.seats.set(seat.id, seat);
    this.#at.set(seat, room);
    seat.settle();
    const others = [...room.roster.values()].filter((member) => member.id !== seat.id);
    const earlier = others.filter((member) => answer.resumed || member.since < self.since);
    seat.send(
      frame('JOINED', {
        room: room.name,
        role: self.role,
        peers: earlier.map(publicly),
        iceServers: this.#options.iceServers(seat.id),
        capacity: this.#options.capacity,
        resume: answer.resume,
      }),
    );
    // Who came in between the answer and this moment dials us, and is to be known before that.
    for (const member of others) {
      if (!earlier.includes(member)) seat.send(frame('PEER-JOINED', { peer: publicly(member) }));
    }
    this.#log.info({ members: room.roster.size, resumed: answer.resumed }, 'joined a room');
  }

  async #leave(seat: Seat, reason: PeerLeaveReason): Promise<void> {
    const room = this.#at.get(seat);
    if (!room) return;
    this.#forget(room, seat);
    await this.#registry.leave(room.name, seat.id, reason);
    this.#vanish(room);
    this.#log.info({ reason }, 'left a room');
  }

  #forget(room: Room, seat: Seat): void {
    this.#at.delete(seat);
    room.seats.delete(seat.id);
  }

  #open(name: string): Room {
    let room = this.#rooms.get(name);
    if (!room) {
      room = { name, rev: -1, early: [], roster: new Map(), seats: new Map(), joining: 0 };
      this.#rooms.set(name, room);
    }
    return room;
  }

  #vanish(room: Room): void {
    if (room.seats.size === 0 && room.joining === 0) this.#rooms.delete(room.name);
  }

  #copy(room: Room, rev: number, members: readonly Member[]): void {
    if (room.rev >= rev) return;
    room.rev = rev;
    room.roster.clear();
    for (const member of members) room.roster.set(member.id, member);
    const early = room.early;
    room.early = [];
    for (const event of early) this.#onEvent(event);
  }

  #onEvent(event: RoomEvent): void {
    const room = this.#rooms.get(event.room);
    if (!room || event.rev <= room.rev) return;
    if (room.rev < 0) {
      room.early.push(event);
      return;
    }
    room.rev = event.rev;
    this.#apply(room, event);
  }

  #apply(room: Room, event: RoomEvent): void {
    if (event.type === 'joined') {
      room.roster.set(event.member.id, event.member);
      this.#tell(room, frame('PEER-JOINED', { peer: publicly(event.member) }), event.member.id);
      return;
    }
    const { type, id } = event;
    if (type === 'left') {
      room.roster.delete(id);
      const seat = room.seats.get(id);
      if (seat) this.#forget(room, seat);
      this.#tell(room, frame('PEER-LEFT', { id, reason: event.reason }), id);
      return;
    }
    const { name, role } = event;
    const member = room.roster.get(id);
    if (!member) return;
    room.roster.set(id, { ...member, ...(name !== undefined && { name }), ...(role !== undefined && { role }) });
    // A new role is told to whom it was given too; a new name they chose themselves.
    this.#tell(room, frame('PEER-CHANGED', { id, name, role }), role === undefined ? id : null);
  }

  #tell(room: Room, text: string, except: string | null): void {
    for (const seat of room.seats.values()) {
      if (seat.id !== except) seat.send(text);
    }
  }
}
