/** `URL=… WORK=… node stands-by.ts`: a process that stands by, and says when it works or not. */
import { once } from 'node:events'
import { openPool } from '../../services/platform/database.ts'
import { createLog } from '../../services/platform/log.ts'
import { standBy } from '../../services/platform/stand-by.ts'

const { URL: url = '', WORK: name = '' } = process.env
standBy({
  name,
  pool: openPool(url, { name: 'stands by', max: 1 }),
  log: createLog('test'),
  work: async stop => {
    process.stdout.write('works ')
    if (!stop.aborted) await once(stop, 'abort')
    process.stdout.write('stops ')
  },
})
