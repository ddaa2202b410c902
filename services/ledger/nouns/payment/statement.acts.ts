import * as z from 'zod'
import {
  CONFIRM_STATEMENT_CLASS,
  type ConfirmStatement,
  type ConfirmStatementState,
  confirmStatement,
} from '../../../../contracts/payment/confirm-statement.ts'
import type { StatementConfirmed, StatementRecorded } from '../../../../contracts/payment/facts.ts'
import {
  RECORD_STATEMENT_CLASS,
  type RecordStatement,
  type RecordStatementState,
  recordStatement,
} from '../../../../contracts/payment/record-statement.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { digest } from '../party/party-bodies.ts'
import { findRecorded, loadProven, loadUnproven, lockAccount } from './load-accounts.ts'
import { readFile } from './read-file.ts'

/** Characters of a packed statement; XML of this kind packs to a tenth and less. */
export const PACKED_LENGTH_MAX = 512 * 2 ** 10
/** Characters of a detached signature with its header. */
export const SIGNATURE_LENGTH_MAX = 1_000

export const recordStatementAct: Act<RecordStatement, StatementRecorded, RecordStatementState> = {
  name: 'payment.record-statement',
  class: RECORD_STATEMENT_CLASS,
  body: z.strictObject({
    account: id('acc'),
    statement: z.string().max(PACKED_LENGTH_MAX),
    signature: z.string().max(SIGNATURE_LENGTH_MAX).nullable(),
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { account: named, statement, signature }, party) => {
      const account = await lockAccount(client, named)
      // Nobody else has a file read under somebody's key.
      const own = account?.holder === party ? account : null
      const handedIn = readFile(statement, signature, own?.statementKey ?? null)
      if (!handedIn.file.ok) return { account, ...handedIn, recorded: null, proven: new Map() }
      const { digest: bytes, read } = handedIn.file.value
      return {
        ...{ account, ...handedIn, recorded: await findRecorded(client, named, bytes) },
        proven: await loadProven(
          client,
          named,
          read.entries.map(entry => entry.id),
        ),
      }
    },
  },
  decide: (body, _view, context, state) => recordStatement(state, body, context),
}

export const confirmStatementAct: Act<ConfirmStatement, StatementConfirmed, ConfirmStatementState> =
  {
    name: 'payment.confirm-statement',
    class: CONFIRM_STATEMENT_CLASS,
    body: z.strictObject({ account: id('acc'), digest }),
    amount: () => null,
    reads: () => [],
    exclusive: {
      load: async (client, { account: named, digest: bytes }) => {
        const account = await lockAccount(client, named)
        const unproven = account && (await loadUnproven(client, account, bytes))
        const references = unproven?.entries.map(entry => entry.id) ?? []
        return { account, unproven, proven: await loadProven(client, named, references) }
      },
    },
    decide: (body, _view, _context, state) => confirmStatement(state, body),
  }
