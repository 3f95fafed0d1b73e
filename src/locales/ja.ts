/** Japanese. Polite sentences; nouns on buttons. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: 'マイク', camera: 'カメラ', devices: 'カメラとマイク' };

const ENDINGS: Record<EndReason, string> = {
  left: '通話から退出しました',
  kicked: '通話から退出させられました',
  'room-ended': '通話が終了しました',
  'room-full': 'このルームは満員です',
  denied: '参加が許可されませんでした',
  replaced: '通話は別のウィンドウで続いています',
  unreachable: '通話サーバーに接続できません',
  failed: '通話を続けられませんでした',
  'page-closed': '通話が終了しました',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied':
    'ブラウザーが許可しませんでした。このページでカメラとマイクを許可してから、もう一度お試しください。',
  'device-not-found': 'デバイスが見つかりません。接続してから、もう一度お試しください。',
  'device-in-use': '別のプログラムがデバイスを使用しています。終了してから、もう一度お試しください。',
  'insecure-context': 'カメラとマイクは https のページでのみ使用できます。このページを https で開いてください。',
  unsupported: 'このブラウザーではできません。最新の Chrome、Edge、Firefox、Safari をお使いください。',
  'signaling-unreachable': '通話サーバーに接続できません。接続とサーバーのアドレスをご確認ください。',
  'id-taken': 'この ID はサーバーですでに使われています。別の ID で参加してください。',
  'room-full': 'ルームは満員です。誰かが退出してから、もう一度お試しください。',
  'room-locked': 'ルームはロックされています。中の人に入室を頼んでください。',
  'not-allowed': 'ここではこの操作はできません。ルームの主催者にご相談ください。',
  'token-invalid': 'この招待はこのルームでは無効です。新しい招待をもらってください。',
  'token-expired': '招待の期限が切れています。新しい招待をもらってください。',
  'peer-unreachable': '相手に接続できません。相手の接続が切れた可能性があります。',
  'negotiation-failed': 'ブラウザー間の接続を確立できませんでした。もう一度お試しください。',
  'connection-failed': '直接接続できませんでした。このネットワークでは TURN サーバーが必要かもしれません。',
  'too-large': '大きすぎて送信できません。',
  'rate-limited': 'リクエストが多すぎます。少し待ってから、もう一度お試しください。',
  timeout: '時間がかかりすぎました。もう一度お試しください。',
  aborted: 'キャンセルされました。',
  'invalid-state': '今はこの操作はできません。',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `ブラウザーが${word}をブロックしました`;
    case 'device-not-found':
      return `${device === 'devices' ? 'カメラもマイクも' : `${word}が`}見つかりません`;
    case 'device-in-use':
      return `別のプログラムが${word}を使用しています`;
    case 'insecure-context':
    case 'unsupported':
      return `このページでは${word}を使用できません`;
    default:
      return `${word}を起動できませんでした`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `または、${device === 'devices' ? 'どちらも' : ''}なしで参加してください。`;
  switch (code) {
    case 'permission-denied':
      return `アドレスバーでアクセスを許可して、もう一度お試しください。${without}`;
    case 'device-not-found':
      return `接続して、もう一度お試しください。${without}`;
    case 'device-in-use':
      return `そのプログラムを終了して、もう一度お試しください。${without}`;
    case 'insecure-context':
      return `このページを https で開いてください。${without}`;
    case 'unsupported':
      return `最新のブラウザーをお使いください。${without}`;
    default:
      return `もう一度お試しください。${without}`;
  }
};

export const ja: RtcTranslation = {
  $code: 'ja',
  $name: '日本語',
  $dir: 'ltr',

  you: (name) => (name ? `${name}（自分）` : '自分'),
  guest: 'ゲスト',
  muted: 'ミュート中',
  quality: (quality) => (quality === 'fair' ? '接続が不安定です' : '接続が非常に不安定です'),
  connecting: '接続中…',
  reconnecting: '再接続中…',
  cannotConnect: '接続できません',

  screenOf: (name) => `${name}さんの画面`,
  myScreen: '自分の画面',
  handRaised: '挙手中',
  pin: (name) => `${name}さんを大きく表示`,
  people: '通話の参加者',
  controls: '通話の操作',
  microphone: 'マイク',
  camera: 'カメラ',
  turn: (device, on) => `${WORDS[device]}を${on ? 'オン' : 'オフ'}にする`,
  starting: (device) => `${WORDS[device]}を起動中…`,
  speaker: 'スピーカー',
  systemDefault: 'システムの既定',
  screen: '画面を共有',
  stopSharing: '共有を停止',
  choosing: '共有する画面を選んでください…',
  cannotShare: 'このブラウザでは画面を共有できません',
  mayNotShare: 'このページでは共有が許可されていません',
  hand: '手を挙げる',
  lowerHand: '手を下げる',
  chat: 'チャット',
  message: 'メッセージ',
  send: '送信',
  sendTo: '宛先',
  everybody: '全員',
  privately: (name) => `${name}さんだけ`,
  privatelyMe: 'あなただけ',
  unread: (count) => `新着 ${count} 件`,
  chatEmpty: 'まだメッセージはありません。通話中の人にだけ届き、終了後は残りません。',
  leave: '退出',
  problem,
  advice,
  tryAgain: '再試行',

  emptyTitle: 'ほかに参加者はいません',
  emptyText: 'リンクを共有して招待しましょう。',
  lobbyTitle: '参加しますか？',
  name: '名前',
  join: '参加',
  joining: '参加しています…',
  waiting: '入室の許可を待っています…',
  unreachable: 'サーバーに接続できません。再試行中…',
  hear: 'タップして音声を聞く',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'もう一度参加',
  noRoomTitle: 'ルームがありません',
  noRoomText: 'ルームの名前を room 属性に指定してください。',
  error: (code) => ERRORS[code],
};
