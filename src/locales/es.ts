/** Spanish. Informal form, as in most call software; infinitives on buttons. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const THE = { microphone: 'el micrófono', camera: 'la cámara', devices: 'la cámara y el micrófono' };
const NONE = { microphone: 'ningún micrófono', camera: 'ninguna cámara', devices: 'ni cámara ni micrófono' };

const ENDINGS: Record<EndReason, string> = {
  left: 'Has salido de la llamada',
  kicked: 'Te han expulsado de la llamada',
  'room-ended': 'La llamada ha terminado',
  'room-full': 'Esta sala está llena',
  denied: 'No te han dejado entrar',
  replaced: 'La llamada continúa en otra ventana',
  unreachable: 'No se puede acceder al servidor de llamadas',
  failed: 'La llamada no ha podido continuar',
  'page-closed': 'La llamada ha terminado',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'El navegador no lo ha permitido. Permite la cámara y el micrófono en esta página e inténtalo de nuevo.',
  'device-not-found': 'No se ha encontrado el dispositivo. Conecta uno e inténtalo de nuevo.',
  'device-in-use': 'Otro programa está usando el dispositivo. Ciérralo e inténtalo de nuevo.',
  'insecure-context':
    'Los navegadores solo permiten cámaras y micrófonos en páginas https. Abre esta página con https.',
  unsupported: 'Este navegador no puede hacerlo. Usa una versión actual de Chrome, Edge, Firefox o Safari.',
  'signaling-unreachable':
    'No se puede acceder al servidor de llamadas. Comprueba la conexión y la dirección del servidor.',
  'id-taken': 'Esta identidad ya se usa en el servidor. Únete de nuevo con otra.',
  'room-full': 'La sala está llena. Inténtalo de nuevo cuando alguien haya salido.',
  'room-locked': 'La sala está cerrada. Pide a alguien de dentro que te deje entrar.',
  'not-allowed': 'Aquí no puedes hacer esto. Pídelo al anfitrión de la sala.',
  'token-invalid': 'La invitación no es válida para esta sala. Pide una nueva.',
  'token-expired': 'La invitación ha caducado. Pide una nueva.',
  'peer-unreachable': 'No se puede contactar con la otra persona. Puede que haya perdido la conexión.',
  'negotiation-failed': 'Los dos navegadores no han acordado una conexión. Inténtalo de nuevo.',
  'connection-failed': 'No se ha podido establecer una conexión directa. Puede que esta red necesite un servidor TURN.',
  'too-large': 'Es demasiado grande para enviarlo.',
  'rate-limited': 'Demasiadas solicitudes. Espera un momento e inténtalo de nuevo.',
  timeout: 'Ha tardado demasiado. Inténtalo de nuevo.',
  aborted: 'Se ha cancelado.',
  'invalid-state': 'Ahora no es posible.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `El navegador ha bloqueado ${THE[device]}`;
    case 'device-not-found':
      return `No se ha encontrado ${NONE[device]}`;
    case 'device-in-use':
      return `Otro programa está usando ${THE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `No se puede usar ${THE[device]} en esta página`;
    default:
      return `No se ha podido iniciar ${THE[device]}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `o únete sin ${device === 'devices' ? 'ellos' : device === 'camera' ? 'ella' : 'él'}.`;
  switch (code) {
    case 'permission-denied':
      return `Permite el acceso en la barra de direcciones e inténtalo de nuevo, ${without}`;
    case 'device-not-found':
      return `Conecta un dispositivo e inténtalo de nuevo, ${without}`;
    case 'device-in-use':
      return `Cierra ese programa e inténtalo de nuevo, ${without}`;
    case 'insecure-context':
      return `Abre esta página con https, ${without}`;
    case 'unsupported':
      return `Usa un navegador actual, ${without}`;
    default:
      return `Inténtalo de nuevo, ${without}`;
  }
};

export const es: RtcTranslation = {
  $code: 'es',
  $name: 'Español',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (tú)` : 'Tú'),
  guest: 'Invitado',
  muted: 'Silenciado',
  quality: (quality) => (quality === 'fair' ? 'Conexión débil' : 'Conexión muy débil'),
  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  cannotConnect: 'No se puede conectar',

  screenOf: (name) => `Pantalla de ${name}`,
  myScreen: 'Tu pantalla',
  handRaised: 'Mano levantada',
  pin: (name) => `Mantener a ${name} en grande`,
  people: 'Personas en la llamada',
  controls: 'Controles de la llamada',
  microphone: 'Micrófono',
  camera: 'Cámara',
  turn: (device, on) => `${on ? 'Activar' : 'Desactivar'} ${THE[device]}`,
  starting: (device) => `Iniciando ${THE[device]}…`,
  speaker: 'Altavoz',
  systemDefault: 'Predeterminado',
  screen: 'Compartir pantalla',
  stopSharing: 'Dejar de compartir',
  choosing: 'Elige qué compartir…',
  cannotShare: 'Este navegador no puede compartir la pantalla',
  mayNotShare: 'En esta página no se permite compartir',
  hand: 'Levantar la mano',
  lowerHand: 'Bajar la mano',
  chat: 'Conversación',
  message: 'Mensaje',
  send: 'Enviar',
  sendTo: 'Para',
  everybody: 'Todos',
  privately: (name) => `Solo para ${name}`,
  privatelyMe: 'Solo para ti',
  unread: (count) => `Sin leer: ${count}`,
  chatEmpty: 'Aún no hay mensajes. Los ven quienes están en la llamada y después desaparecen.',
  leave: 'Salir de la llamada',
  problem,
  advice,
  tryAgain: 'Reintentar',

  emptyTitle: 'Eres la única persona aquí',
  emptyText: 'Comparte el enlace para invitar a más gente.',
  lobbyTitle: '¿Todo listo para unirte?',
  name: 'Tu nombre',
  join: 'Unirse',
  joining: 'Entrando…',
  waiting: 'Esperando a que alguien te deje entrar…',
  unreachable: 'Sin acceso al servidor. Reintentando…',
  hear: 'Toca para oír a los demás',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Volver a unirse',
  noRoomTitle: 'Aún no hay sala',
  noRoomText: 'Pon en el atributo room el nombre de una sala.',
  error: (code) => ERRORS[code],
};
