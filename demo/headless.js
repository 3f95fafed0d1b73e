// A call drawn by hand from the snapshots of a session; no element of the library is on this page.
import { createSession } from './rtc-elements.js';
import { room } from './demo.js';

const session = createSession({ room });
const find = (id) => document.querySelector(`#${id}`);
const [videos, status, steps, join, leave] = ['videos', 'status', 'steps', 'join', 'leave'].map(find);
const players = new Map();

const WORDS = {
  idle: 'Not in a call',
  lobby: 'Ready to join',
  joining: 'Joining…',
  waiting: 'Waiting to be let in…',
  joined: 'In the call',
  reconnecting: 'Reconnecting…',
  ended: 'The call is over',
};

const show = ({ id, stream, isLocal }) => {
  const player = players.get(id) ?? document.createElement('video');
  players.set(id, player);
  player.autoplay = true;
  player.playsInline = true;
  player.muted = isLocal;
  player.toggleAttribute('data-local', isLocal);
  // The same stream again would load again.
  if (player.srcObject !== stream && stream.getTracks().length > 0) player.srcObject = stream;
  if (!player.isConnected) videos.append(player);
};

const draw = () => {
  const { state, error, localParticipant, participants } = session.snapshot;
  const busy = state !== 'idle' && state !== 'ended';
  const there = busy ? [localParticipant, ...participants] : [];
  for (const [id, player] of players) {
    if (there.some((person) => person.id === id)) continue;
    player.srcObject = null;
    player.remove();
    players.delete(id);
  }
  there.forEach(show);
  status.textContent = error ? error.message : WORDS[state];
  join.disabled = busy;
  leave.disabled = !busy;
  for (const kind of ['microphone', 'camera']) {
    const button = find(kind);
    button.setAttribute('aria-pressed', String(localParticipant[kind] === 'on'));
    button.disabled = !busy;
  }
};
session.addEventListener('change', draw);
draw();

session.addEventListener('step', ({ step }) => {
  const item = document.createElement('li');
  item.textContent = step.replaceAll('-', ' ');
  steps.append(item);
  steps.scrollTop = steps.scrollHeight;
});

/** Who asked hears of it: here, in the line below the pictures. */
const attempt = (work) => () => work().catch((error) => (status.textContent = error.message));
join.addEventListener(
  'click',
  attempt(() => session.join()),
);
leave.addEventListener(
  'click',
  attempt(() => session.leave()),
);
find('microphone').addEventListener(
  'click',
  attempt(() => session.toggleMicrophone()),
);
find('camera').addEventListener(
  'click',
  attempt(() => session.toggleCamera()),
);
