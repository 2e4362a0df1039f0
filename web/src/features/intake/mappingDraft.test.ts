import { expect, test } from 'vitest';
import type { Schemas } from '../../shared/api/client';
import { assign, draftOf, fix, missingFields, openFields, requestOf } from './mappingDraft';

const column = (index: number, header: string, field: string | null, unit: string | null = null): Schemas['ColumnView'] => ({
  index, header, field, unit, confidence: field ? 0.8 : 0, samples: [],
});
const penalties: Schemas['SheetView'] = {
  sheet: 0, name: '处罚', kind: 'penalty', confidence: 0.7, headerRow: 3, firstDataRow: 4, missing: ['document'],
  columns: [column(0, '企业', 'name'), column(1, '处罚文号', null), column(2, '日期', 'happened'), column(3, '金额', 'fine', 'ten-thousand-yuan')],
};
const remarks: Schemas['SheetView'] = {
  sheet: 1, name: '说明', kind: null, confidence: 0, headerRow: 0, firstDataRow: 0, missing: [], columns: [column(0, '填表说明', null)],
};
const field = (id: string, isRequired: boolean): Schemas['FieldView'] => ({ id, title: { zh: id, en: id }, isRequired, codes: [id.toUpperCase()] });
const kind: Schemas['KindView'] = {
  id: 'penalty', title: { zh: '处罚', en: 'Penalties' }, records: [],
  fields: [field('name', true), field('document', true), field('happened', true), field('fine', false)],
};
const draft = draftOf([penalties, remarks], kind);
const first = draft[0] ?? expect.fail();

test('the proposal is chosen beforehand and unknown columns are left out', () => {
  expect(first).toEqual({ isRead: true, firstDataRow: 4, fields: { 0: 'name', 2: 'happened', 3: 'fine' }, constants: {} });
});

test('a sheet of no kind is not read, and would be read from its first row', () => {
  expect(draft[1]).toEqual({ isRead: false, firstDataRow: 1, fields: {}, constants: {} });
});

test('if no sheet is of the chosen kind the first is read', () => {
  const other = draftOf([remarks, { ...penalties, kind: 'permit' }], kind);

  expect([other[1]?.isRead, other[0]?.isRead]).toEqual([true, false]);
});

test('a column is recognised by the name or code of a field of the chosen kind', () => {
  const sheet = { ...penalties, columns: [column(0, 'DOCUMENT', null), column(1, ' happened ', 'issuer')] };

  expect(draftOf([sheet], kind)[0]?.fields).toEqual({ 0: 'document', 1: 'happened' });
});

test('a field stands in one column only', () => {
  expect(assign(first, 1, 'name').fields).toEqual({ 1: 'name', 2: 'happened', 3: 'fine' });
});

test('a column can be left out again', () => {
  expect(assign(first, 0, undefined).fields).toEqual({ 2: 'happened', 3: 'fine' });
});

test('a required field without a column is missing', () => {
  expect(missingFields(first, kind).map((missing) => missing.id)).toEqual(['document']);
  expect(missingFields(assign(first, 1, 'document'), kind)).toEqual([]);
});

test('the request lists the sheets read with their columns in order, and saves only under a name', () => {
  const request = requestOf({ ...draft, 0: assign(first, 1, 'document') }, [penalties, remarks], 'penalty', '  ');

  expect(request).toEqual({
    kind: 'penalty',
    saveAs: null,
    sheets: [
      {
        sheet: 0,
        firstDataRow: 4,
        constants: {},
        columns: [
          { index: 0, field: 'name', unit: null },
          { index: 1, field: 'document', unit: null },
          { index: 2, field: 'happened', unit: null },
          { index: 3, field: 'fine', unit: 'ten-thousand-yuan' },
        ],
      },
    ],
  });
});

test('the unit of a column is dropped with the field it was recognised for', () => {
  const request = requestOf({ 0: assign(first, 3, 'document') }, [penalties], 'penalty', ' 月报 ');

  expect(request.sheets[0]?.columns.at(-1)).toEqual({ index: 3, field: 'document', unit: null });
  expect(request.saveAs).toBe('月报');
});

test('a field can have one value for the whole file, which a column then takes over', () => {
  const fixed = fix(first, 'document', '月报');

  expect(missingFields(fixed, kind)).toEqual([]);
  expect(openFields(fixed, kind)).toEqual([]);
  expect(assign(fixed, 1, 'document').constants).toEqual({});
  expect(fix(fixed, 'document', undefined).constants).toEqual({});
});

test('a blank constant fills nothing and is not sent', () => {
  const blank = fix(first, 'document', '  ');

  expect(missingFields(blank, kind).map((missing) => missing.id)).toEqual(['document']);
  expect(requestOf({ 0: blank }, [penalties], 'penalty', '').sheets[0]?.constants).toEqual({});
});

test('constants are sent without blanks around them', () => {
  expect(requestOf({ 0: fix(first, 'document', ' 月报 ') }, [penalties], 'penalty', '').sheets[0]?.constants).toEqual({ document: '月报' });
});
