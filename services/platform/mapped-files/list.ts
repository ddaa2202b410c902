import { type CellForm, Cells } from './cells.ts'
import type { FieldSources } from './mapping.ts'

/**
 * Rows in memory, as JSON objects whose keys are fields and whose values are texts. What holds for
 * all rows may stand in the mapping; a row says the rest. A list begins at row 1.
 */
export function* listRows<Duty extends string = never>(
  rows: readonly unknown[],
  form: CellForm & { readonly columns: FieldSources },
  fields: readonly string[],
): Generator<Cells<Duty>> {
  for (const [index, row] of rows.entries()) yield listRow<Duty>(index + 1, row, form, fields)
}

function listRow<Duty extends string>(
  number: number,
  row: unknown,
  form: CellForm & { readonly columns: FieldSources },
  fields: readonly string[],
): Cells<Duty> {
  const isObject = typeof row === 'object' && row !== null && !Array.isArray(row)
  const values = new Map<string, unknown>(isObject ? Object.entries(row) : [])
  const cells = new Cells<Duty>(
    number,
    field => {
      const source = form.columns[field]
      const isConstant = typeof source === 'object' && 'always' in source
      return isConstant ? source.always : values.get(field)
    },
    form,
  )
  if (!isObject) cells.problem('', 'row_must_be_an_object')
  const unknown = [...values.keys()].find(key => !fields.includes(key))
  if (unknown !== undefined) cells.problem(nameable(unknown), 'field_must_be_known')
  return cells
}

/** A key is the caller's own text: only one that could be a field's name is repeated. */
function nameable(key: string): string {
  return /^\w{1,64}$/.test(key) ? key : ''
}
