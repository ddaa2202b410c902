import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startGateway } from '../../../services/gateway/index.ts'
import { openLedger } from '../../../services/ledger/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool, type RuntimeRole, urlAs } from '../../../services/platform/database.ts'
import { dateInZone } from '../../../services/platform/date-in-zone.ts'
import { startSequencer } from '../../../services/sequencer/index.ts'
import { testBlobs } from '../../support/blobs.ts'
import { IDENTITY_KEY } from '../../support/identity-key.ts'

/**
 * The server of a benchmark, in a process of its own: gateway, ledger and sequencer on a database
 * that is there. Tells its address, and whenever asked its memory: all of it (`rss`), or what is in
 * use once garbage is collected (`kept`).
 */
const databaseUrl = process.env['BENCH_DATABASE_URL']!
const open = (role: RuntimeRole) => openPool(urlAs(databaseUrl, role), { name: role, max: 4 })

const ledger = await openLedger({
  ...{
    pool: open('tallystick_ledger'),
    calendar: chinaCalendar(),
    today: () => dateInZone('Asia/Shanghai'),
  },
})
startSequencer(open('tallystick_sequencer'))
const { url } = await startGateway({
  ...{ ledger, reader: open('tallystick_reader'), desk: open('tallystick_desk') },
  intake: open('tallystick_intake'),
  custodySecret: randomBytes(32),
  blobs: testBlobs(),
  identityKey: IDENTITY_KEY,
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

process.on('message', asked => {
  if (asked === 'kept') collectGarbage()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.(Math.round((asked === 'kept' ? heapUsed + external : rss) / 2 ** 20))
})
process.on('disconnect', () => process.exit(0))
process.send?.({ url: `${url}/graphql` })
