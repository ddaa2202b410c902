import type { Currency } from '../../../contracts/kernel/money.ts'
import type { Cell } from '../../exports/index.ts'
import type { ExportColumn } from './column.ts'

type Node = Readonly<Record<string, unknown>>

/** Reads the cell of a column from a node as the graph answered it. */
export function readCell(node: Node, { path, kind, currency }: ExportColumn): Cell {
  const value = find(node, path)
  if (value === null || value === undefined) return null
  const of = currency === undefined ? null : (find(node, currency) as Currency | null)
  if (kind === 'amount' && of !== null) return { minor: BigInt(String(value)), currency: of }
  return Array.isArray(value) ? value.map(String).join(', ') : String(value)
}

/** Of a list in between every item's value. */
function find(node: unknown, path: string): unknown {
  let at = node
  for (const part of path.split('/')) {
    if (part.startsWith('...')) continue
    if (at === null || at === undefined) return null
    at = Array.isArray(at) ? at.map(one => (one as Node)[part]) : (at as Node)[part]
  }
  return at
}
