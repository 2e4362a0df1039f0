import type { Schemas } from '../../shared/api/client';

type Mapping = Schemas['MappingView'];
type Field = Schemas['FieldView'];

/** Which column fills which field, as a person is deciding it: column index → field id. */
export type Draft = Readonly<Record<number, string>>;

/** The proposal as a first draft; a column nobody recognised is left out. */
export function draftOf(mapping: Mapping): Draft {
  return Object.fromEntries(mapping.columns.flatMap((column) => (column.field ? [[column.index, column.field]] : [])));
}

/** Gives a column a field. A field stands in one column only: the column that had it before loses it. */
export function assign(draft: Draft, index: number, field: string | undefined): Draft {
  const others = Object.entries(draft).filter(([column, given]) => Number(column) !== index && given !== field);
  return Object.fromEntries(field ? [...others, [index, field]] : others);
}

/** Required fields that neither a column nor a constant fills. */
export function missingFields(draft: Draft, fields: readonly Field[], constants: Readonly<Record<string, string>>): Field[] {
  const filled = new Set([...Object.values(draft), ...Object.keys(constants)]);
  return fields.filter((field) => field.isRequired && !filled.has(field.id));
}

/** The draft as the server takes it. */
export function requestOf(draft: Draft, mapping: Mapping, kind: string, saveAs: string): Schemas['MappingRequest'] {
  const columns = Object.entries(draft).map(([index, field]) => ({ index: Number(index), field }));
  return {
    kind,
    headerRow: mapping.headerRow,
    columns: columns.sort((left, right) => left.index - right.index),
    constants: mapping.constants,
    saveAs: saveAs.trim() === '' ? null : saveAs.trim(),
  };
}
