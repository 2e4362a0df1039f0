import { expect, test } from 'vitest';
import { rangesOf, runningHead } from './sheet';

test('numbers that follow one another are drawn together', () => {
  expect(rangesOf([1, 2, 3, 7, 9, 10])).toBe('1–3, 7, 9–10');
  expect(rangesOf([])).toBe('');
});

test('what stands in the margin of a page cannot end its rule', () => {
  const style = runningHead('pack "; } body { display: none }</style>\\', '第 # 页，共 # 页');

  expect(style).toContain('@top-left { content: "pack ; } body { display: none }/style";');
  expect(style).toContain('content: "第 " counter(page) " 页，共 " counter(pages) " 页"');
});
