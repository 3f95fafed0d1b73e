/**
 * The truth about rooms within one process: who is in, in which order, with which role. Every operation is one
 * synchronous step. It knows no sockets and tells nobody but its `onEvent`.
 */
import { randomBytes } from 'node:crypto';
import type { PeerLeaveReason } from '../src/signaling/protocol.js';
import type { JoinAnswer, JoinRequest, Member, Registry, RoomChange, RoomEvent } from './registry.js';

interface Seated {
  member: Member;
  readonly resume: string;
}

interface Room {
  rev: number;
  /** In order of arrival. */
  readonly seated: Map<string, Seated>;
}

export class MemoryRegistry implements Registry {
  onEvent: (event: RoomEvent) => void = () => undefined;
  readonly #rooms = new Map<string, Room>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#rooms.size;
  }

  async join(request: JoinRequest): Promise<JoinAnswer> {
    const room = this.#rooms.get(request.room) ?? { rev: 0, seated: new Map<string, Seated>() };
    const old = room.seated.get(request.id);
    if (old && old.resume === request.resume) {
      if (old.member.name !== request.name) await this.rename(request.room, request.id, request.name);
      return this.#answer(room, old.resume, true);
    }
    if (old) this.#remove(request.room, room, request.id, 'replaced');
    if (room.seated.size >= this.#capacity) return { ok: false, code: 'room-full' };
    // The room may have been empty for a moment, and gone with it.
    this.#rooms.set(request.room, room);
    const seated: Seated = {
      member: {
        id: request.id,
        name: request.name,
        role: room.seated.size === 0 ? 'host' : 'guest',
        since: room.rev + 1,
      },
      resume: randomBytes(16).toString('base64url'),
    };
    room.seated.set(request.id, seated);
    this.#announce(request.room, room, { type: 'joined', member: seated.member });
    return this.#answer(room, seated.resume, false);
  }

  async leave(name: string, id: string, reason: PeerLeaveReason): Promise<void> {
    const room = this.#rooms.get(name);
    if (room?.seated.has(id)) this.#remove(name, room, id, reason);
  }

  async rename(name: string, id: string, display: string): Promise<void> {
    const room = this.#rooms.get(name);
    const seated = room?.seated.get(id);
    if (!room || !seated) return;
    seated.member = { ...seated.member, name: display };
    this.#announce(name, room, { type: 'changed', id, name: display });
  }

  async close(): Promise<void> {
    this.#rooms.clear();
  }

  #remove(name: string, room: Room, id: string, reason: PeerLeaveReason): void {
    const left = room.seated.get(id)?.member;
    room.seated.delete(id);
    this.#announce(name, room, { type: 'left', id, reason });
    if (room.seated.size === 0) this.#rooms.delete(name);
    else if (left?.role === 'host') this.#promote(name, room);
  }

  /** An open room is never without a host: whoever has been there longest takes over. */
  #promote(name: string, room: Room): void {
    const seats = [...room.seated.values()];
    const heir = seats[0];
    if (!heir || seats.some((seated) => seated.member.role === 'host')) return;
    heir.member = { ...heir.member, role: 'host' };
    this.#announce(name, room, { type: 'changed', id: heir.member.id, role: 'host' });
  }

  #announce(name: string, room: Room, change: RoomChange): void {
    room.rev += 1;
    this.onEvent({ ...change, room: name, rev: room.rev });
  }

  #answer(room: Room, resume: string, resumed: boolean): JoinAnswer {
    return { ok: true, rev: room.rev, members: [...room.seated.values()].map(({ member }) => member), resume, resumed };
  }
}
