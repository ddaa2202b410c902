import { graphql } from '../graph/graphql.ts'

/** What a list asks of its sums, as `totals { ...Totals }`. */
export const TOTALS = graphql(`
  fragment Totals on Total @_unmask { amount count currency unit }
`)
