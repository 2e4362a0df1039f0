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
  /** Field id → what every row has, for fields that no column fills. */
  readonly constants: Readonly<Record<string, string>>;
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
    sheets.map((sheet) => [sheet.sheet, { isRead: read.includes(sheet), firstDataRow: Math.max(1, sheet.firstDataRow), fields: fieldsOf(sheet, kind), constants: {} }]),
  );
}

/** Gives a column a field. A field stands in one place only: the column or constant that had it before loses it. */
export function assign(draft: SheetDraft, index: number, field: string | undefined): SheetDraft {
  const others = Object.entries(draft.fields).filter(([column, given]) => Number(column) !== index && given !== field);
  const constants = Object.entries(draft.constants).filter(([given]) => given !== field);
  return { ...draft, fields: Object.fromEntries(field ? [...others, [index, field]] : others), constants: Object.fromEntries(constants) };
}

/** Gives a field one value for the whole file; without a value the field has none. */
export function fix(draft: SheetDraft, field: string, value: string | undefined): SheetDraft {
  const others = Object.entries(draft.constants).filter(([given]) => given !== field);
  return { ...draft, constants: Object.fromEntries(value === undefined ? others : [...others, [field, value]]) };
}

/** Fields that neither a column nor a constant fills yet. */
export function openFields(draft: SheetDraft, kind: Kind): Field[] {
  const taken = new Set([...Object.values(draft.fields), ...Object.keys(draft.constants)]);
  return kind.fields.filter((field) => !taken.has(field.id));
}

/** Required fields that no column of a sheet and no constant fills. */
export function missingFields(draft: SheetDraft, kind: Kind): Field[] {
  const constant = Object.entries(draft.constants).filter(([, value]) => value.trim() !== '');
  const filled = new Set([...Object.values(draft.fields), ...constant.map(([field]) => field)]);
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
    constants: Object.fromEntries(
      Object.entries(draft.constants).flatMap(([field, value]) => (value.trim() === '' ? [] : [[field, value.trim()]])),
    ),
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
