import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { InternalMark } from './InternalMark';

const reason = { zh: '政策包写明不得对外展示（《办法》第五条）', en: 'The pack says that it must not be shown outside' };

test('a grade for use inside only says so with the reason, and on every printed page', () => {
  const { container } = render(<InternalMark outside={{ isShown: false, ground: 'never', reason }} />);

  expect(container.textContent).toContain('仅供内部使用');
  expect(container.textContent).toContain('《办法》第五条');
  expect(container.querySelector('style[media="print"]')?.textContent).toContain('@bottom-center { content: "内部使用，不得对外展示"');
});

test('a grade that may be shown bears no mark', () => {
  const { container } = render(<InternalMark outside={{ isShown: true, ground: 'set-to-allow', reason }} />);

  expect(container.innerHTML).toBe('');
});
