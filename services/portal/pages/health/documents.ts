import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const HEALTH = graphql(`
  query Health {
    businessDate
    health {
      ready
      checks { name required passes }
      works { name works }
      backlogs { name seconds }
    }
    stuck: openWaits(first: 1, stuck: true) { totalCount }
  }
`)

export type HealthSeen = NonNullable<ResultOf<typeof HEALTH>['health']>
