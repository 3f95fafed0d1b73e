/**
 * The words of a call that every layer above shares: frozen views and the snapshot. Types only; the objects are made
 * by participant.ts and call-session.ts, and read by the elements and by pages.
 */
import type { CallError } from '../errors.js';
import type { DeviceChoice, DeviceKind, LocalDevice } from '../media/types.js';
import type { SignalingState } from '../signaling/signaling.js';
import type { CallState, EndReason } from './call-state.js';

export type Role = 'host' | 'guest';
/** Whether somebody's microphone or camera can be heard or seen right now. */
export type MediaState = 'on' | 'off' | 'unavailable';
export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'failed';
export type Quality = 'good' | 'fair' | 'poor' | 'unknown';
export type Path = 'direct' | 'relayed' | 'unknown';

/** One person in the call, local or remote: a frozen view that is replaced when anything in it changes. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly isLocal: boolean;
  readonly role: Role;
  /** Microphone and camera. The same object for as long as the person is in the call. */
  readonly stream: MediaStream;
  /** The shared screen, with its sound where the browser gives it. */
  readonly screen: MediaStream | null;
  readonly microphone: MediaState;
  readonly camera: MediaState;
  readonly speaking: boolean;
  /** 0 to 1, in steps of 0.05, ten times a second at most. */
  readonly audioLevel: number;
  readonly hand: boolean;
  readonly connection: ConnectionState;
  readonly quality: Quality;
  readonly path: Path;
}

/** One chat message, frozen. */
export interface Message {
  readonly id: string;
  /** Participant id of who wrote it. */
  readonly from: string;
  /** Participant id of the one it is for; null when it is for everybody. */
  readonly to: string | null;
  readonly text: string;
  /** When it was written, or came in here: ms since the epoch. */
  readonly time: number;
}

export interface Picture {
  /** pixels; 0 while there is none */
  readonly frameWidth: number;
  readonly frameHeight: number;
  readonly framesPerSecond: number;
}

/** Figures of the connection with one participant, over the time since they were read before. */
export interface LinkStats {
  /** s; 0 while unknown */
  readonly roundTripTime: number;
  /** 0 to 1, of the packets that should have come in */
  readonly packetLoss: number;
  /** s, of the voice that comes in */
  readonly jitter: number;
  /** bit/s */
  readonly bitrateIn: number;
  /** bit/s */
  readonly bitrateOut: number;
  readonly in: Picture;
  readonly out: Picture;
  readonly candidatePair: { readonly local: string; readonly remote: string; readonly protocol: string } | null;
  readonly limitation: 'none' | 'cpu' | 'bandwidth';
}

/** What the connection with one participant carries, and how well. */
export interface ParticipantStats extends LinkStats {
  /** Connections that were replaced by another one so far. */
  readonly replacements: number;
}
/** By participant id. */
export type CallStats = Readonly<Record<string, ParticipantStats>>;

/** Everything there is to show of a call, in one frozen object that is replaced on change. */
export interface CallSnapshot {
  readonly state: CallState;
  /** Why the call ended; null until it has. */
  readonly reason: EndReason | null;
  /** What is wrong right now; null when nothing is. */
  readonly error: CallError | null;
  readonly room: string;
  readonly signaling: SignalingState;
  readonly localParticipant: Participant;
  /** The others, in the order in which they came. */
  readonly participants: readonly Participant[];
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
  readonly screen: LocalDevice;
  /** Where the others are to be heard: a device id, or empty for the system's own choice. */
  readonly speaker: string;
  /** I am talking although my microphone is off. */
  readonly mutedSpeech: boolean;
  /** Id of the remote participant who has the floor: who spoke last, while that person is there. */
  readonly activeSpeaker: string | null;
  /** Id of the participant I pinned. */
  readonly pinned: string | null;
  /** Ids of those who raised a hand, first come first. */
  readonly hands: readonly string[];
  /** What was written since I came, in the order in which it came in here. */
  readonly messages: readonly Message[];
  readonly devices: readonly DeviceChoice[];
}

/** What a session is told before it joins; every field may be changed until then by `configure()`. */
export interface CallOptions {
  room: string;
  /** Base URL of the signaling server; the page's own origin when empty. */
  server: string;
  /** My display name. */
  name: string;
  /** Signed room token, where the server wants one. */
  token: string;
  /** Start with the microphone off. */
  muted: boolean;
  /** Start with the camera off. */
  cameraOff: boolean;
  /** Never ask for a camera. */
  audioOnly: boolean;
  /** Use TURN servers only, so that nobody learns my address. */
  relayOnly: boolean;
  /** Ceiling in kbit/s for all I send, split over the participants; 0 leaves it to the library. */
  bandwidth: number;
  /** ICE servers used in place of the ones the server hands out. */
  iceServers: readonly RTCIceServer[] | null;
  /** Who I am to the signaling server: an id, and the secret that lets the same page come back to it. */
  identity: { readonly id: string; readonly secret: string } | null;
}

export interface JoinOptions {
  /** Keep trying while the server cannot be reached, and report that as an error event; otherwise reject. */
  retry?: boolean;
}

export type { DeviceChoice, DeviceKind, LocalDevice };
