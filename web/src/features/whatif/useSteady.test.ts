import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSteady } from './useSteady';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));

function slide(longest?: number) {
  const seen: number[] = [];
  const hook = renderHook(
    ({ value }) => {
      const steady = useSteady(value, 120, longest);
      if (seen.at(-1) !== steady) seen.push(steady);
    },
    { initialProps: { value: 0 } },
  );
  return { seen, to: (value: number) => hook.rerender({ value }) };
}

test('a slide that does not rest is not asked about', () => {
  const hand = slide();

  for (let at = 1; at <= 20; at++) {
    hand.to(at);
    pass(50);
  }

  expect(hand.seen).toEqual([0]);
});

test('a slide that rests is asked about once, where it rests', () => {
  const hand = slide();

  hand.to(1);
  pass(50);
  hand.to(2);
  pass(119);
  expect(hand.seen).toEqual([0]);
  pass(1);

  expect(hand.seen).toEqual([0, 2]);
});

test('a long slide is asked about after the longest wait', () => {
  const hand = slide(400);

  for (let at = 1; at <= 20; at++) {
    hand.to(at);
    pass(50);
  }

  expect(hand.seen.length).toBeGreaterThanOrEqual(3);
  expect(hand.seen.length).toBeLessThanOrEqual(4);
});

test('a slide that comes back to where it was asks nothing', () => {
  const hand = slide();

  hand.to(1);
  pass(60);
  hand.to(0);
  pass(500);

  expect(hand.seen).toEqual([0]);
});
