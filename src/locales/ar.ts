/** Arabic. Modern standard; verbal nouns on buttons, which address nobody's gender. */
import type { CallErrorCode } from '../errors.js';
import type { EndReason } from '../session/call-state.js';
import type { DeviceWord, RtcTranslation } from './en.js';

const WORDS = { microphone: 'الميكروفون', camera: 'الكاميرا', devices: 'الكاميرا والميكروفون' };

const ENDINGS: Record<EndReason, string> = {
  left: 'غادرت المكالمة',
  kicked: 'تمت إزالتك من المكالمة',
  'room-ended': 'انتهت المكالمة',
  'room-full': 'هذه الغرفة ممتلئة',
  denied: 'لم يُسمح لك بالدخول',
  replaced: 'المكالمة مستمرة في نافذة أخرى',
  unreachable: 'تعذّر الوصول إلى خادم المكالمات',
  failed: 'تعذّر استمرار المكالمة',
  'page-closed': 'انتهت المكالمة',
};

const ERRORS: Record<CallErrorCode, string> = {
  'permission-denied': 'لم يسمح المتصفح بذلك. يُرجى السماح لهذه الصفحة بالكاميرا والميكروفون ثم إعادة المحاولة.',
  'device-not-found': 'لم يُعثر على الجهاز. يُرجى توصيل جهاز ثم إعادة المحاولة.',
  'device-in-use': 'يستخدم برنامج آخر هذا الجهاز. يُرجى إغلاقه ثم إعادة المحاولة.',
  'insecure-context': 'لا تسمح المتصفحات بالكاميرا والميكروفون إلا في صفحات https. يُرجى فتح هذه الصفحة عبر https.',
  unsupported: 'لا يدعم هذا المتصفح ذلك. يُرجى استخدام إصدار حديث من Chrome أو Edge أو Firefox أو Safari.',
  'signaling-unreachable': 'تعذّر الوصول إلى خادم المكالمات. يُرجى التحقق من الاتصال ومن عنوان الخادم.',
  'id-taken': 'هذه الهوية مستخدمة على الخادم. يُرجى الانضمام بهوية جديدة.',
  'room-full': 'الغرفة ممتلئة. يُرجى إعادة المحاولة بعد مغادرة أحد المشاركين.',
  'room-locked': 'الغرفة مقفلة. اطلب من أحد الموجودين السماح لك بالدخول.',
  'not-allowed': 'ليس لديك إذن بذلك هنا. يُرجى الرجوع إلى مضيف الغرفة.',
  'token-invalid': 'الدعوة غير صالحة لهذه الغرفة. يُرجى طلب دعوة جديدة.',
  'token-expired': 'انتهت صلاحية الدعوة. يُرجى طلب دعوة جديدة.',
  'peer-unreachable': 'تعذّر الوصول إلى الطرف الآخر. ربما انقطع اتصاله.',
  'negotiation-failed': 'لم يتفق المتصفحان على اتصال. يُرجى إعادة المحاولة.',
  'connection-failed': 'تعذّر إنشاء اتصال مباشر. قد تحتاج هذه الشبكة إلى خادم TURN.',
  'too-large': 'الحجم أكبر من أن يُرسل.',
  'rate-limited': 'الطلبات كثيرة جدًا. يُرجى الانتظار قليلًا ثم إعادة المحاولة.',
  timeout: 'استغرق ذلك وقتًا طويلًا. يُرجى إعادة المحاولة.',
  aborted: 'تم الإلغاء.',
  'invalid-state': 'لا يمكن ذلك الآن.',
};

const problem = (device: DeviceWord, code: CallErrorCode): string => {
  const word = WORDS[device];
  switch (code) {
    case 'permission-denied':
      return `حظر المتصفح ${word}`;
    case 'device-not-found':
      return `لم يُعثر على ${device === 'devices' ? 'كاميرا أو ميكروفون' : word}`;
    case 'device-in-use':
      return `يستخدم برنامج آخر ${word}`;
    case 'insecure-context':
    case 'unsupported':
      return `لا يمكن استخدام ${word} في هذه الصفحة`;
    default:
      return `تعذّر تشغيل ${word}`;
  }
};

