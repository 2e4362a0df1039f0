import { expect, test } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { assign, draftOf, missingFields, requestOf } from './mappingDraft';

const mapping: Schemas['MappingView'] = {
  kind: 'penalty',
  confidence: 0.7,
  headerRow: 3,
  columns: [
    { index: 0, header: '企业', field: 'name', confidence: 0.9, samples: [] },
    { index: 1, header: '文书号', field: null, confidence: 0, samples: [] },
    { index: 2, header: '日期', field: 'happened', confidence: 0.6, samples: [] },
  ],
  missing: ['document'],
  constants: {},
};

const field = (id: string, isRequired: boolean): Schemas['FieldView'] => ({ id, title: { zh: id, en: id }, isRequired, codes: [] });
const fields = [field('name', true), field('document', true), field('happened', true), field('content', false)];

test('the proposal is chosen beforehand and unknown columns are left out', () => {
  expect(draftOf(mapping)).toEqual({ 0: 'name', 2: 'happened' });
});

test('a field stands in one column only', () => {
  expect(assign(draftOf(mapping), 1, 'name')).toEqual({ 1: 'name', 2: 'happened' });
});

test('a column can be left out again', () => {
  expect(assign(draftOf(mapping), 0, undefined)).toEqual({ 2: 'happened' });
});

test('a required field without column or constant is missing', () => {
  const draft = draftOf(mapping);

  expect(missingFields(draft, fields, {}).map((missing) => missing.id)).toEqual(['document']);
  expect(missingFields(draft, fields, { document: '无' })).toEqual([]);
});

test('the request lists columns in order and saves only under a name', () => {
  const request = requestOf(assign(draftOf(mapping), 1, 'document'), mapping, 'penalty', '  ');

  expect(request.columns).toEqual([
    { index: 0, field: 'name' },
    { index: 1, field: 'document' },
    { index: 2, field: 'happened' },
  ]);
  expect(request.headerRow).toBe(3);
  expect(request.saveAs).toBeNull();
});
