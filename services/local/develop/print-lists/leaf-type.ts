import {
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql'

const AMOUNTS = new Set(['MinorUnits', 'Units'])
const SCALARS: Readonly<Record<string, string>> = {
  ...{ String: 'string', Int: 'number', Boolean: 'boolean', DateTime: 'string' },
  ...{ Date: 'BusinessDate', MinorUnits: 'bigint', Units: 'bigint' },
}
/** The prefixes of the ids that acts take, by what they are ids of. */
const PREFIXES: Readonly<Record<string, string>> = {
  ...{ Party: 'pty', User: 'usr', Key: 'key', Receivable: 'rcv', Invoice: 'inv', Import: 'imp' },
  Instrument: 'rcv',
}

/** The TypeScript of a leaf; an id of a record that acts take has the prefix of such ids. */
export function leafType(
  name: string,
  leaf: GraphQLNamedType,
  of = '',
): { readonly text: string; readonly isAmount: boolean } {
  if (isEnumType(leaf)) {
    const values = leaf.getValues().map(value => `'${value.name}'`)
    return { text: values.join(' | '), isAmount: false }
  }
  const isAmount = AMOUNTS.has(leaf.name)
  if (leaf.name !== 'ID') return { text: SCALARS[leaf.name] ?? 'unknown', isAmount }
  const prefix = name === 'id' ? PREFIXES[of] : undefined
  return { text: prefix === undefined ? 'string' : `Id<'${prefix}'>`, isAmount }
}

export function isListed(type: GraphQLOutputType | GraphQLInputType): boolean {
  return isListType(getNullableType(type))
}

/** What stands around a named type: that it is a list, and where there may be nothing. */
export function typeAround(type: GraphQLOutputType | GraphQLInputType): (text: string) => string {
  if (isNonNullType(type)) return within(type.ofType)
  const inner = within(type)
  return text => `${inner(text)} | null`
}

function within(type: GraphQLOutputType | GraphQLInputType): (text: string) => string {
  if (!isListType(type)) return text => text
  const inner = typeAround(type.ofType)
  return text => `readonly (${inner(text)})[]`
}
