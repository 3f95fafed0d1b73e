/** A call in React 19: properties as props, facts as handlers, methods by a ref. */
import { useRef, useState } from 'react';
import type { Participant, RtcCall as RtcCallElement } from 'rtc-elements';
import { RtcCall } from 'rtc-elements/react';

const query = new URLSearchParams(location.search);
const server = query.get('server') ?? 'http://localhost:9000';
/** A property that no attribute can carry. Outside this component, since a new array is a new value. */
const ICE_SERVERS: RTCIceServer[] = [{ urls: 'stun:localhost:3478' }];

export const App = () => {
  const call = useRef<RtcCallElement>(null);
  const [state, setState] = useState('idle');
  const [people, setPeople] = useState<readonly Participant[]>([]);
  const [audioOnly, setAudioOnly] = useState(false);
  const meet = () => setPeople(call.current?.participants ?? []);

  return (
    <main>
      <h1>Standup</h1>
      <p role="status">
        {state}, with {people.length} others
      </p>
      <label>
        <input type="checkbox" checked={audioOnly} onChange={(event) => setAudioOnly(event.target.checked)} /> Voices
        only
      </label>
      <RtcCall
        ref={call}
        room="standup"
        name="Ada"
        server={server}
        iceServers={ICE_SERVERS}
        autojoin
        muted
        audioOnly={audioOnly}
        minimal={false}
        layout="grid"
        onRtcStateChange={(event) => setState(event.state)}
        onRtcParticipantJoin={meet}
        onRtcParticipantLeave={meet}
      >
        <ul slot="sidebar">
          {people.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </RtcCall>
      <button type="button" onClick={() => void call.current?.leave()}>
        Leave
      </button>
    </main>
  );
};
