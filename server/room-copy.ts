/**
 * This node's copy of one room: who is in, who waits, which of them are pages of this node; and what each change means
 * to those pages. It asks nobody anything: what has to be done about a change goes to its owner.
 */
import type { ClientFrame, PeerLeaveReason } from '../src/signaling/protocol.js';
import { frames } from './frames.js';
import type { Member, RoomEvent, RoomState } from './room-table.js';
import type { Seat } from './seat.js';

export type JoinPayload = Extract<ClientFrame, { type: 'JOIN' }>['payload'];

export interface Waiting {
  readonly seat: Seat;
  readonly request: JoinPayload;
}

export interface CopyOwner {
  /** A page of this node is a member no more, whatever the reason. */
  onGone(copy: RoomCopy, seat: Seat): void;
  /** A page of this node is said to be unreachable, which it is not. */
  onMissed(copy: RoomCopy, seat: Seat): void;
  /** The door has been opened for a page of this node. */
  onAdmitted(waiting: Waiting): void;
  /** A change was missed: the copy is out of date. */
  onGap(copy: RoomCopy): void;
}

export class RoomCopy {
  readonly name: string;
  /** Everybody in the room, on whatever node. */
  readonly roster = new Map<string, Member>();
  /** Those of them whose pages are on this node. */
  readonly seats = new Map<string, Seat>();
  /** Pages of this node at the closed door. */
  readonly waiting = new Map<string, Waiting>();
  /** Joins of this node under way; the copy is kept for them. */
  joining = 0;
  readonly #owner: CopyOwner;
  readonly #knocks = new Map<string, string>();
  #locked = false;
  /** The revision of the copy; below 0 nothing was copied yet, and events wait in `early`. */
  #rev = -1;
  #early: RoomEvent[] = [];

  constructor(name: string, owner: CopyOwner) {
    this.name = name;
    this.#owner = owner;
  }

  get idle(): boolean {
    return this.seats.size === 0 && this.waiting.size === 0 && this.joining === 0;
  }

  /** The nodes of the others. */
  otherNodes(own: string): ReadonlySet<string> {
    const nodes = new Set([...this.roster.values()].map(({ node }) => node));
    nodes.delete(own);
    return nodes;
  }

  /** Takes a whole state over where it is newer, silently: nobody of this node has been told anything older. */
  copy(state: RoomState): void {
    if (this.#rev >= state.rev) return;
    if (this.#rev >= 0) {
      this.catchUp(state);
      return;
    }
    this.#take(state);
    const early = this.#early;
    this.#early = [];
    for (const event of early) this.apply(event);
  }

  #take(state: RoomState): void {
    this.#rev = state.rev;
    this.#locked = state.locked;
    this.roster.clear();
    for (const member of state.members) this.roster.set(member.id, member);
    this.#knocks.clear();
    for (const { id, name } of state.knocks) this.#knocks.set(id, name);
  }

