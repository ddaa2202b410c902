import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Caller } from '../http/session/caller.ts'
import type { Context } from './context.ts'
import { pruneDocument } from './prune-document.ts'
import type { Readers } from './readers.ts'
import { turnedAway } from './turned-away.ts'

/** A field that a document asks for, and who may read it. */
export interface AskedField {
  readonly name: string
  readonly readers: Readers
}

/**
 * Refuses a request for a field that its reader may not read, whole and before it is begun. What
 * its variables leave out by `@include` and `@skip` is not asked for.
 */
export function useOpenFields(schema: GraphQLSchema): Plugin<Context> {
  const asked = new WeakMap<DocumentNode, readonly AskedField[]>()
  return {
    onExecute: async ({ args, setResultAndStopExecution }) => {
      const { document } = args
      const contextValue: Context = args.contextValue
      const fields = asked.get(document) ?? collectFields(document, schema)
      asked.set(document, fields)
      if (fields.every(({ readers }) => readers === 'anyone')) return
      const caller = await contextValue.caller()
      if (closedTo(caller, fields).length === 0) return
      const closed = closedTo(caller, collectFields(pruneDocument(schema, args), schema))
      if (closed.length > 0)
        setResultAndStopExecution({ errors: [await refusal(closed, contextValue)] })
    },
  }
}

/** Finds the fields that a caller may not read; a caller that is null is a stranger. */
export function closedTo(
  caller: Pick<Caller, 'roles'> | null,
  fields: readonly AskedField[],
): readonly AskedField[] {
  return fields.filter(({ readers }) => !isOpenTo(readers, caller))
}

function isOpenTo(readers: Readers, caller: Pick<Caller, 'roles'> | null): boolean {
  if (readers === 'anyone') return true
  if (caller === null) return false
  return readers === 'members' || readers.some(role => caller.roles.includes(role))
}

/** Collects every field of a document; introspection counts as `__schema` or `__type`. */
export function collectFields(
  document: DocumentNode,
  schema: GraphQLSchema,
): readonly AskedField[] {
  const fields = new Map<string, AskedField>()
  const info = new TypeInfo(schema)
  const Field = () => {
    const parent = info.getParentType()
    const field = info.getFieldDef()
    if (!parent || !field || field.name === '__typename' || parent.name.startsWith('__')) return
    const name = `${parent.name}.${field.name}`
    const readers = (field.extensions['readers'] as Readers | undefined) ?? 'members'
    fields.set(name, { name, readers })
  }
  visit(document, visitWithTypeInfo(info, { Field }))
  return [...fields.values()]
}

/** Whose session is over is told so; who names none, what it takes one for. */
async function refusal(closed: readonly AskedField[], { session }: Context): Promise<GraphQLError> {
  const { caller, missed } = await session()
  const fields = closed.map(({ name }) => name).join(', ')
  if (caller !== null) return turnedAway('field_must_be_open_to_its_reader', { fields })
  if (missed !== null) return turnedAway(missed)
  return turnedAway('reader_must_be_logged_in', { fields })
}
