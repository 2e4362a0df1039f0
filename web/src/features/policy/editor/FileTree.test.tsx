import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { FileTree } from './FileTree';
import type { Finding } from './places';

const findings = [{ code: 'PK-009', severity: 'error', file: 'cases/a.yaml' }] as Finding[];

function show(isReadOnly = false) {
  const acts = { onChoose: vi.fn(), onAdd: vi.fn(), onRemove: vi.fn() };
  render(<FileTree files={{ 'pack.yaml': '', 'cases/a.yaml': '' }} changed={['pack.yaml']} findings={findings} current="pack.yaml" isReadOnly={isReadOnly} {...acts} />);
  return acts;
}

test('the file one is in is marked, and one with findings says how many', () => {
  show();

  expect(screen.getByRole('button', { name: /^pack\.yaml/ }).getAttribute('aria-current')).toBe('true');
  expect(screen.getByRole('button', { name: /^a\.yaml/ }).textContent).toContain('1 处');
});

test('a new file must have a path of a pack that is not there yet', () => {
  const { onAdd } = show();
  const path = screen.getByLabelText('新文件的路径');

  fireEvent.change(path, { target: { value: '../etc/passwd' } });
  expect(screen.getByText(/应为 documents/)).toBeTruthy();
  fireEvent.change(path, { target: { value: 'cases/a.yaml' } });
  expect(screen.getByText('已有这个文件。')).toBeTruthy();
  fireEvent.change(path, { target: { value: 'cases/new.yaml' } });
  fireEvent.click(screen.getByRole('button', { name: '添加文件' }));

  expect(onAdd).toHaveBeenCalledExactlyOnceWith('cases/new.yaml');
});

test('nothing can be added or removed where the text is fixed', () => {
  show(true);

  expect(screen.queryByRole('button', { name: /删除/ })).toBeNull();
  expect(screen.queryByLabelText('新文件的路径')).toBeNull();
});
