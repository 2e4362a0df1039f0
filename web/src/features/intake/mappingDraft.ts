import type { Schemas } from '../../shared/api/client';

type Sheet = Schemas['SheetView'];
type Kind = Schemas['KindView'];
type Field = Schemas['FieldView'];

/** How a sheet is read, as a person is deciding it. */
export interface SheetDraft {
  readonly isRead: boolean;
  readonly firstDataRow: number;
  /** Column index → field id; a column without an entry is left out. */
  readonly fields: Readonly<Record<number, string>>;
}

/** Sheet position → how it is read. */
export type Draft = Readonly<Record<number, SheetDraft>>;

function fieldNamed(header: string, fields: readonly Field[]): string | undefined {
  const name = header.trim().toLowerCase();
  return fields.find((field) => [field.title.zh, field.title.en, ...field.codes].some((known) => known.toLowerCase() === name))?.id;
}

function fieldsOf(sheet: Sheet, kind: Kind): Readonly<Record<number, string>> {
  const known = new Set(kind.fields.map((field) => field.id));
  return sheet.columns.reduce<Readonly<Record<number, string>>>((fields, column) => {
    const field = column.field && known.has(column.field) ? column.field : fieldNamed(column.header, kind.fields);
    return field && !Object.values(fields).includes(field) ? { ...fields, [column.index]: field } : fields;
  }, {});
}

/** The proposal as a first draft: sheets that seem to be of the kind are read, or the first if none does; what nobody recognised is left out. */
export function draftOf(sheets: readonly Sheet[], kind: Kind): Draft {
  const fitting = sheets.filter((sheet) => sheet.kind === kind.id);
  const read = fitting.length > 0 ? fitting : sheets.slice(0, 1);
  return Object.fromEntries(
    sheets.map((sheet) => [sheet.sheet, { isRead: read.includes(sheet), firstDataRow: Math.max(1, sheet.firstDataRow), fields: fieldsOf(sheet, kind) }]),
  );
}

/** Gives a column a field. A field stands in one column only: the column that had it before loses it. */
export function assign(draft: SheetDraft, index: number, field: string | undefined): SheetDraft {
  const others = Object.entries(draft.fields).filter(([column, given]) => Number(column) !== index && given !== field);
  return { ...draft, fields: Object.fromEntries(field ? [...others, [index, field]] : others) };
}

/** Required fields that no column of a sheet fills. */
export function missingFields(draft: SheetDraft, kind: Kind): Field[] {
  const filled = new Set(Object.values(draft.fields));
  return kind.fields.filter((field) => field.isRequired && !filled.has(field.id));
}

function choiceOf(sheet: Sheet, draft: SheetDraft): Schemas['SheetChoice'] {
  return {
    sheet: sheet.sheet,
    firstDataRow: draft.firstDataRow,
    columns: sheet.columns.flatMap((column) => {
      const field = draft.fields[column.index];
      return field ? [{ index: column.index, field, unit: field === column.field ? column.unit : null }] : [];
    }),
  };
}

/** The draft as the server takes it. */
export function requestOf(draft: Draft, sheets: readonly Sheet[], kind: string, saveAs: string): Schemas['MappingRequest'] {
  const name = saveAs.trim();
  return {
    kind,
    sheets: sheets.flatMap((sheet) => {
      const chosen = draft[sheet.sheet];
      return chosen?.isRead ? [choiceOf(sheet, chosen)] : [];
    }),
    saveAs: name === '' ? null : name,
  };
}
