/**
 * The wire between page and server: one JSON object per WebSocket text frame, as types and as parsers that return
 * null on anything else. Imported by the page and, as its only file from here, by the server. It knows no sockets.
 */
import * as v from 'valibot';

/** Limits both sides agree on; the server enforces them, the page keeps below them. */
export const LIMITS = { id: 64, token: 128, room: 128, name: 80, roomToken: 4096, sdp: 48 * 1024 } as const;

// eslint-disable-next-line no-control-regex -- control characters are what it is about
const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/;
const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(NO_CONTROL));
/** PeerJS's own pattern, so that stock clients and ours share one id space. */
const ID = /^[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*$/;
const Id = v.pipe(v.string(), v.maxLength(LIMITS.id), v.regex(ID));
const ConnectionId = v.pipe(v.string(), v.maxLength(LIMITS.id), v.regex(/^[A-Za-z0-9_-]+$/));
export const RoomName = v.pipe(text(LIMITS.room), v.minLength(1));
const Name = text(LIMITS.name);
const Role = v.picklist(['host', 'guest']);
const LeaveReason = v.picklist(['left', 'kicked', 'unreachable', 'page-closed', 'replaced', 'room-ended']);

const Peer = v.object({ id: Id, name: Name, role: Role });
const IceServer = v.object({
  urls: v.union([v.string(), v.array(v.string())]),
  username: v.exactOptional(v.string()),
  credential: v.exactOptional(v.string()),
});

const frame = <const T extends string, P extends v.ObjectEntries>(type: T, payload: P) =>
  v.object({ type: v.literal(type), payload: v.object(payload) });
const bare = <const T extends string>(type: T) => v.object({ type: v.literal(type) });

/** PeerJS's relayed messages, as RtcConnection sends them: `src` is set by the server, `dst` read by it. */
const Sdp = <const T extends string>(type: T) =>
  v.object({ type: v.literal(type), sdp: v.pipe(v.string(), v.maxLength(LIMITS.sdp)) });
const relayed = <const T extends string, P extends v.ObjectEntries>(type: T, payload: P) =>
  v.object({
    type: v.literal(type),
    src: v.exactOptional(Id),
    dst: Id,
    payload: v.object({ type: v.literal('data'), connectionId: ConnectionId, ...payload }),
  });
const Offer = relayed('OFFER', {
  sdp: Sdp('offer'),
  label: v.exactOptional(ConnectionId),
  reliable: v.literal(true),
  serialization: v.literal('rtc'),
});
const Answer = relayed('ANSWER', { sdp: Sdp('answer') });
const Candidate = relayed('CANDIDATE', {
  candidate: v.object({
    candidate: text(1024),
    sdpMid: v.nullish(text(64)),
    sdpMLineIndex: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))),
    usernameFragment: v.nullish(text(256)),
  }),
});
/** PeerServer's answers to a relayed message that reached nobody. */
const Undelivered = v.object({
  type: v.picklist(['LEAVE', 'EXPIRE']),
  src: v.exactOptional(Id),
  dst: v.exactOptional(Id),
});

const Counter = v.pipe(v.number(), v.integer(), v.minValue(0));

const ClientFrameSchema = v.variant('type', [
  frame('JOIN', {
    room: RoomName,
    name: Name,
    token: v.exactOptional(v.pipe(v.string(), v.maxLength(LIMITS.roomToken))),
    resume: v.exactOptional(v.pipe(v.string(), v.maxLength(LIMITS.token))),
  }),
  frame('LEAVE-ROOM', { reason: v.exactOptional(LeaveReason) }),
  frame('RENAME', { name: Name }),
  frame('PING', { n: Counter }),
  bare('ICE'),
  bare('HEARTBEAT'),
  // A host's rights, which the server checks.
  frame('ADMIT', { id: Id }),
  frame('DENY', { id: Id }),
  frame('KICK', { id: Id }),
  frame('MUTE', { id: Id }),
  frame('LOCK', { on: v.boolean() }),
  bare('END'),
  Offer,
  Answer,
  Candidate,
]);

const ServerFrameSchema = v.variant('type', [
  bare('OPEN'),
  bare('ID-TAKEN'),
  frame('JOINED', {
    room: RoomName,
    role: Role,
    peers: v.array(Peer),
    iceServers: v.array(IceServer),
    capacity: Counter,
    resume: v.string(),
  }),
  bare('WAITING'),
  frame('REFUSED', { code: v.string() }),
  frame('PEER-JOINED', { peer: Peer }),
  frame('PEER-LEFT', { id: Id, reason: LeaveReason }),
  frame('PEER-CHANGED', { id: Id, name: v.exactOptional(Name), role: v.exactOptional(Role) }),
  /** To hosts: somebody waits at a locked door. When they give up, PEER-LEFT names them. */
  frame('KNOCK', { id: Id, name: Name }),
  frame('ROOM-CHANGED', { locked: v.boolean() }),
  /** A host asks me to mute myself. */
  frame('MUTE', { id: Id }),
  bare('KICKED'),
  bare('ENDED'),
  frame('PONG', { n: Counter }),
  frame('ICE', { iceServers: v.array(IceServer) }),
  frame('RESTART', { delay: v.pipe(v.number(), v.minValue(0)) }),
  frame('ERROR', { code: v.exactOptional(v.string()), msg: v.exactOptional(v.string()) }),
  Offer,
  Answer,
  Candidate,
  Undelivered,
]);

/** Every frame a page may send. */
export type ClientFrame = v.InferOutput<typeof ClientFrameSchema>;
/** Every frame a server may send. */
export type ServerFrame = v.InferOutput<typeof ServerFrameSchema>;
export type PeerInfo = v.InferOutput<typeof Peer>;
export type PeerLeaveReason = v.InferOutput<typeof LeaveReason>;
/** The frames that go from one member of a room to another. */
export type RelayedFrame = Extract<ClientFrame, { dst: string }>;

const parse = <T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> | null => {
  const result = v.safeParse(schema, value, { abortEarly: true });
  return result.success ? result.output : null;
};

/** A frame from a page, with unknown fields dropped, or null when it is none of ours. */
export const parseClientFrame = (value: unknown): ClientFrame | null => parse(ClientFrameSchema, value);
/** A frame from a server, with unknown fields dropped, or null when it is none we know. */
export const parseServerFrame = (value: unknown): ServerFrame | null => parse(ServerFrameSchema, value);
/** Whether an id, as PeerJS sends it in the socket's URL, is one we accept. */
export const isPeerId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LIMITS.id && ID.test(value);
