/** Made-up people for the pictures: a painted face in a painted room, as a MediaStream. It knows only a canvas. */

/** How one person looks; hues in degrees, tones from 0 (dark) to 1. */
export interface Look {
  readonly wall: number;
  readonly tone: number;
  readonly hair: string;
  readonly long: boolean;
  readonly shirt: number;
  readonly lean: number;
}

export const LOOKS: readonly Look[] = [
  { wall: 215, tone: 0.72, hair: '#3b2a20', long: false, shirt: 205, lean: -0.01 },
  { wall: 28, tone: 0.5, hair: '#17120f', long: true, shirt: 345, lean: 0.015 },
  { wall: 150, tone: 0.8, hair: '#8a5a2b', long: true, shirt: 45, lean: -0.02 },
  { wall: 265, tone: 0.35, hair: '#0d0b0a', long: false, shirt: 160, lean: 0.01 },
  { wall: 10, tone: 0.76, hair: '#c9a063', long: false, shirt: 225, lean: 0.02 },
  { wall: 190, tone: 0.42, hair: '#1b1512', long: true, shirt: 275, lean: -0.015 },
  { wall: 48, tone: 0.82, hair: '#9a9a9f', long: false, shirt: 15, lean: 0 },
  { wall: 330, tone: 0.62, hair: '#2a1d18', long: true, shirt: 185, lean: 0.01 },
];

const ellipse = (c: CanvasRenderingContext2D, x: number, y: number, rx: number, ry: number): void => {
  c.beginPath();
  c.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  c.fill();
};

const paint = (c: CanvasRenderingContext2D, width: number, height: number, look: Look): void => {
  const unit = Math.min(height, width * 1.3);
  const x = width * (0.5 + look.lean);
  const y = height * 0.47;
  const head = unit * 0.165;
  const skin = (shade: number): string => `oklch(${(0.34 + look.tone * 0.5) * shade} 0.065 52)`;

  const wall = c.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `oklch(0.74 0.045 ${look.wall})`);
  wall.addColorStop(1, `oklch(0.5 0.05 ${look.wall + 25})`);
  c.fillStyle = wall;
  c.fillRect(0, 0, width, height);

  // A window out of focus on one side, a shelf on the other.
  c.filter = `blur(${Math.round(unit * 0.035)}px)`;
  c.fillStyle = `oklch(0.95 0.03 ${look.wall + 40} / 0.75)`;
  c.fillRect(width * 0.04, height * 0.06, width * 0.2, height * 0.5);
  c.fillStyle = `oklch(0.38 0.05 ${look.wall - 30} / 0.7)`;
  c.fillRect(width * 0.78, height * 0.2, width * 0.2, height * 0.05);
  c.fillRect(width * 0.8, height * 0.5, width * 0.24, height * 0.05);
  c.fillStyle = `oklch(0.55 0.1 ${look.shirt + 120} / 0.8)`;
  ellipse(c, width * 0.88, height * 0.14, unit * 0.06, unit * 0.07);

  c.filter = `blur(${Math.max(1, Math.round(unit * 0.003))}px)`;
  c.fillStyle = look.hair;
  if (look.long) {
    c.beginPath();
    c.roundRect(x - head * 1.02, y - head * 1.1, head * 2.04, head * 2.75, head * 0.95);
    c.fill();
  }

  // Shoulders and neck.
  const shirt = c.createLinearGradient(0, y + head, 0, height);
  shirt.addColorStop(0, `oklch(0.56 0.09 ${look.shirt})`);
  shirt.addColorStop(1, `oklch(0.38 0.08 ${look.shirt})`);
  c.fillStyle = shirt;
  c.beginPath();
  c.roundRect(x - unit * 0.36, y + head * 1.62, unit * 0.72, height, unit * 0.19);
  c.fill();
  c.fillStyle = skin(0.82);
  c.beginPath();
  c.roundRect(x - head * 0.42, y + head * 0.6, head * 0.84, head * 1.35, head * 0.4);
  c.fill();

  // Face, lit from the window.
  const face = c.createLinearGradient(x - head, 0, x + head, 0);
  face.addColorStop(0, skin(1.04));
  face.addColorStop(1, skin(0.88));
  c.fillStyle = face;
  ellipse(c, x, y, head * 0.82, head * 1.08);
  c.fillStyle = look.hair;
  c.beginPath();
  c.ellipse(x, y - head * 0.42, head * 0.9, head * 0.78, 0, Math.PI * 0.97, Math.PI * 2.03);
  c.quadraticCurveTo(x + head * 0.35, y - head * 0.42, x - head * 0.1, y - head * 0.66);
  c.quadraticCurveTo(x - head * 0.6, y - head * 0.6, x - head * 0.9, y - head * 0.35);
  c.fill();

  c.fillStyle = 'oklch(0.25 0.02 50)';
  for (const side of [-1, 1]) ellipse(c, x + side * head * 0.31, y - head * 0.02, head * 0.07, head * 0.085);
  c.strokeStyle = skin(0.6);
  c.lineWidth = head * 0.06;
  c.lineCap = 'round';
  c.beginPath();
  c.arc(x, y + head * 0.3, head * 0.3, Math.PI * 0.2, Math.PI * 0.8);
  c.stroke();
  c.filter = 'none';
};

/** A stream of one person. A canvas only sends what was drawn, so a dot in a corner is drawn now and then. */
export const portraitStream = (look: Look, width = 640, height = 360): MediaStream => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Kept in memory: reading frames back from a graphics process is slow where there is no graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  paint(context, width, height, look);
  const stream = canvas.captureStream(2);
  setInterval(() => context.fillRect(0, 0, 1, 1), 500);
  return stream;
};
