import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printStore } from '../../../../services/local/develop/print-store/print-store.ts'
import { type TestDatabase, testDatabase } from '../../../support/database.ts'

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  await owner.query('set role tallystick_owner')
})
afterAll(async () => {
  await owner.end()
  await database.close()
})

/** Each changes something that a reviewer must see; they are made one after the other. */
const changes = [
  'alter domain trade.document_number drop constraint document_number_keeps_to_its_alphabet',
  'alter table ledger.claim add column note text',
  'alter table ledger.claim alter note set not null',
  "alter table ledger.claim alter note set default 'none'",
  'alter table ledger.claim drop note',
  'alter table trade.invoice alter likeness type text collate "default"',
  'alter table ledger.claim drop constraint claim_not_empty',
  'alter table ledger.title alter constraint title_follows_its_left not deferrable',
  'drop index ledger.hold_by_span',
  'drop trigger key_fixed on ledger.key',
  'alter table ledger.claim disable trigger claim_guard',
  'alter policy own on ledger.mandate using (true)',
  'alter policy writers on ledger.mandate to tallystick_ledger',
  'drop policy own on ledger.mandate',
  'create policy few on ledger.mandate as restrictive for insert with check (party > 0)',
  'alter table ledger.mandate disable row level security',
  'alter table ledger.key force row level security',
  'revoke insert on ledger.offer from tallystick_ledger',
  'revoke update (freed_by) on ledger.claim from tallystick_ledger',
  'alter view ledger.wait_item reset (security_invoker)',
  'revoke select on ledger.wait_item from tallystick_sequencer',
  'alter sequence ledger.entry_number cache 10',
  'revoke usage on sequence ledger.entry_number from tallystick_ledger',
  'revoke usage on schema trade from tallystick_sequencer',
  'alter function ledger.i_am(text) security invoker',
  'alter function ledger.i_am(text) reset search_path',
  'alter function ledger.me() volatile',
  'revoke execute on function ledger.me() from public',
  'grant execute on function ledger.steps(bigint) to tallystick_desk',
  `create aggregate ledger.most(bigint) (sfunc = int8larger, stype = bigint)`,
  "insert into ledger.person (id, identity) values (1, sha384('one'))",
]

test('every change of the store is printed', async () => {
  let before = await printStore(database.ownerUrl)
  for (const change of changes) {
    await owner.query(change)
    const after = await printStore(database.ownerUrl)
    expect(after === before, change).toBe(false)
    before = after
  }
})

/** What has no place in the print yet is a fault, and not left out unseen. */
const unknown: Record<string, { readonly made: string; readonly gone: string }> = {
  'the type ledger.mood': {
    made: "create type ledger.mood as enum ('good')",
    gone: 'drop type ledger.mood',
  },
  'the relation ledger.copy': {
    made: 'create materialized view ledger.copy as select 1',
    gone: 'drop materialized view ledger.copy',
  },
  'the rule quiet on ledger.hold': {
    made: 'create rule quiet as on delete to ledger.hold do instead nothing',
    gone: 'drop rule quiet on ledger.hold',
  },
  'the owner of ledger.stray': {
    made: 'reset role; create table ledger.stray (id bigint)',
    gone: 'drop table ledger.stray; set role tallystick_owner',
  },
}

test.each(Object.entries(unknown))('it does not know %s', async (name, { made, gone }) => {
  await owner.query(made)
  await expect(printStore(database.ownerUrl)).rejects.toThrow(`does not know ${name}`)
  await owner.query(gone)
})
