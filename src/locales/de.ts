/** German. Polite form; nouns for things, infinitives on buttons. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: 'Mikrofon', camera: 'Kamera', devices: 'Kamera und Mikrofon' };
const NONE = { microphone: 'kein Mikrofon', camera: 'keine Kamera', devices: 'weder Kamera noch Mikrofon' };
const THE = { microphone: 'das Mikrofon', camera: 'die Kamera', devices: 'Kamera und Mikrofon' };

const ENDINGS: Record<EndReason, string> = {
  left: 'Sie haben den Anruf verlassen',
  kicked: 'Sie wurden aus dem Anruf entfernt',
  'room-ended': 'Der Anruf ist beendet',
  'room-full': 'Dieser Raum ist voll',
  denied: 'Sie wurden nicht eingelassen',
  replaced: 'Dieser Anruf läuft in einem anderen Fenster weiter',
  unreachable: 'Der Anrufserver ist nicht erreichbar',
  failed: 'Der Anruf wurde abgebrochen',
  'page-closed': 'Der Anruf ist beendet',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'Der Browser hat es nicht erlaubt. Erlauben Sie dieser Seite Kamera und Mikrofon und versuchen Sie es noch einmal.',
  'device-not-found': 'Kein solches Gerät gefunden. Schließen Sie eines an und versuchen Sie es noch einmal.',
  'device-in-use':
    'Ein anderes Programm verwendet das Gerät. Schließen Sie das Programm und versuchen Sie es noch einmal.',
  'insecure-context': 'Browser erlauben Kamera und Mikrofon nur auf https-Seiten. Öffnen Sie diese Seite über https.',
  unsupported: 'Dieser Browser kann das nicht. Verwenden Sie Chrome, Edge, Firefox oder Safari in aktueller Version.',
  'signaling-unreachable':
    'Der Anrufserver ist nicht erreichbar. Prüfen Sie die Verbindung und die Adresse des Servers.',
  'id-taken': 'Diese Kennung ist auf dem Server schon vergeben. Treten Sie mit einer neuen bei.',
  'room-full': 'Der Raum ist voll. Versuchen Sie es wieder, wenn jemand gegangen ist.',
  'room-locked': 'Der Raum ist gesperrt. Bitten Sie jemanden darin, Sie einzulassen.',
  'not-allowed': 'Das dürfen Sie hier nicht. Fragen Sie den Gastgeber des Raums.',
  'token-invalid': 'Die Einladung gilt nicht für diesen Raum. Bitten Sie um eine neue.',
  'token-expired': 'Die Einladung ist abgelaufen. Bitten Sie um eine neue.',
  'peer-unreachable': 'Die andere Person ist nicht erreichbar. Vielleicht ist ihre Verbindung weg.',
  'negotiation-failed': 'Die beiden Browser fanden keine gemeinsame Verbindung. Versuchen Sie es noch einmal.',
  'connection-failed': 'Es kam keine direkte Verbindung zustande. In diesem Netz ist womöglich ein TURN-Server nötig.',
  'too-large': 'Das ist zu groß zum Senden.',
  'rate-limited': 'Zu viele Anfragen. Warten Sie kurz und versuchen Sie es noch einmal.',
  timeout: 'Das hat zu lange gedauert. Versuchen Sie es noch einmal.',
  aborted: 'Das wurde abgebrochen.',
  'invalid-state': 'Das geht gerade nicht.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `Ihr Browser blockiert ${THE[device]}`;
    case 'device-not-found':
      return `Es wurde ${NONE[device]} gefunden`;
    case 'device-in-use':
      return `Ein anderes Programm verwendet ${THE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `${WORDS[device]} nicht verfügbar auf dieser Seite`;
    default:
      return `${WORDS[device]} ${device === 'devices' ? 'wurden' : 'wurde'} nicht gestartet`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `oder treten Sie ohne ${device === 'camera' ? 'sie' : device === 'microphone' ? 'es' : 'beides'} bei.`;
  switch (code) {
    case 'permission-denied':
      return `Erlauben Sie den Zugriff in der Adressleiste und versuchen Sie es noch einmal, ${without}`;
    case 'device-not-found':
      return `Schließen Sie ein Gerät an und versuchen Sie es noch einmal, ${without}`;
    case 'device-in-use':
      return `Schließen Sie das Programm und versuchen Sie es noch einmal, ${without}`;
    case 'insecure-context':
      return `Öffnen Sie diese Seite über https, ${without}`;
    case 'unsupported':
      return `Verwenden Sie einen aktuellen Browser, ${without}`;
    default:
      return `Versuchen Sie es noch einmal, ${without}`;
  }
};

export const de: RtcTranslation = {
  $code: 'de',
  $name: 'Deutsch',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (Sie)` : 'Sie'),
  guest: 'Gast',
  muted: 'Stumm',
  quality: (quality) => (quality === 'fair' ? 'Schwache Verbindung' : 'Sehr schwache Verbindung'),
  connecting: 'Verbinden…',
  reconnecting: 'Wird wieder verbunden…',
  cannotConnect: 'Keine Verbindung',

  screenOf: (name) => `Bildschirm von ${name}`,
  myScreen: 'Ihr Bildschirm',
  handRaised: 'Hand gehoben',
  pin: (name) => `${name} groß halten`,
  people: 'Personen im Anruf',
  controls: 'Anrufsteuerung',
  microphone: 'Mikrofon',
  camera: 'Kamera',
  turn: (device, on) => `${WORDS[device]} ${on ? 'einschalten' : 'ausschalten'}`,
  starting: (device) => `${WORDS[device]} wird gestartet…`,
  speaker: 'Lautsprecher',
  systemDefault: 'Standardgerät',
  screen: 'Bildschirm teilen',
  stopSharing: 'Nicht mehr teilen',
  choosing: 'Auswählen, was geteilt wird…',
  cannotShare: 'Dieser Browser kann keinen Bildschirm teilen',
  mayNotShare: 'Teilen ist auf dieser Seite nicht erlaubt',
  hand: 'Hand heben',
  lowerHand: 'Hand senken',
  chat: 'Chat',
  message: 'Nachricht',
  send: 'Senden',
  sendTo: 'An',
  everybody: 'Alle',
  privately: (name) => `Nur für ${name}`,
  privatelyMe: 'Nur für Sie',
  unread: (count) => `${count} neu`,
  chatEmpty: 'Noch nichts geschrieben. Es geht an die Personen im Anruf und ist danach weg.',
  leave: 'Anruf verlassen',
  problem,
  advice,
  tryAgain: 'Noch einmal versuchen',

  emptyTitle: 'Außer Ihnen ist niemand hier',
  emptyText: 'Teilen Sie den Link, um andere einzuladen.',
  lobbyTitle: 'Bereit zum Beitreten?',
  name: 'Ihr Name',
  join: 'Beitreten',
  joining: 'Beitreten…',
  waiting: 'Warten, bis Sie jemand einlässt…',
  unreachable: 'Server nicht erreichbar. Neuer Versuch…',
  hear: 'Tippen, um die anderen zu hören',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Wieder beitreten',
  noRoomTitle: 'Noch kein Raum',
  noRoomText: 'Setzen Sie das Attribut room auf den Namen eines Raums.',
  error: (code) => ERRORS[code],
};
