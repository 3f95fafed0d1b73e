/** Hebrew. Nouns on buttons and plural requests, which address nobody's gender. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: 'המיקרופון', camera: 'המצלמה', devices: 'המצלמה והמיקרופון' };
const WITH = { microphone: 'במיקרופון', camera: 'במצלמה', devices: 'במצלמה ובמיקרופון' };
const NONE = { microphone: 'לא נמצא מיקרופון', camera: 'לא נמצאה מצלמה', devices: 'לא נמצאו מצלמה או מיקרופון' };

const ENDINGS: Record<EndReason, string> = {
  left: 'יצאת מהשיחה',
  kicked: 'הוסרת מהשיחה',
  'room-ended': 'השיחה הסתיימה',
  'room-full': 'החדר מלא',
  denied: 'הכניסה לא אושרה',
  replaced: 'השיחה נמשכת בחלון אחר',
  unreachable: 'אין גישה לשרת השיחות',
  failed: 'לא ניתן להמשיך את השיחה',
  'page-closed': 'השיחה הסתיימה',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied': 'הדפדפן לא אישר זאת. אפשרו לדף הזה מצלמה ומיקרופון ונסו שוב.',
  'device-not-found': 'המכשיר לא נמצא. חברו מכשיר ונסו שוב.',
  'device-in-use': 'תוכנה אחרת משתמשת במכשיר. סגרו אותה ונסו שוב.',
  'insecure-context': 'דפדפנים מאפשרים מצלמה ומיקרופון רק בדפי https. פתחו את הדף דרך https.',
  unsupported: 'הדפדפן הזה אינו תומך בכך. השתמשו בגרסה עדכנית של Chrome,‏ Edge,‏ Firefox או Safari.',
  'signaling-unreachable': 'אין גישה לשרת השיחות. בדקו את החיבור ואת כתובת השרת.',
  'id-taken': 'הזהות הזאת כבר בשימוש בשרת. הצטרפו עם זהות חדשה.',
  'room-full': 'החדר מלא. נסו שוב אחרי שמישהו יצא.',
  'room-locked': 'החדר נעול. בקשו ממישהו בפנים להכניס אתכם.',
  'not-allowed': 'אין לכם הרשאה לכך כאן. פנו למארח החדר.',
  'token-invalid': 'ההזמנה אינה תקפה לחדר הזה. בקשו הזמנה חדשה.',
  'token-expired': 'תוקף ההזמנה פג. בקשו הזמנה חדשה.',
  'peer-unreachable': 'אין גישה לצד השני. ייתכן שהחיבור שלו נותק.',
  'negotiation-failed': 'שני הדפדפנים לא הגיעו לחיבור. נסו שוב.',
  'connection-failed': 'לא נוצר חיבור ישיר. ייתכן שברשת הזאת נדרש שרת TURN.',
  'too-large': 'גדול מדי לשליחה.',
  'rate-limited': 'יותר מדי בקשות. המתינו רגע ונסו שוב.',
  timeout: 'זה נמשך זמן רב מדי. נסו שוב.',
  aborted: 'הפעולה בוטלה.',
  'invalid-state': 'לא ניתן לעשות זאת כעת.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `הדפדפן חסם את ${word}`;
    case 'device-not-found':
      return NONE[device];
    case 'device-in-use':
      return `תוכנה אחרת משתמשת ${WITH[device]}`;
    case 'insecure-context':
    case 'unsupported':
      return `לא ניתן להשתמש ${WITH[device]} בדף הזה`;
    default:
      return `לא ניתן להפעיל את ${word}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `או הצטרפו ${device === 'devices' ? 'בלעדיהם' : device === 'camera' ? 'בלעדיה' : 'בלעדיו'}.`;
  switch (code) {
    case 'permission-denied':
      return `אפשרו גישה בשורת הכתובת ונסו שוב, ${without}`;
    case 'device-not-found':
      return `חברו מכשיר ונסו שוב, ${without}`;
    case 'device-in-use':
      return `סגרו את התוכנה ונסו שוב, ${without}`;
    case 'insecure-context':
      return `פתחו את הדף דרך https, ${without}`;
    case 'unsupported':
      return `השתמשו בדפדפן עדכני, ${without}`;
    default:
      return `נסו שוב, ${without}`;
  }
};

export const he: RtcTranslation = {
  $code: 'he',
  $name: 'עברית',
  $dir: 'rtl',

  you: (name) => (name ? `${name} (אני)` : 'אני'),
  guest: 'אורח',
  muted: 'מושתק',
  quality: (quality) => (quality === 'fair' ? 'חיבור חלש' : 'חיבור חלש מאוד'),
  connecting: 'מתחבר…',
  reconnecting: 'מתחבר מחדש…',
  cannotConnect: 'אין חיבור',

  screenOf: (name) => `המסך של ${name}`,
  myScreen: 'המסך שלך',
  handRaised: 'יד מורמת',
  pin: (name) => `הצמדת ${name}`,
  people: 'משתתפים בשיחה',
  controls: 'פקדי השיחה',
  microphone: 'מיקרופון',
  camera: 'מצלמה',
  turn: (device, on) => `${on ? 'הפעלת' : 'כיבוי'} ${WORDS[device]}`,
  starting: (device) => `מפעיל את ${WORDS[device]}…`,
  speaker: 'רמקול',
  systemDefault: 'ברירת המחדל',
  screen: 'שיתוף מסך',
  stopSharing: 'הפסקת השיתוף',
  choosing: 'בחרו מה לשתף…',
  cannotShare: 'הדפדפן הזה לא יכול לשתף מסך',
  mayNotShare: 'אסור לשתף בדף הזה',
  hand: 'הרמת יד',
  lowerHand: 'הורדת היד',
  chat: 'צ׳אט',
  message: 'הודעה',
  send: 'שליחה',
  sendTo: 'אל',
  everybody: 'כולם',
  privately: (name) => `רק אל ${name}`,
  privatelyMe: 'רק אליך',
  unread: (count) => `חדשות: ${count}`,
  chatEmpty: 'עדיין אין הודעות. הן מגיעות למי שבשיחה, ונעלמות אחריה.',
  leave: 'יציאה מהשיחה',
  problem,
  advice,
  tryAgain: 'ניסיון נוסף',

  emptyTitle: 'אין כאן אף אחד מלבדך',
  emptyText: 'שתפו את הקישור כדי להזמין אחרים.',
  lobbyTitle: 'להצטרף לשיחה?',
  name: 'השם שלך',
  join: 'הצטרפות',
  joining: 'מצטרף…',
  waiting: 'ממתין לאישור כניסה…',
  unreachable: 'אין גישה לשרת. מנסה שוב…',
  hear: 'הקישו כדי לשמוע את האחרים',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'הצטרפות מחדש',
  noRoomTitle: 'עדיין אין חדר',
  noRoomText: 'הזינו שם חדר במאפיין room.',
  error: (code) => ERRORS[code],
};
