import type { PartyId } from '../kernel/id.ts'

/** A document's number is its seller's: of what others say of it there may be several versions. */
export interface Worded {
  readonly seller: PartyId
  readonly buyer: PartyId
  /** The buyer whose word it is alone; null: it is the seller's. */
  readonly assertedBy: PartyId | null
}

/** Of the documents of one seller and number, what an importer's word is held against. */
export interface Heard<Document> {
  /** What it repeats or contradicts: the seller's own word, else the buyer's own assertion. */
  readonly known: Document | null
  /** Only for the seller: what buyers assert of its number. */
  readonly assertions: readonly Document[]
}

/**
 * What is heard when a party states a document of one seller and number. A seller's word is held
 * against its own. A buyer's is an assertion in a space of its own: whatever stands between the
 * seller and others is not heard, so nobody learns from the answer whether a number is in use.
 */
export function hear<Document>(
  documents: readonly Document[],
  party: PartyId,
  worded: (document: Document) => Worded,
): Heard<Document> {
  const heard = documents.filter(one => isHeard(worded(one), party))
  const own = heard.find(one => worded(one).assertedBy === null)
  const assertions = heard.filter(one => worded(one).assertedBy !== null)
  const isSeller = heard.some(one => worded(one).seller === party)
  return isSeller
    ? { known: own ?? null, assertions }
    : { known: own ?? assertions[0] ?? null, assertions: [] }
}

/** Is the importer's word on a number held against this document of it? */
export function isHeard({ seller, buyer, assertedBy }: Worded, party: PartyId): boolean {
  return party === seller || party === (assertedBy ?? buyer)
}

/** Whose assertion a new document is: nobody's where the seller states it. */
export function asserterOf(seller: PartyId, party: PartyId): PartyId | null {
  return seller === party ? null : party
}
