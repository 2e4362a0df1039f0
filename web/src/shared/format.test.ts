import { expect, test } from 'vitest';
import { formatBytes, formatFen, formatMoment, formatNumber, formatSeconds, formatShare } from './format';

test('numbers carry thousands marks', () => expect(formatNumber(1234567)).toBe('1,234,567'));
test('fen become yuan with two decimals', () => expect(formatFen(123456789)).toBe('1,234,567.89'));
test('moments are civil time at Shanghai', () => expect(formatMoment('2026-11-20T16:05:00Z')).toBe('2026-11-21 00:05'));
test('a share of nothing is no number', () => expect(formatShare(0, 0)).toBe('–'));
test('shares have one decimal', () => expect(formatShare(905, 1000)).toBe('90.5%'));
test('sizes are told in the unit that fits', () => expect([formatBytes(512), formatBytes(182733)]).toEqual(['512 B', '178.5 KB']));
test('seconds become minutes', () => expect(formatSeconds(65.4)).toBe('1:05'));
