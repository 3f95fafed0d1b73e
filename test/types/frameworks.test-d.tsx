/** What the types promise, to be read by the compiler alone: a line that should not compile says so, and must not. */
import type { ReactElement } from 'react';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
import type { CallError, CallState, Participant, RtcCall as Call } from 'rtc-elements';
import { RtcCall, RtcVideo } from 'rtc-elements/react';
import type {} from 'rtc-elements/svelte';
import type {} from 'rtc-elements/vue';

type Equals<A, B> = [A, B] extends [B, A] ? true : false;
const certain = <T extends true>(): T | undefined => undefined;

export const listeners = (): void => {
  const call = document.createElement('rtc-call');
  certain<Equals<typeof call, Call>>();
  call.addEventListener('rtc-participant-join', ({ participant }) =>
    certain<Equals<typeof participant, Participant>>(),
  );
  document.addEventListener('rtc-error', ({ error }) => certain<Equals<typeof error, CallError>>());
  window.addEventListener('rtc-state-change', ({ state }) => certain<Equals<typeof state, CallState>>());
  // @ts-expect-error -- there is no such thing in it
  call.addEventListener('rtc-state-change', (event) => event.participant);
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
  <rtc-call key="9" onrtc-state-change={({ participant }) => participant} />,
];

export const svelte: SvelteHTMLElements['rtc-call'][] = [
  { room: 'r', 'camera-off': true, iceServers: [], 'onrtc-error': ({ error }) => error.code },
  // @ts-expect-error -- rooms have names
  { room: 1 },
  // @ts-expect-error -- the event has no participant
  { 'onrtc-state-change': ({ participant }) => participant },
];

type VueProps = InstanceType<GlobalComponents['rtc-call']>['$props'];
export const vue: VueProps[] = [
  { room: 'r', cameraOff: true, class: 'c' },
  // @ts-expect-error -- rooms have names
  { room: 1 },
];
