import type { CellKind } from '../../exports/index.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}

/**
 * A column of an export: where its value stands in a node of the graph. Parts of a path are fields;
 * one that begins with dots is a type of the node, and no part of the value's place.
 */
export interface ExportColumn extends Words {
  readonly path: string
  readonly kind: CellKind
  readonly width: number
  /** Where the currency of an amount stands; without one it is a count of units. */
  readonly currency?: string
}

const WIDTHS: Record<CellKind, number> = { text: 20, date: 12, amount: 18, count: 12 }

function column(kind: CellKind) {
  return (path: string, zh: string, en: string, width = WIDTHS[kind]): ExportColumn => ({
    ...{ path, zh, en, kind, width },
  })
}

export const text = column('text')
export const date = column('date')
export const count = column('count')

export const ID = text('id', '编号', 'Id')
export const CURRENCY = text('currency', '币种', 'Currency', 8)

export function amount(path: string, currency: string, zh: string, en: string): ExportColumn {
  return { path, zh, en, kind: 'amount', width: WIDTHS.amount, currency }
}

/** A party, by its name and its code. */
export function party(path: string, zh: string, en: string): ExportColumn[] {
  return [text(`${path}/name`, zh, en, 28), text(`${path}/code`, `${zh}代码`, `${en}’s code`, 22)]
}
