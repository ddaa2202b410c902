import { graphql } from '../graph/graphql.ts'

/** A line with what banks of the reader have booked of it. */
export const BOOKED_LINE = graphql(`
  fragment BookedLine on SettlementLine @_unmask {
    id settlement number instrument lo hi amount currency to endToEndId status reasons paidOn
    holder { id name }
    payee { id name }
    booked { id reference bookedOn returned account { id number } }
  }
`)
