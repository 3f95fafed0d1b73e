/** Dutch. Informal form, as in most call software. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: 'microfoon', camera: 'camera', devices: 'camera en microfoon' };
const NONE = {
  microphone: 'Geen microfoon gevonden',
  camera: 'Geen camera gevonden',
  devices: 'Geen camera of microfoon gevonden',
};

const ENDINGS: Record<EndReason, string> = {
  left: 'Je hebt het gesprek verlaten',
  kicked: 'Je bent uit het gesprek verwijderd',
  'room-ended': 'Het gesprek is beëindigd',
  'room-full': 'Deze ruimte is vol',
  denied: 'Je bent niet toegelaten',
  replaced: 'Dit gesprek gaat verder in een ander venster',
  unreachable: 'De gespreksserver is niet bereikbaar',
  failed: 'Het gesprek kon niet doorgaan',
  'page-closed': 'Het gesprek is beëindigd',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'De browser stond het niet toe. Sta camera en microfoon toe voor deze pagina en probeer het opnieuw.',
  'device-not-found': 'Geen apparaat gevonden. Sluit er een aan en probeer het opnieuw.',
  'device-in-use': 'Een ander programma gebruikt het apparaat. Sluit dat programma en probeer het opnieuw.',
  'insecure-context': 'Browsers staan camera’s en microfoons alleen toe op https-pagina’s. Open deze pagina via https.',
  unsupported: 'Deze browser kan dit niet. Gebruik een actuele versie van Chrome, Edge, Firefox of Safari.',
  'signaling-unreachable': 'De gespreksserver is niet bereikbaar. Controleer de verbinding en het adres van de server.',
  'id-taken': 'Deze identiteit is op de server al in gebruik. Neem deel met een nieuwe.',
  'room-full': 'De ruimte is vol. Probeer het opnieuw als er iemand weg is.',
  'room-locked': 'De ruimte is op slot. Vraag iemand binnen om je toe te laten.',
  'not-allowed': 'Dat mag je hier niet. Vraag het de host van de ruimte.',
  'token-invalid': 'De uitnodiging geldt niet voor deze ruimte. Vraag om een nieuwe.',
  'token-expired': 'De uitnodiging is verlopen. Vraag om een nieuwe.',
  'peer-unreachable': 'De ander is niet bereikbaar. Misschien is de verbinding daar weg.',
  'negotiation-failed': 'De twee browsers werden het niet eens over een verbinding. Probeer het opnieuw.',
  'connection-failed':
    'Er kwam geen rechtstreekse verbinding tot stand. Op dit netwerk is misschien een TURN-server nodig.',
  'too-large': 'Dit is te groot om te versturen.',
  'rate-limited': 'Te veel verzoeken. Wacht even en probeer het opnieuw.',
  timeout: 'Dit duurde te lang. Probeer het opnieuw.',
  aborted: 'Dit is geannuleerd.',
  'invalid-state': 'Dit kan nu niet.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `Je browser blokkeert de ${word}`;
    case 'device-not-found':
      return NONE[device];
    case 'device-in-use':
      return `Een ander programma gebruikt de ${word}`;
    case 'insecure-context':
    case 'unsupported':
      return `De ${word} ${device === 'devices' ? 'werken' : 'werkt'} niet op deze pagina`;
    default:
      return `De ${word} ${device === 'devices' ? 'zijn' : 'is'} niet gestart`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `of neem deel zonder ${WORDS[device]}.`;
  switch (code) {
    case 'permission-denied':
      return `Sta toegang toe in de adresbalk en probeer het opnieuw, ${without}`;
    case 'device-not-found':
      return `Sluit er een aan en probeer het opnieuw, ${without}`;
    case 'device-in-use':
      return `Sluit dat programma en probeer het opnieuw, ${without}`;
    case 'insecure-context':
      return `Open deze pagina via https, ${without}`;
    case 'unsupported':
      return `Gebruik een actuele browser, ${without}`;
    default:
      return `Probeer het opnieuw, ${without}`;
  }
};

export const nl: RtcTranslation = {
  $code: 'nl',
  $name: 'Nederlands',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (jij)` : 'Jij'),
  guest: 'Gast',
  muted: 'Gedempt',
  quality: (quality) => (quality === 'fair' ? 'Zwakke verbinding' : 'Zeer zwakke verbinding'),
  connecting: 'Verbinden…',
  reconnecting: 'Opnieuw verbinden…',
  cannotConnect: 'Geen verbinding',

  screenOf: (name) => `Scherm van ${name}`,
  myScreen: 'Je scherm',
  handRaised: 'Hand opgestoken',
  pin: (name) => `Houd ${name} groot`,
  people: 'Mensen in het gesprek',
  controls: 'Bediening van het gesprek',
  microphone: 'Microfoon',
  camera: 'Camera',
  turn: (device, on) => `Zet de ${WORDS[device]} ${on ? 'aan' : 'uit'}`,
  starting: (device) => `De ${WORDS[device]} start…`,
  speaker: 'Luidspreker',
  systemDefault: 'Standaard',
  screen: 'Scherm delen',
  stopSharing: 'Stoppen met delen',
  choosing: 'Kies wat je wilt delen…',
  cannotShare: 'Deze browser kan geen scherm delen',
  mayNotShare: 'Delen is op deze pagina niet toegestaan',
  hand: 'Hand opsteken',
  lowerHand: 'Hand omlaag',
  chat: 'Chat',
  message: 'Bericht',
  send: 'Versturen',
  sendTo: 'Aan',
  everybody: 'Iedereen',
  privately: (name) => `Alleen voor ${name}`,
  privatelyMe: 'Alleen voor jou',
  unread: (count) => `${count} nieuw`,
  chatEmpty: 'Nog niets geschreven. Berichten gaan naar wie in het gesprek is en zijn daarna weg.',
  leave: 'Gesprek verlaten',
  problem,
  advice,
  tryAgain: 'Opnieuw proberen',

  emptyTitle: 'Je bent hier alleen',
  emptyText: 'Deel de link om anderen uit te nodigen.',
  lobbyTitle: 'Klaar om deel te nemen?',
  name: 'Je naam',
  join: 'Deelnemen',
  joining: 'Deelnemen…',
  waiting: 'Wachten tot iemand je toelaat…',
  unreachable: 'Server niet bereikbaar. Nieuwe poging…',
  hear: 'Tik om de anderen te horen',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Weer deelnemen',
  noRoomTitle: 'Nog geen ruimte',
  noRoomText: 'Zet in het attribuut room de naam van een ruimte.',
  error: (code) => ERRORS[code],
};
