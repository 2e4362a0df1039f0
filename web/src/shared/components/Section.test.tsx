import { fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { Section } from './Section';

// The screen of these tests is narrow: no media query matches.
function open(address: string) {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Section title="条款" id="clauses" folds>
        <p id="clause-three">第三条</p>
      </Section>
    </MemoryRouter>,
  );
  return screen.getByRole('button', { name: '条款' });
}

test('on a narrow screen a long part is closed and opens by its heading', () => {
  const heading = open('/policy');

  expect(heading.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(heading);
  expect(heading.getAttribute('aria-expanded')).toBe('true');
});

test('a closed part stays in the page, so that print shows it', () => {
  open('/policy');

  expect(screen.getByText('第三条').closest('.folded')).not.toBeNull();
});

test.each(['#clauses', '#clause-three'])('an address that names %s opens the part', (hash) => {
  expect(open(`/policy${hash}`).getAttribute('aria-expanded')).toBe('true');
});

test('an address that names another place leaves it closed', () => {
  expect(open('/policy#elsewhere').getAttribute('aria-expanded')).toBe('false');
});
