import type { ObjectFieldBuilder } from '@pothos/core'
import type { Types } from './builder.ts'

/** The two fields by which a span of units is said, wherever a type has one. */
export function spanFields<Row extends { readonly lo: bigint; readonly hi: bigint }>(
  t: ObjectFieldBuilder<Types, Row>,
) {
  return {
    lo: t.field({
      type: 'Units',
      description: 'The first unit of the span, included.',
      resolve: ({ lo }) => lo,
    }),
    hi: t.field({
      type: 'Units',
      description: 'The unit where the span ends, excluded.',
      resolve: ({ hi }) => hi,
    }),
  }
}
