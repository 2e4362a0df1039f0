import { render } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Chinese, CodedName } from './Chinese';

beforeEach(() => void i18next.changeLanguage('en'));
afterEach(() => void i18next.changeLanguage('zh-CN'));

const county = { code: '131022', name: { zh: '固安县', en: '固安县' } };
const section = { code: 'C', name: { zh: '制造业', en: 'Manufacturing' } };

test('on an english page what is chinese in a text is marked and nothing else', () => {
  const { container } = render(<Chinese text="decided by 廊坊市场监管局 · 2023" />);

  expect(container.textContent).toBe('decided by 廊坊市场监管局 · 2023');
  expect([...container.querySelectorAll('[lang="zh-CN"]')].map((part) => part.textContent)).toEqual(['廊坊市场监管局']);
});

test('a name without an english form stands beside its code on an english page', () => {
  expect(render(<CodedName named={county} />).container.textContent).toBe('131022 固安县');
  expect(render(<CodedName named={section} />).container.textContent).toBe('Manufacturing');
});

test('on a chinese page a name stands alone and unmarked', async () => {
  await i18next.changeLanguage('zh-CN');

  const { container } = render(<CodedName named={county} />);

  expect(container.innerHTML).toBe('固安县');
});
