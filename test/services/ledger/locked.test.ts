import type { PoolClient } from 'pg'
import { expect, test } from 'vitest'
import type { Locked } from '../../../services/ledger/engine/locked.ts'
import { loadTilings } from '../../../services/ledger/title/load-titles.ts'
import { noChanges } from '../../../services/ledger/title/title-rows.ts'
import { writeTitles } from '../../../services/ledger/title/write-titles.ts'
import type { Transaction } from '../../../services/platform/transaction.ts'

/** What must not compile stands under `@ts-expect-error`: `npm run check` fails if it does. */
test('state is read in a transaction, and rows are written under their locks', () => {
  const compiles = async (client: PoolClient, transaction: Transaction, locked: Locked) => {
    // @ts-expect-error: a connection without a transaction
    await loadTilings(client, [])
    await loadTilings(transaction, [])
    // @ts-expect-error: a connection without a transaction
    await writeTitles(client, noChanges())
    // @ts-expect-error: a transaction without locks
    await writeTitles(transaction, noChanges())
    await writeTitles(locked, noChanges())
  }
  expect(compiles).toHaveLength(3)
})
