/** Chinese in simplified characters. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: '麦克风', camera: '摄像头', devices: '摄像头和麦克风' };

const ENDINGS: Record<EndReason, string> = {
  left: '你已离开通话',
  kicked: '你已被移出通话',
  'room-ended': '通话已结束',
  'room-full': '房间已满',
  denied: '未获准加入',
  replaced: '通话正在另一个窗口中进行',
  unreachable: '无法连接通话服务器',
  failed: '通话无法继续',
  'page-closed': '通话已结束',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied': '浏览器未允许。请允许此页面使用摄像头和麦克风，然后重试。',
  'device-not-found': '未找到设备。请连接设备，然后重试。',
  'device-in-use': '另一个程序正在使用该设备。请关闭该程序，然后重试。',
  'insecure-context': '浏览器只允许 https 页面使用摄像头和麦克风。请通过 https 打开此页面。',
  unsupported: '此浏览器不支持。请使用最新版本的 Chrome、Edge、Firefox 或 Safari。',
  'signaling-unreachable': '无法连接通话服务器。请检查网络和服务器地址。',
  'id-taken': '此身份已在服务器上使用。请用新的身份加入。',
  'room-full': '房间已满。请等有人离开后重试。',
  'room-locked': '房间已锁定。请让里面的人允许你加入。',
  'not-allowed': '你在这里没有权限。请联系房间主持人。',
  'token-invalid': '邀请对此房间无效。请索取新的邀请。',
  'token-expired': '邀请已过期。请索取新的邀请。',
  'peer-unreachable': '无法连接对方。对方可能已断开网络。',
  'negotiation-failed': '两个浏览器未能建立连接。请重试。',
  'connection-failed': '无法建立直接连接。此网络可能需要 TURN 服务器。',
  'too-large': '内容太大，无法发送。',
  'rate-limited': '请求过多。请稍候再试。',
  timeout: '等待时间过长。请重试。',
  aborted: '已取消。',
  'invalid-state': '现在无法执行此操作。',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `浏览器已阻止${word}`;
    case 'device-not-found':
      return `未找到${device === 'devices' ? '摄像头或麦克风' : word}`;
    case 'device-in-use':
      return `另一个程序正在使用${word}`;
    case 'insecure-context':
    case 'unsupported':
      return `此页面无法使用${word}`;
    default:
      return `${word}未能启动`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `或者不使用${WORDS[device]}直接加入。`;
  switch (code) {
    case 'permission-denied':
      return `请在地址栏中允许访问，然后重试，${without}`;
    case 'device-not-found':
      return `请连接设备，然后重试，${without}`;
    case 'device-in-use':
      return `请关闭该程序，然后重试，${without}`;
    case 'insecure-context':
      return `请通过 https 打开此页面，${without}`;
    case 'unsupported':
      return `请使用最新的浏览器，${without}`;
    default:
      return `请重试，${without}`;
  }
};

export const zh: RtcTranslation = {
  $code: 'zh',
  $name: '简体中文',
  $dir: 'ltr',

  you: (name) => (name ? `${name}（你）` : '你'),
  guest: '访客',
  muted: '已静音',
  quality: (quality) => (quality === 'fair' ? '网络较差' : '网络很差'),
  connecting: '正在连接…',
  reconnecting: '正在重新连接…',
  cannotConnect: '无法连接',

  screenOf: (name) => `${name}的屏幕`,
  myScreen: '你的屏幕',
  handRaised: '已举手',
  pin: (name) => `固定${name}`,
  people: '通话成员',
  controls: '通话控制',
  microphone: '麦克风',
  camera: '摄像头',
  turn: (device, on) => `${on ? '打开' : '关闭'}${WORDS[device]}`,
  starting: (device) => `正在启动${WORDS[device]}…`,
  speaker: '扬声器',
  systemDefault: '系统默认',
  screen: '共享屏幕',
  stopSharing: '停止共享',
  choosing: '请选择要共享的内容…',
  cannotShare: '此浏览器无法共享屏幕',
  mayNotShare: '此页面不允许共享',
  hand: '举手',
  lowerHand: '放下手',
  chat: '聊天',
  message: '消息',
  send: '发送',
  sendTo: '发给',
  everybody: '所有人',
  privately: (name) => `仅${name}可见`,
  privatelyMe: '仅你可见',
  unread: (count) => `${count} 条新消息`,
  chatEmpty: '还没有消息。消息只发给通话中的人，通话结束后不保留。',
  leave: '离开通话',
  problem,
  advice,
  tryAgain: '重试',

  emptyTitle: '这里只有你一个人',
  emptyText: '分享链接，邀请他人加入。',
  lobbyTitle: '准备好加入了吗？',
  name: '你的名字',
  join: '加入',
  joining: '正在加入…',
  waiting: '正在等待他人准许加入…',
  unreachable: '无法连接服务器，正在重试…',
  hear: '点按即可听到其他人',
  ended: (reason) => ENDINGS[reason],
  joinAgain: '重新加入',
  noRoomTitle: '还没有房间',
  noRoomText: '请将 room 属性设为房间名称。',
  error: (code) => ERRORS[code],
};
