/** What the tests of the elements share: a call over a stub, pictures made on a canvas, and waiting for facts. */
import { fixture, html } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import '../../src/index.js';
import { RtcCall } from '../../src/elements/rtc-call.js';
import { StubSession } from '../fakes/stub-session.js';

export interface StubbedCall {
  readonly call: RtcCall;
  /** The session of the call; the last one that was made, when there were several. */
  readonly session: StubSession;
  /** All that were made. */
  readonly sessions: readonly StubSession[];
}

const { createSession } = RtcCall;

/** Every call made from now on has a stub for a session. */
export const stubSessions = (): StubSession[] => {
  const sessions: StubSession[] = [];
  RtcCall.createSession = (options) => {
    const session = new StubSession(options);
    sessions.push(session);
    return session;
  };
  return sessions;
};

export const restoreSessions = (): void => {
  RtcCall.createSession = createSession;
};

/** Waits until everything in an element, shadow trees included, has drawn what it has to. */
export const drawn = async (root: Element): Promise<void> => {
  const ours = (): LitElement[] => everything(root).filter((element) => element instanceof LitElement);
  for (let known = 0; ;) {
    const elements = ours();
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    if (elements.length === known && !ours().some(({ isUpdatePending }) => isUpdatePending)) return;
    known = elements.length;
  }
};

/** An element and all below it, through open shadow roots. */
export const everything = (root: Element): Element[] => [
  root,
  ...[...(root.shadowRoot?.children ?? []), ...root.children].flatMap(everything),
];

/** The first element that matches, through open shadow roots. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as querySelector() has it
export const find = <T extends Element = HTMLElement>(root: Element, selector: string): T => {
  const found = everything(root).find((element) => element.matches(selector));
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found as T;
};

/** What one can read of an element: the text of everything that is not hidden. */
export const visibleText = (root: Element): string =>
  everything(root)
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .flatMap((element) => [...element.childNodes])
    .filter((node) => node instanceof Text)
    .map((node) => node.data.trim())
    .filter(Boolean)
    .join(' ');

export const stubbedCall = async (
  template: TemplateResult = html`<rtc-call room="test"></rtc-call>`,
): Promise<StubbedCall> => {
  const sessions = stubSessions();
  const root = await fixture(template);
  const call = (root instanceof RtcCall ? root : root.querySelector('rtc-call')) as RtcCall;
  await drawn(call);
  return { call, session: sessions.at(-1) as StubSession, sessions };
};

/** A stream with a picture of this size that goes on moving. */
export const movingPicture = (width = 64, height = 36): MediaStream => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream();
  const [track] = stream.getVideoTracks();
  const paint = (): void => {
    if (track?.readyState === 'ended') return;
    if (context) context.fillStyle = `hsl(${performance.now() % 360} 50% 50%)`;
    context?.fillRect(0, 0, width, height);
    requestAnimationFrame(paint);
  };
  paint();
  return stream;
};

/** A macrotask later: what an element that is only moved must survive, and one that is removed must not. */
export const aTaskLater = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    // Timers of zero and messages are both tasks; two of each come after anything queued before.
    port1.onmessage = () => setTimeout(() => setTimeout(resolve));
    port2.postMessage(null);
  });
