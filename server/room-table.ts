/**
 * The rules of a room as one pure function: state and operation in; new state, numbered events and an answer out.
 * It knows no sockets, no nodes beyond their names, and no storage: memory and Redis run the same rules.
 */
import type { PeerInfo, PeerLeaveReason } from '../src/signaling/protocol.js';

export type Role = PeerInfo['role'];
/** What a join may be refused with; codes of the page's CallError. */
export type Refusal =
  | 'room-full'
  | 'room-locked'
  | 'not-allowed'
  | 'rate-limited'
  | 'token-invalid'
  | 'token-expired'
  | 'signaling-unreachable';

export interface Member extends PeerInfo {
  /** The revision of the room that brought this member in: who came earlier is dialled by who came later. */
  readonly since: number;
  /** The node this member's socket is on. */
  readonly node: string;
}

export interface Seated extends Member {
  /** The ticket that lets this page back to its seat. */
  readonly resume: string;
  /** What a kick bans: the id, a digest of the page's secret, a digest of the room token. */
  readonly marks: readonly string[];
  /** The id of a room token that is for one person at a time. */
  readonly pass?: string | undefined;
}

export interface Knock {
  readonly id: string;
  readonly name: string;
  readonly node: string;
}

export interface RoomState {
  readonly rev: number;
  readonly locked: boolean;
  /** In order of arrival. */
  readonly members: readonly Seated[];
  readonly knocks: readonly Knock[];
  /** Ids let in through a locked door and not yet seated. */
  readonly admitted: readonly string[];
  /** Marks of those who were kicked. */
  readonly banned: readonly string[];
}

export interface JoinRequest {
  readonly id: string;
  readonly name: string;
  readonly node: string;
  /** A ticket nobody has had before. */
  readonly fresh: string;
  /** The ticket of an earlier join, from a page whose socket was lost. */
  readonly resume?: string | undefined;
  /** The role a token gives; without tokens the first is host. */
  readonly role?: Role | undefined;
  readonly marks: readonly string[];
  readonly pass?: string | undefined;
  readonly capacity: number;
}

/** What only a host may do. */
export type HostAction =
  | { readonly type: 'ADMIT' | 'DENY' | 'KICK' | 'MUTE'; readonly id: string }
  | { readonly type: 'LOCK'; readonly on: boolean }
  | { readonly type: 'END' };

export type RoomOperation =
  | { readonly type: 'join'; readonly request: JoinRequest }
  | { readonly type: 'leave'; readonly id: string; readonly reason: PeerLeaveReason; readonly node?: string }
  | { readonly type: 'rename'; readonly id: string; readonly name: string }
  | { readonly type: 'act'; readonly by: string | null; readonly action: HostAction }
  /** Somebody whose membership the storage has lost: seated again as they were. */
  | { readonly type: 'restore'; readonly seated: Seated };

export type RoomChange =
  | { readonly type: 'joined'; readonly member: Member }
  | { readonly type: 'left'; readonly id: string; readonly reason: PeerLeaveReason }
  | { readonly type: 'changed'; readonly id: string; readonly name?: string; readonly role?: Role }
  | { readonly type: 'moved'; readonly id: string; readonly node: string }
  | { readonly type: 'locked'; readonly on: boolean }
  | { readonly type: 'knock'; readonly knock: Knock }
  | { readonly type: 'unknock'; readonly id: string; readonly why: 'admitted' | 'denied' | 'gone' }
  | { readonly type: 'mute'; readonly id: string; readonly by: string }
  | { readonly type: 'ended' };

/** One change of one room; revisions of a room have no gaps. */
export type RoomEvent = RoomChange & { readonly rev: number };

export type Answer =
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly code: Refusal }
  | { readonly type: 'waiting' }
  /** `resumed`: the seat was still there, and nobody was told of a join. */
  | { readonly type: 'seated'; readonly seated: Seated; readonly resumed: boolean };

export interface Outcome {
  /** Null where the room is gone. */
  readonly state: RoomState | null;
  readonly events: readonly RoomEvent[];
  readonly answer: Answer;
}

