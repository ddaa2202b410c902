import type { Seen } from './documents.ts'

/** What can be done with a title, in the order in which it is shown. */
export type Can =
  | ('answer' | 'withdraw' | 'pay' | 'pledge' | 'release' | 'paid')
  | ('dispute' | 'lift')

export interface Who {
  readonly party: string
  readonly today: string
}

type OfTitle = Pick<Seen, 'holder' | 'holdKinds'> & {
  readonly claim: Pick<NonNullable<Seen['claim']>, 'kind' | 'claimant'> | null
  readonly instrument: Pick<Seen['instrument'], 'debtor' | 'supplier' | 'dueOn' | 'status'>
}

/** Finds what a party may try; whether it succeeds the ledger says, before it is signed. */
export function findActs(title: OfTitle, { party, today }: Who): readonly Can[] {
  const { holder, claim, holdKinds, instrument } = title
  const { debtor, supplier, dueOn, status } = instrument
  if (holder === null || status !== 'issued') return []
  const held = holdKinds.length > 0
  const owns = holder.id === party
  const claims = claim?.claimant.id === party
  const offered = claim?.kind === 'offer'
  const pledged = claim?.kind === 'pledge'
  const reached = holder.id === supplier.id && debtor.id === party
  const all: readonly (readonly [Can, boolean])[] = [
    ['answer', claims && offered],
    ['withdraw', owns && offered],
    ['pay', owns && claim === null && !held && dueOn >= today],
    ['pledge', owns && claim === null && !held && dueOn >= today],
    ['release', claims && pledged],
    ['paid', !held && (claims ? pledged : owns && !offered)],
    ['dispute', reached && !holdKinds.includes('dispute')],
    ['lift', reached && holdKinds.includes('dispute')],
  ]
  return all.flatMap(([can, may]) => (may ? [can] : []))
}
