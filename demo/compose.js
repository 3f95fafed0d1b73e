// A page's own interface: it asks by events, and reads what <rtc-call> tells.
import './demo.js';

const call = document.querySelector('rtc-call');
const enter = document.querySelector('#enter');
const people = document.querySelector('#people');
const trouble = document.querySelector('#trouble');

enter.addEventListener('click', () => {
  trouble.textContent = '';
  enter.dispatchEvent(new Event('rtc-join-request', { bubbles: true, composed: true, cancelable: true }));
});

const showPeople = () => {
  const names = call.participants.map(({ name }) => name || 'Guest');
  const all = call.state === 'joined' ? ['You', ...names] : [];
  people.replaceChildren(
    ...(all.length > 0 ? all : ['Nobody yet']).map((name) => {
      const item = document.createElement('li');
      item.textContent = name;
      return item;
    }),
  );
};
for (const fact of ['rtc-state-change', 'rtc-participant-join', 'rtc-participant-change', 'rtc-participant-leave']) {
  call.addEventListener(fact, showPeople);
}
call.addEventListener('rtc-error', ({ error }) => {
  trouble.textContent = error.message;
});
await customElements.whenDefined('rtc-call');
showPeople();
