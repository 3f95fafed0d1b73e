/** Italian. Informal form, as in most call software; verbs on buttons. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const THE = { microphone: 'il microfono', camera: 'la videocamera', devices: 'la videocamera e il microfono' };
const NONE = {
  microphone: 'Nessun microfono trovato',
  camera: 'Nessuna videocamera trovata',
  devices: 'Nessuna videocamera o microfono',
};

const WITHOUT = { microphone: 'microfono', camera: 'videocamera', devices: 'entrambi' };

const ENDINGS: Record<EndReason, string> = {
  left: 'Hai lasciato la chiamata',
  kicked: 'Sei stato rimosso dalla chiamata',
  'room-ended': 'La chiamata è terminata',
  'room-full': 'Questa stanza è piena',
  denied: 'Non ti hanno fatto entrare',
  replaced: 'La chiamata continua in un’altra finestra',
  unreachable: 'Il server delle chiamate non è raggiungibile',
  failed: 'La chiamata non ha potuto continuare',
  'page-closed': 'La chiamata è terminata',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'Il browser non lo ha consentito. Consenti videocamera e microfono per questa pagina, poi riprova.',
  'device-not-found': 'Dispositivo non trovato. Collegane uno, poi riprova.',
  'device-in-use': 'Un altro programma sta usando il dispositivo. Chiudilo, poi riprova.',
  'insecure-context':
    'I browser consentono videocamere e microfoni solo nelle pagine https. Apri questa pagina con https.',
  unsupported: 'Questo browser non può farlo. Usa una versione recente di Chrome, Edge, Firefox o Safari.',
  'signaling-unreachable':
    'Il server delle chiamate non è raggiungibile. Controlla la connessione e l’indirizzo del server.',
  'id-taken': 'Questa identità è già in uso sul server. Partecipa con una nuova.',
  'room-full': 'La stanza è piena. Riprova quando qualcuno è uscito.',
  'room-locked': 'La stanza è chiusa. Chiedi a qualcuno all’interno di farti entrare.',
  'not-allowed': 'Qui non ti è permesso. Chiedi all’organizzatore della stanza.',
  'token-invalid': 'L’invito non è valido per questa stanza. Chiedine uno nuovo.',
  'token-expired': 'L’invito è scaduto. Chiedine uno nuovo.',
  'peer-unreachable': 'L’altra persona non è raggiungibile. Forse ha perso la connessione.',
  'negotiation-failed': 'I due browser non hanno trovato un accordo sulla connessione. Riprova.',
  'connection-failed': 'Non è stato possibile collegarsi direttamente. Su questa rete può servire un server TURN.',
  'too-large': 'È troppo grande da inviare.',
  'rate-limited': 'Troppe richieste. Aspetta un momento, poi riprova.',
  timeout: 'Ci è voluto troppo tempo. Riprova.',
  aborted: 'Operazione annullata.',
  'invalid-state': 'Ora non è possibile.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `Il browser ha bloccato ${THE[device]}`;
    case 'device-not-found':
      return NONE[device];
    case 'device-in-use':
      return `Un altro programma sta usando ${THE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `Non si può usare ${THE[device]} in questa pagina`;
    default:
      return `Non è stato possibile avviare ${THE[device]}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `oppure partecipa senza ${WITHOUT[device]}.`;
  switch (code) {
    case 'permission-denied':
      return `Consenti l’accesso nella barra degli indirizzi e riprova, ${without}`;
    case 'device-not-found':
      return `Collega un dispositivo e riprova, ${without}`;
    case 'device-in-use':
      return `Chiudi quel programma e riprova, ${without}`;
    case 'insecure-context':
      return `Apri questa pagina con https, ${without}`;
    case 'unsupported':
      return `Usa un browser recente, ${without}`;
    default:
      return `Riprova, ${without}`;
  }
};

export const it: RtcTranslation = {
  $code: 'it',
  $name: 'Italiano',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (tu)` : 'Tu'),
  guest: 'Ospite',
  muted: 'Microfono spento',
  quality: (quality) => (quality === 'fair' ? 'Connessione debole' : 'Connessione molto debole'),
  connecting: 'Connessione…',
  reconnecting: 'Riconnessione…',
  cannotConnect: 'Impossibile connettersi',

  screenOf: (name) => `Schermo di ${name}`,
  myScreen: 'Il tuo schermo',
  handRaised: 'Mano alzata',
  pin: (name) => `Tieni ${name} in grande`,
  people: 'Persone nella chiamata',
  controls: 'Comandi della chiamata',
  microphone: 'Microfono',
  camera: 'Videocamera',
  turn: (device, on) => `${on ? 'Attiva' : 'Disattiva'} ${THE[device]}`,
  starting: (device) => `Avvio ${device === 'camera' ? 'della videocamera' : 'del microfono'}…`,
  speaker: 'Altoparlante',
  systemDefault: 'Predefinito',
  screen: 'Condividi schermo',
  stopSharing: 'Interrompi condivisione',
  choosing: 'Scegli cosa condividere…',
  cannotShare: 'Questo browser non può condividere lo schermo',
  mayNotShare: 'La condivisione non è consentita in questa pagina',
  hand: 'Alza la mano',
  lowerHand: 'Abbassa la mano',
  chat: 'Conversazione',
  message: 'Messaggio',
  send: 'Invia',
  sendTo: 'A',
  everybody: 'Tutti',
  privately: (name) => `Solo per ${name}`,
  privatelyMe: 'Solo per te',
  unread: (count) => `Nuovi: ${count}`,
  chatEmpty: 'Ancora nessun messaggio. Li vede chi è nella chiamata, e dopo spariscono.',
  leave: 'Lascia la chiamata',
  problem,
  advice,
  tryAgain: 'Riprova',

  emptyTitle: 'Ci sei solo tu',
  emptyText: 'Condividi il link per invitare altre persone.',
  lobbyTitle: 'Tutto pronto per partecipare?',
  name: 'Il tuo nome',
  join: 'Partecipa',
  joining: 'Accesso in corso…',
  waiting: 'In attesa che qualcuno ti faccia entrare…',
  unreachable: 'Server non raggiungibile. Nuovo tentativo…',
  hear: 'Tocca per sentire gli altri',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Partecipa di nuovo',
  noRoomTitle: 'Ancora nessuna stanza',
  noRoomText: 'Imposta l’attributo room sul nome di una stanza.',
  error: (code) => ERRORS[code],
};
