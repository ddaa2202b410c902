/**
 * `node writes-until-killed.ts FOLDER`: a ledger on a server of its own, written to all the time.
 * Prints the server's process id, then each entry when it was acknowledged.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '../../services/local/servers/postgres.ts'
import { urlAs } from '../../services/platform/database.ts'
import { migrate } from '../../services/platform/migrate.ts'
import { enrolmentOf, entryOf, newParty, openMarket } from './market.ts'

const PAUSE_MS = 20
const [folder = ''] = process.argv.slice(2)
const say = () => undefined
const settings = {
  // A killed process loses nothing that the system has taken.
  fsync: 'off',
  // PostgreSQL takes up to 20 s to load the module later.
  archive_library: 'basic_archive',
}
const postgres = await startPostgres({ folder: `${folder}/postgres`, settings, say })
await migrate(postgres.url)
const database = {
  ownerUrl: postgres.url,
  urlAs: (role: Parameters<typeof urlAs>[1]) => urlAs(postgres.url, role),
  close: async () => undefined,
}
const { act, operator, ledger } = await openMarket(database)
process.stdout.write(`${postgres.pid()}\n`)
for (;;) {
  const enrolment = enrolmentOf(newParty(['supplier'], 'small'), ledger.name)
  const answer = await act([operator.maker, operator.checker], 'party.enrol', enrolment)
  process.stdout.write(`${entryOf(answer)}\n`)
  // Others need the processor too.
  await sleep(PAUSE_MS)
}
