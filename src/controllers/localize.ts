/**
 * Our strings in the language of the nearest `lang`, looking through shadow roots. It knows which languages are
 * registered, not what they say; English is always there.
 */
import { LocalizeController as BaseController, registerTranslation } from '@shoelace-style/localize';
import { en, type RtcTranslation } from '../locales/en.js';

registerTranslation(en);

export class LocalizeController extends BaseController<RtcTranslation> {
  /** The base class reads the host and the document only; a page may set `lang` on anything in between. */
  override lang(): string {
    for (let host: Element | undefined = this.host; host; host = (host.getRootNode() as ShadowRoot).host) {
      const near = host.closest<HTMLElement>('[lang]');
      if (near?.lang && near !== document.documentElement) return near.lang;
    }
    return super.lang();
  }
}
