// What the demo pages share: the room comes from ?room=, the links keep it, and one button copies the invitation.
export const room = new URLSearchParams(location.search).get('room') ?? 'standup';

for (const call of document.querySelectorAll('rtc-call')) call.room = room;
for (const link of document.querySelectorAll('nav a')) link.search = new URLSearchParams({ room }).toString();

// The source on the page is what one would paste elsewhere: with this server and this room.
const base = new URL('.', document.baseURI).href;
for (const spot of document.querySelectorAll('[data-fill]')) {
  spot.textContent = { room, script: `${base}rtc-elements.js` }[spot.dataset.fill] ?? '';
}

const copy = document.querySelector('#copy');
copy?.addEventListener('click', async () => {
  const link = new URL(location.href);
  link.searchParams.set('room', room);
  try {
    await navigator.clipboard.writeText(link.href);
    copy.textContent = 'Copied';
  } catch {
    // No clipboard here: the address bar has the link.
    history.replaceState(null, '', link);
    copy.textContent = 'Link is in the address bar';
  }
});
