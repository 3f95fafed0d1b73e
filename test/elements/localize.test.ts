import { expect, html } from '@open-wc/testing';
import { registerTranslation } from '../../src/index.js';
import { en, type RtcTranslation } from '../../src/locales/en.js';
import { drawn, find, restoreSessions, stubbedCall, visibleText } from './support.js';

const esperanto: RtcTranslation = {
  ...en,
  $code: 'eo',
  $name: 'Esperanto',
  lobbyTitle: 'Ĉu preta?',
  microphone: 'Mikrofono',
};

describe('the strings of the elements', () => {
  before(() => registerTranslation(esperanto));
  afterEach(restoreSessions);

  it('are English where nobody says otherwise', async () => {
    const { call } = await stubbedCall();
    expect(visibleText(call)).to.contain('Ready to join?');
  });

  it('are in the language of the element', async () => {
    const { call } = await stubbedCall(html`<rtc-call room="test" lang="eo"></rtc-call>`);
    expect(visibleText(call)).to.contain('Ĉu preta?');
    expect(find(find(call, 'rtc-microphone-button'), 'button').ariaLabel).to.equal('Mikrofono');
  });

  it('are in the nearest language, through shadow trees', async () => {
    const { call } = await stubbedCall(
      html`<div lang="eo">
        <p><rtc-call room="test"></rtc-call></p>
      </div>`,
    );
    expect(visibleText(call)).to.contain('Ĉu preta?');
  });

  it('are English in a language nobody translated', async () => {
    const { call, session } = await stubbedCall(html`<rtc-call room="test" lang="tlh"></rtc-call>`);
    session.set({ state: 'joined' });
    await drawn(call);
    expect(visibleText(call)).to.contain('You are the only one here');
  });
});
