import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { GradeBadge } from './GradeBadge';

test('a grade shows letter, name and scheme', () => {
  const { container } = render(<GradeBadge grade={{ letter: 'B', name: '一般失信', scheme: '廊坊公共信用' }} />);

  expect(container.textContent).toBe('B一般失信廊坊公共信用');
});

test('a suspended grade bears its mark beside the letter', () => {
  const { container } = render(<GradeBadge grade={{ letter: 'B', name: '良好', scheme: '重庆政府采购供应商信用', isSuspended: true }} />);

  expect(container.textContent).toBe('B良好重庆政府采购供应商信用暂缓使用');
});

test('without a letter a person still has to decide', () => {
  const { container } = render(<GradeBadge grade={{ letter: null, name: null, scheme: '廊坊公共信用' }} />);

  expect(container.textContent).toContain('待人工研判');
});
