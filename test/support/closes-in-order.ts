/** `node closes-in-order.ts`: a program of three parts, to be ended in several ways. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../../services/platform/log.ts'
import { closeInOrder } from '../../services/platform/shutdown.ts'

const part = (name: string, close: () => Promise<unknown>) => ({
  name,
  close: async () => {
    process.stdout.write(`${name} `)
    await close()
  },
})
closeInOrder(createLog('test'), [
  part('listener', () => sleep(200)),
  part('worker', () => Promise.reject(new Error('stuck'))),
  part('pool', () => sleep(1)),
])
const [ending] = process.argv.slice(2)
process.stdout.write('up ')
if (ending === 'throws') {
  setTimeout(() => {
    throw new Error('nobody catches this')
  }, 10)
} else if (ending === 'fails') {
  process.exitCode = 3
} else if (ending === 'waits') {
  setInterval(() => undefined, 1_000)
}
