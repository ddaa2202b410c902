import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql'
import { isListed, leafType, typeAround } from './leaf-type.ts'

/** What is asked of a row: fields as a document names them, and as TypeScript types them. */
export interface Selected {
  readonly text: string
  readonly type: string
  /** Where amounts stand, by the names on the way to each: `amount`, `debt.secured`. */
  readonly amounts: readonly string[]
  /** Whether a row has rows of its own. */
  readonly nested: boolean
}

export type RowType = GraphQLObjectType | GraphQLInterfaceType

/** What is as large as a file is asked for by itself. */
const FILES = new Set(['Document', 'Look'])

/**
 * Selects the plain fields of a row: its own, those of the values in it, and of each record that
 * it names the id, with a party's name. Left out are lists, and what only some of its readers read.
 */
export function selectRow(schema: GraphQLSchema, row: RowType, readers: string): Selected {
  const own = selectFields(row, readers, 1)
  if (!isInterfaceType(row) || row.name === 'Instrument') return own
  const kinds = schema.getPossibleTypes(row).map(kind => {
    const known = new Set(Object.keys(row.getFields()))
    return { name: kind.name, ...selectFields(kind, readers, 1, known) }
  })
  const named = kinds.filter(({ text }) => text !== '')
  return {
    ...joined([own, ...kinds]),
    text: [own.text, '__typename', ...named.map(k => `... on ${k.name} { ${k.text} }`)].join(' '),
    type: `${own.type} & (\n  | ${kinds.map(ofKind).join('\n  | ')}\n)`,
  }
}

function ofKind({ name, type }: { readonly name: string; readonly type: string }): string {
  const own = type.slice(2, -2)
  return `{ readonly __typename: '${name}'${own === '' ? '' : `; ${own}`} }`
}

export function selectFields(
  type: RowType,
  readers: string,
  depth: number,
  without: ReadonlySet<string> = new Set(),
): Selected {
  const fields = Object.values(type.getFields())
    .filter(field => !without.has(field.name) && isOpen(field, readers))
    .flatMap(field => selectField(field, type.name, readers, depth) ?? [])
  const typed = fields.map(({ type }) => `readonly ${type}`).join('; ')
  return { ...joined(fields), text: fields.map(f => f.text).join(' '), type: `{ ${typed} }` }
}

function joined(parts: readonly Selected[]): Pick<Selected, 'amounts' | 'nested'> {
  return {
    amounts: [...new Set(parts.flatMap(({ amounts }) => amounts))],
    nested: parts.some(({ nested }) => nested),
  }
}

/** Whether everybody who reads the list reads the field. */
function isOpen(field: GraphQLField<unknown, unknown>, readers: string): boolean {
  const own = findReaders(field)
  if (own === 'members' || own === 'anyone') return true
  return readers !== 'members' && readers.split(', ').every(one => own.split(', ').includes(one))
}

export function findReaders({ description }: Pick<GraphQLField<unknown, unknown>, 'description'>) {
  return /Open to: ([^.]*)\.$/.exec(description ?? '')?.[1] ?? ''
}

function selectField(
  { name, args, type }: GraphQLField<unknown, unknown>,
  of: string,
  readers: string,
  depth: number,
): Selected | null {
  const named = getNamedType(type)
  if (args.length > 0 || named.name.endsWith('Connection') || FILES.has(named.name)) return null
  const around = typeAround(type)
  if (isLeafType(named)) {
    const { text, isAmount } = leafType(name, named, of)
    const amounts = isAmount ? [name] : []
    return { text: name, type: `${name}: ${around(text)}`, amounts, nested: false }
  }
  const inner = selectInner(named, readers, depth)
  if (inner === null) return null
  return {
    ...inner,
    text: `${name} { ${inner.text} }`,
    type: `${name}: ${around(inner.type)}`,
    amounts: inner.amounts.map(amount => `${name}.${amount}`),
    nested: inner.nested || isListed(type),
  }
}

function selectInner(named: GraphQLNamedType, readers: string, depth: number): Selected | null {
  if (!isObjectType(named) && !isInterfaceType(named)) return null
  const { id, name } = named.getFields()
  if (id) {
    const ids = leafType('id', getNamedType(id.type), named.name)
    const isParty = named.name === 'Party' && name !== undefined
    return {
      ...(isParty
        ? { text: 'id name', type: `{ readonly id: ${ids.text}; readonly name: string }` }
        : { text: 'id', type: `{ readonly id: ${ids.text} }` }),
      ...{ amounts: [], nested: false },
    }
  }
  return depth === 0 ? null : selectFields(named, readers, depth - 1)
}
