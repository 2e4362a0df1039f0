import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchBox } from './SearchBox';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function type(text: string) {
  const onSearch = vi.fn();
  render(<SearchBox value={undefined} onSearch={onSearch} />);
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } });
  vi.advanceTimersByTime(1000);
  return onSearch;
}

test('one chinese character is not searched and says why', () => {
  const onSearch = type('廊');

  expect(onSearch).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toContain('两个字');
});

test('two chinese characters are searched after a rest', () => {
  expect(type('廊坊')).toHaveBeenCalledExactlyOnceWith('廊坊');
});

test('a single character of a code is searched', () => {
  expect(type('9')).toHaveBeenCalledExactlyOnceWith('9');
});

test('blanks around the text do not matter', () => {
  expect(type('  固安  ')).toHaveBeenCalledExactlyOnceWith('固安');
});
