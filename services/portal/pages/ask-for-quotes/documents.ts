import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** What can be financed, and who can be asked. */
export const TO_ASK = graphql(`
  query ToAsk {
    calendar { next }
    viewer {
      titles(state: free, first: 200) {
        totalCount
        edges {
          node {
            id lo hi size subRange
            instrument {
              __typename id
              ... on Receivable { currency dueOn packageNumber debtor { id name } }
            }
          }
        }
      }
    }
    parties(role: lender, first: 200) { edges { node { id name active } } }
  }
`)

export type ToAsk = ResultOf<typeof TO_ASK>

/** A title that is free to be financed. */
export interface FreeTitle {
  readonly id: string
  readonly instrument: string
  readonly lo: string
  readonly size: string
  readonly currency: string
  readonly dueOn: string
  readonly name: string
  readonly debtor: { readonly id: string; readonly name: string } | null
}

/** What is free of receivables, and not due yet; what falls due first comes first. */
export function listFree({ viewer }: ToAsk, today: string): readonly FreeTitle[] {
  const found = (viewer?.titles?.edges ?? []).flatMap(({ node }): readonly FreeTitle[] => {
    if (node?.instrument.__typename !== 'Receivable') return []
    const { id: instrument, currency, dueOn, packageNumber, debtor } = node.instrument
    if (dueOn <= today) return []
    const name = packageNumber === null ? instrument : `${packageNumber} ${node.subRange}`
    const { id, lo, size } = node
    return [{ id, instrument, lo, size, currency, dueOn, name, debtor }]
  })
  return found.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}
