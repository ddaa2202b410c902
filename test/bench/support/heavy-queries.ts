import { type MillionTitles, PIECE_MINOR, PIECES } from './million-titles.ts'

export type Reader = <Data>(query: string, variables?: object) => Promise<Data>

export interface HeavyQuery {
  readonly name: string
  readonly as: 'debtor' | 'holder' | 'pledgee'
  readonly text: string
  /** Another place in the data for each n. */
  variables(n: number): object
}

const PRIME = 7_919
const NOTHING = () => ({})
const RECEIVABLE = 'receivable { id packageNumber dueOn debtor { name } }'
const page = (rows: string) => `edges { cursor node { ${rows} } } pageInfo { hasNextPage }`

/** What people look at, of the parties with most to look at; a page has 50 rows. */
export function heavyQueries(world: MillionTitles): readonly HeavyQuery[] {
  const { receivables, receivable, titleCursor } = world
  const owed = (n: number) => receivable((n * PRIME * 20) % receivables)
  const held = (n: number) => ((n * PRIME * 250) % (receivables * PIECES)) + 7
  return [
    {
      ...{ name: 'titles', as: 'holder' },
      text: `query ($after: String) { viewer { titles(first: 50, after: $after) {
        ${page(`lo hi amount subRange claimed holds ${RECEIVABLE}`)} } } }`,
      variables: n => ({ after: titleCursor(held(n)) }),
    },
    {
      ...{ name: 'lineage', as: 'holder' },
      text: `query ($receivable: ID!, $lo: MinorUnits!, $hi: MinorUnits!) {
        lookThrough(receivable: $receivable, lo: $lo, hi: $hi) {
          ${RECEIVABLE} steps { tier act on from { name } to { name } lo hi } } }`,
      variables: n => spanOf(world, held(n)),
    },
    {
      ...{ name: 'instrument', as: 'debtor' },
      text: `query ($id: ID!) { node(id: $id) { ... on Receivable { packageNumber amount dueOn status
        supplier { name } titles(first: 50) { ${page('lo hi subRange holder { name } claimed')} } } } }`,
      variables: n => ({ id: owed(n) }),
    },
    {
      ...{ name: 'claims', as: 'pledgee' },
      text: `query ($after: String) { viewer { claims(first: 50, after: $after) {
        ${page(`id kind lo hi holder { name } ${RECEIVABLE}`)} } } }`,
      variables: n => ({ after: titleCursor((n * PRIME * 100) % (receivables * PIECES)) }),
    },
    {
      ...{ name: 'entries', as: 'debtor' },
      text: `query { viewer { entries(first: 50) {
        ${page('number act businessDate position hash party { name }')} } } }`,
      variables: NOTHING,
    },
    {
      ...{ name: 'tasks', as: 'debtor' },
      text: `query { viewer { tasks(first: 50) { ${page(
        'kind dueOn wait { opener { name } lapseOn proposals { id amount } }',
      )} } } }`,
      variables: NOTHING,
    },
    {
      ...{ name: 'waits', as: 'holder' },
      text: `query { viewer { waits(first: 50) { ${page('kind lapseOn awaited { name }')} } } }`,
      variables: NOTHING,
    },
    {
      ...{ name: 'exposure', as: 'holder' },
      text: 'query { viewer { exposure { debtor { name } dueOn currency amount receivables } } }',
      variables: NOTHING,
    },
    {
      ...{ name: 'debts', as: 'debtor' },
      text: 'query { viewer { debts { dueOn currency amount receivables } } }',
      variables: NOTHING,
    },
    {
      ...{ name: 'receivables', as: 'debtor' },
      text: `query { viewer { receivables(as: debtor, first: 50) {
        ${page('packageNumber amount dueOn status supplier { name }')} } } }`,
      variables: NOTHING,
    },
    {
      ...{ name: 'invoices', as: 'debtor' },
      text: `query { viewer { invoices(as: buyer, first: 50) {
        ${page('number amount dueOn seller { name } uses { amount receivable { packageNumber } }')} } } }`,
      variables: NOTHING,
    },
    {
      ...{ name: 'forward', as: 'debtor' },
      text: `query ($receivable: ID!, $lo: MinorUnits!, $hi: MinorUnits!) {
        lookThrough(receivable: $receivable, lo: $lo, hi: $hi) {
          holders { lo hi subRange holder { name } claimed } invoices { number amount } } }`,
      variables: n => ({ receivable: owed(n), lo: '0', hi: String(PIECES * PIECE_MINOR) }),
    },
  ]
}

function spanOf({ receivable }: MillionTitles, title: number) {
  const lo = (title % PIECES) * PIECE_MINOR
  const id = receivable(Math.floor(title / PIECES))
  return { receivable: id, lo: String(lo), hi: String(lo + PIECE_MINOR) }
}
