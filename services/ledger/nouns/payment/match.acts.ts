import * as z from 'zod'
import {
  MATCH_ENTRIES_CLASS,
  MATCHED_MAX,
  type MatchEntries,
  type MatchEntriesState,
  matchEntries,
} from '../../../../contracts/payment/match-entries.ts'
import type { EntriesMatched } from '../../../../contracts/payment/match-facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, minorUnits, text } from '../../engine/act/body.ts'
import { lockAccount } from './load-accounts.ts'
import { loadAwaited, loadOpenEntries } from './load-matches.ts'

/** The lock of the account keeps two people from matching the same entry at once. */
export const matchEntriesAct: Act<MatchEntries, EntriesMatched, MatchEntriesState> = {
  name: 'payment.match-entries',
  class: MATCH_ENTRIES_CLASS,
  body: z.strictObject({
    account: id('acc'),
    entries: z.array(z.strictObject({ reference: text, amount: minorUnits })).max(MATCHED_MAX),
    payments: z.array(z.strictObject({ endToEndId: text, amount: minorUnits })).max(MATCHED_MAX),
    ...{ writtenOff: minorUnits, reason: text },
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { account, entries, payments }) => ({
      account: await lockAccount(client, account),
      entries: await loadOpenEntries(
        client,
        account,
        entries.map(one => one.reference),
      ),
      awaited: await loadAwaited(
        client,
        account,
        payments.map(one => one.endToEndId),
      ),
    }),
  },
  decide: (body, _view, context, state) => matchEntries(state, body, context),
}