const advice = (device: DeviceWord, code: CallErrorCode): string => {
  const without = `أو الانضمام من دون ${WORDS[device]}.`;
  switch (code) {
    case 'permission-denied':
      return `يُرجى السماح بالوصول من شريط العنوان ثم إعادة المحاولة، ${without}`;
    case 'device-not-found':
      return `يُرجى توصيل جهاز ثم إعادة المحاولة، ${without}`;
    case 'device-in-use':
      return `يُرجى إغلاق ذلك البرنامج ثم إعادة المحاولة، ${without}`;
    case 'insecure-context':
      return `يُرجى فتح هذه الصفحة عبر https، ${without}`;
    case 'unsupported':
      return `يُرجى استخدام متصفح حديث، ${without}`;
    default:
      return `يُرجى إعادة المحاولة، ${without}`;
  }
};

export const ar: RtcTranslation = {
  $code: 'ar',
  $name: 'العربية',
  $dir: 'rtl',

  you: (name) => (name ? `${name} (أنت)` : 'أنت'),
  guest: 'ضيف',
  muted: 'الصوت مكتوم',
  quality: (quality) => (quality === 'fair' ? 'الاتصال ضعيف' : 'الاتصال ضعيف جدًا'),
  connecting: 'جارٍ الاتصال…',
  reconnecting: 'جارٍ إعادة الاتصال…',
  cannotConnect: 'تعذّر الاتصال',

  screenOf: (name) => `شاشة ${name}`,
  myScreen: 'شاشتك',
  handRaised: 'اليد مرفوعة',
  pin: (name) => `تثبيت ${name}`,
  people: 'المشاركون في المكالمة',
  controls: 'أدوات المكالمة',
  microphone: 'الميكروفون',
  camera: 'الكاميرا',
  turn: (device, on) => `${on ? 'تشغيل' : 'إيقاف'} ${WORDS[device]}`,
  starting: (device) => `جارٍ تشغيل ${WORDS[device]}…`,
  speaker: 'مكبّر الصوت',
  systemDefault: 'الافتراضي',
  screen: 'مشاركة الشاشة',
  stopSharing: 'إيقاف المشاركة',
  choosing: 'اختر ما تريد مشاركته…',
  cannotShare: 'لا يستطيع هذا المتصفح مشاركة الشاشة',
  mayNotShare: 'المشاركة غير مسموح بها في هذه الصفحة',
  hand: 'رفع اليد',
  lowerHand: 'خفض اليد',
  chat: 'الدردشة',
  message: 'رسالة',
  send: 'إرسال',
  sendTo: 'إلى',
  everybody: 'الجميع',
  privately: (name) => `إلى ${name} فقط`,
  privatelyMe: 'لك فقط',
  unread: (count) => `جديد: ${count}`,
  chatEmpty: 'لا رسائل بعد. تصل الرسائل إلى من في المكالمة فقط، ثم تختفي بعدها.',
  leave: 'مغادرة المكالمة',
  problem,
  advice,
  tryAgain: 'إعادة المحاولة',

  emptyTitle: 'لا أحد هنا غيرك',
  emptyText: 'شارك الرابط لدعوة الآخرين.',
  lobbyTitle: 'هل أنت مستعد للانضمام؟',
  name: 'اسمك',
  join: 'انضمام',
  joining: 'جارٍ الانضمام…',
  waiting: 'في انتظار السماح لك بالدخول…',
  unreachable: 'تعذّر الوصول إلى الخادم. تجري إعادة المحاولة…',
  hear: 'انقر لسماع الآخرين',
  ended: (reason) => ENDINGS[reason],
  joinAgain: 'انضمام من جديد',
  noRoomTitle: 'لا توجد غرفة بعد',
  noRoomText: 'عيّن اسم غرفة في السمة room.',
  error: (code) => ERRORS[code],
};