  /** Tells the pages what they have missed, where events were lost. */
  catchUp(state: RoomState): void {
    const before = new Map(this.roster);
    const wasLocked = this.#locked;
    this.#take(state);
    for (const { id } of before.values()) {
      if (!this.roster.has(id)) this.#gone(id, 'unreachable');
    }
    for (const member of this.roster.values()) {
      const old = before.get(member.id);
      const { id, name, role } = member;
      if (!old) this.tell(frames.peerJoined(member), id);
      else if (old.name !== name || old.role !== role) this.tell(frames.peerChanged({ id, name, role }), null);
    }
    if (wasLocked !== state.locked) this.tell(frames.roomChanged(state.locked), null);
    for (const waiting of [...this.waiting.values()]) {
      if (!this.#knocks.has(waiting.seat.id)) this.#admit(waiting);
    }
  }

  /** What somebody who just came in is to know besides the roster. */
  greet(seat: Seat): void {
    if (this.#locked) seat.send(frames.roomChanged(true));
    if (this.roster.get(seat.id)?.role === 'host') this.#tellKnocks(seat);
  }

  tell(text: string, except: string | null): void {
    for (const seat of this.seats.values()) {
      if (seat.id !== except) seat.send(text);
    }
  }

  #tellHosts(text: string): void {
    for (const seat of this.seats.values()) {
      if (this.roster.get(seat.id)?.role === 'host') seat.send(text);
    }
  }

  #tellKnocks(seat: Seat): void {
    for (const [id, name] of this.#knocks) seat.send(frames.knock(id, name));
  }

  apply(event: RoomEvent): void {
    if (this.#rev < 0) {
      this.#early.push(event);
      return;
    }
    if (event.rev <= this.#rev) return;
    if (event.rev !== this.#rev + 1) {
      this.#owner.onGap(this);
      return;
    }
    this.#rev = event.rev;
    this.#apply(event);
  }

  #apply(event: RoomEvent): void {
    switch (event.type) {
      case 'joined':
        this.roster.set(event.member.id, event.member);
        this.tell(frames.peerJoined(event.member), event.member.id);
        return;
      case 'left':
        this.left(event.id, event.reason);
        return;
      case 'changed':
        this.#changed(event);
        return;
      case 'moved': {
        const member = this.roster.get(event.id);
        if (member) this.roster.set(event.id, { ...member, node: event.node });
        return;
      }
      case 'locked':
        this.#locked = event.on;
        this.tell(frames.roomChanged(event.on), null);
        return;
      case 'knock':
        this.#knocks.set(event.knock.id, event.knock.name);
        this.#tellHosts(frames.knock(event.knock.id, event.knock.name));
        return;
      case 'unknock':
        this.#unknock(event.id, event.why);
        return;
      case 'mute':
        this.seats.get(event.id)?.send(frames.mute(event.by));
        return;
      case 'ended':
        this.#ended();
    }
  }

  /** Somebody is gone: the others are told. */
  left(id: string, reason: PeerLeaveReason): void {
    if (this.roster.delete(id)) this.#gone(id, reason);
  }

  #gone(id: string, reason: PeerLeaveReason): void {
    const seat = this.seats.get(id);
    if (seat?.socket && reason === 'unreachable') {
      this.#owner.onMissed(this, seat);
    } else if (seat) {
      if (reason === 'kicked') seat.send(frames.kicked);
      this.#owner.onGone(this, seat);
    }
    this.tell(frames.peerLeft(id, reason), id);
  }

  #changed({ id, name, role }: Extract<RoomEvent, { type: 'changed' }>): void {
    const member = this.roster.get(id);
    if (!member) return;
    const change = { ...(name !== undefined && { name }), ...(role !== undefined && { role }) };
    this.roster.set(id, { ...member, ...change });
    // A new role is told to whom it was given too; a new name they chose themselves.
    this.tell(frames.peerChanged({ id, ...change }), role === undefined ? id : null);
    const seat = this.seats.get(id);
    if (seat && role === 'host') this.#tellKnocks(seat);
  }

  #unknock(id: string, why: Extract<RoomEvent, { type: 'unknock' }>['why']): void {
    this.#knocks.delete(id);
    // Who is let in is announced as a member; the others are simply no longer at the door.
    if (why !== 'admitted') this.#tellHosts(frames.peerLeft(id, 'left'));
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    if (why === 'admitted') {
      this.#admit(waiting);
      return;
    }
    this.waiting.delete(id);
    if (why === 'denied') waiting.seat.send(frames.refused('not-allowed'));
  }

  #admit(waiting: Waiting): void {
    this.waiting.delete(waiting.seat.id);
    this.#owner.onAdmitted(waiting);
  }

  #ended(): void {
    this.roster.clear();
    this.#knocks.clear();
    this.tell(frames.ended, null);
    for (const { seat } of this.waiting.values()) seat.send(frames.ended);
    this.waiting.clear();
    for (const seat of [...this.seats.values()]) this.#owner.onGone(this, seat);
  }
}
