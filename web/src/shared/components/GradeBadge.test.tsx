import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { GradeBadge } from './GradeBadge';

test('a grade shows letter, name and scheme', () => {
  const { container } = render(<GradeBadge grade={{ letter: 'B', name: '一般失信', scheme: '廊坊公共信用' }} />);

  expect(container.textContent).toBe('B一般失信廊坊公共信用');
});

test('without a letter a person still has to decide', () => {
  const { container } = render(<GradeBadge grade={{ letter: null, name: null, scheme: '廊坊公共信用' }} />);

  expect(container.textContent).toContain('待人工研判');
});
