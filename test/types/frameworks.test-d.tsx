/** What the types promise, to be read by the compiler alone: a line that should not compile says so, and must not. */
import type { ReactElement } from 'react';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
import type { CallError, CallState, Participant, RtcCall as Call, RtcEventMap } from 'rtc-elements';
import { RtcCall, RtcVideo } from 'rtc-elements/react';
import type {} from 'rtc-elements/svelte';
import type {} from 'rtc-elements/vue';
import type { EventNames } from '../../src/frameworks/properties.js';

const hear = (_said: unknown): void => undefined;
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what tells `any` from all other types
type Equals<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false;
/** Takes a value of exactly this type; `any` is another one. */
const exactly =
  <T,>() =>
  <U,>(value: U, ..._same: Equals<T, U> extends true ? [] : [never]): U =>
    value;

/** An event that is documented but in no map would be heard untyped. */
export const typed = (name: EventNames): keyof RtcEventMap => name;

export const listeners = (): void => {
  const call = document.createElement('rtc-call');
  exactly<Call>()(call);
  call.addEventListener('rtc-participant-join', ({ participant }) => exactly<Participant>()(participant));
  document.addEventListener('rtc-error', ({ error }) => exactly<CallError>()(error));
  window.addEventListener('rtc-state-change', ({ state }) => exactly<CallState>()(state));
  // @ts-expect-error -- there is no such thing in it
  call.addEventListener('rtc-state-change', ({ participant }) => hear(participant));
};

export const react = (): ReactElement[] => [
  <RtcCall key="1" room="r" cameraOff iceServers={[]} className="c" onRtcError={({ error }) => error.code} />,
  <RtcCall key="2" ref={(call) => void call?.join()} onRtcStateChange={({ currentTarget }) => currentTarget.room} />,
  <RtcVideo key="3" stream={null} fit="contain" slot="sidebar" onClick={(event) => event.currentTarget.mirrored} />,
  <rtc-call key="4" room="r" camera-off onrtc-state-change={({ state }) => state.length} />,
  // @ts-expect-error -- rooms have names
  <RtcCall key="5" room={1} />,
  // @ts-expect-error -- a state is not set from outside
  <RtcCall key="6" state="joined" />,
  // @ts-expect-error -- no such layout
  <RtcCall key="7" layout="circle" />,
  // @ts-expect-error -- no such event
  <RtcCall key="8" onRtcStateChanged={() => undefined} />,
  // @ts-expect-error -- the event has no participant
  <rtc-call key="9" onrtc-state-change={({ participant }) => hear(participant)} />,
];

export const svelte: SvelteHTMLElements['rtc-call'][] = [
  { room: 'r', 'camera-off': true, iceServers: [], 'onrtc-error': ({ error }) => error.code },
  // @ts-expect-error -- rooms have names
  { room: 1 },
  // @ts-expect-error -- the event has no participant
  { 'onrtc-state-change': ({ participant }) => hear(participant) },
];

type VueProps = InstanceType<GlobalComponents['rtc-call']>['$props'];
export const vue: VueProps[] = [
  { room: 'r', cameraOff: true, class: 'c' },
  // @ts-expect-error -- rooms have names
  { room: 1 },
];
