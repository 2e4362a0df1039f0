import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../shared/api/client';
import { useLiveReport } from './useLiveReport';

interface Asked {
  readonly limit: string;
  readonly isBrief: boolean;
  readonly answer: () => void;
}

let asked: Asked[] = [];

beforeEach(() => {
  asked = [];
  const post = (_: string, { params, body }: { params: { query: { brief: boolean } }; body: { values: { limit: string } } }) =>
    new Promise((resolve) => {
      const { limit } = body.values;
      asked.push({ limit, isBrief: params.query.brief, answer: () => resolve({ data: { limit }, response: new Response() }) });
    });
  vi.spyOn(api, 'POST').mockImplementation(post as never);
});

afterEach(() => void vi.restoreAllMocks());

const trialAt = (limit: number) => ({ pack: 'somewhere/credit', values: { limit: String(limit) } });

function slider() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const hook = renderHook(({ limit }) => useLiveReport(trialAt(limit)), { wrapper, initialProps: { limit: 1 } });
  return { shown: () => (hook.result.current.report as { limit?: string } | undefined)?.limit, live: () => hook.result.current, to: (limit: number) => hook.rerender({ limit }) };
}

const asks = (limit: string, isBrief = true) => waitFor(() => expect(asked.some((one) => one.limit === limit && one.isBrief === isBrief)).toBe(true), { timeout: 3000 });
const answers = (limit: string, isBrief = true) => act(async () => asked.filter((one) => one.limit === limit && one.isBrief === isBrief).forEach((one) => one.answer()));

test('an answer that comes late to an older question is not shown', async () => {
  const hand = slider();
  await asks('1');
  await answers('1');
  await waitFor(() => expect(hand.shown()).toBe('1'));
  hand.to(2);
  await asks('2');
  hand.to(3);
  await asks('3');

  await answers('3');
  await waitFor(() => expect(hand.shown()).toBe('3'));
  await answers('2');

  expect(hand.shown()).toBe('3');
});

test('the answer before stays in sight until the next is there, and is not called settled', async () => {
  const hand = slider();
  await asks('1');
  await answers('1');
  await answers('1', false);
  await waitFor(() => expect(hand.live().isSettled).toBe(true));

  hand.to(2);
  await asks('2');

  expect(hand.shown()).toBe('1');
  expect(hand.live().isSettled).toBe(false);
});

test('the whole report is asked for only when the slide rests', async () => {
  const hand = slider();
  await asks('1');
  hand.to(2);
  await asks('2');

  expect(asked.filter((one) => !one.isBrief).map((one) => one.limit)).toEqual(['1']);
  await asks('2', false);
});
