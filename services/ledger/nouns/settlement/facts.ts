import type {
  LineInstructed,
  LinePaid,
  SettlementFact,
} from '../../../../contracts/settlement/facts.ts'
import type { LineName, LineStatus } from '../../../../contracts/settlement/settlement.ts'
import { appliesNothing, type FactRules, makesNothing } from '../../engine/noun/noun.ts'
import type { View } from '../../engine/view/view.ts'
import { payPledge } from '../title/pledges.ts'
import { keyLine } from './load-lines.ts'
import { lines } from './tables.ts'
import { insertMaturities, writeClosed } from './write-maturities.ts'
import {
  insertLines,
  insertSettlements,
  writeAbandoned,
  writePaid,
  writeRejected,
  writeReturned,
} from './write-settlements.ts'

const ofSettlement = ({ settlement }: LineName) => [settlement]

const onDebtor = {
  chains: ({ debtor }: { readonly debtor: string }) => [debtor],
  ...{ apply: appliesNothing, makes: makesNothing },
}

/** What becomes of settlements and their lines; rows are written in bulk. */
export const settlementFacts: FactRules<SettlementFact> = {
  'settlement.instructed.v1': {
    // The act is alone in its group: nothing comes after it.
    ...{ chains: ({ settlement }) => [settlement], apply: appliesNothing },
    makes: ({ settlement }) => [settlement],
    write: insertSettlements,
  },
  'settlement.line-instructed.v1': {
    chains: (fact: LineInstructed) => [fact.settlement, fact.instrument],
    ...{ apply: appliesNothing, makes: makesNothing, write: insertLines },
  },
  'settlement.line-paid.v1': {
    chains: ofSettlement,
    apply: (view, fact: LinePaid) => {
      setStatus(view, fact, fact.late ? 'late' : 'paid')
      if (fact.pledge !== null) payPledge(view, fact.pledge, fact.amount)
    },
    makes: makesNothing,
    write: writePaid,
  },
  'settlement.line-returned.v1': {
    chains: ofSettlement,
    apply: (view, fact) => setStatus(view, fact, fact.wasLate ? 'even' : 'returned'),
    makes: makesNothing,
    write: writeReturned,
  },
  'settlement.line-rejected.v1': {
    chains: ofSettlement,
    // The act is alone in its group.
    ...{ apply: appliesNothing, makes: makesNothing, write: writeRejected },
  },
  // The acts are alone in their groups.
  'settlement.maturity-opened.v1': { ...onDebtor, write: insertMaturities },
  'settlement.maturity-closed.v1': { ...onDebtor, write: writeClosed },
  'settlement.line-abandoned.v1': {
    chains: ofSettlement,
    apply: (view, fact) => setStatus(view, fact, 'abandoned'),
    makes: makesNothing,
    write: writeAbandoned,
  },
}

function setStatus(view: View, name: LineName, status: LineStatus): void {
  const line = view.get(lines, keyLine(name))
  if (line) view.set(lines, keyLine(name), { ...line, status })
}
