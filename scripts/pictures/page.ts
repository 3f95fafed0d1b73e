/** The page the pictures are taken of: the real elements over a session that is whatever the scene says. */
import { CallError } from '../../src/errors.js';
import '../../src/elements/rtc-call.js';
import '../../src/elements/rtc-chat.js';
import { RtcCall } from '../../src/elements/rtc-call.js';
import type { CallSnapshot, Message, Participant } from '../../src/session/types.js';
import { device, person, StubSession } from '../../test/fakes/stub-session.js';
import { LOOKS, portraitStream } from './portrait.js';

const NAMES = ['Ada', 'Grace Hopper', 'Katherine Johnson', 'Alan', 'Hedy Lamarr', 'Radia Perlman', 'Tim', 'Barbara'];
const ARABIC = ['ليلى', 'عمر', 'سارة', 'يوسف'];

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'call';
const count = Number(query.get('count') ?? 2);

const LIVE = { microphone: device({ state: 'live' }), camera: device({ state: 'live' }) };
const names = query.get('dir') === 'rtl' ? ARABIC : NAMES;

const everybody = (): Pick<CallSnapshot, 'localParticipant' | 'participants'> => {
  const people = names.slice(0, Math.max(1, count)).map((name, index): Participant => {
    const look = LOOKS[index % LOOKS.length] as (typeof LOOKS)[number];
    const off = index === 4 || index === 7;
    // One of a larger room holds a phone upright.
    const stream = off
      ? new MediaStream()
      : count > 4 && index === 5
        ? portraitStream(look, 360, 640)
        : portraitStream(look);
    return person(`person-${index}-${name}`, {
      name,
      stream,
      isLocal: index === 0,
      camera: off ? 'off' : 'on',
      microphone: index % 3 === 2 ? 'off' : 'on',
      speaking: index === 1,
      screen: scene === 'share' && index === 1 ? portraitStream(look, 1280, 720) : null,
      hand: scene === 'share' && index === 2,
      quality: index === 3 ? 'poor' : 'good',
      connection: scene === 'reconnecting' && index === 1 ? 'reconnecting' : 'connected',
    });
  });
  const [localParticipant, ...participants] = people as [Participant, ...Participant[]];
  return { localParticipant, participants };
};

const at = (minute: number): number => Date.UTC(2026, 0, 12, 9, minute);
const written = ({ localParticipant, participants }: ReturnType<typeof everybody>): Message[] => {
  const from = participants[0]?.id ?? '';
  const me = localParticipant.id;
  return [
    { id: '1', from, to: null, text: 'The notes are at https://example.com/notes', time: at(2) },
    { id: '2', from: me, to: null, text: 'Thank you. I will read them after the call and write to you.', time: at(3) },
    { id: '3', from, to: me, text: 'Can you stay for a moment?', time: at(5) },
  ];
};

const SCENES: Record<string, () => Partial<CallSnapshot>> = {
  call: () => ({ state: 'joined', signaling: 'online', ...LIVE, ...everybody() }),
  share: () => ({ state: 'joined', signaling: 'online', ...LIVE, ...everybody() }),
  chat: () => {
    const all = everybody();
    return { state: 'joined', signaling: 'online', ...LIVE, ...all, messages: written(all) };
  },
  muted: () => {
    const all = everybody();
    const localParticipant = { ...all.localParticipant, microphone: 'off', camera: 'off' } as const;
    return { state: 'joined', signaling: 'online', ...all, localParticipant };
  },
  lobby: () => ({ state: 'lobby', ...LIVE, ...everybody() }),
  denied: () => {
    const error = new CallError('permission-denied');
    const failed = device({ state: 'failed', error });
    const all = everybody();
    const localParticipant = { ...all.localParticipant, microphone: 'unavailable', camera: 'unavailable' } as const;
    return { state: 'lobby', error, microphone: failed, camera: failed, ...all, localParticipant };
  },
  'no-devices': () => {
    const failed = device({ state: 'failed', error: new CallError('device-not-found') });
    const all = everybody();
    const localParticipant = { ...all.localParticipant, camera: 'unavailable' } as const;
    return { state: 'lobby', microphone: LIVE.microphone, camera: failed, ...all, localParticipant };
  },
  joining: () => ({ state: 'joining', signaling: 'connecting', ...LIVE, ...everybody() }),
  unreachable: () => ({
    state: 'joining',
    signaling: 'reconnecting',
    error: new CallError('signaling-unreachable'),
    ...LIVE,
    ...everybody(),
  }),
  reconnecting: () => ({ state: 'reconnecting', signaling: 'reconnecting', ...LIVE, ...everybody() }),
  ended: () => ({ state: 'ended', reason: 'left' }),
  full: () => ({ state: 'ended', reason: 'room-full', error: new CallError('room-full') }),
  'no-room': () => ({}),
};

const session = new StubSession({ room: 'standup' });
session.set({ ...SCENES[scene]?.() });
RtcCall.createSession = () => session;

const rtl = query.get('dir') === 'rtl';
document.documentElement.dir = rtl ? 'rtl' : 'ltr';
document.documentElement.lang = rtl ? 'ar' : 'en';
const call = document.createElement('rtc-call');
if (scene !== 'no-room') call.setAttribute('room', 'standup');
if (scene === 'no-room') call.setAttribute('autojoin', '');
if (query.has('name')) call.setAttribute('name', 'Ada');
if (query.has('chat')) {
  const chat = document.createElement('rtc-chat');
  chat.slot = 'sidebar';
  call.append(chat);
}
const box = query.get('box');
if (box) document.body.classList.add('box');
document.body.append(call);

const inside = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? inside(element.shadowRoot) : []),
  ]);

/** Every picture that is there is shown, and nothing moves any more. */
const settled = (): boolean => {
  const elements = inside(document);
  const videos = elements.filter((element) => element instanceof HTMLVideoElement);
  return (
    elements.length > 20 &&
    videos.every(({ srcObject, videoWidth }) => videoWidth > 0 || !(srcObject as MediaStream | null)?.active) &&
    elements.flatMap((element) => element.getAnimations()).every(({ playState }) => playState === 'finished')
  );
};
Object.assign(globalThis, { settled });
