/**
 * The icons, as one path each, drawn by a template and never from a string of HTML. It knows lucide's nodes and
 * nothing of where an icon stands.
 */
import { html, type TemplateResult } from 'lit';
import camera from 'lucide/dist/esm/icons/video.mjs';
import cameraOff from 'lucide/dist/esm/icons/video-off.mjs';
import hand from 'lucide/dist/esm/icons/hand.mjs';
import microphone from 'lucide/dist/esm/icons/mic.mjs';
import microphoneOff from 'lucide/dist/esm/icons/mic-off.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import pin from 'lucide/dist/esm/icons/pin.mjs';
import screen from 'lucide/dist/esm/icons/screen-share.mjs';
import signal from 'lucide/dist/esm/icons/wifi-low.mjs';
import sound from 'lucide/dist/esm/icons/volume-2.mjs';
import user from 'lucide/dist/esm/icons/user.mjs';
import warning from 'lucide/dist/esm/icons/triangle-alert.mjs';

type IconNode = typeof camera;

/** Of the shapes lucide draws with, the three these icons need. */
const toPath = (icon: IconNode): string =>
  icon
    .map(([tag, a]) => {
      if (tag === 'path') return `M0 0${a.d ?? ''}`;
      if (tag === 'circle') {
        const r = Number(a.r);
        return `M${Number(a.cx) - r} ${a.cy ?? 0}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
      }
      const [x = 0, y = 0, w = 0, h = 0, r = 0] = ['x', 'y', 'width', 'height', 'rx'].map((key) => Number(a[key]));
      const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx * r} ${dy * r}`;
      return `M${x + r} ${y}h${w - 2 * r}${corner(1, 1)}v${h - 2 * r}${corner(-1, 1)}h${2 * r - w}${corner(-1, -1)}v${2 * r - h}${corner(1, -1)}z`;
    })
    .join('');

const paths = {
  camera: toPath(camera),
  'camera-off': toPath(cameraOff),
  hand: toPath(hand),
  microphone: toPath(microphone),
  'microphone-off': toPath(microphoneOff),
  phone: toPath(phone),
  pin: toPath(pin),
  screen: toPath(screen),
  signal: toPath(signal),
  sound: toPath(sound),
  user: toPath(user),
  warning: toPath(warning),
};

export type IconName = keyof typeof paths;

/** An icon of the size of its text; decoration only, its neighbour says the words. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
