/** The key under which <rtc-call> hands its session to everything inside it. */
import { createContext } from '@lit/context';
import type { Session } from '../session/session.js';

export const sessionContext = createContext<Session>(Symbol.for('rtc-elements/session'));
