import { expect, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RtcChat } from '../../src/elements/rtc-chat.js';
import type { RtcMessageRequestEvent } from '../../src/events.js';
import type { Message } from '../../src/session/types.js';
import { person } from '../fakes/stub-session.js';
import { aTaskLater, drawn, everything, find, restoreSessions, stubbedCall, visibleText } from './support.js';

const said = (text: string, about: Partial<Message> = {}): Message =>
  Object.freeze({ id: text, from: 'a', to: null, text, time: 1_700_000_000_000, ...about });

const chatOf = async () => {
  const { call, session } = await stubbedCall(html`<rtc-call room="test"><rtc-chat></rtc-chat></rtc-call>`);
  const chat = find<RtcChat>(call, 'rtc-chat');
  chat.style.height = '360px';
  session.set({ state: 'joined', participants: [person('a', { name: 'Ada' }), person('b', { name: 'Bob' })] });
  await drawn(call);
  const asked: RtcMessageRequestEvent[] = [];
  call.addEventListener('rtc-message-request', (request) => asked.push(request));
  const write = async (text: string): Promise<void> => {
    const field = find<HTMLTextAreaElement>(chat, 'textarea');
    field.value = text;
    field.focus();
    await sendKeys({ press: 'Enter' });
    await aTaskLater();
  };
  return { call, session, chat, asked, write };
};
const texts = (chat: Element): string[] =>
  everything(chat)
    .filter((one) => one.matches('.text'))
    .map(({ textContent }) => textContent);

describe('<rtc-chat>', () => {
  afterEach(restoreSessions);

  it('says what would be here before anything is written', async () => {
    const { call, chat } = await chatOf();
    expect(visibleText(chat)).to.contain('Nothing written yet');
    await expect(call).to.be.accessible();
  });

  it('shows what was written, by whom, to whom and in which order', async () => {
    const { call, session, chat } = await chatOf();
    session.set({
      messages: [
        said('One'),
        said('Two', { from: 'me' }),
        said('Three', { from: 'b', to: 'me' }),
        said('Four', { from: 'me', to: 'a' }),
      ],
    });
    await drawn(call);
    expect(texts(chat)).to.deep.equal(['One', 'Two', 'Three', 'Four']);
    for (const line of ['Ada', 'Bob', 'You', 'Only for you', 'Only for Ada'])
      expect(visibleText(chat)).to.contain(line);
    expect(visibleText(chat)).not.to.contain('Nothing written yet');
    await expect(call).to.be.accessible();
  });

  it('takes nothing of it for markup, and lets addresses be followed', async () => {
    const { call, session, chat } = await chatOf();
    session.set({ messages: [said('<img src=x> see https://example.com/a.')] });
    await drawn(call);
    expect(texts(chat)).to.deep.equal(['<img src=x> see https://example.com/a.']);
    const link = find<HTMLAnchorElement>(chat, 'a');
    expect([link.href, link.rel, link.target]).to.deep.equal([
      'https://example.com/a',
      'noopener noreferrer',
      '_blank',
    ]);
    expect(everything(chat).some(({ localName }) => localName === 'img')).to.equal(false);
  });

  it('sends by Enter, and clears the field once it is sent', async () => {
    const { call, session, chat, asked, write } = await chatOf();
    await write('Hello');
    expect(asked.map(({ text, to }) => [text, to])).to.deep.equal([['Hello', null]]);
    expect(session.calls).to.deep.include(['sendMessage', 'Hello', { to: null }]);
    const field = find<HTMLTextAreaElement>(chat, 'textarea');
    expect(field.value).to.equal('Hello');
    session.set({ messages: [said('Hello', { from: 'me' })] });
    await drawn(call);
    expect(field.value).to.equal('');
  });

  it('begins a new line by Shift and Enter, and sends nothing that is empty', async () => {
    const { chat, asked, write } = await chatOf();
    await write('   ');
    const field = find<HTMLTextAreaElement>(chat, 'textarea');
    field.value = '';
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    expect(field.value).to.equal('\n');
    expect(asked).to.have.length(0);
  });

  it('writes to one, and never to everybody when that one is gone', async () => {
    const { call, session, chat, asked, write } = await chatOf();
    const select = find<HTMLSelectElement>(chat, 'select');
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Everybody', 'Ada', 'Bob']);
    select.value = 'b';
    select.dispatchEvent(new Event('change'));
    await drawn(call);
    await write('Psst');
    expect(asked.map(({ text, to }) => [text, to])).to.deep.equal([['Psst', 'b']]);
    session.set({ participants: [person('a', { name: 'Ada' })] });
    await drawn(call);
    expect(select.value).to.equal('b');
    expect(find<HTMLButtonElement>(chat, '.send').disabled).to.equal(true);
    await write('Still there?');
    expect(asked).to.have.length(1);
    await expect(call).to.be.accessible();
  });

  it('keeps the name of who has left', async () => {
    const { call, session, chat } = await chatOf();
    session.set({ messages: [said('Bye')] });
    await drawn(call);
    session.set({ participants: [] });
    await drawn(call);
    expect(visibleText(chat)).to.contain('Ada');
  });

  it('follows the end, but tells who has scrolled back how much is new', async () => {
    const { call, session, chat } = await chatOf();
    const many = Array.from({ length: 30 }, (_, index) => said(`Line ${index}`));
    session.set({ messages: many });
    await drawn(call);
    const log = find(chat, '.log');
    const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 2;
    expect(atEnd()).to.equal(true);
    log.scrollTop = 0;
    await waitUntil(() => log.scrollTop === 0);
    await new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
    session.set({ messages: [...many, said('New'), said('Newer')] });
    await drawn(call);
    expect(log.scrollTop).to.equal(0);
    const unread = find(chat, '.unread');
    expect(unread.textContent.trim()).to.equal('2 new');
    expect(chat.matches(':state(unread)')).to.equal(true);
    await expect(call).to.be.accessible();
    unread.click();
    await drawn(call);
    expect(atEnd()).to.equal(true);
    expect(chat.matches(':state(unread)')).to.equal(false);
  });

  it('lets nobody write outside of a call', async () => {
    const { call, session, chat } = await chatOf();
    session.set({ state: 'ended' });
    await drawn(call);
    expect(find<HTMLButtonElement>(chat, '.send').disabled).to.equal(true);
  });
});
