import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const WAREHOUSES = graphql(`
  query Warehouses($keeper: ID!) {
    viewer {
      warehouseSites(keeper: $keeper, first: 200) { edges { node { id name address } } }
    }
  }
`)

/** The places of one warehouse, each with the goods in it. */
export const PLACES = graphql(`
  query Places($site: ID!, $after: String) {
    viewer {
      storagePlaces(site: $site, first: 100, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          node {
            id code kind unit capacity
            lots { id accepted delivered issued isShort commodity { name } }
          }
        }
      }
    }
  }
`)

type Sites = NonNullable<NonNullable<ResultOf<typeof WAREHOUSES>['viewer']>['warehouseSites']>
export type Site = NonNullable<Sites['edges'][number]['node']>
type Places = NonNullable<NonNullable<ResultOf<typeof PLACES>['viewer']>['storagePlaces']>
export type Place = NonNullable<Places['edges'][number]['node']>