/** Most people who may wait at one door. */
const MAX_KNOCKS = 32;
const MAX_BANNED = 512;
const DONE: Answer = { type: 'done' };

/** Revisions go on from the clock, in microseconds, so that a room made anew is never older than the one before it. */
const EMPTY = (now: number): RoomState => ({
  rev: now * 1000,
  locked: false,
  members: [],
  knocks: [],
  admitted: [],
  banned: [],
});

/** One operation at work: the state so far, and what is to be told. */
class Draft {
  members: readonly Seated[];
  knocks: readonly Knock[];
  admitted: readonly string[];
  banned: readonly string[];
  locked: boolean;
  rev: number;
  readonly events: RoomEvent[] = [];

  constructor(state: RoomState) {
    ({ members: this.members, knocks: this.knocks, admitted: this.admitted, banned: this.banned } = state);
    this.locked = state.locked;
    this.rev = state.rev;
  }

  tell(change: RoomChange): void {
    this.rev += 1;
    this.events.push({ ...change, rev: this.rev });
  }

  member(id: string): Seated | undefined {
    return this.members.find((member) => member.id === id);
  }

  replace(seated: Seated): void {
    this.members = this.members.map((member) => (member.id === seated.id ? seated : member));
  }

  remove(id: string, reason: PeerLeaveReason): void {
    const gone = this.member(id);
    if (!gone) return;
    this.members = this.members.filter((member) => member !== gone);
    this.tell({ type: 'left', id, reason });
  }

  unknock(id: string, why: 'admitted' | 'denied' | 'gone'): void {
    if (!this.knocks.some((knock) => knock.id === id)) return;
    this.knocks = this.knocks.filter((knock) => knock.id !== id);
    this.tell({ type: 'unknock', id, why });
  }

  /** A room without tokens is never without a host: whoever has been there longest takes over. */
  promote(): void {
    const [heir] = this.members;
    // A pass or a role by token: hosts are made by whoever signs the tokens.
    if (!heir || this.members.some(({ role }) => role === 'host') || heir.marks.some((mark) => mark.startsWith('t:')))
      return;
    this.replace({ ...heir, role: 'host' });
    this.tell({ type: 'changed', id: heir.id, role: 'host' });
  }

  finish(answer: Answer): Outcome {
    const { rev, locked, members, knocks, admitted, banned, events } = this;
    // Who was kicked does not come back when the others have gone; all else of an empty room is forgotten.
    if (members.length === 0) {
      for (const { id } of knocks) this.unknock(id, 'admitted');
      const state = banned.length > 0 ? { ...EMPTY(0), rev: this.rev, banned } : null;
      return { state, events, answer };
    }
    return { state: { rev, locked, members, knocks, admitted, banned }, events, answer };
  }
}

const join = (draft: Draft, request: JoinRequest): Answer => {
  const { id, name, node, resume, marks, pass, capacity } = request;
  const old = draft.member(id);
  if (old && old.resume === resume) {
    if (old.node !== node) draft.tell({ type: 'moved', id, node });
    if (old.name !== name) draft.tell({ type: 'changed', id, name });
    const seated = { ...old, node, name };
    draft.replace(seated);
    return { type: 'seated', seated, resumed: true };
  }
  if (marks.some((mark) => draft.banned.includes(mark))) return { type: 'refused', code: 'not-allowed' };
  if (pass !== undefined && draft.members.some((member) => member.pass === pass && member.id !== id))
    return { type: 'refused', code: 'token-invalid' };
  const welcome = !draft.locked || request.role === 'host' || draft.admitted.includes(id) || old !== undefined;
  if (!welcome) return knock(draft, request);
  if (draft.members.length - (old ? 1 : 0) >= capacity) return { type: 'refused', code: 'room-full' };
  const role = request.role ?? (draft.members.length === 0 || old?.role === 'host' ? 'host' : 'guest');
  if (old) draft.remove(id, 'replaced');
  draft.unknock(id, 'gone');
  draft.admitted = draft.admitted.filter((other) => other !== id);
  const seated: Seated = { id, name, role, node, marks, pass, resume: request.fresh, since: draft.rev + 1 };
  draft.members = [...draft.members, seated];
  draft.tell({ type: 'joined', member: { id, name, role, node, since: seated.since } });
  return { type: 'seated', seated, resumed: false };
};

