import type { SettlementFact } from '../../../../contracts/settlement/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { replaysNothing } from '../../engine/replay/noun-audit.ts'
import { auditMaturities } from './audit-maturities.ts'
import { auditSettlements } from './audit-settlements.ts'
import { settlementFacts } from './facts.ts'
import { closeMaturityAct, openMaturityAct } from './maturity.acts.ts'
import {
  giveUpLineAct,
  instructSettlementAct,
  proveLineAct,
  rejectLinesAct,
} from './settlement.acts.ts'

/** The acts on settlements, by their names in commands. */
const settlementActs = {
  'settlement.instruct-settlement': instructSettlementAct,
  'settlement.prove-line': proveLineAct,
  'settlement.reject-lines': rejectLinesAct,
  'settlement.give-up-line': giveUpLineAct,
  'settlement.open-maturity': openMaturityAct,
  'settlement.close-maturity': closeMaturityAct,
}

/** What debtors have their banks pay at maturity, line by line. */
export const settlement = defineNoun<SettlementFact>()({
  name: 'settlement',
  acts: settlementActs,
  facts: settlementFacts,
  instrument: null,
  shows: { stl: 'ledger.shown_settlements' },
  newIds: ['settlement_pkey'],
  audit: replayed => {
    const { comparisons, ...replays } = auditSettlements(replayed)
    const maturities = auditMaturities()
    return {
      ...{ genesis: replaysNothing, entry: maturities.follow },
      comparisons: () => [...comparisons(), maturities.comparison()],
      replays: {
        'settlement.instruct-settlement': replays.instructed,
        'settlement.prove-line': replays.proven,
        'settlement.reject-lines': replays.rejected,
        'settlement.give-up-line': replays.abandoned,
        'settlement.open-maturity': maturities.opened,
        'settlement.close-maturity': maturities.closed,
      },
    }
  },
})
