/** French. Polite form; infinitives on buttons; narrow no-break spaces before ? and :. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const THE = { microphone: 'le micro', camera: 'la caméra', devices: 'la caméra et le micro' };
const OF = { microphone: 'du micro', camera: 'de la caméra', devices: 'de la caméra et du micro' };
const NONE = {
  microphone: 'Aucun micro trouvé',
  camera: 'Aucune caméra trouvée',
  devices: 'Ni caméra ni micro trouvés',
};

const ENDINGS: Record<EndReason, string> = {
  left: 'Vous avez quitté l’appel',
  kicked: 'Vous avez été retiré de l’appel',
  'room-ended': 'L’appel est terminé',
  'room-full': 'Cette salle est pleine',
  denied: 'Votre entrée a été refusée',
  replaced: 'L’appel continue dans une autre fenêtre',
  unreachable: 'Le serveur d’appel est injoignable',
  failed: 'L’appel n’a pas pu continuer',
  'page-closed': 'L’appel est terminé',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied': 'Le navigateur a refusé. Autorisez la caméra et le micro pour cette page, puis réessayez.',
  'device-not-found': 'Appareil introuvable. Branchez-en un, puis réessayez.',
  'device-in-use': 'Un autre programme utilise l’appareil. Fermez-le, puis réessayez.',
  'insecure-context':
    'Les navigateurs n’autorisent caméras et micros que sur les pages https. Ouvrez cette page en https.',
  unsupported: 'Ce navigateur ne le permet pas. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.',
  'signaling-unreachable': 'Le serveur d’appel est injoignable. Vérifiez la connexion et l’adresse du serveur.',
  'id-taken': 'Cette identité est déjà utilisée sur le serveur. Rejoignez l’appel avec une nouvelle.',
  'room-full': 'La salle est pleine. Réessayez quand quelqu’un sera parti.',
  'room-locked': 'La salle est verrouillée. Demandez à quelqu’un à l’intérieur de vous faire entrer.',
  'not-allowed': 'Vous n’en avez pas le droit ici. Demandez à l’hôte de la salle.',
  'token-invalid': 'L’invitation n’est pas valable pour cette salle. Demandez-en une nouvelle.',
  'token-expired': 'L’invitation a expiré. Demandez-en une nouvelle.',
  'peer-unreachable': 'L’autre personne est injoignable. Elle a peut-être perdu sa connexion.',
  'negotiation-failed': 'Les deux navigateurs n’ont pas pu s’accorder sur une connexion. Réessayez.',
  'connection-failed': 'Aucune connexion directe n’a pu être établie. Ce réseau exige peut-être un serveur TURN.',
  'too-large': 'C’est trop volumineux pour être envoyé.',
  'rate-limited': 'Trop de demandes. Attendez un instant, puis réessayez.',
  timeout: 'Cela a pris trop de temps. Réessayez.',
  aborted: 'Opération annulée.',
  'invalid-state': 'Impossible pour le moment.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  switch (code) {
    case 'permission-denied':
      return `Votre navigateur bloque ${THE[device]}`;
    case 'device-not-found':
      return NONE[device];
    case 'device-in-use':
      return `Un autre programme utilise ${THE[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `Impossible d’utiliser ${THE[device]} sur cette page`;
    default:
      return `Échec du démarrage ${OF[device]}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `ou rejoignez sans ${device === 'devices' ? 'eux' : device === 'camera' ? 'elle' : 'lui'}.`;
  switch (code) {
    case 'permission-denied':
      return `Autorisez l’accès dans la barre d’adresse, puis réessayez, ${without}`;
    case 'device-not-found':
      return `Branchez un appareil et réessayez, ${without}`;
    case 'device-in-use':
      return `Fermez ce programme et réessayez, ${without}`;
    case 'insecure-context':
      return `Ouvrez cette page en https, ${without}`;
    case 'unsupported':
      return `Utilisez un navigateur récent, ${without}`;
    default:
      return `Réessayez, ${without}`;
  }
};

export const fr: RtcTranslation = {
  $code: 'fr',
  $name: 'Français',
  $dir: 'ltr',

  you: (name) => (name ? `${name} (vous)` : 'Vous'),
  guest: 'Invité',
  muted: 'Micro coupé',
  quality: (quality) => (quality === 'fair' ? 'Connexion faible' : 'Connexion très faible'),
  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  cannotConnect: 'Connexion impossible',

  screenOf: (name) => `Écran de ${name}`,
  myScreen: 'Votre écran',
  handRaised: 'Main levée',
  pin: (name) => `Garder ${name} en grand`,
  people: 'Participants à l’appel',
  controls: 'Commandes de l’appel',
  microphone: 'Micro',
  camera: 'Caméra',
  turn: (device, on) => `${on ? 'Activer' : 'Couper'} ${THE[device]}`,
  starting: (device) => `Démarrage ${OF[device]}…`,
  speaker: 'Haut-parleur',
  systemDefault: 'Par défaut',
  screen: 'Partager l’écran',
  stopSharing: 'Arrêter le partage',
  choosing: 'Choisissez quoi partager…',
  cannotShare: 'Ce navigateur ne peut pas partager d’écran',
  mayNotShare: 'Le partage n’est pas autorisé sur cette page',
  hand: 'Lever la main',
  lowerHand: 'Baisser la main',
  chat: 'Discussion',
  message: 'Message',
  send: 'Envoyer',
  sendTo: 'À',
  everybody: 'Tout le monde',
  privately: (name) => `Pour ${name} seulement`,
  privatelyMe: 'Pour vous seulement',
  unread: (count) => `Non lus : ${count}`,
  chatEmpty: 'Rien n’est encore écrit. Les messages vont aux personnes de l’appel et disparaissent ensuite.',
  leave: 'Quitter l’appel',
  problem,
  advice,
  tryAgain: 'Réessayer',

  emptyTitle: 'Vous êtes seul ici',
  emptyText: 'Partagez le lien pour inviter d’autres personnes.',
  lobbyTitle: 'Prêt à rejoindre ?',
  name: 'Votre nom',
  join: 'Rejoindre',
  joining: 'Entrée dans l’appel…',
  waiting: 'En attente que quelqu’un vous fasse entrer…',
  unreachable: 'Serveur injoignable. Nouvel essai…',
  hear: 'Touchez pour entendre les autres',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'Rejoindre à nouveau',
  noRoomTitle: 'Pas encore de salle',
  noRoomText: 'Donnez à l’attribut room le nom d’une salle.',
  error: (code) => ERRORS[code],
};
