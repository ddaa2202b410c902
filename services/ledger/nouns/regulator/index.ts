import type { LookedThrough } from '../../../../contracts/regulator/look-through.ts'
import { replaysNothing } from '../../engine/audit/noun-audit.ts'
import { appliesNothing, defineNoun, writesNothing } from '../../engine/noun.ts'
import { lookThroughAct } from './look-through.act.ts'

/** What regulators and courts do; the entry of a look-through is all that there is of it. */
export const regulator = defineNoun<LookedThrough>()({
  name: 'regulator',
  acts: { 'regulator.look-through': lookThroughAct },
  facts: {
    'regulator.looked-through.v1': {
      chains: ({ receivable }) => [receivable],
      apply: appliesNothing,
      write: writesNothing,
    },
  },
  instrument: null,
  newIds: [],
  audit: () => ({
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: { 'regulator.look-through': replaysNothing },
    comparisons: () => [],
  }),
})
