import type { InterfaceRef, ObjectRef } from '@pothos/core'
import type { ConnectionShape } from '@pothos/plugin-relay'
import type { QueryResultRow } from 'pg'
import { builder, type Types } from './builder.ts'

/** The one connection of a type of nodes, whatever list they come from. */
export interface ConnectionOf<Node> {
  readonly node: NodeRef<Node>
  readonly page: ObjectRef<Types, Page<Node>>
}

/** A type of the rows of lists, or what several such types have in common. */
type NodeRef<Node> = ObjectRef<Types, unknown, Node> | InterfaceRef<Types, unknown, Node>

/** A page, and what of the whole list is read only where it is asked for. */
export type Page<Node> = ConnectionShape<Types, Node, false> & OfWholeList

export interface OfWholeList {
  readonly count: () => Promise<number>
  readonly totals: () => Promise<readonly QueryResultRow[] | null>
}

/** Makes the connection of a node, with `totals` of such a type where its lists add up. */
export function defineConnection<Node extends QueryResultRow, Sum = never>(
  node: NodeRef<Node>,
  name: string,
  totals?: ObjectRef<Types, Sum>,
): ConnectionOf<Node> {
  const page = builder.connectionObject({ type: node as never, name: `${name}Connection` })
  builder.objectField(page, 'totalCount', t =>
    t.int({
      nullable: true,
      description: 'How many rows the list has under its filters, on all of its pages.',
      resolve: ofWholeList => (ofWholeList as unknown as OfWholeList).count(),
    }),
  )
  if (totals)
    builder.objectField(page, 'totals', t =>
      t.field({
        type: [totals],
        nullable: true,
        complexity: { field: 1, multiplier: 1 },
        description: 'The sums of the list under its filters, on all of its pages, by unit.',
        resolve: async ofWholeList =>
          (await (ofWholeList as unknown as OfWholeList).totals()) as never,
      }),
    )
  return { node, page: page as never }
}
