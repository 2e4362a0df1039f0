import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { answered, Problem } from '../api/problem';
import { Failure } from './Failure';

test('a refusal shows its code, what was wrong and the way out', () => {
  render(<Failure error={new Problem(400, { title: '日期不对', code: 'HT-003', detail: '收到 2026-13-01', remedy: '请写成 2026-11-21' })} />);

  const text = screen.getByRole('alert').textContent;
  expect(text).toContain('日期不对 (HT-003)');
  expect(text).toContain('收到 2026-13-01');
  expect(text).toContain('请写成 2026-11-21');
});

test('a lost connection says that nothing was lost and offers to try again', () => {
  const retry = vi.fn();
  render(<Failure error={new TypeError('Failed to fetch')} retry={retry} />);

  screen.getByRole('button').click();

  expect(screen.getByRole('alert').textContent).toContain('没有丢失');
  expect(retry).toHaveBeenCalledOnce();
});

test('an answer that is no success becomes a problem', async () => {
  const call = Promise.resolve({ error: { title: '没有这个主体', code: 'HT-404' }, response: new Response(null, { status: 404 }) });

  await expect(answered(call)).rejects.toMatchObject({ status: 404, code: 'HT-404', message: '没有这个主体' });
});
