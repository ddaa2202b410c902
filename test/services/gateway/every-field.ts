import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** A field of the graph, and a document that asks for it by the shortest way. */
export interface FieldDocument {
  readonly type: string
  readonly field: string
  readonly document: string
}

/** All fields of a type that is no root, in one document; of a root each in its own. */
export interface TypeDocument {
  readonly type: string
  readonly fields: readonly string[]
  readonly document: string
}

export function everyType(schema: GraphQLSchema): TypeDocument[] {
  const roots = [schema.getQueryType(), schema.getMutationType()]
  return [...waysTo(schema)].flatMap(([type, wrap]) => {
    const calls = Object.values(type.getFields()).map(field => [field.name, callOf(field)] as const)
    const { name } = type
    if (roots.includes(type))
      return calls.map(([field, call]) => ({ type: name, fields: [field], document: wrap(call) }))
    const document = wrap(calls.map(([, call]) => call).join(' '))
    return [{ type: name, fields: calls.map(([field]) => field), document }]
  })
}

/** Every field of every type that can be reached, introspection left out. */
export function everyField(schema: GraphQLSchema): FieldDocument[] {
  const ways = waysTo(schema)
  return [...ways].flatMap(([type, wrap]) =>
    Object.values(type.getFields()).map(field => ({
      ...{ type: type.name, field: field.name },
      document: wrap(callOf(field)),
    })),
  )
}

function callOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const inner = isLeafType(getNamedType(type)) ? '' : '{ __typename }'
  return `${name}${argumentsOf(args)} ${inner}`
}

type Wrap = (selection: string) => string

function waysTo(schema: GraphQLSchema): ReadonlyMap<GraphQLObjectType, Wrap> {
  const ways = new Map<GraphQLObjectType, Wrap>()
  const queue: GraphQLObjectType[] = []
  const reach = (type: GraphQLNamedType, wrap: Wrap) => {
    const members = isUnionType(type)
      ? type.getTypes()
      : isInterfaceType(type)
        ? schema.getPossibleTypes(type)
        : isObjectType(type)
          ? [type]
          : []
    for (const member of members) {
      if (ways.has(member)) continue
      ways.set(member, member === type ? wrap : s => wrap(`... on ${member.name} { ${s} }`))
      queue.push(member)
    }
  }
  reach(schema.getQueryType()!, s => `query { ${s} }`)
  reach(schema.getMutationType()!, s => `mutation { ${s} }`)
  for (let type = queue.shift(); type; type = queue.shift()) {
    const wrap = ways.get(type)!
    for (const { name, args, type: result } of Object.values(type.getFields()))
      reach(getNamedType(result), s => wrap(`${name}${argumentsOf(args)} { ${s} }`))
  }
  return ways
}

function argumentsOf(args: readonly GraphQLArgument[]): string {
  const required = args.filter(({ type }) => isNonNullType(type))
  if (required.length === 0) return ''
  return `(${required.map(({ name, type }) => `${name}: ${literalOf(type)}`).join(', ')})`
}

/** Some value of the type, as it is written in a document. */
function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType as GraphQLInputType)
  if (isListType(type)) return `[${literalOf(type.ofType as GraphQLInputType)}]`
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(f => isNonNullType(f.type))
    return `{ ${fields.map(f => `${f.name}: ${literalOf(f.type)}`).join(', ')} }`
  }
  const { name } = getNamedType(type)
  if (name === 'Boolean') return 'true'
  if (name === 'Int') return '1'
  return name === 'Date' ? '"2026-03-02"' : '"1"'
}
