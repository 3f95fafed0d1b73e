/** Portuguese, in the words of Brazil where the two differ. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const THE = { microphone: 'o microfone', camera: 'a câmera', devices: 'a câmera e o microfone' };
const NONE = {
  microphone: 'Nenhum microfone encontrado',
  camera: 'Nenhuma câmera encontrada',
  devices: 'Nenhuma câmera nem microfone encontrados',
};

const ENDINGS: Record<EndReason, string> = {
  left: 'Você saiu da chamada',
  kicked: 'Você foi removido da chamada',
  'room-ended': 'A chamada terminou',
  'room-full': 'Esta sala está cheia',
  denied: 'Sua entrada não foi permitida',
  replaced: 'A chamada continua em outra janela',
  unreachable: 'Não foi possível acessar o servidor de chamadas',
  failed: 'A chamada não pôde continuar',
  'page-closed': 'A chamada terminou',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied': 'O navegador não permitiu. Permita a câmera e o microfone para esta página e tente novamente.',
  'device-not-found': 'Dispositivo não encontrado. Conecte um e tente novamente.',
  'device-in-use': 'Outro programa está usando o dispositivo. Feche-o e tente novamente.',
  'insecure-context': 'Os navegadores só permitem câmeras e microfones em páginas https. Abra esta página por https.',
  unsupported: 'Este navegador não consegue fazer isso. Use uma versão atual do Chrome, Edge, Firefox ou Safari.',
  'signaling-unreachable':
    'Não foi possível acessar o servidor de chamadas. Verifique a conexão e o endereço do servidor.',
  'id-taken': 'Esta identidade já está em uso no servidor. Entre novamente com outra.',
  'room-full': 'A sala está cheia. Tente novamente quando alguém sair.',
  'room-locked': 'A sala está trancada. Peça a alguém que esteja nela para deixar você entrar.',
  'not-allowed': 'Você não tem permissão para isso aqui. Peça ao anfitrião da sala.',
  'token-invalid': 'O convite não vale para esta sala. Peça um novo.',
  'token-expired': 'O convite expirou. Peça um novo.',
  'peer-unreachable': 'Não foi possível contatar a outra pessoa. Talvez ela tenha perdido a conexão.',
  'negotiation-failed': 'Os dois navegadores não chegaram a uma conexão. Tente novamente.',
  'connection-failed': 'Não foi possível fazer uma conexão direta. Esta rede talvez precise de um servidor TURN.',
  'too-large': 'É grande demais para enviar.',
  'rate-limited': 'Pedidos demais. Espere um momento e tente novamente.',
  timeout: 'Demorou demais. Tente novamente.',
  aborted: 'Foi cancelado.',
  'invalid-state': 'Isso não é possível agora.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `Seu navegador bloqueou ${THE[device]}`;
    case 'device-not-found':
      return NONE[device];
    case 'device-in-use':
      return `Outro programa está usando ${THE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `Não é possível usar ${THE[device]} nesta página`;
    default:
      return `Não foi possível iniciar ${THE[device]}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `ou entre sem ${device === 'devices' ? 'eles' : device === 'camera' ? 'ela' : 'ele'}.`;
  switch (code) {
    case 'permission-denied':
      return `Permita o acesso na barra de endereço e tente novamente, ${without}`;
    case 'device-not-found':
      return `Conecte um dispositivo e tente novamente, ${without}`;
    case 'device-in-use':
      return `Feche esse programa e tente novamente, ${without}`;
    case 'insecure-context':
      return `Abra esta página por https, ${without}`;
    case 'unsupported':
      return `Use um navegador atual, ${without}`;
    default:
      return `Tente novamente, ${without}`;
  }
};

export const pt: RtcTranslation = {
  $code: 'pt',
  $name: 'Português',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (você)` : 'Você'),
  guest: 'Convidado',
  muted: 'Sem som',
  quality: (quality) => (quality === 'fair' ? 'Conexão fraca' : 'Conexão muito fraca'),
  connecting: 'Conectando…',
  reconnecting: 'Reconectando…',
  cannotConnect: 'Não foi possível conectar',

  screenOf: (name) => `Tela de ${name}`,
  myScreen: 'Sua tela',
  handRaised: 'Mão levantada',
  pin: (name) => `Manter ${name} em destaque`,
  people: 'Pessoas na chamada',
  controls: 'Controles da chamada',
  microphone: 'Microfone',
  camera: 'Câmera',
  turn: (device, on) => `${on ? 'Ligar' : 'Desligar'} ${THE[device]}`,
  starting: (device) => `Iniciando ${THE[device]}…`,
  speaker: 'Alto-falante',
  systemDefault: 'Padrão do sistema',
  screen: 'Compartilhar tela',
  stopSharing: 'Parar de compartilhar',
  choosing: 'Escolha o que compartilhar…',
  cannotShare: 'Este navegador não pode compartilhar a tela',
  mayNotShare: 'Não é permitido compartilhar nesta página',
  hand: 'Levantar a mão',
  lowerHand: 'Abaixar a mão',
  chat: 'Conversa',
  message: 'Mensagem',
  send: 'Enviar',
  sendTo: 'Para',
  everybody: 'Todos',
  privately: (name) => `Só para ${name}`,
  privatelyMe: 'Só para você',
  unread: (count) => `Não lidas: ${count}`,
  chatEmpty: 'Ainda não há mensagens. Elas vão para quem está na chamada e somem depois.',
  leave: 'Sair da chamada',
  problem,
  advice,
  tryAgain: 'Tentar novamente',

  emptyTitle: 'Só você está aqui',
  emptyText: 'Compartilhe o link para convidar outras pessoas.',
  lobbyTitle: 'Tudo pronto para entrar?',
  name: 'Seu nome',
  join: 'Entrar',
  joining: 'Entrando…',
  waiting: 'Esperando alguém deixar você entrar…',
  unreachable: 'Sem acesso ao servidor. Tentando de novo…',
  hear: 'Toque para ouvir os outros',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Entrar de novo',
  noRoomTitle: 'Ainda não há sala',
  noRoomText: 'Ponha no atributo room o nome de uma sala.',
  error: (code) => ERRORS[code],
};
