/** Numbers, times and sizes as a language writes them. Pure; the words around them are the translations'. */

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export const formatNumber = (tag: string, value: number, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(tag, options).format(value);

export const formatDate = (tag: string, time: Date | number, options?: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(tag, options).format(time);

/** A length of time as a clock counts it, `1:05` or `1:00:05`; parts of a second are cut. */
export const formatDuration = (tag: string, seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const parts = hours > 0 ? [hours, minutes, whole % 60] : [minutes, whole % 60];
  // Intl.DurationFormat would do this too, in browsers of 2025 and later.
  return parts
    .map((part, index) => formatNumber(tag, part, { minimumIntegerDigits: index === 0 ? 1 : 2, useGrouping: false }))
    .join(':');
};

/** A size as people read it: `12 byte`, `3.4 MB`. */
export const formatSize = (tag: string, bytes: number): string => {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** step;
  const unit = UNITS[step] ?? 'byte';
  return formatNumber(tag, value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 });
};