const knock = (draft: Draft, { id, name, node }: JoinRequest): Answer => {
  // Nobody inside could open.
  if (!draft.members.some(({ role }) => role === 'host')) return { type: 'refused', code: 'room-locked' };
  const others = draft.knocks.filter((other) => other.id !== id);
  if (others.length >= MAX_KNOCKS) return { type: 'refused', code: 'room-locked' };
  const known = draft.knocks.length > others.length;
  draft.knocks = [...others, { id, name, node }];
  if (!known) draft.tell({ type: 'knock', knock: { id, name, node } });
  return { type: 'waiting' };
};

const act = (draft: Draft, by: string | null, action: HostAction): Answer => {
  // Null is the operator, over HTTP.
  if (by !== null && draft.member(by)?.role !== 'host') return { type: 'refused', code: 'not-allowed' };
  switch (action.type) {
    case 'ADMIT':
      if (!draft.knocks.some(({ id }) => id === action.id)) return DONE;
      draft.admitted = [...draft.admitted, action.id];
      draft.unknock(action.id, 'admitted');
      return DONE;
    case 'DENY':
      draft.unknock(action.id, 'denied');
      return DONE;
    case 'KICK': {
      const target = draft.member(action.id);
      if (!target || target.id === by) return DONE;
      draft.banned = [...draft.banned, ...target.marks].slice(-MAX_BANNED);
      draft.remove(action.id, 'kicked');
      return DONE;
    }
    case 'MUTE':
      if (draft.member(action.id)) draft.tell({ type: 'mute', id: action.id, by: by ?? action.id });
      return DONE;
    case 'LOCK':
      if (draft.locked !== action.on) draft.tell({ type: 'locked', on: action.on });
      draft.locked = action.on;
      if (!action.on) for (const { id } of draft.knocks) draft.unknock(id, 'admitted');
      return DONE;
    case 'END':
      draft.tell({ type: 'ended' });
      draft.members = [];
      draft.knocks = [];
      return DONE;
  }
};

const leave = (draft: Draft, id: string, reason: PeerLeaveReason, node: string | undefined): void => {
  const at = draft.member(id)?.node ?? draft.knocks.find((other) => other.id === id)?.node;
  // Moved to another node in the meantime: the old one has nothing to say any more.
  if (node !== undefined && at !== node) return;
  draft.unknock(id, 'gone');
  draft.admitted = draft.admitted.filter((other) => other !== id);
  draft.remove(id, reason);
};

const restore = (draft: Draft, seated: Seated): void => {
  if (draft.member(seated.id)) return;
  const member = { ...seated, since: draft.rev + 1 };
  draft.members = [...draft.members, member];
  draft.tell({
    type: 'joined',
    member: { id: member.id, name: member.name, role: member.role, node: member.node, since: member.since },
  });
};

/** What becomes of a room when something is done to it. `now` in ms since the epoch, for rooms that begin. */
export const operate = (state: RoomState | null, operation: RoomOperation, now: number): Outcome => {
  const draft = new Draft(state ?? EMPTY(now));
  switch (operation.type) {
    case 'join':
      return draft.finish(join(draft, operation.request));
    case 'leave':
      leave(draft, operation.id, operation.reason, operation.node);
      draft.promote();
      return draft.finish(DONE);
    case 'rename': {
      const member = draft.member(operation.id);
      if (member && member.name !== operation.name) {
        draft.replace({ ...member, name: operation.name });
        draft.tell({ type: 'changed', id: operation.id, name: operation.name });
      }
      return draft.finish(DONE);
    }
    case 'act': {
      const answer = act(draft, operation.by, operation.action);
      draft.promote();
      return draft.finish(answer);
    }
    case 'restore':
      restore(draft, operation.seated);
      return draft.finish(DONE);
  }
};
