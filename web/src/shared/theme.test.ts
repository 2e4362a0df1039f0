import { expect, test } from 'vitest';
import { coloursOfGrade, theme } from './theme';

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (high + 0.05) / (low + 0.05);
}

test.each(['A', 'B', 'C', 'D', 'E', null])('the letter %s is readable in white on its colour', (letter) => {
  expect(contrast('#FFFFFF', coloursOfGrade(letter).strong)).toBeGreaterThanOrEqual(4.5);
});

test.each(['colorText', 'colorTextSecondary', 'colorTextTertiary', 'colorTextDescription', 'colorTextPlaceholder', 'colorPrimary', 'colorError', 'colorWarning'] as const)(
  '%s is readable on white and on the grey ground',
  (token) => {
    const colour = String(theme.token?.[token]);

    expect(contrast(colour, '#FFFFFF')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour, '#F3F5F8')).toBeGreaterThanOrEqual(4.5);
  },
);
