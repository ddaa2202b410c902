import type { LookedThrough } from '../../../../contracts/regulator/look-through.ts'
import { appliesNothing, defineNoun, makesNothing, writesNothing } from '../../engine/noun/noun.ts'
import { replaysNothing } from '../../engine/replay/noun-audit.ts'
import { lookThroughAct } from './look-through.act.ts'

/** What regulators and courts do; the entry of a look-through is all that there is of it. */
export const regulator = defineNoun<LookedThrough>()({
  name: 'regulator',
  acts: { 'regulator.look-through': lookThroughAct },
  facts: {
    'regulator.looked-through.v1': {
      chains: ({ receivable }) => [receivable],
      apply: appliesNothing,
      makes: makesNothing,
      write: writesNothing,
    },
  },
  instrument: null,
  shows: {},
  newIds: [],
  audit: () => ({
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: { 'regulator.look-through': replaysNothing },
    comparisons: () => [],
  }),
})
