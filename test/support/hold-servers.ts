/** `node hold-servers.ts FOLDER`: both servers, until we end. Prints their process ids. */
import { startPostgres } from '../../services/local/servers/postgres.ts'
import { startTemporal } from '../../services/local/servers/temporal.ts'

const [folder = ''] = process.argv.slice(2)
const say = () => undefined
const postgres = await startPostgres({ folder: `${folder}/postgres`, durable: false, say })
const temporal = await startTemporal({ folder: `${folder}/temporal`, say })
process.stdout.write(`${postgres.pid()} ${temporal.pid()}\n`)
setInterval(() => undefined, 1_000)
