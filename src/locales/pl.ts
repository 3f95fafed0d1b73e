/** Polish. Informal and without gender where the language allows it. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const ACCUSATIVE = { microphone: 'mikrofon', camera: 'kamerę', devices: 'kamerę i mikrofon' };
const GENITIVE = { microphone: 'mikrofonu', camera: 'kamery', devices: 'kamery ani mikrofonu' };

const ENDINGS: Record<EndReason, string> = {
  left: 'Rozmowa opuszczona',
  kicked: 'Usunięto Cię z rozmowy',
  'room-ended': 'Rozmowa zakończona',
  'room-full': 'Ten pokój jest pełny',
  denied: 'Nie wpuszczono Cię',
  replaced: 'Ta rozmowa trwa w innym oknie',
  unreachable: 'Serwer rozmów jest nieosiągalny',
  failed: 'Nie udało się kontynuować rozmowy',
  'page-closed': 'Rozmowa zakończona',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'Przeglądarka na to nie pozwoliła. Zezwól tej stronie na kamerę i mikrofon, a potem spróbuj ponownie.',
  'device-not-found': 'Nie znaleziono urządzenia. Podłącz je, a potem spróbuj ponownie.',
  'device-in-use': 'Urządzenia używa inny program. Zamknij go, a potem spróbuj ponownie.',
  'insecure-context':
    'Przeglądarki pozwalają na kamery i mikrofony tylko na stronach https. Otwórz tę stronę przez https.',
  unsupported: 'Ta przeglądarka tego nie potrafi. Użyj aktualnej wersji Chrome, Edge, Firefox lub Safari.',
  'signaling-unreachable': 'Serwer rozmów jest nieosiągalny. Sprawdź połączenie i adres serwera.',
  'id-taken': 'Ta tożsamość jest już używana na serwerze. Dołącz z nową.',
  'room-full': 'Pokój jest pełny. Spróbuj ponownie, gdy ktoś wyjdzie.',
  'room-locked': 'Pokój jest zamknięty. Poproś kogoś w środku, aby Cię wpuścił.',
  'not-allowed': 'Nie możesz tego tutaj zrobić. Poproś gospodarza pokoju.',
  'token-invalid': 'Zaproszenie nie jest ważne dla tego pokoju. Poproś o nowe.',
  'token-expired': 'Zaproszenie wygasło. Poproś o nowe.',
  'peer-unreachable': 'Druga osoba jest nieosiągalna. Być może straciła połączenie.',
  'negotiation-failed': 'Przeglądarki nie uzgodniły połączenia. Spróbuj ponownie.',
  'connection-failed': 'Nie udało się nawiązać bezpośredniego połączenia. W tej sieci może być potrzebny serwer TURN.',
  'too-large': 'To jest za duże, aby to wysłać.',
  'rate-limited': 'Za dużo żądań. Poczekaj chwilę, a potem spróbuj ponownie.',
  timeout: 'Trwało to zbyt długo. Spróbuj ponownie.',
  aborted: 'Anulowano.',
  'invalid-state': 'Teraz nie można tego zrobić.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `Przeglądarka zablokowała ${ACCUSATIVE[device]}`;
    case 'device-not-found':
      return `Nie znaleziono ${GENITIVE[device]}`;
    case 'device-in-use':
      return `Inny program używa ${device === 'devices' ? 'kamery i mikrofonu' : GENITIVE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `Na tej stronie nie można użyć ${GENITIVE[device]}`;
    default:
      return `Nie udało się włączyć ${GENITIVE[device]}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `lub dołącz bez ${device === 'devices' ? 'nich' : device === 'camera' ? 'niej' : 'niego'}.`;
  switch (code) {
    case 'permission-denied':
      return `Zezwól na dostęp na pasku adresu i spróbuj ponownie, ${without}`;
    case 'device-not-found':
      return `Podłącz urządzenie i spróbuj ponownie, ${without}`;
    case 'device-in-use':
      return `Zamknij ten program i spróbuj ponownie, ${without}`;
    case 'insecure-context':
      return `Otwórz tę stronę przez https, ${without}`;
    case 'unsupported':
      return `Użyj aktualnej przeglądarki, ${without}`;
    default:
      return `Spróbuj ponownie, ${without}`;
  }
};

export const pl: RtcTranslation = {
  $code: 'pl',
  $name: 'Polski',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (Ty)` : 'Ty'),
  guest: 'Gość',
  muted: 'Wyciszony mikrofon',
  quality: (quality) => (quality === 'fair' ? 'Słabe połączenie' : 'Bardzo słabe połączenie'),
  connecting: 'Łączenie…',
  reconnecting: 'Ponowne łączenie…',
  cannotConnect: 'Brak połączenia',

  screenOf: (name) => `Ekran: ${name}`,
  myScreen: 'Twój ekran',
  handRaised: 'Podniesiona ręka',
  pin: (name) => `Przypnij: ${name}`,
  people: 'Osoby w rozmowie',
  controls: 'Sterowanie rozmową',
  microphone: 'Mikrofon',
  camera: 'Kamera',
  turn: (device, on) => `${on ? 'Włącz' : 'Wyłącz'} ${ACCUSATIVE[device]}`,
  starting: (device) => `Włączanie ${GENITIVE[device]}…`,
  speaker: 'Głośnik',
  systemDefault: 'Domyślne',
  screen: 'Udostępnij ekran',
  stopSharing: 'Zakończ udostępnianie',
  choosing: 'Wybierz, co udostępnić…',
  cannotShare: 'Ta przeglądarka nie może udostępnić ekranu',
  mayNotShare: 'Na tej stronie nie można udostępniać',
  hand: 'Podnieś rękę',
  lowerHand: 'Opuść rękę',
  chat: 'Czat',
  message: 'Wiadomość',
  send: 'Wyślij',
  sendTo: 'Do',
  everybody: 'Wszyscy',
  privately: (name) => `Tylko dla: ${name}`,
  privatelyMe: 'Tylko dla Ciebie',
  unread: (count) => `Nowe: ${count}`,
  chatEmpty: 'Jeszcze nic nie napisano. Wiadomości widzą osoby w rozmowie, a potem znikają.',
  leave: 'Opuść rozmowę',
  problem,
  advice,
  tryAgain: 'Spróbuj ponownie',

  emptyTitle: 'Nie ma tu nikogo poza Tobą',
  emptyText: 'Udostępnij link, aby zaprosić innych.',
  lobbyTitle: 'Chcesz dołączyć?',
  name: 'Twoja nazwa',
  join: 'Dołącz',
  joining: 'Dołączanie…',
  waiting: 'Czekanie, aż ktoś Cię wpuści…',
  unreachable: 'Serwer nieosiągalny. Kolejna próba…',
  hear: 'Dotknij, aby słyszeć innych',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Dołącz ponownie',
  noRoomTitle: 'Nie ma jeszcze pokoju',
  noRoomText: 'Wpisz nazwę pokoju w atrybucie room.',
  error: (code) => ERRORS[code],
};
