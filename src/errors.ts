/**
 * The one error of this library: its codes, our words for each, and the only translator from what browsers and
 * PeerJS throw. It knows no other module; everything that fails anywhere ends here.
 */

/** What every code says when nobody has a better sentence. Each one tells what to do next. */
const MESSAGES = {
  'permission-denied': 'The browser did not allow it. Allow the camera and microphone for this page, then try again.',
  'device-not-found': 'No such device was found. Connect one, then try again.',
  'device-in-use': 'Another program is using the device. Close that program, then try again.',
  'insecure-context': 'Browsers allow cameras and microphones on https pages only. Open this page over https.',
  unsupported: 'This browser cannot do this. Use a current version of Chrome, Edge, Firefox or Safari.',
  'signaling-unreachable': 'The call server cannot be reached. Check the connection and the server address.',
  'id-taken': 'This identity is already in use on the server. Join again with a new one.',
  'room-full': 'The room is full. Try again when somebody has left.',
  'room-locked': 'The room is locked. Ask somebody inside to let you in.',
  'not-allowed': 'You are not allowed to do this here. Ask the host of the room.',
  'token-invalid': 'The room token is not valid for this room. Ask for a new invitation.',
  'token-expired': 'The room token has expired. Ask for a new invitation.',
  'peer-unreachable': 'The other person cannot be reached. They may have lost their connection.',
  'negotiation-failed': 'The two browsers could not agree on a connection. Try again.',
  'connection-failed': 'No direct connection could be made. A TURN server may be needed on this network.',
  'too-large': 'This is too large to send.',
  'rate-limited': 'Too many requests. Wait a moment, then try again.',
  timeout: 'This took too long. Try again.',
  aborted: 'This was cancelled.',
  'invalid-state': 'This cannot be done now.',
} as const;

export type CallErrorCode = keyof typeof MESSAGES;

/** Codes after which trying again, without anybody changing anything, may help. */
const RECOVERABLE: ReadonlySet<CallErrorCode> = new Set([
  'signaling-unreachable',
  'peer-unreachable',
  'negotiation-failed',
  'connection-failed',
  'rate-limited',
  'timeout',
]);

/** DOMException names (Media Capture and Streams, WebRTC, Web IDL) and what they mean to a caller. */
const DOM_EXCEPTIONS: Readonly<Record<string, CallErrorCode>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'device-not-found',
  OverconstrainedError: 'device-not-found',
  NotReadableError: 'device-in-use',
  NotSupportedError: 'unsupported',
  AbortError: 'aborted',
  TimeoutError: 'timeout',
  InvalidStateError: 'invalid-state',
  OperationError: 'negotiation-failed',
  InvalidAccessError: 'negotiation-failed',
};

/** `PeerError.type` of PeerJS 1.5; its messages may be empty, so only the type is read. */
const PEER_ERRORS: Readonly<Record<string, CallErrorCode>> = {
  'browser-incompatible': 'unsupported',
  'invalid-id': 'invalid-state',
  'invalid-key': 'not-allowed',
  network: 'signaling-unreachable',
  'server-error': 'signaling-unreachable',
  'socket-error': 'signaling-unreachable',
  'socket-closed': 'signaling-unreachable',
  'ssl-unavailable': 'signaling-unreachable',
  'unavailable-id': 'id-taken',
  'peer-unavailable': 'peer-unreachable',
  webrtc: 'negotiation-failed',
};

export interface CallErrorOptions {
  cause?: unknown;
  /** Overrides whether trying again may help; by default the code decides. */
  recoverable?: boolean;
}

/** Everything this library rejects with and reports: a code to branch on, and a sentence to show. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: CallErrorCode;
  /** True when trying again later may help although nobody changed anything. */
  readonly recoverable: boolean;

  constructor(code: CallErrorCode, message: string = MESSAGES[code], options: CallErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.recoverable = options.recoverable ?? RECOVERABLE.has(code);
  }

  /**
   * Whatever was thrown, as a CallError; one that already is comes back unchanged.
   * @param fallback the code for what neither the browser nor PeerJS names
   */
  static from(thrown: unknown, fallback: CallErrorCode = 'connection-failed'): CallError {
    if (thrown instanceof CallError) return thrown;
    return new CallError(codeOf(thrown) ?? fallback, undefined, { cause: thrown });
  }
}

const codeOf = (thrown: unknown): CallErrorCode | undefined => {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const { name, type } = thrown as { name?: unknown; type?: unknown };
  // OverconstrainedError is not a DOMException in every browser, so the name is read, not the class.
  if (typeof name === 'string' && Object.hasOwn(DOM_EXCEPTIONS, name)) return DOM_EXCEPTIONS[name];
  if (typeof type === 'string' && Object.hasOwn(PEER_ERRORS, type)) return PEER_ERRORS[type];
  return undefined;
};

/** Whether a string is one of our codes (they also travel on the wire, in `REFUSED`). */
export const isCallErrorCode = (value: unknown): value is CallErrorCode =>
  typeof value === 'string' && Object.hasOwn(MESSAGES, value);
