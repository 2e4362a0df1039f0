import { currentLanguage } from './i18n';

const thousands = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Digits with thousands marks: 12,345. */
export function formatNumber(value: number): string {
  return thousands.format(value);
}

/** A share as a percentage with one decimal: 91.3 %. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** An amount in fen as yuan with thousands marks and two decimals. */
export function formatFen(fen: number): string {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(fen / 100);
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in civil time at Shanghai, to the minute: 2026-11-21 14:05. */
export function formatMoment(moment: string): string {
  return shanghai.format(new Date(moment));
}

/** Today in Shanghai as 2026-11-21. */
export function todayInShanghai(): string {
  return shanghai.format(new Date()).slice(0, 10);
}

/** Seconds as minutes and seconds: 1:05. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** The reader's side of a text the server sends in both languages. */
export function inReadersLanguage(text: BothLanguages): string {
  return currentLanguage() === 'en' ? text.en : text.zh;
}
